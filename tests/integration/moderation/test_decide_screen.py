"""One screen to decide on: what changed, where the flags are, the exact email, and on to the next one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies import workflow
from casestudies.content import fingerprint, stored_content
from casestudies.models import Edition, Hold, Message, ReplyTemplate, Transition
from casestudies.moderation import actions
from casestudies.states import Status
from casestudies.vocabulary import ReplyKind
from improvers.roles import Role
from tests.factories import make_edition, make_published, make_user
from tests.integration.casestudies.full import make_full_draft

from .helpers import next_edition, ticked
from .test_decision_page import address, decide

pytestmark = pytest.mark.django_db


def send_again(edition, moderator, **answers):
    """Asks for changes, has them made and sent, and claims it again."""
    actions.ask_for_changes(edition=edition, by=moderator, expected_version=edition.version, comment="More")
    Edition.objects.filter(pk=edition.pk).update(**answers)
    lead = edition.case_study.lead
    workflow.move(edition=edition, to=Status.SUBMITTED, by=lead, expected_version=edition.version)
    actions.claim(edition=edition, by=moderator, expected_version=edition.version)
    return edition


def changes_in(client, edition, query="") -> str:
    html = client.get(address(edition) + query).content.decode()
    return html.split('id="changes"')[1].split('id="checked-heading"')[0]


@pytest.fixture
def claimed(moderator, author):
    """An edition the moderator has claimed."""
    return make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, headline="We moved the notes trolley")


class TestWhatChanged:
    """Word by word, since what was read before."""

    def test_a_first_sending_has_nothing_to_be_compared_with(self, moderator_client, claimed):
        assert "all of it is new" in changes_in(moderator_client, claimed)

    def test_what_came_and_went_is_said_in_words(self, moderator_client, moderator, claimed):
        send_again(claimed, moderator, problem="Too few people waited too long.")
        html = changes_in(moderator_client, claimed)
        assert '<del><span class="nhsuk-u-visually-hidden">removed: </span> many' in html
        assert '<ins><span class="nhsuk-u-visually-hidden">added: </span> few' in html
        assert "Unchanged: Tipping points" in html

    def test_markup_in_words_stays_words(self, moderator_client, moderator, claimed):
        send_again(claimed, moderator, problem="<script>alert(1)</script> people waited.")
        assert "<script>alert" not in changes_in(moderator_client, claimed)

    def test_it_is_since_the_last_sending_or_the_published_edition_as_they_like(
        self, moderator_client, moderator, author
    ):
        old = make_published(lead=author, moderator=moderator, problem="Old words.")
        newer = next_edition(old, problem="Sent words.")
        workflow.move(edition=newer, to=Status.SUBMITTED, by=author, expected_version=newer.version)
        actions.claim(edition=newer, by=moderator, expected_version=newer.version)
        assert "Old" in changes_in(moderator_client, newer)
        send_again(newer, moderator, problem="New words.")
        assert " Sent" not in changes_in(moderator_client, newer, "?since=published")
        for query in ("", "?since=forged", "?since=sent"):
            html = changes_in(moderator_client, newer, query)
            assert "Sent" in html
            assert "Old" not in html

    def test_what_the_author_types_meanwhile_is_not_shown(self, moderator_client, moderator, claimed):
        actions.ask_for_changes(edition=claimed, by=moderator, expected_version=claimed.version, comment="More")
        Edition.objects.filter(pk=claimed.pk).update(problem="Half a thought", headline="Half a headline")
        claimed.pitfalls.create(what="Half a pitfall")
        preview = reverse("library:preview", args=[claimed.case_study.public_id, claimed.number])
        in_admin = reverse("admin:casestudies_edition_change", args=[claimed.pk])
        assert "Half a" not in moderator_client.get(reverse("admin:casestudies_edition_changelist")).content.decode()
        for page in (address(claimed), preview, in_admin):
            html = moderator_client.get(page).content.decode()
            assert "Half a" not in html
            assert "Too many people waited too long." in html
        claimed.sent_copies.all().delete()
        assert "Half a" not in moderator_client.get(address(claimed)).content.decode()
        assert moderator_client.get(preview).status_code == 404


class TestTheEmail:
    """What the author would get, before it is sent."""

    @pytest.mark.parametrize("decision", ["approve", "ask_for_changes", "reject"])
    def test_what_is_shown_is_what_is_sent(self, moderator_client, claimed, decision):
        typed = {"comment": " Two lines\r\nof <words> ", "note_seed": "How\r\nmany?", "checklist": ticked(claimed)}
        typed["expected_version"] = claimed.version
        page = moderator_client.post(address(claimed), typed | {"preview": decision}).context["page"]
        before = Message.objects.count()
        moderator_client.post(address(claimed), typed | {"decision": decision})
        sent = Message.objects.last()
        assert Message.objects.count() == before + 1
        shown = page.preview.email
        assert (shown.to, shown.subject, shown.body) == (sent.to, sent.subject, sent.body)

    def test_looking_decides_nothing_and_loses_nothing(self, moderator_client, claimed):
        moves, messages = Transition.objects.count(), Message.objects.count()
        typed = {"expected_version": claimed.version, "comment": "A thought", "note_seed": "Why?", "checklist": "plain"}
        response = moderator_client.post(address(claimed), typed | {"preview": "reject", "hold_reason": "Maybe"})
        form = response.context["form"]
        assert (form["comment"].value(), form["note_seed"].value()) == ("A thought", "Why?")
        assert (form["checklist"].value(), form["hold_reason"].value()) == (["plain"], "Maybe")
        assert (Transition.objects.count(), Message.objects.count()) == (moves, messages)

    def test_without_a_lead_none_is_sent_and_that_is_said(self, moderator_client, claimed):
        claimed.case_study.lead.delete()
        typed = {"expected_version": claimed.version, "preview": "reject", "comment": "No"}
        assert "No email is sent for this." in moderator_client.post(address(claimed), typed).content.decode()


class TestReplies:
    """Ready-made replies."""

    def test_there_are_some_for_every_decision_and_all_can_be_filled(self):
        for kind in ReplyKind:
            found = ReplyTemplate.objects.filter(kind=kind)
            assert found.count() >= 2
            for each in found:
                each.full_clean()

    def test_one_is_added_to_what_was_typed_with_names_filled_in_and_nothing_is_lost(self, moderator_client, claimed):
        reply = ReplyTemplate.objects.create(kind="reject", title="Test", text="Dear {name}, about “{headline}”: no.")
        typed = {"expected_version": claimed.version, "comment": "First.", "note_seed": "Why?", "checklist": ["plain"]}
        response = moderator_client.post(address(claimed), typed | {"use_reply": "1", "reply": reply.pk})
        form = response.context["form"]
        assert form["comment"].value() == "First.\n\nDear Ada Author, about “We moved the notes trolley”: no."
        assert (form["note_seed"].value(), form["checklist"].value()) == ("Why?", ["plain"])
        assert f'name="expected_version" value="{claimed.version}"' in response.content.decode()
        assert "There is a problem" not in response.content.decode()

    def test_one_for_another_decision_makes_way_so_that_two_never_contradict(self, moderator_client, claimed):
        thanks, too, no = (
            ReplyTemplate.objects.create(kind=kind, title=f"Test {text}", text=f"{text}\n\nDear {{name}}.")
            for kind, text in (("approve", "It is published."), ("approve", "Come back."), ("reject", "We cannot."))
        )
        typed = {"expected_version": claimed.version, "comment": "First.", "use_reply": "1"}
        for reply in (thanks, too, too, no):
            form = moderator_client.post(address(claimed), typed | {"reply": reply.pk}).context["form"]
            typed["comment"] = form["comment"].value().replace("\n", "\r\n")
            if reply == too:
                assert [typed["comment"].count(each) for each in ("It is published.", "Come back.")] == [1, 1]
        assert form["comment"].value() == "First.\n\nWe cannot.\n\nDear Ada Author."

    @pytest.mark.parametrize("chosen", ["", "0", "99999999", "²", "x"])
    def test_a_forged_choice_adds_nothing(self, moderator_client, claimed, chosen):
        typed = {"expected_version": claimed.version, "comment": "Mine", "use_reply": "1", "reply": chosen}
        assert moderator_client.post(address(claimed), typed).context["form"]["comment"].value() == "Mine"

    def test_a_retired_one_is_not_offered(self, moderator_client, claimed):
        ReplyTemplate.objects.create(kind="reject", title="Out of date", text="No.", is_retired=True)
        assert "Out of date" not in moderator_client.get(address(claimed)).content.decode()

    @pytest.mark.parametrize("text", ["Dear {nam}", "{}", "{name} {0}"])
    def test_what_cannot_be_filled_in_cannot_be_saved(self, text):
        with pytest.raises(ValidationError, match="cannot be filled in"):
            ReplyTemplate(kind="reject", title="Test", text=text).full_clean()

    def test_what_is_filled_in_is_not_read_for_placeholders(self):
        assert ReplyTemplate(text="{headline}").filled(name="Ada", headline="{name}") == "{name}"


class TestGoingOn:
    """From one to the next."""

    def test_after_a_decision_the_next_one_opens(self, moderator_client, claimed):
        following = make_edition(Status.SUBMITTED)
        make_edition(Status.IN_REVIEW)
        response = decide(moderator_client, claimed, "reject", comment="No", then="next")
        assert response.url == address(following)

    def test_or_the_queue(self, moderator_client, claimed):
        make_edition(Status.SUBMITTED)
        response = decide(moderator_client, claimed, "reject", comment="No", then="queue")
        assert response.url == reverse("admin:moderation_queue")

    def test_skipping_gives_ones_own_claim_back(self, moderator_client, claimed):
        following = make_edition(Status.SUBMITTED)
        sent = {"expected_version": claimed.version}
        assert moderator_client.post(address(claimed, "skip"), sent).url == address(following)
        claimed.refresh_from_db()
        assert (claimed.status, claimed.claimed_by) == (Status.SUBMITTED, None)

    def test_skipping_leaves_anothers_claim_alone(self, moderator_client, colleague):
        theirs = make_edition(Status.IN_REVIEW, moderator=colleague)
        moderator_client.post(address(theirs, "skip"), {"expected_version": theirs.version})
        theirs.refresh_from_db()
        assert theirs.claimed_by == colleague


class TestHolding:
    """Putting aside from the page."""

    def test_it_is_held_for_as_long_as_chosen_and_can_be_taken_off(self, moderator_client, claimed, author, client):
        decide(moderator_client, claimed, "hold", hold_reason="Waiting for the guardian", hold_days="7")
        hold = Hold.objects.get()
        assert (hold.reason, (hold.until - hold.at).days in (6, 7)) == ("Waiting for the guardian", True)
        html = moderator_client.get(address(claimed)).content.decode()
        assert "Waiting for the guardian" in html
        claimed.refresh_from_db()
        moderator_client.post(address(claimed, "resume"), {"expected_version": claimed.version})
        claimed.refresh_from_db()
        assert claimed.status == Status.IN_REVIEW

    def test_the_author_sees_that_it_waits_and_not_why(self, moderator_client, client, claimed, author):
        decide(moderator_client, claimed, "hold", hold_reason="Waiting for the guardian")
        client.force_login(author)
        html = client.get(reverse("drafting:mine")).content.decode()
        assert "Sent for review" in html
        preview = client.get(reverse("library:preview", args=[claimed.case_study.public_id, 1])).content.decode()
        assert "guardian" not in html + preview

    def test_without_a_reason_it_is_said_at_the_question_and_nothing_typed_is_lost(self, moderator_client, claimed):
        response = decide(moderator_client, claimed, "hold", comment="A long thought")
        assert "Enter why this has to wait" in response.content.decode()
        assert response.context["form"]["comment"].value() == "A long thought"
        assert not Hold.objects.exists()


def test_what_was_shown_is_what_was_published(moderator_client, claimed):
    shown = moderator_client.get(address(claimed)).context["page"].shown
    mark = fingerprint(stored_content(shown))
    decide(moderator_client, claimed, "approve")
    assert claimed.transitions.last().sent_copy.sha256 == mark


def test_what_was_typed_comes_back_when_the_session_has_ended(moderator_client, moderator, claimed):
    moderator_client.logout()
    response = decide(moderator_client, claimed, "ask_for_changes", comment="A long thought", note_seed="Why <b>?")
    html = response.content.decode()
    assert response.status_code == 401
    assert "You were signed out before this was saved" in html
    for name, value in (
        ("comment", "A long thought"),
        ("note_seed", "Why &lt;b&gt;?"),
        ("decision", "ask_for_changes"),
    ):
        assert f'name="{name}" value="{value}"' in html
    claimed.refresh_from_db()
    assert claimed.status == Status.IN_REVIEW
    moderator_client.force_login(moderator)
    assert decide(moderator_client, claimed, "ask_for_changes", comment="A long thought").status_code == 302


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("release", {"expected_version": "1", "comment": "A long thought"}),
        ("skip", {"expected_version": "1", "comment": "A long thought"}),
        ("unpublish", {"expected_version": "1", "comment": "A long thought"}),
        ("take_over", {"expected_version": "1", "reason": "A long thought"}),
    ],
)
def test_no_other_button_loses_what_was_typed_when_the_session_has_ended(client, claimed, page, typed):
    response = client.post(address(claimed, page), typed)
    assert response.status_code == 401
    assert 'value="A long thought"' in response.content.decode()
    claimed.refresh_from_db()
    assert claimed.status == Status.IN_REVIEW


def test_extra_fields_change_nothing(moderator_client, claimed, colleague):
    before = stored_content(claimed)
    forged = {"headline": "Forged", "status": "published", "by": colleague.pk, "override-problem-x": "Because"}
    forged |= {"note_nothing": "x", "tick": "x", "hold-0-reason": "x", "transition": "1"}
    decide(moderator_client, claimed, "ask_for_changes", comment="More", **forged)
    claimed.refresh_from_db()
    assert claimed.status == Status.CHANGES_REQUESTED
    assert stored_content(claimed) == before
    decided = claimed.transitions.last()
    assert (decided.by.get_short_name(), decided.notes.count(), decided.overridden_flags.count()) == (
        "Mo Derator",
        0,
        0,
    )


def test_the_ticks_are_shown_in_the_history(moderator_client, claimed):
    decide(moderator_client, claimed, "approve")
    assert "Made sure of: No patient can be recognised" in moderator_client.get(address(claimed)).content.decode()


def test_a_flag_leads_to_its_place_on_the_page(moderator_client, moderator):
    edition = make_full_draft(lead=make_user(Role.IMPROVER))
    for to, by in ((Status.SUBMITTED, edition.case_study.lead), (Status.IN_REVIEW, moderator)):
        workflow.move(edition=edition, to=to, by=by, expected_version=edition.version)
    Edition.objects.filter(pk=edition.pk).update(cost_note="Form 401 023 2137 was lost.")
    edition.pitfalls.filter(order=1).update(why="Form 401 023 2137 was lost.")
    html = moderator_client.get(address(edition)).content.decode()
    for anchor in ("cost", "pitfall-2"):
        assert f'<a href="#{anchor}">' in html
        assert f' id="{anchor}"' in html


def test_ten_times_the_parts_cost_no_more_queries(moderator_client, moderator, claimed):
    def queries():
        with CaptureQueriesContext(connection) as context:
            assert moderator_client.get(address(claimed)).status_code == 200
        return len(context)

    send_again(claimed, moderator, problem="Others.")
    for relation in ("steps", "pitfalls", "outcomes"):
        getattr(claimed, relation).create()
    queries()
    before = queries()
    for number in range(30):
        claimed.steps.create(what=f"Step {number}")
        claimed.outcomes.create(measure=f"Measure {number}")
        claimed.pitfalls.create(what=f"Pitfall {number}")
    assert queries() == before
