"""The bytes of an upload."""

from typing import BinaryIO

from .errors import UploadRefused

MEGABYTE = 1024 * 1024


def read_content(upload: BinaryIO, *, limit: int) -> bytes:
    """All bytes of an upload, never more than `limit`. Raises UploadRefused when it is empty or larger."""
    upload.seek(0)
    content = upload.read(limit + 1)
    if not content:
        raise UploadRefused("The selected file is empty")
    if len(content) > limit:
        raise UploadRefused(f"The selected file must be smaller than {limit // MEGABYTE} MB")
    return content
