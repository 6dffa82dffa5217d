"""Which emails people want."""

from django.db import transaction
from django.utils import timezone

from casestudies.models import MailChoice, QuestionLink, StillTrueQuestion
from improvers.models import User

from .kinds import Group

# Emails that ask something by a link: who does not want them leaves no link behind that works.
_QUESTIONS_OF = {Group.QUESTIONS: QuestionLink, Group.STILL_TRUE: StillTrueQuestion}


def wants(address: str, group: Group) -> bool:
    """Whether whoever has the address gets emails of this group."""
    chosen = MailChoice.objects.filter(user__email__iexact=address, group=group).values_list("wants", flat=True)
    return chosen.first() if chosen else not group.only_if_asked_for


def wanted_groups(user) -> set[Group]:
    """The groups somebody gets: what they chose, else what everybody gets who did not choose."""
    chosen = dict(MailChoice.objects.filter(user=user).values_list("group", "wants"))
    return {group for group in Group if chosen.get(group, not group.only_if_asked_for)}


@transaction.atomic
def choose(*, by, groups: set[str]) -> None:
    """Sends this person emails of these groups only, and what is essential."""
    now = wanted_groups(_locked(by))
    for group in Group:
        if (group in groups) != (group in now):
            _keep(by, group, group in groups)


@transaction.atomic
def stop(*, by, group: Group) -> None:
    """Sends this person no more emails of this group."""
    _keep(_locked(by), group, False)


def _keep(user, group: Group, wants: bool) -> None:
    MailChoice.objects.update_or_create(user=user, group=group, defaults={"wants": wants, "at": timezone.now()})
    if not wants and group in _QUESTIONS_OF:
        _QUESTIONS_OF[group].objects.filter(user=user).take_back()


def _locked(user) -> User:
    """So that nobody is asked something while they say that they do not want it."""
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)
