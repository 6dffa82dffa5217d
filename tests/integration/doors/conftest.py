"""What the tests of the doors share."""

from contextlib import contextmanager
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.fixture
def visitor() -> Client:
    """A browser that gets to see what a server answers when something breaks."""
    return Client(raise_request_exception=False)


@pytest.fixture
def no_database():
    """The database is away: a context, so that it is back when the test ends."""

    def away(*args, **kwargs):
        raise OperationalError("connection refused")

    @contextmanager
    def gone():
        with mock.patch.object(connection, "cursor", away), mock.patch.object(connection, "ensure_connection", away):
            yield

    return gone
