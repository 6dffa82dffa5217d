"""Moderators who put labels right."""

import pytest

from casestudies import index
from improvers.roles import Role
from tests.factories import make_user
from tests.integration.moderation.conftest import post_room

__all__ = ["post_room"]


@pytest.fixture
def moderator(db):
    return make_user(Role.MODERATOR, name="Mo Derator")


@pytest.fixture
def web(client, moderator):
    """A browser in which the moderator is signed in."""
    client.force_login(moderator)
    return client


@pytest.fixture
def found():
    """The case studies a search finds: found(tag="falls")."""

    def find(text: str = "", **chosen: str) -> set[int]:
        index.follow()
        request = index.SearchRequest(text, {name: (value,) for name, value in chosen.items()}, page_size=100)
        return {hit.case_study_id for hit in index.search(request).hits}

    return find
