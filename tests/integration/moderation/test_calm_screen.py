"""Small things that keep the decision screen calm: nothing to mix up, nothing to scroll past, nothing not for them."""

import pytest

from casestudies import workflow
from casestudies.identifiers.stored import unexplained
from casestudies.moderation import actions, holding
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_published, take_to

from .helpers import claimed_ago, next_edition
from .test_decision_page import address, decide

pytestmark = pytest.mark.django_db


def test_the_next_one_opens_at_its_top_whatever_was_being_read(moderator_client, moderator):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    here = f"{address(edition)}?queue=late%3D1"
    html = moderator_client.get(here).content.decode()
    assert f'class="moderation-decision" method="post" action="{here}"' in html


def test_two_flags_in_one_text_have_names_of_their_own(moderator_client, moderator):
    draft = make_draft(problem="Mrs Joan Brown, NHS number 943 476 5919, waited.")
    for found in unexplained(draft):
        draft.identifier_reasons.create(
            place=found.place, kind=found.kind, mark=found.mark, reason="made_up", by=draft.case_study.lead
        )
    edition = take_to(Status.IN_REVIEW, draft, moderator=moderator)
    html = moderator_client.get(address(edition)).content.decode()
    for kind in ("a patient’s name", "an NHS number"):
        assert html.count(f"What was the problem? – {kind}") == 2  # what opens it, and the label of its answer


def test_what_was_added_is_folded_away_and_what_was_removed_is_not(moderator_client, moderator, author):
    old = make_published(lead=author, moderator=moderator)
    newer = next_edition(old)
    newer.outcomes.create(measure="Falls", category="safety", direction="better")
    workflow.move(edition=newer, to=Status.SUBMITTED, by=author, expected_version=newer.version)
    html = moderator_client.get(address(newer)).content.decode()
    assert "Show what was added" in html.split('id="changes"')[1].split('id="checked-heading"')[0]


def test_what_moderators_write_for_one_another_is_not_for_the_moderator_whose_work_it_is(
    client, moderator, colleague, author
):
    author.role = "moderator"
    author.save()
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    actions.take_over(edition=edition, by=colleague, expected_version=edition.version, reason="Mo knows the team")
    holding.put_on_hold(edition=edition, by=colleague, expected_version=edition.version, reason="I doubt the numbers")
    for person, sees in ((author, False), (moderator, True)):
        client.force_login(person)
        html = client.get(address(edition)).content.decode()
        assert ("Mo knows the team" in html) is sees
        assert ("I doubt the numbers" in html) is sees


def test_a_claim_that_ran_out_is_not_shown_as_if_it_held(moderator_client, moderator):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    assert "It is yours until" in moderator_client.get(address(edition)).content.decode()
    claimed_ago(edition, hours=30)
    html = moderator_client.get(address(edition)).content.decode()
    assert "It is yours until" not in html
    assert "others may take it over" in html
    assert "The claim ran out on" in html


def test_a_refused_decision_says_that_it_was_taken_over(client, moderator, colleague):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    seen = edition.version
    actions.take_over(edition=edition, by=colleague, expected_version=seen, reason="You are away")
    client.force_login(moderator)
    html = decide(client, edition, "reject", comment="No", version=seen).content.decode()
    assert "Taken over – " in html


def test_what_is_back_with_its_author_says_so(moderator_client, moderator):
    edition = make_edition(Status.CHANGES_REQUESTED, moderator=moderator)
    assert "until its author sends it again" in moderator_client.get(address(edition)).content.decode()


@pytest.mark.parametrize("withhold", [True, False])
def test_a_title_that_does_harm_goes_with_what_is_taken_down(client, moderator, withhold):
    edition = make_published(headline="The Canary ward changed its rounds")
    address_now = edition.case_study.get_absolute_url()
    client.force_login(moderator)
    said = {"expected_version": edition.version, "comment": "A name", "is_meant": "on"}
    client.post(address(edition, "unpublish"), said | ({"withhold_title": "on"} if withhold else {}))
    client.logout()
    tombstone = client.get(address_now)
    assert tombstone.status_code == 410
    assert ("Canary" not in tombstone.content.decode()) is withhold


def test_who_claims_a_moment_too_late_reads_who_has_it(client, moderator, colleague):
    edition = make_edition(Status.SUBMITTED)
    seen = edition.version
    actions.claim(edition=edition, by=moderator, expected_version=seen)
    client.force_login(colleague)
    late = client.post(address(edition, "claim"), {"expected_version": seen}, follow=True)
    assert [str(message) for message in late.context["messages"]] == ["Mo Derator is reviewing this."]
