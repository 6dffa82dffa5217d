"""Empties tables that refuse to be emptied, for tests that really commit. The portal itself has no way to do this."""

from collections.abc import Iterator
from contextlib import contextmanager


def let_tests_empty_tables(patch, connection) -> None:
    """Has Django's flush lift the triggers of append-only tables, and put them up again."""
    flush = type(connection.ops).execute_sql_flush

    def flush_all(operations, statements):
        with triggers_lifted(operations.connection):
            flush(operations, statements)

    patch.setattr(type(connection.ops), "execute_sql_flush", flush_all)


@contextmanager
def triggers_lifted(connection) -> Iterator[None]:
    """Takes all triggers down for a moment."""
    with connection.cursor() as cursor:
        down, up = (_of_sqlite if connection.vendor == "sqlite" else _of_postgresql)(cursor)
        for statement in down:
            cursor.execute(statement)
        try:
            yield
        finally:
            for statement in up:
                cursor.execute(statement)


def _of_sqlite(cursor) -> tuple[list[str], list[str]]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]


def _of_postgresql(cursor) -> tuple[list[str], list[str]]:
    cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    tables = [table for (table,) in cursor.fetchall()]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables],
    )
