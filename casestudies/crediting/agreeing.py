"""Writing down that somebody agreed to a credit."""

from django.utils import timezone

from casestudies.models import Credit, CreditRequest
from casestudies.vocabulary import CreditAnswer
from improvers.accounts.addresses import verified_person

from .hashes import hashes_of


def agree(
    request: CreditRequest, credit: Credit, *, person=None, answer: CreditAnswer = CreditAnswer.CONFIRMED
) -> None:
    """Writes that somebody agreed to the name and role a credit has, and forgets their address.

    `person` is the account that answered; without, the account that has their address, if there is one.
    """
    request.user = person or verified_person(request.email)
    request.name, request.role = credit.name, credit.role
    close(request, answer)


def close(request: CreditRequest, answer: CreditAnswer) -> None:
    """Writes an answer, and forgets the address and the email that went to it."""
    message = request.message
    request.answer, request.answered_at = answer, timezone.now()
    request.email, request.message, request.token_hash = "", None, None
    request.save()
    if message:
        message.delete()


def agree_by_invitation(*, case_study, by) -> None:
    """Confirms what somebody who accepted to be credited in a case study was asked there and has not answered.

    Who refused before and accepts now can be named again.
    """
    case_study.credit_requests.refused().filter(email_hash__in=hashes_of(by)).delete()
    waiting = case_study.credit_requests.open().select_for_update(of=("self",)).filter(email_hash__in=hashes_of(by))
    for request in waiting:
        if credit := request.credits.order_by("-edition__number").first():
            agree(request, credit, person=by)
