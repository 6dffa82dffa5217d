"""The checklist and the flags: what has to be said before something is published, and what is kept of it."""

import pytest

from casestudies.errors import DomainError
from casestudies.identifiers.stored import explained
from casestudies.models import Edition, FlagOverride, IdentifierReason, Tick
from casestudies.moderation import actions, checks
from casestudies.states import Status
from casestudies.vocabulary import ChecklistQuestion
from improvers.models import AuditEvent
from tests.factories import make_edition

from .helpers import ticked

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed(moderator):
    """An edition the moderator has claimed."""
    return make_edition(Status.IN_REVIEW, moderator=moderator)


def approve(edition, by, **words):
    words = {"ticked": ticked(edition)} | words
    return actions.approve(edition=edition, by=by, expected_version=edition.version, **words)


def flag(edition, **reason):
    """Puts something into the words that looks like patient data. Gives what forms call it."""
    Edition.objects.filter(pk=edition.pk).update(cost_note="Form 401 023 2137 was lost.")
    edition.refresh_from_db()
    found = explained(edition)[0].finding
    if reason:
        said = {"place": found.place, "kind": found.kind, "mark": found.mark}
        IdentifierReason.objects.create(edition=edition, **said, **reason)
    return checks.name_of(found)


def test_every_question_has_to_be_ticked_and_the_missing_are_named(claimed, moderator):
    some = [ChecklistQuestion.NO_PATIENT, ChecklistQuestion.PLAIN]
    with pytest.raises(DomainError) as refused:
        approve(claimed, moderator, ticked=some)
    assert refused.value.code == "checklist"
    assert ChecklistQuestion.EVIDENCE.label in refused.value.message
    assert ChecklistQuestion.PLAIN.label not in refused.value.message
    claimed.refresh_from_db()
    assert claimed.status == Status.IN_REVIEW
    assert not Tick.objects.exists()


def test_photos_are_asked_about_where_there_are_some(claimed):
    assert ChecklistQuestion.PHOTOS not in checks.questions_for(claimed)
    claimed.photos.create(public_id="p1", width=1, height=1, is_decorative=True, people="none")
    assert checks.questions_for(claimed) == list(ChecklistQuestion)


def test_what_was_ticked_is_kept_with_the_decision(claimed, moderator):
    published = approve(claimed, moderator)
    assert {tick.question for tick in published.ticks.all()} == set(ticked(claimed))


def test_what_was_ticked_is_kept_when_it_goes_back_too_and_forged_questions_are_not(claimed, moderator):
    decided = actions.reject(
        edition=claimed, by=moderator, expected_version=claimed.version, comment="No", ticked=["plain", "photos", "x"]
    )
    assert [tick.question for tick in decided.ticks.all()] == ["plain"]


def test_a_flag_nobody_explained_has_to_be_overridden(claimed, moderator):
    name = flag(claimed)
    with pytest.raises(DomainError, match="Cost note") as refused:
        approve(claimed, moderator, overrides={name: "  ", "problem-forged": "Because"})
    assert refused.value.code == "flags"
    claimed.refresh_from_db()
    approve(claimed, moderator, overrides={name: "I rang them: it is a form", "problem-forged": "Because"})
    kept = FlagOverride.objects.get()
    assert (kept.place, kept.kind, kept.reason) == ("cost_note", "nhs_number", "I rang them: it is a form")
    assert kept.transition.by == moderator
    assert AuditEvent.objects.filter(kind="flag_overridden", actor_id=moderator.pk).count() == 1


def test_an_explained_flag_can_be_overridden_and_need_not(claimed, moderator, author):
    flag(claimed, by=author, reason="made_up")
    published = approve(claimed, moderator)
    assert not published.overridden_flags.exists()


def test_an_override_is_kept_beside_the_authors_reason(claimed, moderator, author):
    name = flag(claimed, by=author, reason="made_up")
    published = approve(claimed, moderator, overrides={name: "Checked with the trust"})
    assert published.overridden_flags.get().reason == "Checked with the trust"
    assert "401" not in str(FlagOverride.objects.values().get())
