"""Keeping the short lists."""

import pytest
from django.urls import reverse

from casestudies import index
from casestudies.index import SearchRequest
from casestudies.models import IndexChange, Topic
from improvers.roles import Role
from tests.factories import make_draft, make_published, make_user

pytestmark = pytest.mark.django_db


def test_a_renamed_topic_is_found_by_its_new_name_at_once(client):
    found = make_published(topics=["falls"])
    make_published(topics=["cancer"])
    make_draft(topics=["falls"])
    index.follow()
    before = IndexChange.objects.count()
    topic = Topic.objects.get(slug="falls")
    client.force_login(make_user(Role.ADMINISTRATOR))
    response = client.post(
        reverse("admin:casestudies_topic_change", args=[topic.pk]), {"name": "Tumbles and zebras", "order": topic.order}
    )
    assert response.status_code == 302
    index.follow()
    hits = index.search(SearchRequest(text="zebras")).hits
    assert [hit.case_study_id for hit in hits] == [found.case_study_id]
    assert IndexChange.objects.count() == before + 1


def test_numbers_of_changes_leave_no_gap_and_never_repeat():
    first = IndexChange.record(1)
    several = IndexChange.record_all([2, 3, 4])
    last = IndexChange.record(5)
    assert [change.number for change in (first, *several, last)] == list(range(first.number, first.number + 5))
    assert IndexChange.record_all([]) == []
