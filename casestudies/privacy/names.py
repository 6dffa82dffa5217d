"""Taking the names of people out of case studies, and forgetting whose credits were whose."""

from django.db.models import Q, QuerySet

from casestudies.crediting.answering import count_up
from casestudies.crediting.hashes import hashes_of, name_hash
from casestudies.models import CaseStudy, Credit, CreditRequest, Message
from casestudies.sent_copies import rename_in_copies
from improvers.models import Profile
from improvers.privacy.kept import Leaving


def erase_credits(leaving: Leaving) -> None:
    """Takes a person's own credits out of every edition and every copy of it, or forgets only whose they were.

    Their own are those they were asked about, and their name where they take part themselves.
    """
    if not leaving.keep_credits:
        theirs = _credits_of(leaving.user)
        for case_study in CaseStudy.objects.filter(editions__credits__in=theirs).distinct():
            take_out(case_study, set(theirs.filter(edition__case_study=case_study).values_list("name", flat=True)))
    asked = CreditRequest.objects.filter(Q(user=leaving.user) | Q(email_hash__in=hashes_of(leaving.user)))
    Message.objects.filter(credit_requests__in=asked).delete()
    agreed = asked.agreed() if leaving.keep_credits else asked.none()
    agreed.update(user=None, email_hash="")
    asked.exclude(pk__in=agreed.values("pk")).refused().update(user=None)
    asked.exclude(pk__in=agreed.values("pk")).exclude(pk__in=asked.refused().values("pk")).delete()


def take_out_unconfirmed(case_study: CaseStudy) -> None:
    """Takes out who never agreed to be named: there is nobody left to ask them."""
    credits = Credit.objects.filter(edition__case_study=case_study)
    agreed = set(credits.confirmed().values_list("name", flat=True))
    take_out(case_study, {credit.name for credit in credits} - agreed)


def take_out(case_study: CaseStudy, names: set[str] | None) -> None:
    """Takes credits with these names, None: all, out of every edition and every copy kept of what was sent."""
    credits = Credit.objects.filter(edition__case_study=case_study)
    hashes = None if names is None else {name_hash(case_study, name) for name in names if name}
    gone = [credit for credit in credits if hashes is None or name_hash(case_study, credit.name) in hashes]
    credits.filter(pk__in=[credit.pk for credit in gone]).delete()
    rename_in_copies(
        case_study,
        lambda said, role: None if hashes is None or name_hash(case_study, said) in hashes else (said, role),
    )
    count_up(case_study, {credit.edition_id for credit in gone})


def _credits_of(user) -> QuerySet:
    asked = Q(request__user=user) | Q(request__email_hash__in=hashes_of(user))
    name = Profile.objects.of(user).name
    if not name:
        return Credit.objects.filter(asked)
    unanswered = Q(request=None) | Q(request__answer="")
    named = unanswered & Q(name__iexact=name, edition__case_study__in=CaseStudy.objects.shared_with(user))
    return Credit.objects.filter(asked | named)
