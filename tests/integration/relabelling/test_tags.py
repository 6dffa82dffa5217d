"""Tags of published case studies are corrected and merged without a new edition; search and authors follow."""

import pytest
from django.urls import reverse
from taggit.models import Tag

from casestudies import index
from casestudies.drafting.actions import start_edition
from casestudies.models import Edition
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_draft, make_user, take_to

pytestmark = pytest.mark.django_db


def tagged(*tags, status=Status.PUBLISHED, **answers):
    draft = make_draft(**answers)
    draft.tags.add(*tags)
    return take_to(status, draft)


def tags_of(edition):
    return sorted(tag.name for tag in Edition.objects.get(pk=edition.pk).tags.all())


def page_of(edition):
    return reverse("admin:relabelling_of_case_study", args=[edition.case_study.public_id])


def correct(web, edition, **said):
    """Sends the tags as they are, but for those said: correct(web, edition, fals="falls")."""
    data = {f"tag-{tag.pk}": said.get(tag.name, tag.name) for tag in edition.tags.all()}
    return web.post(page_of(edition), data | {"added": said.get("added", "")})


def merge(web, name, into, **more):
    address = reverse("admin:relabelling_merge", args=[Tag.objects.get(name=name).pk])
    return web.post(address, {"into": into, "is_meant": "on", **more})


def test_a_spelling_is_corrected_and_a_tag_removed_for_readers_and_search_at_once(web, found, post_room):
    edition = tagged("fals", "private", "huddle")
    version = edition.version
    with post_room() as sent:
        assert correct(web, edition, fals="falls", private="").status_code == 302
    assert tags_of(edition) == ["falls", "huddle"]
    assert found(tag="falls") == {edition.case_study_id}
    assert found(tag="fals") == found(tag="private") == set()
    page = web.get(edition.case_study.get_absolute_url()).content.decode()
    assert ">falls</a>" in page
    assert ">private</a>" not in page
    (told,) = sent
    assert told.to == [edition.case_study.lead.email]
    assert "“fals” is now “falls”" in told.body
    edition.refresh_from_db()
    assert (edition.number, edition.version, edition.status) == (1, version, Status.PUBLISHED)
    assert AuditEvent.objects.filter(kind="tag_corrected").count() == 1
    assert not Tag.objects.filter(name="fals").exists()


def test_the_edition_in_the_works_is_corrected_too_and_looked_at_again(web):
    edition = tagged("fals")
    newer = start_edition(case_study=edition.case_study, by=edition.case_study.lead)
    newer.tags.add("new")
    newer.refresh_from_db()
    correct(web, edition, fals="falls")
    assert tags_of(newer) == ["falls", "new"]
    assert Edition.objects.get(pk=newer.pk).version == newer.version + 1


def test_tags_are_added_also_where_there_are_none_and_in_the_edition_in_the_works(web, found, post_room):
    edition = tagged()
    newer = start_edition(case_study=edition.case_study, by=edition.case_study.lead)
    with post_room() as sent:
        assert correct(web, edition, added=" falls ,Night  staff,, FALLS").status_code == 302
    assert [name.lower() for name in tags_of(edition)] == [name.lower() for name in tags_of(newer)]
    assert {name.lower() for name in tags_of(edition)} == {"falls", "night staff"}
    assert found(tag="night-staff") == {edition.case_study_id}
    assert "“Night staff” is added" in sent[0].body

    with post_room() as sent:
        correct(web, edition, added="night staff")
    assert sent == []


@pytest.mark.parametrize("wrong", ["…", "x" * 51, "401 023 2137", ",".join(f"tag {n}" for n in range(10))])
def test_what_cannot_be_added_is_refused_and_nothing_changes(web, wrong):
    edition = tagged("fals")
    page = correct(web, edition, fals="falls", added=wrong).content.decode()
    assert "There is a problem" in page
    assert tags_of(edition) == ["fals"]


@pytest.mark.parametrize("wrong", ["falls, huddles", "…", "x" * 51, "401 023 2137", "FALS"])
def test_what_is_no_tag_is_refused_and_nothing_changes(web, wrong):
    edition = tagged("fals")
    page = correct(web, edition, fals=wrong).content.decode()
    assert "There is a problem" in page
    assert tags_of(edition) == ["fals"]


def test_a_page_that_is_older_than_a_tag_leaves_it_alone(web):
    edition = tagged("fals")
    old = {f"tag-{tag.pk}": tag.name for tag in edition.tags.all()}
    correct(web, edition, fals="falls")
    web.post(page_of(edition), old | {"added": "huddle"})
    assert tags_of(edition) == ["falls", "huddle"]


def test_nothing_changed_tells_nobody(web, post_room):
    edition = tagged("falls")
    with post_room() as sent:
        correct(web, edition)
    assert sent == []
    assert not AuditEvent.objects.filter(kind="tag_corrected").exists()


def test_nobody_corrects_tags_of_what_they_have_a_part_in(client):
    moderator = make_user(Role.MODERATOR)
    edition = tagged("fals", lead=moderator)
    client.force_login(moderator)
    assert correct(client, edition, fals="falls").status_code == 403
    assert tags_of(edition) == ["fals"]


def test_one_tag_is_merged_into_another_in_every_edition_and_search_follows(web, found, post_room):
    lead = make_user()
    one, both, other = tagged("pt flow", lead=lead), tagged("pt flow", "patient flow", lead=lead), tagged("tea")
    draft = tagged("pt flow", status=Status.DRAFT)
    waiting = tagged("pt flow", status=Status.SUBMITTED)
    with post_room() as sent:
        assert merge(web, "pt flow", "Patient Flow").status_code == 302
    assert tags_of(one) == tags_of(both) == tags_of(draft) == tags_of(waiting) == ["patient flow"]
    assert tags_of(other) == ["tea"]
    assert found(tag="patient-flow") == {one.case_study_id, both.case_study_id}
    assert found(tag="pt-flow") == set()
    assert not Tag.objects.filter(name="pt flow").exists()
    (told,) = sent
    assert told.to == [lead.email]
    assert one.headline in told.body
    assert both.headline in told.body
    assert Edition.objects.get(pk=waiting.pk).version == waiting.version + 1


def test_capital_letters_are_corrected_everywhere_and_a_new_name_given(web, found):
    edition = tagged("nhs 111")
    merge(web, "nhs 111", "NHS 111")
    assert tags_of(edition) == ["NHS 111"]
    merge(web, "NHS 111", "urgent care")
    assert tags_of(edition) == ["urgent care"]
    assert found(tag="urgent-care") == {edition.case_study_id}


def test_old_addresses_lead_to_what_a_tag_was_merged_into_however_often(web, client):
    edition = tagged("pt flow")
    merge(web, "pt flow", "patient flow")
    merge(web, "patient flow", "flow")
    correct(web, edition, flow="hospital flow")
    for old in ("pt-flow", "patient-flow", "flow"):
        moved = client.get(f"/tags/{old}/")
        assert (moved.status_code, moved["Location"]) == (301, "/tags/hospital-flow/")
    moved = client.get("/search/?q=bed&tag=pt-flow&tag=tea&tag=flow")
    assert (moved.status_code, moved["Location"]) == (301, "/search/?q=bed&tag=hospital-flow&tag=tea")

    merge(web, "hospital flow", "pt flow")
    index.follow()
    assert client.get("/tags/pt-flow/").status_code == 200
    assert client.get("/search/?tag=pt-flow").status_code == 200
    assert client.get("/tags/flow/")["Location"] == client.get("/tags/hospital-flow/")["Location"] == "/tags/pt-flow/"


def test_old_addresses_give_away_nothing_that_is_not_published(web, client):
    edition = tagged("pt flow")
    tagged("secret flow", status=Status.DRAFT)
    merge(web, "pt flow", "secret flow")
    assert client.get("/tags/pt-flow/")["Location"] == "/tags/secret-flow/"
    Edition.objects.filter(pk=edition.pk).update(status=Status.UNPUBLISHED)
    assert client.get("/tags/pt-flow/").status_code == 404
    assert client.get("/search/?tag=pt-flow").status_code == 200


@pytest.mark.parametrize("wrong", [{"into": ""}, {"into": "fals"}, {"into": "a, b"}, {"is_meant": ""}])
def test_a_merge_is_meant_and_has_a_target(web, wrong):
    edition = tagged("fals")
    page = merge(web, "fals", **({"into": "falls"} | wrong)).content.decode()
    assert "There is a problem" in page
    assert tags_of(edition) == ["fals"]


def test_tags_of_drafts_alone_are_neither_listed_nor_merged(web):
    tagged("secret idea", status=Status.DRAFT)
    tagged("falls")
    page = web.get(reverse("admin:relabelling_tags")).content.decode()
    assert "falls (1)" in page
    assert "secret idea" not in page
    assert merge(web, "secret idea", "falls").status_code == 404
    assert "falls (1)" in web.get(reverse("admin:relabelling_tags"), {"q": "FAL"}).content.decode()
    assert "No tag has these letters" in web.get(reverse("admin:relabelling_tags"), {"q": "zz"}).content.decode()
