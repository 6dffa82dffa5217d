"""Two people, or two saves of one page, at the same moment: real threads and real commits. Nothing typed is lost."""

from functools import partial

import pytest
from django.db import connection
from django.http import QueryDict

from casestudies.drafting import actions
from casestudies.drafting.choosing import choose, to_choose
from casestudies.drafting.forms.choice import THEIRS
from casestudies.drafting.saving import Saved, begin_with
from casestudies.drafting.sections import BY_SLUG
from casestudies.drafting.sittings import Seen, Sent
from casestudies.errors import StaleDecision
from casestudies.models import CaseStudy, Edition, KeptAnswer
from tests.factories import make_draft, make_user
from tests.races import at_once

from .tabs import Tab, deliver, open_tab

ROUNDS = 5
COST = "cost/page/1"
NEW_STEP = "what-you-did/part/new"
STEPS = BY_SLUG["what-you-did"].part

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


@pytest.fixture
def people(db):
    """A lead, and somebody who writes."""
    return make_user(), make_user()


def shared_draft(people) -> Edition:
    edition = make_draft(lead=people[0])
    edition.case_study.collaborators.create(user=people[1], part="write")
    return edition


def tabs_at(key: str, box: str, edition, people) -> list[Tab]:
    tabs = [open_tab(edition, person, key, (box,)) for person in people]
    for tab, text in zip(tabs, ["mine", "theirs"], strict=True):
        tab.type(box, text)
    return tabs


def kept() -> list[str]:
    return [text for row in KeptAnswer.objects.all() for values in row.typed.values() for text in values]


def saved(outcomes) -> list[Saved]:
    assert all(isinstance(outcome, Saved) for outcome in outcomes), outcomes
    return outcomes


def test_the_same_answer_saved_at_once_is_saved_once_and_kept_once(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        tabs = tabs_at(COST, "cost_note", edition, people)
        saved(at_once(*[partial(deliver, edition, tab.request()) for tab in tabs]))
        now = Edition.objects.get(pk=edition.pk).cost_note
        assert sorted([now, *kept()]) == ["mine", "theirs"]
        KeptAnswer.objects.all().delete()


def test_two_saves_of_one_page_at_once_end_with_the_newer(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        tab = open_tab(edition, people[0], COST, ("cost_note",))
        requests = []
        for text in ("Two", "Two lamps", "Two lamps and a ladder"):
            tab.type("cost_note", text)
            requests.append(tab.request())
        saved(at_once(*[partial(deliver, edition, request) for request in requests]))
        assert Edition.objects.get(pk=edition.pk).cost_note == "Two lamps and a ladder"
        assert kept() == []


def test_the_first_page_sent_twice_at_once_begins_one_case_study(people):
    for number in range(ROUNDS):
        data = QueryDict(mutable=True)
        data["headline"] = "We hung lanterns"
        sent = [Sent(data, None, f"page-{number}", turn, {"headline": Seen("", "")}) for turn in (1, 2)]
        saved(at_once(*[partial(begin_with, by=people[0], sent=each, finished=False) for each in sent]))
        assert CaseStudy.objects.count() == number + 1


def test_parts_added_by_two_people_at_once_are_both_there(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        tabs = tabs_at(NEW_STEP, "what", edition, people)
        saved(at_once(*[partial(deliver, edition, tab.request(), finished=True) for tab in tabs]))
        assert sorted(edition.steps.values_list("what", flat=True)) == ["mine", "theirs"]
        assert [step.order for step in edition.steps.all()] == [1, 2]


def test_a_part_that_saves_itself_twice_at_once_is_added_once(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        tab = open_tab(edition, people[0], NEW_STEP, ("what",))
        tab.type("what", "We asked")
        requests = [tab.request(), tab.request()]
        saved(at_once(*[partial(deliver, edition, request) for request in requests]))
        assert [step.what for step in edition.steps.all()] == ["We asked"]


def test_a_part_that_is_removed_while_it_is_saved_is_there_or_what_was_typed_is_kept(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        step = actions.add_part(edition=edition, by=people[0], spec=STEPS, values={"what": "We asked"})
        tab = open_tab(edition, people[1], f"what-you-did/part/{step.pk}", ("what",))
        tab.type("what", "We asked at night")
        remove = partial(actions.remove_part, part=step, by=people[0], spec=STEPS, seen=actions.part_mark(STEPS, step))
        at_once(remove, partial(deliver, edition, tab.request()))
        assert [*edition.steps.values_list("what", flat=True), *kept()] == ["We asked at night"]
        KeptAnswer.objects.all().delete()


def test_choosing_while_another_text_is_saved_is_refused_or_comes_first(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        for tab in tabs_at(COST, "cost_note", edition, people):
            deliver(edition, tab.request())
        edition.refresh_from_db()
        meeting = to_choose(edition, people[1])[0]
        prefix, of = meeting.form.prefix, str(meeting.mine[0].pk)
        data = {f"{prefix}-pick": of, f"{prefix}-now": meeting.form["now"].initial, "of": of}
        bound = to_choose(edition, people[1], data)[0]
        assert bound.form.is_valid()
        more = open_tab(edition, people[0], COST, ("cost_note",))
        more.type("cost_note", "mine and more")
        chosen, _ = at_once(
            partial(choose, edition=edition, by=people[1], meeting=bound), partial(deliver, edition, more.request())
        )
        now = Edition.objects.get(pk=edition.pk).cost_note
        if isinstance(chosen, StaleDecision):
            assert (now, kept()) == ("mine and more", ["theirs"])
        else:
            assert (now, kept()) == ("theirs", ["mine and more"])
        KeptAnswer.objects.all().delete()


def test_choosing_twice_at_once_is_choosing_once(people):
    edition = shared_draft(people)
    for tab in tabs_at(COST, "cost_note", edition, people):
        deliver(edition, tab.request())
    edition.refresh_from_db()
    meeting = to_choose(edition, people[1])[0]
    prefix, of = meeting.form.prefix, str(meeting.mine[0].pk)
    data = {f"{prefix}-pick": THEIRS, f"{prefix}-now": meeting.form["now"].initial, "of": of}
    both = [to_choose(edition, people[1], data)[0] for _ in range(2)]
    assert all(each.form.is_valid() for each in both)
    outcomes = at_once(*[partial(choose, edition=edition, by=people[1], meeting=each) for each in both])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["StaleDecision", "bool"]
    assert Edition.objects.get(pk=edition.pk).cost_note == "mine"


def test_different_questions_of_one_page_saved_at_once_are_both_saved(people):
    for _ in range(ROUNDS):
        edition = shared_draft(people)
        boxes = ("context_helped", "unintended")
        tabs = [open_tab(edition, person, "context/page/1", boxes) for person in people]
        for tab, box in zip(tabs, boxes, strict=True):
            tab.type(box, f"about {box}")
        saved(at_once(*[partial(deliver, edition, tab.request()) for tab in tabs]))
        now = Edition.objects.get(pk=edition.pk)
        assert [getattr(now, box) for box in boxes] == [f"about {box}" for box in boxes]
        assert kept() == []
