"""The forms of allauth's second factor with NHS.UK markup and our words."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from cryptography.fernet import InvalidToken
from django import forms
from django.utils.functional import cached_property

from improvers.accounts import limits
from improvers.accounts.forms import AccountFormMixin
from improvers.accounts.passkey_answers import NO_PASSKEY, PasskeyField, as_kept, reading_a_passkey
from improvers.accounts.qr_codes import Picture, draw
from improvers.accounts.too_many import too_many_tries

# An authenticator's code is right for as long as this: the one before, its own and the one after (MFA_TOTP_TOLERANCE).
_SECONDS_A_CODE_LIVES = 90
_LONGEST_NAME = 50
_ENTER_CODE = "Enter the 6-digit code from your authenticator app"


class _CodeForm(AccountFormMixin):
    """A form that takes a code: not too often, and each code of an app only once for as long as it would be right."""

    def clean_code(self) -> str:
        """The code. Raises ValidationError for a wrong one and for one that was used already."""
        tried = limits.second_step(self.user.pk, get_account_adapter().get_client_ip(context.request))
        if wait := limits.count(tried):
            raise too_many_tries(context.request, wait, second_step=True)
        try:
            code = super().clean_code()
        except InvalidToken as error:
            raise get_adapter().validation_error("unreadable_factor") from error
        if self.authenticator.type == Authenticator.Type.TOTP and not self._is_first_use(code):
            raise get_adapter().validation_error("incorrect_code")
        limits.take_back(tried)
        return code

    def _is_first_use(self, code: str) -> bool:
        if code == app_settings.TOTP_INSECURE_BYPASS_CODE:
            return True
        digits = "".join(filter(str.isalnum, code))
        return limits.count([limits.Limit(f"used|{self.user.pk}|{digits}", 1, _SECONDS_A_CODE_LIVES)]) == 0


class AuthenticateForm(_CodeForm, codes.AuthenticateForm):
    """The code at signing in: from the app, or a recovery code."""

    words = {"code": ("Code", "", "Enter the code from your authenticator app, or a recovery code")}


class ReauthenticateForm(_CodeForm, codes.ReauthenticateForm):
    """The code once more, before something that matters."""

    words = AuthenticateForm.words


class ActivateTOTPForm(AccountFormMixin, totp.ActivateTOTPForm):
    """The first code of a new authenticator app, which shows that it was set up."""

    words = {"code": ("Code from the app", "6 digits that change every 30 seconds", _ENTER_CODE)}

    @cached_property
    def picture(self) -> Picture:
        """The QR code that brings the secret into an app."""
        return draw(get_adapter().build_totp_url(self.user, self.secret))

    @property
    def secret_in_groups(self) -> list[str]:
        """The secret in groups of four letters, to type it where no camera is."""
        return [self.secret[start : start + 4] for start in range(0, len(self.secret), 4)]


class DeactivateTOTPForm(AccountFormMixin, totp.DeactivateTOTPForm):
    """Takes the authenticator app away."""


class GenerateRecoveryCodesForm(AccountFormMixin, recovery_codes.GenerateRecoveryCodesForm):
    """Makes new recovery codes in place of the old."""


class AddPasskeyForm(AccountFormMixin, passkeys.AddWebAuthnForm):
    """A new passkey and what to call it."""

    credential = PasskeyField()
    words = {
        "name": ("What to call it (optional)", "So that you know it again, like “work laptop”", ""),
        "credential": ("Passkey", "", NO_PASSKEY),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("name", None)

    def clean_name(self) -> str:
        """What to call it, cut rather than refused: a security key has made the passkey by then."""
        return super().clean_name()[:_LONGEST_NAME]

    def clean(self) -> dict:
        """What is kept of the passkey. Raises ValidationError for one that is none, or answers another page."""
        with reading_a_passkey():
            cleaned = super().clean()
            if credential := cleaned.get("credential"):
                cleaned["credential"] = as_kept(credential)
        return cleaned


class RenamePasskeyForm(AccountFormMixin, passkeys.EditWebAuthnForm):
    """A new name for a passkey."""

    name = forms.CharField(max_length=_LONGEST_NAME)
    words = {"name": ("What to call it", "", "Enter a name for the passkey")}


class AuthenticatePasskeyForm(passkeys.AuthenticateWebAuthnForm):
    """A passkey at signing in: nothing to see, the browser fills it in."""

    credential = PasskeyField()

    def clean_credential(self) -> Authenticator:
        """The passkey that was used. Raises ValidationError for anything else."""
        with reading_a_passkey():
            return super().clean_credential()


class ReauthenticatePasskeyForm(AuthenticatePasskeyForm):
    """A passkey once more, before something that matters."""

    reauthenticated = True
