"""Where the next most useful answer is asked for."""

from dataclasses import dataclass

from casestudies.models import Edition
from casestudies.next_answers import NextAnswer, most_useful

from .addresses import section_address
from .places import PagePlace, PartPlace, Place
from .sections import SECTIONS, SectionSpec


@dataclass(frozen=True)
class NextStep:
    """The most useful answer an edition lacks, and where it is asked for."""

    answer: NextAnswer
    address: str

    @property
    def takes(self) -> str:
        """How long it takes, in words."""
        return f"{self.answer.minutes} minute{'s' if self.answer.minutes > 1 else ''}"


def next_step(edition: Edition) -> NextStep | None:
    """What would help readers most now; None when nothing is left. Takes an edition loaded with its parts."""
    answer = most_useful(edition)
    return NextStep(answer, _address(edition, answer)) if answer else None


def place_for(edition: Edition, answer: NextAnswer) -> Place:
    """The page of questions, the part to be added, or the part to be followed up that asks for an answer."""
    spec = _section_of(answer)
    if not answer.parts:
        return PagePlace(edition, spec, spec.page_with(answer.question))
    part = answer.part_in(edition)
    return PartPlace(edition, spec, part.pk if part else None)


def _address(edition: Edition, answer: NextAnswer) -> str:
    spec = _section_of(answer)
    if answer.parts:
        return place_for(edition, answer).address
    return section_address(edition, spec, spec.page_with(answer.question), field=answer.question)


def _section_of(answer: NextAnswer) -> SectionSpec:
    return next(spec for spec in SECTIONS if spec.section == answer.section)
