"""What somebody tells us of their plan."""

from django import forms
from django.core.cache import caches

from casestudies.finding.fields import LONGEST_QUERY, KnownChoiceField, WordsField
from casestudies.models import Setting
from casestudies.start_pack.plan import Plan
from casestudies.start_pack.terms import says_something
from improvers.models import Region
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount

_SECONDS_KEPT = 60

Choices = list[tuple[str, str]]


class PlanForm(NHSUKForm):
    """A plan in the reader's own words, and perhaps a place and a setting. Unknown values are ignored.

    Takes the parameters of the address; without a plan among them nothing is wrong yet.
    """

    plan = WordsField(
        label="Describe your plan in two or three sentences",
        help_text="For example: “We want a pharmacist to check the medicines of people who leave hospital for a care "
        "home. Too many come back within a month. We worry that the consultants will not join in.” "
        "No patient details.",
        required=False,
        max_length=LONGEST_QUERY,
        widget=CharacterCount(rows=6, threshold=75),
    )
    region = KnownChoiceField(label="Where is it? (optional)", required=False)
    setting = KnownChoiceField(label="What sort of place is it? (optional)", required=False)

    def __init__(self, data):
        super().__init__(data)
        regions, settings = caches["memory"].get_or_set("start-pack-choices", _read_choices, _SECONDS_KEPT)
        self.fields["region"].choices = [("", "Anywhere"), *regions]
        self.fields["setting"].choices = [("", "Any sort of place"), *settings]

    def clean_plan(self) -> str:
        plan = self.cleaned_data["plan"]
        if "plan" in self.data and not says_something(plan):
            raise forms.ValidationError("Describe your plan in a few words or more, like the example")
        return plan

    @property
    def was_cut(self) -> bool:
        """Whether more was typed than is read."""
        return len(str(self.data.get("plan", "")).strip()) > LONGEST_QUERY

    @property
    def told(self) -> Plan | None:
        """The plan, or None while there is none to work with."""
        if not self.is_valid() or not self.cleaned_data["plan"]:
            return None
        region, setting = self.cleaned_data["region"], self.cleaned_data["setting"]
        return Plan(
            text=self.cleaned_data["plan"],
            region=region,
            region_name=dict(self.fields["region"].choices)[region] if region else "",
            setting=setting,
            setting_name=dict(self.fields["setting"].choices)[setting] if setting else "",
        )


def _read_choices() -> tuple[Choices, Choices]:
    settings = Setting.objects.filter(is_retired=False).values_list("slug", "name")
    return list(Region.objects.values_list("slug", "name")), list(settings)
