"""Form fields that ignore what they do not understand: an address somebody typed or kept is never an error."""

from collections.abc import Mapping
from typing import Any

from django import forms

LONGEST_QUERY = 2000
LAST_PAGE = 5000


class WordsField(forms.CharField):
    """What to search for: cut off where it is too long, without control characters."""

    default_validators: list = []

    def to_python(self, value: Any) -> str:
        """The words, tidied."""
        text = str(value or "")[:LONGEST_QUERY]
        return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())

    def clean(self, value: Any) -> str:
        """As to_python; nothing is refused."""
        return self.to_python(value)


class KnownChoicesField(forms.Field):
    """Any of hundreds of values: those known among the given, each once, in the order of the list.

    Takes {value: label}. It has no choices: making a form's choices of every list took longer than the search.
    """

    widget = forms.SelectMultiple

    def __init__(self, *, known: Mapping[str, str], **options: Any):
        super().__init__(**options)
        self.known = known

    def clean(self, value: Any) -> tuple[str, ...]:
        """Drops unknown values."""
        given = {str(one) for one in value or []}
        return tuple(known for known in self.known if known in given) if given else ()


class KnownChoiceField(forms.ChoiceField):
    """The choice that was given, or else the first of the list."""

    def clean(self, value: Any) -> str:
        """Replaces an unknown value."""
        known = [choice for choice, _ in self.choices]
        return value if value in known else known[0]


class PageField(forms.Field):
    """A page number; 1 where it is none."""

    def clean(self, value: Any) -> int:
        """The number, within reason."""
        text = str(value or "")
        is_number = text.isascii() and text.isdigit() and len(text) < 10
        return min(max(int(text), 1), LAST_PAGE) if is_number else 1
