"""What somebody says when a search found nothing for them, and how the board is narrowed."""

from typing import Any

from django import forms

from casestudies.asked.queries import topics_to_choose
from casestudies.asked.wording import LONGEST, tidied, words_of
from casestudies.finding.fields import KnownChoiceField
from casestudies.models import Wish
from improvers.models import Region
from sharing_portal.nhsuk.forms import NHSUKForm

NEWEST = "newest"


class WishForm(NHSUKForm):
    """What they are looking for, perhaps about which topic and where."""

    text = forms.CharField(
        label="What are you looking for?",
        help_text=(
            f"Up to {LONGEST} characters, shown to everybody. Do not name anyone: we take out email addresses, "
            "dates and long numbers."
        ),
        error_messages={"required": "Say what you are looking for"},
    )
    topic = forms.ModelChoiceField(
        label="Topic (optional)", queryset=None, to_field_name="slug", required=False, empty_label="Any topic"
    )
    region = forms.ModelChoiceField(
        label="Region or nation (optional)", queryset=None, to_field_name="slug", required=False, empty_label="Anywhere"
    )
    why = forms.ChoiceField(choices=Wish.Why.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, auto_id="wish-%s", **kwargs)
        self.fields["topic"].queryset = topics_to_choose()
        self.fields["region"].queryset = Region.objects.all()

    def clean_text(self) -> str:
        text = tidied(self.cleaned_data["text"])
        if not words_of(text):
            raise forms.ValidationError("Describe what you are looking for in words", code="no_words")
        return text

    @classmethod
    def about(cls, text: str, *, topic: str = "", region: str = "", why: str = Wish.Why.NOT_IT) -> "WishForm":
        """The form filled in from a search; values nobody offers are left out by the browser."""
        return cls(initial={"text": tidied(text), "topic": topic, "region": region, "why": why})


class BoardForm(NHSUKForm):
    """What the board shows and in what order. Takes the choices with their counts; unknown values are ignored."""

    topic = KnownChoiceField(label="Topic", required=False)
    region = KnownChoiceField(label="Region or nation", required=False)
    sort = KnownChoiceField(label="Sort by", required=False, choices=[("", "Most asked"), (NEWEST, "Newest")])

    def __init__(self, data: Any, *, topics: list[tuple[str, str, int]], regions: list[tuple[str, str, int]]):
        super().__init__(data)
        self.fields["topic"].choices = [("", "Any topic"), *_with_counts(topics)]
        self.fields["region"].choices = [("", "Anywhere"), *_with_counts(regions)]
        self.full_clean()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is chosen that leaves wishes out."""
        return bool(self.cleaned_data["topic"] or self.cleaned_data["region"])


def _with_counts(choices: list[tuple[str, str, int]]) -> list[tuple[str, str]]:
    return [(slug, f"{name} ({count:,})") for slug, name, count in choices]
