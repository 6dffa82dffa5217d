"""Answering by the link: confirming, correcting, refusing."""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from casestudies.errors import LinkRefused, StaleDecision
from casestudies.messages import link_to, write_mail
from casestudies.models import CaseStudy, Credit, CreditRequest, Edition
from casestudies.reindexing import reindex
from casestudies.sent_copies import rename_in_copies
from casestudies.tokens import hash_of
from casestudies.vocabulary import CreditAnswer, CreditRole
from improvers.accounts.addresses import verified_addresses

from .agreeing import agree, close
from .hashes import name_hash


def open_request(token: str, user) -> CreditRequest:
    """The request a link stands for, if this visitor can answer it now. Needs no account.

    Somebody who is signed in must have the address it was sent to. Raises LinkRefused.
    """
    found = CreditRequest.objects.open().filter(token_hash=hash_of(token)).select_related("case_study", "by__profile")
    request = found.first()
    if request is None or (user.is_authenticated and request.email not in verified_addresses(user)):
        raise LinkRefused("This link cannot be used.")
    return request


def credit_of(request: CreditRequest) -> Credit:
    """The credit somebody is asked about, as the newest edition has it. Raises LinkRefused when it is gone."""
    credit = request.credits.select_related("edition").order_by("-edition__number", "pk").first()
    if credit is None:
        raise LinkRefused("This link cannot be used.")
    return credit


def mark_of(credit: Credit) -> str:
    """A mark of what a credit says, so that nobody agrees to something else than they saw."""
    return hashlib.sha256(repr((credit.name, credit.role)).encode()).hexdigest()[:16]


@transaction.atomic
def confirm(*, token: str, by, seen: str) -> None:
    """Says that a credit is right. Raises LinkRefused, or StaleDecision when it says something else by now."""
    request = _locked(token, by)
    credit = credit_of(request)
    if seen != mark_of(credit):
        raise StaleDecision("This was changed since you opened it. Read it again before you answer.")
    agree(request, credit)


@transaction.atomic
def correct(*, token: str, by, name: str, role: CreditRole) -> None:
    """Changes name and role in every edition that has the credit, and tells the lead. Raises LinkRefused."""
    request = _locked(token, by)
    credit = credit_of(request)
    before = (credit.name, credit.role)
    credit.name, credit.role = name, role
    changed = list(request.credits.values_list("edition", flat=True))
    request.credits.update(name=name, role=role)
    rename_in_copies(request.case_study, lambda *said: (name, role) if said == before else said)
    agree(request, credit, answer=CreditAnswer.CORRECTED)
    count_up(request.case_study, changed)
    _tell_lead("credit_corrected", request.case_study, credit=credit)


@transaction.atomic
def refuse(*, token: str, by) -> None:
    """Takes somebody's name out of every edition of the case study at once, and keeps it out. Raises LinkRefused.

    All credits with their address or name go, whatever role they give. The lead is told that one was refused.
    """
    request = _locked(token, by)
    case_study = request.case_study
    name = name_hash(case_study, credit_of(request).name)
    asked = case_study.credit_requests.filter(email_hash=request.email_hash)
    credits = Credit.objects.filter(edition__case_study=case_study)
    theirs = [
        credit
        for credit in credits.select_related("request")
        if (credit.name and name_hash(case_study, credit.name) == name)
        or (credit.request and credit.request.email_hash == request.email_hash)
    ]
    for each in asked.select_related("message").select_for_update(of=("self",)):
        each.name, each.role, each.user, each.name_hash = "", "", None, name
        close(each, CreditAnswer.REFUSED)
    credits.filter(pk__in=[credit.pk for credit in theirs]).delete()
    names = {credit.name for credit in theirs}
    rename_in_copies(
        case_study,
        lambda said, role: None if said and (said in names or name_hash(case_study, said) == name) else (said, role),
    )
    count_up(case_study, {credit.edition_id for credit in theirs})
    _tell_lead("credit_refused", case_study)


def count_up(case_study: CaseStudy, edition_pks: Iterable[int]) -> None:
    """Counts the versions of editions up whose credits changed, so that nobody decides on what they no longer see.

    Readers and search see the change where one of them is published.
    """
    editions = Edition.objects.filter(pk__in=set(edition_pks))
    editions.update(version=F("version") + 1, updated_at=timezone.now())
    if editions.published().exists():
        reindex(case_study.pk)


def _locked(token: str, by) -> CreditRequest:
    """The request, once nobody else can change the case study. Of two who answer at once the second is refused."""
    found = open_request(token, by)
    CaseStudy.objects.locked(found.case_study_id)
    list(
        Edition.objects.select_for_update(no_key=True)
        .filter(case_study=found.case_study_id)
        .order_by("pk")
        .values_list("pk")
    )
    CreditRequest.objects.select_for_update().get(pk=found.pk)
    return open_request(token, by)


def _tell_lead(template: str, case_study: CaseStudy, credit: Credit | None = None) -> None:
    if case_study.lead is None:
        return
    write_mail(
        template,
        to=case_study.lead.email,
        name=case_study.lead.get_short_name(),
        edition=case_study.editions.last(),
        credit=credit,
        link=link_to("drafting:tasks", case_study.public_id),
    )
