"""What an author can do with a case study of their own."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from casestudies import workflow
from casestudies.editing import locked, touch
from casestudies.errors import DomainError, StaleDecision
from casestudies.models import CaseStudy, Edition, Suggestion, Transition
from casestudies.permissions import check_can_start_again, check_can_start_edition, is_own
from casestudies.states import QUEUED, Status
from casestudies.stored_files.keeping import delete_files_after_commit, keep
from casestudies.vocabulary import SuggestionKind

from .copying import ANSWERS, LISTS, copy_words
from .posted import fingerprint, shown_by
from .sections import PartSpec


@transaction.atomic
def save_answers(
    *, edition: Edition, by, answers: dict[str, Any], suggestions: Iterable[tuple[SuggestionKind, str]] = ()
) -> Edition:
    """Saves these answers and no others, so that two pages open at once never undo each other.

    Takes answers by field of the edition (lists and tags are replaced whole) and what was missed on short lists. Gives
    the edition as it is now. Raises PermissionRefused when `by` may not change it now, ValueError for a field that is
    not an answer.
    """
    unknown = answers.keys() - ANSWERS - LISTS
    if unknown:
        raise ValueError(f"Not answers: {', '.join(sorted(unknown))}")
    edition = touch(edition, by, **{name: value for name, value in answers.items() if name in ANSWERS})
    for name in answers.keys() & LISTS:
        getattr(edition, name).set(answers[name])
    for kind, text in suggestions:
        suggest(edition=edition, by=by, kind=kind, text=text)
    return edition


@transaction.atomic
def suggest(*, edition: Edition, by, kind: SuggestionKind, text: str) -> Suggestion | None:
    """Notes what somebody missed on a short list, once per edition whatever its case. Gives None for an empty text.

    Raises PermissionRefused when `by` may not change the edition now.
    """
    text = " ".join(text.split())
    if not text:
        return None
    edition = locked(edition, by)
    known = edition.suggestions.filter(kind=kind, text__iexact=text).first()
    return known or Suggestion.objects.create(edition=edition, kind=kind, text=text, by=by)


@transaction.atomic
def add_part(*, edition: Edition, by, spec: PartSpec, values: dict[str, Any]) -> models.Model:
    """Adds one repeatable part after the others, with its files. It takes back the answer that there is none.

    Raises PermissionRefused, DomainError("too_many") when there are as many as there may be, or DomainError("quota")
    when `by` would keep more in files than one person may.
    """
    edition = locked(edition, by)
    check_has_room(edition, spec)
    touch(edition, by, **({spec.none: False} if spec.none else {}))
    parts = getattr(edition, spec.relation)
    last = parts.aggregate(last=Max("order"))["last"] or 0
    part = spec.model(edition=edition, order=last + 1, **spec.model.stamped(values, by=by))
    keep(part, by=by)
    return part


def check_has_room(edition: Edition, spec: PartSpec) -> None:
    """Raises DomainError("too_many") when an edition has as many parts of a kind as it may have."""
    if getattr(edition, spec.relation).count() >= spec.limit:
        raise DomainError(f"You can add up to {spec.limit} {spec.many}. Remove one first.", code="too_many")


@transaction.atomic
def change_part(*, part: models.Model, by, values: dict[str, Any]) -> None:
    """Saves these answers of one part. Raises PermissionRefused; a part removed meanwhile stays removed."""
    touch(part.edition, by)
    type(part)._default_manager.filter(pk=part.pk).update(**part.stamped(values, by=by))


@transaction.atomic
def remove_part(*, part: models.Model, by, spec: PartSpec | None = None, seen: str = "") -> None:
    """Removes one part, and after commit the files only it referred to.

    `seen` is the mark of what the person saw of it (see part_mark). Raises PermissionRefused, or StaleDecision when it
    says something else by now.
    """
    touch(part.edition, by)
    if seen and seen != part_mark(spec, part):
        raise StaleDecision("Somebody changed this since you opened it.")
    delete_files_after_commit(part)
    part.delete()


def part_mark(spec: PartSpec, part: models.Model) -> str:
    """A mark of what a part says now; the empty mark when it is gone."""
    now = type(part)._default_manager.filter(pk=part.pk).first()
    if now is None:
        return ""
    return fingerprint(
        {key: values for posted in shown_by(spec.form(instance=now)).values() for key, values in posted.items()}
    )


@transaction.atomic
def move_part(*, part: models.Model, by, spec: PartSpec, up: bool) -> None:
    """Moves one part before the one above it or after the one below it, if any. Raises PermissionRefused."""
    edition = touch(part.edition, by)
    parts = list(getattr(edition, spec.relation).all())
    here = parts.index(part)
    there = here - 1 if up else here + 1
    if 0 <= there < len(parts):
        parts[here], parts[there] = parts[there], parts[here]
    for order, each in enumerate(parts, 1):
        each.order = order
    spec.model._default_manager.bulk_update(parts, ["order"])


@transaction.atomic
def send(*, edition: Edition, by, expected_version: int) -> Transition | None:
    """Sends an edition for review. Sending what is with the moderators already changes nothing and gives None.

    Raises Incomplete, NotSafe, StaleDecision, IllegalMove or PermissionRefused.
    """
    CaseStudy.objects.locked(edition.case_study_id)
    edition.refresh_from_db(fields=["status"])
    if edition.status in QUEUED and is_own(by, edition.case_study):
        return None
    return workflow.move(edition=edition, to=Status.SUBMITTED, by=by, expected_version=expected_version)


def withdraw(*, edition: Edition, by, expected_version: int) -> Transition:
    """Takes an edition back; what readers have stays. Raises StaleDecision, IllegalMove or PermissionRefused."""
    return workflow.move(edition=edition, to=Status.WITHDRAWN, by=by, expected_version=expected_version)


@transaction.atomic
def start_edition(*, case_study: CaseStudy, by) -> Edition:
    """The open edition to write in: the one there is, or a new one with the words of the published or last one.

    Raises PermissionRefused when `by` may not start one.
    """
    case_study = CaseStudy.objects.locked(case_study.pk)
    published, latest = case_study.published_edition, case_study.editions.last()
    if published:
        check_can_start_edition(by, case_study)
    else:
        check_can_start_again(by, case_study)
    if case_study.open_edition:
        return case_study.open_edition
    edition = Edition.objects.create(case_study=case_study, number=latest.number + 1)
    copy_words(published or latest, edition)
    edition.refresh_from_db()
    return edition
