"""What moderators see of the front page."""

import re

from django.db.models import QuerySet

from casestudies.models import CaseStudy, Feature

_PUBLIC_ID = re.compile(r"(?:.*/case-studies/)?([a-z0-9]{4})-?([a-z0-9]{4})(?:[/\s].*)?", re.IGNORECASE | re.DOTALL)


def featured() -> list[Feature]:
    """What readers see featured now, in order, with what a row shows."""
    shown = Feature.objects.shown().filter(case_study__in=CaseStudy.objects.published())
    return list(shown.select_related("by__profile").prefetch_related("case_study__editions"))


def case_studies_for(user) -> QuerySet[CaseStudy]:
    """The case studies that can be featured, as far as this person sees them."""
    return CaseStudy.objects.visible_to(user).published()


def public_id_in(typed: str) -> str:
    """The public id in a reference or an address somebody typed or pasted; empty where there is none."""
    found = _PUBLIC_ID.fullmatch(typed.strip())
    return "".join(found.groups()).lower() if found else ""
