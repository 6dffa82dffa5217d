"""Opens, reads and writes the index folders, one for each shelf; knows nothing of what is in them.

settings.INDEX_DIR/<schema version>/<shelf>/current names the folder beside it that is the index now. A rebuilt index is
a new folder; naming it is the swap. Readers that still have the old folder open read it until their next search.
"""

import functools
import os
import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy
from django.conf import settings
from tantivy import Index, IndexWriter, Query, Schema, Searcher

from . import schema
from .errors import IndexBroken
from .lock import locked
from .shelves import CASE_STUDIES, Shelf

_POINTER = "current"
_WRITER_LOCK = "portal-writer.lock"
_WRITER_MEMORY = 32_000_000
_REBUILD_MEMORY = 128_000_000
# tantivy reports everything, from a full disk to a garbled file, as one of these.
ENGINE_ERRORS = (OSError, ValueError, RuntimeError)


@dataclass(frozen=True)
class Snapshot:
    """The index as it was at one commit: what one search reads from beginning to end."""

    shelf: Shelf
    searcher: Searcher
    schema: Schema
    folder: Path
    applied: int

    @property
    def generation(self) -> tuple[str, int]:
        """Another one whenever anything in the index changed."""
        return self.folder.name, self.applied


class Engine:
    """The index of one shelf under one root folder, shared by the threads of a process."""

    def __init__(self, root: Path, shelf: Shelf):
        self.shelf = shelf
        self.root = root / schema.version() / shelf.name
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._seen: tuple | None = None
        self._snapshot: Snapshot | None = None
        self.checked_at = float("-inf")
        self.replaced_at = float("-inf")
        self.missed_at = float("-inf")

    def snapshot(self) -> Snapshot:
        """The newest commit, whichever process made it. Costs two small file look-ups when nothing changed.

        Raises IndexBroken when there is no index or it cannot be read.
        """
        with self._lock:
            try:
                folder = self._current_folder()
                seen = (folder, *_stamp(folder / "meta.json"))
                if seen != self._seen:
                    self._read(folder)
                    self._seen = seen
                return self._snapshot
            except ENGINE_ERRORS as error:
                self.forget()
                raise IndexBroken(f"{self.root}: {error}") from error

    def is_readable(self) -> bool:
        """Whether there is an index that can be opened."""
        try:
            self.snapshot()
        except IndexBroken:
            return False
        return True

    def forget(self) -> None:
        """Opens everything anew at the next search."""
        self._index = self._seen = self._snapshot = None

    @contextmanager
    def writer(self, *, wait: float) -> Iterator[IndexWriter]:
        """The one writer of the current index. What is not committed inside the block is dropped.

        Raises Busy when another thread or process has it for longer than `wait` seconds, IndexBroken when there is no
        index.
        """
        folder = self.snapshot().folder
        with locked(folder / _WRITER_LOCK, wait=wait), _writing(_open(folder), _WRITER_MEMORY) as writer:
            yield writer

    @contextmanager
    def new_index(self) -> Iterator[IndexWriter]:
        """A writer into a new folder, which becomes the index when the block ends well and is removed otherwise."""
        old = self._pointed_at()
        folder = self.root / f"built-{secrets.token_hex(6)}"
        folder.mkdir(parents=True)
        try:
            with _writing(_open(folder, new=True), _REBUILD_MEMORY) as writer:
                yield writer
            self._point_at(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._remove_all_but({folder.name, old})

    @contextmanager
    def rebuilding(self, *, wait: float) -> Iterator[None]:
        """Holds the right to rebuild. Raises Busy when somebody else rebuilds for longer than `wait` seconds."""
        self.root.mkdir(parents=True, exist_ok=True)
        with locked(self.root / "rebuild.lock", wait=wait):
            yield

    def _read(self, folder: Path) -> None:
        if self._snapshot is None or self._index is None or self._snapshot.folder != folder:
            self._index = _open(folder)
        self._index.reload()
        searcher = self._index.searcher()
        self._snapshot = Snapshot(self.shelf, searcher, self._index.schema, folder, _applied(searcher))

    def _current_folder(self) -> Path:
        return self.root / (self.root / _POINTER).read_text().strip()

    def _pointed_at(self) -> str:
        try:
            return self._current_folder().name
        except OSError:
            return ""

    def _point_at(self, folder: Path) -> None:
        fresh = self.root / f"{_POINTER}.{folder.name}"
        fresh.write_text(folder.name)
        os.replace(fresh, self.root / _POINTER)

    def _remove_all_but(self, kept: set[str]) -> None:
        for path in self.root.glob("built-*"):
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)


def engine(shelf: Shelf = CASE_STUDIES) -> Engine:
    """The engine of a shelf in the folder the settings name now."""
    return _engine_at(Path(settings.INDEX_DIR), shelf)


@functools.cache
def _engine_at(root: Path, shelf: Shelf) -> Engine:
    return Engine(root, shelf)


def _open(folder: Path, *, new: bool = False) -> Index:
    index = tantivy.Index(schema.build(), path=str(folder)) if new else tantivy.Index.open(str(folder))
    schema.register_analysers(index)
    index.config_reader("manual")
    return index


@contextmanager
def _writing(index: Index, memory: int) -> Iterator[IndexWriter]:
    writer = index.writer(memory, num_threads=1)
    # A writer that was killed while committing leaves files whose names the next commit wants.
    writer.garbage_collect_files()
    try:
        yield writer
    except BaseException:
        writer.rollback()
        raise
    finally:
        # Also lets merges finish; a writer that is only dropped leaves them undone, and small segments pile up.
        writer.wait_merging_threads()


def _applied(searcher: Searcher) -> int:
    found = searcher.search(Query.exists_query(schema.APPLIED), limit=1).hits
    if not found:
        raise ValueError("the index does not say which changes it holds")
    return searcher.fast_field_values(schema.APPLIED, [found[0][1]])[0]


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size
