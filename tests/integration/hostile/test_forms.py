"""What no browser sends is answered like any other wrong answer: nothing breaks, and nothing of others is touched."""

import pytest

from casestudies.states import Status
from improvers.models import User
from improvers.roles import Role
from sharing_portal.nhsuk.fields import MonthYearField
from tests.factories import make_draft, make_edition, make_user

pytestmark = pytest.mark.django_db
ENDLESS = "9" * 5000


@pytest.fixture
def page_of(client):
    """Gives the address of a page of a draft whose lead is signed in."""
    draft = make_draft()
    client.force_login(draft.case_study.lead)
    return lambda rest: f"/share/{draft.case_study.public_id}/{rest}"


@pytest.mark.parametrize("charset", ["zlib_codec", "utf-16", "utf-7"])
def test_letters_are_read_as_our_pages_are_written(client, charset):
    body = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n<b>Fälle</b>\r\n--x--'.encode()
    response = client.generic("POST", "/asked-for/tell/", body, f"multipart/form-data; boundary=x; charset={charset}")
    assert response.status_code < 400


def test_what_a_page_carries_may_be_nested_without_end(client, page_of):
    assert client.post(page_of("seed/"), {"sitting": "[" * 20_000}).status_code < 400


@pytest.mark.parametrize("then", ["up", "down", "change_part", "remove_part"])
def test_a_part_with_an_endless_number_is_none(client, page_of, then):
    assert client.post(page_of("tipping-points/"), {"then": f"{then}:{ENDLESS}"}).status_code < 500


@pytest.mark.parametrize("key", ["9" * 20, ENDLESS])
def test_a_choice_that_no_row_can_be_is_refused(client, page_of, key):
    assert "<title>Error: " in client.post(page_of("seed/2/"), {"topics": key}).content.decode()


def test_an_endless_month_is_none():
    with pytest.raises(Exception, match="Month must be"):
        MonthYearField().clean([ENDLESS, "2024"])


@pytest.mark.parametrize("button", ["", "claim/", "release/", "skip/"])
def test_a_version_that_no_edition_can_have_was_never_seen(client, button):
    edition = make_edition(Status.SUBMITTED)
    client.force_login(make_user(Role.MODERATOR))
    address = f"/admin/moderation/{edition.case_study.public_id}/{edition.number}/{button}"
    assert client.post(address, {"expected_version": ENDLESS, "decision": "approve"}).status_code < 500
    edition.refresh_from_db()
    assert edition.status == Status.SUBMITTED


def test_an_address_has_one_account_and_one_count_of_tries_however_its_letters_are_written(
    django_assert_num_queries,
):
    person = make_user(email="iris@nhs.uk")
    with django_assert_num_queries(2) as asked:
        assert User.objects.get_by_natural_key("IRIS@nhs.uk") == person
        assert not User.objects.filter(email="ırıſ@nhs.uk").exists()
    # PostgreSQL writes ı and ſ as I and S where letters are compared in capitals.
    assert not {"UPPER", "LIKE"} & set(asked[0]["sql"].upper().replace("(", " ").split())
