"""What people say when asked, and what it does."""

from django.db import transaction
from django.utils import timezone

from casestudies.errors import LinkRefused
from casestudies.models import CaseStudy, StillTrueQuestion
from casestudies.permissions import writes
from casestudies.states import Status
from casestudies.tokens import hash_of
from casestudies.vocabulary import StillTrue

from .marks import set_mark


def open_question(token: str, visitor) -> StillTrueQuestion:
    """The question a link asks, if whoever came with it can answer it now.

    Raises LinkRefused: also for somebody signed in as another person, for a person who does not write there any more,
    and when readers have another edition or none.
    """
    questions = StillTrueQuestion.objects.open().filter(token_hash=hash_of(token), edition__status=Status.PUBLISHED)
    question = questions.select_related("edition__case_study", "user__profile").first()
    if question is None or question.user is None or not question.user.is_active:
        raise LinkRefused("This link cannot be used.")
    is_another = visitor.is_authenticated and visitor.pk != question.user_id
    if is_another or not writes(question.user, question.edition.case_study):
        raise LinkRefused("This link cannot be used.")
    return question


@transaction.atomic
def answer(*, token: str, visitor, said: StillTrue, because: str = "") -> CaseStudy:
    """Keeps an answer, once, and has readers see it at once. Gives the case study. Raises LinkRefused.

    `because` is a StoppedBecause value, or "" where they do not say or it did not stop.
    """
    StillTrueQuestion.objects.select_for_update().filter(token_hash=hash_of(token)).first()
    question = open_question(token, visitor)
    case_study = question.edition.case_study
    StillTrueQuestion.objects.filter(pk=question.pk).update(answer=said, answered_at=timezone.now())
    set_mark(case_study, said=said, because=because, by=question.user)
    return case_study
