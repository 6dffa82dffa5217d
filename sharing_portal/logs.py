"""What must not get into the logs."""

import logging
import traceback
from types import TracebackType

from django.db import OperationalError

_Failure = tuple[type[BaseException], BaseException, TracebackType | None]
# What these say is about our code, our files and our servers, never about what somebody typed.
_SAYS_NO_VALUES = (AttributeError, ImportError, NameError, OperationalError, OSError, TypeError)


class WithoutQueries(logging.Filter):
    """Cuts the query off the addresses of requests: a plan or a search is nobody's business but its reader's."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Changes the record and always lets it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(_without_query(each) if isinstance(each, str) else each for each in record.args)
        return True


def _without_query(line: str) -> str:
    """A request line like "GET /search/?q=falls HTTP/1.1" as "GET /search/ HTTP/1.1"; other text as it is."""
    before, mark, after = line.partition("?")
    return f"{before} {after.rpartition(' ')[2]}" if mark and after.rpartition(" ")[2].startswith("HTTP/") else line


class WithoutValues(logging.Formatter):
    """Writes where and how something failed, not what was in it.

    What an exception says can hold what somebody typed: PostgreSQL quotes the row it refuses, int() the text it could
    not read. Only kinds that never do may speak; of the others the log has the kind and the lines of code.
    """

    def formatException(self, failure: _Failure) -> str:  # noqa: N802 - logging calls it so
        """The traceback of a failure and of what led to it, the oldest first."""
        return "\n".join(_without_values(each) for each in _chain(failure[1]))


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.insert(0, error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain


def _without_values(error: BaseException) -> str:
    lines = "".join(traceback.format_tb(error.__traceback__))
    said = f": {error}" if isinstance(error, _SAYS_NO_VALUES) else " (what it says is left out)"
    return f"Traceback (most recent call last):\n{lines}{type(error).__module__}.{type(error).__name__}{said}"
