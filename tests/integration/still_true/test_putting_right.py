"""An answer that is wrong is corrected or taken back by its people, and cleared by a moderator who says why."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from casestudies.models import CaseStudy
from improvers.audit import Kind
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_published, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(db):
    return make_user(name="Ada Author")


@pytest.fixture
def study(lead):
    """Published, and wrongly said to have stopped."""
    study = make_published(lead=lead, headline="Huddles before handover").case_study
    said = {"still_true": "stopped", "stopped_because": "funding", "still_true_on": timezone.localdate()}
    CaseStudy.objects.update(**said)
    return study


def correcting(study) -> str:
    return f"/still-true/of/{study.public_id}/"


def clearing(study) -> str:
    return f"/admin/published/still-true/{study.public_id}/"


def read(client, study) -> str:
    return client.get(study.get_absolute_url()).content.decode()


def noted() -> list[str]:
    events = AuditEvent.objects.filter(kind=Kind.STILL_TRUE_CHANGED).order_by("pk")
    return [event.details["said"] for event in events]


def test_its_people_correct_an_answer_and_take_it_back(client, study, lead):
    client.force_login(lead)
    assert "Stopped by" in read(client, study)
    assert correcting(study) in read(client, study)

    client.post(correcting(study), {"said": "running", "because": "funding"})
    assert "Still running, confirmed" in read(client, study)
    client.post(correcting(study), {"said": "nothing"})

    study.refresh_from_db()
    assert (study.still_true, study.still_true_on, study.stopped_because) == ("", None, "")
    assert noted() == ["running", "nothing"]


@pytest.mark.parametrize("part", ["check", None])
def test_nobody_else_does(client, study, part):
    person = make_user()
    if part:
        study.collaborators.create(user=person, part=part)
    client.force_login(person)
    assert client.post(correcting(study), {"said": "running"}).status_code == 403
    assert correcting(study) not in read(client, study)
    study.refresh_from_db()
    assert study.still_true == "stopped"


def test_a_moderator_clears_an_answer_and_the_lead_is_told_why(client, study, lead, django_capture_on_commit_callbacks):
    client.force_login(make_user(Role.MODERATOR))
    edition = study.published_edition
    with django_capture_on_commit_callbacks(execute=True):
        assert "Say why it is taken back" in client.post(clearing(study), {"reason": " "}).content.decode()
        answered = client.post(clearing(study), {"reason": "A reader visited: it runs."})

    assert answered["Location"] == reverse("admin:moderation_decide", args=[study.public_id, edition.number])
    assert "Stopped by" not in read(client, study)
    assert mail.outbox[-1].to == [lead.email]
    assert "> A reader visited: it runs." in mail.outbox[-1].body
    assert noted() == ["nothing"]
    assert client.get(clearing(study)).status_code == 404
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert "A reader visited: it runs." in client.get(reverse("admin:improvers_auditevent_changelist")).content.decode()


@pytest.mark.parametrize(
    ("reason", "said"),
    [("NHS number 943 476 5919 is wrong.", "point to a patient"), ("🏥" * 201, "200 characters or fewer")],
)
def test_a_reason_that_the_audit_trail_cannot_keep_is_put_right_first(client, study, reason, said):
    client.force_login(make_user(Role.MODERATOR))
    assert said in client.post(clearing(study), {"reason": reason}).content.decode()
    assert noted() == []
    assert client.post(clearing(study), {"reason": "🏥" * 200}).status_code == 302


def test_not_one_of_their_own(client, study):
    moderator = make_user(Role.MODERATOR)
    study.collaborators.create(user=moderator, part="check")
    client.force_login(moderator)
    assert client.post(clearing(study), {"reason": "It suits me."}).status_code == 403
    study.refresh_from_db()
    assert study.still_true == "stopped"
