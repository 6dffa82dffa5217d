"""What readers can do."""

from django.db import transaction

from casestudies.models import CaseStudy, Kudos
from casestudies.permissions import check_can_thank
from casestudies.reindexing import reindex


@transaction.atomic
def thank(*, case_study: CaseStudy, by) -> bool:
    """Says thank you for a published case study, once.

    Takes the case study and `by` the reader. Gives whether this was the first time; again changes nothing.
    Raises PermissionRefused for those who lead it and when it is not published.
    """
    check_can_thank(by, case_study)
    _, is_new = Kudos.objects.get_or_create(case_study=case_study, by=by)
    if is_new:
        reindex(case_study.pk)
    return is_new
