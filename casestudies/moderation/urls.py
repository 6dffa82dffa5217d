"""Addresses of moderation, inside the admin."""

from collections.abc import Callable

from django.urls import URLPattern, path

from casestudies.held_forms import holds_what_was_typed
from casestudies.moderation import claim_views, decide_views, queue_views, saved_views, views

_EDITION = "moderation/<str:public_id>/<int:number>/"


def moderation_urls(admin_view: Callable) -> list[URLPattern]:
    """The addresses, each view wrapped in the admin site's own check."""
    return [
        path("moderation/queue/", admin_view(queue_views.queue), name="moderation_queue"),
        path("moderation/filters/new/", admin_view(saved_views.new), name="moderation_filter_new"),
        path("moderation/filters/<int:pk>/", admin_view(saved_views.change), name="moderation_filter"),
        path("moderation/filters/<int:pk>/delete/", admin_view(saved_views.delete), name="moderation_filter_delete"),
        path(_EDITION, holds_what_was_typed(admin_view(decide_views.decide)), name="moderation_decide"),
        path(f"{_EDITION}claim/", admin_view(claim_views.claim), name="moderation_claim"),
        path(f"{_EDITION}release/", holds_what_was_typed(admin_view(claim_views.release)), name="moderation_release"),
        path(
            f"{_EDITION}take-over/",
            holds_what_was_typed(admin_view(claim_views.take_over)),
            name="moderation_take_over",
        ),
        path(f"{_EDITION}resume/", admin_view(decide_views.resume), name="moderation_resume"),
        path(f"{_EDITION}skip/", holds_what_was_typed(admin_view(decide_views.skip)), name="moderation_skip"),
        path(f"{_EDITION}unpublish/", holds_what_was_typed(admin_view(views.unpublish)), name="moderation_unpublish"),
    ]
