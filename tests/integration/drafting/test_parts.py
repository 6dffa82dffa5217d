"""Repeatable parts: added, changed, moved and removed by the same pages."""

from decimal import Decimal

import pytest

from casestudies.drafting import actions
from casestudies.drafting.sections import PARTS
from casestudies.states import Status
from tests.factories import make_draft, take_to

from .conftest import at, text_of

pytestmark = pytest.mark.django_db

SPECS = {spec.relation: spec for spec in PARTS}
# Section, relation, what is typed first, and one answer to change.
KINDS = [
    ("tipping-points", "tipping_points", {"role": "gps", "before": "against", "trigger": "saw_data"}, "who"),
    ("pitfalls", "pitfalls", {"what": "A pilot", "kind": "money", "time_lost": "10_50"}, "instead"),
    ("what-you-did", "steps", {"what": "We asked", "when": "week 1"}, "when"),
    ("credits", "credits", {"name": "Bo Baker", "role": "idea"}, "job_role"),
    ("resources", "resources", {"title": "A scanner", "kind": "tool", "need": "core"}, "detail"),
    ("outcomes", "outcomes", {"measure": "Falls", "category": "safety", "direction": "better"}, "unit"),
]


@pytest.mark.parametrize(("section", "relation", "typed", "other"), KINDS)
def test_a_part_is_added_changed_and_removed(web, author, section, relation, typed, other):
    edition = make_draft(lead=author)
    parts = getattr(edition, relation)

    answer = web.post(at("add_part", edition, section), typed | {"edition": 1, "order": 9, "id": 5})
    assert answer.url == at("section", edition, section)
    part = parts.get()
    assert {name: getattr(part, name) for name in typed} == typed
    assert (part.edition, part.order) == (edition, 1)
    assert "Added: " in text_of(web.get(answer.url))

    web.post(at("change_part", edition, section, part.pk), typed | {other: "Changed word"})
    part.refresh_from_db()
    assert getattr(part, other) == "Changed word"
    assert "Changed word" in text_of(web.get(at("section", edition, section)))
    assert "Changed word" in text_of(web.get(at("check", edition)))

    asked = web.get(at("remove_part", edition, section, part.pk))
    assert "Changed word" in text_of(asked)
    assert parts.exists()
    web.post(at("remove_part", edition, section, part.pk))
    assert not parts.exists()
    assert web.post(at("remove_part", edition, section, part.pk)).status_code == 404


@pytest.mark.parametrize(("section", "relation", "typed", "other"), KINDS)
def test_a_part_without_any_answer_is_not_added(web, author, section, relation, typed, other):
    edition = make_draft(lead=author)
    page = web.post(at("add_part", edition, section), {other: "  "})
    assert "Answer at least one of these questions" in text_of(page)
    assert not getattr(edition, relation).exists()


def test_numbers_are_kept_exactly(web, author):
    edition = make_draft(lead=author)
    web.post(at("add_part", edition, "outcomes"), {"baseline": "0.1", "result": "0.05", "sample_size": "120"})
    outcome = edition.outcomes.get()
    assert (outcome.baseline, outcome.result, outcome.sample_size) == (Decimal("0.1"), Decimal("0.05"), 120)
    assert "Before: 0.1" in text_of(web.get(at("check", edition)))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"baseline": "12%"}, "Before must be a number, like 12 or 0.5"),
        ({"result": "NaN"}, "After must be a number"),
        ({"result": "1e300"}, "After must have"),
        ({"baseline": "0.00001"}, "4 digits or fewer after the point"),
        ({"sample_size": "many"}, "How many must be a whole number"),
        ({"sample_size": "99999999999"}, "must be 1000000000 or fewer"),
    ],
)
def test_a_number_that_cannot_be_kept_is_shown_again(web, author, typed, message):
    edition = make_draft(lead=author)
    page = web.post(at("add_part", edition, "outcomes"), {"measure": "Falls"} | typed)
    assert message in text_of(page)
    assert f'value="{next(iter(typed.values()))}"' in text_of(page)
    assert not edition.outcomes.exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/x", "data:text/html,x", "not an address"])
def test_only_web_addresses_are_links(web, author, url):
    edition = make_draft(lead=author)
    page = web.post(at("add_part", edition, "resources"), {"title": "A page", "url": url})
    assert "Enter a web address that starts with https:// or http://" in text_of(page)
    assert not edition.resources.exists()


def test_adding_one_takes_back_that_there_is_none(web, author):
    edition = make_draft(lead=author, no_pitfalls=True)
    web.post(at("add_part", edition, "pitfalls"), {"what": "A pilot"})
    edition.refresh_from_db()
    assert edition.no_pitfalls is False
    assert "None that we know of" not in text_of(web.get(at("section", edition, "pitfalls")))


def test_none_is_not_saved_beside_a_part(web, author):
    edition = make_draft(lead=author)
    web.post(at("add_part", edition, "pitfalls"), {"what": "A pilot"})
    web.post(at("section", edition, "pitfalls"), {"no_pitfalls": "on"})
    edition.refresh_from_db()
    assert edition.no_pitfalls is False


def test_adding_a_step_saves_what_was_typed_on_the_page(web, author):
    edition = make_draft(lead=author)
    answer = web.post(at("section", edition, "what-you-did"), {"summary": "Typed", "then": "add"})
    assert answer.url == at("add_part", edition, "what-you-did")
    edition.refresh_from_db()
    assert edition.summary == "Typed"


def test_changing_or_moving_a_step_saves_what_was_typed_on_the_page(web, author):
    edition = make_draft(lead=author)
    first, second = (
        actions.add_part(edition=edition, by=author, spec=SPECS["steps"], values={"what": what}) for what in "ab"
    )
    for then, leads_to in [
        (f"change_part:{first.pk}", at("change_part", edition, "what-you-did", first.pk)),
        (f"remove_part:{first.pk}", at("remove_part", edition, "what-you-did", first.pk)),
        (f"up:{second.pk}", at("section", edition, "what-you-did")),
    ]:
        assert web.post(at("section", edition, "what-you-did"), {"summary": then, "then": then}).url == leads_to
        edition.refresh_from_db()
        assert edition.summary == then
    assert [step.what for step in edition.steps.all()] == ["b", "a"]
    for forged in ("up:99999", "change_part:x", "remove_part:", "elsewhere:1", "up:²"):
        assert web.post(at("section", edition, "what-you-did"), {"then": forged}).status_code in {302, 404}


def test_parts_move_up_and_down_and_stop_at_the_ends(web, author):
    edition = make_draft(lead=author)
    parts = [actions.add_part(edition=edition, by=author, spec=SPECS["credits"], values={"name": n}) for n in "abc"]

    def order_after(part, to):
        web.post(at("move_part", edition, "credits", part.pk), {"to": to})
        return "".join(credit.name for credit in edition.credits.all())

    assert order_after(parts[2], "up") == "acb"
    assert order_after(parts[0], "up") == "acb"
    assert order_after(parts[0], "down") == "cab"
    assert order_after(parts[1], "down") == "cab"


def test_there_is_a_limit_that_the_page_tells(web, author):
    edition = make_draft(lead=author)
    for number in range(SPECS["steps"].limit):
        actions.add_part(edition=edition, by=author, spec=SPECS["steps"], values={"what": str(number)})
    refused = web.post(at("add_part", edition, "what-you-did"), {"what": "one more"})
    assert "up to 30 steps" in text_of(refused)
    assert "one more" in text_of(refused)
    assert edition.steps.count() == 30


def test_every_change_of_a_part_counts_the_version_up(web, author):
    edition = make_draft(lead=author)
    versions = [edition.version]
    web.post(at("add_part", edition, "credits"), {"name": "Bo"})
    pk = edition.credits.get().pk
    for name, data in (("change_part", {"name": "Bob"}), ("move_part", {"to": "up"}), ("remove_part", {})):
        edition.refresh_from_db()
        versions.append(edition.version)
        web.post(at(name, edition, "credits", pk), data)
    edition.refresh_from_db()
    versions.append(edition.version)
    assert versions == [1, 2, 3, 4, 5]


def test_the_action_refuses_a_part_once_the_edition_is_sent(author):
    edition = make_draft(lead=author)
    step = actions.add_part(edition=edition, by=author, spec=SPECS["steps"], values={"what": "before"})
    edition.refresh_from_db()
    take_to(Status.SUBMITTED, edition)
    for attempt in (
        lambda: actions.change_part(part=step, by=author, values={"what": "after"}),
        lambda: actions.remove_part(part=step, by=author),
        lambda: actions.add_part(edition=edition, by=author, spec=SPECS["steps"], values={"what": "more"}),
    ):
        with pytest.raises(Exception, match="You cannot change this"):
            attempt()
    assert [each.what for each in edition.steps.all()] == ["before"]
