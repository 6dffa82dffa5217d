"""What tests of accounts share."""

import pytest

from tests.oidc_provider import provider_for


@pytest.fixture
def provider(settings):
    """A provider people may sign in with, running and set."""
    with provider_for(settings) as provider:
        yield provider
