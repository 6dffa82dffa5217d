"""Unpacking a backup beside the uploads and checking all of it, before anything of the portal is touched."""

import hashlib
import re
import tarfile
from pathlib import Path, PurePosixPath

from . import manifest
from .errors import BackupRefused

_CHUNK = 1024 * 1024
_LONGEST_MANIFEST = 256 * 1024 * 1024
_ROWS = re.compile(r"rows/[a-z_0-9]+\.[A-Za-z_0-9]+\.jsonl\.gz", re.ASCII)


def unpack(path: Path, into: Path, *, any_key: bool) -> manifest.Manifest:
    """Unpacks a backup into an empty folder and gives its manifest, once every file in it is as it was written.

    Raises BackupRefused for a file that is no backup, is cut short, damaged or changed, holds names that lead
    elsewhere, or was not made by this portal (see manifest.read).
    """
    try:
        with tarfile.open(path, mode="r:") as tar:
            found = {entry.name: _extract(tar, entry, into) for entry in _entries(tar)}
    except (tarfile.TarError, EOFError) as error:
        raise BackupRefused("The file is damaged, cut short, or no backup at all.") from error
    if found.pop(manifest.NAME, None) is None:
        raise BackupRefused("The backup has no manifest: it is cut short, or no backup at all.")
    said = manifest.read((into / manifest.NAME).read_bytes(), any_key=any_key)
    if found != {name: tuple(known) for name, known in said.files.items()}:
        odd = sorted(name for name in found.keys() | said.files.keys() if found.get(name) != _known(said, name))
        raise BackupRefused(f"The backup is damaged: {odd[0]} is not as it was written.")
    return said


def _known(said: manifest.Manifest, name: str) -> tuple | None:
    return tuple(said.files[name]) if name in said.files else None


def _entries(tar: tarfile.TarFile):
    names = set()
    for entry in tar:
        if not entry.isreg() or entry.issparse() or entry.name in names or not _is_safe(entry.name):
            raise BackupRefused("The file holds names that do not belong in a backup.")
        if entry.name == manifest.NAME and entry.size > _LONGEST_MANIFEST:
            raise BackupRefused("The manifest is too long to be one.")
        names.add(entry.name)
        yield entry


def _is_safe(name: str) -> bool:
    if name == manifest.NAME or _ROWS.fullmatch(name):
        return True
    parts = PurePosixPath(name).parts
    plain = all(part not in {"..", "."} and not part.startswith(".") for part in parts)
    return len(parts) > 1 and parts[0] == "uploads" and "/".join(parts) == name and plain and not {"\\", "\0"} & {*name}


def _extract(tar: tarfile.TarFile, entry: tarfile.TarInfo, into: Path) -> tuple[str, int]:
    target, digest, size = into / entry.name, hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with tar.extractfile(entry) as packed, target.open("xb") as file:
        while chunk := packed.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
            size += len(chunk)
    if size != entry.size:
        raise BackupRefused("The file is cut short.")
    return digest.hexdigest(), size
