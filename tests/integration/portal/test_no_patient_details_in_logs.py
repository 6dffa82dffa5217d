"""What people type never reaches the log or what the checks keep, whatever goes wrong with it."""

import io
import logging
import re

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse

from casestudies.models import CaseStudy, Edition, Flag, IdentifierReason, ScannedFile
from sharing_portal.logs import WithoutValues
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db
WORDS = "Mrs Winifred Oglethorpe 943 476 5919 of Tumbledown Lane"
PIECES = ("Winifred", "Oglethorpe", "5919", "Tumbledown")


@pytest.fixture
def log(settings):
    """Everything any logger says, as the console would show it, down to the least of it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutValues("{asctime} {levelname} {name} {message}", style="{"))
    root, level = logging.getLogger(), logging.getLogger().level
    quiet = logging.getLogger("django.db.backends")
    quiet_level = quiet.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    quiet.setLevel(logging.INFO)  # every statement: nobody runs the portal so
    yield written
    root.removeHandler(handler)
    root.setLevel(level)
    quiet.setLevel(quiet_level)


def test_every_line_says_when_with_its_time_zone(settings):
    plain = settings.LOGGING["formatters"]["plain"]
    formatter = WithoutValues(plain["format"], plain["datefmt"], plain["style"])
    line = formatter.format(logging.makeLogRecord({"msg": "Something happened"}))
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} ", line)


def _names_nobody(text):
    assert [piece for piece in PIECES if piece in text] == []


def test_forms_pages_and_wrong_addresses_log_no_word_of_it(log):
    lead = make_user(password="huddle kettle orbit")
    edition = make_draft(lead=lead)
    client = Client(raise_request_exception=False)
    client.force_login(lead)
    public_id = edition.case_study.public_id
    seed = reverse("drafting:section", args=[public_id, "seed"])
    fields = dict.fromkeys(("headline", "problem", "result", "place", "summary", "organisation", "topics"), WORDS)
    client.post(seed, fields)
    client.post(seed, {"headline": WORDS * 400})
    client.post(reverse("drafting:new"), fields)
    for name in ("search:search", "start_pack:start_pack", "lessons:pitfalls"):
        client.get(reverse(name), {"q": WORDS, "plan": WORDS, "page": WORDS, "topic": WORDS})
    client.post(reverse("asked:tell"), {"text": WORDS, "why": WORDS})
    client.post(reverse("account_login"), {"login": WORDS, "password": WORDS})
    client.post(reverse("improvers:profile"), {"name": WORDS * 9, "biography": WORDS * 99})
    client.get("/case-studies/nothing/", {"q": WORDS})
    client.post(seed, {"headline": WORDS}, HTTP_REFERER=f"https://elsewhere/?q={WORDS}")
    _names_nobody(log.getvalue())


def test_a_page_that_breaks_logs_where_and_not_what(log, monkeypatch):
    def broken(*_, **__):
        raise ValueError(f"invalid literal: {WORDS}")

    monkeypatch.setattr("casestudies.search.views.render", broken)
    response = Client(raise_request_exception=False).get(reverse("search:search"), {"q": WORDS})
    assert response.status_code == 500
    assert "builtins.ValueError (what it says is left out)" in log.getvalue()
    assert "test_no_patient_details_in_logs.py" in log.getvalue()
    _names_nobody(log.getvalue())
    _names_nobody(response.content.decode())


def test_a_row_the_database_refuses_is_not_quoted(log):
    edition = make_draft()
    try:
        Edition.objects.filter(pk=edition.pk).update(headline=WORDS, status="no such status")
        connection.check_constraints()
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/somewhere/")
    assert "IntegrityError" in log.getvalue()
    _names_nobody(log.getvalue())


def test_failures_that_never_hold_words_say_what_they_are():
    formatter = WithoutValues()
    try:
        try:
            raise OSError("the disk is full")
        except OSError as error:
            raise ValueError(WORDS) from error
    except ValueError as error:
        text = formatter.formatException((type(error), error, error.__traceback__))
    assert "builtins.OSError: the disk is full" in text
    _names_nobody(text)


def test_what_the_checks_keep_holds_no_words():
    """No column that a check writes into takes text but the explanation a person gives."""
    texts = {
        f"{model.__name__}.{field.attname}"
        for model in (Flag, IdentifierReason, ScannedFile)
        for field in model._meta.concrete_fields
        if field.get_internal_type() in {"CharField", "TextField", "JSONField"} and not field.choices
    }
    kept_for_a_reason = {"IdentifierReason.place", "IdentifierReason.mark", "IdentifierReason.words"}
    assert texts == kept_for_a_reason | {"ScannedFile.file", "ScannedFile.findings"}


def test_findings_of_a_draft_that_looks_like_a_patient_are_not_stored(log):
    edition = make_draft(headline=WORDS)
    client = Client()
    client.force_login(edition.case_study.lead)
    client.post(reverse("drafting:check", args=[edition.case_study.public_id]))
    rows = [*Flag.objects.values_list(), *IdentifierReason.objects.values_list(), *ScannedFile.objects.values_list()]
    _names_nobody(str(rows))
    assert CaseStudy.objects.get().editions.get().status == "draft"
