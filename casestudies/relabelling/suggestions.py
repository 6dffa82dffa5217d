"""Settling what people missed on the short lists."""

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from casestudies.errors import DomainError
from casestudies.messages import write_mail
from casestudies.models import Edition, Method, Setting, Suggestion, Topic
from casestudies.models.listed import Listed
from casestudies.permissions import check_can_add_entry, check_can_settle
from casestudies.vocabulary import TOPIC_LIMIT, SuggestionKind
from improvers.audit import Kind, record

from .following import alive, follow_labels

LISTS: dict[str, type[Listed]] = {
    SuggestionKind.TOPIC: Topic,
    SuggestionKind.SETTING: Setting,
    SuggestionKind.METHOD: Method,
}


@transaction.atomic
def merge_suggestion(*, suggestion: Suggestion, entry: Listed, by) -> int:
    """Settles a suggestion, and all others in the same words, by an entry that is there.

    The case studies it was missed in get the entry, as far as they have room, and who suggested it is told. Gives how
    many readers can see. Raises PermissionRefused, DomainError("settled").
    """
    check_can_settle(by)
    same = _waiting(suggestion)
    missed_in = Edition.objects.filter(case_study__editions__suggestions__in=same).distinct()
    editions = [each for each in alive(missed_in) if _give(each, suggestion.kind, entry)]
    people = {each.by for each in same if each.by is not None and each.by.is_active}
    Suggestion.objects.filter(pk__in=[each.pk for each in same]).update(is_settled=True)
    changed = follow_labels(
        editions,
        changes=f"It is now also listed under “{entry.name}”.",
        by=by,
        told=frozenset(person.pk for person in people),
    )
    for person in sorted(people, key=lambda each: each.pk):
        context = {"suggestion": suggestion, "entry": entry}
        write_mail("suggestion_settled", to=person.email, name=person.get_short_name(), **context)
    record(Kind.TOPIC_MERGED, by=by, about=f"{suggestion.kind} {entry.slug}", suggestions=len(same), published=changed)
    return changed


@transaction.atomic
def add_suggestion(*, suggestion: Suggestion, name: str, by) -> Listed:
    """Settles a suggestion by adding it to its list under this name, at the end. Gives the entry.

    Raises PermissionRefused, DomainError("settled"), DomainError("listed") when the list has it.
    """
    check_can_add_entry(by, suggestion.kind)
    entries = LISTS[suggestion.kind].objects
    slug = slugify(name)[:60].strip("-")
    if not slug or entries.filter(name__iexact=name).exists() or entries.filter(slug=slug).exists():
        raise DomainError("The list has this entry. Choose it instead.", code="listed")
    last = entries.aggregate(last=Max("order"))["last"] or 0
    entry = entries.create(name=name, slug=slug, order=last)
    merge_suggestion(suggestion=suggestion, entry=entry, by=by)
    return entry


@transaction.atomic
def leave_out(*, suggestion: Suggestion, by) -> None:
    """Settles a suggestion, and all others in the same words, without an entry. Raises PermissionRefused."""
    check_can_settle(by)
    same = _waiting(suggestion)
    Suggestion.objects.filter(pk__in=[each.pk for each in same]).update(is_settled=True)
    record(Kind.TOPIC_MERGED, by=by, about=f"{suggestion.kind} left out", suggestions=len(same))


def _waiting(suggestion: Suggestion) -> list[Suggestion]:
    """All that wait for the same in the same words, locked. Raises DomainError("settled") when this one is settled."""
    same = Suggestion.objects.filter(kind=suggestion.kind, text__iexact=suggestion.text, is_settled=False)
    found = list(same.select_for_update(of=("self",)).select_related("by__profile"))
    if suggestion.pk not in {each.pk for each in found}:
        raise DomainError("Somebody else settled this suggestion.", code="settled")
    return found


def _give(edition: Edition, kind: str, entry: Listed) -> bool:
    """Gives an edition the entry. False where it has it, or has no room for it."""
    if kind == SuggestionKind.SETTING:
        return bool(Edition.objects.filter(pk=edition.pk, setting=None).update(setting=entry))
    mine = edition.topics if kind == SuggestionKind.TOPIC else edition.methods
    has = set(mine.values_list("pk", flat=True))
    if entry.pk in has or (kind == SuggestionKind.TOPIC and len(has) >= TOPIC_LIMIT):
        return False
    mine.add(entry)
    return True
