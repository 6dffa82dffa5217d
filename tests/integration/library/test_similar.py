"""The case studies shown at the end of one that is like them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies.index import IndexUnavailable, follow
from casestudies.index.engine import engine
from casestudies.index.similar import similar, telling_words
from casestudies.library import queries
from casestudies.models import Edition
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_published, take_to

pytestmark = pytest.mark.django_db

INHALERS = {
    "headline": "Greener inhalers for people with asthma in our practices",
    "problem": "Inhalers were the biggest part of our carbon footprint.",
    "topics": ["respiratory"],
}
OTHERS = ("Falls on the ward", "Waiting in the fracture clinic", "Handover at night", "Sepsis in the ambulance")


def publish_others():
    for number, headline in enumerate(OTHERS):
        make_published(headline=headline, problem=f"Problem of kind {number}.", result="Better.", topics=["falls"])


def loaded(edition) -> Edition:
    return Edition.objects.with_parts().get(pk=edition.pk)


def test_a_similar_case_study_is_found_and_itself_is_not():
    publish_others()
    one, other = make_published(**INHALERS), make_published(**INHALERS | {"result": "Half the carbon from inhalers."})
    follow()
    assert similar(loaded(one)) == [other.case_study_id]
    assert similar(loaded(other)) == [one.case_study_id]


def test_where_nothing_is_alike_the_page_says_so_and_leads_on(client):
    publish_others()
    one = make_published(**INHALERS)
    follow()
    assert similar(loaded(one)) == []
    page = client.get(one.case_study.get_absolute_url()).content.decode()
    said = page.split("Similar case studies")[1].split("</section>")[0]
    assert "No other case study is much like this one yet" in said
    assert reverse("browse:topic", args=[one.topics.get().slug]) in said


def test_the_most_alike_come_first_and_in_the_same_order_every_time():
    publish_others()
    one = make_published(**INHALERS)
    near = make_published(**INHALERS)
    far = make_published(headline="Asthma reviews by phone", topics=["respiratory"])
    follow()
    found = similar(loaded(one))
    assert found[:1] == [near.case_study_id]
    assert far.case_study_id in found
    assert all(similar(loaded(one)) == found for _ in range(5))


def test_no_more_than_asked_for():
    publish_others()
    made = [make_published(**INHALERS) for _ in range(7)]
    follow()
    assert len(similar(loaded(made[0]))) == 4
    assert len(similar(loaded(made[0]), limit=2)) == 2


def test_the_page_shows_result_and_verdict_of_what_is_similar(client):
    publish_others()
    one = make_published(**INHALERS)
    make_published(**INHALERS | {"headline": "Spacers and dry powder inhalers", "result": "Carbon fell by half."})
    html = client.get(one.case_study.get_absolute_url()).content.decode()
    section = html.split("Similar case studies</h2>", 1)[1].split("</section>")[0]
    assert "Spacers and dry powder inhalers" in section
    assert "Carbon fell by half." in section
    assert "Worked" in section


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.UNPUBLISHED, Status.REJECTED])
def test_what_is_not_published_is_never_shown(client, status):
    publish_others()
    one = make_published(**INHALERS)
    make_edition(status, **INHALERS | {"headline": "Inhalers that nobody may read about"})
    html = client.get(one.case_study.get_absolute_url()).content.decode()
    assert "nobody may read" not in html


def test_what_the_index_still_has_but_nobody_may_read_is_left_out(client, monkeypatch):
    one, hidden = make_published(**INHALERS), make_edition(Status.UNPUBLISHED, **INHALERS)
    monkeypatch.setattr(queries, "similar", lambda edition, limit: [hidden.case_study_id])
    html = client.get(one.case_study.get_absolute_url()).content.decode()
    assert "No other case study is much like this one yet" in html
    assert hidden.case_study.public_id not in html


def test_the_preview_shows_no_similar_ones(client):
    publish_others()
    make_published(**INHALERS)
    draft = make_draft(**INHALERS)
    client.force_login(draft.case_study.lead)
    response = client.get(f"/case-studies/{draft.case_study.public_id}/editions/1/")
    assert response.status_code == 200
    assert "Similar case studies" not in response.content.decode()


def test_without_an_index_the_page_is_there_without_similar_ones(client, monkeypatch):
    def broken(edition, limit):
        raise IndexUnavailable

    one = make_published(**INHALERS)
    monkeypatch.setattr(queries, "similar", broken)
    response = client.get(one.case_study.get_absolute_url())
    assert response.status_code == 200
    assert "Similar case studies" not in response.content.decode()


def test_three_similar_ones_take_as_many_queries_as_one(client):
    publish_others()
    one, _ = make_published(**INHALERS), make_published(**INHALERS)
    address = one.case_study.get_absolute_url()

    def queries_taken() -> int:
        follow()
        engine().checked_at = float("inf")
        with CaptureQueriesContext(connection) as taken:
            assert "Similar case studies" in client.get(address).content.decode()
        return len(taken)

    first = queries_taken()
    for _ in range(2):
        with_outcome = make_draft(**INHALERS)
        with_outcome.outcomes.create(measure="Carbon", baseline=10, result=5)
        take_to(Status.PUBLISHED, with_outcome)
    assert queries_taken() == first


def test_rare_words_tell_a_text_from_others():
    words = telling_words({"asthma": 1, "patient": 3}, {"asthma": 0.01, "patient": 0.9})
    assert list(words) == ["asthma", "patient"]
