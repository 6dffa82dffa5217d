"""The published case studies a start pack is made of."""

from casestudies.models import Edition
from casestudies.models.loading import load_parts

_PARTS = ("outcomes", "tipping_points", "pitfalls", "resources", "credits")


def published_of(case_study_ids: list[int]) -> list[Edition]:
    """The published editions of case studies, which everybody may see, in the order given, in two queries."""
    editions = Edition.objects.published_of(case_study_ids)
    found = {
        edition.case_study_id: edition
        for edition in editions.select_related("case_study__lead__profile", "region", "setting")
    }
    load_parts(list(found.values()), *_PARTS)
    return [found[pk] for pk in case_study_ids if pk in found]
