"""What is kept of a picture: copies made here, under names that say nothing about it or its author."""

import secrets
from typing import Any

from django.core.files.base import ContentFile

from sharing_portal.uploads.pictures import Picture

LARGE, SMALL = 1600, 480


def new_name(extension: str) -> str:
    """A name for a stored file that says nothing about it or its author."""
    return f"{new_file_id()}{extension}"


def new_file_id() -> str:
    """The public id of a photo or file: it stands in its address, and nobody can guess it."""
    return secrets.token_urlsafe(16)


def kept_copies(picture: Picture) -> dict[str, Any]:
    """A picture read in LARGE and SMALL as the fields of a row that keeps it: a new public id, copies and size."""
    return {
        "public_id": new_file_id(),
        "large": ContentFile(picture.copies[LARGE], name=new_name(".jpg")),
        "small": ContentFile(picture.copies[SMALL], name=new_name(".jpg")),
        "width": picture.width,
        "height": picture.height,
    }
