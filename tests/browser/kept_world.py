"""One world for every walk of a process: made once, kept aside, and put back before each walk as it was made."""

import pickle
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.browser.world import World, make_world

_FOLDERS = ("MEDIA_ROOT", "INDEX_DIR")


class KeptWorld:
    """`put_back()` gives the world, with its rows, its uploads and its search index where the test has them."""

    def __init__(self, folder: Path):
        self._folder, self._rows = folder, sqlite3.connect(":memory:")
        self._world: bytes | None = None

    def put_back(self) -> World:
        """The world, of which nothing is changed yet. Only SQLite can be copied so fast; elsewhere it is made anew."""
        if connection.vendor != "sqlite":
            return make_world()
        connection.ensure_connection()
        if self._world is None:
            self._keep(make_world())
        else:
            self._rows.backup(connection.connection)
            for name in _FOLDERS:
                _copy(self._folder / name, getattr(settings, name))
        return pickle.loads(self._world)

    def close(self) -> None:
        """Forgets it."""
        self._rows.close()

    def _keep(self, world: World) -> None:
        connection.connection.backup(self._rows)
        for name in _FOLDERS:
            _copy(getattr(settings, name), self._folder / name)
        self._world = pickle.dumps(world)


def _copy(what: Path, to: Path) -> None:
    """Copies a folder, if anything was put there."""
    if what.exists():
        shutil.copytree(what, to)
