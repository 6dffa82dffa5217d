"""What every test can use."""

import os
from pathlib import Path

import pytest
from django.db import connections
from django.test import TransactionTestCase, override_settings

from tests.append_only import let_tests_empty_tables

UNIT = Path(__file__).parent / "unit"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Lets every connection know the rows migrations made: Playwright's event loop gives the thread new ones."""
    connection = connections["default"]
    if hasattr(connection, "_test_serialized_contents"):  # only there when a chosen test asks for it
        type(connection)._test_serialized_contents = connection._test_serialized_contents
    with pytest.MonkeyPatch.context() as patch:
        put_rows_back_at_once(patch)
        let_tests_empty_tables(patch, connection)
        yield
    with django_db_blocker.unblock():
        end_sessions_left_open(connection)


def end_sessions_left_open(connection):
    """Ends what threads and event loops left open: PostgreSQL drops no database somebody is connected to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def put_rows_back_at_once(patch):
    """Has a test that really committed put those rows back when it ends, not when the next such test begins.

    With `--dist worksteal` a process may be handed tests of the usual kind after one that emptied its database.
    """
    put_back, empty = TransactionTestCase._fixture_setup.__func__, TransactionTestCase._fixture_teardown

    def empty_and_put_back(test):
        empty(test)
        put_back(type(test))

    patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(lambda test_class: None))
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty_and_put_back)


@pytest.fixture(scope="session", autouse=True)
def staff_sign_in_as_they_must():
    """Makes sessions of moderators and administrators count: `client.force_login` leaves out no second factor."""
    from tests.second_factor import sign_in_with_two_factors

    with pytest.MonkeyPatch.context() as patch:
        sign_in_with_two_factors(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def passwords_cost_nothing():
    """Spares every sign-in the half second that makes passwords hard to guess."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def pytest_collection_modifyitems(items):
    """Keeps the rows migrations made (regions, boards, lists) in tests that really commit.

    Those that ask for the database through a fixture must name the other one before any fixture is set up. Unit tests
    have none, and may not touch it.
    """
    for item in items:
        if UNIT not in item.path.parents and "django_db_serialized_rollback" not in item.fixturenames:
            item.fixturenames.append("django_db_serialized_rollback")
        marker = item.get_closest_marker("django_db")
        if marker:
            item.add_marker(pytest.mark.django_db(**marker.kwargs | {"serialized_rollback": True}), append=False)


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Gives every test its own uploads and its own index."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture(autouse=True)
def nothing_counted():
    """Forgets what pages counted, so that nothing of one test is written in another or at the end."""
    yield
    from casestudies.tally import tally

    tally.forget()


def pytest_sessionfinish(session, exitstatus):
    """In CI nothing may be skipped: a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
