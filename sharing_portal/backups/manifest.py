"""What a backup says of itself, and proof that this portal wrote it."""

import hmac
import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.crypto import salted_hmac

from .errors import BackupRefused

NAME = "manifest.json"
FORMAT = 1
_SALT = "sharing_portal.backups"


@dataclass(frozen=True)
class Manifest:
    """When and from what it was made, rows by model, and sha256 and size of every file in it.

    `migrations` is the last one of each app, `missing` names files that rows refer to and that were not there.
    """

    made_at: str
    database: str
    migrations: list[str]
    rows: dict[str, int]
    files: dict[str, list]
    missing: list[str]
    format: int = FORMAT


def migrations_now() -> list[str]:
    """The last migration of each app, once all are applied. Raises BackupRefused while some are not."""
    loader = MigrationLoader(connection)
    last = loader.graph.leaf_nodes()
    if not_applied := [node for node in last if node not in loader.applied_migrations]:
        app, name = not_applied[0]
        raise BackupRefused(f"Migration {app}.{name} is not applied. Run migrate first.")
    return sorted(f"{app}.{name}" for app, name in last)


def written(manifest: Manifest) -> bytes:
    """The manifest as a file, signed with SECRET_KEY."""
    said = asdict(manifest)
    return json.dumps(said | {"signature": _signature(said, settings.SECRET_KEY)}, indent=1).encode()


def read(content: bytes, *, any_key: bool) -> Manifest:
    """The manifest of a file. Raises BackupRefused for one that is damaged, was changed, or comes from elsewhere."""
    try:
        said = json.loads(content)
        signature = said.pop("signature")
        manifest = Manifest(**said)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BackupRefused("This is not a backup of this portal, or its manifest is damaged.") from error
    if manifest.format != FORMAT:
        raise BackupRefused(f"The backup has format {manifest.format}; this version reads format {FORMAT}.")
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any_key and not any(hmac.compare_digest(signature, _signature(said, key)) for key in keys):
        raise BackupRefused(
            "The backup was changed, or was made with another SECRET_KEY. Set the SECRET_KEY of the portal it comes "
            "from. If you trust the file and that key is lost, use --any-key."
        )
    return manifest


def _signature(said: dict, key: str) -> str:
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return salted_hmac(_SALT, canonical, secret=key, algorithm="sha256").hexdigest()
