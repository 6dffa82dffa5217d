"""What has had its time ends, what has not stays."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from casestudies.asked.actions import tell
from casestudies.messages import write_mail
from casestudies.models import CaseStudy, DraftWarning, Edition, Invitation, Message, Sitting, Wish
from casestudies.privacy.drafts import UNTOUCHED_DAYS, WARNED_DAYS
from casestudies.privacy.ends import BODIES_DAYS, MESSAGES_DAYS
from casestudies.privacy.retention import apply_retention, due_now
from casestudies.states import Status
from improvers.accounts.actions import create_person
from improvers.models import AuditEvent, User
from improvers.privacy import kept
from improvers.privacy.accounts import UNCONFIRMED_DAYS
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _now(days=0):
    return timezone.now() + timedelta(days=days)


def _run(days=0):
    return dict(apply_retention(_now(days)))


def _untouched(edition, days):
    Edition.objects.filter(pk=edition.pk).update(updated_at=_now(-days))


def test_accounts_nobody_confirmed_go_and_no_others():
    create_person(email="never@nhs.net")
    create_person(email="given.a.role@nhs.net", role=Role.MODERATOR)
    make_user(email="confirmed@nhs.net")
    User.objects.create_superuser("root@nhs.net", "x")
    assert _run(UNCONFIRMED_DAYS - 1)["Your account"] == 0
    assert _run(UNCONFIRMED_DAYS + 1)["Your account"] == 1
    assert set(User.objects.values_list("email", flat=True)) == {
        "given.a.role@nhs.net",
        "confirmed@nhs.net",
        "root@nhs.net",
    }


def test_the_words_of_emails_go_first_and_the_rows_later(django_capture_on_commit_callbacks):
    message = write_mail("left", to="a@nhs.net", name="A", who="B", edition="C", link="https://x")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())
    _run(BODIES_DAYS - 1)
    assert Message.objects.get().body
    _run(BODIES_DAYS + 1)
    assert Message.objects.get().body == ""
    _run(MESSAGES_DAYS + 1)
    assert not Message.objects.exists()


def test_an_untouched_draft_is_announced_and_deleted_a_month_later(person_and_draft):
    person, draft = person_and_draft
    _untouched(draft, UNTOUCHED_DAYS - WARNED_DAYS + 1)
    _run()
    _run()
    assert Message.objects.filter(to=person.email, subject__startswith="Your draft will be deleted").count() == 1
    assert _run(WARNED_DAYS - 1)["Case studies"] == 0
    assert CaseStudy.objects.filter(pk=draft.case_study_id).exists()
    DraftWarning.objects.update(at=F("at") - WARNED_DAYS * DAY - DAY)
    _untouched(draft, UNTOUCHED_DAYS + 2 + WARNED_DAYS)
    assert _run()["Case studies"] == 1
    assert not CaseStudy.objects.filter(pk=draft.case_study_id).exists()
    assert AuditEvent.objects.filter(kind="case_study_erased").count() == 1


@pytest.fixture
def person_and_draft():
    """Somebody with a draft."""
    person = make_user()
    return person, make_draft(lead=person)


def test_whatever_is_written_after_the_warning_takes_it_back(person_and_draft):
    _, draft = person_and_draft
    _untouched(draft, UNTOUCHED_DAYS - WARNED_DAYS + 1)
    _run()
    _untouched(draft, -1)
    _run(WARNED_DAYS + 2)
    assert CaseStudy.objects.filter(pk=draft.case_study_id).exists()


def test_a_draft_is_never_deleted_without_a_warning(person_and_draft):
    _, draft = person_and_draft
    _untouched(draft, 10 * UNTOUCHED_DAYS)
    _run()
    assert CaseStudy.objects.filter(pk=draft.case_study_id).exists()


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.PUBLISHED, Status.REJECTED, Status.UNPUBLISHED])
def test_what_was_sent_stays_however_old_it_is(status):
    edition = make_edition(status)
    _untouched(edition, 10 * UNTOUCHED_DAYS)
    _run()
    assert not DraftWarning.objects.exists()


def test_open_pages_invitations_and_wishes_have_their_time(person_and_draft):
    person, draft = person_and_draft
    Sitting.objects.create(by=person, token="t", place="seed")
    draft.case_study.invitations.create(
        email="a@nhs.net", part="check", token_hash="h", by=person, expires_at=timezone.now()
    )
    tell(text="Falls", why="nothing")
    _run(1)
    assert (Sitting.objects.count(), Invitation.objects.count(), Wish.objects.count()) == (1, 1, 1)
    _run(31)
    assert (Sitting.objects.count(), Invitation.objects.count(), Wish.objects.count()) == (0, 1, 1)
    _run(91)
    assert (Invitation.objects.count(), Wish.objects.count()) == (0, 1)
    _run(800)
    assert Wish.objects.count() == 0


def test_sign_ins_in_the_audit_trail_go_when_the_database_lets_them(person_and_draft):
    long_ago = _now(-400)
    old = AuditEvent.objects.create(kind="signed_in", at=long_ago, keep_until=(long_ago + 365 * DAY).date())
    new = AuditEvent.objects.create(kind="signed_in", keep_until=_now(365).date())
    assert _run()["What happened, for the record"] == 1
    assert list(AuditEvent.objects.filter(pk__in=[old.pk, new.pk])) == [new]


def test_a_dry_run_counts_and_changes_nothing(person_and_draft):
    create_person(email="never@nhs.net")
    User.objects.filter(email="never@nhs.net").update(date_joined=_now(-100))
    out = io.StringIO()
    call_command("apply_retention", "--dry-run", stdout=out)
    assert "       1  Your account" in out.getvalue()
    assert User.objects.filter(email="never@nhs.net").exists()
    call_command("apply_retention", stdout=io.StringIO())
    assert not User.objects.filter(email="never@nhs.net").exists()
    assert AuditEvent.objects.filter(kind="retention_applied").count() == 1


def test_many_rows_end_in_batches_and_a_second_run_finds_nothing(monkeypatch, person_and_draft):
    person, _ = person_and_draft
    monkeypatch.setattr(kept, "BATCH", 2)
    for number in range(5):
        Sitting.objects.create(by=person, token=str(number), place="seed")
    assert _run(40)["While you write"] == 5
    assert sum(_run(40).values()) == 0
    assert sum(count for _, count in due_now(_now(40))) == 0
