"""After publication: a reader reports a problem, a moderator takes the page down; and an author says what stopped."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from casestudies.models import Edition
from improvers.roles import Role
from tests.factories import make_published, make_user

from .conftest import PHONE
from .steps.mail import then_a_mail_comes, when_they_open_the_link
from .steps.pages import given_the_page, then_the_heading_is, then_the_page_says, when_they_follow, when_they_press
from .steps.people import given_somebody_signed_in


def test_a_patient_who_could_be_recognised_is_reported_and_taken_down_in_one_step(open_browser):
    reader, desk = open_browser(viewport=PHONE, javascript=False), open_browser()
    author = make_user(name="Ada Brown")
    edition = make_published(lead=author, headline="Huddles before handover")
    moderator = given_somebody_signed_in(desk, "Mo Derator", Role.MODERATOR)

    given_the_page(reader, edition.case_study.get_absolute_url())
    when_they_follow(reader, "Report a problem with this page")
    reader.get_by_label("A patient could be recognised").check()
    reader.get_by_label("Tell us more").fill("A name band can be read in the photo.")
    when_they_press(reader, "Send report")
    then_the_heading_is(reader, "Report sent. Thank you")

    when_they_open_the_link(
        desk, then_a_mail_comes(moderator.email, "A reader says that a patient could be recognised")
    )
    then_the_page_says(desk, "A name band can be read in the photo.")
    desk.get_by_label("Taken down").check()
    desk.get_by_label("Reason for taking it down").fill("A name can be read.")
    when_they_press(desk, "Close this report")
    then_the_page_says(desk, "No report of this case study is open.")

    given_the_page(reader, edition.case_study.get_absolute_url())
    then_the_heading_is(reader, "This case study has been taken down")
    assert "A name can be read." in then_a_mail_comes(author.email, "was taken down").body


def test_an_author_says_with_one_button_and_no_password_that_it_is_still_running(open_browser):
    phone = open_browser(viewport=PHONE, javascript=False)
    author = make_user(name="Ada Brown")
    edition = make_published(lead=author, headline="Huddles before handover")
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now() - timedelta(days=200))

    call_command("ask_still_true")
    when_they_open_the_link(phone, then_a_mail_comes(author.email, "Is it still true?"))
    when_they_press(phone, "Yes, it is still running")
    then_the_heading_is(phone, "Thank you")
    when_they_follow(phone, "the case study")
    then_the_page_says(phone, "Still running, confirmed")
