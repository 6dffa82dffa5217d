"""Reads by key that Django puts into SQL once: for a page's rows that took it longer than the database takes to answer.

Figures are in docs/decisions/0028.
"""

from collections.abc import Callable, Iterable, Sequence

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

# Keys are asked for in so many, the last one repeated, so that there is one statement for every number of them.
_AT_ONCE = 20
# In place of the keys while the statement is put together: no key and no other value in a query is one of these.
_PLACES = tuple(range(-1_000_000_001, -1_000_000_001 - _AT_ONCE, -1))


class Prepared:
    """A `values_list` by keys, put into SQL at its first use.

    `query` takes a list of integer keys and gives the queryset of their rows. Each key must be asked for as it is: the
    statement is kept, with other keys in their places. A queryset that would be another one at another time (by date,
    by person) does not belong here.
    """

    def __init__(self, query: Callable[[Sequence[int]], QuerySet]) -> None:
        self._query = query
        self._statements: dict[str, tuple[str, tuple, dict]] = {}

    def rows(self, keys: Iterable[int]) -> list[Sequence]:
        """The rows for the keys, twenty keys a query, values as Django gives them."""
        keys = list(keys)
        connection = connections[DEFAULT_DB_ALIAS]
        sql, parameters, converters = self._statement(connection)
        found: list[Sequence] = []
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            by_place = dict(zip(_PLACES, some + some[-1:] * (_AT_ONCE - len(some)), strict=True))
            with connection.cursor() as cursor:
                cursor.execute(sql, [by_place.get(value, value) for value in parameters])
                found += cursor.fetchall()
        return [_converted(row, converters, connection) for row in found] if converters else found

    def _statement(self, connection) -> tuple[str, tuple, dict]:
        if connection.vendor not in self._statements:
            compiler = self._query(list(_PLACES)).query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            converters = compiler.get_converters([column for column, *_ in compiler.select])
            self._statements[connection.vendor] = sql, parameters, converters
        return self._statements[connection.vendor]


def _converted(row: Sequence, converters: dict, connection) -> list:
    values = list(row)
    for place, (functions, expression) in converters.items():
        for function in functions:
            values[place] = function(values[place], expression, connection)
    return values
