"""The admin of case studies: to look things up, settle suggestions and keep the short lists. The queue decides.

Every list goes through `visible_to`: a draft that was never sent shows nowhere here, neither by search nor by filter.
"""

import re
from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest

from casestudies.emails.admin import MessageAdmin
from casestudies.featuring.urls import featuring_urls
from casestudies.models import (
    CaseStudy,
    Edition,
    Message,
    Method,
    Remit,
    ReplyTemplate,
    Setting,
    Suggestion,
    Topic,
    Transition,
    Wish,
)
from casestudies.moderation.lists import save_entry
from casestudies.oversight.urls import oversight_urls
from casestudies.permissions import takes_part
from casestudies.relabelling.urls import relabelling_urls
from casestudies.reporting.urls import reporting_urls
from casestudies.sent_copies import MAY_HAVE_CHANGED, as_sent, sent_headline
from casestudies.states import Status
from casestudies.still_true.urls import still_true_urls
from improvers import audit
from improvers.models import Region, User
from improvers.roles import Role
from sharing_portal.admin_rows import KeptAdmin, ReadOnlyAdmin

_FIELDS_OF_LISTS = {Topic: "topics", Setting: "setting", Method: "methods"}
_REFERENCE = re.compile(r"^([a-z0-9]{4})-?([a-z0-9]{4})(?:\s*/\s*(\d+))?$", re.IGNORECASE)

admin.site.register(Message, MessageAdmin)
admin.site.add_pages(featuring_urls, front_page="admin:featuring_front_page")
admin.site.add_pages(relabelling_urls, tags="admin:relabelling_tags")
admin.site.add_pages(still_true_urls)
admin.site.add_pages(oversight_urls, oversight="admin:oversight")
admin.site.add_pages(reporting_urls, reports_of_problems="admin:reporting_reports")


class EditionListFilter(admin.SimpleListFilter):
    """Keeps rows by one field of the editions a person may see; a value nobody offers is ignored."""

    field = ""

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows whose edition, or one of whose editions, has the value."""
        if self.value() not in {value for value, _label in self.lookup_choices}:
            return queryset
        editions = Edition.objects.visible_to(request.user).filter(**{self.field: self.value()})
        path = "pk__in" if queryset.model is Edition else "editions__in"
        return queryset.filter(**{path: editions}).distinct()


class StatusFilter(EditionListFilter):
    """By status."""

    title = parameter_name = field = "status"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every status."""
        return list(Status.choices)


class RegionFilter(EditionListFilter):
    """By region."""

    title = parameter_name = "region"
    field = "region__slug"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every region."""
        return list(Region.objects.values_list("slug", "name"))


class TopicFilter(EditionListFilter):
    """By topic."""

    title = parameter_name = "topic"
    field = "topics__slug"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every topic."""
        return list(Topic.objects.values_list("slug", "name"))


def _editions_found(user, words: str) -> QuerySet:
    """The editions a person may see by reference, words of the headline, or part of the lead's email address."""
    editions = Edition.objects.visible_to(user)
    reference = _REFERENCE.match(words.strip())
    named = Q(headline__icontains=words.strip()) | Q(case_study__lead__email__icontains=words.strip())
    if reference:
        first, second, number = reference.groups()
        quoted = Q(case_study__public_id=f"{first}{second}".lower())
        named |= quoted & Q(number=number) if number else quoted
    return editions.filter(named)


@admin.register(CaseStudy)
class CaseStudyAdmin(ReadOnlyAdmin):
    """Case studies that left their author at least once, or are the person's own."""

    list_display = ("__str__", "public_id", "lead", "first_published_at")
    list_filter = (StatusFilter, RegionFilter, TopicFilter, "is_sample")
    list_select_related = ("lead__profile",)
    search_fields = ("public_id",)
    search_help_text = "Headline, reference or the lead's email address"
    view_on_site = False
    fields = ("public_id", "lead", "source", "source_id", "is_sample", "created_at", "first_published_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """What this person may see, each with only the editions they may see."""
        return super().get_queryset(request).visible_to(request.user).with_editions_for(request.user)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Searches only the editions this person may see."""
        if not search_term.strip():
            return queryset, False
        found = _editions_found(request.user, search_term).values("case_study")
        return queryset.filter(pk__in=found), False


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """Editions, with the ways to their decision page."""

    list_display = (
        "headline_as_sent",
        "reference",
        "status",
        "case_study_lead",
        "region",
        "submitted_at",
        "published_at",
    )
    list_filter = (StatusFilter, RegionFilter, TopicFilter)
    list_select_related = ("case_study__lead__profile", "region")
    search_fields = ("headline",)
    search_help_text = "Headline, reference or the lead's email address"
    ordering = ("-updated_at",)
    fields = (
        ("reference", "number", "version"),
        "status",
        "headline",
        "problem",
        "result",
        ("organisation_name", "region"),
        ("submitted_at", "published_at"),
        ("claimed_by", "claimed_at"),
    )
    readonly_fields = ("reference", "status", "version", "submitted_at", "published_at", "claimed_by", "claimed_at")
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """What this person may see."""
        return super().get_queryset(request).visible_to(request.user).annotate(sent_headline=sent_headline())

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Edition | None:
        """One they may see, never with words its author is typing unless it is theirs."""
        found = super().get_object(request, object_id, from_field)
        return found if found is None or takes_part(request.user, found.case_study) else as_sent(found)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Searches by reference too."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=_editions_found(request.user, search_term).values("pk")), False

    @admin.display(description="lead", ordering="case_study__lead__email")
    def case_study_lead(self, edition: Edition) -> str:
        """Who leads the case study."""
        lead = edition.case_study.lead
        return lead.get_short_name() if lead else "Nobody"

    @admin.display(description="headline", ordering="headline")
    def headline_as_sent(self, edition: Edition) -> str:
        """The headline, or while its author may be typing another the one that was sent."""
        sent = edition.sent_headline if edition.status in MAY_HAVE_CHANGED else ""
        return sent or edition.headline


@admin.register(Transition)
class TransitionAdmin(ReadOnlyAdmin):
    """Every decision and move: who, when, why, on which version."""

    list_display = ("at", "edition", "from_status", "to_status", "by", "comment")
    list_filter = ("to_status", "from_status", "at")
    list_select_related = ("edition", "by__profile")
    ordering = ("-pk",)
    fields = ("edition", "from_status", "to_status", "by", "at", "comment", "version")
    readonly_fields = ("at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The moves of the editions this person may see, without their own work: that has a page of its own."""
        return super().get_queryset(request).visible_to(request.user).without_own(request.user)


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    """What people missed on the short lists; the button leads to settling it. Where they missed it stays theirs."""

    list_display = ("text", "kind", "at", "is_settled")
    list_filter = ("is_settled", "kind")
    search_fields = ("text",)
    fields = ("kind", "text", "at", "is_settled")


@admin.register(Wish)
class WishAdmin(ReadOnlyAdmin):
    """What people look for and do not find, to be hidden where it does not belong on the board."""

    list_display = ("text", "topic", "region", "why", "on", "is_hidden")
    list_filter = ("is_hidden", "why", "topic", "region")
    list_select_related = ("topic", "region")
    search_fields = ("text",)
    fields = ("text", "words", "topic", "region", "why", "on", "is_hidden")
    readonly_fields = ("text", "words", "topic", "region", "why", "on")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever the role lets hide wishes."""
        return request.user.has_perm("casestudies.change_wish")


@admin.register(Topic, Setting, Method)
class ListedAdmin(KeptAdmin):
    """One of the short lists. An entry is retired, never deleted; its slug is in addresses, so it stays as added."""

    list_display = ("name", "slug", "order", "is_retired")
    list_filter = ("is_retired",)
    search_fields = ("name",)

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Saves it; what is published under it is found by its new name."""
        save_entry(entry=obj, field=_FIELDS_OF_LISTS[type(obj)])
        about = f"{obj._meta.verbose_name} {obj.slug}"
        audit.record(
            audit.Kind.LIST_CHANGED, by=request.user, about=about, is_new=not change, changed=form.changed_data
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """The slug, once it is there."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict[str, tuple[str, ...]]:
        """The slug from the name, for a new entry that may be added."""
        return {} if obj else {"slug": ("name",)}


@admin.register(Remit)
class RemitAdmin(admin.ModelAdmin):
    """What moderators look after first. Only administrators give and take remits (see roles.py)."""

    actions = None
    fields = ("user", "region", "topic")
    list_display = ("user", "region", "topic")
    list_filter = ("region", "topic")
    list_select_related = ("user", "region", "topic")
    search_fields = ("user__email", "user__profile__name")

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Only people who moderate can have one."""
        if db_field.name == "user":
            kwargs["queryset"] = User.objects.exclude(role=Role.IMPROVER).order_by("email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Remit, form: ModelForm, change: bool) -> None:
        """Saves it, and records who gave it."""
        super().save_model(request, obj, form, change)
        self._record(request, obj, "changed" if change else "given")

    def delete_model(self, request: HttpRequest, obj: Remit) -> None:
        """Deletes it, and records who took it away."""
        self._record(request, obj, "taken away")
        super().delete_model(request, obj)

    def _record(self, request: HttpRequest, remit: Remit, what: str) -> None:
        place = {"region": str(remit.region or ""), "topic": str(remit.topic or "")}
        audit.record(audit.Kind.REMIT_CHANGED, by=request.user, about=f"user {remit.user_id}", what=what, **place)


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(KeptAdmin):
    """Ready-made replies moderators start from. One is retired, never deleted."""

    list_display = ("title", "kind", "is_retired")
    list_filter = ("kind", "is_retired")
    search_fields = ("title", "text")
    fields = ("kind", "title", "text", "is_retired")

    def save_model(self, request: HttpRequest, obj: ReplyTemplate, form: ModelForm, change: bool) -> None:
        """Saves it, and records who did."""
        super().save_model(request, obj, form, change)
        about = f"reply template {obj.pk}"
        audit.record(
            audit.Kind.SETTING_CHANGED, by=request.user, about=about, is_new=not change, changed=form.changed_data
        )
