"""What the forms do beside their markup."""

from typing import Any

import pytest
from django import forms
from django.test import RequestFactory
from django.utils.safestring import SafeString

from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.layout import FieldLayout
from sharing_portal.nhsuk.widgets import CharacterCount, Checkboxes, Radios

from . import sample_forms
from .oracle import official, ours, shape


class PlainForm(forms.Form):
    """A form as the admin has them."""

    title = forms.CharField(max_length=10)
    stage = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)


class RevealingForm(NHSUKForm):
    """A chain: one answer asks for another, which asks for a third."""

    stage = forms.ChoiceField(
        label="Stage", choices=[("on", "On"), ("off", "Off")], widget=Radios(reveals={"off": "reasons"})
    )
    reasons = forms.MultipleChoiceField(
        label="Reasons", choices=[("money", "Money"), ("other", "Other")], widget=Checkboxes(reveals={"other": "other"})
    )
    other = forms.CharField(label="Other reason")


def test_a_form_that_is_not_ours_stays_itself() -> None:
    """The admin's forms do not change: neither markup nor messages."""
    form = PlainForm({})
    assert "nhsuk" not in form.as_div()
    assert form.errors["title"] == ["This field is required."]


@pytest.mark.parametrize("name", sample_forms.SampleForm.base_fields)
def test_what_people_wrote_is_escaped(name: str) -> None:
    """Markup in a label, hint, option, value or error is shown as text."""
    evil = '<b class="x">'
    form = sample_forms.SampleForm({name: evil, f"{name}_month": evil, f"{name}_year": evil})
    field = form.fields[name]
    field.label, field.help_text = evil, evil
    if hasattr(field, "choices"):
        field.choices = [(evil, evil), *field.choices]
        field.widget.hints = {evil: evil}
        field.widget.dividers = {evil: evil}
    form.is_valid()
    form.add_error(name, evil)
    assert "<b class" not in form[name].as_field_group()
    assert "<b class" not in ours("{% error_summary form %}", form=form)


def test_markup_that_code_vouches_for_is_kept() -> None:
    """Django's password hints come as safe markup and stay it."""
    form = sample_forms.unbound()
    form.fields["title"].help_text = SafeString("<em>Short</em>")
    assert "<em>Short</em>" in form["title"].as_field_group()


def test_error_summary_is_the_official_one() -> None:
    """The form's own errors, then one line for each field that is wrong, linked to its first control."""
    form = sample_forms.empty()
    form.add_error(None, "Two things clash")
    items = [{"text": "Two things clash"}] + [
        {"text": form.errors[name][0], "href": f"#id_{name}" + ("-month" if name == "started" else "")}
        for name in form.fields
        if name in form.errors
    ]
    expected = official("error-summary", "errorSummary", {"heading": "There is a problem", "errorList": items})
    assert shape(ours("{% error_summary form other %}", form=form, other=None)) == shape(expected)


def test_error_summary_links_to_controls_that_exist() -> None:
    """Each link of the summary leads to an id on the page."""
    form = sample_forms.empty()
    page = str(form)
    assert all(f'id="{form[name].error_target_id}"' in page for name in form.errors)


def test_no_error_summary_without_errors() -> None:
    """Nothing is shown for forms that were not sent or have no errors."""
    assert ours("{% error_summary form %}", form=sample_forms.unbound()).strip() == ""


def test_a_whole_form_shows_each_field_once() -> None:
    """A revealed field stands inside its option and not again below."""
    page = str(sample_forms.unbound())
    assert page.count('name="why"') == 1
    assert page.count('name="title"') == 1


def test_attributes_are_passed_on_and_browser_limits_left_out() -> None:
    """What the form says of autocomplete and the like arrives; what would silently stop typing does not."""

    class AttributesForm(NHSUKForm):
        name = forms.CharField(
            max_length=9, widget=forms.TextInput(attrs={"autocomplete": "name", "data-x": "1", "aria-describedby": "y"})
        )
        email = forms.EmailField(widget=forms.EmailInput(attrs={"spellcheck": "true"}))
        beds = forms.IntegerField(min_value=1, max_value=5, disabled=True)
        story = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))

    form = AttributesForm()
    assert 'autocomplete="name" data-x="1"' in str(form["name"])
    assert form["name"].aria_describedby == "y"
    assert str(form["email"]).count("spellcheck") == 1
    assert str(form["beds"]).count(" disabled") == 1
    assert 'rows="3"' in str(form["story"])
    assert not any(word in str(form) for word in ("maxlength", " min=", " max=", " required", "cols="))


def test_hidden_fields_are_bare() -> None:
    """A hidden field is an input and nothing else."""

    class HiddenForm(NHSUKForm):
        version = forms.IntegerField(widget=forms.HiddenInput, initial=3)

    assert shape(HiddenForm()["version"].as_field_group()) == shape(
        '<input type="hidden" name="version" value="3" id="id_version">'
    )


def test_an_unknown_widget_still_gets_label_hint_and_error() -> None:
    """Widgets of other packages are drawn by themselves inside our group."""

    class OddWidget(forms.Widget):
        template_name = "django/forms/widgets/text.html"
        input_type = "text"

    class OddForm(NHSUKForm):
        odd = forms.CharField(label="Odd", widget=OddWidget)

    html = OddForm({})["odd"].as_field_group()
    assert 'class="nhsuk-label"' in html
    assert 'name="odd"' in html
    assert "Enter odd" in html


@pytest.mark.parametrize(
    ("data", "errors", "cleaned"),
    [
        ({"stage": "on", "reasons": ["other"], "other": "x"}, set(), {"stage": "on", "reasons": [], "other": ""}),
        ({"stage": "off"}, {"reasons"}, None),
        ({"stage": "off", "reasons": ["other"]}, {"other"}, None),
        (
            {"stage": "off", "reasons": ["money"], "other": "x"},
            set(),
            {"stage": "off", "reasons": ["money"], "other": ""},
        ),
        ({"reasons": ["wrong"]}, {"stage"}, None),
    ],
)
def test_only_what_is_revealed_counts(data: dict[str, Any], errors: set[str], cleaned: dict[str, Any] | None) -> None:
    """A field that its option did not reveal is neither required nor kept."""
    form = RevealingForm(data)
    assert set(form.errors) == errors
    if cleaned is not None:
        assert form.cleaned_data == cleaned


def test_line_breaks_count_as_one_character() -> None:
    """Browsers count a line break as one character and send two: what fits on the page fits on the server."""

    class CountedForm(NHSUKForm):
        text = forms.CharField(max_length=5, widget=CharacterCount())

    form = CountedForm({"text": "ab\r\ncd"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "ab\ncd"


@pytest.mark.parametrize("layout", [{"label_size": "huge"}, {"width": 7}])
def test_a_layout_that_does_not_exist_is_refused(layout: dict[str, Any]) -> None:
    """A typing error in a template is seen at once."""
    with pytest.raises(ValueError, match="must be one of"):
        FieldLayout(**layout)


def test_page_title_says_that_there_is_an_error() -> None:
    """The title begins with "Error: " when the page's form has errors, and has no inline script or style."""
    page = '{% extends "nhsuk/page.html" %}{% block page_title %}Share{% endblock %}'
    good = ours_page(page, form=sample_forms.unbound())
    assert "<title>Share</title>" in good
    assert "<title>Error: Share</title>" in ours_page(page, form=sample_forms.empty())
    assert "<title>Error: Share</title>" in ours_page(page, forms=[sample_forms.unbound(), sample_forms.empty()])
    assert "<style" not in good
    assert "<script>" not in good


def ours_page(source: str, **context: Any) -> str:
    """A whole page made of a template that extends page.html."""
    from django.template import engines

    return engines["django"].from_string(source).render(context, RequestFactory().get("/"))
