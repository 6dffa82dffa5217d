"""Checking, sending, being asked for changes, and sending again."""

import pytest

from casestudies import workflow
from casestudies.models import Message, Transition
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_user

from .conftest import at, text_of

pytestmark = pytest.mark.django_db


def send(web, edition):
    edition.refresh_from_db()
    return web.post(at("check", edition), {"version": edition.version})


def ask_for_changes(edition, **notes):
    """A moderator takes the edition on and asks for changes."""
    moderator = make_user(Role.MODERATOR)
    for to, more in ((Status.IN_REVIEW, {}), (Status.CHANGES_REQUESTED, {"comment": "Nearly there", "notes": notes})):
        edition.refresh_from_db()
        workflow.move(edition=edition, to=to, by=moderator, expected_version=edition.version, **more)


def test_check_your_answers_shows_what_is_there_and_what_is_not(web, author):
    page = text_of(web.get(at("check", make_draft(lead=author, place="Ward 12"))))
    assert "Ward 12" in page
    assert "Not provided" in page
    assert "<title>Check your answers" in page
    assert 'Change<span class="nhsuk-u-visually-hidden"> what was the problem?' in page


def test_sending_shows_the_reference_and_what_happens_next(web, author):
    edition = make_draft(lead=author)
    page = text_of(web.get(send(web, edition).url))
    edition.refresh_from_db()
    assert edition.reference in page
    for words in ("What happens next", "within 5 working days", "My case studies"):
        assert words in page


def test_an_incomplete_draft_is_not_sent_and_each_gap_links_to_its_question(web, author):
    edition = make_draft(lead=author, headline="", topics=[])
    page = text_of(send(web, edition))
    assert "<title>Error: Check your answers" in page
    assert f'href="{at("section", edition, "seed")}?return=check#id_headline"' in page
    assert f'href="{at("section_page", edition, "seed", 2)}?return=check#id_topics"' in page
    assert 'id="id_headline"' in text_of(web.get(at("section", edition, "seed")))
    assert 'id="id_topics"' in text_of(web.get(at("section_page", edition, "seed", 2)))
    edition.refresh_from_db()
    assert edition.status == Status.DRAFT
    assert not Message.objects.exists()


def test_sending_twice_is_sending_once(web, author):
    edition = make_draft(lead=author)
    version = edition.version
    answers = [web.post(at("check", edition), {"version": version}) for _ in range(2)]
    assert [answer.url for answer in answers] == [at("sent", edition)] * 2
    assert Transition.objects.filter(edition=edition).count() == 1
    assert Message.objects.count() == 1


@pytest.mark.parametrize("version", ["0", "", "x", "99999999999999999999", "-1", "²"])
def test_a_check_page_that_is_out_of_date_sends_nothing(web, author, version):
    edition = make_draft(lead=author)
    page = web.post(at("check", edition), {"version": version})
    assert "changed in another tab" in text_of(page)
    edition.refresh_from_db()
    assert edition.status == Status.DRAFT


def test_what_changed_in_another_tab_is_checked_again_before_it_is_sent(web, author):
    edition = make_draft(lead=author)
    seen = edition.version
    web.post(at("section", edition, "advice"), {"advice_core": "Typed in another tab"})
    page = text_of(web.post(at("check", edition), {"version": seen}))
    assert "Typed in another tab" in page
    edition.refresh_from_db()
    assert edition.status == Status.DRAFT
    assert f'name="version" value="{edition.version}"' in page


def test_the_confirmation_is_only_for_what_was_sent(web, author):
    edition = make_draft(lead=author)
    assert web.get(at("sent", edition)).url == at("tasks", edition)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.SUBMITTED, "Waiting for a moderator since"),
        (Status.IN_REVIEW, "With a moderator since"),
        (Status.PUBLISHED, "Published on"),
        (Status.REJECTED, "did not accept it"),
        (Status.WITHDRAWN, "You withdrew it on"),
        (Status.UNPUBLISHED, "It was taken down on"),
    ],
)
def test_the_authors_page_says_where_it_is(web, author, status, words):
    edition = make_edition(status, lead=author, problem="Our problem")
    page = text_of(web.get(at("tasks", edition)))
    assert words in page
    assert "Our problem" in page
    assert ("A reason" in page) == (status in {Status.REJECTED, Status.UNPUBLISHED})
    assert 'hidden"> what was the problem' not in page
    assert web.get(at("check", edition)).url == at("tasks", edition)


def test_a_moderators_notes_show_at_the_sections_they_concern(web, author):
    edition = make_edition(Status.SUBMITTED, lead=author)
    ask_for_changes(edition, seed="Which ward was it?", pitfalls="What about <b>the pilot</b>?")
    tasks = text_of(web.get(at("tasks", edition)))
    assert tasks.count("There is a problem") == 3  # two tasks, and the sentence that says what it means
    assert "Nearly there" in tasks
    for address, shown in [
        (at("section", edition, "seed"), "Which ward was it?"),
        (at("section_page", edition, "seed", 2), "Which ward was it?"),
        (at("section", edition, "pitfalls"), "What about &lt;b&gt;the pilot"),
        (at("add_part", edition, "pitfalls"), "What about &lt;b&gt;the pilot"),
    ]:
        assert shown in text_of(web.get(address))
    assert "Which ward was it?" not in text_of(web.get(at("section", edition, "cost")))


def test_after_changes_it_is_sent_again_and_the_old_notes_are_gone(web, author):
    edition = make_edition(Status.SUBMITTED, lead=author)
    ask_for_changes(edition, cost="How much?")
    web.post(at("section", edition, "cost"), {"cost_note": "Ten pounds"})
    assert send(web, edition).url == at("sent", edition)
    ask_for_changes(edition, advice="Say more")
    assert "How much?" not in text_of(web.get(at("section", edition, "cost")))
    assert "Say more" in text_of(web.get(at("section", edition, "advice")))


def test_withdrawing_is_asked_about_and_then_done_once(web, author):
    edition = make_edition(Status.SUBMITTED, lead=author)
    assert "Withdraw this case study?" in text_of(web.get(at("withdraw", edition)))
    edition.refresh_from_db()
    assert edition.status == Status.SUBMITTED
    for _ in range(2):
        answer = web.post(at("withdraw", edition), {"version": edition.version})
        assert answer.url == at("tasks", edition)
    edition.refresh_from_db()
    assert edition.status == Status.WITHDRAWN
    assert Transition.objects.filter(edition=edition, to_status=Status.WITHDRAWN).count() == 1


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.PUBLISHED, Status.REJECTED])
def test_what_is_decided_or_being_read_cannot_be_withdrawn(web, author, status):
    edition = make_edition(status, lead=author)
    assert web.get(at("withdraw", edition)).status_code == 409
    assert web.post(at("withdraw", edition), {"version": edition.version}).status_code == 409
    edition.refresh_from_db()
    assert edition.status == status
    assert at("withdraw", edition) not in text_of(web.get(at("tasks", edition)))


def test_the_author_gets_an_email_at_every_step(web, author):
    edition = make_draft(lead=author)
    send(web, edition)
    ask_for_changes(edition, cost="How much?")
    send(web, edition)
    edition.refresh_from_db()
    web.post(at("withdraw", edition), {"version": edition.version})
    reference = edition.reference
    subjects = list(Message.objects.filter(to=author.email).values_list("subject", flat=True))
    received = f"We have your case study {reference}"
    assert subjects == [
        received,
        f"A moderator is reading your case study {reference}",
        f"Your case study {reference} needs some changes",
        received,
        f"You withdrew your case study {reference}",
    ]
    links = [message.body.count("://") - bool(message.unsubscribe_link) for message in Message.objects.all()]
    assert set(links) == {1}


def test_a_comment_without_notes_sends_nobody_to_look_for_marked_sections(web, author):
    edition = make_draft(lead=author)
    send(web, edition)
    ask_for_changes(edition)
    page = text_of(web.get(at("tasks", edition)))
    assert "Change what the moderator asks for, then send it again" in page
    assert "There is a problem" not in page
