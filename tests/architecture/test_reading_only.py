"""READ_ONLY=1: every address tried as everybody; nothing is changed, and reading works as ever."""

import hashlib

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sharing_portal.doors import reading_only
from tests.architecture.access_of_colleagues import expected
from tests.architecture.access_table import TABLE
from tests.architecture.addresses import address_of
from tests.architecture.test_access import answer_of
from tests.architecture.world import ACTORS, World, make_world

READING_ONLY = "You can only read at the moment"
# Nobody may see these without its being written down (guesses at links, downloads), so nobody may see them now.
NOTED = {
    "admin:improvers_auditevent_export",
    "admin:oversight_download",
    "credits:answer",
    "credits:correct",
    "still_true:answer",
}
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def world(db, settings) -> World:
    """The world while only reading is allowed; the database holds to it as READ_ONLY=1 has it do."""
    world = make_world()
    world.clients = {actor: _signed_in(person) for actor, person in world.people.items()}
    settings.READ_ONLY = True
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA query_only=ON" if connection.vendor == "sqlite" else "SET LOCAL transaction_read_only = on"
        )
    yield world
    if connection.vendor == "sqlite":
        connection.connection.execute("PRAGMA query_only=OFF")  # whatever has become of the transaction


def _signed_in(person) -> Client:
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    return client


def rows() -> dict[str, str]:
    """A hash of all rows of each table."""
    tables = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {
        model._meta.db_table: hashlib.sha256(
            repr(list(model._base_manager.order_by("pk").values_list())).encode()
        ).hexdigest()
        for model in tables
    }


def test_no_form_changes_anything_and_every_one_says_so(world):
    before, wrong = rows(), []
    with CaptureQueriesContext(connection) as asked:
        for actor in ACTORS:
            for row in TABLE:
                response = world.clients[actor].post(address_of(row, world), {"any": "thing"})
                if response.status_code != 503 or READING_ONLY not in response.content.decode():
                    wrong.append(f"{row.route} ({row.on}) as {actor}: {response.status_code}")
    assert wrong == []
    assert [query["sql"] for query in asked if query["sql"].startswith(WRITES)] == []
    assert rows() == before


def test_everybody_reads_what_they_may_read_and_is_told_that_nothing_can_be_saved(world):
    once = {row.route: row for row in TABLE}.values()
    wrong = []
    for actor in ("anonymous", "owner", "administrator"):
        for row in once:
            with transaction.atomic(), CaptureQueriesContext(connection) as asked:
                response = world.clients[actor].get(address_of(row, world))
                transaction.set_rollback(True)
            if row.route in NOTED and response.status_code == 503 and READING_ONLY in response.content.decode():
                continue
            if (answer := answer_of(response)) != expected(row, "get", actor):
                wrong.append(f"{row.route} ({row.on}) as {actor}: {answer}")
            wrong += [f"{row.route}: {query['sql'][:60]}" for query in asked if query["sql"].startswith(WRITES)]
    assert wrong == []
    for actor, address in (("anonymous", "/"), ("owner", "/my-case-studies/"), ("administrator", "/admin/")):
        assert READING_ONLY in world.clients[actor].get(address).content.decode()


def test_the_database_refuses_what_gets_past_the_door(world, monkeypatch):
    monkeypatch.setattr(reading_only, "SAFE", ("GET", "POST"))
    thank = next(row for row in TABLE if row.route == "library:thank" and row.on == "published")
    response = world.clients["other"].post(address_of(thank, world))
    assert response.status_code == 503
    assert READING_ONLY in response.content.decode()
