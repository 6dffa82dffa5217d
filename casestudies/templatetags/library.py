"""What the pages of the library ask for: `{% load library %}`."""

from pathlib import PurePosixPath

from django import template

from casestudies.library.page import EditionPage, safe_link
from casestudies.models import Attachment, Edition

register = template.Library()


@register.simple_tag
def edition_page(edition: Edition) -> EditionPage:
    """The edition with what a page needs beyond it: `{% edition_page edition as page %}`."""
    return EditionPage(edition)


@register.filter
def web_address(address: str) -> str:
    """The address when it is safe to follow, or empty."""
    return safe_link(address)


@register.filter
def file_type(attachment: Attachment) -> str:
    """What sort of file it is, as people call it: PDF, DOCX."""
    return PurePosixPath(attachment.name).suffix.removeprefix(".").upper() or "File"
