"""One ZIP with everything that is kept about a person."""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO

from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from improvers.audit import Kind, record
from improvers.models import Profile

from .collecting import OwnFile, files_of
from .table import TABLE

_CHUNK = 256 * 1024


@transaction.atomic
def own_data(*, by) -> IO[bytes]:
    """Everything that is kept about `by` as an open ZIP file on the disk, to be read from its beginning.

    data.json has one entry for each class of data that holds something of people, by its key in the table of data;
    README.txt says what each is. Photos and files lie in files/. Memory does not grow with it.
    """
    record(Kind.OWN_DATA_EXPORTED, by=by, about=f"user {by.pk}")
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("README.txt", _readme())
        with packed.open("data.json", "w", force_zip64=True) as data:
            for text in _json(by):
                data.write(text.encode())
        for own in _files(by):
            _pack(packed, own)
    file.seek(0)
    return file


def _json(user) -> Iterator[str]:
    """The data as JSON text, one class after the other."""
    before = "{"
    encoder = DjangoJSONEncoder(ensure_ascii=False, indent=1)
    for row in TABLE:
        if row.collect:
            yield f"{before}\n{json.dumps(row.key)}: "
            yield from encoder.iterencode(row.collect(user))
            before = ","
    yield "\n}\n"


def _readme() -> str:
    rows = "\n\n".join(
        f"{row.key}\n  {row.title}. {row.what}.\n  Here: {row.download}." for row in TABLE if row.collect
    )
    return (
        "What is kept about you\n\ndata.json holds the classes of data below, by the name in front of each. Dates and "
        "times are in ISO 8601, UTC where they end in Z. Photos and files lie in files/ under the id of their case "
        f"study.\n\n{rows}\n"
    )


def _files(user) -> Iterator[OwnFile]:
    """Their photos and files, and the photo of their profile. Names are our own, made of letters, digits and -_."""
    yield from files_of(user)
    photo = Profile.objects.of(user).photo.name
    if photo:
        yield OwnFile(f"profile/{photo.rpartition('/')[2]}", photo)


def _pack(packed: zipfile.ZipFile, own: OwnFile) -> None:
    """Adds one file as it is; one that is no longer there is left out."""
    try:
        stored = default_storage.open(own.stored)
    except FileNotFoundError:
        return
    entry = zipfile.ZipInfo(f"files/{own.name}")
    with stored, packed.open(entry, "w", force_zip64=True) as into:
        while chunk := stored.read(_CHUNK):
            into.write(chunk)
