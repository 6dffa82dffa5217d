"""Puts the database back to what migrations made of it, for tests that really commit. The portal has no way to do this.

Django's own way empties every table and makes each row anew through its model. Here the rows migrations made stand in a
second place, only tables that hold something are emptied, and append-only ones let it happen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def keep_rows(connection: BaseDatabaseWrapper) -> None:
    """Copies every row there is now to the second place; once, after migrations."""
    if connection.vendor == "sqlite":
        _second_file(connection).unlink(missing_ok=True)
    with connection.cursor() as cursor, _second_place(connection, cursor):
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE")
            cursor.execute("CREATE SCHEMA kept")
        for table in _holding_rows(connection, cursor):
            cursor.execute(f"CREATE TABLE kept.{table} AS SELECT * FROM {table}")


def put_rows_back(connection: BaseDatabaseWrapper) -> None:
    """Takes away whatever stands in the tables now, and copies the rows back."""
    with connection.cursor() as cursor, _second_place(connection, cursor), _unguarded(connection, cursor):
        for table in _holding_rows(connection, cursor):
            cursor.execute(f"DELETE FROM {table}")
        for table in _kept(connection, cursor):
            cursor.execute(f"INSERT INTO {table} SELECT * FROM kept.{table}")


def _holding_rows(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> list[str]:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables))
    return [table for (table,) in cursor.fetchall()]


def _kept(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> list[str]:
    cursor.execute(
        "SELECT name FROM kept.sqlite_master WHERE type = 'table'"
        if connection.vendor == "sqlite"
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'kept'"
    )
    return [table for (table,) in cursor.fetchall()]


def _second_file(connection: BaseDatabaseWrapper) -> Path:
    return Path(f"{connection.settings_dict['NAME']}-kept")


@contextmanager
def _second_place(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> Iterator[None]:
    """`kept`: a schema of PostgreSQL, for SQLite a second file."""
    if connection.vendor == "postgresql":
        yield
        return
    cursor.execute("ATTACH DATABASE %s AS kept", [str(_second_file(connection))])
    try:
        yield
    finally:
        cursor.execute("DETACH DATABASE kept")


@contextmanager
def _unguarded(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> Iterator[None]:
    """A transaction without triggers and foreign keys."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            cursor.execute("SET LOCAL session_replication_role = replica")
            yield
        return
    with connection.constraint_checks_disabled(), transaction.atomic():
        cursor.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            cursor.execute(sql)
