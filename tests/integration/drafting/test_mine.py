"""My case studies, and the task list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies.completeness import completeness
from casestudies.drafting import actions
from casestudies.models import CaseStudy, Edition
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_published

from .conftest import at, text_of
from .test_access import full_draft

pytestmark = pytest.mark.django_db

MINE = "drafting:mine"


def test_nothing_yet_says_how_to_begin(web):
    page = text_of(web.get(reverse(MINE)))
    assert "You have not shared anything yet" in page
    assert reverse("drafting:start") in page


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (Status.DRAFT, "Send it for review, or add more first."),
        (Status.SUBMITTED, "A moderator will look at it."),
        (Status.IN_REVIEW, "A moderator is looking at it."),
        (Status.CHANGES_REQUESTED, "Answer the moderator’s notes and send it again."),
        (Status.PUBLISHED, "You can make changes."),
        (Status.REJECTED, "Read why it was not accepted."),
        (Status.WITHDRAWN, "Use it as the start of a new draft"),
        (Status.UNPUBLISHED, "Read why it was taken down."),
    ],
)
def test_each_says_where_it_is_and_what_to_do_next(web, author, status, step):
    edition = make_edition(status, lead=author)
    page = text_of(web.get(reverse(MINE)))
    assert step in page
    assert edition.get_status_display() in page
    assert f"{completeness(edition)}% complete" in page
    assert at("tasks", edition) in page
    assert ("Make changes" in page) == (status == Status.PUBLISHED)


def test_the_list_holds_only_ones_own(web, author):
    make_draft(headline="Somebody else's draft")
    make_published(headline="Somebody else's published work")
    make_draft(lead=author, headline="My own")
    page = text_of(web.get(reverse(MINE)))
    assert "My own" in page
    assert "Somebody else" not in page


def test_a_case_study_without_a_word_has_a_name_on_the_list(web, author):
    Edition.objects.create(case_study=CaseStudy.objects.create(lead=author))
    page = text_of(web.get(reverse(MINE)))
    assert "Case study without a headline" in page
    assert "0% complete" in page
    assert "Finish the five answers." in page


def test_the_one_saved_last_comes_first_and_shows_its_newest_edition(web, author):
    old = make_published(lead=author, headline="Published long ago")
    make_draft(lead=author, headline="Begun since")
    actions.start_edition(case_study=old.case_study, by=author)
    page = text_of(web.get(reverse(MINE)))
    assert page.index("Published long ago") < page.index("Begun since")
    assert "Readers see the published text meanwhile" in page
    assert "Make changes" not in page


def queries_of(web) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert web.get(reverse(MINE)).status_code == 200
    return len(queries)


def test_one_or_three_case_studies_take_the_same_queries(web, author):
    full_draft(author)
    web.get(reverse(MINE))
    one = queries_of(web)
    for status in (Status.PUBLISHED, Status.CHANGES_REQUESTED):
        make_edition(status, lead=author)
    assert queries_of(web) == one


def test_twenty_to_a_page(web, author):
    for _ in range(21):
        make_draft(lead=author)
    assert len(web.get(reverse(MINE)).context["standings"]) == 20
    second = web.get(reverse(MINE), {"page": 2})
    assert len(second.context["standings"]) == 1
    assert "page 2 of 2" in text_of(second)
    assert web.get(reverse(MINE), {"page": "x"}).status_code == 200


def test_the_task_list_names_every_section_and_what_is_done(web, author):
    edition = make_draft(lead=author, cost_note="Cake")
    groups = web.get(at("tasks", edition)).context["groups"]
    statuses = {task.title: task.status for group in groups for task in group.tasks}
    assert len(statuses) == 16
    done = {title for title, status in statuses.items() if status == "Completed"}
    assert done == {"Give the five answers", "Say what it cost"}
    assert set(statuses.values()) == {"Completed", "Not started"}


def test_completeness_is_said_in_words_and_drawn(web, author):
    edition = make_draft(lead=author)
    page = text_of(web.get(at("tasks", edition)))
    assert "This case study is 40% complete" in page
    assert '<progress class="drafting-progress" value="40" max="100" aria-labelledby="completeness">40%' in page
