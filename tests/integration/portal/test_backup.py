"""Backup, destroy, restore: what comes back is what there was."""

import dataclasses
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from casestudies.models import CaseStudy, Photo
from improvers.models import User
from sharing_portal.backups import manifest
from sharing_portal.backups.database import count_rows, empty, without_triggers
from sharing_portal.backups.rows import LEFT_OUT, all_models, kept_models
from tests.factories import make_published, make_user

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def portal():
    """A published case study with a photo, and an author who signs in with a password."""
    lead = make_user(name="Ada Løw", email="ada@nhs.net", password="huddle kettle orbit")
    edition = make_published(lead=lead, headline="Xylophone huddles\nhalved falls – “at night”")
    photo = Photo(edition=edition, public_id="photo1", width=4, height=3, people="none", alternative_text="A board")
    photo.large.save("large.jpg", ContentFile(os.urandom(200_000)), save=False)
    photo.small.save("small.jpg", ContentFile(b"small"), save=False)
    photo.save()
    edition.outcomes.create(measure="Falls", baseline="12.5", result="6.25", readings={"2024-01-01": "4"})
    return edition


def _counts():
    return {model._meta.label: count_rows(model) for model in kept_models()}


def _rows():
    """Every row but what the commands themselves note."""
    noted = {"improvers.AuditEvent": {"kind__in": ["backed_up", "restored"]}}
    return {
        model._meta.label: list(
            model._base_manager.exclude(**noted.get(model._meta.label, {"pk": None})).order_by("pk").values_list()
        )
        for model in kept_models()
    }


def _hashes():
    folder = Path(settings.MEDIA_ROOT)
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _destroy():
    with transaction.atomic(), without_triggers():
        empty(all_models())
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    shutil.rmtree(settings.INDEX_DIR, ignore_errors=True)


def _backup(tmp_path):
    path = tmp_path / "portal.backup"
    call_command("backup", path, stdout=io.StringIO())
    return path


def _restore(path, **options):
    call_command("restore", path, stdout=io.StringIO(), **options)


def test_rows_files_sign_in_and_search_come_back_after_everything_is_destroyed(portal, tmp_path, client):
    rows, hashes = _rows(), _hashes()
    path = _backup(tmp_path)
    _destroy()
    assert (User.objects.count(), _hashes()) == (0, {})
    _restore(path)
    assert _rows() == rows
    assert _hashes() == hashes
    assert client.login(email="ada@nhs.net", password="huddle kettle orbit")
    assert "Xylophone" in client.get(reverse("search:search"), {"q": "xylophone"}).content.decode()
    assert make_user().pk > max(pk for pk, *_ in rows["improvers.User"])


def test_a_portal_in_use_is_only_replaced_when_that_is_asked_for(portal, tmp_path):
    path = _backup(tmp_path)
    later = make_user(email="later@nhs.net")
    with pytest.raises(CommandError, match="--replace"):
        _restore(path)
    assert User.objects.filter(pk=later.pk).exists()
    _restore(path, replace=True)
    assert not User.objects.filter(pk=later.pk).exists()
    assert CaseStudy.objects.published().count() == 1


def test_nobody_stays_signed_in_through_a_restore(portal, tmp_path, client):
    path = _backup(tmp_path)
    client.force_login(portal.case_study.lead)
    assert client.get(reverse("drafting:mine")).status_code == 200
    _restore(path, replace=True)
    assert client.get(reverse("drafting:mine")).status_code == 302


def test_a_backup_is_for_its_owner_only_and_never_overwrites(portal, tmp_path):
    path = _backup(tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="exists already"):
        _backup(tmp_path)
    assert [found.name for found in tmp_path.glob("portal.backup*")] == ["portal.backup"]


def _repacked(path, change):
    """The backup written again, each member's content as `change(name, content)` gives it; None leaves it out."""
    changed = path.with_name("changed.backup")
    with tarfile.open(path) as old, tarfile.open(changed, "w") as new:
        for entry in old:
            content = change(entry.name, old.extractfile(entry).read())
            if content is not None:
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))
    return changed


def _more_rows(name, content):
    if name != "manifest.json":
        return content
    said = json.loads(content)
    said["rows"]["improvers.User"] += 1
    return json.dumps(said).encode()


DAMAGES = {
    "a changed upload": lambda name, content: b"other" if name.endswith("small.jpg") else content,
    "an upload left out": lambda name, content: None if name.startswith("uploads/") else content,
    "rows left out": lambda name, content: None if "improvers.User." in name else content,
    "a changed manifest": _more_rows,
    "no manifest": lambda name, content: None if name == "manifest.json" else content,
    "no JSON": lambda name, content: b"[1]" if name == "manifest.json" else content,
}


def test_a_damaged_or_changed_backup_is_refused_and_changes_nothing(portal, tmp_path):
    path = _backup(tmp_path)
    rows, hashes = _rows(), _hashes()
    for damage in DAMAGES.values():
        with pytest.raises(CommandError):
            _restore(_repacked(path, damage), replace=True)
        assert (_rows(), _hashes()) == (rows, hashes)


def test_a_backup_cut_short_is_refused(portal, tmp_path):
    path = _backup(tmp_path)
    content, before = path.read_bytes(), _counts()
    for share in (0.0, 0.3, 0.9, 0.999):
        path.write_bytes(content[: int(len(content.rstrip(b"\0")) * share)])
        with pytest.raises(CommandError, match=r"cut short|damaged|no backup"):
            _restore(path, replace=True)
        assert _counts() == before


def test_a_backup_made_with_another_key_needs_to_be_trusted(portal, tmp_path, settings):
    path = _backup(tmp_path)
    settings.SECRET_KEY = "another key"
    with pytest.raises(CommandError, match="SECRET_KEY"):
        _restore(path, replace=True)
    _restore(path, replace=True, any_key=True)


def test_an_interrupted_restore_leaves_the_portal_as_it_was(portal, tmp_path, monkeypatch):
    path = _backup(tmp_path)
    make_user()
    rows, hashes = _rows(), _hashes()

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("sharing_portal.backups.restoring._place_uploads", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _restore(path, replace=True)
    assert (_rows(), _hashes()) == (rows, hashes)


def test_keys_that_lead_nowhere_are_refused(portal, tmp_path):
    member, files = "rows/casestudies.CaseStudy.jsonl.gz", {}

    def led_by_nobody_known(name, content):
        if name == member:
            names, *lines = [json.loads(line) for line in gzip.decompress(content).splitlines()]
            lines[0][names.index("lead_id")] = 987654321
            content = gzip.compress("\n".join(json.dumps(line) for line in [names, *lines]).encode())
            files[name] = [hashlib.sha256(content).hexdigest(), len(content)]
        if name == manifest.NAME:
            said = manifest.read(content, any_key=False)
            content = manifest.written(dataclasses.replace(said, files=said.files | files))
        return content

    path, rows = _repacked(_backup(tmp_path), led_by_nobody_known), _rows()
    with pytest.raises(CommandError, match="could not be written"):
        _restore(path, replace=True)
    assert _rows() == rows


def test_every_table_is_kept_or_left_out_for_a_reason():
    tables = {model._meta.db_table for model in kept_models()}
    left_out = {apps.get_model(label)._meta.db_table for label in LEFT_OUT if label.split(".")[0] in apps.app_configs}
    left_out |= {cache.get("LOCATION") for cache in settings.CACHES.values()} | {"django_migrations"}
    there = set(connection.introspection.table_names())
    assert there - tables - left_out == set()


@pytest.mark.postgres
def test_a_portal_moves_from_postgresql_to_sqlite_and_back(portal, tmp_path):
    rows, hashes = _rows(), _hashes()
    path = _backup(tmp_path)
    there = {**os.environ, "VAR_DIR": str(tmp_path / "var"), "DATABASE_URL": f"sqlite:///{tmp_path / 'other.sqlite3'}"}
    back = tmp_path / "back.backup"
    steps = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("restore", {str(path)!r})
call_command("backup", {str(back)!r})
"""
    command = [sys.executable, "manage.py", "shell", "-c", steps]
    subprocess.run(command, cwd=ROOT, env=there, check=True, capture_output=True)
    _destroy()
    _restore(back)
    assert _rows() == rows
    assert _hashes() == hashes
    assert default_storage.exists(Photo.objects.get().large.name)


def test_while_only_reading_is_possible_the_command_says_what_to_do(settings, tmp_path):
    settings.READ_ONLY = True
    with pytest.raises(CommandError, match="READ_ONLY=0"):
        call_command("backup", tmp_path / "a.backup")


def test_restoring_before_migrating_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("django.db.migrations.recorder.MigrationRecorder.applied_migrations", lambda recorder: {})
    with pytest.raises(CommandError, match="Run migrate first"):
        call_command("restore", tmp_path / "a.backup")
