"""Two texts for one answer: shown to their author, who chooses one or makes one of both."""

import re

import pytest

from casestudies.models import Edition, KeptAnswer
from tests.factories import make_draft, make_user

from .conftest import at, browser_of, text_of
from .open_page import OpenPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(author) -> Edition:
    """A draft that the author and Wes write."""
    edition = make_draft(lead=author)
    edition.case_study.collaborators.create(user=make_user(name="Wes Writes"), part="write")
    return edition


@pytest.fixture
def theirs(edition):
    """Wes's browser."""
    return browser_of(edition.case_study.collaborators.get().user)


@pytest.fixture
def met(web, theirs, edition) -> OpenPage:
    """Wes's page: the author answered the same question."""
    cost = at("section", edition, "cost")
    page = OpenPage(theirs, cost)
    OpenPage(web, cost).type(cost_note="Two lamps").saves_itself()
    page.type(cost_note="Three lamps").saves_itself()
    return page


def note(edition) -> str:
    return Edition.objects.get(pk=edition.pk).cost_note


def choice(web, edition, pick: str, **more: str) -> dict[str, str]:
    """What the page with both texts sends when this is picked ("mine" is the first thing one typed)."""
    shown = text_of(web.get(at("both_texts", edition)))
    of = re.search(r'name="of" value="(\d+)"', shown)[1]
    mark = re.search(rf'name="text-{of}-now" value="(\w+)"', shown)[1]
    data = {"of": of, f"text-{of}-pick": of if pick == "mine" else pick, f"text-{of}-now": mark}
    return data | {f"text-{of}-{name}": value for name, value in more.items()}


@pytest.mark.parametrize(
    ("pick", "more", "said"),
    [
        ("theirs", {}, "Two lamps"),
        ("mine", {}, "Three lamps"),
        ("together", {"together": "Two lamps, then three"}, "Two lamps, then three"),
    ],
)
def test_one_is_chosen_or_one_is_made_of_both(met, theirs, edition, pick, more, said):
    after = theirs.post(at("both_texts", edition), choice(theirs, edition, pick, **more), follow=True)
    assert "There is nothing left to choose." in text_of(after)
    assert note(edition) == said
    assert not KeptAnswer.objects.exists()


def test_the_text_made_of_both_begins_with_both(met, theirs, edition):
    assert "Two lamps\n\nThree lamps" in text_of(theirs.get(at("both_texts", edition)))


def test_choosing_nothing_is_an_error_that_keeps_both(met, theirs, edition):
    after = text_of(theirs.post(at("both_texts", edition), choice(theirs, edition, "")))
    assert "Error: " in after
    assert "Select which text you want to keep" in after
    assert KeptAnswer.objects.count() == 1


def test_a_text_of_both_that_is_too_long_is_an_error_that_keeps_both(met, theirs, edition):
    data = choice(theirs, edition, "together", together="x" * 20_001)
    after = text_of(theirs.post(at("both_texts", edition), data))
    assert "must be 20000 characters or fewer" in after
    assert (note(edition), KeptAnswer.objects.count()) == ("Two lamps", 1)


def test_nobody_chooses_against_a_text_they_have_not_read(met, web, theirs, edition):
    data = choice(theirs, edition, "mine")
    OpenPage(web, at("section", edition, "cost")).type(cost_note="Four lamps").saves_itself()
    after = text_of(theirs.post(at("both_texts", edition), data))
    assert "One of these texts changed again." in after
    assert "Four lamps" in after
    assert note(edition) == "Four lamps"
    assert KeptAnswer.objects.count() == 1


@pytest.mark.parametrize("pick", ["theirs", "mine"])
def test_nor_against_what_they_typed_since_in_another_window(met, theirs, edition, pick):
    data = choice(theirs, edition, pick)
    met.type(cost_note="Three lamps and a ladder").saves_itself()
    after = text_of(theirs.post(at("both_texts", edition), data))
    assert "One of these texts changed again." in after
    assert "Three lamps and a ladder" in after
    assert note(edition) == "Two lamps"
    assert "".join(KeptAnswer.objects.get().typed["cost_note"]) == "Three lamps and a ladder"


def test_choosing_twice_is_choosing_once(met, web, theirs, edition):
    data = choice(theirs, edition, "mine")
    theirs.post(at("both_texts", edition), data)
    OpenPage(web, at("section", edition, "cost")).type(cost_note="Four lamps").saves_itself()
    after = text_of(theirs.post(at("both_texts", edition), data))
    assert "There is nothing to choose." in after
    assert note(edition) == "Four lamps"


class TestRemovedPart:
    """What was typed in a part that somebody removed."""

    @pytest.fixture
    def removed(self, web, theirs, edition) -> OpenPage:
        """Wes's page of a step the author removed while Wes wrote."""
        OpenPage(web, at("add_part", edition, "what-you-did")).type(what="We asked").press()
        step = edition.steps.get()
        page = OpenPage(theirs, at("change_part", edition, "what-you-did", step.pk)).type(what="We asked at night")
        web.post(at("remove_part", edition, "what-you-did", step.pk))
        page.saves_itself()
        return page

    def settle(self, web, edition, then: str):
        mark = re.search(r'name="loose" value="(\w+)"', text_of(web.get(at("both_texts", edition))))[1]
        return {"loose": mark, "then": then}

    def test_it_can_be_added_again(self, removed, theirs, edition):
        page = theirs.post(at("both_texts", edition), self.settle(theirs, edition, "add"), follow=True)
        assert "We asked at night" in text_of(page)
        OpenPage(theirs, page.redirect_chain[-1][0]).type(what="We asked at night").press()
        assert edition.steps.get().what == "We asked at night"
        assert not KeptAnswer.objects.exists()

    def test_it_can_be_left_out(self, removed, theirs, edition):
        theirs.post(at("both_texts", edition), self.settle(theirs, edition, "leave"))
        assert not KeptAnswer.objects.exists()
        assert not edition.steps.exists()

    def test_what_was_typed_since_is_not_left_out_unread(self, removed, theirs, edition):
        data = self.settle(theirs, edition, "leave")
        removed.type(what="We asked every night").saves_itself()
        after = text_of(theirs.post(at("both_texts", edition), data))
        assert "One of these texts changed again." in after
        assert "We asked every night" in after
