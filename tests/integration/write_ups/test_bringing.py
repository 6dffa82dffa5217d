"""From a Word file or pasted text to a draft: nothing is lost on the way, and nobody else sees it."""

import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies.drafting import actions as drafting
from casestudies.drafting.forms import details
from casestudies.models import CaseStudy, Edition
from casestudies.states import Status
from casestudies.write_ups.placing.fitting import LIMITS
from tests.factories import make_draft, make_edition, make_user
from tests.integration.drafting.conftest import browser_of, text_of
from tests.write_ups.kinds import numbered, styled, tables_and_pictures, twenty_pages
from tests.write_ups.making import Made

pytestmark = pytest.mark.django_db

START = "/share/from-a-write-up/"


@pytest.fixture
def author(db):
    return make_user(name="Asha Author")


@pytest.fixture
def web(author):
    return browser_of(author)


def at(name: str, case_study: CaseStudy, *more) -> str:
    return reverse(f"write_ups:{name}", args=[case_study.public_id, *more])


def word(made: Made | bytes, name: str = "report.docx") -> dict:
    return {"file": SimpleUploadedFile(name, made if isinstance(made, bytes) else made.content)}


def bring(web: Client, sent: dict) -> Edition:
    """Brings a write-up in as a new case study."""
    answer = web.post(START, sent)
    assert answer.status_code == 302, text_of(answer)
    edition = Edition.objects.latest("pk")
    assert answer.url == at("passages", edition.case_study)
    return edition


def placed(web: Client, edition: Edition, **changes: str) -> Edition:
    """Confirms what is suggested, apart from some changes by name of field."""
    case_study = edition.case_study
    said = {f"place-{passage.pk}": passage.place for passage in case_study.passages.all()}
    said |= {f"shows-{picture.pk}": picture.description for picture in case_study.found_pictures.all()}
    answer = web.post(at("passages", case_study), said | changes)
    assert answer.status_code == 302, text_of(answer)
    edition.refresh_from_db()
    return edition


def all_words_of(edition: Edition) -> str:
    """Everything an edition says and what waits beside it, on one line."""
    said = [str(getattr(edition, name)) for name in ("headline", "problem", "result", *LIMITS)]
    for relation in ("outcomes", "tipping_points", "pitfalls", "resources", "credits"):
        for part in getattr(edition, relation).all():
            said += [
                str(getattr(part, field.name)) for field in part._meta.fields if field.name not in {"id", "edition"}
            ]
    said += [f"{passage.heading} {passage.text}" for passage in edition.case_study.passages.all()]
    return " ".join(" ".join(said).split())


def test_a_report_becomes_a_draft_in_two_steps(web, author):
    edition = bring(web, word(numbered()))
    assert edition.case_study.lead == author
    assert edition.headline == "One queue: ending the 8am scramble at Thornbury Lane Surgery"
    assert edition.problem == ""

    edition = placed(web, edition)
    assert edition.problem.startswith("Every morning more than 200 people rang")
    assert len(edition.problem) <= 280
    assert edition.what_you_did.startswith("Our aim was that everybody")
    assert "average wait on the phone came down to 4 minutes" in edition.result
    assert "town practice" in edition.context_helped
    assert [part.what[:12] for part in edition.pitfalls.all()] == ["We left the ", "The supplier"]
    assert edition.tipping_points.count() == 1
    assert [(person.name, person.job_role) for person in edition.credits.all()][:2] == [
        ("Jacinta Merrow", "practice manager"),
        ("Bronwen Tolley", "lead receptionist"),
    ]
    assert not edition.case_study.passages.exists()


@pytest.mark.parametrize("kind", [styled, numbered, twenty_pages], ids=lambda kind: kind.__name__)
def test_every_passage_is_in_the_draft_or_waits_beside_it(web, kind):
    made = kind()
    edition = placed(web, bring(web, word(made)))
    words = all_words_of(edition)
    assert [text for _, text in made.passages if not _is_in(text, words)] == []


def _is_in(text: str, words: str) -> bool:
    """Whether each word of a passage is there: short answers begin with some of it, names stand apart from roles."""
    return set(re.findall(r"\w{3,}", text)) - {"and"} <= set(re.findall(r"\w{3,}", words))


def test_one_choice_moves_a_passage_and_one_keeps_or_deletes_it(web):
    edition = bring(
        web, {"text": "Lanterns\n\nProblem\n\nFalls.\n\nResults\n\nFewer.\n\nKit\n\nHooks.\n\nThanks\n\nMum."}
    )
    falls, fewer, hooks, _ = edition.case_study.passages.all()
    changes = {f"place-{falls.pk}": "pitfalls", f"place-{fewer.pk}": "", f"place-{hooks.pk}": "delete"}
    edition = placed(web, edition, **changes)
    assert edition.pitfalls.get().what == "Falls."
    assert edition.credits.get().name == "Mum"
    assert [passage.text for passage in edition.case_study.passages.all()] == ["Fewer."]

    page = text_of(web.get(reverse("drafting:tasks", args=[edition.case_study.public_id])))
    assert "1 passage waits for a place" in page
    edition = placed(web, edition, **{f"place-{fewer.pk}": "outcomes"})
    assert edition.result == "Fewer."
    assert "wait" not in text_of(web.get(reverse("drafting:tasks", args=[edition.case_study.public_id])))


def test_figures_become_outcomes_and_described_pictures_photos(web):
    edition = bring(web, word(tables_and_pictures()))
    first, second = edition.case_study.found_pictures.all()
    edition = placed(web, edition, **{f"shows-{first.pk}": "The trolley"})
    wait, noon = edition.outcomes.all()
    assert (wait.measure, float(wait.baseline), float(wait.result), wait.unit) == (
        "Wait for medicines (hours)",
        5.5,
        1.8,
        "hours",
    )
    assert (float(noon.baseline), float(noon.result), noon.unit) == (11, 26, "%")
    assert edition.result == "Wait for medicines (hours): 5.5 hours before, 1.8 hours after."
    photo = edition.photos.get()
    assert photo.alternative_text == "The trolley"
    assert photo.large.name == first.large.name
    assert default_storage.exists(photo.large.name)
    assert list(edition.case_study.found_pictures.all()) == [second]


def test_a_deleted_picture_is_gone_with_its_files(web, django_capture_on_commit_callbacks):
    edition = bring(web, word(tables_and_pictures()))
    first, second = edition.case_study.found_pictures.all()
    with django_capture_on_commit_callbacks(execute=True):
        placed(web, edition, **{f"delete-{first.pk}": "on"})
    assert not default_storage.exists(first.large.name)
    assert default_storage.exists(second.small.name)


def test_more_can_be_brought_in_and_what_is_written_stays(web, author):
    edition = make_draft(
        lead=author, headline="Ours", problem="Written by hand.", result="Good.", what_you_did="A start."
    )
    answer = web.post(
        at("add", edition.case_study), {"text": "Theirs\n\nProblem\n\nRead from text.\n\nResults\n\nFewer."}
    )
    assert answer.url == at("passages", edition.case_study)
    edition = placed(web, edition)
    assert (edition.headline, edition.problem, edition.result) == ("Ours", "Written by hand.", "Good.")
    assert edition.what_you_did == "A start.\n\nRead from text."
    assert edition.outcomes.get().measure == "Fewer."
    assert edition.case_study.passages.get().text == "Theirs"


def test_what_does_not_fit_waits(web, author):
    edition = make_draft(lead=author, what_you_did="x" * 7990)
    web.post(at("add", edition.case_study), {"text": "Method\n\nWe moved the round to the evening."})
    page = web.post(
        at("passages", edition.case_study),
        {f"place-{edition.case_study.passages.get().pk}": "what_we_did"},
        follow=True,
    )
    assert "not all of it fitted" in text_of(page)
    assert edition.case_study.passages.get().text == "We moved the round to the evening."


def test_answers_take_as_much_as_their_forms():
    forms = [value for value in vars(details).values() if hasattr(value, "base_fields")]
    fields = {name: field for form in forms for name, field in form.base_fields.items()}
    assert {name: fields[name].max_length for name in LIMITS} == LIMITS


def test_placing_takes_back_that_there_is_nothing_to_skip(web, author):
    edition = make_draft(lead=author, no_pitfalls=True)
    web.post(at("add", edition.case_study), {"text": "Lessons learned\n\nWe bought mats."})
    assert placed(web, edition).no_pitfalls is False


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Choose a Word file, or paste your text below"),
        ({"text": "  \n "}, "Choose a Word file, or paste your text below"),
        (word(b"%PDF-1.7", "report.pdf"), "must be a Word document (docx). Copy its text and paste it instead"),
        (word(b"", "report.docx"), "The selected file is empty"),
        ({"text": "word " * 50_000}, "too long to read in one go"),
        (word(numbered()) | {"text": "Words"}, "Choose a file or paste text, not both"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_begins(web, sent, message):
    if "file" in sent:
        sent["file"].seek(0)
    assert message in text_of(web.post(START, sent))
    assert not CaseStudy.objects.exists()


@pytest.mark.parametrize("name", ["add", "passages"])
def test_only_its_writers_see_what_waits_and_only_while_it_is_their_turn(web, author, name):
    edition = bring(web, {"text": "Secret word\n\nProblem\n\nSecret sauce."})
    assert browser_of(make_user()).get(at(name, edition.case_study)).status_code == 404
    assert Client().get(at(name, edition.case_study)).status_code == 302
    sent = make_edition(Status.SUBMITTED, lead=author)
    assert web.get(at(name, sent.case_study)).status_code == 403


def test_pictures_that_wait_are_for_those_who_take_part(web):
    edition = bring(web, word(tables_and_pictures()))
    address = at("picture", edition.case_study, edition.case_study.found_pictures.first().public_id)
    answer = web.get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "image/jpeg",
        "private, no-store",
    )
    assert browser_of(make_user()).get(address).status_code == 404
    assert web.get(at("picture", edition.case_study, "none-such")).status_code == 404


def test_a_second_press_of_the_button_changes_nothing(web):
    edition = bring(web, {"text": "Lanterns\n\nProblem\n\nFalls at night."})
    said = {f"place-{passage.pk}": passage.place for passage in edition.case_study.passages.all()}
    for _ in range(2):
        web.post(at("passages", edition.case_study), said)
    edition.refresh_from_db()
    assert edition.problem == "Falls at night."
    assert edition.what_you_did == ""


def test_the_page_takes_as_many_queries_for_many_passages(web):
    counts = []
    for number in (1, 3):
        edition = bring(web, {"text": "T\n\n" + "".join(f"# Ward {n} thing\n\nWords {n}.\n\n" for n in range(number))})
        with CaptureQueriesContext(connection) as queries:
            web.get(at("passages", edition.case_study))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_same_words_come_through_another_edition(web, author):
    edition = bring(web, {"text": "Lanterns\n\nThe sky over the bay is blue."})
    assert edition.case_study.passages.get().place == ""
    drafting.withdraw(edition=edition, by=author, expected_version=edition.version)
    newer = drafting.start_edition(case_study=edition.case_study, by=author)
    placed(web, newer, **{f"place-{edition.case_study.passages.get().pk}": "summary"})
    newer.refresh_from_db()
    assert newer.summary == "The sky over the bay is blue."


def test_a_passage_that_could_point_to_a_patient_says_so_where_it_waits(web):
    edition = bring(
        web, {"text": "Problem\n\nMrs Hart, 83, from Whitby, waited. NHS number 401 023 2137.\n\nPlain words."}
    )
    page = text_of(web.get(at("passages", edition.case_study)))
    assert page.count("This seems to hold") == 1
    assert "This seems to hold a patient’s name, an NHS number." in page
