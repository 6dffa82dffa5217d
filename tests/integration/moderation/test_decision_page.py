"""The page on which a moderator decides."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies import workflow
from casestudies.models import Message, Transition
from casestudies.moderation import actions
from casestudies.states import Status
from tests.factories import make_edition, make_published
from tests.integration.moderation.helpers import claimed_ago, next_edition, ticked

pytestmark = pytest.mark.django_db


def address(edition, name="decide") -> str:
    """The page, or one of what its buttons post to."""
    return reverse(f"admin:moderation_{name}", args=[edition.case_study.public_id, edition.number])


def decide(client, edition, decision, version=None, **typed):
    """Presses one of the buttons, with everything ticked."""
    sent = {"expected_version": version or edition.version, "decision": decision, "checklist": ticked(edition)}
    return client.post(address(edition), sent | typed)


@pytest.fixture
def claimed(moderator, author):
    """An edition the moderator has claimed, with a pitfall."""
    edition = make_edition(Status.SUBMITTED, lead=author, headline="We moved the notes trolley")
    edition.pitfalls.create(what="The first trolley was too wide.")
    actions.claim(edition=edition, by=moderator, expected_version=edition.version)
    return edition


def test_it_shows_the_words_readers_will_see(moderator_client, claimed):
    html = moderator_client.get(address(claimed)).content.decode()
    assert html.count("<h1") == 1
    for words in ("We moved the notes trolley", claimed.problem, claimed.result, "The first trolley was too wide."):
        assert words in html
    assert "iframe" not in html


def test_notes_are_offered_for_sections_with_something_in_them_the_five_answers_first(moderator_client, claimed):
    form = moderator_client.get(address(claimed)).context["form"]
    assert [field.name for field in form.notes()] == ["note_seed", "note_pitfalls"]


def test_before_a_claim_there_is_a_claim_button_and_no_form(moderator_client):
    edition = make_edition(Status.SUBMITTED)
    html = moderator_client.get(address(edition)).content.decode()
    assert "Claim this case study" in html
    assert 'name="decision"' not in html
    assert 'name="comment"' not in html


def test_ones_own_opens_read_only_with_the_reason(moderator_client, moderator):
    edition = make_edition(Status.SUBMITTED, lead=moderator)
    html = moderator_client.get(address(edition)).content.decode()
    assert "You cannot decide on your own case study. Another moderator has to." in html
    assert "Claim this case study" not in html
    assert 'name="decision"' not in html


def test_ones_own_cannot_be_decided_by_posting(moderator_client, moderator):
    edition = make_edition(Status.IN_REVIEW, lead=moderator)
    response = decide(moderator_client, edition, "approve", comment="Very good work by me")
    assert response.status_code == 403
    assert "Another moderator has to." in response.content.decode()
    edition.refresh_from_db()
    assert edition.status == Status.IN_REVIEW


def test_while_another_reviews_it_there_is_no_form(moderator_client, colleague):
    edition = make_edition(Status.IN_REVIEW, moderator=colleague)
    html = moderator_client.get(address(edition)).content.decode()
    assert "Col League is reviewing this." in html
    assert 'name="decision"' not in html
    claimed_ago(edition, minutes=31)
    html = moderator_client.get(address(edition)).content.decode()
    assert "Take over this review" in html
    moderator_client.post(address(edition, "claim"), {"expected_version": edition.version})
    assert 'name="decision"' in moderator_client.get(address(edition)).content.decode()


def test_approving_publishes_and_leads_back_to_the_queue(moderator_client, claimed):
    response = decide(moderator_client, claimed, "approve")
    assert response.status_code == 302
    assert response.url == reverse("admin:moderation_queue")
    claimed.refresh_from_db()
    assert claimed.status == Status.PUBLISHED
    html = moderator_client.get(response.url).content.decode()
    assert "“We moved the notes trolley” is published." in html


def test_asking_for_changes_takes_a_comment_and_notes(moderator_client, claimed, moderator):
    decide(moderator_client, claimed, "ask_for_changes", comment="Nearly", note_seed="How many?", note_pitfalls=" ")
    claimed.refresh_from_db()
    assert claimed.status == Status.CHANGES_REQUESTED
    move = claimed.transitions.last()
    assert (move.by, move.comment) == (moderator, "Nearly")
    assert [(note.section, note.text) for note in move.notes.all()] == [("seed", "How many?")]


@pytest.mark.parametrize(
    ("decision", "typed", "sentence"),
    [
        ("ask_for_changes", {}, "Enter a comment, or a note on at least one section"),
        ("ask_for_changes", {"comment": "  ", "note_seed": " "}, "Enter a comment, or a note on at least one section"),
        ("reject", {}, "Enter a reason. The author will read it."),
        ("reject", {"note_seed": "No"}, "Enter a reason. The author will read it."),
        ("approve", {"comment": "x" * 4001}, "Comment must be 4,000 characters or fewer"),
        ("", {}, "Select a decision"),
        ("publish", {}, "Select"),
    ],
)
def test_what_is_missing_is_said_at_the_form_and_nothing_is_decided(
    moderator_client, claimed, decision, typed, sentence
):
    response = decide(moderator_client, claimed, decision, **typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in html
    assert sentence in html
    assert "<title>Error: " in html
    claimed.refresh_from_db()
    assert claimed.status == Status.IN_REVIEW


def test_a_decision_on_a_stale_version_is_refused_and_what_was_typed_is_kept(moderator_client, moderator, claimed):
    seen = claimed.version
    actions.release(edition=claimed, by=moderator, expected_version=claimed.version)
    actions.claim(edition=claimed, by=moderator, expected_version=claimed.version)
    moves, messages = Transition.objects.count(), Message.objects.count()

    response = decide(
        moderator_client, claimed, "ask_for_changes", seen, comment="Long careful thought", note_seed="How many?"
    )

    html = response.content.decode()
    assert response.status_code == 409
    assert "Your decision was not saved" in html
    assert "Somebody changed or decided this since you opened it." in html
    assert html.split("Since you opened it:")[1].split("</ul>")[0].count("by Mo Derator") == 2
    assert "<title>Error: " in html
    assert response.context["form"]["comment"].value() == "Long careful thought"
    assert html.count("Long careful thought") == 1
    assert html.count("How many?") == 1
    assert f'name="expected_version" value="{claimed.version}"' in html
    assert (Transition.objects.count(), Message.objects.count()) == (moves, messages)

    response = decide(moderator_client, claimed, "ask_for_changes", comment="Long careful thought")
    assert response.status_code == 302


def test_the_fresh_words_are_shown_beside_what_was_typed(client, moderator, author, claimed):
    seen = claimed.version
    actions.ask_for_changes(edition=claimed, by=moderator, expected_version=claimed.version, comment="More")
    claimed.headline = "We moved both trolleys"
    claimed.save(update_fields=["headline"])
    workflow.move(edition=claimed, to=Status.SUBMITTED, by=author, expected_version=claimed.version)
    actions.claim(edition=claimed, by=moderator, expected_version=claimed.version)
    client.force_login(moderator)
    response = decide(client, claimed, "approve", seen, comment="Fine by me")
    html = response.content.decode()
    assert response.status_code == 409
    assert "We moved both trolleys" in html
    assert "Fine by me" in html


def test_what_was_typed_is_kept_when_another_decided_meanwhile(client, claimed, moderator, colleague):
    seen = claimed.version
    claimed_ago(claimed, minutes=31)
    actions.take_over(edition=claimed, by=colleague, expected_version=claimed.version)
    actions.approve(edition=claimed, by=colleague, expected_version=claimed.version, ticked=ticked(claimed))
    client.force_login(moderator)
    response = decide(client, claimed, "reject", seen, comment="Not a case study", note_pitfalls="Names a patient")
    html = response.content.decode()
    assert response.status_code == 409
    assert "What you wrote" in html
    assert "Not a case study" in html
    assert "Names a patient" in html
    assert 'name="decision"' not in html
    claimed.refresh_from_db()
    assert claimed.status == Status.PUBLISHED


def test_a_form_with_an_error_keeps_the_version_it_was_made_on(moderator_client, moderator, claimed):
    seen = claimed.version
    actions.release(edition=claimed, by=moderator, expected_version=claimed.version)
    actions.claim(edition=claimed, by=moderator, expected_version=claimed.version)
    html = decide(moderator_client, claimed, "reject", seen, comment="x" * 4001).content.decode()
    assert f'name="expected_version" value="{seen}"' in html
    assert decide(moderator_client, claimed, "reject", seen, comment="No").status_code == 409


def test_a_note_typed_for_a_section_that_has_gone_is_kept(moderator_client, claimed):
    claimed.pitfalls.all().delete()
    response = decide(moderator_client, claimed, "reject", note_pitfalls="Who says so?")
    assert "Who says so?" in response.content.decode()


def test_releasing_puts_it_back_in_the_queue(moderator_client, claimed):
    response = moderator_client.post(address(claimed, "release"), {"expected_version": claimed.version}, follow=True)
    assert "is back in the queue" in response.content.decode()
    claimed.refresh_from_db()
    assert claimed.status == Status.SUBMITTED


def test_earlier_decisions_and_notes_are_shown_the_newest_first(moderator_client, moderator, author, claimed):
    actions.ask_for_changes(
        edition=claimed, by=moderator, expected_version=claimed.version, comment="First read", notes={"seed": "Units?"}
    )
    workflow.move(edition=claimed, to=Status.SUBMITTED, by=author, expected_version=claimed.version)
    response = moderator_client.get(address(claimed))
    html = response.content.decode()
    for words in ("First read", "Units?", "Mo Derator", "Ada Author"):
        assert words in html
    assert [move.to_status for move in response.context["history"]][:2] == [Status.SUBMITTED, Status.CHANGES_REQUESTED]


def test_the_history_has_what_was_decided_on_earlier_editions_but_nothing_of_drafts(
    moderator_client, moderator, author
):
    old = make_published(lead=author, moderator=moderator)
    draft = next_edition(old, headline="Secret plans")
    html = moderator_client.get(address(old)).content.decode()
    assert "Secret plans" not in html
    workflow.move(edition=draft, to=Status.WITHDRAWN, by=author, expected_version=draft.version, comment="Private")
    response = moderator_client.get(address(old))
    assert {move.edition for move in response.context["history"]} == {old}
    assert "Private" not in response.content.decode()


def test_a_bigger_case_study_costs_no_more_queries(moderator_client, claimed):
    def queries():
        with CaptureQueriesContext(connection) as context:
            moderator_client.get(address(claimed))
        return len(context)

    queries()
    before = queries()
    for number in range(4):
        claimed.pitfalls.create(what=f"Thing {number}")
    assert queries() == before


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_what_was_never_sent_is_not_found(moderator_client, status):
    edition = make_edition(status, headline="Secret plans")
    for name in ("decide", "unpublish"):
        response = moderator_client.get(address(edition, name))
        assert response.status_code == 404
        assert "Secret plans" not in response.content.decode()
    for name in ("claim", "release"):
        assert moderator_client.post(address(edition, name), {"expected_version": 1}).status_code == 404
    assert decide(moderator_client, edition, "approve").status_code == 404


def test_ones_own_draft_is_not_found_here_either(moderator_client, moderator):
    assert moderator_client.get(address(make_edition(Status.DRAFT, lead=moderator))).status_code == 404


class TestTakingDown:
    """The page that takes a published case study down."""

    def test_it_needs_a_reason_and_a_tick(self, moderator_client):
        edition = make_published()
        for typed, sentence in (
            ({"comment": "Names a patient"}, "Tick the box"),
            ({"is_meant": "on"}, "Enter the reason"),
            ({"is_meant": "on", "comment": "  "}, "Enter the reason"),
        ):
            response = moderator_client.post(
                address(edition, "unpublish"), {"expected_version": edition.version} | typed
            )
            assert sentence in response.content.decode()
        edition.refresh_from_db()
        assert edition.status == Status.PUBLISHED

    def test_then_it_is_down_and_its_author_told(self, moderator_client, moderator):
        edition = make_published()
        response = moderator_client.post(
            address(edition, "unpublish"),
            {"expected_version": edition.version, "is_meant": "on", "comment": "Names a patient"},
            follow=True,
        )
        edition.refresh_from_db()
        assert edition.status == Status.UNPUBLISHED
        assert "is taken down" in response.content.decode()
        message = Message.objects.last()
        assert message.to == edition.case_study.lead.email
        assert "Names a patient" in message.body

    def test_not_ones_own(self, moderator_client, moderator):
        edition = make_published(lead=moderator)
        response = moderator_client.get(address(edition, "unpublish"))
        assert response.status_code == 403
        assert "Another moderator has to." in response.content.decode()

    def test_not_what_is_not_published(self, moderator_client):
        assert moderator_client.get(address(make_edition(Status.SUBMITTED), "unpublish")).status_code == 409

    def test_not_on_a_version_that_is_gone_and_the_reason_is_kept(self, moderator_client):
        edition = make_published()
        response = moderator_client.post(
            address(edition, "unpublish"), {"expected_version": 1, "is_meant": "on", "comment": "Late but wise"}
        )
        assert response.status_code == 409
        assert "Late but wise</textarea>" in response.content.decode()
        edition.refresh_from_db()
        assert edition.status == Status.PUBLISHED
