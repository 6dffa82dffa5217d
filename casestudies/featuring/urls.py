"""Addresses of featuring, inside the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path

from . import views


def featuring_urls(admin_view: Callable) -> list[URLPattern]:
    """The addresses, each view wrapped in the admin site's own check."""
    return [
        path("published/front-page/", admin_view(views.front_page), name="featuring_front_page"),
        path("published/front-page/<str:public_id>/", admin_view(views.feature), name="featuring_feature"),
        path("published/front-page/<str:public_id>/remove/", admin_view(views.remove), name="featuring_remove"),
    ]
