"""Every address, tried as everybody: what each person gets is in access_table.py, and nothing may be missing.

Whatever they get carries the headers that headers.py asks for, and no word that secrets.py keeps from them.
"""

from itertools import product

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.access_of_colleagues import expected
from tests.architecture.access_table import TABLE
from tests.architecture.addresses import address_of
from tests.architecture.headers import wrong_headers
from tests.architecture.routes import all_routes
from tests.architecture.secrets import leaked
from tests.architecture.world import ACTORS, World, make_world
from tests.second_factor import count_as_one_factor

SIGN_IN = "/accounts/login/"


def test_every_route_is_in_the_access_table_and_every_row_is_a_route():
    assert sorted({row.route for row in TABLE}) == [route.name for route in all_routes()]


@pytest.fixture
def world(db) -> World:
    """The world every row is tried in; each try is rolled back."""
    return make_world()


def answer_of(response) -> str:
    """What somebody got, in the words of the table."""
    if response.status_code in (301, 302):
        return "in" if response["Location"].startswith(SIGN_IN) else "to"
    return str(response.status_code)


def body_of(response) -> bytes:
    """Everything that was sent."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_gets_what_the_access_table_says(world, actor):
    visitor = Client(raise_request_exception=False)
    if world.people[actor]:
        visitor.force_login(world.people[actor])
    if actor == "half_signed_in":
        count_as_one_factor(visitor)
    wrong = []
    for row, method in product(TABLE, ("get", "post")):
        client = Client(raise_request_exception=False)
        client.cookies = visitor.cookies.copy()
        with transaction.atomic():
            response = getattr(client, method)(address_of(row, world))
            answer, body = answer_of(response), body_of(response)
            transaction.set_rollback(True)
        right = expected(row, method, actor)
        at = f"{method} {row.route} ({row.on})"
        if answer != right:
            wrong.append(f"{at}: {answer} instead of {right}")
        wrong += [f"{at} {name}" for name in wrong_headers(response, actor)]
        headers = repr(response.headers).encode()
        wrong += [f"{at} leaks {word}" for word in leaked(body + headers, actor, row.route)]
    assert not wrong, "\n".join(wrong)
