"""What can be done with the places on the front page."""

from datetime import date

from django.db import IntegrityError, transaction

from casestudies.errors import DomainError, StaleDecision
from casestudies.models import CaseStudy, Feature
from casestudies.models.feature import MOST
from casestudies.permissions import check_can_feature
from improvers.audit import Kind, record


def feature(*, case_study: CaseStudy, by, reason: str, until: date, place: int) -> None:
    """Puts a published case study at a place of the front page; those from there on move down by one.

    Featured again, it moves, with the new reason and day. Raises PermissionRefused, DomainError("full") when as many as
    there are places are featured, StaleDecision when somebody else changed the places at the same moment.
    """
    check_can_feature(by, case_study)
    try:
        with transaction.atomic():
            others = _others(case_study)
            if len(others) >= MOST:
                raise DomainError(f"{MOST} case studies are featured. Remove one first.", code="full")
            chosen = Feature(case_study=case_study, reason=reason, until=until, by=by)
            others.insert(min(place, len(others) + 1) - 1, chosen)
            _write(others)
            record(
                Kind.FEATURED,
                by=by,
                about=f"case study {case_study.public_id}",
                until=until.isoformat(),
                place=chosen.place,
            )
    except IntegrityError as error:
        raise StaleDecision("Somebody else changed the front page at the same moment. Look at it again.") from error


@transaction.atomic
def remove(*, case_study: CaseStudy, by) -> None:
    """Takes a case study from the front page; those below move up. Raises PermissionRefused."""
    check_can_feature(by, case_study, to_remove=True)
    _write(_others(case_study))
    record(Kind.FEATURED, by=by, about=f"case study {case_study.public_id}", removed=True)


def _others(case_study: CaseStudy) -> list[Feature]:
    """The other featured case studies that readers still see, locked; what is over is let go."""
    list(Feature.objects.select_for_update().order_by("place"))
    Feature.objects.over().delete()
    return list(Feature.objects.exclude(case_study=case_study))


def _write(features: list[Feature]) -> None:
    Feature.objects.all().delete()
    for place, each in enumerate(features, start=1):
        each.pk, each.place = None, place
    at = {each.case_study_id: each.at for each in features if each.at}
    Feature.objects.bulk_create(features)
    for case_study, day in at.items():
        Feature.objects.filter(case_study=case_study).update(at=day)
