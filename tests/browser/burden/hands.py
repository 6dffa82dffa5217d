"""Somebody's hands: they do what a journey says, count it, and time it by the keystroke-level model.

The model: S. K. Card, T. P. Moran and A. Newell, "The keystroke-level model for user performance time with interactive
systems", Communications of the ACM 23(7), 1980. Its operators and seconds:

K  one key: 0.28 at a desk (their average non-secretary typist, 40 words a minute); 0.33 on a phone (36.2 words a minute
   with two thumbs: Palin and others, "How do people type on mobile devices?", MobileHCI 2019)
P  pointing at something: 1.1          BB pressing and letting go of a button: 0.2
H  a hand between keyboard and mouse: 0.4 (none on a phone)
M  making up one's mind before each answer and each press: 1.35
R  waiting for a page: 1.0, taken as fixed so that the figures are the same on every machine

It says what practised, errorless typing takes once one knows what to say. Finding the words comes on top.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.steps.pages import Answers, when_they_answer, when_they_follow, when_they_press

P, BB, M, R = 1.1, 0.2, 1.35, 1.0


@dataclass(frozen=True)
class Device:
    """What somebody writes on."""

    name: str
    key: float
    homing: float


DESK = Device("desk", key=0.28, homing=0.4)
PHONE = Device("phone", key=0.33, homing=0.0)


@dataclass
class Hands:
    """What was done so far: pages seen, questions answered, keys pressed, pointings, and where the hands are."""

    page: Page
    device: Device
    pages: int = 1
    answers: int = 0
    keys: int = 0
    points: int = 0
    thoughts: int = 0
    homings: int = 0
    at_keys: bool = field(default=False)

    def answer(self, answers: Answers) -> None:
        """Answers questions, one after the other."""
        for question, answer in answers.items():
            self.thoughts += 1
            self.answers += 1
            self._point()
            if isinstance(answer, Path):
                self._point(2)
            elif answer is not True and self._is_list(question):
                self._point()
            elif answer is not True:
                self._type(str(answer))
        when_they_answer(self.page, answers)

    def press(self, button: str) -> None:
        """Presses a button that leads to another page."""
        self._turn()
        when_they_press(self.page, button)

    def follow(self, link: str) -> None:
        """Follows a link."""
        self._turn()
        when_they_follow(self.page, link)

    @property
    def seconds(self) -> float:
        """What the model says it takes."""
        return (
            self.keys * self.device.key
            + self.points * (P + BB)
            + self.homings * self.device.homing
            + self.thoughts * M
            + self.pages * R
        )

    def _turn(self) -> None:
        self.thoughts += 1
        self.pages += 1
        self._point()

    def _point(self, times: int = 1) -> None:
        self.points += times
        self.homings += self.at_keys
        self.at_keys = False

    def _type(self, text: str) -> None:
        self.homings += not self.at_keys
        self.at_keys = True
        self.keys += len(text)

    def _is_list(self, question: Any) -> bool:
        label = question[1] if isinstance(question, tuple) else question
        found = self.page.get_by_label(label, exact=True).and_(self.page.locator("select"))
        return found.count() > 0
