"""What of case studies has had its time, and how it ends. The days are those people read on the privacy page."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from casestudies.crediting.asking import forget_addresses
from casestudies.models import (
    CreditRequest,
    Invitation,
    Message,
    QuestionLink,
    Report,
    Sitting,
    StillTrueQuestion,
    Wish,
)
from casestudies.states import Status
from casestudies.stored_files.clearing import clear_orphan_files, orphan_files
from improvers.privacy.kept import Rule

BODIES_DAYS = 30
MESSAGES_DAYS = 180
CREDIT_REQUESTS_DAYS = 365
INVITATIONS_DAYS = 90
SITTINGS_DAYS = 30
LINKS_DAYS = 90
REPORTS_DAYS = 730
WISHES_DAYS = 730


def bodies_to_forget(now: datetime) -> QuerySet:
    """Emails that went some time ago and whose words are still there."""
    return Message.objects.filter(sent_at__lt=now - timedelta(days=BODIES_DAYS)).exclude(body="")


def old_messages(now: datetime) -> QuerySet:
    """Emails written long ago, sent or not."""
    return Message.objects.filter(created_at__lt=now - timedelta(days=MESSAGES_DAYS))


def _unanswered(now: datetime) -> QuerySet:
    over = Q(expires_at__lte=now) | Q(credits=None)
    return CreditRequest.objects.exclude(email="").filter(pk__in=CreditRequest.objects.filter(over).values("pk"))


# Both need the same care: the email that carries the link goes with the address.
addresses_of_credits = Rule(lambda now: _unanswered(now).count(), lambda now: forget_addresses())


def old_credit_requests(now: datetime) -> QuerySet:
    """Requests nobody answered, long after their link ran out."""
    return CreditRequest.objects.filter(answer="", expires_at__lt=now - timedelta(days=CREDIT_REQUESTS_DAYS))


def old_invitations(now: datetime) -> QuerySet:
    """Invitations that were answered or ran out some time ago."""
    return Invitation.objects.filter(expires_at__lt=now - timedelta(days=INVITATIONS_DAYS))


def old_sittings(now: datetime) -> QuerySet:
    """What pages saved that nobody has open any more."""
    return Sitting.objects.filter(at__lt=now - timedelta(days=SITTINGS_DAYS))


def old_question_links(now: datetime) -> QuerySet:
    """Questions by email whose link ran out some time ago."""
    return QuestionLink.objects.filter(expires_at__lt=now - timedelta(days=LINKS_DAYS))


def old_reports(now: datetime) -> QuerySet:
    """Reports closed long ago."""
    return Report.objects.filter(closed_at__lt=now - timedelta(days=REPORTS_DAYS))


def unanswered_still_true(now: datetime) -> QuerySet:
    """Questions whether something is still true that nobody answered and nobody will be asked again.

    While readers have the edition, the last question about it stays: it says that its milestone was asked.
    """
    later = StillTrueQuestion.objects.filter(edition=OuterRef("edition"), months__gt=OuterRef("months"))
    over = Exists(later) | ~Q(edition__status=Status.PUBLISHED)
    return StillTrueQuestion.objects.filter(over, answer="", expires_at__lt=now - timedelta(days=LINKS_DAYS))


def old_wishes(now: datetime) -> QuerySet:
    """What people looked for long ago. A wish that hides others stays, so that they stay hidden."""
    return Wish.objects.filter(on__lt=(now - timedelta(days=WISHES_DAYS)).date(), is_hidden=False)


orphans = Rule(lambda now: sum(1 for _ in orphan_files()), lambda now: clear_orphan_files())
