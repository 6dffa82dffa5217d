"""Who may open the pages of drafting, and when."""

import pytest
from django.test import Client
from django.urls import reverse

from casestudies.drafting import actions
from casestudies.drafting.sections import PARTS, SECTIONS
from casestudies.models import CaseStudy, Edition
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_user, take_to

from .conftest import at, browser_of, csv_file, photo, text_of

pytestmark = pytest.mark.django_db

SECRET = "Secret-word"

VALUES = {
    "tipping_points": {"who": SECRET},
    "pitfalls": {"what": SECRET},
    "steps": {"what": SECRET},
    "outcomes": {"measure": SECRET},
    "credits": {"name": SECRET},
    "resources": {"title": SECRET},
    "photos": {"public_id": "p1", "large": photo(), "small": photo(), "width": 4, "height": 3, "caption": SECRET}
    | {"alternative_text": SECRET, "people": "none"},
    "attachments": {"public_id": "a1", "file": csv_file(), "name": f"{SECRET}.csv", "content_type": "text/csv"}
    | {"size": 3, "description": SECRET},
}


def full_draft(author) -> Edition:
    """A draft with one part of every kind, each holding a word that must not leak."""
    edition = make_draft(lead=author, headline=SECRET)
    for spec in PARTS:
        actions.add_part(edition=edition, by=author, spec=spec, values=dict(VALUES[spec.relation]))
    edition.refresh_from_db()
    return edition


def addresses(edition) -> list[str]:
    """Every address of drafting about an edition, with the pages of each of its parts."""
    found = [at(name, edition) for name in ("tasks", "check", "sent", "withdraw", "make_changes")]
    for spec in SECTIONS:
        found.append(at("section", edition, spec.slug))
        if len(spec.pages) > 1:
            found.append(at("section_page", edition, spec.slug, 2))
        if spec.part:
            part = getattr(edition, spec.part.relation).first()
            found.append(at("add_part", edition, spec.slug))
            found += [at(name, edition, spec.slug, part.pk) for name in ("change_part", "remove_part", "move_part")]
    return found


def everything_in(edition) -> dict:
    """An edition's row and the rows of its parts, to compare before and after."""
    rows = {spec.relation: list(getattr(edition, spec.relation).values()) for spec in PARTS}
    return rows | {"edition": Edition.objects.filter(pk=edition.pk).values().get()}


def test_the_start_page_is_for_everybody():
    page = Client().get(reverse("drafting:start"))
    assert page.status_code == 200
    for promise in ("About 3 minutes", "save at any time", "No patient details", "15 MB", "10 MB", "Start now"):
        assert promise in text_of(page)


@pytest.mark.parametrize("name", ["new", "mine"])
def test_drafting_asks_people_to_sign_in(name):
    answer = Client().get(reverse(f"drafting:{name}"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_draft_asks_people_to_sign_in_whether_or_not_it_exists(author):
    edition = full_draft(author)
    for address in [*addresses(edition), reverse("drafting:tasks", args=["nothing"])]:
        assert Client().get(address).status_code == 302


# Every address at every status as everybody: tests/architecture/test_access.py. Here what was there is compared too.
@pytest.mark.parametrize(
    ("status", "role"),
    [(Status.DRAFT, Role.ADMINISTRATOR), (Status.SUBMITTED, Role.IMPROVER), (Status.PUBLISHED, Role.MODERATOR)],
)
def test_no_page_of_somebody_elses_case_study_exists(author, role, status):
    edition = take_to(status, full_draft(author))
    before = everything_in(edition)
    stranger = browser_of(make_user(role))
    for address in addresses(edition):
        for answer in (stranger.get(address), stranger.post(address, {"headline": "Mine", "version": edition.version})):
            assert answer.status_code in {404, 405}, address
            assert SECRET not in text_of(answer)
    assert everything_in(edition) == before


def test_every_page_opens_for_the_author_of_a_draft(author, web):
    edition = full_draft(author)
    for address in addresses(edition):
        assert web.get(address).status_code in {200, 302, 405}, address
        assert web.get(f"{address}?return=check").status_code in {200, 302, 405}, address


def test_parts_open_only_through_the_edition_they_belong_to(author, web):
    own, other = make_draft(lead=author), full_draft(make_user())
    for spec in SECTIONS:
        if spec.part:
            part = getattr(other, spec.part.relation).get()
            for name in ("change_part", "remove_part", "move_part"):
                assert web.post(at(name, own, spec.slug, part.pk), {"to": "up"}).status_code == 404
    assert everything_in(other)["steps"]


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.IN_REVIEW, Status.PUBLISHED, Status.REJECTED])
def test_an_edition_is_frozen_outside_the_authors_turn(author, web, status):
    edition = take_to(status, full_draft(author))
    before = everything_in(edition)
    left_out = {at(name, edition) for name in ("tasks", "check", "sent", "withdraw", "make_changes")}
    for address in addresses(edition):
        if address not in left_out:
            answer = web.post(address, {"headline": "Changed", "what": "Changed", "to": "up"})
            assert answer.status_code in {403, 409}, address
            assert "You cannot change this" in text_of(answer)
    assert everything_in(edition) == before


@pytest.mark.parametrize("path", ["nonsense/", "seed/3/", "seed/0/", "cost/add/", "cost/2/", "steps/", "steps/add/"])
def test_pages_that_do_not_exist_are_not_found(author, web, path):
    assert web.get(at("tasks", make_draft(lead=author)) + path).status_code == 404


def test_actions_refuse_other_people_and_unknown_answers(author):
    edition = make_edition(Status.DRAFT, lead=author, headline="Before")
    with pytest.raises(Exception, match="Only the people who write"):
        actions.save_answers(edition=edition, by=make_user(), answers={"headline": "After"})
    with pytest.raises(ValueError, match="status"):
        actions.save_answers(edition=edition, by=author, answers={"status": Status.PUBLISHED})
    edition.refresh_from_db()
    assert (edition.headline, edition.status) == ("Before", Status.DRAFT)
    assert CaseStudy.objects.count() == 1
