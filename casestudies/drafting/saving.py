"""Saving what was typed on an open page, so that nothing typed is lost and nobody's words are overwritten unseen.

Question by question three things are compared: what the page showed, what was typed, and what the case study holds
now (docs/decisions/0023 says why). What nobody else changed meanwhile is saved. What a colleague changed too is kept
aside for its author to choose; what cannot be read yet is kept to be finished.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from casestudies.editing import locked
from casestudies.errors import PermissionRefused, StorageAway
from casestudies.models import CaseStudy, Edition, KeptAnswer, Sitting
from casestudies.stored_files.keeping import without_leftovers

from .places import PagePlace, PartPlace, Place
from .posted import Posted, as_data, fingerprint, questions_of, sent_in, shown_by
from .sections import SEED
from .sittings import Seen, Sent, new_sitting

_SITTINGS_LAST = timedelta(days=30)
Why = KeptAnswer.Why


@dataclass(frozen=True)
class Saved:
    """What became of a save.

    `met` are the questions a colleague answered too, `half` those that cannot be read yet; `is_late` says that this
    page has saved something newer, its `turn`; `refused` why nothing may be saved now; `is_gone` that there is nothing
    to save in any more; `began` that this was the first save of a new case study.
    """

    place: Place
    form: Any = None
    met: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    is_late: bool = False
    is_gone: bool = False
    refused: PermissionRefused | None = None
    turn: int = 0
    began: bool = False


@dataclass
class _Comparison:
    """One save: what was typed, what there is, and what the page had seen, by question."""

    typed: dict[str, Posted]
    now: dict[str, Posted]
    seen: dict[str, Seen]
    touched: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for question, posted in self.typed.items():
            mark, now = fingerprint(posted), fingerprint(self.now.get(question, {}))
            seen = self.seen.setdefault(question, Seen(now, now))
            if mark != seen.shown:
                self.touched.add(question)
                if now not in (seen.base, mark):
                    self.met.add(question)

    @property
    def merged(self) -> list[Posted]:
        """The answers as they shall be."""
        mine = self.touched - self.met
        return [self.typed[question] if question in mine else self.now.get(question, {}) for question in self.typed]


def save_typed(*, place: Place, by, sent: Sent, finished: bool) -> Saved:
    """Saves what was typed at a place, once, whatever order saves arrive in.

    `finished` says that the person is done with the page: then a suggestion is made, and a new part is added whole or
    not at all. Words are kept when the file they came with cannot be. Raises PermissionRefused to those who do not
    write the case study.
    """
    try:
        return _save(place, by, sent, finished)
    except StorageAway as away:
        saved = _save(place, by, replace(sent, files=None), finished)
        saved.form.errors[saved.form.upload] = saved.form.error_class([away.message])
        return saved
    except PermissionRefused as refused:
        if refused.code != "not_editable":
            raise
        keep_aside(place=place, by=by, sent=sent)
        return Saved(place, refused=refused)


@transaction.atomic
def begin_with(*, by, sent: Sent, finished: bool) -> Saved:
    """Saves the first answers in a new draft led by `by`; the same page sent again is saved in the same draft."""
    sitting = _sitting(by, sent.token or new_sitting(), "")
    is_new = sitting.case_study is None
    if is_new:
        sitting.case_study = CaseStudy.objects.create(lead=by)
        sitting.save(update_fields=["case_study"])
        Edition.objects.create(case_study=sitting.case_study)
    place = PagePlace(sitting.case_study.editions.last(), SEED)
    return replace(save_typed(place=place, by=by, sent=sent, finished=finished), began=is_new)


@transaction.atomic
def keep_aside(*, place: Place, by, sent: Sent) -> None:
    """Keeps what was typed where it can no longer be saved: its author finds it beside what there is now."""
    if not sent.token:
        return
    sitting = _sitting(by, sent.token, place.key, place.edition.case_study)
    if _is_overtaken(sitting, sent):
        return
    Sitting.objects.filter(pk=sitting.pk).update(turn=max(sitting.turn, sent.turn))
    for question, posted in sent_in(place.questions(), sent.data).items():
        seen = sent.seen.get(question)
        if seen and fingerprint(posted) != seen.shown:
            _keep(place, by, sent.token, question, posted, seen.base, Why.MET)


@without_leftovers()
@transaction.atomic
def _save(place: Place, by, sent: Sent, finished: bool) -> Saved:
    sitting = _sitting(by, sent.token, place.key, place.edition.case_study) if sent.token else None
    if sitting and not finished and _is_overtaken(sitting, sent):
        return Saved(place, is_late=True, turn=sitting.turn)
    place = place.at(locked(place.edition, by))
    if sitting and sitting.part and place.is_new:
        place = place.at(place.edition, sitting.part)
    if place.is_gone():
        if isinstance(place, PartPlace):
            keep_aside(place=place, by=by, sent=sent)
        return Saved(place, is_gone=True)
    plain = place.form()
    goes_on = sitting is not None and sent.turn and sitting.turn
    seen = {question: Seen(*marks) for question, marks in sitting.seen.items()} if goes_on else dict(sent.seen)
    compared = _Comparison(sent_in(plain, sent.data), shown_by(plain), seen)
    form = place.validated(as_data(compared.merged), sent.files, by=by)
    half = _half(form, compared, place, finished)
    ready = compared.touched - compared.met - half
    written = _write(place, form, compared, ready, half, by, finished)
    if sitting:
        _remember(sitting, written, compared, ready, sent)
    _keep_what_is_left(place, written, by, sent, compared, ready, half)
    return Saved(written, form, frozenset(compared.met), frozenset(half))


def _half(form: Any, compared: _Comparison, place: Place, finished: bool) -> set[str]:
    """The questions answered now that cannot be saved: as they are, or before the page is finished."""
    asked = questions_of(form)
    wrong = {question for question, names in asked.items() if any(name in form.errors for name in names)}
    unsaid = set() if finished else {*getattr(form, "suggests", ()), *getattr(form, "waits", ())}
    mine = compared.touched - compared.met
    elsewhere = set(form.errors) - {name for names in asked.values() for name in names}
    if elsewhere or (finished and place.is_new and form.errors):
        return mine
    return mine & (wrong | unsaid)


def _write(
    place: Place, form: Any, compared: _Comparison, ready: set[str], half: set[str], by, finished: bool
) -> Place:
    if place.is_new:
        is_complete = finished and not form.errors
        return place.write(form, ready, by=by) if is_complete or ready else place
    changed = {name for name in ready if fingerprint(compared.typed[name]) != fingerprint(compared.now[name])}
    return place.write(form, changed, by=by) if changed else place


def _sitting(by, token: str, place_key: str, case_study: CaseStudy | None = None) -> Sitting:
    """The sitting of an open page, locked; made the first time it saves."""
    known = {"place": place_key, "case_study": case_study}
    sitting, is_new = Sitting.objects.get_or_create(by=by, token=token, defaults=known)
    if is_new:
        Sitting.objects.filter(by=by, at__lt=timezone.now() - _SITTINGS_LAST).delete()
    return Sitting.objects.select_for_update().get(pk=sitting.pk)


def _is_overtaken(sitting: Sitting, sent: Sent) -> bool:
    return 0 < sent.turn <= sitting.turn


def _remember(sitting: Sitting, place: Place, compared: _Comparison, ready: set[str], sent: Sent) -> None:
    now = shown_by(place.form())
    seen = compared.seen | {name: Seen(fingerprint(compared.typed[name]), fingerprint(now[name])) for name in ready}
    sitting.seen = {question: list(marks) for question, marks in seen.items()}
    sitting.turn = max(sitting.turn, sent.turn)
    sitting.place = place.key
    sitting.part = getattr(place, "pk", None)
    sitting.save()


def _keep_what_is_left(
    before: Place, place: Place, by, sent: Sent, compared: _Comparison, ready: set[str], half: set[str]
) -> None:
    """Keeps what was not saved, and lets go of what was kept of answers that are saved or typed anew."""
    kept = KeptAnswer.objects.of(by, place.edition.case_study)
    if before.is_new and not place.is_new and sent.token:
        kept.filter(place=before.key, token=sent.token).update(place=place.key)
    done = compared.typed.keys() - compared.met - half
    kept.filter(place=place.key, token=sent.token, question__in=done).delete()
    here = kept.filter(place__in={place.key, before.key}, question__in=compared.touched).exclude(token=sent.token)
    for row in here.half():
        if fingerprint(row.typed) in (sent.kept.get(row.pk), fingerprint(compared.typed[row.question])):
            row.delete()
    here.half().update(why=Why.MET)
    token = sent.token or new_sitting()
    for question in compared.met | half:
        why = Why.MET if question in compared.met else Why.HALF
        _keep(place, by, token, question, compared.typed[question], compared.seen[question].base, why)


def _keep(place: Place, by, token: str, question: str, typed: Posted, base: str, why: Why) -> None:
    KeptAnswer.objects.update_or_create(
        case_study=place.edition.case_study,
        by=by,
        place=place.key,
        question=question,
        token=token,
        defaults={"typed": _storable(typed), "base": base, "why": why},
    )


def _storable(typed: Posted) -> Posted:
    """What was typed, without the one character PostgreSQL does not keep."""

    def without_nulls(values: Iterable[str]) -> list[str]:
        return [value.replace("\0", "") for value in values]

    return {key: without_nulls(values) for key, values in typed.items()}
