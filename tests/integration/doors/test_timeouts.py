"""A database that takes too long or is locked: a page that says so, and nothing half done."""

import sqlite3

import psycopg2
import pytest
from django.db import connection
from django.urls import reverse

from casestudies.models import Kudos
from casestudies.states import Status
from sharing_portal import database
from tests.factories import make_edition, make_user

POSTGRESQL = "django.db.backends.postgresql"
BUSY = "Sorry, the service is busy or being mended"


@pytest.fixture
def another_program_holds_everything(transactional_db):
    """Somebody else has the write lock (SQLite) or the table (PostgreSQL), and we are impatient."""
    given = connection.settings_dict
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout=50")
            other = sqlite3.connect(given["NAME"], isolation_level=None)
            take = "BEGIN IMMEDIATE"
        else:
            cursor.execute("SET lock_timeout = '50ms'")
            other = _second(given)
            take = "LOCK TABLE casestudies_kudos IN SHARE MODE"

    def hold():
        other.cursor().execute(take)

    yield hold
    other.close()
    connection.close()


def _second(given):
    return psycopg2.connect(
        dbname=given["NAME"], user=given["USER"], host=given["HOST"], port=given["PORT"], password=given["PASSWORD"]
    )


def test_a_change_that_waits_too_long_for_another_is_told_to_come_back(visitor, another_program_holds_everything):
    edition = make_edition(Status.PUBLISHED)
    visitor.force_login(make_user())
    another_program_holds_everything()
    response = visitor.post(reverse("library:thank", args=[edition.case_study.public_id]))
    assert response.status_code == 503
    assert BUSY in response.content.decode()
    assert "may <strong>not be saved</strong>" in response.content.decode()
    assert Kudos.objects.count() == 0


@pytest.mark.django_db
def test_a_statement_that_takes_too_long_is_given_up(visitor, monkeypatch):
    if connection.vendor != "postgresql":
        assert "statement_timeout" not in str(connection.settings_dict["OPTIONS"])
        return

    def slow(public_id):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '20ms'")
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr("casestudies.library.queries.published_edition", slow)
    response = visitor.get("/case-studies/a/b/")
    assert response.status_code == 503
    assert BUSY in response.content.decode()


def test_postgresql_is_told_how_long_it_may_take_and_whether_it_may_write():
    given = database.options(POSTGRESQL, read_only=True, statement=20, lock=10, idle=60)
    assert given["options"] == (
        "-c statement_timeout=20s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c jit=off"
        " -c default_transaction_read_only=on"
    )
    assert "read_only" not in database.options(POSTGRESQL, read_only=False, statement=0, lock=1, idle=1)["options"]


@pytest.mark.django_db
def test_the_connections_of_this_process_have_what_they_were_told():
    if connection.vendor == "sqlite":
        assert connection.settings_dict["OPTIONS"]["timeout"] == 10
        return
    with connection.cursor() as cursor:
        for name, value in (("statement_timeout", "20s"), ("lock_timeout", "10s")):
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (value,)


def test_the_database_itself_refuses_to_write_while_only_reading_is_allowed(tmp_path):
    given = database.options("django.db.backends.sqlite3", read_only=True, statement=1, lock=1, idle=1)
    with sqlite3.connect(tmp_path / "any.sqlite3") as other:
        other.executescript(given["init_command"])
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            other.execute("CREATE TABLE anything (id)")
    other.close()
