"""What one row of the table of data says, and the functions that make it true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from improvers.models import User

BATCH = 500


@dataclass(frozen=True)
class Leaving:
    """Somebody who erases their account, and what they chose.

    `fates` says what becomes of each case study they lead, by its key; `keep_credits`, whether their name may stay
    where they are credited.
    """

    user: User
    fates: dict[int, Any]
    keep_credits: bool = False


@dataclass(frozen=True)
class Rule:
    """When rows have had their time. `due` gives how many have at a moment, `end` ends them and gives how many."""

    due: Callable[[datetime], int]
    end: Callable[[datetime], int]


@dataclass(frozen=True)
class Kept:
    """One class of data: what is kept, of whom, why, for how long, and what happens then, in words people read.

    `models` are the tables it stands in. `collect` gives what a person's download holds of it, `erase` does what goes
    beyond what the database deletes with the account, `rules` end what has had its time.
    """

    key: str
    title: str
    models: tuple[str, ...]
    what: str
    whose: str
    why: str
    how_long: str
    then: str
    download: str
    erasing: str
    collect: Callable[[User], Any] | None = None
    erase: Callable[[Leaving], None] | None = None
    rules: tuple[Rule, ...] = ()


def deleted_when(due: Callable[[datetime], QuerySet]) -> Rule:
    """A rule that deletes the rows `due` gives for a moment."""
    return ended_by(due, lambda rows: rows.delete())


def ended_by(due: Callable[[datetime], QuerySet], end: Callable[[QuerySet], object]) -> Rule:
    """A rule that has `end` deal with the rows `due` gives for a moment, so many at a time. `end` must end them."""

    def end_all(now: datetime) -> int:
        count = 0
        while keys := list(due(now).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            end(due(now).model._base_manager.filter(pk__in=keys))
            count += len(keys)
        return count

    return Rule(lambda now: due(now).count(), end_all)
