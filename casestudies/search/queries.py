"""What a search shows of the case studies it found."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casestudies.models import CaseStudy, Edition, Kudos, MergedTag, Outcome, Pitfall, TippingPoint
from casestudies.models.prepared import Prepared

_NEWEST = 10
_OF_AN_OUTCOME = ("id", "edition_id", "measure", "category", "direction", "baseline", "result", "unit")


class Card(NamedTuple):
    """What a card shows of an edition itself, or looks through for the words of the search."""

    pk: int
    case_study_id: int
    published_at: datetime
    headline: str
    problem: str
    result: str
    summary: str
    what_you_did: str
    advice_core: str
    result_category: str
    result_direction: str
    lasting: str
    organisation_name: str
    place: str
    thanks_count: int
    public_id: str
    still_true: str
    still_true_on: date | None
    stopped_because: str
    organisation_today: str | None
    region_name: str | None


class Row(NamedTuple):
    """What is shown of one published edition, or looked through for the words of the search.

    `tipping_points` are (what turned somebody,) and `pitfalls` (what, instead). Read as plain values: making model
    instances took longer than the search.
    """

    edition: Card
    outcomes: list[Outcome]
    tipping_points: list[tuple[str]]
    pitfalls: list[tuple[str, str]]


def results_for(case_study_ids: list[int]) -> list[Row]:
    """What there is to show of case studies, in the order given, in four queries for each twenty.

    Whatever is not published any more is left out, whatever the index said.
    """
    cards = {card.case_study_id: card for card in map(Card._make, _CARDS.rows(case_study_ids))}
    pks = [card.pk for card in cards.values()]
    outcomes = defaultdict(list)
    for outcome in (Outcome.from_db(None, _OF_AN_OUTCOME, values) for values in _OUTCOMES.rows(pks)):
        outcomes[outcome.edition_id].append(outcome)
    tipping_points, pitfalls = _by_edition(_TIPPING_POINTS.rows(pks)), _by_edition(_PITFALLS.rows(pks))
    return [
        Row(card, outcomes[card.pk], tipping_points[card.pk], pitfalls[card.pk])
        for card in (cards[pk] for pk in case_study_ids if pk in cards)
    ]


def newest_for(user) -> list[Row]:
    """The newest published case studies, read without the index."""
    newest = CaseStudy.objects.visible_to(user).published().order_by("-editions__published_at", "-pk")
    return results_for(list(newest.values_list("pk", flat=True)[:_NEWEST]))


def _by_edition(parts: list[Sequence]) -> dict[int, list[tuple]]:
    found = defaultdict(list)
    for edition, *values in parts:
        found[edition].append(tuple(values))
    return found


def _cards(case_study_ids: Sequence[int]) -> QuerySet:
    thanks = Kudos.objects.filter(case_study=OuterRef("case_study")).order_by().values("case_study")
    more = {
        "thanks_count": Coalesce(Subquery(thanks.annotate(number=Count("pk")).values("number"), IntegerField()), 0),
        "public_id": F("case_study__public_id"),
        "still_true": F("case_study__still_true"),
        "still_true_on": F("case_study__still_true_on"),
        "stopped_because": F("case_study__stopped_because"),
        "organisation_today": F("organisation__name"),
        "region_name": F("region__name"),
    }
    return Edition.objects.published_of(case_study_ids).order_by().annotate(**more).values_list(*Card._fields)


_CARDS = Prepared(_cards)
_OUTCOMES = Prepared(lambda pks: Outcome.objects.filter(edition__in=pks).values_list(*_OF_AN_OUTCOME))
_TIPPING_POINTS = Prepared(
    lambda pks: TippingPoint.objects.filter(edition__in=pks).values_list("edition_id", "what_turned_them")
)
_PITFALLS = Prepared(lambda pks: Pitfall.objects.filter(edition__in=pks).values_list("edition_id", "what", "instead"))


def merged_tags(slugs: list[str]) -> dict[str, str]:
    """Which of the tags asked for were merged, each with the tag readers find instead; nothing is asked for none."""
    return MergedTag.objects.now(slugs) if slugs else {}
