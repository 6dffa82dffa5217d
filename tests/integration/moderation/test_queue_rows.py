"""Why something waits, what is marked, and what keeps its place."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from casestudies import workflow
from casestudies.identifiers.stored import unexplained
from casestudies.models import Attachment, Edition, Flag, Report
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_published, make_user, take_to
from tests.integration.moderation.helpers import next_edition, publish, sent_ago
from tests.integration.moderation.test_queue import QUEUE, headlines, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_after_ten_days(settings):
    """So that no test depends on what is usual."""
    settings.QUEUE_LATE_DAYS = 10


def row_of(client, edition):
    """The row of an edition."""
    return next(row for row in client.get(QUEUE, {"all": 1}).context["rows"] if row.edition == edition)


def report(edition, kind="other", **ago) -> Report:
    """A reader's report on a published edition."""
    made = Report.objects.create(case_study=edition.case_study, edition=edition, kind=kind, text="Look at this")
    Report.objects.filter(pk=made.pk).update(created_at=timezone.now() - datetime.timedelta(**ago))
    return made


def hold(edition, by, **until):
    """Puts an edition aside."""
    end = timezone.now() + datetime.timedelta(**until) if until else None
    return edition.holds.create(by=by, reason="Waiting for the lab", until=end)


def test_late_is_said_in_words_from_the_day_the_setting_says(moderator_client):
    late = sent_ago(make_edition(Status.SUBMITTED, headline="Too long"), days=10, minutes=1)
    sent_ago(make_edition(Status.SUBMITTED, headline="In time"), days=9, hours=23)
    html = page(moderator_client)
    assert "Late: 10 days" in html
    assert html.count("Late: ") == 1
    assert headlines(moderator_client, late=1) == [str(late)]


def test_a_first_time_author_is_one_of_whom_nothing_was_published(moderator_client, moderator):
    known, new = make_user(), make_user()
    make_published(lead=known)
    make_edition(Status.SUBMITTED, lead=known, headline="Another by them")
    make_edition(Status.SUBMITTED, lead=new, headline="Their first")
    make_edition(Status.REJECTED, lead=new)
    orphan = make_edition(Status.SUBMITTED, headline="Its lead left")
    orphan.case_study.lead.delete()
    assert headlines(moderator_client, first_time=1) == ["Their first"]
    assert page(moderator_client).count("First-time author</strong>") == 1


def test_a_new_edition_says_so(moderator_client, moderator):
    newer = next_edition(make_published(), headline="With another year of figures")
    take_to(Status.SUBMITTED, newer)
    assert row_of(moderator_client, newer).why == "New edition"
    assert row_of(moderator_client, make_edition(Status.SUBMITTED)).why == "New case study"


def test_what_looked_like_patient_data_and_was_explained_is_a_flag(moderator_client):
    draft = make_draft(headline="Ring us", advice_optional="Ring our greenhouse on 01632 960123 and ask.")
    (found,) = unexplained(draft)
    reason = {"place": found.place, "kind": found.kind, "mark": found.mark, "reason": "team"}
    draft.identifier_reasons.create(by=draft.case_study.lead, **reason)
    take_to(Status.SUBMITTED, draft)
    make_edition(Status.SUBMITTED, headline="Nothing to see")
    assert headlines(moderator_client, flagged=1) == ["Ring us"]
    assert row_of(moderator_client, draft).flags == ["1 possible patient detail, explained"]
    assert "960123" not in str(list(Flag.objects.values()))


def test_flags_are_noted_anew_each_time_it_is_sent(moderator, author):
    edition = make_edition(Status.CHANGES_REQUESTED, lead=author, moderator=moderator)
    Flag.objects.create(edition=edition, kind=Flag.Kind.EXPLAINED, count=3)
    workflow.move(edition=edition, to=Status.SUBMITTED, by=author, expected_version=edition.version)
    assert not edition.flags.exists()


def test_a_large_change_is_a_flag_and_a_small_one_is_not(moderator_client, moderator):
    words = {
        "problem": "People waited for weeks.",
        "result": "Now they wait for days.",
        "headline": "We moved the clinic",
    }
    first = make_published(**words)
    small = take_to(Status.SUBMITTED, next_edition(first, result="Now they wait for hours."))
    assert row_of(moderator_client, small).flags == []
    large = next_edition(make_published(**words), headline="Something", problem="quite", result="different")
    take_to(Status.SUBMITTED, large)
    (flag,) = row_of(moderator_client, large).flags
    assert flag.startswith("Large change: ")


@pytest.mark.parametrize(
    ("check", "scanner", "words"),
    [("waiting", "/run/clamd", ["1 file being checked"]), ("refused", "", ["1 file refused"]), ("waiting", "", [])],
)
def test_a_file_people_cannot_have_yet_is_a_flag(moderator_client, settings, check, scanner, words):
    edition = make_edition(Status.SUBMITTED)
    file = Attachment(
        edition=edition, public_id="one", name="a.csv", content_type="text/csv", size=1, virus_check=check
    )
    file.file.save("a.csv", ContentFile(b"a"))
    settings.CLAMAV_SOCKET = scanner
    assert row_of(moderator_client, edition).flags == words
    assert bool(headlines(moderator_client, flagged=1)) == bool(words)


def test_problems_reported_wait_in_the_same_queue_since_the_first_report(moderator_client):
    published = make_published(headline="Out already")
    report(published, days=3, hours=1)
    report(published, days=1)
    sent_ago(make_edition(Status.SUBMITTED, headline="Sent before"), days=4)
    sent_ago(make_edition(Status.SUBMITTED, headline="Sent after"), days=2)
    make_published(headline="Nobody complained")
    assert headlines(moderator_client) == ["Sent before", "Out already", "Sent after"]
    row = row_of(moderator_client, published)
    assert (row.why, row.waiting_days) == ("2 problems reported", 3)
    assert headlines(moderator_client, status="reported") == ["Out already"]
    Report.objects.update(closed_at=timezone.now(), outcome="nothing_wrong")
    assert "Out already" not in headlines(moderator_client)


def test_what_could_show_who_a_patient_is_comes_before_everything(moderator_client):
    sent_ago(make_edition(Status.SUBMITTED, headline="Sent long ago"), days=40)
    report(make_published(headline="Names somebody"), kind="patient")
    assert headlines(moderator_client) == ["Names somebody", "Sent long ago"]
    assert "Urgent: a patient could be recognised" in page(moderator_client)


def test_what_is_on_hold_is_shown_as_such_and_not_free_to_claim(moderator_client, moderator):
    edition = make_edition(Status.SUBMITTED, headline="Put aside")
    made = hold(edition, moderator, days=3)
    until = timezone.localtime(made.until)
    assert f"On hold until {until.day} {until:%B}" in page(moderator_client)
    assert headlines(moderator_client, status="held") == ["Put aside"]
    assert headlines(moderator_client, claim="free") == []
    Edition.objects.get(pk=edition.pk).holds.all().end()
    assert headlines(moderator_client, claim="free") == ["Put aside"]


def test_every_filter_has_its_count_and_the_count_is_what_it_finds(moderator_client, moderator, colleague):
    hold(make_edition(Status.SUBMITTED), moderator)
    sent_ago(make_edition(Status.SUBMITTED), days=30)
    make_edition(Status.IN_REVIEW, moderator=colleague)
    make_edition(Status.IN_REVIEW, moderator=moderator)
    publish(make_draft(lead=make_user()), colleague)
    report(make_published(), kind="patient")
    moderator.remits.create(region=Edition.objects.queued().first().region)
    for way in moderator_client.get(QUEUE, {"all": 1}).context["lists"]:
        found = moderator_client.get(f"{QUEUE}?{way.address}")
        assert found.context["page"].paginator.count == way.count, way.label
        assert found.context["opened"].chosen.query == way.query


def test_the_table_says_what_it_is_to_people_who_hear_it(moderator_client):
    make_edition(Status.SUBMITTED)
    html = page(moderator_client)
    assert "<caption>What waits for a moderator, the longest waiting first</caption>" in html
    assert 'aria-sort="descending">Waiting' in html
    assert html.count('role="cell"') == 7


def test_the_next_after_a_skip_can_be_a_reported_one_and_leads_to_what_was_reported(moderator_client):
    skipped = make_edition(Status.SUBMITTED)
    published = make_published()
    report(published)
    address = reverse("admin:moderation_skip", args=[skipped.case_study.public_id, 1])
    response = moderator_client.post(address, {"expected_version": skipped.version})
    assert response.url == reverse("admin:reporting_of_case_study", args=[published.case_study.public_id])
