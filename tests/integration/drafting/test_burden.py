"""What docs/burden.md says keeps its limits, and still counts the questions the forms ask."""

import pytest

from casestudies.drafting.sections import SEED as SEED_SECTION
from casestudies.models import CaseStudy, Edition
from tests.browser.burden.report import (
    DOCUMENT,
    MOST_REQUIRED,
    SEED,
    SEED_LIMIT,
    WORD,
    WORD_LIMIT,
    required_answers,
    rows_in,
)


@pytest.fixture
def document() -> str:
    return DOCUMENT.read_text()


def test_five_answers_are_required_and_the_document_names_them(db, document):
    required = required_answers(Edition.objects.create(case_study=CaseStudy.objects.create()))
    assert len(required) <= MOST_REQUIRED
    assert f"Required answers: **{len(required)}** ({', '.join(required)})" in document
    asked = {name for page in SEED_SECTION.pages for name in page.form.base_fields}
    assert set(required) <= asked


@pytest.mark.parametrize(("journey", "limit"), [(SEED, SEED_LIMIT), (WORD, WORD_LIMIT)])
@pytest.mark.parametrize("device", ["desk", "phone"])
def test_the_modelled_times_keep_their_limits(document, journey, limit, device):
    (row,) = [row for row in rows_in(document) if (row.journey, row.device) == (journey, device)]
    assert row.seconds < limit
