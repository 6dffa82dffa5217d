"""Filters of the queue that a moderator keeps under a name of their own."""

from django.contrib.auth import get_user_model
from django.db import transaction

from casestudies.errors import DomainError
from casestudies.models import SavedFilter

MOST = 20


@transaction.atomic
def save_filter(*, by, name: str, query: str, is_default: bool = False) -> SavedFilter:
    """Keeps a filter under a name; a default one is what the queue opens on.

    Raises DomainError("name_taken") when they have another of this name, DomainError("too_many") at twenty.
    """
    _lock(by)
    _check_name(by, name)
    if SavedFilter.objects.visible_to(by).count() >= MOST:
        raise DomainError(f"You have {MOST} saved filters. Delete one before you save another.", code="too_many")
    if is_default:
        SavedFilter.objects.visible_to(by).update(is_default=False)
    return SavedFilter.objects.create(user=by, name=name, query=query, is_default=is_default)


@transaction.atomic
def change_filter(*, saved: SavedFilter, by, name: str, is_default: bool) -> None:
    """Renames a person's own filter and says whether the queue opens on it. Raises DomainError("name_taken")."""
    _lock(by)
    _check_name(by, name, but=saved)
    if is_default:
        SavedFilter.objects.visible_to(by).update(is_default=False)
    SavedFilter.objects.visible_to(by).filter(pk=saved.pk).update(name=name, is_default=is_default)


@transaction.atomic
def delete_filter(*, saved: SavedFilter, by) -> None:
    """Forgets a person's own filter. Nothing in the queue changes."""
    SavedFilter.objects.visible_to(by).filter(pk=saved.pk).delete()


def _lock(user) -> None:
    """One change at a time to the filters of one person: names and the default stay unique."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)


def _check_name(user, name: str, but: SavedFilter | None = None) -> None:
    others = SavedFilter.objects.visible_to(user).exclude(pk=but and but.pk)
    if others.filter(name__iexact=name).exists():
        raise DomainError("You have a filter with this name already. Give this one another name.", code="name_taken")
