"""Checking single values of a line. A checker takes a value and gives it as the portal keeps it, or raises Wrong."""

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import TextChoices

Checker = Callable[[object], object]

LONG_TEXT = 50_000
EARLIEST_YEAR = 1948
_NUMBER_LIMIT = 10**10
_WHOLE_LIMIT = 2**31 - 1
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")
_web_address = URLValidator(schemes=["http", "https"])


class Wrong(ValueError):
    """A value is not as the layout says; the message completes "`key` …"."""


def text(limit: int = LONG_TEXT) -> Checker:
    """Text of at most `limit` characters, without space around it."""

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise Wrong("must be text")
        words = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(words) > limit:
            raise Wrong(f"must be {limit} characters or fewer, not {len(words)}")
        return words

    return check


def one_of(choices: type[TextChoices]) -> Checker:
    """One value of a fixed list."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices.values:
            raise Wrong(f"must be one of {', '.join(choices.values)}, not {_shown(value)}")
        return value

    return check


def slug_of(entries: Mapping[str, object], kind: str) -> Checker:
    """The entry of a list with this slug."""

    def check(value: object) -> object:
        if not isinstance(value, str) or value not in entries:
            raise Wrong(f"must be the slug of a {kind}: there is no {_shown(value)}")
        return entries[value]

    return check


def list_of(check_one: Checker, *, limit: int, distinct: bool = False) -> Checker:
    """A list of at most `limit` values."""

    def check(value: object) -> list:
        if not isinstance(value, list):
            raise Wrong("must be a list")
        if len(value) > limit:
            raise Wrong(f"must have {limit} entries or fewer, not {len(value)}")
        checked = [check_one(one) for one in value]
        return list(dict.fromkeys(checked)) if distinct else checked

    return check


def number(value: object) -> Decimal:
    """A number that fits ten digits before and four after the point."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Wrong("must be a number")
    exact = Decimal(str(value))
    if exact and exact.adjusted() >= len(str(_NUMBER_LIMIT)) - 1:
        raise Wrong("must be smaller than 10,000,000,000")
    if exact and exact.normalize().as_tuple().exponent < -4:
        raise Wrong("must have four decimal places or fewer")
    return exact


def whole_number(value: object) -> int:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _WHOLE_LIMIT:
        raise Wrong("must be a whole number from 0")
    return value


def year_and_month(value: object) -> tuple[int, int | None]:
    """A year, or a year with a month, as text like 2024 or 2024-03."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Wrong(f"must be text like “2024” or “2024-03”, not {_shown(value)}")
    year, month = int(found[1]), int(found[2]) if found[2] else None
    if not EARLIEST_YEAR <= year <= datetime.date.today().year + 1 or (month is not None and not 1 <= month <= 12):
        raise Wrong(f"must be a real date, not {_shown(value)}")
    return year, month


def by_date(check_one: Checker, *, limit: int) -> Checker:
    """An object of at most `limit` values by date, dates written like 2024-03-01. Numbers are kept as text."""

    def check(value: object) -> dict[str, str]:
        if not isinstance(value, dict):
            raise Wrong("must be an object of values by date")
        if len(value) > limit:
            raise Wrong(f"must have {limit} entries or fewer, not {len(value)}")
        return {_day(on): _kept(check_one(one)) for on, one in value.items()}

    return check


def web_address(value: object) -> str:
    """An http or https address of at most 500 characters."""
    address = text(500)(value)
    try:
        _web_address(address)
    except ValidationError as error:
        raise Wrong(f"must be a web address that starts with https:// or http://, not {_shown(value)}") from error
    return address


def read_object(value: object, checkers: Mapping[str, Checker], *, where: str = "") -> tuple[dict, list[str]]:
    """Checks an object key by key. Gives what is right, and one sentence for each thing that is wrong.

    A key whose value is null counts as not there.
    """
    if not isinstance(value, dict):
        return {}, [f"{where or 'The line'} must be an object ({{…}})"]
    prefix = f"{where} " if where else ""
    checked = {}
    problems = [f"{prefix}`{_short(key)}` is not a key of this layout" for key in value if key not in checkers]
    for key, check in checkers.items():
        if value.get(key) is None:
            continue
        try:
            checked[key] = check(value[key])
        except Wrong as wrong:
            problems.append(f"{prefix}`{key}` {wrong}")
    return checked, problems


def _day(on: str) -> str:
    try:
        day = datetime.date.fromisoformat(on)
    except ValueError:
        day = None
    if day is None or day.isoformat() != on or not EARLIEST_YEAR <= day.year <= datetime.date.today().year:
        raise Wrong(f"must have real dates like “2024-03-01”, not {_shown(on)}")
    return on


def _kept(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _shown(value: object) -> str:
    return f"“{_short(str(value))}”"


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else f"{words[:limit]}…"
