"""What was sent is kept as it was, and what was shown is what was published."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from casestudies import workflow
from casestudies.content import ANSWERS, RELATIONS, content_of, edition_with, fingerprint, stored_content
from casestudies.models import Edition, SentCopy
from casestudies.sent_copies import as_sent, rename_in_copies, sent_contents
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_published, make_user, take_to
from tests.integration.casestudies.full import make_full_draft

pytestmark = pytest.mark.django_db


def loaded(edition) -> Edition:
    return Edition.objects.with_parts().get(pk=edition.pk)


def move(edition, to, by, **words):
    return workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, **words)


def page_of(edition) -> str:
    return render_to_string("casestudies/library/edition.html", {"edition": edition})


def test_a_content_has_every_answer_and_every_part_and_is_plain_json():
    content = content_of(loaded(make_full_draft()))
    empty = [name for name, value in content.items() if value in (None, "", [], {})]
    assert set(empty) <= {"board", "ended_year", "ended_month", "no_tipping_points", "no_pitfalls"}
    assert json.loads(json.dumps(content)) == content
    assert {*ANSWERS, *RELATIONS, "topics", "methods", "tags", "organisation", "region"} <= set(content)
    assert content["outcomes"][0]["baseline"] == "12.5"


def test_a_content_says_nothing_of_who_asked_whom_or_who_recorded_a_consent():
    content = content_of(loaded(make_full_draft()))
    said = json.dumps(content, cls=DjangoJSONEncoder)
    for name in ("consent", "request", "virus", "small"):
        assert name not in said


def test_the_fingerprint_is_that_of_the_words_whichever_way_they_were_loaded():
    edition = make_full_draft()
    content = content_of(loaded(edition))
    assert fingerprint(content) == fingerprint(stored_content(edition))
    assert fingerprint(content) == fingerprint(dict(reversed(content.items())))
    edition.steps.filter(order=1).update(what="Counted falls twice")
    assert fingerprint(content) != fingerprint(stored_content(edition))


def test_an_edition_made_of_its_content_shows_the_same_page():
    edition = loaded(make_full_draft())
    again = edition_with(json.loads(json.dumps(content_of(edition))), edition)
    assert content_of(again) == content_of(edition)
    assert page_of(again) == page_of(edition)


def test_every_sending_keeps_the_words_and_a_publication_only_their_mark():
    edition = take_to(Status.SUBMITTED, make_full_draft())
    author, moderator = edition.case_study.lead, make_user("moderator")
    move(edition, Status.IN_REVIEW, moderator)
    move(edition, Status.CHANGES_REQUESTED, moderator, comment="More")
    Edition.objects.filter(pk=edition.pk).update(problem="Nobody slept.")
    move(edition, Status.SUBMITTED, author)
    move(edition, Status.IN_REVIEW, moderator)
    published = move(edition, Status.PUBLISHED, moderator)
    first, second, last = SentCopy.objects.filter(edition=edition)
    assert [each["problem"] for each in sent_contents(edition)] == ["Too many people waited too long.", "Nobody slept."]
    assert (last.transition, last.content, last.sha256) == (published, None, second.sha256)
    assert first.sha256 != second.sha256
    assert second.sha256 == fingerprint(stored_content(edition)) == fingerprint(second.content)


def test_releasing_and_claiming_again_keeps_nothing_twice():
    edition = make_edition(Status.IN_REVIEW)
    move(edition, Status.SUBMITTED, edition.claimed_by)
    assert edition.sent_copies.count() == 1


def test_words_that_changed_during_the_review_are_kept_as_published():
    edition = take_to(Status.IN_REVIEW, make_full_draft())
    edition.credits.first().delete()
    move(edition, Status.PUBLISHED, edition.claimed_by)
    sent, published = SentCopy.objects.filter(edition=edition)
    assert sent.sha256 != published.sha256 == fingerprint(published.content)


def test_what_the_portal_publishes_itself_is_not_copied():
    draft = make_draft()
    move(draft, Status.PUBLISHED, None)
    assert not SentCopy.objects.exists()


@pytest.mark.parametrize("status", [Status.CHANGES_REQUESTED, Status.WITHDRAWN])
def test_others_read_what_was_sent_and_not_what_is_typed(status):
    edition = make_edition(Status.CHANGES_REQUESTED)
    sent = edition.problem
    Edition.objects.filter(pk=edition.pk).update(problem="Half a thought")
    edition.pitfalls.create(what="Half a pitfall")
    if status == Status.WITHDRAWN:
        move(edition, Status.WITHDRAWN, edition.case_study.lead)
    shown = as_sent(loaded(edition))
    assert (shown.problem, list(shown.pitfalls.all()), shown.status) == (sent, [], status)
    assert "Half a" not in page_of(shown)


def test_what_is_with_the_moderators_or_published_is_read_as_it_is():
    for edition in (make_edition(Status.SUBMITTED), make_published()):
        assert as_sent(edition) is edition


def test_without_a_copy_nothing_is_shown_of_what_is_typed():
    edition = make_edition(Status.CHANGES_REQUESTED)
    edition.sent_copies.all().delete()
    assert as_sent(edition) is None


def test_a_credit_is_taken_out_of_the_copies_or_renamed():
    edition = take_to(Status.PUBLISHED, make_full_draft())
    rename_in_copies(edition.case_study, lambda name, role: (f"{name}-Jones", role))
    assert {row["name"] for row in sent_contents(edition)[0]["credits"]} == {"Sam Okafor-Jones"}
    rename_in_copies(edition.case_study, lambda name, role: None)
    assert sent_contents(edition)[0]["credits"] == []
