"""Accounts of people who sign in with a provider: who may have one, and what is recorded."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render

from improvers.accounts.actions import create_profile
from improvers.accounts.adapter import AccountAdapter
from improvers.audit import Kind, record
from improvers.models import Profile, User

_KINDS = {
    "socialaccount/email/account_connected": Kind.IDENTITY_LINKED,
    "socialaccount/email/account_disconnected": Kind.IDENTITY_UNLINKED,
}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Holds people who come from a provider to the rules of signing up."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": "Set a password before you remove this, or you could not sign in any more",
    }

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Lets nobody have a new account whose address could not sign up. Answers with a page of its own then."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        try:
            AccountAdapter(request).clean_email(sociallogin.user.email or "")
        except ValidationError as error:
            page = render(request, "socialaccount/authentication_error.html", {"reason": error.message}, status=403)
            raise ImmediateHttpResponse(page) from error

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """A new account with its profile, from what the provider says."""
        user = super().save_user(request, sociallogin, form)
        longest = Profile._meta.get_field("name").max_length
        create_profile(user=user, name=sociallogin.account.extra_data["userinfo"]["name"][:longest])
        record(Kind.IDENTITY_LINKED, by=user, about=f"user {user.pk}", request=request)
        return user

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Whether the provider's word is enough to get into the account with this address: only where it is trusted."""
        return settings.OIDC_TRUST_EMAIL

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """Tells somebody that a provider was linked or unlinked, and records it."""
        if template_prefix in _KINDS:
            record(_KINDS[template_prefix], by=user, about=f"user {user.pk}", request=self.request)
        super().send_notification_mail(template_prefix, user, *args, **kwargs)
