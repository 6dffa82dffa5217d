"""Uploaded files on their way out. The views have asked who may see them."""

from django.core.files import File
from django.http import FileResponse, Http404

from casestudies.models import Attachment, Edition, Photo
from casestudies.states import Status

# A day, not a year: what is taken down should leave the caches of others soon.
_FOR_EVERYBODY = "public, max-age=86400"
_FOR_ONE = "private, no-store"
_SIZES = ("large", "small")


def show_photo(photo: Photo, size: str) -> FileResponse:
    """A photo for an <img>. Raises Http404 for a size we do not have or a file that is gone."""
    if size not in _SIZES:
        raise Http404
    response = FileResponse(_open(getattr(photo, size)), content_type="image/jpeg")
    return _with_headers(response, photo.edition)


def download(attachment: Attachment) -> FileResponse:
    """A file that is saved and never opened in the page's place. Raises Http404 when it is gone."""
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


def _with_headers(response: FileResponse, edition: Edition) -> FileResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = _FOR_EVERYBODY if edition.status == Status.PUBLISHED else _FOR_ONE
    return response
