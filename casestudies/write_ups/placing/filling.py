"""Fills answers and parts of one edition with passages, as long as they fit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from casestudies.figures import with_unit
from casestudies.write_up_places import Place

from . import parts
from .fitting import LIMITS, PART_LIMIT, opening
from .people import group_of, people_in

_ANSWERS = {
    Place.SUMMARY: "summary",
    Place.WHAT_WE_DID: "what_you_did",
    Place.METHOD_NOTE: "method_note",
    Place.ADVICE_CORE: "advice_core",
    Place.CONTEXT_HELPED: "context_helped",
    Place.CONTEXT_HINDERED: "context_hindered",
    Place.UNINTENDED: "unintended",
    Place.LASTING: "lasting_note",
    Place.EQUITY: "equity",
    Place.PATIENT_INVOLVEMENT: "patient_involvement",
    Place.ENVIRONMENT: "environment",
    Place.COST_NOTE: "cost_note",
    Place.SPONSOR: "sponsor",
    Place.GUIDANCE: "guidance",
}
_PARTS: dict[Place, Callable[[str], list[dict]]] = {
    Place.TIPPING_POINTS: parts.tipping_points_in,
    Place.PITFALLS: parts.pitfalls_in,
    Place.RESOURCES: parts.resources_in,
}
FILLED = ("headline", "problem", "result", *LIMITS)
PARTS = ("tipping_points", "pitfalls", "resources", "outcomes", "credits")
NONE_OF = {"tipping_points": "no_tipping_points", "pitfalls": "no_pitfalls"}


@dataclass
class Filling:
    """What an edition will say: its answers, how many parts it has by kind, and the parts to add.

    `credited` are the names that are credited already, so that nobody is named twice; `has_refused` says
    who asked not to be named: a passage that names them waits.
    """

    answers: dict[str, str]
    counts: dict[str, int]
    credited: set[str] = field(default_factory=set)
    has_refused: Callable[[str], bool] = lambda name: False
    changed: dict[str, str] = field(default_factory=dict)
    added: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def take(self, place: Place, text: str, heading: str = "") -> str:
        """Puts a passage where it belongs, after what is there. Gives what is left of it: all where it did not fit.

        Nothing that is there is changed or replaced.
        """
        whole = f"{heading}\n{text}" if heading else text
        if place is Place.HEADLINE:
            return self._begin("headline", whole, whole)
        if place is Place.PROBLEM:
            return self._take_problem(whole)
        if place is Place.OUTCOMES:
            return self._take_outcomes(text, heading)
        if place is Place.CREDITS:
            return self._take_people(whole)
        if place in _PARTS:
            return self._add(place.value, _PARTS[place](whole), whole)
        return self._append(_ANSWERS[place], whole)

    def finish(self) -> None:
        """Answers what came of it with the first figures before and after, where no words did."""
        figures = (row for row in self.added.get("outcomes", []) if row.get("baseline") is not None)
        first = next(figures, None)
        if first and not self._answer("result"):
            before, after = (with_unit(first[name], first["unit"]) for name in ("baseline", "result"))
            self.changed["result"] = opening(f"{first['measure']}: {before} before, {after} after.")[0]

    def _begin(self, name: str, answer: str, left: str) -> str:
        """Gives an empty answer its words; `left` comes back when it has some."""
        if self._answer(name):
            return left
        self.changed[name] = answer
        return ""

    def _append(self, name: str, text: str) -> str:
        said = "\n\n".join(part for part in (self._answer(name), text) if part)
        if len(said) > LIMITS[name]:
            return text
        self.changed[name] = said
        return ""

    def _take_problem(self, text: str) -> str:
        """The first sentences answer the question; the rest goes on in what was done."""
        begins, rest = opening(text)
        if self._begin("problem", begins, text):
            rest = text
        return self._append("what_you_did", rest) if rest else ""

    def _take_outcomes(self, text: str, heading: str) -> str:
        rest = text
        if not self._answer("result") and " | " not in text:
            begins, rest = opening(f"{heading}\n{text}" if heading else text)
            self.changed["result"] = begins
        return self._add("outcomes", parts.outcomes_of(rest, heading), rest) if rest else ""

    def _take_people(self, text: str) -> str:
        """The people named. Sentences stay, because they say more; a few words without a name are a group's."""
        people, is_all = people_in(text)
        group = None if people or "\n" in text else group_of(text.rstrip("."))
        if group:
            people, is_all = [group], True
        if any(self.has_refused(person["name"]) for person in people):
            return text
        new = [person for person in people if person["name"].casefold() not in self.credited]
        left = self._add("credits", new, text) if new else ""
        if not left:
            self.credited |= {person["name"].casefold() for person in new}
        return left if is_all and people else text

    def _add(self, name: str, values: list[dict], text: str) -> str:
        """Adds parts, all of a passage or none."""
        if self.counts.get(name, 0) + len(values) > PART_LIMIT:
            return text
        self.counts[name] = self.counts.get(name, 0) + len(values)
        self.added.setdefault(name, []).extend(values)
        return ""

    def _answer(self, name: str) -> str:
        return self.changed.get(name, self.answers.get(name, ""))


def filled_from(
    answers: dict[str, str],
    counts: dict[str, int],
    credited: Iterable[str],
    has_refused: Callable[[str], bool] = lambda name: False,
) -> Filling:
    """A filling that begins with what an edition says."""
    return Filling(answers, dict(counts), {name.casefold() for name in credited}, has_refused)
