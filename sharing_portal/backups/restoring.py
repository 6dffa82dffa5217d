"""Bringing a backup back: all of it, or nothing."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction

from . import database, manifest
from .errors import BackupRefused
from .rows import all_models, insert_rows, kept_models
from .unpacking import unpack


def restore_backup(
    path: Path, *, any_key: bool = False, tell: Callable[[str], None] = lambda said: None
) -> manifest.Manifest:
    """Puts the rows and uploads of a backup in the place of those there are, in one transaction.

    Everything is unpacked beside the uploads and checked first. Uploads that the backup does not know stay where they
    are and are orphans then. Gives the manifest; raises BackupRefused with nothing changed.
    """
    folder = Path(settings.MEDIA_ROOT) / ".restoring"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        said = unpack(path, folder, any_key=any_key)
        _check_version(said)
        tell("Every file in the backup is as it was written.")
        with transaction.atomic(durable=True):
            database.take_all_the_time_needed()
            _fill(said, folder)
            tell(f"{sum(said.rows.values())} rows written and counted, every key leads somewhere.")
            _place_uploads(said, folder)
    except FileNotFoundError as error:
        raise BackupRefused(f"{error.filename} was not found.") from error
    except (DatabaseError, ValueError, EOFError, OSError) as error:
        raise BackupRefused(f"The rows could not be written: {type(error).__name__}. Nothing was changed.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return said


def _check_version(said: manifest.Manifest) -> None:
    now = manifest.migrations_now()
    if said.migrations != now:
        odd = sorted(set(said.migrations) ^ set(now))[0]
        raise BackupRefused(
            f"The backup was made by another version of the portal (see migration {odd}). Restore it with that "
            "version, then bring the portal up to date and run migrate."
        )
    if said.rows.keys() != {model._meta.label for model in kept_models()}:
        raise BackupRefused("The backup keeps other tables than this version has.")


def _fill(said: manifest.Manifest, folder: Path) -> None:
    kept = kept_models()
    with database.without_triggers():
        database.empty(all_models())
        for model in kept:
            insert_rows(model, folder / f"rows/{model._meta.label}.jsonl.gz")
        connection.check_constraints()
    database.count_on(kept)
    for model in kept:
        if database.count_rows(model) != said.rows[model._meta.label]:
            raise BackupRefused(f"Not every row of {model._meta.label} could be written. Nothing was changed.")


def _place_uploads(said: manifest.Manifest, folder: Path) -> None:
    """Moves the uploads into place. Where the commit then fails they are orphans, or the same as what was there."""
    for name in said.files:
        kind, _, upload = name.partition("/")
        if kind == "uploads":
            target = Path(default_storage.path(upload))
            target.parent.mkdir(parents=True, exist_ok=True)
            os.chmod(folder / name, settings.FILE_UPLOAD_PERMISSIONS)
            os.replace(folder / name, target)
