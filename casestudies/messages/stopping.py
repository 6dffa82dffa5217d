"""Not wanting a group of emails any more, and the link in them that says so with one click (RFC 8058)."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from casestudies.models import MailStop
from improvers.models import User

from .kinds import Group

_SALT = "casestudies.messages.stopping"


def wants(address: str, group: Group) -> bool:
    """Whether whoever has the address still gets emails of this group."""
    return not MailStop.objects.filter(user__email__iexact=address, group=group).exists()


def stopped_groups(user) -> set[str]:
    """The groups somebody has switched off."""
    return set(MailStop.objects.filter(user=user).values_list("group", flat=True))


@transaction.atomic
def choose(*, by, groups: set[str]) -> None:
    """Sends this person emails of these groups only, and what is essential."""
    unwanted = set(Group.values) - groups
    MailStop.objects.filter(user=by).exclude(group__in=unwanted).delete()
    for group in sorted(unwanted):
        MailStop.objects.get_or_create(user=by, group=group)


def stop_link(address: str, group: Group) -> str:
    """The link that switches a group off for who has the address; empty where nobody with an account has it."""
    user = User.objects.filter(email__iexact=address).only("pk").first()
    if user is None:
        return ""
    token = signing.dumps([user.pk, group.value], salt=_SALT)
    return f"{settings.PORTAL_URL}{reverse('emails:stop', args=[token])}"


def group_of(token: str) -> tuple[int, Group] | None:
    """Whose emails of which group a link ends; None for what is no such link."""
    try:
        user, group = signing.loads(token, salt=_SALT)
        return user, Group(group)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def stop_by_link(*, token: str) -> None:
    """Switches off what the link is for, however old it is. Nobody is told whether it was one."""
    found = group_of(token)
    user = found and User.objects.filter(pk=found[0]).first()
    if user:
        MailStop.objects.get_or_create(user=user, group=found[1])
