"""The link in emails that ends a group of them with one click, without an account (RFC 8058)."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from casestudies.models import QuestionLink, StillTrueQuestion
from casestudies.tokens import hash_of
from improvers.models import User

from .choosing import stop
from .kinds import Group

_SALT = "casestudies.messages.stopping"


def stop_link(address: str, group: Group) -> str:
    """The link that switches a group off for who has the address; empty where nobody with an account has it."""
    user = User.objects.filter(email__iexact=address).only("pk").first()
    return f"{settings.PORTAL_URL}{stop_path(user, group)}" if user else ""


def stop_path(user, group: Group) -> str:
    """The same link, as pages of the portal have it."""
    return reverse("emails:stop", args=[signing.dumps([user.pk, group.value], salt=_SALT)])


def stop_by_link(*, token: str) -> None:
    """Switches off what the link is for, however old it is. Nobody is told whether it was one."""
    pk, group = _signed(token) or _of_a_question(token) or (None, None)
    user = User.objects.filter(pk=pk).first()
    if user:
        stop(by=user, group=group)


def _signed(token: str) -> tuple[int, Group] | None:
    """Whose emails of which group a link ends; None for what nobody signed."""
    try:
        user, group = signing.loads(token, salt=_SALT)
        return user, Group(group)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _of_a_question(token: str) -> tuple[int | None, Group] | None:
    """The same for links of emails sent before these were signed: they carry the token of the question itself."""
    for model, group in ((QuestionLink, Group.QUESTIONS), (StillTrueQuestion, Group.STILL_TRUE)):
        question = model.objects.filter(token_hash=hash_of(token)).first()
        if question:
            return question.user_id, group
    return None
