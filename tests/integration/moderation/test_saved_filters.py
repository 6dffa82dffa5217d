"""Filters of the queue kept under a name: each person's own."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from casestudies.errors import DomainError
from casestudies.models import SavedFilter
from casestudies.moderation.saved import MOST, save_filter
from casestudies.states import Status
from tests.factories import make_edition
from tests.integration.moderation.test_queue import QUEUE, headlines, page

pytestmark = pytest.mark.django_db
NEW = "/admin/moderation/filters/new/"


def address(saved: SavedFilter) -> str:
    """The page of a saved filter."""
    return f"/admin/moderation/filters/{saved.pk}/"


def test_a_filter_is_saved_as_a_link_with_its_count(moderator_client, moderator):
    make_edition(Status.SUBMITTED, headline="Sent")
    make_edition(Status.IN_REVIEW, headline="Taken")
    assert f'href="{NEW}?queue=status%3Dsubmitted"' in page(moderator_client, status="submitted", page=1)
    assert "Status: Sent for review" in moderator_client.get(NEW, {"queue": "status=submitted"}).content.decode()
    response = moderator_client.post(NEW, {"queue": "status=submitted", "name": "Nobody has these"})
    assert response.url == f"{QUEUE}?status=submitted"
    (way,) = moderator_client.get(QUEUE).context["saved"]
    assert (way.label, way.count, way.address) == ("Nobody has these", 1, "status=submitted")
    assert "Save this filter" not in page(moderator_client, status="submitted")
    assert SavedFilter.objects.get().user == moderator


def test_what_is_no_filter_is_not_saved(moderator_client):
    moderator_client.post(NEW, {"queue": "late=1&region=atlantis&x=<script>&page=9", "name": "Late"})
    assert SavedFilter.objects.get().query == "late=1"


def test_the_queue_opens_on_the_default_and_says_so(moderator_client, moderator):
    make_edition(Status.SUBMITTED, headline="Sent")
    make_edition(Status.IN_REVIEW, headline="Taken")
    moderator.remits.create(region=make_edition().region)
    save_filter(by=moderator, name="Old", query="late=1", is_default=True)
    save_filter(by=moderator, name="Taken ones", query="status=in_review", is_default=True)
    assert headlines(moderator_client) == ["Taken"]
    assert "You see your filter “Taken ones”" in page(moderator_client)
    assert headlines(moderator_client, all=1) == ["Sent", "Taken"]
    assert [saved.name for saved in SavedFilter.objects.filter(is_default=True)] == ["Taken ones"]


def test_it_is_renamed_and_no_default_any_more(moderator_client, moderator):
    saved = save_filter(by=moderator, name="Old", query="late=1", is_default=True)
    assert moderator_client.post(address(saved), {"name": "New"}).url == f"{QUEUE}?late=1"
    saved.refresh_from_db()
    assert (saved.name, saved.query, saved.is_default) == ("New", "late=1", False)


def test_it_is_deleted_and_the_queue_is_as_it_was(moderator_client, moderator):
    make_edition(Status.SUBMITTED)
    saved = save_filter(by=moderator, name="Mine", query="late=1")
    assert moderator_client.get(f"{address(saved)}delete/").status_code == 405
    assert moderator_client.post(f"{address(saved)}delete/").url == QUEUE
    assert not SavedFilter.objects.exists()
    assert len(headlines(moderator_client)) == 1


def test_nobody_sees_renames_or_deletes_those_of_others(moderator_client, colleague):
    saved = save_filter(by=colleague, name="Xyzzy", query="late=1", is_default=True)
    assert "Xyzzy" not in page(moderator_client)
    for response in (
        moderator_client.get(address(saved)),
        moderator_client.post(address(saved), {"name": "Stolen"}),
        moderator_client.post(f"{address(saved)}delete/"),
    ):
        assert response.status_code == 404
    saved.refresh_from_db()
    assert saved.name == "Xyzzy"


@pytest.mark.parametrize(
    ("name", "says"),
    [("", "Enter a name for this filter"), ("a" * 61, "60 characters or fewer"), ("MINE", "with this name already")],
)
def test_a_name_is_needed_short_and_its_own(moderator_client, moderator, name, says):
    save_filter(by=moderator, name="Mine", query="late=1")
    html = moderator_client.post(NEW, {"queue": "flagged=1", "name": name}).content.decode()
    assert says in html
    assert "<title>Error: " in html
    assert 'name="queue" value="flagged=1"' in html
    assert SavedFilter.objects.count() == 1


def test_there_are_at_most_twenty(moderator):
    for number in range(MOST):
        save_filter(by=moderator, name=f"Number {number}", query="")
    with pytest.raises(DomainError, match="Delete one"):
        save_filter(by=moderator, name="One more", query="")


def test_the_database_keeps_names_and_the_default_unique(moderator, colleague):
    SavedFilter.objects.create(user=moderator, name="Mine", is_default=True)
    for values in ({"name": "mine"}, {"name": "Other", "is_default": True}, {"name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SavedFilter.objects.create(user=moderator, **values)
    SavedFilter.objects.create(user=colleague, name="Mine", is_default=True)


def test_ten_saved_filters_cost_as_many_queries_as_one(moderator_client, moderator):
    make_edition(Status.SUBMITTED)
    save_filter(by=moderator, name="One", query="late=1")
    moderator_client.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        moderator_client.get(QUEUE)
    for number in range(9):
        save_filter(by=moderator, name=f"{number}", query=f"topic=falls&late=1&region=london&page={number}")
    with CaptureQueriesContext(connection) as many:
        moderator_client.get(QUEUE)
    assert len(many) == len(few)


def test_an_error_is_named_once_in_the_title(moderator_client):
    html = moderator_client.post("/admin/moderation/filters/new/", {"queue": "late=1"}).content.decode()
    assert html.split("<title>")[1].startswith("Error: Save this filter")
