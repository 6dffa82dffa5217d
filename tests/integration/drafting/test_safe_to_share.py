"""What could point to a patient is said where it stands, never keeps a draft from being saved, and stops sending."""

import json
import logging

import pytest

from casestudies.drafting import actions
from casestudies.drafting.settling import give_reason, leave_out
from casestudies.errors import NotSafe
from casestudies.identifiers.stored import explained, unexplained
from casestudies.models import IdentifierReason, ScannedFile
from casestudies.states import Status
from tests.factories import make_draft, make_user, take_to

from .conftest import at, csv_file, text_of

pytestmark = pytest.mark.django_db

NUMBER = "401 023 2137"
PROBLEM = {"problem": f"The notes of NHS number {NUMBER} were lost."}


def finding_in(edition):
    """The one thing found in an edition that nobody has explained."""
    [found] = unexplained(edition)
    return found


def press(web, edition, action: str, *, section: str = "seed", **more):
    """Presses a button of the notice about the one finding of an edition."""
    found = finding_in(edition)
    name = f"{found.place}:{found.id}"
    prefix = f"notice-{name}".replace(".", "-").replace(":", "-").replace("_", "-")
    sent = {f"{prefix}-{key}": value for key, value in more.items()}
    return web.post(at("section", edition, section), PROBLEM | sent | {"then": f"{action}:{name}"})


def test_a_draft_is_saved_whatever_it_says_and_the_page_says_what_it_noticed_once(web, author):
    edition = make_draft(lead=author)
    saved = web.post(at("section", edition, "seed"), PROBLEM, follow=True)
    edition.refresh_from_db()
    assert edition.problem == PROBLEM["problem"]
    page = text_of(saved)
    assert f"“{NUMBER}” looks like an NHS number." in page
    assert "Remove it" in page
    assert "This is not patient data because" in page
    noticed = f"notice-problem-{finding_in(edition).id}".replace("_", "-")
    again = web.post(at("section", edition, "seed"), PROBLEM | {"noticed": noticed})
    assert again.headers["Location"] == at("section_page", edition, "seed", 2)


def test_a_page_that_saves_by_itself_is_told_at_which_question(web, author):
    edition = make_draft(lead=author)
    answer = web.post(at("section", edition, "seed"), PROBLEM, headers={"Accept": "application/json"}).json()
    assert answer["result"] == "saved"
    assert answer["say"] == "Something could point to a patient: see the note at “What was the problem?”."
    assert list(answer["notices"]) == ["problem"]
    assert NUMBER in answer["notices"]["problem"]["html"]


def test_removing_takes_the_words_out_and_nothing_else(web, author):
    edition = make_draft(lead=author, **PROBLEM)
    answer = press(web, edition, "leave_out")
    assert answer.headers["Location"] == at("section", edition, "seed") + "#id_problem"
    edition.refresh_from_db()
    assert edition.problem == "The notes of NHS number … were lost."
    assert unexplained(edition) == []


def test_a_reason_stands_until_the_words_change_and_is_kept_without_them(web, author):
    edition = make_draft(lead=author, **PROBLEM)
    assert press(web, edition, "explain", reason="made_up", words="From the training set").status_code == 302
    assert "is not patient data: It is made up, or an example – From the training set" in text_of(
        web.get(at("section", edition, "seed"))
    )
    web.post(at("section", edition, "seed"), {"problem": "Lost: the notes of NHS number 4010232137, and more."})
    edition.refresh_from_db()
    assert unexplained(edition) == []
    web.post(at("section", edition, "seed"), {"problem": "NHS number 943 476 5919 was lost."})
    edition.refresh_from_db()
    assert len(unexplained(edition)) == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Select why this is not patient data"),
        ({"reason": "other"}, "Enter the reason in your words"),
        ({"reason": "made_up", "words": f"NHS number {NUMBER} is made up"}, "Say why without repeating the details"),
    ],
)
def test_a_reason_that_cannot_be_taken_is_asked_for_again(web, author, said, message):
    edition = make_draft(lead=author, **PROBLEM)
    page = text_of(press(web, edition, "explain", **said))
    assert "<title>Error: " in page
    assert page.count(message) == 2
    assert not edition.identifier_reasons.exists()


def test_sending_waits_until_each_is_removed_or_explained(web, author):
    edition = make_draft(lead=author, **PROBLEM)
    page = text_of(web.post(at("check", edition), {"version": edition.version}))
    edition.refresh_from_db()
    assert edition.status == Status.DRAFT
    assert "Error:" in page.split("</title>")[0]
    assert "“What was the problem?”: remove an NHS number, or say why it is not patient data" in page
    press_reason(edition, author)
    web.post(at("check", edition), {"version": edition.version})
    edition.refresh_from_db()
    assert edition.status == Status.SUBMITTED


def test_sending_waits_until_somebody_says_whether_people_are_in_a_photo(web, author):
    edition = make_draft(lead=author)
    edition.photos.create(public_id="p1", width=1, height=1, alternative_text="A board")
    assert "Say whether people can be seen in photo 1" in text_of(web.get(at("check", edition)))
    with pytest.raises(NotSafe):
        actions.send(edition=edition, by=author, expected_version=edition.version)
    edition.photos.update(people="none")
    assert actions.send(edition=edition, by=author, expected_version=edition.version)


def test_every_kind_of_text_is_looked_at_and_can_be_cleaned(author):
    edition = make_draft(lead=author, advice_core=f"NHS number {NUMBER}")
    edition.tags.set(["falls", NUMBER])
    edition.suggestions.create(kind="topic", text=f"NHS number {NUMBER}", by=author)
    edition.outcomes.create(changes={"2024-03-01": "huddle", "2024-04-01": f"moved {NUMBER}"}, comparison=f"{NUMBER} b")
    edition.steps.create(what=f"We rang {NUMBER}.")
    edition.resources.create(title=f"Form {NUMBER}")
    edition.photos.create(public_id="p1", alternative_text=NUMBER, caption=f"Of {NUMBER}", width=1, height=1)
    edition.attachments.create(public_id="a1", name=f"{NUMBER}.csv", size=1)
    found = unexplained(edition)
    assert len(found) == 10
    for each in found:
        assert leave_out(edition=edition, by=author, place=each.place, finding_id=each.id)
    edition = type(edition).objects.get(pk=edition.pk)
    assert unexplained(edition) == []
    assert edition.outcomes.get().changes == {"2024-03-01": "huddle", "2024-04-01": "moved …"}
    assert [tag.name for tag in edition.tags.all()] == ["falls"]
    assert edition.attachments.get().name == "….csv"


def test_staff_who_are_credited_are_no_findings(author):
    edition = make_draft(lead=author)
    edition.credits.create(name="Mrs Jane Hart, 83, from Hull", role="lead")
    assert unexplained(edition) == []


def test_the_text_of_a_file_is_looked_at_and_removing_it_means_removing_the_file(web, author):
    edition = make_draft(lead=author)
    content = f"name,number\nMary,{NUMBER}\n".encode()
    added = web.post(
        at("add_part", edition, "attachments"),
        {"file": csv_file("audit.csv", content), "description": "x"},
        follow=True,
    )
    page = text_of(added)
    assert "The text of this file seems to hold an NHS number." in page
    assert at("remove_part", edition, "attachments", edition.attachments.get().pk) in page
    assert NUMBER not in page


def test_what_was_found_is_never_stored_or_logged(web, author, caplog):
    caplog.set_level(logging.DEBUG)
    edition = make_draft(lead=author)
    content = f"name,number\nMary,{NUMBER}\n".encode()
    web.post(at("add_part", edition, "attachments"), {"file": csv_file("audit.csv", content)})
    press_reason(edition, author)
    digits = NUMBER.replace(" ", "")
    rows = [row for model in (IdentifierReason, ScannedFile) for row in model.objects.values()]
    assert len(rows) == 2
    kept = json.dumps(rows, default=str)
    for words in (NUMBER, digits):
        assert words not in kept
        assert words not in caplog.text


def press_reason(edition, by) -> None:
    found = finding_in(edition)
    give_reason(edition=edition, by=by, place=found.place, finding_id=found.id, reason="made_up")


def test_a_new_edition_keeps_the_reasons_given_for_the_same_words(author):
    edition = make_draft(lead=author)
    edition.steps.create(what=f"We rang about {NUMBER}.")
    press_reason(edition, author)
    edition.refresh_from_db()
    take_to(Status.PUBLISHED, edition)
    newer = actions.start_edition(case_study=edition.case_study, by=author)
    assert unexplained(newer) == []
    assert len(explained(newer)) == 1


def test_others_can_neither_explain_nor_remove(author):
    edition = make_draft(lead=author, **PROBLEM)
    found = finding_in(edition)
    for action, more in ((leave_out, {}), (give_reason, {"reason": "made_up"})):
        with pytest.raises(Exception, match="Only the people who write"):
            action(edition=edition, by=make_user(), place=found.place, finding_id=found.id, **more)
