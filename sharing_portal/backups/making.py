"""Writing a backup while the portal runs."""

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from . import manifest
from .database import one_moment
from .errors import BackupRefused
from .rows import file_names, kept_models, write_rows

_CHUNK = 1024 * 1024


def make_backup(path: Path, *, tell: Callable[[str], None] = lambda said: None) -> manifest.Manifest:
    """Writes database and uploads as they are at one moment into a new file that only its owner can read.

    `tell` hears what was written. Raises BackupRefused where the file exists or migrations are not applied; nothing is
    left behind then.
    """
    if path.exists():
        raise BackupRefused(f"{path} exists already. Choose another name.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with (
            _only_for_its_owner(unfinished) as file,
            tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            said = _Writing(tar, tell).write()
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return said


def _only_for_its_owner(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


class _Writing:
    """One backup in the making."""

    def __init__(self, tar: tarfile.TarFile, tell: Callable[[str], None]):
        self.tar, self.tell = tar, tell
        self.rows: dict[str, int] = {}
        self.files: dict[str, list] = {}
        self.missing: list[str] = []

    def write(self) -> manifest.Manifest:
        made_at, migrations = timezone.now().isoformat(), manifest.migrations_now()
        with one_moment():
            for model in kept_models():
                self._add_rows(model)
            names = sorted({name for model in kept_models() for name in file_names(model)})
        for name in names:
            self._add_upload(name)
        self.tell(f"{sum(self.rows.values())} rows, {len(names) - len(self.missing)} files")
        said = manifest.Manifest(made_at, connection.vendor, migrations, self.rows, self.files, self.missing)
        content = manifest.written(said)
        with tempfile.TemporaryFile() as spool:
            spool.write(content)
            self._add(manifest.NAME, spool, listed=False)
        return said

    def _add_rows(self, model) -> None:
        label = model._meta.label
        with tempfile.TemporaryFile() as spool:
            self.rows[label] = write_rows(model, spool)
            self._add(f"rows/{label}.jsonl.gz", spool)

    def _add_upload(self, name: str) -> None:
        try:
            with default_storage.open(name) as file, tempfile.TemporaryFile() as spool:
                while chunk := file.read(_CHUNK):
                    spool.write(chunk)
                self._add(f"uploads/{name}", spool)
        except FileNotFoundError:
            self.missing.append(name)

    def _add(self, name: str, spool: BinaryIO, *, listed: bool = True) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = spool.tell(), 0o600
        spool.seek(0)
        digest = hashlib.sha256()
        while chunk := spool.read(_CHUNK):
            digest.update(chunk)
        spool.seek(0)
        self.tar.addfile(entry, spool)
        if listed:
            self.files[name] = [digest.hexdigest(), entry.size]
