"""Both texts: what its author typed beside what the case study says, to choose from or to merge."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.db import transaction

from casestudies.editing import locked
from casestudies.errors import StaleDecision
from casestudies.models import Edition, KeptAnswer, Sitting

from .answers import question_of, shown
from .forms.choice import TOGETHER, ChoiceForm
from .places import PartPlace, Place, place_of
from .posted import Posted, as_data, fingerprint, questions_of, shown_by
from .sittings import new_sitting

Why = KeptAnswer.Why


@dataclass(frozen=True)
class Text:
    """One thing somebody typed, and when."""

    pk: int
    at: datetime.datetime
    said: str


@dataclass(frozen=True)
class Meeting:
    """One question that its person and a colleague both answered."""

    place: Place
    question: str
    heading: str
    now: str
    colleague: str
    mine: list[Text]
    form: ChoiceForm

    @property
    def is_loose(self) -> bool:
        """Whether there is nothing to choose against."""
        return False


@dataclass(frozen=True)
class Loose:
    """What was typed in a part that somebody removed meanwhile, or that was never added: question and answer."""

    place: PartPlace
    heading: str
    kept: list[int]
    mark: str
    rows: list[tuple[str, str]]

    @property
    def is_loose(self) -> bool:
        """Whether there is nothing to choose against."""
        return True


def to_choose(edition: Edition, user, sent: Any = None) -> list[Meeting | Loose]:
    """Everything a person has to choose in a case study, in the order they typed it. `sent` is the choice made now."""
    rows = KeptAnswer.objects.of(user, edition.case_study).to_choose().order_by("place", "question", "pk")
    found = []
    for key, kept in ((key, list(group)) for key, group in groupby(rows, key=lambda row: row.place)):
        place = place_of(edition, key)
        if isinstance(place, PartPlace) and (place.is_new or place.is_gone()):
            by_page = groupby(sorted(kept, key=lambda row: row.token), key=lambda row: row.token)
            found += [_loose(place, list(group)) for _, group in by_page]
        elif place:
            asked = questions_of(place.form())
            by_question = groupby((row for row in kept if row.question in asked), key=lambda row: row.question)
            found += [_meeting(place, question, list(group), user, sent) for question, group in by_question]
    return found


@transaction.atomic
def choose(*, edition: Edition, by, meeting: Meeting) -> bool:
    """Makes the choice that came in and lets go of the texts it was made from. False when it cannot be saved as it is.

    Raises StaleDecision when the case study says something else by now, or `by` typed more in another window;
    PermissionRefused when `by` may not change it.
    """
    place, form = meeting.place.at(locked(edition, by)), meeting.form
    now = shown_by(place.form())
    waiting = KeptAnswer.objects.of(by, edition.case_study).to_choose()
    kept = list(waiting.filter(place=place.key, question=meeting.question))
    if _mark(kept, now[meeting.question]) != form.cleaned_data["now"]:
        raise StaleDecision("One of these texts changed again. Look at both once more.")
    chosen = _chosen(meeting, kept, form.cleaned_data)
    if chosen is not None:
        answers = place.validated(as_data((now | {meeting.question: chosen}).values()))
        wrong = [name for name in questions_of(answers)[meeting.question] if name in answers.errors]
        if wrong:
            form.add_error("together" if "together" in form.fields else "pick", answers.errors[wrong[0]])
            return False
        place.write(answers, {meeting.question}, by=by)
    waiting.filter(pk__in=[row.pk for row in kept]).delete()
    return True


@transaction.atomic
def take_up(*, edition: Edition, by, loose: Loose) -> Place:
    """Brings what was typed in a removed part back as a part to be added. Gives the place where it waits."""
    place = PartPlace(locked(edition, by), loose.place.section)
    kept = KeptAnswer.objects.of(by, edition.case_study).filter(pk__in=loose.kept)
    kept.update(place=place.key, why=Why.HALF, base=fingerprint({}), token=new_sitting())
    return place


def let_go(*, by, loose: Loose) -> None:
    """Drops what a person typed and does not want any more."""
    KeptAnswer.objects.of(by, loose.place.edition.case_study).filter(pk__in=loose.kept).delete()


def _meeting(place: Place, question: str, kept: list[KeptAnswer], user, sent: Any) -> Meeting:
    form = place.form()
    now = shown_by(form)[question]
    mine = [Text(row.pk, row.at, _said(place, question, row.typed)) for row in kept]
    names = questions_of(form)[question]
    is_text = len(names) == 1 and isinstance(form.fields[question], forms.CharField)
    said = _said(place, question, now)
    choice = ChoiceForm(
        sent if sent and sent.get("of") == str(kept[0].pk) else None,
        prefix=f"text-{kept[0].pk}",
        texts=mine,
        together="\n\n".join(filter(None, [said, *(text.said for text in mine)])) if is_text else None,
        now=_mark(kept, now),
    )
    return Meeting(place, question, question_of(form[question]), said, _colleague(place, user), mine, choice)


def _loose(place: PartPlace, kept: list[KeptAnswer]) -> Loose:
    form = place.questions()
    asked = [row for row in kept if row.question in form.fields]
    rows = [(question_of(form[row.question]), _said(place, row.question, row.typed)) for row in asked]
    return Loose(place, place.spec.one, [row.pk for row in kept], _mark(kept), [row for row in rows if row[1]])


def _mark(kept: list[KeptAnswer], now: Posted | None = None) -> str:
    """A mark of all the texts a choice is made from. Whoever chooses from older ones has not read the newer."""
    mine = [f"{row.pk} {fingerprint(row.typed)}" for row in kept]
    return fingerprint({"now": [fingerprint(now or {})], "mine": mine})


def _chosen(meeting: Meeting, kept: list[KeptAnswer], picked: dict[str, Any]) -> Posted | None:
    """The answer that was chosen; None for the one that is there."""
    if picked["pick"] == TOGETHER:
        return {meeting.question: [picked["together"]]}
    return next((row.typed for row in kept if str(row.pk) == picked["pick"]), None)


def _said(place: Place, question: str, posted: Posted) -> str:
    """An answer as people read it, or as it was typed where it cannot be read."""
    form = place.form(as_data([posted]))
    form.full_clean()
    said = []
    for name in questions_of(form)[question]:
        typed = ", ".join(value for key, values in posted.items() if key.startswith(name) for value in values)
        read = shown(form.fields[name], form.cleaned_data[name]) if name in form.cleaned_data else typed
        said += [read] if read else []
    return "\n".join(said)


def _colleague(place: Place, user) -> str:
    """Who else saved something here last, if anybody: it may have been the same person in another window."""
    others = Sitting.objects.filter(case_study=place.edition.case_study, place=place.key).exclude(by=user)
    last = others.select_related("by__profile").order_by("-at").first()
    return last.by.get_short_name() if last else ""
