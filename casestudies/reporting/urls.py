"""Addresses of reporting: for readers, and for moderators inside the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path

from casestudies.held_forms import holds_what_was_typed

from . import views

app_name = "reporting"

urlpatterns = [
    path("report-a-problem/sent/", views.sent, name="sent"),
    path("report-a-problem/about/<str:public_id>/", views.report, name="report"),
]


def reporting_urls(admin_view: Callable) -> list[URLPattern]:
    """The moderators' addresses, each view wrapped in the admin site's own check."""
    return [
        path("published/reports/", admin_view(views.reports), name="reporting_reports"),
        path(
            "published/reports/<str:public_id>/",
            holds_what_was_typed(admin_view(views.of_case_study)),
            name="reporting_of_case_study",
        ),
    ]
