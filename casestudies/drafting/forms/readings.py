"""Two boxes for a run of values: a pasted column of dated values, and the dates of changes."""

import datetime
from typing import Any

from django import forms

from casestudies.pasted.columns import Read, read_changes, read_values
from casestudies.runs import changes_as_kept, readings_as_kept

LONGEST_PASTE = 20_000
_NAMED_LINES = 5


class PastedField(forms.CharField):
    """A text of dated lines, kept by date. What cannot be read comes back whole, each line named with what to do."""

    def __init__(self, label: str, hint: str, *, rows: int) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            strip=False,
            max_length=LONGEST_PASTE,
            widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}),
        )

    def read(self, text: str) -> Read:
        """What a text holds."""
        raise NotImplementedError

    def kept(self, found: dict) -> dict[str, str]:
        """What was found as an outcome keeps it."""
        raise NotImplementedError

    def clean(self, value: Any) -> dict[str, str]:
        read = self.read(super().clean(value))
        if read.problems:
            raise forms.ValidationError(_told(read.problems), code="unreadable")
        return self.kept(read.found)

    def prepare_value(self, value: Any) -> Any:
        """The kept lines as text that reads back the same, or what was typed."""
        if not isinstance(value, dict):
            return value
        dates = {datetime.date.fromisoformat(on): said for on, said in value.items()}
        way = "%b %Y" if all(on.day == 1 for on in dates) else "%d/%m/%Y"
        return "\n".join(f"{on.strftime(way)}\t{said}".rstrip() for on, said in sorted(dates.items()))

    def in_words(self, value: dict[str, str]) -> str:
        """The answer in short, where all answers are read over."""
        return self.prepare_value(value).replace("\t", ": ")


class ReadingsField(PastedField):
    """A column of dated values."""

    def read(self, text: str) -> Read:
        """A value by date."""
        return read_values(text)

    def kept(self, found: dict) -> dict[str, str]:
        """Values by date."""
        return readings_as_kept(found)

    def in_words(self, value: dict[str, str]) -> str:
        """How many values there are, and from when to when."""
        if not value:
            return ""
        first, last = (datetime.date.fromisoformat(pick(value)) for pick in (min, max))
        return f"{len(value)} {'value' if len(value) == 1 else 'values'}, {first:%B %Y} to {last:%B %Y}"


class ChangesField(PastedField):
    """The dates from which something was done differently."""

    def read(self, text: str) -> Read:
        """What was changed by date."""
        return read_changes(text)

    def kept(self, found: dict) -> dict[str, str]:
        """Changes by date."""
        return changes_as_kept(found)


def misplaced_change(changes: dict[str, str], readings: dict[str, str]) -> str:
    """Why a change cannot be drawn among the readings, with what to do; empty when all can."""
    for on in changes if readings else ():
        if not min(readings) < on <= max(readings):
            day, first, last = (datetime.date.fromisoformat(each) for each in (on, min(readings), max(readings)))
            return (
                f"{day:%-d %B %Y} is not between your first and last value ({first:%-d %B %Y} and {last:%-d %B %Y}). "
                "Check the date, or add values from before it"
            )
    return ""


def _told(problems: list[str]) -> str:
    said = problems[:_NAMED_LINES]
    left = len(problems) - len(said)
    if left:
        said.append(f"And {left} more {'line' if left == 1 else 'lines'}.")
    return " ".join(said).removesuffix(".")
