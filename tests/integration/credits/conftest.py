"""A lead and their draft, and a cache that remembers nobody."""

import pytest
from django.core.cache import cache

from tests.factories import make_draft, make_user


@pytest.fixture(autouse=True)
def no_memories(db):
    """Forgets how often somebody answered."""
    cache.clear()


@pytest.fixture
def lead(db):
    """Somebody who shares."""
    return make_user(name="Lee Leader")


@pytest.fixture
def draft(lead):
    """What they are writing."""
    return make_draft(lead=lead, headline="We moved the clocks")
