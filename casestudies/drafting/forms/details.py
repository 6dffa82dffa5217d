"""The answers beside the five: one form a section."""

import datetime
from typing import Any

from django import forms
from django.db.models import Q

from casestudies.models import Method
from casestudies.vocabulary import Lasting, MoneyBand, SuggestionKind, TimeBand
from sharing_portal.nhsuk.fields import MonthYearField, SeveralField
from sharing_portal.nhsuk.widgets import Checkboxes

from .base import AnswersForm, choice, line, text

TAG_LIMIT = 10
TAG_LENGTH = 50
EARLIEST_YEAR = 1948


class WhatYouDidForm(AnswersForm):
    """The story in words, and when it was. The steps are parts of their own."""

    writes = {name: (f"{name}_year", f"{name}_month") for name in ("started", "ended")}

    summary = text("Summary", "Two or three sentences for people who read nothing else.", limit=600, rows=3)
    what_you_did = text(
        "What did you do?", "What you changed and how you went about it. No patient details.", limit=8000, rows=8
    )
    started = MonthYearField(
        label="When did it start?", help_text="For example, 3 2024. The year alone is fine.", required=False, past=True
    )
    ended = MonthYearField(
        label="When did it end?", help_text="Leave this empty if it goes on.", required=False, past=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("started", "ended"):
            self.fields[name].earliest = EARLIEST_YEAR
            self.fields[name].latest = datetime.date.today().year

    def initial_answers(self) -> dict[str, Any]:
        """The edition's answers, each month with its year."""
        edition = self.edition
        return super().initial_answers() | {
            "started": (edition.started_year, edition.started_month),
            "ended": (edition.ended_year, edition.ended_month),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        started, ended = cleaned.get("started"), cleaned.get("ended")
        if started and ended and started.year and ended.year:
            first, last = (started.year, started.month or 1), (ended.year, ended.month or 12)
            if last < first:
                self.add_error("ended", "It must end after it started")
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The answers, months and years apart as the edition keeps them."""
        answers = super().answers()
        for name in answers.keys() & {"started", "ended"}:
            when = answers.pop(name)
            answers |= {f"{name}_year": when.year, f"{name}_month": when.month}
        return answers


class NoTippingPointsForm(AnswersForm):
    """The answer that nobody had to be turned."""

    no_tipping_points = forms.BooleanField(label="None that we know of", required=False)


class NoPitfallsForm(AnswersForm):
    """The answer that nothing failed or was wasted."""

    no_pitfalls = forms.BooleanField(label="None that we know of", required=False)


class CostForm(AnswersForm):
    """What it took, in bands."""

    staff_hours = choice("How much staff time did it take?", TimeBand.choices, "In all, roughly.")
    money_spent = choice("How much money did it cost?", MoneyBand.choices, "Beside staff time, roughly.")
    cost_note = text("Anything to add about cost", limit=1000, rows=3)


class ContextForm(AnswersForm):
    """What helped and hindered."""

    context_helped = text("What helped?", "For example, a national target, a new building, a leader who backed it.")
    context_hindered = text("What got in the way?")
    unintended = text("What happened that you did not expect?", "Good or bad.")


class LastingForm(AnswersForm):
    """Whether it lasted."""

    lasting = choice("Did it last?", Lasting.choices)
    lasting_note = text("What has happened since?")


class FairnessForm(AnswersForm):
    """Who gained, who was involved, and the environment."""

    equity = text("Did it work for everybody?", "Who gained more, who gained less, and what you did about it.")
    patient_involvement = text("How were patients and carers involved?")
    environment = text("What did it do for the environment?", "For example, fewer journeys or less waste.")


class MethodsForm(AnswersForm):
    """How improvement was done, who paid, and what guidance it follows."""

    suggests = {"method_suggestion": SuggestionKind.METHOD}

    methods = SeveralField(
        label="Which methods did you use?",
        help_text="Select all that you used.",
        required=False,
        queryset=Method.objects.all(),
        widget=Checkboxes(small=True),
    )
    method_suggestion = line("Suggest a method that is missing (optional)", limit=80)
    method_note = text("How did you use them?")
    sponsor = text("Who paid for it or has an interest in it?", "For example, a grant or a supplier.", limit=1000)
    guidance = text("Which guidance does it follow?", "For example, a NICE guideline and its number.", limit=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [method.pk for method in self.edition.methods.all()]
        self.fields["methods"].queryset = Method.objects.filter(Q(is_retired=False) | Q(pk__in=chosen))


class AdviceForm(AnswersForm):
    """What others must do, and what they can leave."""

    advice_core = text("What must others not leave out?", "The parts that made it work.")
    advice_optional = text("What can others change or leave out?")


class TagsForm(AnswersForm):
    """Free words to find it by."""

    tags = forms.CharField(
        label="Tags",
        help_text=f"Words people might search for, with commas between them. Up to {TAG_LIMIT}.",
        required=False,
        max_length=600,
        widget=forms.TextInput(attrs={"list": "tag-suggestions", "autocomplete": "off", "spellcheck": "true"}),
    )

    def initial_answers(self) -> dict[str, Any]:
        """The tags, with commas between them."""
        return {"tags": ", ".join(sorted((tag.name for tag in self.edition.tags.all()), key=str.lower))}

    def clean_tags(self) -> list[str]:
        typed = [" ".join(tag.split()) for tag in self.cleaned_data["tags"].split(",")]
        names = list({tag.casefold(): tag for tag in reversed(typed) if tag}.values())[::-1]
        if len(names) > TAG_LIMIT:
            raise forms.ValidationError(f"Enter up to {TAG_LIMIT} tags. You have entered {len(names)}")
        if any(len(name) > TAG_LENGTH for name in names):
            raise forms.ValidationError(f"Each tag must be {TAG_LENGTH} characters or fewer. Put commas between them")
        if not all(any(letter.isascii() and letter.isalnum() for letter in name) for name in names):
            raise forms.ValidationError("Each tag must have at least one letter or number")
        return names
