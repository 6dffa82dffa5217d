"""An edition as a page: its facts, its sections in reading order, and what each needs beyond the edition itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.utils.dates import MONTHS

from casestudies.figures import Figure, headline_figure
from casestudies.models import Edition, Resource
from casestudies.vocabulary import MoneyBand, ResourceKind, TimeBand


@dataclass(frozen=True)
class PageSection:
    """One part of the page: left out unless it has something to show. Its template carries its name."""

    name: str
    title: str
    is_filled: Callable[[Edition], bool]

    @property
    def template(self) -> str:
        """Where its markup is."""
        return f"casestudies/library/sections/{self.name}.html"


def _any(*names: str) -> Callable[[Edition], bool]:
    return lambda edition: any(getattr(edition, name) for name in names)


def _parts(name: str) -> Callable[[Edition], bool]:
    return lambda edition: bool(getattr(edition, name).all())


def _did_anything(edition: Edition) -> bool:
    return bool(edition.what_you_did or edition.steps.all())


def _has_methods(edition: Edition) -> bool:
    return bool(edition.methods.all() or edition.method_note or edition.guidance)


def _has_people(edition: Edition) -> bool:
    return bool(edition.credits.all() or edition.case_study.lead or edition.sponsor)


def _has_labels(edition: Edition) -> bool:
    return bool(edition.topics.all() or edition.tags.all())


SECTIONS = (
    PageSection("summary", "Summary", _any("summary")),
    PageSection("what-they-did", "What they did", _did_anything),
    PageSection("tipping-points", "Tipping points", _parts("tipping_points")),
    PageSection("what-to-skip", "What to skip", _parts("pitfalls")),
    PageSection("outcomes", "Outcomes in numbers", _parts("outcomes")),
    PageSection("photos", "Photos", _parts("photos")),
    PageSection(
        "context", "What helped and what got in the way", _any("context_helped", "context_hindered", "unintended")
    ),
    PageSection("lasting", "Did it last?", _any("lasting", "lasting_note")),
    PageSection("fairness", "Equity, patients and environment", _any("equity", "environment", "patient_involvement")),
    PageSection("advice", "Advice if you try this", _any("advice_core", "advice_optional")),
    PageSection("methods", "Methods and guidance", _has_methods),
    PageSection("resources", "What they used", _parts("resources")),
    PageSection("cost", "What it cost", _any("cost_note")),
    PageSection("files", "Files to download", _parts("attachments")),
    PageSection("people", "People", _has_people),
    PageSection("labels", "Topics and tags", _has_labels),
)


class EditionPage:
    """What the templates ask of an edition loaded with its parts."""

    def __init__(self, edition: Edition):
        self.edition = edition

    @cached_property
    def sections(self) -> list[PageSection]:
        """The sections with something in them."""
        return [section for section in SECTIONS if section.is_filled(self.edition)]

    @cached_property
    def figure(self) -> Figure | None:
        """The number of the facts panel."""
        return headline_figure(self.edition)

    @cached_property
    def figures(self) -> list[Figure]:
        """Every outcome, in words."""
        return [Figure(outcome) for outcome in self.edition.outcomes.all()]

    @cached_property
    def organisation(self) -> str:
        """The organisation as it was called then."""
        return self.edition.organisation_name or str(self.edition.organisation or "")

    @cached_property
    def organisation_today(self) -> str:
        """What the organisation is called today, when that is another name."""
        today = self.edition.organisation and self.edition.organisation.today()
        return today.name if today and today.name != self.organisation else ""

    @cached_property
    def board_today(self):
        """The board that answers for the place today, when it is another one than then."""
        today = self.edition.board_today
        return today if today != self.edition.board else None

    @property
    def when(self) -> str:
        """When it began and ended, as far as is known."""
        began = _month(self.edition.started_year, self.edition.started_month)
        ended = _month(self.edition.ended_year, self.edition.ended_month)
        if began and ended:
            return began if began == ended else f"{began} to {ended}"
        return f"Began {began}" if began else (f"Ended {ended}" if ended else "")

    @property
    def staff_hours(self) -> str:
        """The band of staff hours, unless nobody knows it."""
        return "" if self.edition.staff_hours == TimeBand.UNKNOWN else self.edition.get_staff_hours_display()

    @property
    def money_spent(self) -> str:
        """The band of money, unless nobody knows it."""
        return "" if self.edition.money_spent == MoneyBand.UNKNOWN else self.edition.get_money_spent_display()

    @cached_property
    def resources(self) -> list[tuple[str, list[Resource]]]:
        """What was used, by kind, each kind with its heading."""
        kinds = [*ResourceKind.choices, ("", "Also")]
        grouped = [(label, [one for one in self.edition.resources.all() if one.kind == kind]) for kind, label in kinds]
        return [(label, found) for label, found in grouped if found]


def _month(year: int | None, month: int | None) -> str:
    if not year:
        return ""
    return f"{MONTHS[month]} {year}" if month else str(year)


def safe_link(address: str) -> str:
    """A web address people may follow: http or https, or else empty."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
