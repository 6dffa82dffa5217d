"""What each move leaves behind: times, history, index changes, e-mails."""

import pytest
from django.db import transaction

from casestudies import workflow
from casestudies.errors import DomainError, Incomplete, StaleDecision
from casestudies.models import Edition, IndexChange, Message, Note, Transition
from casestudies.states import MOVES, Status
from casestudies.vocabulary import Section
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_published, make_user
from tests.integration.moderation.helpers import edition_at, next_edition, publish

pytestmark = pytest.mark.django_db

NEEDS_COMMENT = {
    ("in_review", "in_review"),
    ("in_review", "changes_requested"),
    ("in_review", "rejected"),
    ("published", "unpublished"),
}
# What the author is sent for each move. "-": nothing.
MAILS = {
    ("draft", "submitted"): "We have your case study",
    ("draft", "withdrawn"): "You withdrew your case study",
    ("draft", "published"): "-",
    ("submitted", "in_review"): "A moderator is reading your case study",
    ("submitted", "withdrawn"): "You withdrew your case study",
    ("in_review", "submitted"): "-",
    ("in_review", "in_review"): "-",
    ("in_review", "changes_requested"): "needs some changes",
    ("in_review", "published"): "is published",
    ("in_review", "rejected"): "was not accepted",
    ("changes_requested", "submitted"): "We have your case study",
    ("changes_requested", "withdrawn"): "You withdrew your case study",
    ("published", "superseded"): "-",
    ("published", "unpublished"): "was taken down",
}
INDEXED = {("draft", "published"), ("in_review", "published"), ("published", "unpublished")}


def mover(edition, to, author, moderator):
    """Whoever may make this move; a review is taken over by somebody else."""
    if edition.status == to:
        return make_user(Role.MODERATOR)
    actors = {actor.value for actor in MOVES[edition.status, to].by}
    return {"author": author, "moderator": moderator, "system": None}[min(actors)]


@pytest.mark.parametrize("pair", MOVES, ids=" to ".join)
def test_each_move_leaves_exactly_its_marks(pair, author, moderator):
    came_from, to = pair
    edition = edition_at(came_from, lead=author, moderator=moderator)
    before = Edition.objects.get(pk=edition.pk)
    by = mover(edition, to, author, moderator)
    Message.objects.all().delete()
    changes = IndexChange.objects.count()
    moves = set(Transition.objects.values_list("pk", flat=True))

    workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, comment=" Because ")

    new = Transition.objects.exclude(pk__in=moves).get()
    assert (new.edition, new.from_status, new.to_status, new.by) == (edition, came_from, to, by)
    assert (new.comment, new.version) == ("Because", before.version)
    after = Edition.objects.get(pk=edition.pk)
    assert after.version == before.version + 1
    assert IndexChange.objects.count() - changes == (1 if pair in INDEXED else 0)
    sent_in = to == Status.SUBMITTED and came_from != Status.IN_REVIEW
    assert (after.submitted_at != before.submitted_at) == sent_in
    assert (after.published_at != before.published_at) == (to == Status.PUBLISHED)
    assert (after.claimed_by, after.claimed_at is not None) == ((by, True) if to == Status.IN_REVIEW else (None, False))
    expected = MAILS[pair]
    subjects = [(message.to, message.subject) for message in Message.objects.all()]
    if expected == "-":
        assert subjects == []
    else:
        assert len(subjects) == 1
        assert subjects[0][0] == author.email
        assert expected in subjects[0][1]
        assert edition.reference in subjects[0][1]


def test_every_move_says_what_the_author_is_sent():
    assert set(MAILS) == set(MOVES)


@pytest.mark.parametrize("pair", MOVES, ids=" to ".join)
def test_a_reason_is_needed_exactly_where_the_table_says(pair, author, moderator):
    came_from, to = pair
    edition = edition_at(came_from, lead=author, moderator=moderator)
    by = mover(edition, to, author, moderator)

    def move_without_words():
        workflow.move(
            edition=edition,
            to=to,
            by=by,
            expected_version=edition.version,
            comment="  \n ",
            notes={Section.SEED: "   "},
        )

    if pair in NEEDS_COMMENT:
        with pytest.raises(DomainError) as refused:
            move_without_words()
        assert refused.value.code == "comment_needed"
        edition.refresh_from_db()
        assert edition.status == came_from
    else:
        move_without_words()
        assert edition.status == to
        assert not Note.objects.exists()


@pytest.mark.parametrize(("to", "enough"), [("changes_requested", True), ("rejected", False)])
def test_a_note_is_reason_enough_only_to_ask_for_changes(to, enough, author, moderator):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    words = {"by": moderator, "expected_version": edition.version, "notes": {Section.SEED: "How many people?"}}
    if enough:
        workflow.move(edition=edition, to=Status(to), **words)
        assert edition.status == to
    else:
        with pytest.raises(DomainError, match="Enter a reason"):
            workflow.move(edition=edition, to=Status(to), **words)


def test_notes_reach_the_author_by_section(author, moderator, post_room):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    with post_room() as sent:
        move = workflow.move(
            edition=edition,
            to=Status.CHANGES_REQUESTED,
            by=moderator,
            expected_version=edition.version,
            comment="Nearly there & <good>",
            notes={Section.SEED: " How many people? ", Section.PITFALLS: "", Section.OUTCOMES: "Which months?"},
        )
    assert [(note.section, note.text) for note in move.notes.all()] == [
        (Section.SEED, "How many people?"),
        (Section.OUTCOMES, "Which months?"),
    ]
    (message,) = sent
    assert message.to == [author.email]
    assert "Nearly there & <good>" in message.body
    assert "The five answers:\n> How many people?" in message.body
    assert "Outcomes in numbers:\n> Which months?" in message.body
    assert f"/share/{edition.case_study.public_id}/" in message.body
    assert moderator.email not in message.body + str(message.message())


def test_the_link_to_a_published_case_study_is_its_address(author, moderator, post_room):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    with post_room() as sent:
        workflow.move(edition=edition, to=Status.PUBLISHED, by=moderator, expected_version=edition.version)
    assert f"/case-studies/{edition.case_study.public_id}/" in sent[0].body


def test_the_author_hears_once_that_somebody_reads_it_until_they_send_it_again(author, moderator, colleague):
    edition = make_edition(Status.SUBMITTED, lead=author)
    reading = Message.objects.filter(subject__startswith="A moderator is reading")

    def go(to, by):
        workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, comment="x")

    go(Status.IN_REVIEW, moderator)
    go(Status.SUBMITTED, moderator)
    go(Status.IN_REVIEW, colleague)
    assert reading.count() == 1
    go(Status.CHANGES_REQUESTED, colleague)
    go(Status.SUBMITTED, author)
    go(Status.IN_REVIEW, moderator)
    assert reading.count() == 2


def test_publishing_replaces_the_edition_readers_had_and_tells_the_index_once(author, moderator):
    old = make_published(lead=author, moderator=moderator)
    changes = IndexChange.objects.count()
    new = publish(next_edition(old, headline="Better still"), moderator)
    old.refresh_from_db()
    assert (old.status, new.status) == (Status.SUPERSEDED, Status.PUBLISHED)
    assert IndexChange.objects.count() == changes + 1
    replaced = old.transitions.get(to_status=Status.SUPERSEDED)
    assert replaced.by is None


def test_first_publication_is_remembered_through_later_editions(author, moderator):
    old = make_published(lead=author, moderator=moderator)
    old.case_study.refresh_from_db()
    first = old.case_study.first_published_at
    new = publish(next_edition(old), moderator)
    new.case_study.refresh_from_db()
    assert first is not None
    assert new.case_study.first_published_at == first


def test_readers_keep_the_published_edition_while_a_newer_one_is_decided(author, moderator):
    old = make_published(lead=author, moderator=moderator)
    new = next_edition(old)
    for to, by in ((Status.SUBMITTED, author), (Status.IN_REVIEW, moderator), (Status.REJECTED, moderator)):
        workflow.move(edition=new, to=to, by=by, expected_version=new.version, comment="No")
        old.refresh_from_db()
        assert old.status == Status.PUBLISHED


@pytest.mark.parametrize("off", [-1, 1, 99])
def test_a_stale_version_is_refused_before_anything_else(off, author, moderator):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    messages = Message.objects.count()
    with pytest.raises(StaleDecision):
        workflow.move(edition=edition, to=Status.PUBLISHED, by=moderator, expected_version=edition.version + off)
    edition.refresh_from_db()
    assert edition.status == Status.IN_REVIEW
    assert Message.objects.count() == messages


def test_half_answers_cannot_be_sent_but_can_be_put_back_in_the_queue(author, moderator):
    draft = make_draft(lead=author, problem="")
    with pytest.raises(Incomplete):
        workflow.move(edition=draft, to=Status.SUBMITTED, by=author, expected_version=draft.version)
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    edition.topics.clear()
    workflow.move(edition=edition, to=Status.SUBMITTED, by=moderator, expected_version=edition.version)
    assert edition.status == Status.SUBMITTED


def test_a_failed_move_leaves_no_mark_and_no_mail(author, moderator, monkeypatch, post_room):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    before = (Transition.objects.count(), IndexChange.objects.count(), Message.objects.count())

    def fail(transition):
        raise RuntimeError("the lights went out")

    monkeypatch.setattr(workflow, "write_messages", fail)
    with post_room() as sent, pytest.raises(RuntimeError):
        workflow.move(edition=edition, to=Status.PUBLISHED, by=moderator, expected_version=edition.version)
    edition.refresh_from_db()
    assert edition.status == Status.IN_REVIEW
    assert (Transition.objects.count(), IndexChange.objects.count(), Message.objects.count()) == before
    assert sent == []


def test_what_was_decided_is_never_rewritten(author, moderator):
    move = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator).transitions.first()
    move.comment = "Something else"
    with pytest.raises(TypeError):
        move.save()
    with pytest.raises(TypeError):
        Transition.objects.filter(pk=move.pk).update(comment="Something else")
    with pytest.raises(TypeError), transaction.atomic():
        Transition.objects.bulk_update([move], ["comment"])
    move.refresh_from_db()
    assert move.comment != "Something else"


def test_the_whole_way_leaves_every_earlier_row_as_it_was(author, moderator):
    edition = make_draft(lead=author)
    seen = {}
    way = [
        (Status.SUBMITTED, author),
        (Status.IN_REVIEW, moderator),
        (Status.SUBMITTED, moderator),
        (Status.IN_REVIEW, moderator),
        (Status.CHANGES_REQUESTED, moderator),
        (Status.SUBMITTED, author),
        (Status.IN_REVIEW, moderator),
        (Status.PUBLISHED, moderator),
        (Status.UNPUBLISHED, moderator),
    ]
    for to, by in way:
        workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, comment=f"To {to}")
        rows = {row["id"]: row for row in edition.transitions.values()}
        assert seen.items() <= rows.items()
        seen = rows
    assert len(seen) == len(way)
