"""The admin site: Django's own, with the review queue, the portal's sign-in, and no look past what a person may see."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from casestudies.messages.standing import standing
from casestudies.moderation.queue import overview
from casestudies.moderation.urls import moderation_urls

_OUR_APPS = {"casestudies", "improvers"}


class PortalAdminSite(AdminSite):
    """Where moderators and administrators work."""

    site_header = site_title = settings.PORTAL_NAME
    index_title = "Moderation and administration"
    enable_nav_sidebar = False

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._listed: dict[str, str] = {"Review queue": "admin:moderation_queue"}
        self._urls_of: list[Callable[[Callable], list[URLPattern]]] = [moderation_urls]

    def add_pages(self, urls_of: Callable[[Callable], list[URLPattern]], **listed: str) -> None:
        """Adds pages of a feature: `urls_of` takes the site's own check and gives the addresses.

        `listed` are those people start from, by what the list of the admin calls them: the names of their addresses.
        """
        self._urls_of.append(urls_of)
        self._listed |= {name.replace("_", " ").capitalize(): address for name, address in listed.items()}

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin] | None = None,
        **options: Any,
    ) -> None:
        """Adds a model of ours. Packages register tables of their own unasked; those have no page here."""
        models = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        super().register([model for model in models if model._meta.app_label in _OUR_APPS], admin_class, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The addresses of moderation before those of the models, and our own way from a row to its page."""
        own = [
            *chain.from_iterable(urls_of(self.admin_view) for urls_of in self._urls_of),
            path("r/<int:content_type_id>/<int:object_id>/", self.admin_view(self.view_on_site), name="view_on_site"),
        ]
        return own + super().get_urls()

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The first page, with how many case studies wait, and how the post stands."""
        post = standing() if request.user.has_perm("casestudies.view_message") else None
        return super().index(request, {"queue": overview(request.user), "post": post} | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Django's list of models, with the review queue and other pages of ours first among those of case studies."""
        apps = super().get_app_list(request, app_label)
        pages = [
            {
                "name": name,
                "object_name": name.replace(" ", ""),
                "admin_url": reverse(address),
                "add_url": None,
                "view_only": True,
            }
            for name, address in self._listed.items()
        ]
        for app in apps:
            if app["app_label"] == "casestudies":
                app["models"][:0] = pages
        return apps

    @method_decorator([never_cache, login_not_required])
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Leads to the portal's own sign-in, the only one. Raises PermissionDenied for people without a role here."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Leads to the portal's own page for it."""
        return redirect("account_change_password")

    def view_on_site(self, request: HttpRequest, content_type_id: int, object_id: int) -> HttpResponse:
        """From a row of the admin to its page. 404 for rows this person cannot see in the admin.

        Django's own view looks past what a person may see, and would give away the headline of a draft.
        """
        content_type = get_object_or_404(ContentType, pk=content_type_id)
        model_admin = self._registry.get(content_type.model_class())
        row = (
            model_admin and model_admin.has_view_permission(request) and model_admin.get_object(request, str(object_id))
        )
        if not row or not hasattr(row, "get_absolute_url"):
            raise Http404
        return redirect(row.get_absolute_url())
