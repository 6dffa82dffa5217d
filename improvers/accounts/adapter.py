"""Our rules and words on django-allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from improvers.accounts import limits
from improvers.accounts.domains import is_allowed
from improvers.accounts.factor_changes import follow_up
from improvers.accounts.sessions import begin
from improvers.accounts.too_many import too_many_tries
from improvers.models import User

_WAYS_TO_SHOW_IT_IS_YOU = {
    "mfa_reauthenticate": "Use your authenticator app or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class AccountAdapter(DefaultAccountAdapter):
    """Lets only addresses of allowed domains in, and says things in plain words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account has been closed",
        "duplicate_email": "Your account has this address already. Enter a different one",
        "email_password_mismatch": "The email address or password is wrong. Check both, or get a code by email instead",
        "enter_current_password": "The password is wrong. Enter the password you sign in with now",
        "incorrect_code": "The code is wrong. Check the email we sent you, or ask for a new code",
        "incorrect_password": "The password is wrong. Enter the password you sign in with",
        "rate_limited": "There were too many tries. Wait a few minutes and try again",
    }

    def clean_email(self, email: str) -> str:
        """The address in lower case. Raises ValidationError with what to do for one that may not be used here."""
        if not is_allowed(email, settings.SIGN_UP_DOMAINS):
            raise ValidationError(_sentence_for(email), code="address_not_allowed")
        return email.lower()

    def login(self, request: HttpRequest, user: User) -> None:
        """Signs somebody in, and notes when."""
        super().login(request, user)
        begin(request.session)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The ways somebody can show once more that it is them, in our words; none without password or second step."""
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": _WAYS_TO_SHOW_IT_IS_YOU.get(way["id"], way["description"])} for way in ways]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts a try before the password is looked at. Answers with a page of its own after too many."""
        self._limits = limits.sign_in(credentials.get("email", ""), self.get_client_ip(request))
        if wait := limits.count(self._limits):
            raise too_many_tries(request, wait)

    def _rollback_login_failed_rl_usage(self) -> None:
        """Takes this try back, as the password was right. Those of others stay counted."""
        limits.take_back(self._limits)

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Forgets the tries of somebody who has just chosen a new password."""
        limits.forget(limits.sign_in(credentials.get("email", ""), self.get_client_ip(request))[:4])

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells somebody about a change of their account, and does what follows from it."""
        follow_up(told=template_prefix, user=user, request=self.request)
        super().send_notification_mail(template_prefix, user, context, email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends one of the texts in templates/account/email, which may name the portal."""
        super().send_mail(template_prefix, email, {"portal_name": settings.PORTAL_NAME, **context})


def allowed_domains_in_words() -> str:
    """The domains addresses may end with: "nhs.net, nhs.uk or hscni.net"."""
    *first, last = settings.SIGN_UP_DOMAINS or ["no domain at present"]
    return f"{', '.join(first)} or {last}" if first else last


def _sentence_for(email: str) -> str:
    if "+" in email.partition("@")[0]:
        return "Enter your email address without the plus sign and what follows it, like name@nhs.net"
    return f"Enter a work email address that ends in {allowed_domains_in_words()}"
