"""The words of a wish: without what could point to a person, and alike where the wish is the same."""

import re
import unicodedata

from casestudies.identifiers import find_identifiers
from casestudies.index import language

LONGEST = 200
_LONGEST_READ = 2000

_EMAIL = re.compile(r"\S+\s*@\s*\S+")
_WEB_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
# Nine digits or more, however they are grouped: telephone numbers, NHS numbers and other numbers of people.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s().+/-]{0,3}\d){8,}")
# Not "MS clinic" or "MR scans": titles are hardly ever written in capital letters.
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\b\.?(?:\s+[A-Z][\w'’-]*){1,3}")
_TELLING = (_EMAIL, _WEB_ADDRESS, _DATE, _NUMBER)


def tidied(text: str) -> str:
    """The text without addresses, long numbers, dates, titled names and what could point to a patient; 200 letters."""
    text = unicodedata.normalize("NFKC", text[:_LONGEST_READ])
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    before = None
    while text != before:
        before = text
        for telling in _TELLING:
            text = " ".join(telling.sub(" ", text).split())
        for found in reversed(find_identifiers(text)):
            text = " ".join(f"{text[: found.start]} {text[found.end :]}".split())
        text = " ".join(_TITLED.sub(" ", text).split())
    return text if len(text) <= LONGEST else _cut(text)


def words_of(text: str) -> str:
    """The telling words of a tidied text, alike for the same wish: "Falls in care homes" and "care home falls"."""
    words = language.words_of(text)
    telling = sorted({word for word in words if word not in language.stop_words()} or set(words))
    return " ".join(telling)[:LONGEST]


def _cut(text: str) -> str:
    shorter = text[: LONGEST - 1]
    return (shorter.rpartition(" ")[0] or shorter) + "…"
