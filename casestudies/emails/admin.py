"""Every email, where it is, and sending it again. For administrators."""

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from casestudies.errors import DomainError
from casestudies.messages.kinds import KINDS, SECRET_KINDS, kind_label
from casestudies.messages.resending import send_again
from casestudies.models import MailState, Message, Transition
from sharing_portal.admin_rows import ReadOnlyAdmin

MOST_AT_ONCE = 200
# The portal promises people who are credited to keep their address to itself.
_ADDRESS_KEPT = "credit_asked"


class StateFilter(admin.SimpleListFilter):
    """By where emails are."""

    title = parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every state."""
        return list(MailState.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Those in the chosen state; a value nobody offers is ignored."""
        return queryset.in_state(self.value()) if self.value() in MailState.values else queryset


class KindFilter(admin.SimpleListFilter):
    """By what kind of email it is."""

    title = parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every kind."""
        return [(key, kind.what) for key, kind in KINDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Those of the chosen kind; a value nobody offers is ignored."""
        return queryset.filter(kind=self.value()) if self.value() in KINDS else queryset


class MessageAdmin(ReadOnlyAdmin):
    """Emails written and sent. Only texts about moves this person may see are shown; links are their reader's alone."""

    list_display = ("created_at", "where", "address", "subject", "tries", "last_error")
    list_filter = (StateFilter, KindFilter, "created_at")
    search_fields = ("to", "subject")
    search_help_text = "Email address or words of the subject"
    ordering = ("-pk",)
    actions = ("send_these_again",)
    fields = (
        *("where", "address", "kind_in_words", "subject", "text", "created_at", "next_try_at", "sent_at"),
        *("given_up_at", "tries", "last_error", "message_id", "sent_again_from"),
    )
    readonly_fields = ("where", "address", "kind_in_words", "text", "sent_again_from", "created_at", "next_try_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Those about nothing this person may not see, nor about moves of their own work."""
        seen = Transition.objects.visible_to(request.user).without_own(request.user)
        return super().get_queryset(request).filter(Q(transition=None) | Q(transition__in=seen))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Finds nobody by an address that is kept from everybody."""
        if search_term.strip():
            queryset = queryset.exclude(kind=_ADDRESS_KEPT)
        return super().get_search_results(request, queryset, search_term)

    def get_urls(self) -> list[URLPattern]:
        """Also the target of the button that sends one again."""
        again = self.admin_site.admin_view(self.send_one_again)
        return [path("<int:pk>/again/", again, name="casestudies_message_again"), *super().get_urls()]

    def has_resend_permission(self, request: HttpRequest) -> bool:
        """Whoever the role lets send emails again."""
        return request.user.has_perm("casestudies.change_message")

    @method_decorator(require_POST)
    def send_one_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Sends one email again, and goes to what is sent. 404 for what this person may not see."""
        found = self.get_queryset(request) if self.has_resend_permission(request) else Message.objects.none()
        message = get_object_or_404(found, pk=pk)
        try:
            message = send_again(message=message, by=request.user)
            messages.success(request, "It is sent as soon as the mail server takes it.")
        except DomainError as error:
            messages.error(request, error.message)
        return redirect("admin:casestudies_message_change", message.pk)

    @admin.action(description="Send these again", permissions=["resend"])
    def send_these_again(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Sends the ticked emails again; says how many could not be, because their text is deleted."""
        went, kept = 0, 0
        for message in queryset.order_by("pk")[:MOST_AT_ONCE]:
            try:
                send_again(message=message, by=request.user)
                went += 1
            except DomainError:
                kept += 1
        if went:
            messages.success(request, f"Emails sent again: {went}.")
        if kept:
            messages.warning(request, f"Not sent, because the text was for its reader alone and is deleted: {kept}.")

    @admin.display(description="state", ordering="next_try_at")
    def where(self, message: Message) -> str:
        """Where it is, in words and colour."""
        return render_to_string("casestudies/emails/state.html", {"state": message.state})

    @admin.display(description="to", ordering="to")
    def address(self, message: Message) -> str:
        """Whom it is to."""
        return "Kept private" if message.kind == _ADDRESS_KEPT else message.to

    @admin.display(description="kind", ordering="kind")
    def kind_in_words(self, message: Message) -> str:
        """What it is about."""
        return kind_label(message.kind)

    @admin.display(description="text")
    def text(self, message: Message) -> str:
        """What it says, where others than its reader may know."""
        hidden = message.transition_id is None or message.kind in SECRET_KINDS
        return "Shown to its reader alone" if hidden else message.body

    @admin.display(description="sent again from")
    def sent_again_from(self, message: Message) -> str:
        """The email it repeats."""
        return message.again_of.message_id if message.again_of else "–"
