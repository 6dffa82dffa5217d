"""The second factor: who must have one, whether a session was made with it, and how its secrets are kept."""

import base64
import hashlib

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest

from improvers.models import User

_PROOFS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def must_have_one(user: User) -> bool:
    """Whether this person may do what their role gives only with a second factor: moderators and administrators."""
    return user.is_authenticated and (user.is_staff or user.is_superuser)


def has_one(user: User) -> bool:
    """Whether an authenticator app or a passkey belongs to the account."""
    return Authenticator.objects.filter(user=user, type__in=_PROOFS).exists()


def was_used(request: HttpRequest) -> bool:
    """Whether the person signed in to this very session, or proved themselves in it, with a second factor."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


class MFAAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted, so that a copy of the database is no copy of the authenticators; says our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Your role needs a second factor. Add another one before you remove this one",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first",
        "unreadable_factor": "The portal can no longer read your second step. Ask an administrator to reset it",
        "incorrect_code": "The code is wrong, or was used already. Wait for the next code and enter that",
    }

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text that was stored. Raises InvalidToken when SECRET_KEY is another one than then."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """False for the last factor of somebody whose role needs one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=_PROOFS).exclude(pk=authenticator.pk)
        return not must_have_one(authenticator.user) or others.exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a passkey is called until its owner names it."""
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"improvers.second_factor" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
