"""Uploaded files on their way out. The views have asked who may see them."""

import logging

from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from casestudies.errors import StorageAway
from casestudies.models import Attachment, Photo
from casestudies.served_files import with_file_headers

logger = logging.getLogger(__name__)

_SIZES = ("large", "small")


def show_photo(request: HttpRequest, photo: Photo, size: str) -> HttpResponse:
    """A photo for an <img>, or word that the browser has it already.

    Raises Http404 for a size or file that is not there, StorageAway.
    """
    if size not in _SIZES:
        raise Http404
    etag = f'"{photo.public_id}-{size}"'  # a photo never changes under its public id
    if known := get_conditional_response(request, etag=etag):
        return with_file_headers(known, photo.edition)
    response = FileResponse(_open(getattr(photo, size)), content_type="image/jpeg")
    response["ETag"] = etag
    return with_file_headers(response, photo.edition)


def download(attachment: Attachment) -> FileResponse:
    """A file that is saved and never opened in the page's place. Raises Http404 when it is gone, StorageAway."""
    response = FileResponse(
        _open(attachment.file),
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type or "application/octet-stream",
    )
    return with_file_headers(response, attachment.edition)


def _open(stored) -> File:
    try:
        return stored.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404 from None
    except OSError as error:
        logger.exception("A stored file cannot be read.")
        raise StorageAway("Photos and files cannot be shown at the moment. The text can. Try again later.") from error
