"""The pictures of a write-up, as safe copies."""

import io
from typing import NamedTuple

from casestudies.pictures import LARGE, SMALL
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.pictures import Picture, read_picture

from .reading.write_up import WriteUp

MOST = 10
DESCRIPTION_LIMIT = 250
_MADE_BY_PROGRAMS = ("description automatically generated", "description generated", "ai-generated content")


class Found(NamedTuple):
    """A picture, and what it shows in the words of the file, if a person wrote some."""

    picture: Picture
    description: str


def pictures_in(write_up: WriteUp) -> tuple[list[Found], int]:
    """The pictures of a write-up, at most ten, and how many cannot be brought in: too many, or of another kind."""
    found = []
    for each in write_up.pictures[:MOST]:
        try:
            content = io.BytesIO(write_up.file.content_of(each))
            found.append(Found(read_picture(content, widths=(LARGE, SMALL)), _written(each.description)))
        except (UploadRefused, KeyError):
            continue
    return found, len(write_up.pictures) - len(found)


def fitting(found: list[Found], room: int) -> list[Found]:
    """The first of these pictures, as many as fit into so many bytes."""
    fits = []
    for each in found:
        room -= sum(map(len, each.picture.copies.values()))
        if room < 0:
            break
        fits.append(each)
    return fits


def _written(description: str) -> str:
    """A description a person wrote; nothing for those programs make up."""
    words = " ".join(description.split())
    return "" if words.lower().endswith(_MADE_BY_PROGRAMS) else words[:DESCRIPTION_LIMIT]
