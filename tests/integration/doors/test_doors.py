"""What attackers and robots try first. The headers of every route are tried by tests/architecture/test_access.py."""

import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from sharing_portal import environment
from sharing_portal.doors.well_known import security_txt_is_fresh
from tests.factories import make_user

LOGIN = "/accounts/login/"
ELSEWHERE = [
    "https://evil.example.org/",
    "//evil.example.org",
    "/\\evil.example.org",
    "javascript:alert(1)",
    "http:evil",
]


@pytest.mark.django_db
@pytest.mark.parametrize("there", ELSEWHERE)
@pytest.mark.parametrize("address", [LOGIN, "/accounts/signup/", "/accounts/logout/", "/admin/login/"])
def test_nobody_is_sent_elsewhere(client, address, there):
    client.force_login(make_user())
    for response in (client.get(address, {"next": there}), client.post(address, {"next": there})):
        assert "evil" not in response.get("Location", "")
        assert "javascript" not in response.get("Location", "")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_methods_no_page_has_are_refused_before_anything_is_done(client, method):
    response = getattr(client, method)(LOGIN)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.django_db
def test_no_header_or_field_turns_one_method_into_another(client):
    client.force_login(make_user())
    for given in ({"HTTP_X_HTTP_METHOD_OVERRIDE": "POST"}, {"HTTP_X_METHOD_OVERRIDE": "DELETE"}):
        client.get("/accounts/logout/", {"_method": "POST"}, **given)
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_head_says_what_get_says_without_its_body(client):
    got, asked = client.get("/about/"), client.head("/about/")
    assert (asked.status_code, asked.content) == (200, b"")
    assert {name: asked[name] for name in asked.headers if name != "Content-Length"}.keys() <= got.headers.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "X-Original-URL", "X-Rewrite-URL", "Forwarded"])
def test_headers_that_name_another_host_or_address_change_nothing(client, header):
    response = client.get(LOGIN, headers={header: "evil.example.org"})
    assert response.status_code == 200
    assert "evil.example.org" not in response.content.decode()


def test_https_is_insisted_on_where_it_is_spoken(client, settings):
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    said = Client().get("/robots.txt", secure=True)["Strict-Transport-Security"]
    assert said.startswith("max-age=31536000; includeSubDomains")


def test_page_assets_carry_the_same_policies(client, settings):
    response = client.get("/static/no-such-file.css")
    assert response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.django_db
def test_links_from_emails_are_told_to_nobody(client):
    response = client.get("/invitations/guessed/")
    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]


def test_robots_are_kept_from_results_and_from_what_is_not_public(client):
    rules = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /search/?", "Disallow: /admin/", "Disallow: /share/", "Disallow: /accounts/"} <= set(rules)
    assert not any(rule.startswith("Disallow: /case-studies/") for rule in rules if "*" not in rule)
    assert client.get("/robots.txt")["Content-Type"] == "text/plain; charset=utf-8"


def test_finders_of_weak_spots_are_told_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "https://example.org/report?a=1&b=2"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert lines["Contact"] == "https://example.org/report?a=1&b=2"
    assert lines["Canonical"] == f"{settings.PORTAL_URL}/.well-known/security.txt"
    expires = datetime.datetime.fromisoformat(lines["Expires"])
    assert datetime.timedelta(days=170) < expires - timezone.now() < datetime.timedelta(days=366)


def test_a_day_that_was_set_is_told_and_found_stale_before_going_live(client, settings):
    settings.SECURITY_CONTACT = "mailto:safe@example.org"
    settings.SECURITY_EXPIRES = timezone.now().date() + datetime.timedelta(days=30)
    assert f"Expires: {settings.SECURITY_EXPIRES}T00:00:00Z" in client.get("/.well-known/security.txt").content.decode()
    assert security_txt_is_fresh(None) == []
    for days in (0, 400):
        settings.SECURITY_EXPIRES = timezone.now().date() + datetime.timedelta(days=days)
        assert len(security_txt_is_fresh(None)) == 1


@pytest.mark.parametrize(
    ("read", "value"),
    [(environment.address, "call us"), (environment.address, "http://a.org"), (environment.day, "soon")],
)
def test_settings_that_make_no_sense_stop_the_portal_with_a_hint(monkeypatch, read, value):
    monkeypatch.setenv("SOMETHING", value)
    with pytest.raises(ImproperlyConfigured, match="SOMETHING"):
        read("SOMETHING")
