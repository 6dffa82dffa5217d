"""Asking people by email whether what they published is still true."""

import calendar
import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from casestudies.messages import link_to, write_mail
from casestudies.messages.choosing import wants
from casestudies.messages.kinds import Group
from casestudies.models import CaseStudy, Edition, StillTrueQuestion
from casestudies.models.still_true import MILESTONES
from casestudies.tokens import hash_of, new_token
from casestudies.vocabulary import PartToPlay, StillTrue
from improvers.accounts.addresses import verified_addresses
from improvers.models import User

LASTS = datetime.timedelta(days=60)
EVERY = datetime.timedelta(hours=20)


def ask_everybody() -> int:
    """Asks about every edition whose time has come. Gives how many were asked about.

    Nothing is asked twice: running it again, or twice at once, adds nothing. Nobody gets more than one such email a
    day; what is left over waits for the next.
    """
    found = [
        (edition.pk, months)
        for months in MILESTONES
        for edition in due(months).prefetch_related("outcomes")
        if not edition.says_it_ended
    ]
    return sum(_ask(pk, months) for pk, months in found)


def due(months: int) -> QuerySet[Edition]:
    """The published editions to ask about as being so many months old; an older one is due at its last milestone only.

    The months count from when the edition was published: a newer edition says anew what is true. What its people said
    has stopped since then, asked or not, is not asked about again.
    """
    later = [each for each in MILESTONES if each > months]
    asked = StillTrueQuestion.objects.filter(months__gte=months, edition=OuterRef("pk"))
    stopped = Q(case_study__still_true=StillTrue.STOPPED, case_study__still_true_on__gte=TruncDate("published_at"))
    editions = Edition.objects.published().filter(~Exists(asked), ~stopped, published_at__lte=months_ago(months))
    if later:
        editions = editions.filter(published_at__gt=months_ago(later[0]))
    return editions.order_by("published_at", "pk")


def months_ago(months: int) -> datetime.datetime:
    """The same day and time so many months ago, or the last day of that month where it is shorter."""
    now = timezone.localtime()
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, calendar.monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)


def person_to_ask(case_study: CaseStudy) -> User | None:
    """The lead; where nobody leads it or the lead cannot sign in any more, the first colleague who writes it.

    None where whoever it is has no confirmed address or does not want to be asked.
    """
    lead = case_study.lead
    if lead is not None and lead.is_active:
        return lead if _may_be_asked(lead) else None
    writers = case_study.collaborators.filter(part=PartToPlay.WRITE, user__is_active=True).select_related(
        "user__profile"
    )
    return next((each.user for each in writers.order_by("pk") if _may_be_asked(each.user)), None)


def _may_be_asked(user: User) -> bool:
    return wants(user.email, Group.STILL_TRUE) and user.email in verified_addresses(user)


@transaction.atomic
def _ask(pk: int, months: int) -> bool:
    """Asks about one edition, unless somebody just did, there is nobody to ask, or they had an email today."""
    edition = Edition.objects.filter(pk=pk).select_related("case_study__lead__profile").first()
    CaseStudy.objects.select_for_update(no_key=True).filter(pk=edition.case_study_id).first()
    if not due(months).filter(pk=pk).exists():
        return False
    person = person_to_ask(edition.case_study)
    if person is None:
        return False
    User.objects.select_for_update(of=("self",), no_key=True).filter(pk=person.pk).first()
    asked_today = StillTrueQuestion.objects.filter(user=person, asked_at__gt=timezone.now() - EVERY)
    if asked_today.exists() or not _may_be_asked(person):
        return False
    token, expires_at = new_token(), timezone.now() + LASTS
    StillTrueQuestion.objects.create(
        edition=edition, months=months, user=person, token_hash=hash_of(token), expires_at=expires_at
    )
    write_mail(
        "still_true",
        to=person.email,
        name=person.get_short_name(),
        edition=edition,
        months=months,
        expires_at=expires_at,
        answer_links=[(said.label, _answer_link(token, said)) for said in StillTrue],
    )
    return True


def _answer_link(token: str, said: StillTrue) -> str:
    return link_to("still_true:answer", token, said.value)
