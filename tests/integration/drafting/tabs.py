"""Open pages as a person has them: what they show, what is typed in them, and what their person has read there."""

import json
from dataclasses import dataclass
from itertools import count

from django.http import QueryDict

from casestudies.drafting.places import place_of
from casestudies.drafting.posted import shown_by
from casestudies.drafting.saving import Saved, save_typed
from casestudies.drafting.sittings import Seen, Sent, opened
from casestudies.models import Edition

_turns = count(1)


@dataclass(frozen=True)
class Request:
    """One save on its way: what the page sent, and which boxes said what then."""

    tab: "Tab"
    sent: Sent
    boxes: dict[str, str]
    key: str


@dataclass
class Tab:
    """One open page. `read` is all its person has read in each box, what they typed themselves included."""

    user: object
    key: str
    carried: dict
    shown: dict[str, str]
    boxes: dict[str, str]
    read: dict[str, set[str]]
    arrived: int = 0

    @property
    def token(self) -> str:
        """The name of the page."""
        return self.carried["token"]

    def type(self, box: str, text: str) -> None:
        """Types over what a box says."""
        self.boxes[box] = text
        self.read.setdefault(box, set()).add(text)

    def request(self, *, numbered: bool = True) -> Request:
        """What the page would send now; without scripts its saves are not numbered."""
        data = QueryDict(mutable=True)
        data.update(self.boxes)
        seen = {question: Seen(*marks) for question, marks in self.carried["seen"].items()}
        turn = next(_turns) if numbered else 0
        sent = Sent(data, None, self.token, turn, seen, dict(self.carried["kept"]))
        return Request(self, sent, dict(self.boxes), self.key)


def open_tab(edition: Edition, user, key: str, boxes: tuple[str, ...]) -> Tab:
    """Opens a page of an edition: its text boxes with what they show."""
    place = place_of(edition, key)
    page = opened(place, user)
    said = {box: str(page.form[box].value() or "") for box in boxes}
    stored = texts_at(edition, key, boxes)
    read = {box: {said[box], stored[box]} for box in boxes}
    return Tab(user, key, json.loads(page.carried), said, dict(said), read)


def deliver(edition: Edition, request: Request, *, finished: bool = False) -> Saved:
    """The server takes a save."""
    place = place_of(Edition.objects.get(pk=edition.pk), request.key)
    return save_typed(place=place, by=request.tab.user, sent=request.sent, finished=finished)


def texts_at(edition: Edition, key: str, boxes: tuple[str, ...]) -> dict[str, str]:
    """What the case study says at a place, by box; nothing where the place is gone."""
    place = place_of(Edition.objects.get(pk=edition.pk), key)
    if place is None or (hasattr(place, "part") and place.part() is None):
        return dict.fromkeys(boxes, "")
    shown = shown_by(place.form())
    return {box: "".join(shown[box].get(box, [])) for box in boxes}
