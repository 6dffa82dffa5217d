"""What a browser says about a passkey, read so that nothing made up can break a page."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.webauthn.internal.auth import parse_registration_response
from cryptography.exceptions import UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from fido2.cose import UnsupportedKey
from fido2.utils import websafe_encode

NO_PASSKEY = "Your browser did not use a passkey. Try again"
_NOT_TAKEN = "That passkey was not accepted. Try again, or use another way to show that it is you"
_UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)
"""What json, fido2 and allauth raise for answers that no browser gives: they read whatever they get."""


class PasskeyField(forms.JSONField):
    """The hidden field that a script fills in. What could not be used is not sent back."""

    widget = forms.HiddenInput
    default_error_messages = {"required": NO_PASSKEY, "invalid": NO_PASSKEY}

    def to_python(self, value: Any) -> Any:
        """The answer as it was sent, an object. Raises ValidationError for anything else."""
        with reading_a_passkey():
            answer = super().to_python(value)
        if answer not in self.empty_values and not isinstance(answer, dict):
            raise ValidationError(NO_PASSKEY, code="invalid")
        return answer

    def bound_data(self, data: Any, initial: Any) -> None:
        """Nothing: each answer counts once."""
        return


@contextmanager
def reading_a_passkey() -> Iterator[None]:
    """Raises ValidationError, in words about passkeys, where an answer cannot be read or is not taken."""
    try:
        yield
    except ValidationError as error:
        if error.code != "incorrect_code":
            raise
        raise ValidationError(_NOT_TAKEN, code="not_taken") from error
    except _UNREADABLE as error:
        raise ValidationError(_NOT_TAKEN, code="not_taken") from error


def as_kept(credential: dict) -> dict:
    """What is kept of a new passkey: only what recognises it again, nothing else that came along.

    Raises ValueError for a key that could never be checked.
    """
    read = parse_registration_response(credential)
    if isinstance(read.response.attestation_object.auth_data.credential_data.public_key, UnsupportedKey):
        raise ValueError("This kind of key is not known.")
    parts = {"clientDataJSON": read.response.client_data, "attestationObject": read.response.attestation_object}
    return {
        "id": read.id,
        "rawId": read.id,
        "type": "public-key",
        "response": {name: websafe_encode(part) for name, part in parts.items()},
        "clientExtensionResults": {},
    }
