"""Files that nothing refers to any more are cleared away, and no others."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from casestudies.models import StoredFile
from improvers.models import Profile

from .conftest import attach


def left_behind(name: str, *, hours: int = 30) -> str:
    """A stored file without a row, written some time ago."""
    name = default_storage.save(name, ContentFile(b"left"))
    then = time.time() - hours * 3600
    os.utime(default_storage.path(name), (then, then))
    return name


@pytest.fixture
def files(web, author, draft):
    """A file somebody refers to, a profile photo, and three of which nobody knows, one of them just written."""
    kept = attach(web, draft).file.name
    profile = Profile.objects.of(author)
    profile.photo = left_behind("profiles/me.jpg")
    profile.save()
    os.utime(default_storage.path(kept), (0, 0))
    orphans = [left_behind("attachments/a.pdf"), left_behind("photos/b.jpg")]
    StoredFile.objects.create(file=orphans[0], by=author, size=4)
    return [kept, profile.photo.name, left_behind("photos/new.jpg", hours=1)], orphans


def test_orphans_go_and_count_for_nobody(files, capsys):
    stay, go = files
    call_command("clear_orphan_files")
    assert capsys.readouterr().out == "2 files deleted.\n"
    assert [default_storage.exists(name) for name in stay] == [True] * 3
    assert [default_storage.exists(name) for name in go] == [False] * 2
    assert [each.file for each in StoredFile.objects.all()] == [stay[0]]


def test_a_dry_run_only_names_them(files, capsys):
    _, go = files
    call_command("clear_orphan_files", "--dry-run")
    assert sorted(capsys.readouterr().out.split()) == sorted(go)
    assert all(default_storage.exists(name) for name in go)


def test_files_of_rows_that_went_without_them_are_found(web, draft, capsys):
    name = attach(web, draft).file.name
    os.utime(default_storage.path(name), (0, 0))
    draft.case_study.delete()
    call_command("clear_orphan_files")
    assert not default_storage.exists(name)
    assert not StoredFile.objects.exists()
