"""What was missed on a short list is merged into an entry or added, and reaches the case studies it was missed in."""

import pytest
from django.urls import reverse

from casestudies.models import Edition, Setting, Suggestion, Topic
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_draft, make_published, make_user, take_to

pytestmark = pytest.mark.django_db
FRAILTY = "frailty-and-older-people"


@pytest.fixture
def entry():
    return Topic.objects.get(slug=FRAILTY)


def missed_in(edition, text="Older folk", kind="topic", by=None):
    return Suggestion.objects.create(edition=edition, kind=kind, text=text, by=by or edition.case_study.lead)


def settle(web, suggestion, how, **more):
    return web.post(reverse("admin:relabelling_settle", args=[suggestion.pk]), {"how": how, **more})


def topics_of(edition):
    return set(Edition.objects.get(pk=edition.pk).topics.values_list("slug", flat=True))


def test_merging_gives_the_entry_to_every_edition_it_was_missed_in_and_search_follows(web, entry, found, post_room):
    edition, draft = make_published(), make_draft()
    suggestion = missed_in(edition)
    missed_in(draft, "older FOLK")
    other = missed_in(make_published(), "Something else")
    with post_room() as sent:
        assert settle(web, suggestion, "merge", entry=entry.pk).status_code == 302
    assert topics_of(edition) == topics_of(draft) == {"falls", FRAILTY}
    assert found(topic=FRAILTY) == {edition.case_study_id}
    assert {message.to[0] for message in sent} == {edition.case_study.lead.email, draft.case_study.lead.email}
    assert all(entry.name in message.body for message in sent)
    assert list(Suggestion.objects.filter(is_settled=False)) == [other]
    assert AuditEvent.objects.filter(kind="topic_merged").count() == 1


def test_a_lead_is_told_when_a_colleague_suggested_it(web, entry, post_room):
    edition, writer = make_published(), make_user()
    suggestion = missed_in(edition, by=writer)
    with post_room() as sent:
        settle(web, suggestion, "merge", entry=entry.pk)
    assert {message.to[0] for message in sent} == {edition.case_study.lead.email, writer.email}


def test_a_full_case_study_keeps_its_three_topics_and_a_setting_stays(web, entry):
    full = make_published(topics=["falls", "medicines", "patient-safety"])
    settle(web, missed_in(full), "merge", entry=entry.pk)
    assert FRAILTY not in topics_of(full)
    first, second = Setting.objects.all()[:2]
    chosen, none = make_published(setting=first), make_published()
    suggestion = missed_in(chosen, "Hospice", kind="setting")
    missed_in(none, "Hospice", kind="setting")
    settle(web, suggestion, "merge", entry=second.pk)
    assert Edition.objects.get(pk=chosen.pk).setting == first
    assert Edition.objects.get(pk=none.pk).setting == second


def test_what_is_with_a_moderator_has_to_be_looked_at_again(web, entry):
    edition = take_to(Status.IN_REVIEW, make_draft())
    settle(web, missed_in(edition), "merge", entry=entry.pk)
    assert Edition.objects.get(pk=edition.pk).version == edition.version + 1


def test_only_administrators_add_to_a_list(client, web, found):
    edition = make_published()
    suggestion = missed_in(edition)
    address = reverse("admin:relabelling_settle", args=[suggestion.pk])
    assert "Add it as a new topic" not in web.get(address).content.decode()
    assert "There is a problem" in settle(web, suggestion, "add", name="Older folk").content.decode()
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert settle(client, suggestion, "add", name="Care of older folk").status_code == 302
    assert "care-of-older-folk" in topics_of(edition)
    assert found(topic="care-of-older-folk") == {edition.case_study_id}


def test_what_the_list_has_is_not_added_twice(client, entry):
    client.force_login(make_user(Role.ADMINISTRATOR))
    response = settle(client, missed_in(make_published()), "add", name=entry.name.upper())
    assert response.status_code == 409
    assert "Choose it instead" in response.content.decode()
    assert Suggestion.objects.get().is_settled is False


def test_a_suggestion_can_be_left_out_and_is_settled_once(web, entry, post_room):
    suggestion = missed_in(make_published())
    with post_room() as sent:
        assert settle(web, suggestion, "leave").status_code == 302
    assert sent == []
    assert settle(web, suggestion, "merge", entry=entry.pk).status_code == 404
    assert Suggestion.objects.get().is_settled


@pytest.mark.parametrize("said", [{"how": ""}, {"how": "nonsense"}, {"how": "merge"}, {"how": "merge", "entry": "0"}])
def test_half_an_answer_settles_nothing(web, said):
    suggestion = missed_in(make_published())
    page = web.post(reverse("admin:relabelling_settle", args=[suggestion.pk]), said).content.decode()
    assert "There is a problem" in page
    assert not Suggestion.objects.get().is_settled


def test_the_page_does_not_say_where_it_was_missed(web):
    suggestion = missed_in(make_draft(headline="A secret draft"))
    page = web.get(reverse("admin:relabelling_settle", args=[suggestion.pk])).content.decode()
    assert "Older folk" in page
    assert "secret" not in page
