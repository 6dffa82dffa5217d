"""Links that open one question for one person, once."""

import datetime

from django.utils import timezone

from casestudies.drafting.places import Place, place_of
from casestudies.errors import LinkRefused
from casestudies.models import Edition, QuestionLink
from casestudies.permissions import can_edit
from casestudies.tokens import hash_of, new_token


def new_link(*, place: Place, question: str, user, lasts: datetime.timedelta) -> str:
    """Makes a link for one person to one question, and gives its token; only the token's hash is kept."""
    token = new_token()
    QuestionLink.objects.create(
        case_study=place.edition.case_study,
        user=user,
        place=place.key,
        question=question,
        token_hash=hash_of(token),
        expires_at=timezone.now() + lasts,
    )
    return token


def open_link(token: str, visitor) -> tuple[QuestionLink, Place]:
    """The link and where its question is asked, if it opens something for whoever came with it now.

    Raises LinkRefused: also for somebody signed in as another person, for a person who may not write there any
    more, and while the case study waits for a decision.
    """
    links = QuestionLink.objects.open().filter(token_hash=hash_of(token))
    link = links.select_related("case_study", "user__profile").first()
    if link is None or not link.user.is_active or (visitor.is_authenticated and visitor.pk != link.user_id):
        raise LinkRefused("This link cannot be used.")
    edition = Edition.objects.filter(case_study=link.case_study).with_parts().order_by("-number").first()
    place = place_of(edition, link.place)
    if place is None or not can_edit(link.user, edition) or link.question not in place.questions().fields:
        raise LinkRefused("This link cannot be used.")
    return link, place
