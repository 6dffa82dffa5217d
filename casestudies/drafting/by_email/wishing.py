"""Wanting one question now and then by email, and not wanting it any more."""

from django.db import transaction
from django.utils import timezone

from casestudies.models import QuestionLink, QuestionWish
from casestudies.tokens import hash_of
from improvers.models import User


def wants_questions(user) -> bool:
    """Whether a person wants questions by email."""
    return QuestionWish.objects.filter(user=user).exists()


@transaction.atomic
def start(*, by) -> None:
    """Sends this person questions by email from now on; at most one a week, also for who stopped and starts again."""
    last = QuestionLink.objects.filter(user=by).order_by("-at").values_list("at", flat=True).first()
    QuestionWish.objects.get_or_create(user=by, defaults={"last_sent_at": last})


@transaction.atomic
def stop(*, by) -> None:
    """Sends this person no more questions, and takes back the links that were sent."""
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    QuestionWish.objects.filter(user=by).delete()
    QuestionLink.objects.open().filter(user=by).update(revoked_at=timezone.now())


def stop_by_link(*, token: str) -> None:
    """Stops for whoever was sent this link, however old it is. Nobody is told whether it was one."""
    link = QuestionLink.objects.filter(token_hash=hash_of(token)).select_related("user").first()
    if link:
        stop(by=link.user)
