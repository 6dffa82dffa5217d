"""What the pages of oversight count, and who sees what of it."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casestudies.models import Hold, Topic
from casestudies.moderation import actions
from casestudies.oversight.ageing import ageing
from casestudies.oversight.load import load
from casestudies.oversight.outcomes import outcomes
from casestudies.oversight.overrides import overrides
from casestudies.oversight.pages import PAGES
from casestudies.oversight.scope import Scope
from casestudies.oversight.takedowns import takedowns
from casestudies.oversight.turnaround import turnaround
from casestudies.states import Status
from casestudies.workflow import move
from improvers.models import AuditEvent, Region
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_organisation, make_user

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 6, 20, 12, tzinfo=datetime.UTC)


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is: clock(days before now)."""

    def set_to(days_ago: float = 0) -> None:
        moment = NOW - datetime.timedelta(days=days_ago)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to()
    return set_to


@pytest.fixture
def moderator():
    return make_user(Role.MODERATOR, name="Mo Derator")


def decide(clock, moderator, *, sent: float, claimed: float, decided: float, to=Status.PUBLISHED, **answers):
    """An edition that was sent, claimed and decided that many days ago."""
    clock(sent)
    edition = make_edition(Status.SUBMITTED, **answers)
    clock(claimed)
    actions.claim(edition=edition, by=moderator, expected_version=edition.version)
    clock(decided)
    move(edition=edition, to=to, by=moderator, expected_version=edition.version, comment="A reason")
    clock()
    return edition


def rows(sheet, table: int = 0) -> list[list]:
    return [[getattr(cell, "text", cell) for cell in row] for row in sheet.tables[table].rows]


def test_turnaround_is_from_the_last_time_it_was_sent_to_the_decision(clock, moderator):
    for wait in (1, 2, 3, 4, 10):
        decide(clock, moderator, sent=1 + wait, claimed=1.5, decided=1)
    again = decide(clock, moderator, sent=17.5, claimed=17, decided=16.5, to=Status.CHANGES_REQUESTED)
    clock(8)
    move(edition=again, to=Status.SUBMITTED, by=again.case_study.lead, expected_version=again.version)
    clock(7)
    actions.claim(edition=again, by=moderator, expected_version=again.version)
    actions.release(edition=again, by=moderator, expected_version=again.version)
    clock(6)
    actions.claim(edition=again, by=moderator, expected_version=again.version)
    clock(2)
    move(edition=again, to=Status.REJECTED, by=moderator, expected_version=again.version, comment="No")
    clock()

    sheet = turnaround(Scope(moderator, months=1))

    assert rows(sheet) == [["June 2026", 7, "3.0", "10.0"], ["In all", 7, "3.0", "10.0"]]
    assert sheet.sentences == ["7 decisions. Half took 3.0 days or less, nine of ten 10.0 days or less."]


def test_months_are_those_of_london_and_only_those_of_the_span(clock, moderator):
    midnight_in_london = (NOW - datetime.datetime(2026, 5, 31, 23, 30, tzinfo=datetime.UTC)).total_seconds() / 86400
    decide(clock, moderator, sent=22, claimed=21, decided=midnight_in_london)
    decide(clock, moderator, sent=102, claimed=101, decided=100)

    assert [row[:2] for row in rows(turnaround(Scope(moderator, months=3)))] == [
        ["April 2026", 0],
        ["May 2026", 0],
        ["June 2026", 1],
        ["In all", 1],
    ]


def test_what_was_withdrawn_or_published_by_the_portal_itself_is_no_decision(clock, moderator):
    make_edition(Status.WITHDRAWN)
    draft = make_draft()
    move(edition=draft, to=Status.PUBLISHED, by=None, expected_version=draft.version)
    assert rows(turnaround(Scope(moderator))) == []
    assert rows(outcomes(Scope(moderator))) == []


def test_outcomes_by_region_and_topic(clock, moderator):
    wales = make_organisation(region=Region.objects.get(slug="wales"))
    decide(clock, moderator, sent=3, claimed=2, decided=1, topics=["falls", "dementia-and-delirium"])
    decide(clock, moderator, sent=3, claimed=2, decided=1, to=Status.REJECTED)
    decide(
        clock,
        moderator,
        sent=3,
        claimed=2,
        decided=1,
        to=Status.CHANGES_REQUESTED,
        organisation=wales,
        topics=["cancer"],
    )

    sheet = outcomes(Scope(moderator))

    assert rows(sheet) == [["London", 1, 0, 1, 2, "50%"], ["Wales", 0, 1, 0, 1, "0%"]]
    falls = Topic.objects.get(slug="falls").name
    assert [falls, 1, 0, 1, 2, "50%"] in rows(sheet, 1)
    assert ["Cancer", 0, 1, 0, 1, "0%"] in rows(sheet, 1)
    only = outcomes(Scope(moderator, topic=Topic.objects.get(slug="dementia-and-delirium")))
    assert rows(only) == [["London", 1, 0, 0, 1, "100%"]]
    assert rows(outcomes(Scope(moderator, region=wales.region))) == [["Wales", 0, 1, 0, 1, "0%"]]


def test_ageing_shows_what_waits_now_and_no_draft(clock, moderator):
    for days, status in ((0, Status.SUBMITTED), (2.9, Status.SUBMITTED), (3, Status.IN_REVIEW), (40, Status.SUBMITTED)):
        clock(days)
        edition = make_edition(status, moderator=moderator, headline=f"Waits {days}")
    clock()
    make_edition(Status.DRAFT)
    make_edition(Status.PUBLISHED)
    Hold.objects.create(edition=edition, by=moderator, reason="Waiting for an answer")

    sheet = ageing(Scope(moderator))

    assert [number for _, number in rows(sheet)] == [2, 1, 0, 0, 1]
    assert [row[0] for row in rows(sheet, 1)] == ["Waits 40", "Waits 3", "Waits 2.9", "Waits 0"]
    assert rows(sheet, 1)[0][2:5] == [40, "Sent for review, on hold", "Nobody"]
    assert rows(sheet, 1)[1][3:5] == ["Being reviewed", "Mo Derator"]


def test_overridden_flags_by_kind_with_their_reasons(clock, moderator):
    edition = decide(clock, moderator, sent=3, claimed=2, decided=1)
    approved = edition.transitions.get(to_status=Status.PUBLISHED)
    for place, kind in (("problem", "phone"), ("result", "phone"), ("result", "nhs_number")):
        approved.overridden_flags.create(place=place, kind=kind, mark="m", reason="It is the ward's own number")

    sheet = overrides(Scope(moderator))

    assert [number for _, number in rows(sheet)] == [2, 1]
    assert {row[-1] for row in rows(sheet, 1)} == {"It is the ward's own number"}
    assert sheet.sentences == ["3 flags were overridden."]


def test_takedowns_with_their_reasons(clock, moderator):
    edition = decide(clock, moderator, sent=20, claimed=19, decided=18)
    clock(4)
    actions.unpublish(edition=edition, by=moderator, expected_version=edition.version, comment="Shows a patient")
    clock()

    sheet = takedowns(Scope(moderator))

    assert [row[2:] for row in rows(sheet)] == [["London", "16 Jun 2026", 14, "Mo Derator", "Shows a patient"]]


def test_load_counts_claims_decisions_and_takeovers_each_once(clock, moderator):
    other = make_user(Role.MODERATOR, name="Ann Other")
    decide(clock, moderator, sent=5, claimed=3, decided=2)
    clock(2)
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    clock(1)
    actions.take_over(edition=edition, by=other, expected_version=edition.version, reason="Away")
    clock(0.5)
    actions.reject(edition=edition, by=other, expected_version=edition.version, comment="No")
    put_back = make_edition(Status.IN_REVIEW, moderator=other)
    actions.release(edition=put_back, by=other, expected_version=put_back.version)
    clock()

    assert rows(load(Scope(make_user(Role.ADMINISTRATOR)))) == [
        ["Ann Other", 1, 1, "12.0", 1, 1],
        ["Mo Derator", 2, 1, "24.0", 0, 0],
        ["All moderators", 3, 2, "18.0", 1, 1],
    ]


def test_a_moderator_sees_their_own_load_and_that_of_all_together_but_no_colleague(clock, moderator, client):
    decide(clock, moderator, sent=5, claimed=3, decided=2)
    colleague = make_user(Role.MODERATOR, name="Colleague")
    decide(clock, colleague, sent=5, claimed=3, decided=2)

    assert [row[0] for row in rows(load(Scope(moderator)))] == ["You", "All moderators"]
    client.force_login(moderator)
    for address in ("/admin/oversight/load/", "/admin/oversight/load.csv"):
        assert b"Colleague" not in client.get(address).content


@pytest.mark.parametrize("slug", PAGES)
def test_each_page_says_so_when_there_is_nothing(client, slug, moderator):
    client.force_login(moderator)
    page = client.get(f"/admin/oversight/{slug}/").content.decode()
    assert "oversight-empty" in page
    assert '<svg class="oversight-bars"' not in page
    assert "What the figures mean" in page


@pytest.mark.parametrize("slug", PAGES)
def test_filters_nobody_offers_are_ignored(client, slug, moderator):
    client.force_login(moderator)
    query = "?months=999&region=nowhere&topic=%00&months=x"
    assert client.get(f"/admin/oversight/{slug}/{query}").status_code == 200
    assert client.get(f"/admin/oversight/{slug}.csv{query}").status_code == 200


def test_a_page_there_is_not_is_not_found(client, moderator):
    client.force_login(moderator)
    assert client.get("/admin/oversight/salaries/").status_code == 404
    assert client.get("/admin/oversight/salaries.csv").status_code == 404


@pytest.mark.parametrize("slug", PAGES)
def test_pages_ask_the_same_number_of_questions_however_much_there_is(client, slug, moderator):
    client.force_login(make_user(Role.ADMINISTRATOR))

    def questions() -> int:
        for status in (Status.PUBLISHED, Status.REJECTED, Status.UNPUBLISHED, Status.IN_REVIEW):
            edition = make_edition(status, moderator=moderator)
            for transition in edition.transitions.filter(to_status=Status.PUBLISHED):
                transition.overridden_flags.create(place="problem", kind="phone", mark="m", reason="Ours")
        client.get(f"/admin/oversight/{slug}/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/admin/oversight/{slug}/").status_code == 200
        return len(captured)

    first = questions()
    questions()
    assert questions() == first


def test_drafts_nobody_sent_show_nowhere(client, clock):
    draft = make_draft(headline="Nobody may know of this")
    move(edition=draft, to=Status.WITHDRAWN, by=draft.case_study.lead, expected_version=draft.version)
    make_draft(headline="Nobody may know of this either")
    client.force_login(make_user(Role.ADMINISTRATOR))
    for slug in PAGES:
        for address in (f"/admin/oversight/{slug}/", f"/admin/oversight/{slug}.csv"):
            assert b"Nobody may know" not in client.get(address).content


def test_a_download_is_harmless_to_spreadsheets_and_recorded(client, clock, moderator):
    edition = decide(clock, moderator, sent=3, claimed=2, decided=1, headline="=HYPERLINK(1)")
    actions.unpublish(edition=edition, by=moderator, expected_version=edition.version, comment="@SUM(1)")
    client.force_login(moderator)

    response = client.get("/admin/oversight/takedowns.csv?region=london&months=3")

    assert response["Content-Disposition"].startswith('attachment; filename="takedowns-')
    assert "no-store" in response["Cache-Control"]
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert lines[0] == ["Takedowns", "Last 3 months", "London"]
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert "'=HYPERLINK(1)" in lines[-1]
    event = AuditEvent.objects.get(kind="data_exported")
    assert (event.actor, event.about) == (moderator, "oversight takedowns")
    assert event.details == {"span": "Last 3 months", "of": "London", "rows": 1}
    client.head("/admin/oversight/takedowns.csv")
    assert AuditEvent.objects.filter(kind="data_exported").count() == 1
