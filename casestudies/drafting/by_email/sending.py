"""Sending everybody who wants it one question, at most one a week."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from casestudies.drafting.next_place import place_for
from casestudies.drafting.places import Place
from casestudies.messages import link_to, write_mail
from casestudies.messages.kinds import Group
from casestudies.models import Edition, Message, QuestionLink
from casestudies.next_answers import NextAnswer, lacking
from improvers.accounts.addresses import verified_addresses
from improvers.models import User

from .links import new_link

EVERY = datetime.timedelta(days=7)
LASTS = datetime.timedelta(days=14)
_LOOKED_AT = 20


def send_questions() -> int:
    """Writes one email to everybody whose turn it is. Gives how many. Running it again, or twice at once, adds none."""
    return sum(_send_to(pk) for pk in list(_due().values_list("pk", flat=True)))


def question_for(user) -> tuple[NextAnswer, Place] | None:
    """The most useful answer a person can give alone and was not asked for yet, in the draft of theirs saved last.

    Drafts that wait for a decision are no drafts of theirs. None when there is nothing to ask.
    """
    mine = Edition.objects.editable_by(user)
    asked = set(QuestionLink.objects.filter(user=user).values_list("case_study", "place", "question"))
    for edition in mine.with_parts().order_by("-updated_at", "-pk")[:_LOOKED_AT]:
        for answer in lacking(edition):
            if not answer.by_email:
                continue
            place = place_for(edition, answer)
            if (edition.case_study_id, place.key, answer.question) not in asked:
                return answer, place
    return None


def _due() -> QuerySet[User]:
    """Who wants questions and was sent none for a week."""
    lately = Message.objects.filter(kind="one_question", created_at__gt=timezone.now() - EVERY)
    wanting = User.objects.filter(mail_choices__group=Group.QUESTIONS, mail_choices__wants=True)
    return wanting.exclude(email__in=lately.values("to")).order_by("pk")


@transaction.atomic
def _send_to(pk: int) -> bool:
    """Sends one person a question, unless somebody just did, they stopped, or there is nothing to ask."""
    User.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    user = _due().filter(pk=pk).select_related("profile").first()
    if user is None or not user.is_active or user.email not in verified_addresses(user):
        return False
    found = question_for(user)
    if found is None:
        return False
    answer, place = found
    token = new_link(place=place, question=answer.question, user=user, lasts=LASTS)
    write_mail(
        "one_question",
        to=user.email,
        name=user.get_short_name(),
        edition=place.edition,
        answer=answer,
        lasts_until=timezone.now() + LASTS,
        link=link_to("drafting:one_question", token),
    )
    return True
