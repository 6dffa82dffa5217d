"""What happened to sample case studies after they were published: reports, a place on the front page, marks."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from casestudies.models import CaseStudy, Edition, Feature, Report, Suggestion
from casestudies.vocabulary import ReportKind, StillTrue, StoppedBecause, SuggestionKind
from improvers.models import User

_FEATURED = ("What turned the consultants is told word for word", "Small, cheap, and honest about what failed")
_REPORTS = (
    (ReportKind.PATIENT, "The second paragraph names the village and the age. I know who that is."),
    (ReportKind.BROKEN, "The link to the template leads nowhere."),
)
_DAYS_AGO = 600


def tell_what_happened_since(published: Sequence[CaseStudy], people: dict[str, User]) -> None:
    """Marks, features and reports sample case studies, the newest first; of few, as far as they go."""
    today = timezone.localdate()
    for place, (case_study, reason) in enumerate(zip(published[1:], _FEATURED, strict=False), start=1):
        until = today + timedelta(days=30 * place)
        Feature.objects.create(
            case_study=case_study, place=place, reason=reason, until=until, by=people["second.moderator"]
        )
    for case_study, (kind, text) in zip(published[3:], _REPORTS, strict=False):
        edition = case_study.published_edition
        Report.objects.create(case_study=case_study, edition=edition, kind=kind, text=text)
    for case_study in published[:2]:
        about = {"edition": case_study.published_edition, "by": case_study.lead}
        Suggestion.objects.create(kind=SuggestionKind.TOPIC, text="Hospital at home", **about)
    said = ((StillTrue.STOPPED, StoppedBecause.NO_BENEFIT), (StillTrue.RUNNING, ""), (StillTrue.CHANGED, ""))
    for case_study, (answer, because) in zip(published[5:], said, strict=False):
        CaseStudy.objects.filter(pk=case_study.pk).update(
            still_true=answer, still_true_on=today - timedelta(days=2), stopped_because=because
        )
    for case_study in published[9:10]:
        long_ago = timezone.now() - timedelta(days=_DAYS_AGO)
        Edition.objects.published().filter(case_study=case_study).update(published_at=long_ago)
        CaseStudy.objects.filter(pk=case_study.pk).update(first_published_at=long_ago)
