"""The repeatable parts without files: one form a part."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.forms.boundfield import BoundField

from casestudies.figures import change_in_words
from casestudies.models import Credit, Outcome, Pitfall, Resource, Step, TippingPoint
from casestudies.vocabulary import (
    CreditRole,
    Direction,
    MoneyBand,
    Need,
    OutcomeCategory,
    PitfallKind,
    ResourceKind,
    Role,
    Stance,
    TimeBand,
    Trigger,
)

from .base import PartForm, choice, line, text
from .readings import ChangesField, ReadingsField, misplaced_change

LARGEST_SAMPLE = 1_000_000_000
WEB_ADDRESS = "Enter a web address that starts with https:// or http://"


class TippingPointForm(PartForm):
    """Who pushed back, and what turned them."""

    role = choice("Who was pushing back?", Role.choices)
    who = line(
        "Who exactly? (optional)", "A group or a job, not a name. For example, night staff on Ward 12.", limit=120
    )
    before = choice("Where did they stand before?", Stance.choices)
    after = choice("Where did they stand after?", Stance.choices)
    trigger = choice("What turned them?", Trigger.choices)
    what_turned_them = text("What was said or done?", "The words or the moment, as you would tell it to a colleague.")
    when = line("When in the work was it? (optional)", "For example, in the third week.", limit=80)

    class Meta:
        model = TippingPoint
        fields = ["role", "who", "before", "after", "trigger", "what_turned_them", "when"]


class PitfallForm(PartForm):
    """What failed or was wasted, and what to do instead."""

    what = text("What did not work or was wasted?", "Say it plainly: it saves the next team the same mistake.", rows=4)
    kind = choice("What kind of problem was it?", PitfallKind.choices)
    why = text("Why did it happen?", rows=4)
    instead = text("What should the next team do instead?", rows=4)
    time_lost = choice("How much staff time was lost?", TimeBand.choices)
    money_lost = choice("How much money was lost?", MoneyBand.choices)

    class Meta:
        model = Pitfall
        fields = ["what", "kind", "why", "instead", "time_lost", "money_lost"]


class StepForm(PartForm):
    """One step of the work."""

    what = text("What did you do in this step?", limit=2000, rows=4)
    when = line("When was it? (optional)", "For example, week 1 or March 2024.", limit=80)

    class Meta:
        model = Step
        fields = ["what", "when"]


class PlainDecimalField(forms.DecimalField):
    """A number that comes back as it was typed, without the zeros the database adds."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class OutcomeForm(PartForm):
    """One outcome, in numbers where there are some."""

    measure = line("What did you measure?", "For example, falls per 1,000 bed days.")
    category = choice("What kind of outcome is it?", OutcomeCategory.choices)
    direction = choice("Which way did it go?", Direction.choices)
    baseline = PlainDecimalField(label="Before", required=False, max_digits=14, decimal_places=4)
    result = PlainDecimalField(label="After", required=False, max_digits=14, decimal_places=4)
    unit = line("Unit", "What the two numbers are in. For example, %, minutes or £.", limit=60)
    period = line("Over what period?", "For example, January to June 2024.", limit=80)
    sample_size = forms.IntegerField(
        label="How many patients, staff or cases is it based on?",
        help_text="Numbers below 5 could point to a person. Leave this empty if so.",
        required=False,
        min_value=0,
        max_value=LARGEST_SAMPLE,
    )
    readings = ReadingsField(
        "Values over time",
        "A date and a value on each line, like Mar 2024 and 12.5. You can copy both columns from a spreadsheet.",
        rows=8,
    )
    changes = ChangesField(
        "When did you change something?",
        "A date and a few words on each line. For example, Mar 2024, bedside huddle began.",
        rows=2,
    )
    better = choice("Which way is better?", Outcome.Better.choices)
    comparison = text(
        "What happened where nothing was changed? (optional)",
        "A ward, practice or group that went on as before, measured the same way.",
        limit=1000,
        rows=3,
    )
    note = text("Anything to add", limit=2000, rows=3)

    class Meta:
        model = Outcome
        fields = [
            "measure",
            "category",
            "direction",
            "baseline",
            "result",
            "unit",
            "period",
            "sample_size",
            "readings",
            "changes",
            "better",
            "comparison",
            "note",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("baseline", "result"):
            label = self.fields[name].label
            self.fields[name].error_messages |= {
                "invalid": f"{label} must be a number, like 12 or 0.5. Put words and signs into Unit",
                "max_digits": f"{label} must have 14 digits or fewer",
                "max_whole_digits": f"{label} must have 10 digits or fewer before the point",
                "max_decimal_places": f"{label} must have 4 digits or fewer after the point",
            }
        self.fields["sample_size"].error_messages["invalid"] = "How many must be a whole number, like 120"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        misplaced = misplaced_change(cleaned.get("changes") or {}, cleaned.get("readings") or {})
        if misplaced:
            self.add_error("changes", misplaced)
        return cleaned

    @property
    def change(self) -> str:
        """How far it moved, in words, from the numbers it has."""
        return change_in_words(self.instance)

    @property
    def numbers(self) -> list[BoundField]:
        """What was measured, and the two numbers."""
        return [self[name] for name in ("measure", "category", "direction", "baseline", "result", "unit")]

    @property
    def basis(self) -> list[BoundField]:
        """What the two numbers rest on."""
        return [self["period"], self["sample_size"]]

    @property
    def over_time(self) -> list[BoundField]:
        """The questions about values over time."""
        return [self["readings"], self["changes"], self["better"]]

    @property
    def more(self) -> list[BoundField]:
        """What else there is to say."""
        return [self["comparison"], self["note"]]

    @property
    def has_values(self) -> bool:
        """Whether anything about values over time is answered, or wrong."""
        return any(field.value() or field.errors for field in self.over_time)


class CreditForm(PartForm):
    """One person's part. `email` is never shown again: it asks them to confirm it."""

    waits = ("email",)

    name = line("Name", "Ask them first. This is shown to everybody when it is published.", limit=120)
    role = choice("What was their part?", CreditRole.choices)
    job_role = line("Job role (optional)", limit=120)
    organisation_name = line("Where they work (optional)")
    email = forms.EmailField(
        label="Their email address (optional)",
        help_text=(
            "We ask them to confirm, correct or refuse their credit. Nobody but you sees the address, and we forget it "
            "once they answer, or after 30 days."
        ),
        required=False,
        max_length=254,
        error_messages={"invalid": "Enter an email address in the correct format, like name@example.com"},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    class Meta:
        model = Credit
        fields = ["name", "role", "job_role", "organisation_name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("email") and not cleaned.get("name"):
            self.add_error("name", "Enter the name of the person to ask")
        return cleaned


class ResourceForm(PartForm):
    """Something the team used."""

    title = line("What did you use?", "For example, a band 6 nurse one day a week, or a bladder scanner.")
    kind = choice("What is it?", ResourceKind.choices)
    need = choice("Do others need it too?", Need.choices)
    detail = text("How did you use it?", limit=2000, rows=4)
    url = forms.URLField(
        label="Web address (optional)",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": WEB_ADDRESS},
    )

    class Meta:
        model = Resource
        fields = ["title", "kind", "need", "detail", "url"]

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url:
            URLValidator(schemes=["http", "https"], message=WEB_ADDRESS)(url)
        return url
