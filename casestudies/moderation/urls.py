"""Addresses of moderation, inside the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path

from casestudies.moderation import views

_EDITION = "moderation/<str:public_id>/<int:number>/"


def moderation_urls(admin_view: Callable) -> list[URLPattern]:
    """The addresses, each view wrapped in the admin site's own check."""
    return [
        path("moderation/queue/", admin_view(views.queue), name="moderation_queue"),
        path(_EDITION, admin_view(views.decide), name="moderation_decide"),
        path(f"{_EDITION}claim/", admin_view(views.claim), name="moderation_claim"),
        path(f"{_EDITION}release/", admin_view(views.release), name="moderation_release"),
        path(f"{_EDITION}unpublish/", admin_view(views.unpublish), name="moderation_unpublish"),
    ]
