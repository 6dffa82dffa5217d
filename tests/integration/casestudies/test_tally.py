"""What is read and found is counted in memory and written in batches; nothing says by whom."""

from functools import partial

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casestudies.models import DailyCount
from casestudies.tally import Kind, Tally, tally
from improvers.roles import Role
from tests.factories import make_published, make_user
from tests.races import at_once

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def edition(db):
    return make_published()


def reads(edition) -> int:
    tally.write()
    counts = DailyCount.objects.filter(case_study=edition.case_study)
    return sum(counts.values_list("read", flat=True))


def opened_by(edition, user=None, agent=BROWSER, **headers):
    client = Client(headers={"User-Agent": agent, **headers})
    if user:
        client.force_login(user)
    assert client.get(edition.case_study.get_absolute_url()).status_code == 200


def test_readers_are_counted_signed_in_or_not(edition):
    opened_by(edition)
    opened_by(edition, make_user())
    assert reads(edition) == 2
    opened_by(edition)
    assert reads(edition) == 3


def test_those_who_take_part_and_moderators_are_not_counted(edition):
    opened_by(edition, edition.case_study.lead)
    colleague = make_user()
    edition.case_study.collaborators.create(user=colleague, part="check")
    opened_by(edition, colleague)
    opened_by(edition, make_user(Role.MODERATOR))
    assert reads(edition) == 0


@pytest.mark.parametrize(
    "agent",
    ["", "Mozilla/5.0 (compatible; Googlebot/2.1)", "bingbot/2.0", "curl/8.0", "python-requests/2", "HeadlessChrome/1"],
)
def test_programs_are_not_counted(edition, agent):
    opened_by(edition, agent=agent)
    assert reads(edition) == 0


def test_a_page_fetched_before_anybody_looks_and_a_head_request_are_not_counted(edition):
    opened_by(edition, **{"Sec-Purpose": "prefetch;prerender"})
    Client(headers={"User-Agent": BROWSER}).head(edition.case_study.get_absolute_url())
    assert reads(edition) == 0


def test_a_search_page_counts_what_it_shows_and_asks_the_database_nothing_more(edition):
    other = make_published(headline="Something else entirely", problem="Other", result="Other")
    asked = []
    for agent in ("curl/8.0", "curl/8.0", BROWSER):
        with CaptureQueriesContext(connection) as queries:
            Client(headers={"User-Agent": agent}).get("/search/?q=waited")
        asked.append(len(queries))
    assert asked[2] <= asked[1]
    tally.write()
    assert DailyCount.objects.get(case_study=edition.case_study).found == 1
    assert not DailyCount.objects.filter(case_study=other.case_study).exists()


def test_nothing_is_written_while_a_page_is_shown(edition):
    opened_by(edition)
    assert not DailyCount.objects.exists()


def test_a_case_study_that_is_gone_by_then_is_left_out(edition):
    opened_by(edition)
    tally.add(Kind.READ, [987654321])
    assert reads(edition) == 1


def test_what_cannot_be_written_now_is_kept_for_the_next_time(edition, monkeypatch):
    opened_by(edition)

    def fail(counts):
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr("casestudies.tally._store", fail)
        tally.write()
    assert reads(edition) == 1


def test_it_writes_by_itself_after_a_while(edition, settings, monkeypatch):
    settings.TALLY_SECONDS = 0.01
    own, written = Tally(), []
    monkeypatch.setattr(own, "write", lambda: written.append(1))
    own.add(Kind.READ, [edition.case_study_id])
    own._timer.join(timeout=5)
    assert written == [1]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
def test_processes_that_write_at_once_lose_nothing():
    editions = [make_published() for _ in range(5)]
    tallies = [Tally() for _ in range(6)]
    for own in tallies:
        own.add(Kind.READ, [edition.case_study_id for edition in editions])
    assert at_once(*[partial(own.write) for own in tallies]) == [None] * 6
    assert set(DailyCount.objects.values_list("read", flat=True)) == {6}
