"""The five answers: from the first word to what a moderator gets."""

import pytest
from django.urls import reverse

from casestudies.models import CaseStudy, Edition, Suggestion, Topic
from casestudies.states import Status
from casestudies.vocabulary import Direction, OutcomeCategory
from improvers.models import Region
from tests.factories import make_draft, make_organisation

from .conftest import at, text_of

pytestmark = pytest.mark.django_db

WHAT = {
    "headline": "We moved the drug round",
    "problem": "Doses were missed at handover.",
    "result": "Half as many are missed.",
    "result_category": OutcomeCategory.SAFETY,
    "result_direction": Direction.BETTER,
}


def topics(*slugs: str) -> list[int]:
    return list(Topic.objects.filter(slug__in=slugs).values_list("pk", flat=True))


def test_opening_the_first_page_makes_no_case_study(web):
    assert web.get(reverse("drafting:new")).status_code == 200
    assert CaseStudy.objects.count() == 0


def test_an_empty_first_page_makes_no_case_study(web):
    page = web.post(reverse("drafting:new"), {"headline": "  "})
    assert "Answer at least one of these questions to begin" in text_of(page)
    assert CaseStudy.objects.count() == 0


def test_five_answers_are_enough_to_send(web, author):
    organisation = make_organisation(name="Elmfield NHS Trust")
    page = web.post(reverse("drafting:new"), WHAT)
    edition = Edition.objects.get()
    assert page.url == at("section_page", edition, "seed", 2)

    where = {"organisation": organisation.ods_code, "topics": topics("falls", "medicines")}
    assert web.post(page.url, where).url == at("tasks", edition)
    check = web.get(at("check", edition))
    assert "There is a problem" not in text_of(check)
    assert "Elmfield NHS Trust" in text_of(check)
    edition.refresh_from_db()
    assert web.post(at("check", edition), {"version": edition.version}).url == at("sent", edition)

    edition.refresh_from_db()
    assert edition.status == Status.SUBMITTED
    assert {name: getattr(edition, name) for name in WHAT} == WHAT
    assert (edition.organisation, edition.region) == (organisation, organisation.region)
    assert edition.organisation_name == "Elmfield NHS Trust"
    assert edition.case_study.lead == author


def test_one_answer_is_saved_and_found_again_later(web):
    answer = web.post(reverse("drafting:new"), {"problem": "Too much paper", "then": "later"}, follow=True)
    assert "Saved. Come back whenever you like." in text_of(answer)
    assert "Finish the five answers" in text_of(answer)
    edition = Edition.objects.get()
    assert "Too much paper" in text_of(web.get(at("section", edition, "seed")))
    assert "In progress" in text_of(web.get(at("tasks", edition)))


def test_a_text_over_its_limit_is_shown_again_whole_and_not_saved(web, author):
    edition = make_draft(lead=author, headline="Before")
    long = "Long words " * 20
    page = web.post(at("section", edition, "seed"), WHAT | {"headline": long})
    assert "must be 140 characters or fewer" in text_of(page)
    assert "<title>Error: " in text_of(page)
    assert long.strip() in text_of(page)
    assert WHAT["problem"] in text_of(page)
    edition.refresh_from_db()
    assert edition.headline == "Before"


def test_line_ends_count_as_the_page_counts_them(web, author):
    edition = make_draft(lead=author)
    web.post(at("section", edition, "seed"), WHAT | {"problem": "a\r\n" * 139 + "aa"})
    edition.refresh_from_db()
    assert len(edition.problem) == 280


def test_more_than_three_topics_are_refused(web, author):
    edition = make_draft(lead=author)
    page = web.post(
        at("section_page", edition, "seed", 2), {"topics": topics("falls", "medicines", "cancer", "diabetes")}
    )
    assert "Select up to 3 topics" in text_of(page)
    assert [topic.slug for topic in edition.topics.all()] == ["falls"]


def test_an_organisation_that_is_not_listed_is_described(web, author):
    edition = make_draft(lead=author)
    wales = Region.objects.get(slug="wales")
    where = {"unlisted_name": "Seaside hospice", "unlisted_region": wales.pk, "topics": topics("falls")}
    web.post(at("section_page", edition, "seed", 2), where)
    edition.refresh_from_db()
    assert (edition.organisation, edition.organisation_name, edition.region, edition.board) == (
        None,
        "Seaside hospice",
        wales,
        None,
    )
    assert "Seaside hospice" in text_of(web.get(at("section_page", edition, "seed", 2)))
    assert "There is a problem" not in text_of(web.get(at("check", edition)))


def test_a_listed_and_a_described_organisation_together_are_asked_about(web, author):
    edition = make_draft(lead=author)
    where = {"organisation": edition.organisation.ods_code, "unlisted_name": "Seaside hospice"}
    page = web.post(at("section_page", edition, "seed", 2), where)
    assert "Clear this, or clear the organisation you chose above" in text_of(page)


def test_an_organisation_keeps_the_name_it_had_when_it_was_chosen(web, author):
    edition = make_draft(lead=author)
    then = edition.organisation_name
    edition.organisation.name = "Renamed trust"
    edition.organisation.valid_to = "2020-01-01"
    edition.organisation.save()
    shown = web.get(at("section_page", edition, "seed", 2)).context["form"]["organisation"].value()
    page = web.post(
        at("section_page", edition, "seed", 2), {"organisation": f"Renamed trust ({edition.organisation.ods_code})"}
    )
    assert page.status_code == 302, shown
    edition.refresh_from_db()
    assert edition.organisation_name == then


def test_a_suggestion_is_kept_once_and_shown(web, author):
    edition = make_draft(lead=author)
    for text in ("Prison health", " prison   Health "):
        web.post(at("section_page", edition, "seed", 2), {"topic_suggestion": text, "setting_suggestion": "Prison"})
    web.post(at("section", edition, "methods"), {"method_suggestion": "Nudges"})
    kept = set(Suggestion.objects.values_list("kind", "text", "edition", "by"))
    assert kept == {
        ("topic", "Prison health", edition.pk, author.pk),
        ("setting", "Prison", edition.pk, author.pk),
        ("method", "Nudges", edition.pk, author.pk),
    }
    assert "Prison health" in text_of(web.get(at("section_page", edition, "seed", 2)))


def test_a_retired_topic_stays_where_it_was_chosen_and_is_not_offered_elsewhere(web, author):
    Topic.objects.filter(slug="falls").update(is_retired=True)
    with_it, without = make_draft(lead=author, topics=["falls"]), make_draft(lead=author, topics=["cancer"])
    assert "Falls and fractures" in text_of(web.get(at("section_page", with_it, "seed", 2)))
    assert "Falls and fractures" not in text_of(web.get(at("section_page", without, "seed", 2)))
    web.post(at("section_page", without, "seed", 2), {"topics": topics("falls")})
    assert [topic.slug for topic in without.topics.all()] == ["cancer"]
