"""Addresses of relabelling, inside the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path

from . import views


def relabelling_urls(admin_view: Callable) -> list[URLPattern]:
    """The addresses, each view wrapped in the admin site's own check."""
    return [
        path("published/tags/", admin_view(views.tags), name="relabelling_tags"),
        path("published/tags/<int:pk>/merge/", admin_view(views.merge), name="relabelling_merge"),
        path("published/tags/of/<str:public_id>/", admin_view(views.of_case_study), name="relabelling_of_case_study"),
        path("published/suggestions/<int:pk>/", admin_view(views.settle), name="relabelling_settle"),
    ]
