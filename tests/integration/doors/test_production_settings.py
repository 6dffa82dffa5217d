"""What holds where nothing is set but what must be."""

import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.architecture.source import ROOT

MUST_BE_SET = {"SECRET_KEY": "x" * 50, "PORTAL_URL": "https://portal.example.org"}


@pytest.fixture
def production(monkeypatch, tmp_path):
    """Reads the settings as they are without those of the tests. Gives them by name."""
    for name in ("ALLOWED_HOSTS", "SECURE_COOKIES", "SECURE_SSL_REDIRECT", "PLAIN_STATIC", "DEBUG", *MUST_BE_SET):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))

    def read(**environment: str) -> dict:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "sharing_portal" / "settings.py"))

    return read


@pytest.mark.parametrize("missing", MUST_BE_SET)
def test_nothing_starts_without_what_must_be_set(production, missing):
    with pytest.raises(ImproperlyConfigured, match=missing):
        production(**{name: value for name, value in MUST_BE_SET.items() if name != missing})


def test_cookies_travel_over_https_only_and_no_neighbour_can_set_the_session(production):
    settings = production(**MUST_BE_SET)
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")


def test_everything_is_sent_to_https_for_a_year(production):
    settings = production(**MUST_BE_SET)
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert settings["MFA_TOTP_INSECURE_BYPASS_CODE"] is None
    assert settings["ALLOWED_HOSTS"] == ["portal.example.org"]
