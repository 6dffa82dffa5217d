"""One form with every kind of field."""

from django import forms

from sharing_portal.nhsuk.fields import MonthYearField
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount, Checkboxes, Radios

REGIONS = [("", "Choose a region"), ("ne", "North East"), ("sw", "South West")]
STAGES = [("idea", "An idea"), ("trial", "On trial"), ("stopped", "Stopped"), ("unknown", "Not known")]
TOPICS = [("flow", "Flow"), ("safety", "Safety"), ("none", "None of these")]


class SampleForm(NHSUKForm):
    """Every kind of field that the renderer knows."""

    title = forms.CharField(label="Title", help_text="Keep it short", max_length=40)
    email = forms.EmailField(label="Email address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    beds = forms.IntegerField(label="Number of beds")
    hours = forms.DecimalField(label="Hours saved")
    story = forms.CharField(label="Story", widget=forms.Textarea, help_text="What happened?")
    problem = forms.CharField(
        label="Problem", max_length=280, widget=CharacterCount(threshold=75), help_text="In short"
    )
    region = forms.ChoiceField(label="Region", choices=REGIONS)
    stage = forms.ChoiceField(
        label="Stage",
        help_text="Pick one",
        choices=STAGES,
        widget=Radios(hints={"idea": "Not begun"}, dividers={"unknown": "or"}, reveals={"stopped": "why"}),
    )
    why = forms.CharField(label="Why did it stop?")
    size = forms.ChoiceField(
        label="Size", choices=[("s", "Small"), ("l", "Large")], widget=Radios(small=True, inline=True)
    )
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Topics", choices=TOPICS, widget=Checkboxes(exclusive="none", hints={"flow": "Patients moving on"})
    )
    agree = forms.BooleanField(label="I agree", help_text="You can change your mind")
    photo = forms.FileField(label="Photo", help_text="A JPEG or PNG")
    started = MonthYearField(label="When did it start?", help_text="For example, 3 2024")
    search = forms.CharField(label="Search", widget=forms.SearchInput)


FILLED = {
    "title": "A <b>bold</b> title",
    "email": "sam@example.com",
    "beds": "12",
    "hours": "1.5",
    "story": "It worked.",
    "problem": "It was slow.",
    "region": "sw",
    "stage": "stopped",
    "why": "No money",
    "size": "l",
    "kind": "b",
    "topics": ["flow", "safety"],
    "agree": "true",
    "started_month": "3",
    "started_year": "2024",
    "search": "falls",
}


def unbound() -> SampleForm:
    """The form as it is first shown."""
    return SampleForm()


def empty() -> SampleForm:
    """The form sent back with nothing in it: every field has an error, except the one that was not revealed."""
    form = SampleForm({})
    form.is_valid()
    return form


def filled() -> SampleForm:
    """The form filled in; only the password and the photo are missing, as browsers never keep them."""
    form = SampleForm(FILLED)
    form.is_valid()
    return form
