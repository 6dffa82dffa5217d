"""What an open page carries of itself, so that a save knows what its person had before their eyes."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict

from casestudies.models import CaseStudy, KeptAnswer

from .places import Place
from .posted import Posted, as_data, fingerprint, questions_of, shown_by

_LONGEST_TURN = 15


class Seen(NamedTuple):
    """The fingerprints of what a page shows for a question, and of what the case study said when it came to show it."""

    shown: str
    base: str


@dataclass(frozen=True)
class Sent:
    """What came in from an open page: its answers and files, and what it carried. Without a token nothing is known.

    `kept` are the half answers the page showed, by their keys, with the fingerprints of what they said then.
    """

    data: QueryDict
    files: Any = None
    token: str = ""
    turn: int = 0
    seen: dict[str, Seen] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """A page as it is shown: its form, and what it carries."""

    form: Any
    carried: str


def what_was_sent(request: HttpRequest) -> Sent:
    """Reads what an open page sends. What it carries is believed: a forged page can do no more than its person may."""
    try:
        carried = json.loads(request.POST.get("sitting", ""))
        seen = {str(question): Seen(str(shown), str(base)) for question, (shown, base) in carried["seen"].items()}
        kept = {int(pk): str(mark) for pk, mark in carried["kept"]}
        token = str(carried["token"])[:32]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Sent(request.POST, request.FILES)
    turn = request.POST.get("turn", "")
    turn = int(turn) if turn.isdecimal() and turn.isascii() and len(turn) <= _LONGEST_TURN else 0
    return Sent(request.POST, request.FILES, token, turn, seen, kept)


def new_sitting() -> str:
    """The name of an open page that nobody can guess: 192 bits, 32 letters."""
    return secrets.token_urlsafe(24)


def opened(place: Place, user) -> Opened:
    """A place's form to show: with the answers there are, and over them the half answers this person left there."""
    half = half_answers(place, user)
    shown = shown_by(place.form())
    if not half:
        return Opened(place.form(), carried(shown))
    typed = {question: kept.typed for question, kept in half.items() if question in shown}
    return Opened(place.validated(as_data((shown | typed).values())), carried(shown, half))


def reopened(place: Place, user, form: Any) -> Opened:
    """The form that could not be saved as it is, to show again."""
    return Opened(form, carried(shown_by(place.form()), half_answers(place, user)))


def opened_first(form: Any) -> Opened:
    """The first page of a case study that does not exist yet."""
    return Opened(form, carried({question: {} for question in questions_of(form)}))


def half_answers(place: Place, user) -> dict[str, KeptAnswer]:
    """What a person left half answered at a place, by question, the latest of each."""
    return {kept.question: kept for kept in _kept(user, place.edition.case_study).half().filter(place=place.key)}


def carried(shown: dict[str, Posted], half: dict[str, KeptAnswer] | None = None) -> str:
    """What a page carries that shows these answers, and half answers over some of them."""
    half = half or {}
    marks = {question: fingerprint(posted) for question, posted in shown.items()}
    seen = {question: [mark, mark] for question, mark in marks.items()}
    seen |= {question: ["", row.base] for question, row in half.items()}
    kept = [[row.pk, fingerprint(row.typed)] for row in half.values()]
    return json.dumps({"token": new_sitting(), "seen": seen, "kept": kept})


def _kept(user, case_study: CaseStudy):
    return KeptAnswer.objects.of(user, case_study)
