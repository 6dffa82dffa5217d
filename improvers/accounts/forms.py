"""The forms of django-allauth with NHS.UK markup and our words."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.internal.userkit import filter_users_by_email
from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from improvers.accounts.actions import create_profile
from improvers.accounts.adapter import allowed_domains_in_words
from improvers.models import Profile, User
from sharing_portal.nhsuk.forms import NHSUKFormMixin

NEW_PASSWORD = "Enter a new password"


class AccountFormMixin(NHSUKFormMixin):
    """An allauth form that says our words and asks for a password once, as it can be shown.

    words: {name of a field: (label, hint, message when it is empty)}; new_password: the field for one, if any.
    """

    words: dict[str, tuple[str, str, str]] = {}
    new_password = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text, field.error_messages["required"] = self.words[name]
        if self.new_password:
            self.fields[self.new_password].help_text = password_rules()


def password_rules() -> str:
    """What a new password needs, in one sentence or two."""
    validators = password_validation.get_default_password_validators()
    lengths = [validator.min_length for validator in validators if isinstance(validator, MinimumLengthValidator)]
    length = f"Use at least {max(lengths)} characters. " if lengths else ""
    return f"{length}Three words that do not belong together are easy to remember and hard to guess"


class SignInForm(AccountFormMixin, allauth.LoginForm):
    """Email address and password."""

    words = {
        "login": ("Email address", "", "Enter your email address"),
        "password": ("Password", "", "Enter your password"),
    }


class SignUpForm(AccountFormMixin, allauth.SignupForm):
    """Name, email address and password of a new account."""

    name = forms.CharField(max_length=Profile._meta.get_field("name").max_length)
    field_order = ["name", "email", "password1"]
    words = {
        "name": ("Your name", "As you want it to stand beside your case studies", "Enter your name"),
        "email": ("Email address", "", "Enter your email address"),
        "password1": ("Password", "", "Enter a password"),
    }
    new_password = "password1"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].help_text = f"Your work address. It must end in {allowed_domains_in_words()}"

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """The new account, or for an address that has one the same answer after the same work: a password hashed."""
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """The new account, with its profile and its address still to be verified."""
        return super().save(request)

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth while it saves the account: adds the profile."""
        create_profile(user=user, name=self.cleaned_data["name"])


class RequestCodeForm(AccountFormMixin, allauth.RequestLoginCodeForm):
    """The address to send a sign-in code to."""

    words = {"email": ("Email address", "", "Enter your email address")}


class ConfirmCodeForm(AccountFormMixin, allauth.ConfirmLoginCodeForm):
    """The sign-in code from the email."""

    words = {"code": ("Sign-in code", "", "Enter the code from the email")}


class ResetPasswordForm(AccountFormMixin, allauth.ResetPasswordForm):
    """The address to send a link for a new password to."""

    words = {"email": ("Email address", "", "Enter your email address")}

    def clean_email(self) -> str:
        """The address, whatever its domain: who has an account may have got it by other ways than signing up."""
        email = self.cleaned_data["email"].lower()
        self.users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
        return email


class NewPasswordForm(AccountFormMixin, allauth.ResetPasswordKeyForm):
    """A new password, from the link in the email."""

    words = {"password1": ("New password", "", NEW_PASSWORD)}
    new_password = "password1"


class ChangePasswordForm(AccountFormMixin, allauth.ChangePasswordForm):
    """The password one has and a new one."""

    words = {
        "oldpassword": ("Current password", "", "Enter your current password"),
        "password1": ("New password", "", NEW_PASSWORD),
    }
    new_password = "password1"


class SetPasswordForm(AccountFormMixin, allauth.SetPasswordForm):
    """A first password, for somebody who signs in with codes."""

    words = {"password1": ("New password", "", NEW_PASSWORD)}
    new_password = "password1"


class AddEmailForm(AccountFormMixin, allauth.AddEmailForm):
    """The address to change to."""

    words = {"email": ("New email address", "", "Enter the new email address")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = f"It must end in {allowed_domains_in_words()}"


class ReauthenticateForm(AccountFormMixin, allauth.ReauthenticateForm):
    """The password once more, before something that matters."""

    words = {"password": ("Password", "", "Enter your password")}
