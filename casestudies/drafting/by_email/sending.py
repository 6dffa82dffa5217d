"""Sending everybody who wants it one question, at most one a week."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from casestudies.drafting.next_place import place_for
from casestudies.drafting.places import Place
from casestudies.messages import write_mail
from casestudies.models import Edition, QuestionLink, QuestionWish
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


def _due() -> QuerySet[QuestionWish]:
    return QuestionWish.objects.filter(Q(last_sent_at=None) | Q(last_sent_at__lte=timezone.now() - EVERY)).order_by(
        "pk"
    )


@transaction.atomic
def _send_to(pk: int) -> bool:
    """Sends one person a question, unless somebody just did, they stopped, or there is nothing to ask."""
    person = User.objects.filter(question_wish=pk).values_list("pk", flat=True)
    User.objects.select_for_update(of=("self",)).filter(pk__in=list(person)).first()
    wish = _due().filter(pk=pk).select_related("user__profile").first()
    if wish is None or not wish.user.is_active or wish.user.email not in verified_addresses(wish.user):
        return False
    found = question_for(wish.user)
    if found is None:
        return False
    answer, place = found
    token = new_link(place=place, question=answer.question, user=wish.user, lasts=LASTS)
    QuestionWish.objects.filter(pk=pk).update(last_sent_at=timezone.now())
    write_mail(
        "one_question",
        to=wish.user.email,
        name=wish.user.get_short_name(),
        edition=place.edition,
        answer=answer,
        lasts_until=timezone.now() + LASTS,
        link=f"{settings.PORTAL_URL}{reverse('drafting:one_question', args=[token])}",
        unsubscribe_link=f"{settings.PORTAL_URL}{reverse('drafting:stop_questions', args=[token])}",
    )
    return True
