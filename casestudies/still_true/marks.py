"""The mark readers see beside a case study: set, corrected, taken back, and cleared by a moderator."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from casestudies.errors import DomainError
from casestudies.messages import write_mail
from casestudies.models import CaseStudy
from casestudies.permissions import check_can_moderate, check_can_say_still_true
from casestudies.reindexing import reindex
from casestudies.vocabulary import StillTrue
from improvers.audit import Kind, record


def set_mark(case_study: CaseStudy, *, said: str, because: str, by, **more: str) -> None:
    """Has readers see what `by` says from now on, or nothing for "". The caller asks whether `by` may.

    `more` goes into the audit trail. To be called inside a transaction.
    """
    CaseStudy.objects.filter(pk=case_study.pk).update(
        still_true=said,
        still_true_on=timezone.localdate() if said else None,
        stopped_because=because if said == StillTrue.STOPPED else "",
    )
    about = f"case study {case_study.public_id}"
    record(Kind.STILL_TRUE_CHANGED, by=by, about=about, said=str(said or "nothing"), **more)
    reindex(case_study.pk)


@transaction.atomic
def correct(*, case_study: CaseStudy, by, said: str, because: str = "") -> None:
    """Says anew whether it is still true, or takes back what was said with "". Raises PermissionRefused."""
    check_can_say_still_true(by, case_study)
    set_mark(case_study, said=said, because=because, by=by)


@transaction.atomic
def clear(*, case_study: CaseStudy, by, reason: str) -> None:
    """Takes away a mark that misleads readers; the lead is told why, and the audit trail keeps it: nothing else does.

    Raises PermissionRefused, DomainError("no_mark") where there is none.
    """
    study = CaseStudy.objects.locked(case_study.pk)
    edition = study.published_edition
    if edition is None or not study.still_true:
        raise DomainError("There is no answer to clear any more.", code="no_mark")
    check_can_moderate(by, edition)
    set_mark(study, said="", because="", by=by, reason=reason)
    if study.lead is not None and study.lead.is_active:
        link = f"{settings.PORTAL_URL}{study.get_absolute_url()}"
        lead = study.lead
        write_mail(
            "still_true_cleared", to=lead.email, name=lead.get_short_name(), edition=edition, reason=reason, link=link
        )
