"""What a file must not be to be unpacked as a backup."""

import io
import tarfile

import pytest

from sharing_portal.backups.errors import BackupRefused
from sharing_portal.backups.unpacking import unpack

NAMES = ["../evil", "/etc/evil", "uploads/../../evil", "uploads//evil", "uploads/a\\b", "uploads/.restoring", "evil"]


def _unpack(tmp_path, entry, content=b""):
    path, into = tmp_path / "evil.backup", tmp_path / "into"
    into.mkdir()
    with tarfile.open(path, "w") as tar:
        tar.addfile(entry, io.BytesIO(content))
    return unpack(path, into, any_key=False)


@pytest.mark.parametrize("name", NAMES)
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    entry = tarfile.TarInfo(name)
    entry.size = 4
    with pytest.raises(BackupRefused, match="do not belong"):
        _unpack(tmp_path, entry, b"evil")
    assert [path.name for path in tmp_path.rglob("*")] == ["evil.backup", "into"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_only_plain_files_are_unpacked(tmp_path, kind):
    entry = tarfile.TarInfo("uploads/photos/link")
    entry.type, entry.linkname = kind, "/etc/passwd"
    with pytest.raises(BackupRefused, match="do not belong"):
        _unpack(tmp_path, entry)


def test_a_small_file_that_fills_the_disk_is_not_unpacked(tmp_path):
    entry = tarfile.TarInfo("uploads/photos/holes")
    entry.pax_headers = {"GNU.sparse.map": "0,0", "GNU.sparse.size": str(2**24)}
    with pytest.raises(BackupRefused, match="do not belong"):
        _unpack(tmp_path, entry)


def test_the_same_name_twice_is_refused(tmp_path):
    path = tmp_path / "twice.backup"
    with tarfile.open(path, "w") as tar:
        for _ in range(2):
            tar.addfile(tarfile.TarInfo("uploads/photos/one.jpg"), io.BytesIO())
    (tmp_path / "into").mkdir()
    with pytest.raises(BackupRefused, match="do not belong"):
        unpack(path, tmp_path / "into", any_key=False)
