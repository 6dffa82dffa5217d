"""What looks as if it could point to a patient, where it is asked: the words, and what can be done about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from casestudies.identifiers.places import SUGGESTIONS, own_places, part_places
from casestudies.identifiers.places import Place as TextPlace
from casestudies.identifiers.sending import unasked_photos
from casestudies.identifiers.stored import (
    Explained,
    StoredFinding,
    explained,
    findings_at,
    findings_in_file,
    unexplained,
)
from casestudies.models import Attachment, Edition
from sharing_portal.nhsuk.components import ErrorItem

from .addresses import part_address, section_address
from .forms.reason import ReasonForm
from .places import PagePlace, Place
from .sections import SECTIONS, SectionSpec

ABOVE = ""
"""Where notices stand that belong to no question: a file's name, and the text in it."""


@dataclass(frozen=True)
class Notice:
    """One finding on a page: the question it stands at (ABOVE for none), the reason given, and the form for one.

    `remove_address` leads to removing the whole file, where the finding is inside it.
    """

    question: str
    about: Explained
    form: ReasonForm
    remove_address: str = ""

    @property
    def name(self) -> str:
        """What buttons call it."""
        return f"{self.about.finding.place}:{self.about.finding.id}"

    @property
    def id(self) -> str:
        """What it is called on the page."""
        return html_id(self.name)

    @property
    def mark(self) -> str:
        """The same while the page need not change: the finding, and whether there is a reason."""
        return self.id if self.about.reason is None else f"{self.id}*"


def html_id(name: str) -> str:
    """The name of a notice as an id in a page."""
    return f"notice-{name}".replace(".", "-").replace(":", "-").replace("_", "-")


def notices_at(place: Place, *, sent: Any = None, name: str = "") -> dict[str, list[Notice]]:
    """The notices at a place by question. `sent` is a reason that came in for the one called `name`."""
    asked = _asked_of_page(place) if isinstance(place, PagePlace) else _asked_of_part(place)
    by_key = dict(asked)
    found = list(findings_at(text for text in _texts(place) if text.key in by_key))
    notices: dict[str, list[Notice]] = {}
    for about in explained(place.edition, [*found, *_in_file(place)]):
        notice = _notice(place, by_key.get(about.finding.place, ABOVE), about, sent, name)
        notices.setdefault(notice.question, []).append(notice)
    return notices


def unsettled(notices: dict[str, list[Notice]]) -> list[Notice]:
    """The notices nobody has given a reason for."""
    return [each for group in notices.values() for each in group if each.about.reason is None]


def items_to_settle(edition: Edition) -> list[ErrorItem]:
    """What must be removed, explained or said before an edition can be sent, each with the address where it is done."""
    found = [
        ErrorItem(
            f"“{each.label}”: remove {each.kind.label}, or say why it is not patient data", _address(edition, each)
        )
        for each in unexplained(edition)
    ]
    return found + [
        ErrorItem(
            f"Say whether people can be seen in photo {number}",
            part_address("change_part", edition, _section_with("photos"), photo.pk, from_check=True) + "#id_people",
        )
        for number, photo in unasked_photos(edition)
    ]


def _notice(place: Place, question: str, about: Explained, sent: Any, name: str) -> Notice:
    called = f"{about.finding.place}:{about.finding.id}"
    said = {"reason": about.reason.reason, "words": about.reason.words} if about.reason else None
    form = ReasonForm(sent if called == name else None, prefix=html_id(called), initial=said)
    remove = "" if about.finding.words else part_address("remove_part", place.edition, place.section, place.pk)
    return Notice(question, about, form, remove)


def _in_file(place: Place) -> Iterator[StoredFinding]:
    part = None if isinstance(place, PagePlace) else place.part()
    if isinstance(part, Attachment):
        yield from findings_in_file(part)


def _texts(place: Place) -> Iterable[TextPlace]:
    if isinstance(place, PagePlace):
        return own_places(place.edition)
    part = place.part()
    return part_places(part) if part else ()


def _asked_of_page(place: PagePlace) -> Iterator[tuple[str, str]]:
    """The names of the texts a page of questions asks for, each with its question."""
    form = place.section.pages[place.number - 1].form if place.section.pages else None
    for name in form.base_fields if form else ():
        yield name, name
        yield from ((field, name) for field in form.writes.get(name, ()))
    suggests = {kind: name for name, kind in form.suggests.items()} if form else {}
    for suggestion in place.edition.suggestions.all() if suggests else ():
        if suggestion.kind in suggests:
            yield f"{SUGGESTIONS}.{suggestion.pk}.text", suggests[suggestion.kind]


def _asked_of_part(place: Place) -> Iterator[tuple[str, str]]:
    asked = place.spec.form.base_fields
    for text in _texts(place):
        field = text.key.rpartition(".")[2]
        yield text.key, field if field in asked else ABOVE


def _address(edition: Edition, found: StoredFinding) -> str:
    relation, _, rest = found.place.partition(".")
    pk = rest.partition(".")[0]
    if pk and relation != SUGGESTIONS:
        address = part_address("change_part", edition, _section_with(relation), int(pk), from_check=True)
    else:
        section, number = _page_with(edition, found.place)
        address = section_address(edition, section, number, from_check=True)
    return f"{address}#{html_id(f'{found.place}:{found.id}')}"


def _section_with(relation: str) -> SectionSpec:
    return next(spec for spec in SECTIONS if spec.part and spec.part.relation == relation)


def _page_with(edition: Edition, key: str) -> tuple[SectionSpec, int]:
    pages = ((spec, number) for spec in SECTIONS for number in range(1, len(spec.pages) + 1))
    asked = ((spec, n) for spec, n in pages if key in dict(_asked_of_page(PagePlace(edition, spec, n))))
    return next(asked, (SECTIONS[0], 1))
