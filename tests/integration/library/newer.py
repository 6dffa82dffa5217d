"""A second edition of a case study."""

from casestudies.models import CaseStudy, Edition
from casestudies.states import Status
from tests.factories import take_to


def newer_edition(case_study: CaseStudy, status: Status = Status.DRAFT, **answers) -> Edition:
    """The next edition of a published case study with other words, taken the real way to `status`."""
    now = Edition.objects.published().get(case_study=case_study)
    kept = {
        name: getattr(now, name)
        for name in ("problem", "result", "result_category", "result_direction", "organisation", "region")
    }
    newer = Edition.objects.create(case_study=case_study, number=now.number + 1, **(kept | answers))
    newer.topics.set(now.topics.all())
    return take_to(status, newer)
