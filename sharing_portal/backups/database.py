"""What SQLite and PostgreSQL each need to be read at one moment and filled anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Shows the database as it is now for as long as it takes, while everybody else reads and writes on."""
    if connection.vendor == "sqlite":
        usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic(durable=True):
            if connection.vendor == "postgresql":
                _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            take_all_the_time_needed()
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = usual


def take_all_the_time_needed() -> None:
    """Lifts PostgreSQL's time limits for the transaction at hand: they are meant for requests."""
    if connection.vendor == "postgresql":
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            _run(f"SET LOCAL {limit} = 0")


@contextmanager
def without_triggers() -> Iterator[None]:
    """Puts our own triggers aside, which keep people from changing what was decided. Inside a transaction only."""
    if connection.vendor == "sqlite":
        triggers = _rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql IS NOT NULL")
        for name, _ in triggers:
            _run(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _, sql in triggers:
            _run(sql)
        return
    tables = _rows(
        "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
    )
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    for (table,) in tables:
        _run(f"ALTER TABLE {connection.ops.quote_name(table)} DISABLE TRIGGER USER")
    _run("SET CONSTRAINTS ALL DEFERRED")
    yield
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    for (table,) in tables:
        _run(f"ALTER TABLE {connection.ops.quote_name(table)} ENABLE TRIGGER USER")


def empty(emptied: list[type[models.Model]]) -> None:
    """Deletes every row of these models. Keys that point to one another are checked at the end of the transaction."""
    tables = [connection.ops.quote_name(model._meta.db_table) for model in emptied]
    if connection.vendor == "postgresql":
        _run(f"TRUNCATE {', '.join(tables)}")
        return
    for table in tables:
        _run(f"DELETE FROM {table}")


def count_on(kept: list[type[models.Model]]) -> None:
    """Has new rows numbered after those that were written with their numbers."""
    for sql in connection.ops.sequence_reset_sql(no_style(), kept):
        _run(sql)


def count_rows(model: type[models.Model]) -> int:
    """How many rows a table has."""
    return _rows(f"SELECT COUNT(*) FROM {connection.ops.quote_name(model._meta.db_table)}")[0][0]


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
