"""The published case studies a start pack is made of."""

from django.db.models import Prefetch

from casestudies.models import Edition


def published_of(case_study_ids: list[int]) -> list[Edition]:
    """The published editions of case studies, which everybody may see, in the order given, in seven queries."""
    known = Edition.objects.only("case_study", "number", "status", "headline", "published_at")
    editions = (
        Edition.objects.published_of(case_study_ids)
        .select_related("case_study__lead__profile", "region", "setting")
        .prefetch_related(
            "outcomes",
            "tipping_points",
            "pitfalls",
            "resources",
            "credits",
            Prefetch("case_study__editions", known),
        )
    )
    found = {edition.case_study_id: edition for edition in editions}
    return [found[pk] for pk in case_study_ids if pk in found]
