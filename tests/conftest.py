"""What every test can use."""

import pytest


@pytest.fixture(autouse=True)
def reference_data(django_db_serialized_rollback):
    """Keeps the rows migrations made (regions, boards, lists) in tests that really commit."""


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """Gives every test its own uploads and its own index."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.INDEX_DIR = tmp_path / "index"
