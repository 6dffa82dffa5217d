"""Addresses of the questions whether something is still true."""

from collections.abc import Callable

from django.urls import URLPattern, path

from . import views

app_name = "still_true"

urlpatterns = [
    path("still-true/of/<str:public_id>/", views.correct, name="correct"),
    path("still-true/thank-you/<slug:said>/<str:public_id>/", views.thanks, name="thanks"),
    path("still-true/answer/<slug:token>/<slug:said>/", views.answer, name="answer"),
]


def still_true_urls(admin_view: Callable) -> list[URLPattern]:
    """The address inside the admin, its view wrapped in the admin site's own check."""
    return [path("published/still-true/<str:public_id>/", admin_view(views.clear), name="still_true_clear")]
