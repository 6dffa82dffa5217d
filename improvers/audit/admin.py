"""The audit trail in the admin, to read and to download. For administrators (roles.py); nobody writes."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from improvers.models import AuditEvent, User
from improvers.roles import Role
from sharing_portal.admin_rows import ReadOnlyAdmin

from .export import csv_of
from .kinds import Kind
from .reading import details_of, label_of, name_of
from .recording import record

_MOST_PEOPLE_NAMED = 200


class KindFilter(admin.SimpleListFilter):
    """Events by what happened."""

    title = "what happened"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every kind."""
        return Kind.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        """Those of one kind."""
        return queryset.filter(kind=self.value()) if self.value() else None


class PersonFilter(admin.SimpleListFilter):
    """Events by who did it: moderators, administrators and the portal. Anybody else is found by searching."""

    title = parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The people who work in the admin."""
        staff = User.objects.filter(role__in=[Role.MODERATOR, Role.ADMINISTRATOR]).select_related("profile")
        named = [(str(user.pk), user.get_short_name()) for user in staff.order_by("email")[:_MOST_PEOPLE_NAMED]]
        return [("nobody", "Nobody signed in, or the portal"), *named]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        """Those by one person."""
        if self.value() == "nobody":
            return queryset.filter(actor=None)
        known = self.value() in {value for value, _ in self.lookup_choices}
        return queryset.filter(actor=self.value()) if known else None


class DateFilter(admin.DateFieldListFilter):
    """Events by when they happened."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.title = "date"


class AuditEventAdmin(ReadOnlyAdmin):
    """What happened, by whom, to what, the newest first."""

    list_display = ("when", "happened", "person", "about", "in_words", "network")
    list_display_links = None
    list_filter = (KindFilter, PersonFilter, ("at", DateFilter))
    list_select_related = ("actor__profile",)
    date_hierarchy = "at"
    ordering = ("-pk",)
    search_fields = ("about",)
    search_help_text = "Reference, like “user 17” or “case study k7m2-q9xd”, or the person's name or email address"
    fields = ("when", "happened", "person", "about", "in_words", "network", "keep_until")
    readonly_fields = fields
    change_list_template = "improvers/audit/list.html"

    @admin.display(description="when", ordering="at")
    def when(self, event: AuditEvent) -> datetime:
        """The moment, in London."""
        return event.at

    @admin.display(description="what happened", ordering="kind")
    def happened(self, event: AuditEvent) -> str:
        """The kind, in words."""
        return label_of(event.kind)

    @admin.display(description="by", empty_value="")
    def person(self, event: AuditEvent) -> str:
        """Who did it."""
        return name_of(event)

    @admin.display(description="details")
    def in_words(self, event: AuditEvent) -> str:
        """The details, one a line."""
        return format_html_join(", ", "{}: {}", details_of(event))

    def get_urls(self) -> list:
        """The download beside the list."""
        view = self.admin_site.admin_view(require_safe(self.export_view))
        return [path("export/", view, name="improvers_auditevent_export"), *super().get_urls()]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """By reference, or by name or email address of the person."""
        words = search_term.strip()
        if not words:
            return queryset, False
        people = User.objects.filter(Q(email__icontains=words) | Q(profile__name__icontains=words)).values("pk")
        return queryset.filter(Q(about__icontains=words) | Q(actor__in=people)), False

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The events on the list, as it is filtered, as a file. That is recorded too."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            events = self.get_changelist_instance(request).get_queryset(request).order_by("pk")
        except IncorrectLookupParameters:
            return redirect("admin:improvers_auditevent_changelist")
        if request.method != "HEAD":
            record(Kind.DATA_EXPORTED, by=request.user, about="audit trail", request=request, rows=events.count())
        today = timezone.now().astimezone(UTC)
        return csv_of(events.iterator(chunk_size=2000), name=f"audit-trail-{today:%Y-%m-%d}")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, under its own name."""
        return super().changelist_view(request, {"title": "Audit trail"} | (extra_context or {}))
