"""Outcomes with values over time: pasted, kept whole when they cannot be read, drawn, copied and judged."""

import pytest
from django.urls import reverse

from casestudies.drafting.actions import start_edition
from casestudies.models import Outcome
from casestudies.states import Status
from tests.factories import make_draft, take_to

from .conftest import at, text_of

pytestmark = pytest.mark.django_db

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
STEADY = [62, 58, 61, 59, 63, 60, 57, 61, 60, 62, 59, 61]
PASTED = "Month\tFalls\n" + "\n".join(f"{name} 2023\t{value}" for name, value in zip(MONTHS, STEADY, strict=True))
FALLEN = "\n" + "\n".join(
    f"{name} 2024\t{value}" for name, value in zip(MONTHS, [55, 54, 56, 53, 55, 54, 52], strict=False)
)


def outcome_of(author, **values) -> Outcome:
    """An outcome of a new draft."""
    return Outcome.objects.create(edition=make_draft(lead=author), measure="Falls", **values)


def change(web, outcome, **typed):
    """Saves an outcome's page."""
    return web.post(at("change_part", outcome.edition, "outcomes", outcome.pk), {"measure": "Falls"} | typed)


def test_a_pasted_column_is_kept_by_date_and_drawn(web, author):
    outcome = outcome_of(author)
    change(web, outcome, readings=PASTED + FALLEN, changes="Jan 2024, huddle began", better="lower")
    outcome.refresh_from_db()
    assert len(outcome.readings) == 19
    assert (outcome.readings["2023-01-01"], outcome.changes) == ("62", {"2024-01-01": "huddle began"})
    for page in (at("section", outcome.edition, "outcomes"), at("check", outcome.edition)):
        text = text_of(web.get(page))
        assert 'role="img" aria-labelledby="chart-' in text
        assert "19 values, January 2023 to July 2024" in text
        assert "all 7 values since stand out as an improvement" in text
        assert "A signal in the values." in text
        assert "Say what happened to the same measure somewhere that changed nothing." in text


def test_lines_that_cannot_be_read_are_named_and_all_that_was_pasted_comes_back(web, author):
    outcome = outcome_of(author)
    pasted = "Jan 2024\t4\n13/13/2024\t5\nMar 2024\t<5"
    text = text_of(change(web, outcome, readings=pasted))
    assert "Line 2: “13/13/2024" in text
    assert "Line 3: “&lt;5” is not a number. Delete the line if the number is too small to show" in text
    assert "13/13/2024\t5\nMar 2024\t&lt;5</textarea>" in text
    assert "<title>Error: " in text
    outcome.refresh_from_db()
    assert outcome.readings == {}


def test_what_is_kept_comes_back_as_it_can_be_pasted_again(web, author):
    outcome = outcome_of(author, readings={"2024-01-01": "4", "2024-01-08": "1234.5"}, changes={"2024-01-08": "began"})
    text = text_of(web.get(at("change_part", outcome.edition, "outcomes", outcome.pk)))
    assert "01/01/2024\t4\n08/01/2024\t1234.5</textarea>" in text
    assert "08/01/2024\tbegan</textarea>" in text
    assert "<details" in text
    assert " open>" in text


@pytest.mark.parametrize("on", ["Jan 2023", "Jan 2024", "Dec 2022"])
def test_a_change_must_lie_among_the_values(web, author, on):
    outcome = outcome_of(author)
    text = text_of(change(web, outcome, readings=PASTED, changes=f"{on}, huddle"))
    assert "is not between your first and last value (1 January 2023 and 1 December 2023)" in text


def test_an_outcome_of_nothing_but_empty_boxes_is_not_added(web, author):
    edition = make_draft(lead=author)
    web.post(at("add_part", edition, "outcomes"), {"readings": " \n ", "changes": ""})
    assert not edition.outcomes.exists()


def test_values_and_changes_are_copied_into_a_new_edition(author):
    outcome = outcome_of(author, readings={"2024-01-01": "4"}, changes={"2024-01-08": "x"}, better="lower")
    Outcome.objects.filter(pk=outcome.pk).update(comparison="The next ward stayed the same.")
    published = take_to(Status.PUBLISHED, outcome.edition)
    copied = start_edition(case_study=published.case_study, by=author).outcomes.get()
    assert (copied.readings, copied.changes, copied.better) == ({"2024-01-01": "4"}, {"2024-01-08": "x"}, "lower")
    assert copied.comparison == "The next ward stayed the same."


def test_the_change_is_said_when_it_is_saved_and_while_it_is_typed(web, author):
    outcome = outcome_of(author, baseline=20, result=15, unit="falls")
    assert "Down by 5 falls (25%)" in text_of(web.get(at("section", outcome.edition, "outcomes")))
    assert "Down by 5 falls (25%)" in text_of(web.get(at("change_part", outcome.edition, "outcomes", outcome.pk)))
    live = reverse("drafting:change_in_words")
    assert (
        text_of(web.get(live, {"baseline": "21", "result": "9", "unit": "%"})) == "Down by 12 percentage points (57%)"
    )
    assert text_of(web.get(live, {"baseline": "21", "result": "many"})) == ""
    assert text_of(web.get(live)) == ""


def test_numbers_come_back_as_they_were_typed(web, author):
    outcome = outcome_of(author, baseline="60", result="0.5")
    text = text_of(web.get(at("change_part", outcome.edition, "outcomes", outcome.pk)))
    assert 'value="60"' in text
    assert 'value="0.5"' in text


def test_the_check_page_says_how_sure_one_can_be_and_lets_it_be_sent_all_the_same(web, author):
    outcome = outcome_of(author)
    text = text_of(web.get(at("check", outcome.edition)))
    assert "No numbers yet." in text
    assert "Enter one number from before and one from after" in text
    answer = web.post(at("check", outcome.edition), {"version": outcome.edition.version})
    assert answer.url == at("sent", outcome.edition)
