"""Every page that says what went wrong, provoked for real: whether answers were saved, and a way on."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from casestudies.library import queries
from casestudies.states import Status
from improvers.roles import Role
from sharing_portal.doors import limits
from tests.factories import make_draft, make_edition, make_user

LOGIN = "/accounts/login/"
SAFE = "Everything you saved before is safe"
SITTING = json.dumps({"token": "a" * 32, "seen": {}, "kept": []})


def plain(response, status, heading, *sentences):
    """Holds a page to what all of them have: status, heading, sentences, two ways on, no cache, no stack trace."""
    text = response.content.decode()
    assert response.status_code == status
    assert f'<h1 class="nhsuk-heading-l">{heading}</h1>' in text
    for sentence in (*sentences, 'href="/">Go to the homepage', 'href="/search/">find a case study'):
        assert sentence in text
    assert "Traceback" not in text
    assert "no-store" in response["Cache-Control"]
    assert "default-src" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    return text


@pytest.mark.django_db
def test_too_many_fields_are_not_understood_and_nothing_is_saved(visitor, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    response = visitor.post(LOGIN, {f"field{number}": "x" for number in range(5)})
    plain(response, 400, "Sorry, we could not understand that request", "more fields or files", "not saved", SAFE)


def test_a_forged_host_is_not_understood(visitor):
    response = visitor.get("/", headers={"host": "evil.example.org"})
    text = plain(response, 400, "Sorry, we could not understand that request")
    assert "evil.example.org" not in text
    assert "saved before" not in text


@pytest.mark.django_db
def test_a_broken_upload_is_not_understood(visitor):
    response = visitor.post(LOGIN, b"no parts", content_type="multipart/form-data; boundary=")
    plain(response, 400, "Sorry, we could not understand that request", "not saved")


@pytest.mark.django_db
def test_the_address_of_a_button_says_so_when_signing_in_leads_there(visitor):
    visitor.force_login(make_user())
    response = visitor.get(reverse("privacy:download"))
    plain(response, 405, "Press the button again", "Nothing was changed", SAFE)
    assert response["Allow"] == "POST"


@pytest.mark.django_db
def test_a_page_asset_that_is_not_there_is_kept_by_no_cache(visitor):
    visitor.force_login(make_user(name="Ada Pell"))
    plain(visitor.get("/static/nosuch.css"), 404, "Page not found", "Ada Pell")


@pytest.mark.django_db
def test_who_may_not_is_told_so(visitor):
    visitor.force_login(make_user(Role.MODERATOR))
    plain(visitor.get(reverse("admin:improvers_organisation_add")), 403, "You cannot see this page")


@pytest.mark.django_db
def test_a_form_without_a_token_is_not_saved():
    visitor = Client(raise_request_exception=False, enforce_csrf_checks=True)
    plain(visitor.post(LOGIN), 403, "Sorry, we could not accept that", "not saved", SAFE)


@pytest.mark.django_db
def test_what_is_not_there_is_not_found(visitor):
    plain(visitor.get("/no-such-page/"), 404, "Page not found")
    plain(visitor.post("/no-such-page/", {"a": "b"}), 404, "Page not found", "not saved", SAFE)


@pytest.mark.django_db
def test_what_was_taken_down_is_gone(visitor):
    edition = make_edition(Status.UNPUBLISHED, headline="No longer true")
    response = visitor.get(edition.case_study.get_absolute_url(), follow=True)
    assert response.status_code == 410
    assert "This case study has been taken down" in response.content.decode()
    assert 'href="/search/">Find another case study' in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_a_form_that_is_too_large_is_refused_with_and_without_files(visitor):
    too_large = "x" * (limits.MOST_OF_ANYBODY + 1)
    plain(visitor.post(LOGIN, {"email": too_large}), 413, "What you sent is too large", "not saved", SAFE)
    plain(
        visitor.post(LOGIN, too_large, content_type="application/x-www-form-urlencoded"),
        413, "What you sent is too large", "not saved",
    )  # fmt: skip
    upload = SimpleUploadedFile("a.docx", b"x" * (limits.MOST_OF_ANYBODY + 1))
    plain(visitor.post(LOGIN, {"file": upload}), 413, "What you sent is too large", "not saved")


@pytest.mark.django_db
def test_somebody_signed_in_may_send_more_but_not_anything(visitor, monkeypatch):
    visitor.force_login(make_user())
    upload = SimpleUploadedFile("a.docx", b"x" * (limits.MOST_OF_ANYBODY + 1))
    assert visitor.post(reverse("improvers:profile"), {"photo": upload}).status_code == 200
    monkeypatch.setattr(limits, "MOST_OF_A_PERSON", limits.MOST_OF_ANYBODY)
    upload.seek(0)
    plain(visitor.post(reverse("improvers:profile"), {"photo": upload}), 413, "What you sent is too large")


def test_an_address_that_is_too_long_is_refused(visitor):
    plain(visitor.get("/search/", {"q": "falls " * 24_000}), 414, "The web address is too long", SAFE)


@pytest.mark.django_db
def test_too_many_tries_are_told_to_wait(visitor, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    tries = [visitor.post(LOGIN, {"login": "a@nhs.net", "password": "wrong"}) for _ in range(2)]
    plain(tries[-1], 429, "Too many tries", "Wait a few minutes", "not saved", SAFE)


@pytest.mark.django_db
def test_a_fault_is_admitted_and_shows_nothing_of_itself(visitor, monkeypatch):
    def fault(public_id):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(queries, "published_edition", fault)
    text = plain(
        visitor.get("/case-studies/a/b/"),
        500,
        "Sorry, there is a problem with the service",
        "Everything you saved is safe",
    )
    assert "secret detail" not in text


@pytest.mark.django_db
def test_what_was_typed_on_a_page_of_a_case_study_comes_back_with_the_fault(visitor, monkeypatch):
    def fault(*args, **kwargs):
        raise ZeroDivisionError

    edition = make_draft()
    visitor.force_login(edition.case_study.lead)
    monkeypatch.setattr("casestudies.drafting.views.sections.save_typed", fault)
    address = reverse("drafting:section", args=[edition.case_study.public_id, "what-you-did"])
    response = visitor.post(
        address, {"sitting": SITTING, "what_you_did": 'We "huddled" <b>', "csrfmiddlewaretoken": "old"}
    )
    text = plain(response, 500, "Sorry, there is a problem with the service", "may <strong>not be saved</strong>")
    assert f'<form method="post" action="{address}">' in text
    assert '<input type="hidden" name="what_you_did" value="We &quot;huddled&quot; &lt;b&gt;">' in text
    assert text.count("csrfmiddlewaretoken") == 1
    assert 'value="old"' not in text


@pytest.mark.django_db
def test_what_a_moderator_typed_comes_back_with_the_fault(visitor, monkeypatch):
    def fault(*args, **kwargs):
        raise ZeroDivisionError

    moderator = make_user(Role.MODERATOR)
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    visitor.force_login(moderator)
    monkeypatch.setattr("casestudies.moderation.decision_form.DecisionForm.decide", fault)
    address = reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])
    typed = {"decision": "reject", "comment": "Not about the NHS", "expected_version": edition.version}
    text = plain(visitor.post(address, typed), 500, "Sorry, there is a problem with the service")
    assert f'<form method="post" action="{address}">' in text
    assert '<input type="hidden" name="comment" value="Not about the NHS">' in text


def test_passwords_never_come_back(visitor, no_database):
    with no_database():
        response = visitor.post(LOGIN, {"login": "a@nhs.net", "password": "correct horse"})
    text = plain(response, 503, "Sorry, the service is busy or being mended", "may <strong>not be saved</strong>")
    assert "correct horse" not in text


def test_a_database_that_is_away_is_a_page_and_not_a_fault(visitor, no_database):
    with no_database():
        assert visitor.get("/livez").status_code == 200
        assert visitor.get("/readyz").status_code == 503
        for cookies in ({}, {"sessionid": "x" * 32}):
            visitor.cookies.load(cookies)
            for address in ("/", "/case-studies/a/b/", "/topics/"):
                response = visitor.get(address)
                plain(response, 503, "Sorry, the service is busy or being mended", "Everything you saved is safe")
                assert response["Retry-After"] == "30"
