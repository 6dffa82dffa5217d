"""The privacy page says what the table of data says."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from casestudies.privacy.table import TABLE

pytestmark = pytest.mark.django_db


def _text(name, client=None):
    return unescape((client or Client()).get(reverse(name)).content.decode())


def test_everybody_reads_every_row_of_the_table_and_every_cookie(settings):
    settings.BACKUP_DAYS = 17
    text = _text("privacy:privacy")
    for row in TABLE:
        for said in (row.title, row.what, row.whose, row.why, row.how_long, row.then, row.erasing):
            assert said in text
        assert f'href="#{row.key}"' in text
        assert f'id="{row.key}"' in text
    assert "17 days" in text
    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} <= set(
        text.replace("<", " ").replace(">", " ").split()
    )


def test_the_portal_sets_no_cookie_the_page_does_not_name(person, settings):
    client = Client()
    client.get(reverse("account_login"))
    client.force_login(person)
    for name in ("library:home", "drafting:mine", "improvers:profile"):
        client.get(reverse(name))
    assert set(client.cookies) <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}


def test_every_page_leads_to_it():
    assert reverse("privacy:privacy") in _text("library:home")
    assert reverse("privacy:privacy") in _text("library:about")


def test_the_page_of_erasing_says_what_every_row_says(person):
    client = Client()
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": "huddle kettle orbit"})
    text = _text("privacy:erase", client)
    assert all(row.erasing in text for row in TABLE)
    assert all(row.download in _text("privacy:own", client) for row in TABLE)
