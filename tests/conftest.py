"""What every test can use."""

import gc
import os

import pytest
from django.db import connections
from django.test import TransactionTestCase, override_settings

from tests.rows_kept import keep_rows, put_rows_back


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Keeps the rows migrations made (regions, boards, lists) in tests that really commit."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        keep_rows(connections["default"])
        put_rows_back_at_once(patch)
        with django_db_blocker.block():
            yield
        end_sessions_left_open(connections["default"])


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

    With `--dist worksteal` a process may be handed tests of the usual kind after one that changed its database.
    """
    patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(lambda test_class: None))
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: put_rows_back(connections["default"]))


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


def pytest_collection_finish():
    """Spares the garbage collector looking through all that is imported again and again: a seventh of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


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
