"""Finding stored files that nothing refers to: left behind by a server that stopped between file and row."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

from casestudies.models import StoredFile

from .holding import all_file_fields, is_held
from .keeping import forget

SURELY_LEFT_AFTER = timedelta(days=1)


def orphan_files(*, older_than: timedelta = SURELY_LEFT_AFTER) -> Iterator[tuple[Storage, str]]:
    """Stored files that no row refers to, with their storage; new ones may still be waiting for their row."""
    until = timezone.now() - older_than
    places = {str(field.upload_to).strip("/"): field.storage for field in all_file_fields()}
    for folder, storage in places.items():
        if not storage.exists(folder):
            continue
        for file in storage.listdir(folder)[1]:
            name = f"{folder}/{file}"
            if not is_held(name) and storage.get_modified_time(name) < until:
                yield storage, name


def clear_orphan_files(*, older_than: timedelta = SURELY_LEFT_AFTER) -> int:
    """Deletes files that nothing refers to any more, and counts none of them for anybody. Gives how many went."""
    orphans = list(orphan_files(older_than=older_than))
    for storage, name in orphans:
        forget(storage, name)
    for stored in StoredFile.objects.all():
        if not is_held(stored.file):
            stored.delete()
    return len(orphans)
