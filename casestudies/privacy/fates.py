"""What can become of a case study whose lead erases their account."""

from dataclasses import dataclass
from enum import StrEnum

from casestudies.models import CaseStudy, Collaborator
from casestudies.vocabulary import PartToPlay


class Fate(StrEnum):
    """What the lead chooses for one case study."""

    HAND_OVER = "hand_over"
    LEAVE = "leave"
    TAKE_DOWN = "take_down"
    DELETE = "delete"


@dataclass(frozen=True)
class Choice:
    """One fate, and whom the case study goes to where it is handed over."""

    fate: Fate
    to: Collaborator | None = None

    def __str__(self) -> str:
        return f"{self.fate}:{self.to.pk}" if self.to else str(self.fate)


def led_by(user) -> list[CaseStudy]:
    """The case studies a person leads, the newest first, with all their choices are made of."""
    led = CaseStudy.objects.led_by(user).order_by("-pk")
    return list(led.prefetch_related("editions", "collaborators__user__profile"))


def choices_for(case_study: CaseStudy) -> list[Choice]:
    """What its lead can choose between. A single one needs no choice.

    Only somebody who writes can be given the lead, and only what was never published can be deleted altogether: readers
    of what was taken down go on finding its title and the date.
    """
    writers = [each for each in case_study.collaborators.all() if each.part == PartToPlay.WRITE and each.user.is_active]
    choices = [Choice(Fate.HAND_OVER, writer) for writer in writers]
    if case_study.published_edition:
        return [*choices, Choice(Fate.LEAVE), Choice(Fate.TAKE_DOWN)]
    return [*choices, Choice(Fate.TAKE_DOWN if case_study.first_published_at else Fate.DELETE)]
