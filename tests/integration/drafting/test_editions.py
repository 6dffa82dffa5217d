"""New editions: readers keep what they have, and nothing is lost on the way."""

import pytest
from django.test import Client

from casestudies.drafting import actions
from casestudies.drafting.copying import ANSWERS
from casestudies.drafting.sections import PARTS
from casestudies.models import Edition
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_published, make_user, take_to

from .conftest import at, text_of
from .test_access import full_draft

pytestmark = pytest.mark.django_db


def words_of(edition) -> dict:
    """All answers, lists, tags and parts of an edition."""
    words = {name: getattr(edition, name) for name in ANSWERS}
    words |= {name: set(getattr(edition, name).all()) for name in ("topics", "methods", "tags")}
    for spec in PARTS:
        left_out = {"id", "edition_id", "public_id"}
        rows = getattr(edition, spec.relation).values()
        words[spec.relation] = [{name: value for name, value in row.items() if name not in left_out} for row in rows]
    return words


def test_a_new_edition_begins_with_all_words_of_the_published_one(author, web):
    edition = full_draft(author)
    edition.tags.add("night shift")
    take_to(Status.PUBLISHED, edition)
    answer = web.post(at("make_changes", edition), follow=True)
    assert "You can make changes now" in text_of(answer)
    newer = Edition.objects.get(case_study=edition.case_study, number=2)
    edition.refresh_from_db()
    assert words_of(newer) == words_of(edition)
    assert (newer.status, newer.version, newer.published_at, newer.submitted_at) == (Status.DRAFT, 1, None, None)


def test_readers_keep_the_published_edition_while_a_newer_one_is_drafted(author, web):
    edition = make_published(lead=author, problem="What everybody reads")
    web.post(at("make_changes", edition))
    web.post(at("section", edition, "seed"), {"headline": "Being rewritten", "problem": "Half a thou"})
    page = text_of(Client().get(edition.case_study.get_absolute_url()))
    assert "What everybody reads" in page
    assert "Half a thou" not in page
    edition.refresh_from_db()
    assert (edition.status, edition.problem) == (Status.PUBLISHED, "What everybody reads")


def test_asking_for_a_new_edition_twice_opens_one(author, web):
    edition = make_published(lead=author)
    for _ in range(2):
        web.post(at("make_changes", edition))
    web.post(at("section", edition, "advice"), {"advice_core": "Kept"})
    web.post(at("make_changes", edition))
    editions = list(edition.case_study.editions.all())
    assert [each.number for each in editions] == [1, 2]
    assert editions[1].advice_core == "Kept"


def test_withdrawing_a_new_edition_leaves_the_published_one(author, web):
    edition = make_published(lead=author)
    web.post(at("make_changes", edition))
    newer = edition.case_study.editions.get(number=2)
    assert "Readers keep the published text" in text_of(web.get(at("withdraw", edition)))
    web.post(at("withdraw", edition), {"version": newer.version})
    edition.refresh_from_db()
    newer.refresh_from_db()
    assert (edition.status, newer.status) == (Status.PUBLISHED, Status.WITHDRAWN)
    page = text_of(web.get(at("tasks", edition)))
    assert "Make changes" in page
    assert "Readers still see" in page
    web.post(at("make_changes", edition))
    assert edition.case_study.editions.get(number=3).status == Status.DRAFT


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.REJECTED, Status.UNPUBLISHED])
def test_what_was_withdrawn_refused_or_taken_down_is_the_start_of_a_new_draft(author, web, status):
    edition = make_edition(status, lead=author, problem="Worth another try")
    assert "Use it as the start of a new draft" in text_of(web.get(at("tasks", edition)))
    for _ in range(2):
        web.post(at("make_changes", edition))
    first, second = edition.case_study.editions.all()
    assert (first.status, second.status, second.problem) == (status, Status.DRAFT, "Worth another try")


def test_while_it_is_reviewed_no_other_edition_begins(author, web):
    edition = make_edition(Status.SUBMITTED, lead=author)
    web.post(at("make_changes", edition))
    assert edition.case_study.editions.count() == 1
    assert "Make changes" not in text_of(web.get(at("tasks", edition)))


def test_only_the_lead_starts_an_edition():
    edition = make_published()
    with pytest.raises(Exception, match="Only the person leading"):
        actions.start_edition(case_study=edition.case_study, by=make_user())
    with pytest.raises(Exception, match="Only the person leading"):
        actions.start_edition(case_study=make_draft().case_study, by=make_user())
    assert edition.case_study.editions.count() == 1
