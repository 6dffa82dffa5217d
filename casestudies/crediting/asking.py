"""Asking somebody by email to confirm, correct or refuse their credit."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casestudies.editing import locked
from casestudies.errors import DomainError
from casestudies.messages import link_to, write_mail
from casestudies.models import CaseStudy, Credit, CreditRequest, Message
from casestudies.permissions import check_can_lead
from casestudies.tokens import hash_of, new_token
from casestudies.vocabulary import PartToPlay
from improvers.accounts.addresses import verified_person
from improvers.models import User

from .agreeing import agree
from .hashes import address_hash
from .suppression import NOT_TO_BE_NAMED, has_refused, refused_names

LASTS = datetime.timedelta(days=30)
MOST_TIMES = 2
MOST_A_DAY = 40
MOST_TO_ONE_A_DAY = 10
_DAY = datetime.timedelta(days=1)
_ENOUGH = "Many people were asked in your name today. Wait a day before you ask more"
_TWICE = "This person has been asked twice. Talk to them instead"


def why_not(*, credit: Credit, email: str, by=None) -> dict[str, str]:
    """Why a credit, saved or not yet, cannot have its name or be asked about at this address, by field.

    Without `by` it is left open how many people one person may ask in a day.
    """
    case_study, reasons = credit.edition.case_study, {}
    if credit.name and refused_names(case_study)(credit.name):
        reasons["name"] = NOT_TO_BE_NAMED
    if email and has_refused(case_study, email):
        reasons["email"] = NOT_TO_BE_NAMED
    elif email and (said := _why_not_asked(credit, by, email)):
        reasons["email"] = said
    return reasons


@transaction.atomic
def ask(*, credit: Credit, by, email: str) -> CreditRequest:
    """Asks the person behind an address about a credit; nobody is asked twice about what they were asked already.

    Somebody who agreed to this name and role before, in any edition, is not asked again, nor who was invited to be
    credited and accepted, nor the person who types their own address. Raises PermissionRefused unless `by` may change
    the edition, DomainError where `why_not` says why.
    """
    edition, email = locked(credit.edition, by), email.strip().lower()
    credit = edition.credits.filter(pk=credit.pk).first()
    if credit is None:
        raise DomainError("This credit was removed meanwhile.", code="gone")
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    reasons = why_not(credit=credit, by=by, email=email)
    if reasons:
        raise DomainError(f"{next(iter(reasons.values()))}.", code="cannot_be_asked")
    request = _request_about(credit, email) or _new_request(edition.case_study, email)
    if not _is_asked(request):
        person = _who_agreed_already(edition.case_study, by, email)
        if person:
            agree(request, credit, person=person)
        else:
            _send(request, by, email)
    Credit.objects.filter(pk=credit.pk).update(request=request)
    return request


@transaction.atomic
def ask_again(*, request: CreditRequest, by) -> None:
    """Sends somebody who has not answered a new link, once; the old one stops working.

    Raises PermissionRefused unless `by` leads the case study, DomainError when they answered, were asked twice, or
    their address is forgotten.
    """
    CaseStudy.objects.locked(request.case_study_id)
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    request = CreditRequest.objects.select_for_update(of=("self",)).select_related("case_study").get(pk=request.pk)
    check_can_lead(by, request.case_study)
    if request.answer:
        raise DomainError("They have answered.", code="answered")
    if not request.email:
        raise DomainError("We no longer have their address. Enter it again.", code="forgotten")
    if said := _why_not_sent(by, request.email_hash, request.times):
        raise DomainError(f"{said}.", code="cannot_be_asked")
    _send(request, by, request.email)


@transaction.atomic
def forget_addresses() -> int:
    """Forgets the addresses of those whose link ran out or whose credit is gone. Gives how many there were."""
    over = Q(expires_at__lte=timezone.now()) | Q(credits=None)
    found = CreditRequest.objects.exclude(email="").filter(pk__in=CreditRequest.objects.filter(over))
    pks = list(found.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Message.objects.filter(credit_requests__in=pks).delete()
    return CreditRequest.objects.filter(pk__in=pks).update(email="")


def _why_not_asked(credit: Credit, by, email: str) -> str:
    request = _request_about(credit, email)
    if (request and _is_asked(request)) or _who_agreed_already(credit.edition.case_study, by, email):
        return ""
    return _why_not_sent(by, address_hash(email), request.times if request else 0)


def _why_not_sent(by, email_hash: str, times: int) -> str:
    today = CreditRequest.objects.filter(asked_at__gt=timezone.now() - _DAY)
    if times >= MOST_TIMES:
        return _TWICE
    by_this_person = today.filter(by=by).count() if by else 0
    if by_this_person >= MOST_A_DAY or today.filter(email_hash=email_hash).count() >= MOST_TO_ONE_A_DAY:
        return _ENOUGH
    return ""


def _request_about(credit: Credit, email: str) -> CreditRequest | None:
    """How this person was asked about this credit before: what they agreed to, or what they have not answered."""
    asked = CreditRequest.objects.filter(case_study=credit.edition.case_study_id, email_hash=address_hash(email))
    others = Credit.objects.filter(request=OuterRef("pk"), edition=credit.edition).exclude(pk=credit.pk)
    agreed = asked.agreed().filter(name=credit.name, role=credit.role)
    return agreed.last() or asked.filter(~Exists(others), answer="").last()


def _new_request(case_study: CaseStudy, email: str) -> CreditRequest:
    now = timezone.now()
    return CreditRequest(case_study=case_study, email_hash=address_hash(email), times=0, asked_at=now, expires_at=now)


def _is_asked(request: CreditRequest) -> bool:
    """Whether there is nothing to send: they have answered, or have a link that works."""
    return bool(request.answer or (request.email and request.is_waiting))


def _who_agreed_already(case_study: CaseStudy, by, email: str):
    """Whose address it is, if they type it themselves or accepted to be credited here; else None."""
    person = verified_person(email)
    if person is None or person == by:
        return person
    return person if case_study.collaborators.filter(user=person, part=PartToPlay.CREDITED).exists() else None


def _send(request: CreditRequest, by, email: str) -> None:
    forget_addresses()
    token = new_token()
    old = request.message
    request.email, request.token_hash, request.by = email, hash_of(token), by
    request.times, request.asked_at = request.times + 1, timezone.now()
    request.expires_at = request.asked_at + LASTS
    request.message = write_mail(
        "credit_asked",
        to=email,
        who=by.get_short_name(),
        times=request.times,
        expires_at=request.expires_at,
        link=link_to("credits:answer", token),
    )
    request.save()
    if old:
        old.delete()
