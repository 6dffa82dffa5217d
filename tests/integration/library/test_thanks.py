"""Saying thank you."""

import pytest

from casestudies.errors import PermissionRefused
from casestudies.library.actions import thank
from casestudies.models import CaseStudy, IndexChange, Kudos
from casestudies.states import Status
from tests.factories import make_edition, make_published, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def study():
    return CaseStudy.objects.get(pk=make_published().case_study_id)


def test_a_reader_thanks_once_however_often_they_ask(client, study):
    client.force_login(make_user())
    before = IndexChange.objects.count()
    for _ in range(3):
        assert client.post(f"/thank-you/{study.public_id}/").url == study.get_absolute_url()
    assert Kudos.objects.count() == 1
    assert IndexChange.objects.count() == before + 1
    html = client.get(study.get_absolute_url()).content.decode()
    assert "1 reader has said thank you" in html
    assert "You said thank you" in html
    assert 'action="/thank-you/' not in html


def test_thanks_of_several_readers_are_counted(client, study):
    for _ in range(2):
        assert thank(case_study=study, by=make_user()) is True
    assert "2 readers have said thank you" in client.get(study.get_absolute_url()).content.decode()


def test_nobody_thanks_themselves(client, study):
    client.force_login(study.lead)
    assert 'action="/thank-you/' not in client.get(study.get_absolute_url()).content.decode()
    response = client.post(f"/thank-you/{study.public_id}/")
    assert response.status_code == 403
    assert "You cannot thank yourself." in response.content.decode()
    assert not Kudos.objects.exists()


def test_a_signed_out_reader_is_asked_to_sign_in_and_brought_back(client, study):
    html = client.get(study.get_absolute_url()).content.decode()
    assert f"?next={study.get_absolute_url()}" in html
    assert "Sign in to say thank you" in html
    response = client.post(f"/thank-you/{study.public_id}/")
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")
    assert not Kudos.objects.exists()


def test_coming_back_from_signing_in_only_shows_the_case_study(client, study):
    client.force_login(make_user())
    assert client.get(f"/thank-you/{study.public_id}/").url == study.get_absolute_url()
    assert not Kudos.objects.exists()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.UNPUBLISHED])
def test_what_is_not_published_cannot_be_thanked(client, status):
    edition = make_edition(status)
    client.force_login(make_user())
    assert client.post(f"/thank-you/{edition.case_study.public_id}/").status_code == 404
    with pytest.raises(PermissionRefused):
        thank(case_study=edition.case_study, by=make_user())
    assert not Kudos.objects.exists()
