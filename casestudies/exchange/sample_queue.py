"""What the sample moderators look after first, and a problem a sample reader reported."""

from casestudies.models import CaseStudy, Remit, Report, Topic
from casestudies.vocabulary import ReportKind
from improvers.models import Region, User

from .sample_states import SOURCE

REPORTED = "sample-03"


def give_remits(people: dict[str, User]) -> None:
    """One moderator looks after a topic, the other after a region."""
    Remit.objects.create(user=people["moderator"], topic=Topic.objects.get(slug="patient-safety"))
    Remit.objects.create(user=people["second.moderator"], region=Region.objects.get(slug="wales"))


def report_problem(reader: User) -> None:
    """A reader says that something published is out of date."""
    case_study = CaseStudy.objects.get(source=SOURCE, source_id=REPORTED)
    Report.objects.create(
        case_study=case_study,
        edition=case_study.published_edition,
        kind=ReportKind.OUT_OF_DATE,
        text="The ward in the second picture closed in the spring. Did the work move with the team?",
        by=reader,
    )
