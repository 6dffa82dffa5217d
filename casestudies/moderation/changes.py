"""What changed in an edition since somebody last looked at its case study."""

from dataclasses import dataclass

from django.db.models import TextChoices

from casestudies.comparing.editions import Comparison
from casestudies.content import Content, content_of
from casestudies.models import Edition
from casestudies.sent_copies import sent_contents


class Since(TextChoices):
    """What an edition can be compared with."""

    SENT = "sent", "the version that was sent before"
    PUBLISHED = "published", "the edition published before"


@dataclass(frozen=True)
class Changes:
    """What changed, since what, and since what else one could ask. Nothing to compare with: no comparison."""

    since: Since | None
    choices: list[Since]
    comparison: Comparison | None


def changes_of(edition: Edition, shown: Edition, asked: str = "") -> Changes:
    """What changed in the words that are shown of an edition.

    Since what was sent before, where it was sent back; else since the edition published before; or as `asked`.
    """
    found = {Since.SENT: _sent_before(edition), Since.PUBLISHED: _published_before(edition)}
    choices = [since for since, content in found.items() if content is not None]
    if not choices:
        return Changes(None, [], None)
    since = Since(asked) if asked in choices else choices[0]
    return Changes(since, choices, Comparison(found[since], content_of(shown)))


def _sent_before(edition: Edition) -> Content | None:
    contents = sent_contents(edition)
    return contents[-2] if len(contents) > 1 else None


def _published_before(edition: Edition) -> Content | None:
    earlier = Edition.objects.filter(
        case_study=edition.case_study_id, number__lt=edition.number, published_at__isnull=False
    )
    before = earlier.with_parts().order_by("-number").first()
    return content_of(before) if before else None
