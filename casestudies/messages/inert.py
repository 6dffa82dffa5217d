"""What people typed, made harmless in an email: it adds no header, no line of its own and nothing that can be clicked.

Mail programs turn addresses of pages in plain text into links, so "[.]" takes the place of their dots: people can read
and copy them, but nobody lands there by a click on something that seems to come from us.
"""

import re
import unicodedata
from collections.abc import Callable, Container

# What looks like the end of a file's name is none of a domain.
_FILE_ENDINGS = "csv|docx?|gif|heic|jpe?g|json|md|odt|pdf|png|pptx?|svg|txt|webp|xlsx?"
_LINK = re.compile(
    r"(?P<scheme>\b[a-z][a-z0-9+.-]{1,19}:/{1,3}|\b(?:javascript|data|mailto|tel|file):)(?P<place>\S+)"
    rf"|(?<![\w@.-])(?P<bare>(?:[\w-]+\.)+(?!(?:{_FILE_ENDINGS})\b)[^\W\d_]{{2,24}}\b(?:[/:?#]\S*)?)",
    re.IGNORECASE,
)
_KEPT_CONTROLS = {"\n", "\t"}
_AFTER_A_LINK = ".,;:!?)”’\"'"


def without_controls(text: str) -> str:
    """The text without characters nobody sees: control characters, and those that turn the direction of writing."""
    lines = "\n".join(text.splitlines())  # whatever breaks a line breaks it as "\n" does
    return "".join(
        each for each in lines if each in _KEPT_CONTROLS or unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Co"}
    )


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(without_controls(text).split())


def quoted(text: str) -> str:
    """The text as mail programs mark what somebody else wrote: each line behind a "> "."""
    return "\n".join(f"> {line}".rstrip() for line in without_controls(text).strip().split("\n"))


def without_links(text: str, ours: Container[str] = ()) -> str:
    """The text with nothing in it to click on, but for the addresses in `ours`, which stay as they are."""

    def is_ours(found: str) -> bool:
        return found in ours or found.rstrip(_AFTER_A_LINK) in ours

    return _LINK.sub(lambda found: found[0] if is_ours(found[0]) else _broken(found), text)


def without_foreign_links(text: str, is_ours: Callable[[str], bool]) -> str:
    """A text of our own with only the links in it for which `is_ours` holds; names with dots stay."""

    def kept_or_broken(found: re.Match) -> str:
        return found[0] if not found["scheme"] or is_ours(found[0]) else _broken(found)

    return _LINK.sub(kept_or_broken, text)


def _broken(found: re.Match) -> str:
    """An address as text: without its scheme, dots in brackets, however many schemes were put one in another."""
    place = found["place"] or found["bare"]
    return place.lstrip("/").replace("://", " ").replace(".", "[.]")
