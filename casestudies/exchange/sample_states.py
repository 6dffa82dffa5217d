"""Sample case studies on their way through moderation: what they say and how far each has come.

Every move is made by the real workflow and by the person whose turn it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from casestudies import workflow
from casestudies.identifiers.stored import unexplained
from casestudies.models import CaseStudy, Edition
from casestudies.states import Status
from casestudies.vocabulary import NotPatientData, Section
from improvers.models import User

from .layouts import Reader

SOURCE = "sample"


@dataclass(frozen=True)
class Step:
    """One move: to which status, by whom (an account's key), with which comment and notes by section."""

    to: Status
    by: str
    comment: str = ""
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Underway:
    """One case study that is not simply published: who leads it, its words in the full layout, its moves, days ago."""

    lead: str
    words: dict
    steps: tuple[Step, ...] = ()
    days_ago: int = 1


_APPROVED = (Step(Status.IN_REVIEW, "moderator"), Step(Status.PUBLISHED, "moderator"))

UNDERWAY = [
    Underway(
        "improver",
        {
            "id": "draft",
            "headline": "We put a jigsaw table by the window and people on our ward now sit up together after lunch",
            "problem": "Most people stayed in bed after lunch although they were well enough to sit out.",
            "organisation": "ZZ001",
            "topics": ["frailty-and-older-people"],
        },
        days_ago=4,
    ),
    Underway(
        "lead.one",
        {
            "id": "waiting-long",
            "headline": "A five-minute board round at noon finds the people who can leave before tea",
            "problem": "Discharges bunched after 5pm, when transport and pharmacy were slow, and beds opened too late.",
            "result": "The middle discharge moved from 5.20pm to 3.40pm over ten weeks. Weekends did not change.",
            "result_category": "flow",
            "result_direction": "better",
            "organisation": "ZZ004",
            "setting": "acute-inpatient",
            "topics": ["discharge-and-flow"],
            "pitfalls": [
                {
                    "what": "We printed a new form for the round.",
                    "kind": "training",
                    "time_lost": "10_50",
                    "money_lost": "under_1k",
                    "why": "It asked what everybody knew already.",
                    "instead": "Write three initials on the whiteboard and say them aloud.",
                }
            ],
            "tipping_points": "none",
        },
        (Step(Status.SUBMITTED, "lead.one"),),
        days_ago=9,
    ),
    Underway(
        "lead.two",
        {
            "id": "waiting",
            "headline": "Taxi drivers who bring people to dialysis now tell us when somebody seems worse than usual",
            "problem": "People arrived for dialysis unwell and nobody had noticed on the way.",
            "result": "Eleven early calls in three months. It is too early to say what they changed.",
            "result_category": "safety",
            "result_direction": "too_early",
            "organisation": "ZZ018",
            "setting": "community",
            "topics": ["kidneys-and-urology", "patient-safety"],
        },
        (Step(Status.SUBMITTED, "lead.two"),),
        days_ago=2,
    ),
    Underway(
        "newcomer",
        {
            "id": "waiting-first",
            "headline": "A greenhouse on the roof gives people something to get out of bed for",
            "problem": "People on our stroke ward had nowhere to go between therapy sessions.",
            "result": "Of 30 people asked, 22 said that they left their room more often.",
            "result_category": "experience",
            "result_direction": "better",
            "organisation": "ZZ019",
            "setting": "acute-inpatient",
            "topics": ["stroke-and-neurology", "patient-experience"],
            "advice_optional": "Ring our greenhouse on 01632 960123 and we tell you which tomatoes to leave out.",
        },
        (Step(Status.SUBMITTED, "newcomer"),),
        days_ago=3,
    ),
    Underway(
        "lead.three",
        {
            "id": "in-review",
            "headline": "We labelled the drug fridge by day of use and threw away a third less",
            "problem": "Opened injections went out of date at the back of the fridge.",
            "result": "Wasted injections fell from £1,900 to £1,250 a month. Checking takes ten minutes a week.",
            "result_category": "cost",
            "result_direction": "better",
            "organisation": "ZZ022",
            "setting": "pharmacy",
            "topics": ["medicines", "sustainability"],
        },
        (Step(Status.SUBMITTED, "lead.three"), Step(Status.IN_REVIEW, "second.moderator")),
        days_ago=5,
    ),
    Underway(
        "improver",
        {
            "id": "changes",
            "headline": "Red trays for people who need help to eat, and a bell when the meals arrive",
            "problem": "Meals went cold beside people who could not cut up their food.",
            "result": "Help came within ten minutes for 86 of 100 meals watched, up from 41.",
            "result_category": "experience",
            "result_direction": "better",
            "organisation": "ZZ001",
            "setting": "acute-inpatient",
            "topics": ["nutrition-and-hydration"],
            "outcomes": [
                {"measure": "Meals with help within ten minutes", "baseline": 41, "result": 86, "unit": "of 100 meals"}
            ],
        },
        (
            Step(Status.SUBMITTED, "improver"),
            Step(Status.IN_REVIEW, "moderator"),
            Step(
                Status.CHANGES_REQUESTED,
                "moderator",
                "A lovely, useful piece of work. Two small things and it is ready.",
                {
                    Section.OUTCOMES: "Over which weeks were the 100 meals watched, before and after?",
                    Section.PITFALLS: "You told me about the bell that annoyed the next ward. Others should know.",
                },
            ),
        ),
        days_ago=6,
    ),
    Underway(
        "improver",
        {
            "id": "rejected",
            "headline": "Try the PureStep mattress, now at a special price for wards",
            "problem": "Ordinary mattresses are not good enough.",
            "result": "Every ward that bought one was pleased.",
            "result_category": "experience",
            "result_direction": "better",
            "organisation": "ZZ001",
            "topics": ["skin-and-wounds"],
        },
        (
            Step(Status.SUBMITTED, "improver"),
            Step(Status.IN_REVIEW, "moderator"),
            Step(
                Status.REJECTED,
                "moderator",
                "This reads like an advertisement. Please share what your team changed and what came of it.",
            ),
        ),
        days_ago=30,
    ),
    Underway(
        "improver",
        {
            "id": "withdrawn",
            "headline": "A second handover at 3am for the night team",
            "problem": "Things agreed at 9pm were forgotten by 5am.",
            "result": "The numbers turned out to be from another ward, so we are counting again.",
            "result_category": "safety",
            "result_direction": "too_early",
            "organisation": "ZZ001",
            "topics": ["patient-safety"],
        },
        (Step(Status.SUBMITTED, "improver"), Step(Status.WITHDRAWN, "improver")),
        days_ago=14,
    ),
    Underway(
        "lead.six",
        {
            "id": "unpublished",
            "headline": "A volunteer at the front door walks people to their clinic",
            "problem": "One person in nine came late to clinic because they could not find it.",
            "result": "Late arrivals halved in the two clinics we counted.",
            "result_category": "experience",
            "result_direction": "better",
            "organisation": "ZZ019",
            "setting": "outpatient",
            "topics": ["outpatients", "patient-experience"],
        },
        (
            Step(Status.SUBMITTED, "lead.six"),
            *_APPROVED,
            Step(
                Status.UNPUBLISHED,
                "moderator",
                "The trust is checking the permission for a photo.",
            ),
        ),
        days_ago=40,
    ),
]
# Published sample case studies whose lead has written a newer edition: the moves of that edition.
NEWER_EDITIONS = {
    "sample-01": ("improver", (Step(Status.SUBMITTED, "improver"),), 1),
    "sample-02": ("lead.one", (Step(Status.SUBMITTED, "lead.one"), *_APPROVED), 12),
}
_NEWS = "\n\nSix months later: it still works, and a second ward has begun."


def make_underway(*, reader: Reader, people: dict[str, User], words: dict[str, dict]) -> None:
    """Makes every case study that is under way, and newer editions of published ones. Call it in a transaction.

    Takes the people by key, and the words of the published sample case studies by id.
    """
    for one in UNDERWAY:
        with days_ago(one.days_ago):
            case_study = CaseStudy.objects.create(
                source=SOURCE, source_id=one.words["id"], lead=people[one.lead], is_sample=True
            )
            _write(case_study, 1, one.words, reader, one.steps, people)
    for source_id, (lead, steps, days) in NEWER_EDITIONS.items():
        if source_id in words:
            case_study = CaseStudy.objects.get(source=SOURCE, source_id=source_id)
            CaseStudy.objects.filter(pk=case_study.pk).update(lead=people[lead])
            newer = words[source_id] | {"lasting_note": words[source_id].get("lasting_note", "") + _NEWS}
            with days_ago(days):
                _write(case_study, 2, newer, reader, steps, people)
    claimed = Edition.objects.filter(case_study__source=SOURCE, status=Status.IN_REVIEW)
    claimed.update(claimed_at=timezone.now())  # their moderators are at work


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    """Has all that happens within it happen so many days ago: what was moved once can never be dated otherwise."""
    now = timezone.now
    timezone.now = lambda: now() - timedelta(days=days)
    try:
        yield
    finally:
        timezone.now = now


def _write(
    case_study: CaseStudy,
    number: int,
    words: dict,
    reader: Reader,
    steps: tuple[Step, ...],
    people: dict[str, User],
) -> None:
    edition = Edition.objects.create(case_study=case_study, number=number)
    reader.read(words).write_into(edition)
    _explain(edition)
    for step in steps:
        workflow.move(
            edition=edition,
            to=step.to,
            by=people[step.by],
            expected_version=edition.version,
            comment=step.comment,
            notes=step.notes,
        )


def _explain(edition: Edition) -> None:
    """What looks as if it could point to a patient belongs to the team: an author says so before they send it."""
    for found in unexplained(edition):
        finding = {"place": found.place, "kind": found.kind, "mark": found.mark}
        edition.identifier_reasons.create(reason=NotPatientData.TEAM, by=edition.case_study.lead, **finding)
