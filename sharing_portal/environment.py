"""Reads settings from the environment, and says what to do when one is missing or wrong."""

import datetime
import os

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None, *, hint: str = "") -> str:
    """The variable's value; without a value and a default raises ImproperlyConfigured with the hint."""
    value = os.environ.get(name, default)
    if not value and default is None:
        raise ImproperlyConfigured(f"Set {name} in the environment. {hint}")
    return value or ""


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes or on; False for 0, false, no or off. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”. Use 1 or 0.")


def number(name: str, default: int) -> int:
    """A whole number. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip()
    try:
        return int(value) if value else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is “{value}”. Use a whole number.") from error


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas between its entries; spaces around them do not count."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def socket_address(name: str) -> str | tuple[str, int]:
    """A socket: the path of a unix socket, or host and port; empty when not set. Raises ImproperlyConfigured."""
    value = os.environ.get(name, "").strip().removeprefix("unix:").removeprefix("tcp://")
    if not value or value.startswith("/"):
        return value
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ImproperlyConfigured(f"{name} is “{value}”. Use a path like /run/clamav/clamd.ctl or host:port.")
    return host.strip("[]"), int(port)


def address(name: str) -> str:
    """A mailto: or https: address; empty when not set. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip()
    if value and (not value.startswith(("mailto:", "https://")) or any(letter.isspace() for letter in value)):
        raise ImproperlyConfigured(f"{name} is “{value}”. Use an address that begins with mailto: or https://")
    return value


def day(name: str) -> datetime.date | None:
    """A day like 2027-03-31; None when not set. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip()
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is “{value}”. Use a day like 2027-03-31.") from error


def choice(name: str, choices: tuple[str, ...]) -> str:
    """One of the words there are, the first unless set. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "").strip().lower() or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is “{value}”. Use one of: {', '.join(choices)}.")
    return value
