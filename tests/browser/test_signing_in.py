"""Accounts: codes by email, new passwords, and who may sign up."""

from playwright.sync_api import expect

from .steps.mail import code_in, then_a_mail_comes, when_they_open_the_link
from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_answers_are,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_follow,
    when_they_press,
)
from .steps.people import (
    PASSWORD,
    given_an_account,
    given_somebody_signed_in,
    then_they_are_signed_in,
    when_they_sign_in,
    when_they_sign_out,
)


def test_a_code_by_email_signs_in(open_browser, way):
    user = given_an_account()
    page = open_browser(**way)
    given_the_page(page, "/my-case-studies/")
    when_they_follow(page, "Get a code by email instead")
    when_they_answer(page, {"Email address": user.email})
    when_they_press(page, "Send the code")

    when_they_answer(page, {"Sign-in code": "WRONG1"})
    when_they_press(page, "Sign in")
    then_errors_are_shown(
        page, "The code is wrong. Check the email we sent you, or ask for a new code", focused=way["javascript"]
    )
    when_they_answer(page, {"Sign-in code": code_in(then_a_mail_comes(user.email, "code"))})
    when_they_press(page, "Sign in")

    then_they_are_signed_in(page)
    then_the_heading_is(page, "My case studies")


def test_a_forgotten_password_is_replaced(open_browser, way):
    user = given_an_account()
    page = open_browser(**way)
    given_the_page(page, "/accounts/login/")
    when_they_follow(page, "I have forgotten my password")
    when_they_answer(page, {"Email address": user.email})
    when_they_press(page, "Send the link")
    then_the_heading_is(page, "Check your email")

    message = then_a_mail_comes(user.email, "password")
    when_they_open_the_link(page, message)
    when_they_answer(page, {"New password": "short"})
    when_they_press(page, "Save password")
    expect(page.locator(".nhsuk-error-summary")).to_be_visible()
    when_they_answer(page, {"New password": "velvet harbour thimble"})
    when_they_press(page, "Save password")

    given_the_page(page, "/accounts/login/")
    when_they_sign_in(page, user.email, "velvet harbour thimble")
    when_they_sign_out(page)
    when_they_open_the_link(page, message)
    then_the_heading_is(page, "The link does not work")


def test_somebody_from_elsewhere_is_told_which_address_to_use(open_browser, way):
    page = open_browser(**way)
    given_the_page(page, "/accounts/signup/")
    when_they_answer(page, {"Your name": "Kit Lane", "Email address": "kit@nhs.net.example.com", "Password": PASSWORD})
    when_they_press(page, "Create account")

    then_errors_are_shown(
        page,
        "Enter a work email address that ends in nhs.net, nhs.uk, nhs.scot, nhs.wales or hscni.net",
        focused=way["javascript"],
    )
    then_the_answers_are(page, {"Your name": "Kit Lane", "Email address": "kit@nhs.net.example.com"})


def test_a_wrong_password_says_what_to_do(open_browser, way):
    user = given_an_account()
    page = open_browser(**way)
    given_the_page(page, "/accounts/login/")
    when_they_answer(page, {"Email address": user.email, "Password": "not the password"})
    when_they_press(page, "Sign in")
    then_the_page_says(page, "The email address or password is wrong. Check both, or get a code by email instead")
    then_the_answers_are(page, {"Email address": user.email})


def test_somebody_changes_what_others_see_of_them(open_browser, way):
    page, other = open_browser(**way), open_browser(**way)
    user = given_somebody_signed_in(page, "Amina Yusuf")
    page.get_by_role("banner").get_by_role("link", name="Amina Yusuf").click()
    then_the_heading_is(page, "Your profile")
    when_they_answer(page, {"Job role (optional)": "Ward manager", "Show a page about me": True})
    when_they_answer(page, {"Show my job role, organisation and region": True})
    when_they_press(page, "Save")
    given_the_page(other, f"/people/{user.profile.public_id}/")
    then_the_heading_is(other, "Amina Yusuf")
    then_the_page_says(other, "Ward manager")
