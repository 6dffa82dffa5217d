"""Accounts: having one, making one, signing in and out."""

from playwright.sync_api import Page, expect

from improvers.models import User
from improvers.roles import Role
from tests.browser.walking import sign_in
from tests.factories import make_user
from tests.second_factor import code_now

from .mail import then_a_mail_comes, when_they_open_the_link
from .pages import given_the_page, then_the_heading_is, when_they_answer, when_they_press

PASSWORD = "copper lantern meadow"
_TEST_SERVER = "http://localhost"  # cookies are for all ports


def given_an_account(name: str = "Amina Yusuf", role: Role = Role.IMPROVER) -> User:
    """Somebody who can sign in with PASSWORD."""
    address = f"{name.lower().replace(' ', '.')}@nhs.net"
    return make_user(role, name=name, email=address, password=PASSWORD)


def given_somebody_signed_in(page: Page, name: str = "Amina Yusuf", role: Role = Role.IMPROVER) -> User:
    """Somebody with an account, who signed in at this browser before and looks at their case studies."""
    user = given_an_account(name, role)
    sign_in(page.context, user, _TEST_SERVER)
    given_the_page(page, "/my-case-studies/")
    then_they_are_signed_in(page)
    return user


def when_they_sign_up(page: Page, name: str, email: str) -> None:
    """Makes an account from the header's link and shows that the address is theirs."""
    page.get_by_role("link", name="Create an account").first.click()
    when_they_answer(page, {"Your name": name, "Email address": email, "Password": PASSWORD})
    when_they_press(page, "Create account")
    then_the_heading_is(page, "Check your email")
    when_they_open_the_link(page, then_a_mail_comes(email, "Confirm"))
    when_they_press(page, "Confirm email address")


def when_they_sign_in(page: Page, email: str, password: str = PASSWORD, *, second_factor: bool = False) -> None:
    """Signs in on the sign-in page, and where it is asked for with the code an authenticator app shows now."""
    when_they_answer(page, {"Email address": email, "Password": password})
    when_they_press(page, "Sign in")
    if second_factor:
        then_the_heading_is(page, "Enter your code")
        when_they_answer(page, {"Code": code_now()})
        when_they_press(page, "Sign in")
    then_they_are_signed_in(page)


def when_they_sign_out(page: Page) -> None:
    """Signs out by the button in the header."""
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


def then_they_are_signed_in(page: Page) -> None:
    """The header offers to sign out."""
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
