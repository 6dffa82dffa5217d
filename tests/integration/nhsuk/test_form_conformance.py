"""Every field, in every state, has the markup of the official macros."""

from typing import Any

import pytest

from sharing_portal.nhsuk.kinds import KINDS

from . import sample_forms
from .oracle import official, ours, shape
from .sample_forms import FILLED, REGIONS, STAGES, TOPICS

STATES = {"unbound": sample_forms.unbound, "empty": sample_forms.empty, "filled": sample_forms.filled}


def text_field(label: str, **params: Any) -> Any:
    """The parameters of a macro with a label and a value."""

    def make(name: str, value: Any) -> dict[str, Any]:
        return {"label": {"text": label}, "value": value} | params

    return make


def no_value(label: str, **params: Any) -> Any:
    """The parameters of a macro that never shows a value."""

    def make(name: str, value: Any) -> dict[str, Any]:
        return {"label": {"text": label}} | params

    return make


def legend(text: str) -> dict[str, Any]:
    """A fieldset with a legend of the usual size."""
    return {"legend": {"text": text, "size": "m"}}


def select(name: str, value: Any) -> dict[str, Any]:
    """The parameters of the select."""
    items = [{"value": v, "text": t, "selected": v == (value or "")} for v, t in REGIONS]
    return {"label": {"text": "Region"}, "items": items}


def stage(name: str, value: Any) -> dict[str, Any]:
    """The parameters of radios with a hint, a divider and a revealed field."""
    # What is hidden is not wrong: the revealed field has no error even when nothing was filled in.
    revealed = official(
        "input",
        "input",
        {"id": "id_why", "name": "why", "label": {"text": "Why did it stop?"}}
        | ({"value": FILLED["why"]} if value else {}),
    )
    items: list[dict[str, Any]] = [{"value": v, "text": t, "checked": v == value} for v, t in STAGES]
    items[0]["hint"] = {"text": "Not begun"}
    items[2]["conditional"] = {"html": revealed}
    items.insert(3, {"divider": "or"})
    return {"fieldset": legend("Stage"), "items": items}


def radios(text: str, choices: list[tuple[str, str]], **params: Any) -> Any:
    """The parameters of plain radios."""

    def make(name: str, value: Any) -> dict[str, Any]:
        items = [{"value": v, "text": t, "checked": v == value} for v, t in choices]
        return {"fieldset": legend(text), "items": items} | params

    return make


def topics(name: str, value: Any) -> dict[str, Any]:
    """The parameters of checkboxes with a hint and a "none" that unticks the rest."""
    items: list[dict[str, Any]] = [{"value": v, "text": t, "checked": v in (value or [])} for v, t in TOPICS]
    items[0]["hint"] = {"text": "Patients moving on"}
    items[2]["behaviour"] = "exclusive"
    items.insert(2, {"divider": "or"})
    return {"fieldset": legend("Topics"), "items": items}


def agree(name: str, value: Any) -> dict[str, Any]:
    """The parameters of a single checkbox, whose label is the question."""
    item = {"value": "true", "text": "I agree", "hint": {"text": "You can change your mind"}, "checked": bool(value)}
    return {"items": [item]}


def started(name: str, value: Any) -> dict[str, Any]:
    """The parameters of a month and a year."""
    parts = (("month", 2), ("year", 4))
    items = [
        {
            "id": f"id_started-{part}",
            "name": f"started_{part}",
            "label": part.capitalize(),
            "width": width,
            "value": FILLED.get(f"started_{part}") if value else None,
        }
        for part, width in parts
    ]
    return {"id": "id_started", "fieldset": legend("When did it start?"), "items": items}


# Of each field: the component and its macro, what makes the parameters, and the hint.
FIELDS = {
    "title": ("input", "input", text_field("Title"), "Keep it short"),
    "email": ("input", "input", text_field("Email address", type="email", spellcheck=False), ""),
    "password": ("password-input", "passwordInput", no_value("Password"), ""),
    "beds": ("input", "input", text_field("Number of beds", inputmode="numeric"), ""),
    "hours": ("input", "input", text_field("Hours saved", inputmode="decimal"), ""),
    "story": ("textarea", "textarea", text_field("Story"), "What happened?"),
    "problem": ("character-count", "characterCount", text_field("Problem", maxlength=280, threshold=75), "In short"),
    "region": ("select", "select", select, ""),
    "stage": ("radios", "radios", stage, "Pick one"),
    "size": ("radios", "radios", radios("Size", [("s", "Small"), ("l", "Large")], small=True, inline=True), ""),
    "kind": ("radios", "radios", radios("Kind", [("a", "A"), ("b", "B")]), ""),
    "topics": ("checkboxes", "checkboxes", topics, ""),
    "agree": ("checkboxes", "checkboxes", agree, ""),
    "photo": ("file-upload", "fileUpload", no_value("Photo"), "A JPEG or PNG"),
    "started": ("date-input", "dateInput", started, "For example, 3 2024"),
    "search": ("search-input", "searchInput", text_field("Search"), ""),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", FIELDS)
def test_field_has_the_official_markup(name: str, state: str) -> None:
    """Label, hint, error and control of each kind of field, first shown, sent empty and filled in."""
    component, macro, make, hint = FIELDS[name]
    field = STATES[state]()[name]
    value = (FILLED.get(name) or FILLED.get(f"{name}_month")) if state == "filled" else None
    params = {"id": f"id_{name}", "idPrefix": f"id_{name}", "name": name} | make(name, value)
    if macro in ("radios", "checkboxes"):
        del params["id"]
    if params.get("value", "") is None:
        del params["value"]
    if hint:
        params["hint"] = {"text": hint}
    if field.errors:
        params["errorMessage"] = {"text": field.errors[0]}
    assert shape(field.as_field_group()) == shape(official(component, macro, params))


def test_every_field_is_compared() -> None:
    """No kind of field escapes the comparison; the revealed one is compared inside the radios."""
    assert set(FIELDS) | {"why"} == set(sample_forms.SampleForm.base_fields)


LAYOUTS = {
    "heading": ("heading=True", {"size": "l", "isPageHeading": True}, {}),
    "size": ('label_size="s"', {"size": "s"}, {}),
    "caption": (
        'heading=True label_size="xl" caption="Part 1"',
        {"size": "xl", "isPageHeading": True, "caption": "Part 1"},
        {},
    ),
    "hidden": ("label_hidden=True", {"classes": "nhsuk-u-visually-hidden"}, {}),
    "width": ("width=4", {}, {"width": 4}),
}


@pytest.mark.parametrize("case", LAYOUTS)
def test_label_layouts(case: str) -> None:
    """What a template says of a label is what the official macro makes of it."""
    arguments, label, params = LAYOUTS[case]
    html = ours("{% field_group form.title " + arguments + " %}", form=sample_forms.unbound())
    expected = {"id": "id_title", "name": "title", "hint": {"text": "Keep it short"}} | params
    assert shape(html) == shape(official("input", "input", expected | {"label": {"text": "Title"} | label}))


@pytest.mark.parametrize("case", [case for case in LAYOUTS if case != "width"])
def test_legend_layouts(case: str) -> None:
    """The same of a legend."""
    arguments, legend_params, _ = LAYOUTS[case]
    html = ours("{% field_group form.kind " + arguments + " %}", form=sample_forms.unbound())
    expected = radios("Kind", [("a", "A"), ("b", "B")])("kind", None)
    expected["fieldset"]["legend"] |= legend_params
    assert shape(html) == shape(official("radios", "radios", {"idPrefix": "id_kind", "name": "kind"} | expected))


def test_every_kind_of_widget_is_compared() -> None:
    """A widget newly drawn by the design system must come with a field in the sample form."""
    form = sample_forms.unbound()
    assert {field.kind.control for field in form} == {kind.control for kind in KINDS.values()}
