"""A form's answers as a browser sends them, question by question, and their fingerprints.

What a page shows, what somebody typed and what the case study holds are compared in this one shape, so that half an
answer, or one that nobody can read yet, is compared and kept like any other.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

Posted = dict[str, list[str]]


def questions_of(form: forms.Form) -> dict[str, tuple[str, ...]]:
    """The questions of a form by the name of their first field, each with its fields; files are no questions."""
    groups: Mapping[str, tuple[str, ...]] = getattr(form, "groups", {})
    followers = {name for names in groups.values() for name in names}
    asked = (name for name, field in form.fields.items() if not isinstance(field, forms.FileField))
    return {name: (name, *groups.get(name, ())) for name in asked if name not in followers}


def shown_by(form: forms.Form) -> dict[str, Posted]:
    """What a browser would send for each question if nobody touched the form."""
    return {question: _merged(_drawn(form, name) for name in names) for question, names in questions_of(form).items()}


def sent_in(form: forms.Form, data: QueryDict) -> dict[str, Posted]:
    """What a browser did send for each question of a form."""
    return {
        question: {key: values for name in names for key in _keys(form, name) if (values := _clean(data.getlist(key)))}
        for question, names in questions_of(form).items()
    }


def as_data(answers: Iterable[Posted]) -> QueryDict:
    """The answers to several questions, for a form to read."""
    data = QueryDict(mutable=True)
    for posted in answers:
        for key, values in posted.items():
            data.setlist(key, values)
    return data


def fingerprint(posted: Posted) -> str:
    """A short mark of an answer, the same for the same answer however its lines end. It cannot be read back."""
    told = repr(sorted((key, values) for key, values in posted.items() if values))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _drawn(form: forms.Form, name: str) -> Posted:
    bound = form[name]
    context = bound.field.widget.get_context(bound.html_name, bound.value(), {})["widget"]
    found: Posted = {}
    for key, value in _inputs(context):
        found.setdefault(key, []).append(value)
    return {key: values for key, values in ((key, _clean(values)) for key, values in found.items()) if values}


def _inputs(widget: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names and values of the inputs that a widget draws and a browser would send."""
    if "subwidgets" in widget:
        for each in widget["subwidgets"]:
            yield from _inputs(each)
    elif "optgroups" in widget:
        options = (option for _, group, _ in widget["optgroups"] for option in group)
        yield from ((widget["name"], str(option["value"])) for option in options if option["selected"])
    elif widget.get("type") == "checkbox":
        if widget["attrs"].get("checked"):
            yield widget["name"], "on"
    else:
        yield widget["name"], str(widget["value"] or "")


def _keys(form: forms.Form, name: str) -> list[str]:
    """The names of a field's inputs. A field that offers choices for what was typed has two more."""
    bound = form[name]
    context = bound.field.widget.get_context(bound.html_name, None, {})["widget"]
    keys = [each["name"] for each in context.get("subwidgets", [])] or [context["name"]]
    return keys + [f"{bound.html_name}-{more}" for more in getattr(bound.field, "more_inputs", ())]


def _clean(values: Iterable[str]) -> list[str]:
    """Texts with one kind of line end and nothing around them; empty ones are as good as none."""
    texts = (value.replace("\r\n", "\n").replace("\r", "\n").strip() for value in values)
    return [text for text in texts if text]


def _merged(parts: Iterable[Posted]) -> Posted:
    return {key: values for part in parts for key, values in part.items()}
