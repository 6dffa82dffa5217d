"""Sections: each saves its own answers and nothing else."""

import pytest

from casestudies.models import Edition, Method
from casestudies.states import Status
from tests.factories import make_draft, make_published, make_user

from .conftest import at, text_of

pytestmark = pytest.mark.django_db

ANSWERS = {
    "cost": {"staff_hours": "10_50", "money_spent": "none", "cost_note": "Cake"},
    "context": {"context_helped": "A leader", "context_hindered": "Winter", "unintended": "Calm"},
    "lasting": {"lasting": "routine", "lasting_note": "Two years on"},
    "fairness": {"equity": "All", "patient_involvement": "Two carers", "environment": "Less paper"},
    "advice": {"advice_core": "Start small", "advice_optional": "The colour"},
    "tipping-points": {"no_tipping_points": True},
    "pitfalls": {"no_pitfalls": True},
    "what-you-did": {"summary": "Short", "what_you_did": "Long"},
    "methods": {"method_note": "Weekly", "sponsor": "None", "guidance": "NG1"},
}
FORGED = {
    "status": Status.PUBLISHED,
    "version": 99,
    "number": 7,
    "case_study": 1,
    "lead": 1,
    "published_at": "2020-01-01",
    "submitted_at": "2020-01-01",
    "claimed_by": 1,
    "board": 1,
    "headline": "Forged",
}


def row(edition) -> dict:
    """The edition's row without what every save counts up."""
    values = Edition.objects.filter(pk=edition.pk).values().get()
    return {name: value for name, value in values.items() if name not in {"version", "updated_at"}}


@pytest.mark.parametrize("section", ANSWERS)
def test_a_section_saves_its_own_answers_and_leaves_all_others_alone(web, author, section):
    edition = make_draft(lead=author)
    before, version = row(edition), edition.version
    sent = {name: "on" if value is True else value for name, value in ANSWERS[section].items()}
    answer = web.post(at("section", edition, section), sent | FORGED, follow=True)
    assert "Saved: " in text_of(answer)
    assert row(edition) == before | ANSWERS[section]
    edition.refresh_from_db()
    assert edition.version == version + 1
    assert edition.case_study.lead == author


@pytest.mark.parametrize("section", [section for section in ANSWERS if section not in ("tipping-points", "pitfalls")])
def test_what_was_saved_is_on_the_page_again(web, author, section):
    edition = make_draft(lead=author)
    web.post(at("section", edition, section), ANSWERS[section])
    shown = web.get(at("section", edition, section)).context["form"].initial
    assert {name: shown[name] for name in ANSWERS[section]} == ANSWERS[section]


def test_two_tabs_with_different_sections_do_not_undo_each_other(web, author):
    edition = make_draft(lead=author)
    web.get(at("section", edition, "cost"))
    web.get(at("section", edition, "advice"))
    web.post(at("section", edition, "cost"), ANSWERS["cost"])
    web.post(at("section", edition, "advice"), ANSWERS["advice"])
    edition.refresh_from_db()
    assert (edition.cost_note, edition.advice_core) == ("Cake", "Start small")


def test_an_answer_can_be_taken_back(web, author):
    edition = make_draft(lead=author, cost_note="Cake", staff_hours="10_50")
    web.post(at("section", edition, "cost"), {"cost_note": ""})
    edition.refresh_from_db()
    assert (edition.cost_note, edition.staff_hours) == ("", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"started_0": "3", "started_1": "2024"}, (2024, 3, None, None)),
        ({"started_1": "2024", "ended_1": "2024"}, (2024, None, 2024, None)),
    ],
)
def test_months_are_kept_with_their_years(web, author, typed, kept):
    edition = make_draft(lead=author)
    page = web.get(at("section", edition, "what-you-did"))
    names = [part.name for name in ("started", "ended") for part in page.context["form"][name].date_parts]
    parts = dict(zip(("started_0", "started_1", "ended_0", "ended_1"), names, strict=True))
    sent = {parts[name]: value for name, value in typed.items()}
    assert web.post(at("section", edition, "what-you-did"), sent).status_code == 302
    edition.refresh_from_db()
    assert (edition.started_year, edition.started_month, edition.ended_year, edition.ended_month) == kept


def test_work_cannot_end_before_it_started(web, author):
    edition = make_draft(lead=author)
    page = web.get(at("section", edition, "what-you-did"))
    names = [page.context["form"][name].date_parts[1].name for name in ("started", "ended")]
    page = web.post(at("section", edition, "what-you-did"), dict(zip(names, ("2024", "2023"), strict=True)))
    assert "It must end after it started" in text_of(page)


def test_methods_are_chosen_from_the_list(web, author):
    edition = make_draft(lead=author)
    lean = Method.objects.get(slug="lean")
    web.post(at("section", edition, "methods"), {"methods": [lean.pk]})
    assert list(edition.methods.all()) == [lean]
    assert "Lean" in text_of(web.get(at("check", edition)))


def test_tags_are_words_between_commas_once_each(web, author):
    edition = make_draft(lead=author)
    web.post(at("section", edition, "tags"), {"tags": "Falls, night shift ,FALLS,, "})
    assert sorted(tag.name for tag in edition.tags.all()) == ["Falls", "night shift"]
    assert 'value="Falls, night shift"' in text_of(web.get(at("section", edition, "tags")))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (",".join(f"tag {n}" for n in range(11)), "Enter up to 10 tags"),
        ("x" * 51, "50 characters or fewer"),
        ("!!!, falls", "at least one letter or number"),
    ],
)
def test_tags_that_cannot_be_kept_are_shown_again(web, author, typed, message):
    edition = make_draft(lead=author)
    page = web.post(at("section", edition, "tags"), {"tags": typed})
    assert message in text_of(page)
    assert f'value="{typed}"' in text_of(page)
    assert not edition.tags.exists()


def test_only_tags_of_published_case_studies_are_suggested(web, author):
    make_published().tags.add("well known")
    make_draft(lead=make_user()).tags.add("secret plan")
    page = text_of(web.get(at("section", make_draft(lead=author), "tags")))
    assert '<option value="well known">' in page
    assert "secret plan" not in page


@pytest.mark.parametrize("value", ["no such band", "\x00"])
def test_an_answer_that_is_not_on_the_list_is_refused(web, author, value):
    edition = make_draft(lead=author)
    page = web.post(at("section", edition, "cost"), {"staff_hours": value})
    assert "There is a problem" in text_of(page)
    edition.refresh_from_db()
    assert edition.staff_hours == ""


def test_somebody_who_came_from_check_your_answers_goes_back_there(web, author):
    edition = make_draft(lead=author)
    answer = web.post(at("section", edition, "cost") + "?return=check", ANSWERS["cost"])
    assert answer.url == at("check", edition)
    answer = web.post(at("section", edition, "seed") + "?return=check", {"headline": "New"})
    assert answer.url == at("check", edition)


def test_markup_in_an_answer_is_only_text(web, author):
    edition = make_draft(lead=author)
    web.post(at("section", edition, "advice"), {"advice_core": "<script>alert(1)</script>"})
    for name in ("check", "tasks"):
        assert "<script>alert(1)" not in text_of(web.get(at(name, edition)))
    assert "<script>alert(1)" not in text_of(web.get(at("section", edition, "advice")))
