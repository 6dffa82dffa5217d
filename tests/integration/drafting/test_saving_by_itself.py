"""Pages save by themselves: what they are told, whatever happened meanwhile."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from casestudies import workflow
from casestudies.models import CaseStudy, Edition, KeptAnswer
from casestudies.states import Status
from casestudies.together import actions as together
from tests.factories import make_draft, make_user

from .conftest import at, browser_of, text_of
from .open_page import OpenPage

pytestmark = pytest.mark.django_db

SECRET = "Secret-word"


@pytest.fixture
def edition(author) -> Edition:
    """A draft of the author's."""
    return make_draft(lead=author, headline=SECRET)


@pytest.fixture
def colleague(edition):
    """Somebody who writes, too."""
    user = make_user(name="Wes Writes")
    edition.case_study.collaborators.create(user=user, part="write")
    return user


def cost(edition) -> str:
    return at("section", edition, "cost")


def note(edition) -> str:
    return Edition.objects.get(pk=edition.pk).cost_note


def test_a_page_saves_itself_and_says_when(web, edition):
    answer = OpenPage(web, cost(edition)).type(cost_note="Two lamps").saves_itself()
    assert note(edition) == "Two lamps"
    assert answer.json()["result"] == "saved"
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["at"])


def test_a_save_that_arrives_late_changes_nothing(web, edition):
    page = OpenPage(web, cost(edition))
    page.type(cost_note="Two lamps and a ladder").saves_itself(turn=8)
    answer = page.type(cost_note="Two").saves_itself(turn=7)
    assert answer.json()["result"] == "late"
    assert note(edition) == "Two lamps and a ladder"


def test_a_save_sent_twice_is_saved_once(web, edition):
    page = OpenPage(web, at("add_part", edition, "what-you-did"))
    page.type(what="We asked").saves_itself(turn=3)
    version = Edition.objects.get(pk=edition.pk).version
    again = OpenPage(web, at("add_part", edition, "what-you-did"))
    again.sitting = page.sitting
    again.type(what="We asked").saves_itself(turn=3)
    assert edition.steps.count() == 1
    assert Edition.objects.get(pk=edition.pk).version == version


def test_the_first_page_begins_one_case_study_however_often_it_saves(web):
    page = OpenPage(web, reverse("drafting:new"))
    page.type(headline="We").saves_itself()
    page.type(headline="We hung lanterns").saves_itself()
    page.press("later")
    assert [study.open_edition.headline for study in CaseStudy.objects.all()] == ["We hung lanterns"]


def test_half_an_answer_is_kept_and_is_on_the_page_again(web, edition):
    address = at("section", edition, "seed")
    page = OpenPage(web, address).type(headline="x" * 200, problem="Doses were missed")
    answer = page.saves_itself()
    assert "must be 140 characters or fewer" in answer.json()["say"]
    saved = Edition.objects.get(pk=edition.pk)
    assert (saved.headline, saved.problem) == (SECRET, "Doses were missed")
    assert "x" * 200 in OpenPage(web, address).shows


def test_half_an_answer_that_grew_in_another_window_is_not_dropped(web, edition):
    address = at("section", edition, "seed")
    first = OpenPage(web, address).type(headline="x" * 200, problem=edition.problem)
    first.saves_itself()
    second = OpenPage(web, address).type(headline="x" * 200, problem=edition.problem)
    first.type(headline="x" * 200 + " and more").saves_itself()
    second.type(headline="We hung lanterns").press(scripts=False)
    kept = ["".join(row.typed["headline"]) for row in KeptAnswer.objects.all()]
    assert kept == ["x" * 200 + " and more"]


def test_without_scripts_the_button_for_later_saves_whatever_is_there(web, edition):
    page = OpenPage(web, at("section", edition, "seed")).type(headline="x" * 200, problem="Doses were missed")
    after = page.press("later", scripts=False)
    assert "Saved. Come back whenever you like." in text_of(after)
    assert "x" * 200 in OpenPage(web, at("section", edition, "seed")).shows
    assert Edition.objects.get(pk=edition.pk).problem == "Doses were missed"


def test_different_sections_never_meet(web, edition, colleague):
    mine = OpenPage(web, cost(edition)).type(cost_note="Two lamps")
    theirs = OpenPage(browser_of(colleague), at("section", edition, "advice")).type(advice_core="Start small")
    assert [page.saves_itself().json()["result"] for page in (mine, theirs, mine)] == ["saved"] * 3
    assert not KeptAnswer.objects.exists()


def test_different_answers_of_one_page_never_meet(web, edition, colleague):
    address = at("section", edition, "seed")
    mine = OpenPage(web, address).type(headline="We hung lanterns", problem="", result="")
    theirs = OpenPage(browser_of(colleague), address)
    mine.typed = {"headline": "We hung lanterns", "problem": edition.problem, "result": edition.result}
    theirs.typed = {"headline": SECRET, "problem": "Nobody saw who may fall", "result": edition.result}
    assert [page.saves_itself().json()["result"] for page in (mine, theirs)] == ["saved"] * 2
    saved = Edition.objects.get(pk=edition.pk)
    assert (saved.headline, saved.problem) == ("We hung lanterns", "Nobody saw who may fall")


def test_the_same_answer_from_two_people_shows_both_texts(web, edition, colleague):
    mine, theirs = OpenPage(web, cost(edition)), OpenPage(browser_of(colleague), cost(edition))
    mine.type(cost_note="Two lamps").saves_itself()
    answer = theirs.type(cost_note="Three lamps").saves_itself().json()
    assert answer["result"] == "met"
    assert answer["link"] == at("both_texts", edition)
    assert note(edition) == "Two lamps"
    page = text_of(theirs.web.get(answer["link"]))
    assert "Two lamps" in page
    assert "Three lamps" in page
    assert "from Asha Author" in page


def test_only_its_author_sees_what_waits_to_be_chosen(web, edition, colleague):
    mine, theirs = OpenPage(web, cost(edition)), OpenPage(browser_of(colleague), cost(edition))
    mine.type(cost_note="Two lamps").saves_itself()
    theirs.type(cost_note="Only-mine-word").saves_itself()
    assert "Only-mine-word" not in text_of(web.get(at("both_texts", edition)))
    assert "Wes Writes" in text_of(web.get(at("check", edition)))
    stranger = browser_of(make_user())
    assert stranger.get(at("both_texts", edition)).status_code == 404


def test_a_stale_tab_of_ones_own_overwrites_nothing(web, edition):
    older, newer = OpenPage(web, cost(edition)), OpenPage(web, cost(edition))
    newer.type(cost_note="Two lamps and a ladder").press()
    after = older.type(cost_note="Two").press(scripts=False)
    assert note(edition) == "Two lamps and a ladder"
    assert "Two lamps and a ladder" in text_of(after)
    assert "What you typed at" in text_of(after)


def test_several_texts_of_one_minute_can_be_told_apart(web, edition, colleague):
    tabs = [OpenPage(web, cost(edition)), OpenPage(web, cost(edition))]
    OpenPage(browser_of(colleague), cost(edition)).type(cost_note="Two lamps").saves_itself()
    for tab, typed in zip(tabs, ["Three lamps", "Four lamps"], strict=True):
        tab.type(cost_note=typed).saves_itself()
    page = text_of(web.get(at("both_texts", edition)))
    assert "What you typed (1) at" in page
    assert page.count("What you typed (2)") == 2
    assert "All, as one text" in page


def test_an_older_tab_in_which_nothing_was_typed_changes_nothing(web, edition, colleague):
    older = OpenPage(web, at("section", edition, "seed"))
    older.typed = {"headline": SECRET, "problem": edition.problem, "result": edition.result}
    theirs = OpenPage(browser_of(colleague), at("section", edition, "seed"))
    theirs.type(headline="Changed", problem="Changed too", result=edition.result).saves_itself()
    older.press(scripts=False)
    saved = Edition.objects.get(pk=edition.pk)
    assert (saved.headline, saved.problem) == ("Changed", "Changed too")
    assert not KeptAnswer.objects.exists()


def test_what_was_typed_in_a_part_that_somebody_removed_waits(web, edition, colleague):
    OpenPage(web, at("add_part", edition, "what-you-did")).type(what="We asked").press()
    step = edition.steps.get()
    page = OpenPage(web, at("change_part", edition, "what-you-did", step.pk)).type(what="We asked all night staff")
    browser_of(colleague).post(at("remove_part", edition, "what-you-did", step.pk))
    answer = page.saves_itself().json()
    assert answer["result"] == "stopped"
    assert answer["say"].startswith("A colleague removed this meanwhile.")
    assert "We asked all night staff" in text_of(web.get(answer["link"]))


def test_what_is_typed_while_a_colleague_sends_it_waits(web, edition, colleague):
    page = OpenPage(browser_of(colleague), cost(edition)).type(cost_note="Two lamps")
    edition.refresh_from_db()
    workflow.move(edition=edition, to=Status.SUBMITTED, by=edition.case_study.lead, expected_version=edition.version)
    answer = page.saves_itself().json()
    assert answer["result"] == "stopped"
    assert note(edition) == ""
    assert "Two lamps" in text_of(page.web.get(answer["link"]))


class TestSignedOut:
    """A session that ended takes nothing with it."""

    def test_a_page_that_saves_itself_is_told_where_to_sign_in(self, web, edition):
        answer = OpenPage(web, cost(edition)).type(cost_note="Two lamps").saves_itself(web=Client())
        assert answer.status_code == 401
        assert answer.json() == {"result": "signed_out", "sign_in": reverse("account_login")}
        assert note(edition) == ""

    def test_it_goes_on_once_its_person_is_back(self, web, edition, author):
        page = OpenPage(web, cost(edition)).type(cost_note="Two lamps")
        page.saves_itself(web=Client())
        assert page.saves_itself(web=browser_of(author)).json()["result"] == "saved"
        assert note(edition) == "Two lamps"

    def test_the_button_brings_back_what_was_typed(self, web, edition, author):
        page = OpenPage(web, cost(edition)).type(cost_note='Two "lamps" & <b>')
        held = page.press(scripts=False, web=Client())
        assert held.status_code == 401
        assert SECRET not in text_of(held)
        again = re.findall(r'name="(\w+)" value="([^"]*)"', text_of(held).split('method="post" action')[-1])
        data = {name: value.replace("&quot;", '"').replace("&amp;", "&") for name, value in again}
        browser_of(author).post(
            cost(edition), {key: value.replace("&lt;", "<").replace("&gt;", ">") for key, value in data.items()}
        )
        assert note(edition) == 'Two "lamps" & <b>'

    def test_it_says_the_same_about_what_does_not_exist(self, edition):
        nowhere = cost(edition).replace(edition.case_study.public_id, "nothing1")
        data = {"sitting": "{}", "cost_note": "Mine"}
        answers = [Client().post(address, data) for address in (cost(edition), nowhere)]
        assert [answer.status_code for answer in answers] == [401, 401]
        assert SECRET not in text_of(answers[0])


class TestOldForm:
    """A page that was open while its person signed in again: Django takes its form no more."""

    @pytest.fixture
    def strict(self, author) -> Client:
        """The author's browser, with forms checked as they are in earnest."""
        client = Client(enforce_csrf_checks=True)
        client.force_login(author, "django.contrib.auth.backends.ModelBackend")
        return client

    def send(self, strict, edition, **more):
        form = OpenPage(strict, cost(edition))
        data = {"csrfmiddlewaretoken": "x" * 64, "sitting": form.sitting, "cost_note": "Two lamps"}
        return strict.post(cost(edition), data, **more)

    def test_what_was_typed_is_in_the_page_to_be_sent_again(self, strict, edition):
        page = self.send(strict, edition)
        assert page.status_code == 403
        assert "This is not saved yet" in text_of(page)
        assert 'name="cost_note" value="Two lamps"' in text_of(page)
        assert note(edition) == ""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(page))[1]
        sitting = OpenPage(strict, cost(edition)).sitting
        strict.post(cost(edition), {"csrfmiddlewaretoken": token, "sitting": sitting, "cost_note": "Two lamps"})
        assert note(edition) == "Two lamps"

    def test_a_form_from_elsewhere_is_refused_as_ever(self, strict, edition):
        page = self.send(strict, edition, headers={"origin": "https://elsewhere.example"})
        assert page.status_code == 403
        assert "we could not accept that" in text_of(page)
        assert "Two lamps" not in text_of(page)
        assert note(edition) == ""


class TestNoLonger:
    """Somebody who does not write any more while they type."""

    def test_whoever_is_removed_while_typing_gets_back_what_they_typed(self, edition, colleague, author):
        page = OpenPage(browser_of(colleague), cost(edition)).type(cost_note="Two lamps")
        together.remove(collaborator=edition.case_study.collaborators.get(), by=author)
        told = page.saves_itself()
        assert (told.status_code, told.json()) == (404, {"result": "not_yours"})
        after = page.press(scripts=False)
        assert after.status_code == 404
        assert "Two lamps" in text_of(after)
        assert SECRET not in text_of(after)
        assert note(edition) == ""

    def test_so_does_whoever_only_checks_now(self, edition, colleague):
        page = OpenPage(browser_of(colleague), cost(edition)).type(cost_note="Two lamps")
        edition.case_study.collaborators.update(part="check")
        assert page.saves_itself().status_code == 404
        assert "Two lamps" in text_of(page.press(scripts=False))
        assert note(edition) == ""

    def test_a_stranger_is_told_the_same_about_what_exists_and_what_does_not(self, edition):
        nowhere = cost(edition).replace(edition.case_study.public_id, "nothing1")
        stranger = browser_of(make_user())
        data = {"sitting": "{}", "cost_note": "Mine"}
        pages = [text_of(stranger.post(address, data)) for address in (cost(edition), nowhere)]
        mains = [page.split("<main")[1].split("</main>")[0] for page in pages]
        assert mains[0] == mains[1]
        assert "Mine" in mains[0]
        assert note(edition) == ""
