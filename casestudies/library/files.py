"""Uploaded files on their way out. The views have asked who may see them."""

import logging

from django.core.files import File
from django.http import FileResponse, Http404

from casestudies.errors import StorageAway
from casestudies.models import Attachment, Edition, Photo
from casestudies.states import Status

logger = logging.getLogger(__name__)

# A day, not a year: what is taken down should leave the caches of others soon.
_FOR_EVERYBODY = "public, max-age=86400"
_FOR_ONE = "private, no-store"
_SIZES = ("large", "small")


def show_photo(photo: Photo, size: str) -> FileResponse:
    """A photo for an <img>. Raises Http404 for a size we do not have or a file that is gone, StorageAway."""
    if size not in _SIZES:
        raise Http404
    response = FileResponse(_open(getattr(photo, size)), content_type="image/jpeg")
    return _with_headers(response, photo.edition)


def download(attachment: Attachment) -> FileResponse:
    """A file that is saved and never opened in the page's place. Raises Http404 when it is gone, StorageAway."""
    response = FileResponse(
        _open(attachment.file),
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type or "application/octet-stream",
    )
    return _with_headers(response, attachment.edition)


def _open(stored) -> File:
    try:
        return stored.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    except OSError as error:
        logger.exception("A stored file cannot be read.")
        raise StorageAway("Photos and files cannot be shown at the moment. The text can. Try again later.") from error


def _with_headers(response: FileResponse, edition: Edition) -> FileResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = _FOR_EVERYBODY if edition.status == Status.PUBLISHED else _FOR_ONE
    return response
