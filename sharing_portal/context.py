"""What every page knows."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from sharing_portal.nhsuk.components import AccountItem, Footer, Header, Link


def portal(request: HttpRequest) -> dict[str, Any]:
    """The portal's name, header and footer. Header and footer are only made where a template asks for them."""
    return {
        "portal_name": settings.PORTAL_NAME,
        "reading_only": settings.READ_ONLY,
        "page_header": partial(_header, request),
        "page_footer": partial(_footer, request),
    }


def _header(request: HttpRequest) -> Header:
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    pages = [
        ("Find a case study", "search:search"),
        ("Start pack", "start_pack:start_pack"),
        ("Lessons", "lessons:home"),
        ("Share yours", "drafting:start"),
    ]
    if signed_in:
        pages.append(("My case studies", "drafting:mine"))
    if signed_in and user.is_staff:
        pages.append(("Moderation", "admin:moderation_queue"))
    pages.append(("About", "library:about"))
    return Header(
        service_name=settings.PORTAL_NAME,
        service_href=reverse("library:home"),
        navigation=_links(request, pages),
        account=_account(user) if signed_in else _way_in(),
    )


def _footer(request: HttpRequest) -> Footer:
    pages = [
        ("Tipping points", "lessons:tipping_points"),
        ("What to skip", "lessons:pitfalls"),
        ("Topics", "browse:topics"),
        ("Regions and nations", "browse:regions"),
        ("Asked for", "asked:board"),
        ("About this portal", "library:about"),
        ("Privacy and cookies", "privacy:privacy"),
        ("Accessibility statement", "library:accessibility"),
    ]
    return Footer(links=_links(request, pages), copyright="")


def _account(user) -> list[AccountItem]:
    return [
        AccountItem(user.get_short_name(), href=reverse("improvers:profile"), icon=True),
        AccountItem("Sign out", action=reverse("account_logout")),
    ]


def _way_in() -> list[AccountItem]:
    return [
        AccountItem("Sign in", href=reverse("account_login"), icon=True),
        AccountItem("Create an account", href=reverse("account_signup")),
    ]


def _links(request: HttpRequest, pages: list[tuple[str, str]]) -> list[Link]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [Link(text, reverse(name), current=name == here) for text, name in pages]
