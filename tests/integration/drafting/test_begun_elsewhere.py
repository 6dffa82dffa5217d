"""Answers that begin in the address, as a start pack sends them."""

import pytest
from django.urls import reverse

from casestudies.models import CaseStudy, Edition
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/share/new/"


@pytest.fixture
def improver(client):
    user = make_user()
    client.force_login(user)
    return user


def test_answers_from_the_address_are_filled_in_and_nothing_is_kept_yet(client, improver):
    html = client.get(
        ADDRESS, {"headline": "Safety huddles", "problem": "People <fall>", "result": "No"}
    ).content.decode()
    assert "Safety huddles" in html
    assert "People &lt;fall&gt;" in html
    assert not CaseStudy.objects.exists()


def test_they_are_kept_once_the_person_sends_them(client, improver):
    response = client.post(f"{ADDRESS}?headline=Other", {"headline": "Safety huddles", "problem": "", "result": ""})
    assert response.status_code == 302
    assert Edition.objects.get().headline == "Safety huddles"


def test_what_was_cleared_does_not_come_back_from_the_address(client, improver):
    response = client.post(f"{ADDRESS}?headline=Other", {"headline": "", "problem": "", "result": ""})
    assert response.status_code == 200
    assert not CaseStudy.objects.exists()


def test_they_are_cut_to_the_limits_of_their_questions(client, improver):
    form = client.get(ADDRESS, {"headline": "a" * 500, "problem": "b\0" * 1000}).context["form"]
    assert form["headline"].value() == "a" * 140
    assert form["problem"].value() == "b" * 280


def test_signing_in_first_keeps_them(client):
    response = client.get(ADDRESS, {"headline": "Safety huddles"})
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))
    assert "Safety%2Bhuddles" in response["Location"]
