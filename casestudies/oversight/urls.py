"""Addresses of oversight, inside the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path

from casestudies.oversight import views


def oversight_urls(admin_view: Callable) -> list[URLPattern]:
    """The addresses, each view wrapped in the admin site's own check."""
    return [
        path("oversight/", admin_view(views.overview), name="oversight"),
        path("oversight/<slug:slug>/", admin_view(views.page), name="oversight_page"),
        path("oversight/<slug:slug>.csv", admin_view(views.download), name="oversight_download"),
    ]
