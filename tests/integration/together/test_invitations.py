"""Invitations: only the person invited can use one, once, in time; whoever tries anything else learns nothing."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casestudies.models import Collaborator, Invitation, Message
from casestudies.together import invitations
from tests.factories import make_published, make_user
from tests.integration.drafting.conftest import browser_of, text_of

from .conftest import EMAIL, LEAD, SECRET, at, invite, join, links_to

pytestmark = pytest.mark.django_db

_TELLS = (SECRET, LEAD, "lena@nhs.net", EMAIL)


@pytest.fixture
def colleague(db):
    """Who is invited."""
    return make_user(name="Cora Colleague", email=EMAIL)


@pytest.fixture
def link(web, edition) -> str:
    """The link in the invitation."""
    invite(web, edition)
    return links_to()[0]


def parts(edition) -> list[tuple[str, str]]:
    return list(edition.case_study.collaborators.values_list("user__email", "part"))


def check_refused(response) -> None:
    """The page every link that cannot be used leads to: nothing of what it could have been about."""
    assert response.status_code == 404
    assert "This link cannot be used" in text_of(response)
    assert not any(word in text_of(response) for word in (SECRET, LEAD, "lena@nhs.net"))


@pytest.mark.parametrize("part", ["write", "check", "credited"])
def test_whoever_is_invited_accepts_and_plays_that_part(web, edition, colleague, part):
    invite(web, edition, part=part)
    link, _ = links_to()
    theirs = browser_of(colleague)
    page = text_of(theirs.get(link))
    assert f"{LEAD} invites you" in page
    assert SECRET in page
    answer = theirs.post(link)
    assert answer.url == reverse("drafting:tasks", args=[edition.case_study.public_id])
    assert parts(edition) == [(EMAIL, part)]
    assert SECRET in text_of(theirs.get(answer.url))
    assert Message.objects.filter(to="lena@nhs.net").exists()


def test_seeing_an_invitation_changes_nothing(link, edition, colleague):
    browser_of(colleague).get(link)
    assert parts(edition) == []
    assert Invitation.objects.open().count() == 1


def test_an_invitation_works_once(link, edition, colleague):
    theirs = browser_of(colleague)
    theirs.post(link)
    check_refused(theirs.get(link))
    edition.case_study.collaborators.all().delete()
    check_refused(theirs.post(link))
    assert parts(edition) == []


def test_an_invitation_runs_out(link, edition, colleague):
    Invitation.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    theirs = browser_of(colleague)
    check_refused(theirs.get(link))
    check_refused(theirs.post(link))
    assert parts(edition) == []


def test_nobody_else_can_use_an_invitation(link, edition):
    others = browser_of(make_user(name="Otto Other"))
    check_refused(others.get(link))
    check_refused(others.post(link))
    assert parts(edition) == []
    assert Invitation.objects.open().count() == 1


def test_an_address_that_is_not_verified_is_not_theirs(link, edition):
    pretender = make_user(name="Pru Pretends")
    pretender.emailaddress_set.create(email=EMAIL, verified=False)
    check_refused(browser_of(pretender).post(link))
    assert parts(edition) == []


def test_a_second_verified_address_is_theirs_too(link, edition, colleague):
    other = make_user(name="Dee Double")
    colleague.emailaddress_set.all().delete()
    other.emailaddress_set.create(email=EMAIL.upper(), verified=True)
    browser_of(other).post(link)
    assert parts(edition) == [(other.email, "write")]


@pytest.mark.parametrize("token", ["guessed", "x" * 43, "-", "0"])
def test_a_guessed_link_is_refused(link, edition, colleague, token):
    theirs = browser_of(colleague)
    check_refused(theirs.get(reverse("together:invitation", args=[token])))
    check_refused(theirs.post(reverse("together:invitation", args=[token])))
    assert parts(edition) == []


def test_what_is_stored_is_not_the_link(link, edition, colleague):
    stored = Invitation.objects.get().token_hash
    check_refused(browser_of(colleague).post(reverse("together:invitation", args=[stored])))
    assert stored not in link
    assert parts(edition) == []


def test_every_refusal_is_the_same_page(web, edition, colleague):
    def refusal(link):
        page = browser_of(colleague).get(link)
        return page.status_code, text_of(page).split("<main")[1].split("</main>")[0]

    invite(web, edition)
    used = links_to()[0]
    browser_of(colleague).post(used)
    edition.case_study.collaborators.all().delete()
    invite(web, edition)
    replaced = links_to()[0]
    invite(web, edition)
    Invitation.objects.update(expires_at=timezone.now() - datetime.timedelta(days=1))
    late = links_to()[0]
    invite(web, edition, email="somebody.else@nhs.net")
    others = links_to("somebody.else@nhs.net")[0]
    guessed = reverse("together:invitation", args=["x" * 43])
    assert {refusal(link) for link in (used, replaced, late, others)} == {refusal(guessed)}


def test_a_link_says_nothing_to_those_who_are_not_signed_in(link):
    for path in (link, reverse("together:invitation", args=["guessed"])):
        answer = Client().get(path)
        assert answer.url == f"{reverse('account_login')}?next={path}"
        assert not any(word in text_of(Client().get(path, follow=True)) for word in _TELLS)


def test_an_invitation_taken_back_is_refused(web, link, edition, colleague):
    web.post(at("withdraw", edition, Invitation.objects.get().pk))
    check_refused(browser_of(colleague).post(link))
    assert parts(edition) == []


def test_inviting_again_makes_the_earlier_link_useless(web, link, edition, colleague):
    invite(web, edition, part="check")
    check_refused(browser_of(colleague).post(link))
    browser_of(colleague).post(links_to()[0])
    assert parts(edition) == [(EMAIL, "check")]


def test_one_click_declines_without_an_account(web, link, edition, colleague):
    _, decline = links_to()
    said = Client().post(decline)
    assert "Declined" in text_of(said)
    assert not any(word in text_of(said) for word in _TELLS)
    check_refused(browser_of(colleague).post(link))
    assert parts(edition) == []


def test_declining_says_the_same_whatever_the_link_is(link):
    _, decline = links_to()
    guessed = reverse("together:decline", args=["guessed"])

    def pages(path):
        visitor = Client()
        said = [text_of(answer(path)) for answer in (visitor.get, visitor.post, visitor.post)]
        return [page.split("<main")[1].split("</main>")[0].split("csrfmiddlewaretoken")[0] for page in said]

    assert pages(decline) == pages(guessed)


def test_opening_the_link_to_decline_declines_nothing(link):
    Client().get(links_to()[1])
    assert Invitation.objects.open().count() == 1


def test_declining_ends_no_part_somebody_has(link, edition, colleague):
    browser_of(colleague).post(link)
    Client().post(links_to(EMAIL)[1])
    assert parts(edition) == [(EMAIL, "write")]


def test_only_the_lead_invites(edition):
    for part in ("write", "check", "credited"):
        colleague = join(edition, part=part)
        assert invite(browser_of(colleague.user), edition).status_code == 403
    assert invite(browser_of(make_user()), edition).status_code == 404
    assert not Invitation.objects.exists()


def test_somebody_who_takes_part_is_not_invited_again(web, edition):
    join(edition, email=EMAIL)
    page = invite(web, edition, email=EMAIL.upper())
    assert "This person takes part already" in text_of(page)
    page = invite(web, edition, email="lena@nhs.net")
    assert "This person takes part already" in text_of(page)
    assert not Invitation.objects.exists()


def test_inviting_says_nothing_about_who_has_an_account(web, edition, colleague):
    def said(email):
        answer = invite(web, edition, email=email)
        news = [str(message).replace(email, "") for message in get_messages(answer.wsgi_request)]
        return answer.status_code, answer.url, news[-1:]

    assert said(EMAIL) == said("nobody.here@nhs.net")


def test_there_is_a_limit_of_invitations_a_day(web, edition):
    for number in range(invitations.MOST_A_DAY):
        invite(web, edition, email=f"person{number}@nhs.uk")
    page = invite(web, edition, email="one.more@nhs.net")
    assert "You have sent many invitations" in text_of(page)
    assert Invitation.objects.count() == invitations.MOST_A_DAY


def test_nobody_is_written_to_again_and_again(edition):
    for _ in range(invitations.MOST_TO_ONE_A_DAY + 2):
        other = make_user()
        mine = make_published(lead=other)
        invite(browser_of(other), mine)
    assert Message.objects.filter(to=EMAIL).count() == invitations.MOST_TO_ONE_A_DAY


def test_what_the_lead_types_must_be_an_address_and_a_part(web, edition):
    page = text_of(web.post(at("people", edition), {"email": "not an address"}))
    assert "Error: " in page
    assert "Select what you would like them to do" in page
    assert not Invitation.objects.exists()
    assert not Collaborator.objects.exists()
