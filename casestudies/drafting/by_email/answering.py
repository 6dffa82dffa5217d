"""Answering one question alone, by the save that every page of drafting has."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from casestudies.drafting.next_place import place_for
from casestudies.drafting.notices import notices_at, unsettled
from casestudies.drafting.places import Place
from casestudies.drafting.posted import Posted, as_data, fingerprint, questions_of, sent_in, shown_by
from casestudies.drafting.saving import Saved, save_typed
from casestudies.drafting.sittings import Opened, Seen, Sent, carried, half_answers
from casestudies.models import Edition, QuestionLink
from casestudies.next_answers import NEXT_ANSWERS, NextAnswer, lacking
from casestudies.tokens import hash_of

from .links import new_link, open_link

_NEXT_LASTS = datetime.timedelta(days=1)
_NOTHING = fingerprint({})


@dataclass(frozen=True)
class Answered:
    """What became of an answer: the form to show again where it could not be taken, else what was saved.

    `next_token` opens the next question, empty when there is none; `notices` says that the answer holds something
    that could point to a patient.
    """

    form: Any = None
    saved: Saved | None = None
    next_token: str = ""
    notices: bool = False


def asked(link: QuestionLink, place: Place) -> NextAnswer:
    """The row of the table a link asks for."""
    section = place.section.section
    return next(each for each in NEXT_ANSWERS if (each.section, each.question) == (section, link.question))


def is_answered(link: QuestionLink, place: Place) -> bool:
    """Whether somebody answered the question, or removed what it is about, since the link was sent."""
    return place.is_gone() or bool(shown_by(place.form())[link.question])


def opened_alone(link: QuestionLink, place: Place) -> Opened:
    """The question alone, with what this person left half answered, and what the page carries of itself."""
    question = link.question
    half = {name: kept for name, kept in half_answers(place, link.user).items() if name == question}
    form = place.validated(as_data([half[question].typed])) if half else place.form()
    return Opened(_alone(form, question), carried({question: {}}, half))


@transaction.atomic
def answer(*, token: str, visitor, sent: Sent) -> Answered:
    """Saves the answer as its person, once, and makes the link to the next question. Raises LinkRefused.

    An answer that cannot be taken as it is leaves the link open. What a colleague answered meanwhile is not
    overwritten: what was typed is kept beside it, as everywhere in drafting.
    """
    QuestionLink.objects.select_for_update().filter(token_hash=hash_of(token)).first()
    link, place = open_link(token, visitor)
    posted = sent_in(place.questions(), sent.data)[link.question]
    if not posted:
        return Answered(
            form=_with_error(place, link.question, posted, "Enter an answer, or leave it and close this page")
        )
    saved = save_typed(place=place, by=link.user, sent=_alone_in(place, link.question, posted, sent), finished=True)
    if link.question in saved.half and not (saved.refused or saved.is_gone or saved.met):
        return Answered(form=_alone(saved.form, link.question))
    QuestionLink.objects.filter(pk=link.pk).update(used_at=timezone.now())
    if saved.refused or saved.is_gone or saved.met:
        return Answered(saved=saved)
    notices = unsettled({"": notices_at(saved.place).get(link.question, [])})
    return Answered(saved=saved, next_token=_next(link, saved), notices=bool(notices))


def _next(link: QuestionLink, saved: Saved) -> str:
    """A link to the next question of the same case study; empty when there is none."""
    edition = Edition.objects.with_parts().get(pk=saved.place.edition.pk)
    found = next((each for each in lacking(edition) if each.by_email), None)
    if found is None:
        return ""
    return new_link(place=place_for(edition, found), question=found.question, user=link.user, lasts=_NEXT_LASTS)


def _alone_in(place: Place, question: str, posted: Posted, sent: Sent) -> Sent:
    """What came in for one question, among all others as they are: so nobody touched those."""
    shown = shown_by(place.questions() if place.is_gone() else place.form())
    seen: Mapping[str, Seen] = {name: Seen(fingerprint(now), fingerprint(now)) for name, now in shown.items()}
    own = sent.seen.get(question, Seen(_NOTHING, _NOTHING))
    data = as_data((shown | {question: posted}).values())
    return Sent(data, None, sent.token, 0, {**seen, question: own}, sent.kept)


def _with_error(place: Place, question: str, posted: Posted, error: str) -> forms.Form:
    form = _alone(place.validated(as_data([posted])), question)
    form.add_error(question, error)
    return form


def _alone(form: Any, question: str) -> Any:
    """A form with one question and nothing of the others."""
    names = questions_of(form)[question]
    if form.is_bound:
        errors = {name: form.errors[name] for name in names if name in form.errors}
        form._errors = type(form.errors)(errors, renderer=form.renderer)
    for name in [name for name in form.fields if name not in names]:
        del form.fields[name]
    return form
