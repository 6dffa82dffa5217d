"""Which answer would help readers most next: one table, in the order of how useful an answer is to them.

The five answers come first, because nothing is published without them. Then comes what PRODUCT calls the real gems,
and what lessons, start packs and comparisons gather across case studies: what to skip, what turned people, what was
measured; then what tells a commissioner yes or no (cost, did it last); then what those who adapt it need.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model

from casestudies.completeness import missing_answers
from casestudies.models import Edition
from casestudies.vocabulary import Section


@dataclass(frozen=True)
class NextAnswer:
    """One answer worth giving: what to do, whom it helps and how, and about how many minutes it takes.

    `question` is the field that asks for it. `parts` names the repeatable parts it belongs to, `none` the field that
    says there are none, and `after` the answer of a part that this one follows up. `by_email` says whether it can be
    asked alone, by email: not where it takes a file, a list to look things up in, or several numbers.
    """

    section: Section
    question: str
    ask: str
    reader: str
    why: str
    minutes: int = 1
    parts: str = ""
    none: str = ""
    after: str = ""
    by_email: bool = True

    def part_in(self, edition: Edition) -> Model | None:
        """The first part that lacks this follow-up; None where nothing is followed up."""
        if not self.after:
            return None
        parts = getattr(edition, self.parts).all()
        return next((part for part in parts if getattr(part, self.after) and not getattr(part, self.question)), None)

    def is_lacking(self, edition: Edition) -> bool:
        """Whether an edition, loaded with its parts, does not have this answer."""
        if self.section is Section.SEED:
            return self.question in {name for name, _ in missing_answers(edition)}
        if self.after:
            return self.part_in(edition) is not None
        if self.parts:
            says_none = bool(self.none) and getattr(edition, self.none)
            return not (says_none or getattr(edition, self.parts).all())
        value = getattr(edition, self.question)
        return not (value.all() if hasattr(value, "all") else value)


def _seed(question: str, ask: str, reader: str, why: str, *, by_email: bool = True) -> NextAnswer:
    return NextAnswer(Section.SEED, question, ask, reader, why, by_email=by_email)


NEXT_ANSWERS = (
    _seed("headline", "Say what you changed, in one sentence", "everybody", "it is the line people find it by"),
    _seed("problem", "Say what the problem was", "teams with the same problem", "it tells them it is about them"),
    _seed("result", "Say what happened as a result", "commissioners", "it tells them whether to read on"),
    _seed("result_direction", "Say which way it went", "commissioners", "they look for what worked, and what did not"),
    _seed("result_category", "Say what kind of result it was", "commissioners", "they look for one kind of benefit"),
    _seed("organisation", "Say where it happened", "teams near you", "they can come and see", by_email=False),
    _seed("topics", "Choose what it is about", "everybody who browses", "it stands where they look"),
    NextAnswer(
        Section.PITFALLS, "what", "Say what to skip", "the next team", "it saves them the most",
        minutes=2, parts="pitfalls", none="no_pitfalls",
    ),
    NextAnswer(
        Section.PITFALLS, "instead", "Say what to do instead of what failed", "the next team",
        "a warning helps most with a way round it", parts="pitfalls", after="what",
    ),
    NextAnswer(
        Section.TIPPING_POINTS, "what_turned_them", "Say what turned people round", "teams who meet the same doubts",
        "no report holds it", minutes=2, parts="tipping_points", none="no_tipping_points",
    ),
    NextAnswer(
        Section.TIPPING_POINTS, "role", "Say who was pushing back", "teams who have to win the same people",
        "they look for it by who it was", parts="tipping_points", after="what_turned_them",
    ),
    NextAnswer(
        Section.OUTCOMES, "measure", "Add one outcome in numbers", "commissioners", "it is what they compare",
        minutes=3, parts="outcomes", by_email=False,
    ),
    NextAnswer(
        Section.WHAT_YOU_DID, "what_you_did", "Tell what you did", "teams who want to do the same",
        "it is where they begin", minutes=4,
    ),
    NextAnswer(
        Section.ADVICE, "advice_core", "Say what others must not leave out", "teams who adapt it",
        "they keep what made it work", minutes=2,
    ),
    NextAnswer(
        Section.COST, "staff_hours", "Say how much staff time it took", "commissioners", "they ask it first",
    ),
    NextAnswer(Section.COST, "money_spent", "Say how much money it cost", "commissioners", "they ask it second"),
    NextAnswer(
        Section.LASTING, "lasting", "Say whether it lasted", "commissioners", "it tells them whether to invest",
    ),
    NextAnswer(
        Section.RESOURCES, "title", "List something you used", "teams getting ready", "they need not search for it",
        minutes=2, parts="resources",
    ),
    NextAnswer(
        Section.CREDITS, "name", "Credit the people", "the people you did it with", "they are named for it",
        parts="credits", by_email=False,
    ),
    NextAnswer(
        Section.WHAT_YOU_DID, "summary", "Sum it up in two or three sentences", "readers in a hurry",
        "many read nothing else", minutes=2,
    ),
    NextAnswer(
        Section.CONTEXT, "context_helped", "Say what helped", "teams who weigh whether it fits",
        "they see whether they have it too", minutes=2,
    ),
    NextAnswer(
        Section.CONTEXT, "context_hindered", "Say what got in the way", "teams who weigh whether it fits",
        "they can clear it first", minutes=2,
    ),
    NextAnswer(
        Section.FAIRNESS, "patient_involvement", "Say how patients were involved", "patient partners",
        "they see where they come in", minutes=2,
    ),
    NextAnswer(
        Section.FAIRNESS, "equity", "Say whether it worked for everybody", "teams with other patients",
        "they see who may be left out", minutes=2,
    ),
    NextAnswer(Section.METHODS, "methods", "Name the methods", "improvement teams", "they look for it by method"),
    NextAnswer(
        Section.PHOTOS, "photo", "Add a photo", "everybody", "it shows at a glance what words cannot",
        minutes=2, parts="photos", by_email=False,
    ),
    NextAnswer(
        Section.ATTACHMENTS, "file", "Add a file others can use", "teams getting ready", "they need not make their own",
        minutes=2, parts="attachments", by_email=False,
    ),
    NextAnswer(Section.TAGS, "tags", "Add tags", "people who use other words", "they find it by theirs"),
)  # fmt: skip


def lacking(edition: Edition) -> Iterator[NextAnswer]:
    """The answers an edition lacks, the most useful first. Takes an edition loaded with its parts."""
    return (answer for answer in NEXT_ANSWERS if answer.is_lacking(edition))


def most_useful(edition: Edition) -> NextAnswer | None:
    """The next most useful answer; None when there is nothing left to ask."""
    return next(lacking(edition), None)
