"""Somebody's public page gathers what they are credited for and agreed to."""

import pytest
from django.test import Client
from django.utils import timezone

from casestudies.drafting.actions import start_edition
from casestudies.states import Status
from tests.factories import make_draft, make_user, take_to
from tests.integration.drafting.conftest import text_of

from .asked import AMY, answer, ask_about

pytestmark = pytest.mark.django_db


def amy_with_a_page():
    """Amy's account, made after she answered, with a page everybody can read."""
    amy = make_user(email=AMY, name="Amy Archer")
    amy.profile.is_public = True
    amy.profile.save()
    return amy


def page_of(person) -> str:
    return text_of(Client().get(person.profile.get_absolute_url()))


def published(lead, headline, said="confirmed", *roles):
    """A published case study that credits Amy, who said something to it."""
    draft = make_draft(lead=lead, headline=headline)
    for role in roles or ("idea",):
        token = ask_about(draft, role=role)
        if said:
            answer(token, said)
    draft.refresh_from_db()
    return take_to(Status.PUBLISHED, draft)


def test_it_gathers_published_case_studies_with_every_role(lead):
    edition = published(lead, "We moved the clocks", "confirmed", "idea", "writer")
    page = page_of(amy_with_a_page())
    assert "Credited in 1 case study" in page
    assert "Had the idea, Wrote it up" in page
    assert edition.case_study.get_absolute_url() in page


def test_it_leaves_out_what_is_not_theirs_not_confirmed_or_not_published(lead):
    published(lead, "Nobody answered", "")
    published(lead, "She refused", "refused")
    answer(ask_about(make_draft(lead=lead, headline="Still a draft")), "confirmed")
    changed = published(lead, "Changed since")
    changed.credits.update(role="sponsor")
    bo = make_draft(lead=lead, headline="Bo's")
    answer(ask_about(bo, "bo@nhs.net"), "confirmed")
    take_to(Status.PUBLISHED, bo)
    page = page_of(amy_with_a_page())
    for headline in ("Nobody answered", "She refused", "Still a draft", "Changed since", "Bo&#x27;s", "Credited in"):
        assert headline not in page


def test_an_address_that_is_not_verified_gathers_nothing(lead):
    published(lead, "We moved the clocks")
    amy = amy_with_a_page()
    amy.emailaddress_set.update(verified=False)
    assert "We moved the clocks" not in page_of(amy)


def test_a_person_without_a_public_page_has_none(lead):
    published(lead, "We moved the clocks")
    amy = make_user(email=AMY)
    assert Client().get(amy.profile.get_absolute_url()).status_code == 404


def test_a_newer_edition_in_the_works_changes_nothing(lead):
    edition = published(lead, "We moved the clocks")
    start_edition(case_study=edition.case_study, by=lead)
    assert "Credited in 1 case study" in page_of(amy_with_a_page())


def test_it_is_paged_and_takes_as_many_queries_for_one_as_for_three(lead, django_assert_num_queries, monkeypatch):
    published(lead, "Case 1")
    amy = amy_with_a_page()
    client, address = Client(), amy.profile.get_absolute_url()
    client.get(address)
    with django_assert_num_queries(5):
        client.get(address)
    for number in (2, 3):
        published(lead, f"Case {number}")
    with django_assert_num_queries(5):
        client.get(address)
    monkeypatch.setattr("casestudies.templatetags.credits._ON_A_PAGE", 2)
    second = text_of(client.get(f"{address}?page=2"))
    assert "Credited in 3 case studies" in second
    assert "Case 1" in second
    assert "Case 3" not in second


def test_a_confirmed_credit_stays_with_the_account_that_confirmed_it(lead):
    amy = amy_with_a_page()
    published(lead, "We moved the clocks")
    amy.emailaddress_set.update(email="amy.archer@nhs.net")
    assert "We moved the clocks" in page_of(amy)
    assert timezone.now() > amy.credits_confirmed.get().answered_at
