"""What in a stored edition could point to a patient: where, of what kind, and what its people said about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.utils.crypto import salted_hmac

from casestudies.models import Attachment, Edition, IdentifierReason, ScannedFile
from casestudies.vocabulary import IdentifierKind
from sharing_portal.uploads.names import extension_of
from sharing_portal.uploads.text import text_in

from .finding import Finding
from .places import Place, key_of, places_of
from .plain import plain
from .scanning import find_identifiers

FILE_TEXT = "text"
LEFT_OUT = "…"
_SHORT = 16


@dataclass(frozen=True)
class StoredFinding:
    """One finding in one text: the place's name and label, the kind, and the mark of the words (see mark_of).

    `words` are for the page that asks about them, never to be kept; there are none for what is inside a file.
    """

    place: str
    label: str
    kind: IdentifierKind
    mark: str
    words: str = field(default="", repr=False, compare=False)

    @property
    def id(self) -> str:
        """What a page calls it: two findings of a kind in the same words are one."""
        return id_of(self.kind.value, self.mark)


@dataclass(frozen=True)
class Explained:
    """A finding and the reason somebody gave why it is no patient data; None while nobody has."""

    finding: StoredFinding
    reason: IdentifierReason | None

    @property
    def in_short(self) -> str:
        """Where it is and what it looks like: a text can hold several."""
        return f"{self.finding.label} – {self.finding.kind.label}"


def id_of(kind: str, mark: str) -> str:
    """The short name of a finding within a place."""
    return f"{kind}-{mark[:_SHORT]}"


def mark_of(text: str, finding: Finding) -> str:
    """A keyed hash of the words that were found, the same however they are spaced: nobody can work back from it."""
    words = "".join(letter for letter in plain(text[finding.start : finding.end]).casefold() if letter.isalnum())
    return salted_hmac("casestudies.identifiers", f"{finding.kind}:{words}", algorithm="sha256").hexdigest()


def findings_in(text: str, place: str = "", label: str = "") -> Iterator[StoredFinding]:
    """What is found in one text, the same words once."""
    seen = set()
    for finding in find_identifiers(text):
        mark = mark_of(text, finding)
        if mark not in seen:
            seen.add(mark)
            yield StoredFinding(place, label, finding.kind, mark, text[finding.start : finding.end])


def findings_at(places: Iterable[Place]) -> Iterator[StoredFinding]:
    """What is found in these texts. The names of people who are credited are names of staff and partners."""
    seen = set()
    for place in places:
        for found in findings_in(place.text, place.key, place.label):
            is_credited = found.kind == IdentifierKind.NAMED_PATIENT and place.key.startswith("credits.")
            if not is_credited and found not in seen:
                seen.add(found)
                yield found


def findings_in_file(attachment: Attachment, number: int = 1) -> Iterator[StoredFinding]:
    """What is found in the text of a stored file."""
    place, label = key_of(attachment, FILE_TEXT), f"Attachment {number}: text in the file"
    return (StoredFinding(place, label, IdentifierKind(kind), mark) for kind, mark in scanned(attachment).findings)


def findings_stored(edition: Edition) -> Iterator[StoredFinding]:
    """Everything found in an edition: in its texts, its alternative texts, and the names and texts of its files."""
    yield from findings_at(places_of(edition))
    for number, attachment in enumerate(edition.attachments.all(), 1):
        yield from findings_in_file(attachment, number)


def explained(edition: Edition, found: Iterable[StoredFinding] | None = None) -> list[Explained]:
    """Everything found in an edition, or these findings of it, each with the reason given for it."""
    found = list(findings_stored(edition) if found is None else found)
    rows = edition.identifier_reasons.select_related("by__profile") if found else []
    reasons = {(each.place, each.kind, each.mark): each for each in rows}
    return [Explained(each, reasons.get((each.place, each.kind.value, each.mark))) for each in found]


def without(text: str, finding_id: str) -> str:
    """A text with the words of a finding left out wherever they stand; nothing when there were no others."""
    spans = [each for each in find_identifiers(text) if id_of(each.kind.value, mark_of(text, each)) == finding_id]
    for each in reversed(spans):
        text = text[: each.start] + LEFT_OUT + text[each.end :]
    return text if text.strip(f" {LEFT_OUT}") else ""


def unexplained(edition: Edition) -> list[StoredFinding]:
    """What was found in an edition and nobody has removed or given a reason for."""
    return [each.finding for each in explained(edition) if each.reason is None]


def scanned(attachment: Attachment) -> ScannedFile:
    """What the checks found in a stored file's text. It is read the first time; a file never changes."""
    known = ScannedFile.objects.filter(file=attachment.file.name).first()
    return known or _scan(attachment)


def unread_files(edition: Edition) -> list[models.Model]:
    """The files of an edition whose text nobody could check: pictures of pages, say."""
    return [each for each in edition.attachments.all() if not scanned(each).is_readable]


def _scan(attachment: Attachment) -> ScannedFile:
    try:
        with attachment.file.open("rb") as file:
            text = text_in(file.read(), extension_of(attachment.file.name))
    except (OSError, ValueError):
        text = None
    found = [[each.kind.value, each.mark] for each in findings_in(text or "")]
    values = {"findings": found, "is_readable": text is not None}
    return ScannedFile.objects.get_or_create(file=attachment.file.name, defaults=values)[0]
