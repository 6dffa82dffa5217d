"""A plan as somebody told it, and what follows from its words alone."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator

from casestudies.vocabulary import HEADLINE_LIMIT, SHORT_ANSWER_LIMIT

_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Plan:
    """The words of a plan, and the place and setting it is for, where they were given."""

    text: str
    region: str = ""
    region_name: str = ""
    setting: str = ""
    setting_name: str = ""

    @property
    def address(self) -> str:
        """Where the start pack of this plan is."""
        given = {"plan": self.text, "region": self.region, "setting": self.setting}
        return (
            f"{reverse('start_pack:start_pack')}?{urlencode({name: value for name, value in given.items() if value})}"
        )

    @property
    def first_answers(self) -> dict[str, str]:
        """How a case study of this plan could begin: its first sentence as the change, the others as the problem."""
        first, *others = _END_OF_SENTENCE.split(self.text.strip(), maxsplit=1)
        answers = {"headline": _cut(first, HEADLINE_LIMIT), "problem": _cut(" ".join(others), SHORT_ANSWER_LIMIT)}
        return {name: answer for name, answer in answers.items() if answer}


def _cut(text: str, limit: int) -> str:
    """The text within a limit, cut after a whole word where there is one."""
    if len(text) <= limit:
        return text
    cut = Truncator(text).chars(limit, truncate="")
    return cut.rsplit(" ", 1)[0] if " " in cut else cut
