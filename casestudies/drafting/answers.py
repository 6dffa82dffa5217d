"""An edition's answers as rows people can check, made from the forms that ask for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.utils.dates import MONTHS

from casestudies.completeness import has_begun, missing_answers
from casestudies.models import Edition
from sharing_portal.nhsuk.components import ErrorItem, Link, SummaryRow
from sharing_portal.nhsuk.fields import MonthYearField

from .addresses import part_address, section_address
from .forms.readings import PastedField
from .sections import SECTIONS, SEED, PartSpec, SectionSpec

NOT_PROVIDED = "Not provided"
NONE = "None that we know of"


@dataclass(frozen=True)
class CheckedSection:
    """One section on the check page; `beneath` is a template for what its rows do not show."""

    heading: str
    rows: list[SummaryRow]
    beneath: str = ""


def sections_to_check(edition: Edition, *, can_change: bool) -> list[CheckedSection]:
    """All answers by section; sections without any stand together at the end. With links to change them if one can."""
    begun = [spec for spec in SECTIONS if spec is SEED or has_begun(edition, spec.section)]
    checked = [
        CheckedSection(spec.section.label, list(_rows(edition, spec, can_change)), spec.checked) for spec in begun
    ]
    empty = [
        SummaryRow(
            spec.section.label,
            NOT_PROVIDED,
            _links("Add", section_address(edition, spec, from_check=True), spec.section.label.lower(), can_change),
        )
        for spec in SECTIONS
        if spec not in begun
    ]
    return checked + ([CheckedSection("Not answered", empty)] if empty else [])


def part_rows(spec: PartSpec, part: models.Model) -> list[tuple[str, str]]:
    """What a part says, as (question, answer) pairs without the unanswered."""
    form = spec.form(instance=part)
    facts = [(label, str(getattr(part, name))) for label, name in spec.facts]
    said = [(question_of(form[name]), shown(form.fields[name], getattr(part, name))) for name in form._meta.fields]
    said += [(label, in_words(part)) for label, in_words in spec.worked_out]
    return facts + [(question, answer) for question, answer in said if answer]


def missing_items(edition: Edition) -> list[ErrorItem]:
    """What an edition needs before it can be sent, each with the address of the field to fill."""
    return [
        ErrorItem(sentence, section_address(edition, SEED, SEED.page_with(name), field=name, from_check=True))
        for name, sentence in missing_answers(edition)
    ]


def _rows(edition: Edition, spec: SectionSpec, can_change: bool) -> Iterator[SummaryRow]:
    for number, page in enumerate(spec.pages, 1):
        form = page.form(edition=edition)
        for bound in form:
            if bound.name in form.unasked or (spec.part and bound.name == spec.part.none):
                continue
            address = section_address(edition, spec, number, field=bound.name, from_check=True)
            answer = shown(bound.field, bound.initial) or NOT_PROVIDED
            question = question_of(bound)
            yield SummaryRow(question, answer, _links("Change", address, question.lower(), can_change))
    if spec.part:
        yield from _part_rows(edition, spec, can_change)


def _part_rows(edition: Edition, spec: SectionSpec, can_change: bool) -> Iterator[SummaryRow]:
    parts = getattr(edition, spec.part.relation).all()
    for number, part in enumerate(parts, 1):
        name = f"{spec.part.one} {number}"
        said = "\n".join(_withquestion_of(*row) for row in part_rows(spec.part, part))
        address = part_address("change_part", edition, spec, part.pk, from_check=True)
        yield SummaryRow(name.capitalize(), said, _links("Change", address, name, can_change))
    if not parts:
        none = spec.part.none and getattr(edition, spec.part.none)
        address = section_address(edition, spec, from_check=True)
        links = _links("Change", address, spec.part.many, can_change)
        yield SummaryRow(spec.part.many.capitalize(), NONE if none else NOT_PROVIDED, links)


def _withquestion_of(question: str, answer: str) -> str:
    return f"{question} {answer}" if question.endswith("?") else f"{question}: {answer}"


def _links(text: str, address: str, what: str, can_change: bool) -> list[Link]:
    return [Link(text, address, hidden_text=what)] if can_change else []


def question_of(bound: forms.BoundField) -> str:
    """A question as people read it beside its answer."""
    return str(bound.label).removesuffix(" (optional)")


def shown(field: forms.Field, value: Any) -> str:
    """An answer as people read it; nothing when there is none."""
    if isinstance(field, PastedField):
        return field.in_words(value or {})
    if isinstance(field, MonthYearField):
        year, month = value
        return " ".join(str(part) for part in (MONTHS.get(month), year) if part)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(str(each) for each in value)
    if isinstance(field, forms.BooleanField):
        return "Yes" if value else ""
    if isinstance(field, forms.DecimalField) and value is not None:
        return f"{value.normalize():f}"
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, "")) if value else ""
    return "" if value is None else str(value)
