"""The form as data."""

from casestudies.drafting.copying import ANSWERS
from casestudies.drafting.forms.details import TagsForm, WhatYouDidForm
from casestudies.drafting.forms.seed import WhereForm
from casestudies.drafting.sections import BY_SLUG, PARTS, SECTIONS
from casestudies.vocabulary import Section

# Answers that are made from other questions.
DERIVED = {"organisation_name", "board", "region", "started_year", "started_month", "ended_year", "ended_month"}


def test_every_section_is_on_the_form_once_in_the_order_people_meet_them():
    assert [spec.section for spec in SECTIONS] == list(Section)


def test_every_section_asks_something():
    assert all(spec.pages or spec.part for spec in SECTIONS)


def test_every_answer_of_an_edition_is_asked_for_on_exactly_one_page():
    asked = [name for spec in SECTIONS for page in spec.pages for name in page.form.base_fields]
    assert len(asked) == len(set(asked))
    assert set(asked) >= ANSWERS - DERIVED
    assert {"started", "ended"} <= set(WhatYouDidForm.base_fields)
    assert "organisation" in WhereForm.base_fields
    assert {"tags", "topics", "methods"} <= set(asked) | set(TagsForm.base_fields)


def test_no_answer_is_required_to_save():
    required = {
        name
        for spec in SECTIONS
        for page in spec.pages
        for name, field in page.form.base_fields.items()
        if field.required
    }
    assert required == set()


def test_only_uploads_are_required_in_parts():
    required = {name for spec in PARTS for name, field in spec.adding_form.base_fields.items() if field.required}
    assert required == {"photo", "file"}


def test_every_answer_of_a_part_is_asked_for():
    made_here = {"id", "edition", "order", "public_id", "large", "small", "width", "height"}
    made_here |= {"file", "name", "content_type", "size"}
    made_here |= {"consent_by", "consent_at"}  # who answered "people", and when
    made_here |= {"request", "virus_check", "tried_at"}  # what the portal asked of a person, or of the scanner
    for spec in PARTS:
        asked = set(spec.form.base_fields)
        fields = {field.name for field in spec.model._meta.concrete_fields}
        assert fields - asked <= made_here, spec.relation


def test_addresses_of_sections_are_words_with_dashes():
    assert "what-you-did" in BY_SLUG
    assert all("_" not in slug for slug in BY_SLUG)


def test_a_part_is_named_with_the_right_article():
    assert {spec.a_one for spec in PARTS} >= {"an outcome", "a step"}
