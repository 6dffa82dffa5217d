"""Every page people find case studies with asks the database no more than six times, however it was asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies import index
from casestudies.models import Pitfall, TippingPoint
from casestudies.states import Status
from improvers.models import Region
from tests.factories import make_draft, make_organisation, make_user, take_to

pytestmark = pytest.mark.django_db

MOST = 6
PLAN = "We want a pharmacist to check the medicines of people who leave hospital for a care home. It takes too long."
PAGES = {
    "the front page": ("library:home", {}, {}),
    "search without words": ("search:search", {}, {}),
    "search with words": ("search:search", {}, {"q": "pharmacist care home medicines"}),
    "search with filters": ("search:search", {}, {"q": "pharmacist", "region": "london", "tag": "walrus"}),
    "search that finds nothing": ("search:search", {}, {"q": "zebra", "region": "london"}),
    "search for a plan": ("search:search", {}, {"q": PLAN}),
    "start pack, empty": ("start_pack:start_pack", {}, {}),
    "start pack": ("start_pack:start_pack", {}, {"plan": PLAN, "region": "london"}),
    "lessons": ("lessons:home", {}, {}),
    "tipping points": ("lessons:tipping_points", {}, {"q": "consultant"}),
    "what to skip": ("lessons:pitfalls", {}, {"q": "stickers"}),
    "topics": ("browse:topics", {}, {}),
    "one topic": ("browse:topic", {"slug": "medicines"}, {}),
    "regions": ("browse:regions", {}, {}),
    "one region": ("browse:region", {"slug": "london"}, {}),
    "one tag": ("browse:tag", {"slug": "walrus"}, {}),
    "asked for": ("asked:board", {}, {}),
}


@pytest.fixture
def published():
    editions = []
    for number in range(3):
        draft = make_draft(
            lead=make_user(),
            headline=f"A pharmacist checks medicines in care home {number}",
            organisation=make_organisation(),
            topics=["medicines"],
            region=Region.objects.get(slug="london"),
        )
        TippingPoint.objects.create(edition=draft, role="consultants", what_turned_them="A consultant saw it")
        Pitfall.objects.create(edition=draft, what="We printed stickers", instead="Ask the pharmacist")
        draft.tags.add("walrus")
        editions.append(take_to(Status.PUBLISHED, draft))
    index.follow()
    return editions


def queries_of(client, address, given):
    client.get(address, given)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, given)
    assert response.status_code == 200
    return [query["sql"] for query in asked]


@pytest.mark.parametrize("where", PAGES)
def test_a_page_asks_the_database_at_most_six_times(client, published, where):
    route, inside, given = PAGES[where]
    queries = queries_of(client, reverse(route, kwargs=inside), given)
    assert len(queries) <= MOST, "\n".join(queries)


def test_so_does_the_page_of_a_case_study(client, published):
    queries = queries_of(client, published[0].case_study.get_absolute_url(), {})
    assert len(queries) <= MOST, "\n".join(queries)
