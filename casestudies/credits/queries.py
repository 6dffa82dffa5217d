"""What pages about credits read: how the people named answered, and what one person is credited for."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch, Q, QuerySet

from casestudies.crediting.asking import MOST_TIMES
from casestudies.crediting.hashes import hashes_of
from casestudies.models import CaseStudy, Credit, CreditRequest, Edition
from casestudies.permissions import is_own


class Asking(StrEnum):
    """Where asking somebody stands."""

    NOT_ASKED = "not_asked"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    WAITING = "waiting"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Asked:
    """One credit as its lead sees it. `email` is there for who typed it only."""

    credit: Credit
    standing: Asking
    email: str
    can_ask_again: bool


@dataclass(frozen=True)
class AskedOfCaseStudy:
    """All credits of a case study's newest edition, and how many people asked not to be named."""

    credits: list[Asked]
    refused: int

    @property
    def confirmed(self) -> int:
        """How many are confirmed."""
        return sum(each.standing == Asking.CONFIRMED for each in self.credits)

    @property
    def waiting(self) -> int:
        """How many have not answered yet."""
        return sum(each.standing == Asking.WAITING for each in self.credits)


def asked_in(edition: Edition, user) -> AskedOfCaseStudy | None:
    """How the people credited in an edition answered, for its lead; None for everybody else and where there is none."""
    case_study = edition.case_study
    if not is_own(user, case_study):
        return None
    credits = Credit.objects.filter(edition=edition).select_related("request")
    refused = case_study.credit_requests.refused().values("email_hash").distinct().count()
    found = AskedOfCaseStudy([_asked(credit, user) for credit in credits], refused)
    return found if found.credits or found.refused else None


def requests_in(case_study: CaseStudy) -> QuerySet[CreditRequest]:
    """How the people credited in a case study were asked."""
    return case_study.credit_requests.select_related("case_study")


def credited_editions(person) -> QuerySet[Edition]:
    """The published editions somebody is credited in and agreed to be, the newest first.

    Each has those credits as `credits_of_theirs`. What they confirmed before they had an account with that address is
    theirs too.
    """
    is_theirs = Q(request__user=person) | Q(request__user=None, request__email_hash__in=hashes_of(person))
    theirs = Credit.objects.confirmed().filter(is_theirs)
    editions = Edition.objects.published().filter(pk__in=theirs.values("edition"))
    return (
        editions.select_related("case_study", "organisation")
        .prefetch_related(Prefetch("credits", theirs, to_attr="credits_of_theirs"))
        .order_by("-published_at", "-pk")
    )


def _asked(credit: Credit, user) -> Asked:
    standing = _standing(credit)
    request = credit.request
    is_unanswered = standing in (Asking.WAITING, Asking.UNANSWERED)
    can_ask_again = bool(is_unanswered and request.email and request.times < MOST_TIMES)
    email = request.email if is_unanswered and request.by_id == user.pk else ""
    return Asked(credit, standing, email, can_ask_again)


def _standing(credit: Credit) -> Asking:
    request = credit.request
    if request is None:
        return Asking.NOT_ASKED
    if credit.is_confirmed:
        return Asking.CONFIRMED
    if request.answer:
        return Asking.CHANGED
    return Asking.WAITING if request.is_waiting else Asking.UNANSWERED
