"""Why an email could not be sent, and whether it is any use to try again (reply codes: RFC 5321, 4.2.1)."""

import smtplib
from typing import NamedTuple

_LONGEST = 200
_PERMANENT = 500


class Failure(NamedTuple):
    """What went wrong. `is_final`: this email will never go. `is_down`: no other would go now either."""

    reason: str
    is_final: bool = False
    is_down: bool = False
    is_unknown: bool = False


def failure_of(error: Exception) -> Failure:
    """What an error of the mail server, or of making the email, means for it and for those behind it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()), (_PERMANENT, b""))
        return Failure(_reason(error, code, text), is_final=code >= _PERMANENT)
    if isinstance(error, smtplib.SMTPDataError):
        return Failure(_reason(error, error.smtp_code, error.smtp_error), is_final=error.smtp_code >= _PERMANENT)
    if isinstance(error, smtplib.SMTPResponseException):  # greeting, sign-in, our own address: not this email's doing
        return Failure(_reason(error, error.smtp_code, error.smtp_error), is_down=True)
    if isinstance(error, OSError):  # every other SMTPException too
        return Failure(_reason(error, "", str(error)), is_down=True)
    if isinstance(error, ValueError):  # an address or header that no email can have
        return Failure(_reason(error, "", str(error)), is_final=True)
    return Failure(type(error).__name__, is_unknown=True)


def _reason(error: Exception, code: object, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(f"{type(error).__name__} {code} {said}".split())[:_LONGEST]
