"""Form fields that ignore what they do not understand: an address somebody typed or kept is never an error."""

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


class KnownChoicesField(forms.MultipleChoiceField):
    """The choices that are known among those given, each once, in the order of the list."""

    def clean(self, value: Any) -> tuple[str, ...]:
        """Drops unknown values."""
        given = {str(one) for one in value or []}
        return tuple(known for known, _ in self.choices if str(known) in given)


class KnownChoiceField(forms.ChoiceField):
    """The choice that was given, or else the first of the list."""

    def clean(self, value: Any) -> str:
        """Replaces an unknown value."""
        known = [choice for choice, _ in self.choices]
        return value if value in known else known[0]


class FlagField(forms.Field):
    """Whether something is switched on: 1, or anything else for off."""

    def clean(self, value: Any) -> bool:
        """True for 1."""
        return value == "1"


class PageField(forms.Field):
    """A page number; 1 where it is none."""

    def clean(self, value: Any) -> int:
        """The number, within reason."""
        text = str(value or "")
        is_number = text.isascii() and text.isdigit() and len(text) < 10
        return min(max(int(text), 1), LAST_PAGE) if is_number else 1
