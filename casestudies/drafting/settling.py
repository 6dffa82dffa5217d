"""What a person can do about words that look as if they could point to a patient: take them out, or say why not."""

from django.db import models, transaction

from casestudies.editing import locked, touch
from casestudies.identifiers.places import SUGGESTIONS, TAGS
from casestudies.identifiers.stored import LEFT_OUT, StoredFinding, findings_stored, without
from casestudies.models import Edition, IdentifierReason
from casestudies.vocabulary import NotPatientData

_NEEDED = {"alternative_text", "name"}


@transaction.atomic
def leave_out(*, edition: Edition, by, place: str, finding_id: str) -> bool:
    """Takes the words of a finding out of one text; an ellipsis stands where they were.

    Gives whether there was anything to take out; what is inside a file stays. Raises PermissionRefused when `by` may
    not change the edition now.
    """
    edition = locked(edition, by)
    found = _found(edition, place, finding_id)
    if found is None or not found.words:
        return False
    relation, _, rest = place.partition(".")
    if place == TAGS:
        left = [without(tag.name, finding_id) for tag in edition.tags.all()]
        edition.tags.set([name for name in left if name])
    elif not rest:
        touch(edition, by, **{place: without(getattr(edition, place), finding_id)})
        return True
    elif relation == SUGGESTIONS:
        edition.suggestions.filter(pk=rest.partition(".")[0]).delete()  # one with a gap makes no sense
    else:
        _leave_out_of_part(edition, relation, rest, finding_id)
    touch(edition, by)
    return True


@transaction.atomic
def give_reason(
    *, edition: Edition, by, place: str, finding_id: str, reason: NotPatientData, words: str = ""
) -> IdentifierReason | None:
    """Records why a finding is no patient data; it holds until those words change. None when it is not there any more.

    Raises PermissionRefused when `by` may not change the edition now.
    """
    edition = locked(edition, by)
    found = _found(edition, place, finding_id)
    if found is None:
        return None
    return IdentifierReason.objects.update_or_create(
        edition=edition,
        place=place,
        kind=found.kind,
        mark=found.mark,
        defaults={"reason": reason, "words": words, "by": by},
    )[0]


def _found(edition: Edition, place: str, finding_id: str) -> StoredFinding | None:
    return next((each for each in findings_stored(edition) if (each.place, each.id) == (place, finding_id)), None)


def _leave_out_of_part(edition: Edition, relation: str, rest: str, finding_id: str) -> None:
    pk, _, field = rest.partition(".")
    part: models.Model = getattr(edition, relation).get(pk=pk)
    value = getattr(part, field)
    if isinstance(value, dict):
        value = {on: without(words, finding_id) for on, words in value.items()}
    else:
        value = without(value, finding_id) or (LEFT_OUT if field in _NEEDED else "")
    type(part)._default_manager.filter(pk=part.pk).update(**{field: value})
