"""The cookies the portal sets, from the settings themselves."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Cookie:
    """One cookie: its name, what it is for, and for how long it is kept."""

    name: str
    purpose: str
    lasts: str


def cookies() -> list[Cookie]:
    """All of them. Each is needed to do what somebody asked for; there is no other."""
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            "Keeps you signed in, and remembers what a page has to tell you on the next one",
            f"At most {settings.SESSION_COOKIE_AGE // 3600} hours",
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            "Protects forms: nobody else's page can send one in your name",
            f"{settings.CSRF_COOKIE_AGE // (24 * 3600)} days",
        ),
    ]
