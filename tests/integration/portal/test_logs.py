"""What must not get into the logs."""

import logging

import pytest

from sharing_portal.logs import WithoutQueries


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        ("GET /start-pack/?plan=a+secret HTTP/1.1", "GET /start-pack/ HTTP/1.1"),
        ("GET /search/?q=a?b HTTP/1.1", "GET /search/ HTTP/1.1"),
        ("GET /search/ HTTP/1.1", "GET /search/ HTTP/1.1"),
        ("Is this a question?", "Is this a question?"),
    ],
)
def test_what_people_type_into_an_address_is_not_logged(line, logged):
    record = logging.LogRecord("django.server", logging.INFO, "", 0, '"%s" %s %s', (line, "200", 5), None)
    assert WithoutQueries().filter(record)
    assert record.getMessage() == f'"{logged}" 200 5'


def test_the_server_for_trying_out_uses_it(settings):
    server = settings.LOGGING["loggers"]["django.server"]
    assert server["filters"] == ["without_queries"]
    assert settings.LOGGING["filters"]["without_queries"]["()"] == "sharing_portal.logs.WithoutQueries"
