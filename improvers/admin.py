"""The admin of people and organisations. What a role may do here is in roles.py."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import get_ul_class
from django.contrib.admin.widgets import AdminRadioSelect
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone

from improvers import audit
from improvers.accounts import admin_views
from improvers.accounts.actions import create_person
from improvers.accounts.sessions import end_sessions
from improvers.audit.accounts import record_changes, record_created
from improvers.audit.admin import AuditEventAdmin
from improvers.models import AuditEvent, Organisation, Profile, Region, Succession, User
from improvers.roles import Role
from sharing_portal.admin_rows import KeptAdmin, ReadOnlyAdmin


class RoleField(forms.TypedChoiceField):
    """The choice of a role, each with what it means."""

    def __init__(self, **kwargs: Any):
        choices = [(role.value, f"{role.label}. {role.description}") for role in Role]
        widget = AdminRadioSelect(attrs={"class": get_ul_class(admin.VERTICAL)})
        super().__init__(choices=choices, widget=widget, initial=Role.IMPROVER, **kwargs)


class ChangeUserForm(forms.ModelForm):
    """An account that exists."""

    role = RoleField()


class AddUserForm(forms.ModelForm):
    """A new account, for somebody the administrator knows. They sign in with a code by email."""

    name = forms.CharField(max_length=Profile._meta.get_field("name").max_length)
    role = RoleField()

    class Meta:
        model = User
        fields = ["email", "role"]
        help_texts = {"email": "They sign in with a code we send to this address. Any domain will do."}

    def clean_email(self) -> str:
        """The address in lower case, as accounts keep it."""
        return self.cleaned_data["email"].lower()


@admin.register(User)
class UserAdmin(KeptAdmin):
    """Accounts: who may sign in and with which role. People change their own address and password themselves."""

    list_display = ["email", "name", "role", "is_active", "last_login"]
    list_filter = ["role", "is_active"]
    list_select_related = ["profile"]
    search_fields = ["email", "profile__name"]
    ordering = ["email"]
    add_fields = ["email", "name", "role"]
    change_fields = ["email", "name", "role", "is_active", "last_login", "date_joined"]
    always_readonly = ["email", "name", "last_login", "date_joined"]

    @admin.display(description="name", ordering="profile__name")
    def name(self, user: User) -> str:
        """The name in the person's profile."""
        return user.profile.name if hasattr(user, "profile") else ""

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> type:
        """One form to add, another to change."""
        return super().get_form(request, obj, change, **{"form": ChangeUserForm if obj else AddUserForm} | kwargs)

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """What is shown: never the password, nor the flag that passes every check."""
        return self.change_fields if obj else self.add_fields

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """What cannot be changed; one's own role and sign-in are among it."""
        if obj is None:
            return []
        return [*self.always_readonly, "role", "is_active"] if obj == request.user else self.always_readonly

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Administrators change accounts; those of superusers are for superusers."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def save_form(self, request: HttpRequest, form: forms.ModelForm, change: bool) -> User:
        """A new account comes with its profile and email address."""
        if change:
            return super().save_form(request, form, change)
        answers = form.cleaned_data
        user = create_person(email=answers["email"], name=answers["name"], role=answers["role"])
        record_created(user, by=request.user)
        return user

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        """Saves a changed account; a new one is saved by save_form already. Another role ends every session."""
        if change:
            record_changes(obj, by=request.user)
            super().save_model(request, obj, form, change)
            if {"role", "is_active"} & set(form.changed_data):
                end_sessions(user=obj, by=request.user, why="account changed")

    def get_urls(self) -> list[URLPattern]:
        """With an address for resetting somebody's second factor."""
        view = self.admin_site.admin_view(partial(admin_views.reset_second_factor, model_admin=self))
        own = path("<path:object_id>/second-factor/reset/", view, name="improvers_user_reset_second_factor")
        return [own, *super().get_urls()]

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:
        """Does nothing: there is nothing related on these forms."""


class OpenFilter(admin.SimpleListFilter):
    """Organisations by whether they are open today."""

    title = parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The two answers."""
        return [("yes", "Open today"), ("no", "Closed or not yet open")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        """Those with the answer chosen."""
        open_today = Organisation.objects.open_on(timezone.localdate()).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=open_today)
        return queryset.exclude(pk__in=open_today) if self.value() == "no" else None


class OrganisationForm(forms.ModelForm):
    """An organisation, checked in words before the database does."""

    def clean_ods_code(self) -> str:
        """The code in capitals, as ODS writes it."""
        return self.cleaned_data["ods_code"].upper()

    def clean(self) -> dict[str, Any]:
        """Dates in order; no board within a board."""
        answers = super().clean()
        opened, last_day = answers.get("valid_from"), answers.get("valid_to")
        if opened and last_day and last_day < opened:
            self.add_error("valid_to", "The last day must not be before the day it opened.")
        if answers.get("kind") == Organisation.Kind.ICB and answers.get("board"):
            self.add_error("board", "Leave this empty: an integrated care board has no board of its own.")
        return answers


@admin.register(Organisation)
class OrganisationAdmin(KeptAdmin):
    """Organisations. Most come from ODS files (manage.py import_organisations)."""

    form = OrganisationForm
    list_display = ["name", "ods_code", "kind", "town", "region", "board", "is_open_today"]
    list_filter = ["kind", "region", OpenFilter]
    list_select_related = ["region", "board"]
    search_fields = ["name", "ods_code", "town", "postcode"]

    def save_model(self, request: HttpRequest, obj: Organisation, form: forms.ModelForm, change: bool) -> None:
        """Saves it, and records who did."""
        super().save_model(request, obj, form, change)
        audit.record(
            audit.Kind.ORGANISATION_CHANGED,
            by=request.user,
            about=f"organisation {obj.ods_code}",
            is_new=not change,
            changed=form.changed_data,
        )

    @admin.display(description="open", boolean=True)
    def is_open_today(self, organisation: Organisation) -> bool:
        """Whether it is open today."""
        return organisation.is_open()


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    """Regions and nations, to look at: they come with the portal."""

    list_display = ["name", "code", "nation"]


class OrganisationByCodeField(forms.ModelChoiceField):
    """Any organisation, open or closed, by its ODS code: there are too many for a list."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            Organisation.objects.all(),
            to_field_name="ods_code",
            widget=forms.TextInput,
            help_text="Its ODS code, like QMJ.",
            error_messages={"invalid_choice": "There is no organisation with this ODS code."},
            **kwargs,
        )

    def to_python(self, value: str) -> Organisation | None:
        """The organisation with the code, in any case. Raises ValidationError for a code nobody has."""
        return super().to_python(value.strip().upper() if value else value)


class SuccessionForm(forms.ModelForm):
    """A link from one organisation to another."""

    predecessor = OrganisationByCodeField()
    successor = OrganisationByCodeField()


@admin.register(Succession)
class SuccessionAdmin(KeptAdmin):
    """Who took over from whom. A link is added when organisations merge or split, and stays."""

    form = SuccessionForm

    list_display = ["predecessor", "kind", "successor", "on"]
    list_filter = ["kind"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__name", "predecessor__ods_code", "successor__name", "successor__ods_code"]
    date_hierarchy = "on"
    ordering = ["-on", "predecessor__name"]

    def has_change_permission(self, request: HttpRequest, obj: Succession | None = None) -> bool:
        """Nobody changes a link."""
        return False

    def save_model(self, request: HttpRequest, obj: Succession, form: forms.ModelForm, change: bool) -> None:
        """Saves it, and records who did."""
        super().save_model(request, obj, form, change)
        audit.record(
            audit.Kind.ORGANISATION_CHANGED,
            by=request.user,
            about=f"organisation {obj.predecessor.ods_code}",
            successor=obj.successor.ods_code,
            kind=str(obj.kind),
        )


admin.site.register(AuditEvent, AuditEventAdmin)
