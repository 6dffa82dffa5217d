"""The review queue in the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies.models import Remit
from casestudies.states import Status
from improvers.models import Region
from improvers.roles import Role
from tests.factories import make_edition, make_organisation, make_published, make_user
from tests.integration.moderation.helpers import claimed_ago, sent_ago

pytestmark = pytest.mark.django_db
QUEUE = "/admin/moderation/queue/"


def page(client, **parameters) -> str:
    """The queue as HTML."""
    response = client.get(QUEUE, parameters)
    assert response.status_code == 200
    return response.content.decode()


def headlines(client, **parameters) -> list[str]:
    """The headlines of the rows, in order."""
    return [str(row.edition) for row in client.get(QUEUE, parameters).context["rows"]]


def test_its_address_is_the_one_the_rest_of_the_portal_links_to():
    assert reverse("admin:moderation_queue") == QUEUE


def test_an_empty_queue_says_so(moderator_client):
    assert "Nothing is waiting for review." in page(moderator_client)


def test_the_longest_waiting_comes_first_with_its_days(moderator_client):
    sent_ago(make_edition(Status.SUBMITTED, headline="Sent today"), hours=2)
    sent_ago(make_edition(Status.SUBMITTED, headline="Sent long ago"), days=12, hours=1)
    sent_ago(make_edition(Status.IN_REVIEW, headline="Sent lately"), days=1, hours=1)
    assert headlines(moderator_client) == ["Sent long ago", "Sent lately", "Sent today"]
    html = page(moderator_client)
    assert "12 days" in html
    assert "1 day<" in html
    assert "0 days" in html


def test_a_row_says_what_a_moderator_needs_to_choose(moderator_client, author, moderator):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, headline="Fewer falls", topics=["falls"])
    html = page(moderator_client)
    for words in (
        "Fewer falls",
        edition.reference,
        "Ada Author",
        edition.organisation_name,
        "London",
        "Being reviewed",
    ):
        assert words in html
    assert "Mo Derator" in html
    assert "Continue" in html


def test_only_what_waits_is_in_it(moderator_client):
    for status in Status:
        if status != Status.SUPERSEDED:
            make_edition(status, headline=f"One {status.label}")
    assert set(headlines(moderator_client)) == {"One Sent for review", "One Being reviewed"}
    assert "One Draft" not in page(moderator_client)


def test_it_counts_what_waits_what_is_free_and_what_is_mine(moderator_client, moderator):
    for _ in range(3):
        make_edition(Status.SUBMITTED)
    make_edition(Status.IN_REVIEW)
    make_edition(Status.IN_REVIEW, moderator=moderator)
    counts = {way.label: way.count for way in moderator_client.get(QUEUE).context["lists"]}
    assert (counts["Everything"], counts["Free to claim"], counts["Claimed by you"]) == (5, 3, 1)


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"status": "submitted"}, {"Waiting in London", "Waiting in Wales", "My own"}),
        ({"status": "in_review"}, {"Mine", "Held by another", "Held too long"}),
        ({"region": "wales"}, {"Waiting in Wales"}),
        ({"topic": "maternity-and-newborn"}, {"Mine"}),
        ({"claim": "mine"}, {"Mine"}),
        ({"claim": "free"}, {"Waiting in London", "Waiting in Wales", "Held too long"}),
        ({"claim": "free", "region": "wales"}, {"Waiting in Wales"}),
    ],
)
def test_filters_keep_what_they_say(moderator_client, moderator, parameters, found):
    wales = make_organisation(region=Region.objects.get(slug="wales"))
    make_edition(Status.SUBMITTED, headline="Waiting in London")
    make_edition(Status.SUBMITTED, headline="Waiting in Wales", organisation=wales)
    make_edition(Status.SUBMITTED, headline="My own", lead=moderator)
    make_edition(Status.IN_REVIEW, headline="Mine", moderator=moderator, topics=["maternity-and-newborn"])
    make_edition(Status.IN_REVIEW, headline="Held by another")
    claimed_ago(make_edition(Status.IN_REVIEW, headline="Held too long"), minutes=31)
    assert set(headlines(moderator_client, **parameters)) == found


@pytest.mark.parametrize(
    "parameters",
    [
        {"status": "published"},
        {"status": "'"},
        {"region": "atlantis"},
        {"topic": "99"},
        {"claim": "theirs"},
        {"page": "x"},
        {"page": "-1"},
        {"page": "9" * 30},
        {"nothing": "such"},
        {"region": "\x00"},
    ],
)
def test_unknown_values_are_ignored(moderator_client, parameters):
    make_edition(Status.SUBMITTED, headline="Still here")
    make_edition(Status.DRAFT, headline="Not sent")
    make_published(headline="Out already")
    assert headlines(moderator_client, **parameters) == ["Still here"]


def test_filters_that_find_nothing_say_so_and_can_be_cleared(moderator_client):
    make_edition(Status.SUBMITTED)
    html = page(moderator_client, region="wales")
    assert "Nothing matches these filters." in html
    assert "Clear filters" in html


def test_25_a_page_and_filters_stay_when_turning(moderator_client, author):
    organisation = make_organisation()
    for number in range(27):
        sent_ago(
            make_edition(Status.SUBMITTED, lead=author, organisation=organisation, headline=f"Number {number}"),
            days=60 - number,
        )
    assert len(headlines(moderator_client)) == 25
    assert headlines(moderator_client, page=2) == ["Number 25", "Number 26"]
    html = page(moderator_client, status="submitted")
    assert "?status=submitted&amp;page=2" in html
    assert "Page 1 of 2" in html


def test_ones_own_case_study_is_shown_closed_with_the_reason(moderator_client, moderator):
    make_edition(Status.SUBMITTED, lead=moderator, headline="My own work")
    html = page(moderator_client)
    assert "My own work" in html
    assert "You cannot decide on your own case study. Another moderator has to." in html
    assert ">Claim<" not in html


def test_a_claim_by_another_is_shown_closed_until_it_ran_out(moderator_client, colleague):
    edition = make_edition(Status.IN_REVIEW, moderator=colleague)
    html = page(moderator_client)
    assert "Col League is reviewing this." in html
    assert ">Take over<" not in html
    claimed_ago(edition, minutes=31)
    assert ">Take over<" in page(moderator_client)


def test_what_people_typed_is_escaped(moderator_client):
    make_edition(Status.SUBMITTED, headline="<script>alert(1)</script>")
    assert "<script>alert" not in page(moderator_client)


def test_three_rows_cost_as_many_queries_as_one(moderator_client, moderator):
    def rows():
        make_edition(Status.SUBMITTED, topics=["falls", "maternity-and-newborn"])
        make_edition(Status.IN_REVIEW)
        make_edition(Status.IN_REVIEW, moderator=moderator)

    rows()
    moderator_client.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        moderator_client.get(QUEUE)
    for _ in range(3):
        rows()
    with CaptureQueriesContext(connection) as many:
        moderator_client.get(QUEUE)
    assert len(many) == len(few)


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMINISTRATOR])
def test_the_first_page_of_the_admin_leads_to_the_queue(client, role):
    make_edition(Status.SUBMITTED)
    client.force_login(make_user(role))
    html = client.get("/admin/").content.decode()
    assert html.count(QUEUE) >= 2
    assert "<strong>1</strong> waiting" in html
    assert QUEUE in client.get("/admin/casestudies/").content.decode()


def test_claiming_from_the_queue_opens_the_decision_page(moderator_client, moderator):
    edition = make_edition(Status.SUBMITTED)
    address = reverse("admin:moderation_claim", args=[edition.case_study.public_id, 1])
    response = moderator_client.post(address, {"expected_version": edition.version})
    assert response.url == reverse("admin:moderation_decide", args=[edition.case_study.public_id, 1])
    edition.refresh_from_db()
    assert (edition.status, edition.claimed_by) == (Status.IN_REVIEW, moderator)


@pytest.mark.parametrize("version", ["", "x", "0", "999", "9" * 40, "\u0663"])
def test_claiming_a_version_that_is_not_there_says_so_and_claims_nothing(moderator_client, version):
    edition = make_edition(Status.SUBMITTED)
    address = reverse("admin:moderation_claim", args=[edition.case_study.public_id, 1])
    response = moderator_client.post(address, {"expected_version": version}, follow=True)
    assert "Look at it again" in response.content.decode()
    edition.refresh_from_db()
    assert edition.status == Status.SUBMITTED


def test_a_claim_cannot_be_made_by_following_a_link(moderator_client):
    edition = make_edition(Status.SUBMITTED)
    for name in ("claim", "release"):
        address = reverse(f"admin:moderation_{name}", args=[edition.case_study.public_id, 1])
        assert moderator_client.get(address).status_code == 405


def test_a_filter_never_hides_that_a_patient_could_be_recognised(moderator_client, moderator):
    Remit.objects.create(user=moderator, region=Region.objects.get(slug="wales"))
    own = make_published(lead=moderator)
    for edition in (make_published(), make_published(), own):
        edition.case_study.reports.create(edition=edition, kind="patient", text="It shows a name")
    html = page(moderator_client)
    assert "recognised in 2 case studies that these filters leave out" in html
    assert "leave out" not in page(moderator_client, all="1")
    assert "leave out" not in page(moderator_client, status="reported")
