"""What a moderator makes sure of before a case study is published, kept with the decision."""

from collections.abc import Collection, Iterable, Mapping

from casestudies.errors import DomainError
from casestudies.identifiers.stored import StoredFinding, explained
from casestudies.models import Edition, FlagOverride, Tick, Transition
from casestudies.vocabulary import ChecklistQuestion
from improvers import audit


def questions_for(edition: Edition) -> list[ChecklistQuestion]:
    """The questions of the checklist that make sense for an edition: without photos nothing is asked about them."""
    has_photos = bool(edition.photos.all())
    return [question for question in ChecklistQuestion if has_photos or question is not ChecklistQuestion.PHOTOS]


def name_of(found: StoredFinding) -> str:
    """What a form calls a flag: its place and what was found there."""
    return f"{found.place}-{found.id}"


def keep_ticks(transition: Transition, ticked: Iterable[str]) -> None:
    """Keeps what was ticked with a decision. What is no question of this edition is passed over."""
    ticked = set(ticked)
    asked = [question for question in questions_for(transition.edition) if question in ticked]
    Tick.objects.bulk_create(Tick(transition=transition, question=question) for question in asked)


def check_ticked(edition: Edition, ticked: Collection[str]) -> None:
    """Raises DomainError("checklist") with the questions that are not ticked, unless all are."""
    missing = [question.label for question in questions_for(edition) if question not in ticked]
    if missing:
        raise DomainError(f"Tick each of these before you approve: {'; '.join(missing)}.", code="checklist")


def override_flags(transition: Transition, reasons: Mapping[str, str]) -> None:
    """Keeps the moderator's reasons for publishing in spite of flags, by the names of `name_of`.

    Reasons for flags that are not there are passed over. Raises DomainError("flags") where nobody, author or moderator,
    says why something is no patient data.
    """
    given = {name: text.strip() for name, text in reasons.items() if text.strip()}
    flags = explained(transition.edition)
    silent = [each.finding for each in flags if each.reason is None and name_of(each.finding) not in given]
    if silent:
        places = "; ".join(dict.fromkeys(each.label for each in silent))
        raise DomainError(f"Say why this can be published in spite of what the checks noticed: {places}.", code="flags")
    for found in (each.finding for each in flags if name_of(each.finding) in given):
        what = {"place": found.place, "kind": found.kind, "mark": found.mark}
        override = FlagOverride.objects.create(transition=transition, reason=given[name_of(found)], **what)
        about = transition.edition.audit_reference
        audit.record(
            audit.Kind.FLAG_OVERRIDDEN, by=transition.by, about=about, override=override.pk, flag=found.kind.value
        )
