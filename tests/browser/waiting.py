"""What waits in the review queue of the world: marked in every way, and what moderators keep about it."""

from django.db.models import Model

from casestudies.models import Edition, Flag, Hold, Remit, Report, SavedFilter
from improvers.models import Region, User


def mark_the_queue(
    waiting: Edition, published: Edition, moderator: User, administrator: User, word: str
) -> list[Model]:
    """Flags and holds one that waits, reports what is published; gives the filter and the remit it makes."""
    Flag.objects.create(edition=waiting, kind=Flag.Kind.EXPLAINED, count=2)
    Flag.objects.create(edition=waiting, kind=Flag.Kind.LARGE_CHANGE, count=62)
    Hold.objects.create(edition=waiting, by=moderator, reason=word)
    Report.objects.create(case_study=published.case_study, edition=published, kind="patient", text=word)
    saved = SavedFilter.objects.create(user=moderator, name=word[:60], query="late=1")
    return [saved, Remit.objects.create(user=administrator, region=Region.objects.first())]
