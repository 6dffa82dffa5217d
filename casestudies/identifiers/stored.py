"""What in a stored edition could point to a patient: where, of what kind, and under which mark."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from casestudies.models import Edition
from casestudies.vocabulary import IdentifierKind

from .finding import Finding
from .places import places_of
from .plain import plain
from .scanning import find_identifiers


@dataclass(frozen=True)
class StoredFinding:
    """One finding in one text: the place's name and label, the kind, and the mark of the words (see mark_of)."""

    place: str
    label: str
    kind: IdentifierKind
    mark: str


def mark_of(text: str, finding: Finding) -> str:
    """A keyed hash of the words that were found, the same however they are spaced: nobody can work back from it."""
    words = "".join(letter for letter in plain(text[finding.start : finding.end]).casefold() if letter.isalnum())
    return salted_hmac("casestudies.identifiers", f"{finding.kind}:{words}", algorithm="sha256").hexdigest()


def findings_stored(edition: Edition) -> Iterator[StoredFinding]:
    """Everything in an edition's texts, file names and alternative texts included; the same words in a place once."""
    for place in places_of(edition):
        seen = set()
        for finding in find_identifiers(place.text):
            mark = mark_of(place.text, finding)
            if mark not in seen:
                seen.add(mark)
                yield StoredFinding(place.key, place.label, finding.kind, mark)
