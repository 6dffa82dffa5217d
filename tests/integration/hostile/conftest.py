"""A small portal to be hostile to."""

import gc
import math

import pytest

from casestudies.exchange.generating import generate_case_studies
from casestudies.index import SearchRequest, follower, rebuild, schema, search
from casestudies.index.engine import engine


@pytest.fixture
def portal(db, monkeypatch, settings):
    """Sixteen made-up case studies and their index, with what is only made once made; nothing of Python in between.

    No address is too long for it.
    """
    settings.LONGEST_ADDRESS = math.inf
    generate_case_studies(count=16, allowed=True)
    rebuild()
    monkeypatch.setattr(follower, "SECONDS_BETWEEN_CHECKS", math.inf)
    search(SearchRequest("mispelt"))
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def known_words(portal) -> list[str]:
    """Words of the index, the most used first."""
    counted = engine().snapshot().searcher.terms_with_prefix(schema.WORDS, "", limit=2000)
    return [word for word, _ in counted if len(word) > 2]
