"""Whether the portal lives and whether it can serve."""

import pytest
from django.db import DatabaseError

from sharing_portal import health


def test_livez_answers_without_the_database(client):
    response = client.get("/livez")
    assert response.status_code == 200
    assert response.json() == {"alive": True}


@pytest.mark.django_db
def test_readyz_answers_when_database_and_index_do(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": True, "index": True})


@pytest.mark.django_db
def test_readyz_says_which_part_does_not_answer(client, monkeypatch):
    monkeypatch.setattr(health.index, "answers", lambda: False)
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": True, "index": False})


@pytest.mark.django_db
def test_readyz_survives_a_database_that_is_gone(client, monkeypatch):
    def gone(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr("sharing_portal.health.connection.cursor", gone)
    assert client.get("/readyz").status_code == 503
