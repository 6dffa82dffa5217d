"""How long the database may take, and whether it may write: options of every connection."""

from typing import Any

_CONNECT_TIMEOUT = 5
# Readers and one writer at a time without "database is locked": write-ahead log, and a transaction that will write
# takes the write lock when it begins instead of failing half-way.
_SQLITE_STARTS_WITH = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


def options(engine: str, *, read_only: bool, statement: int, lock: int, idle: int) -> dict[str, Any]:
    """The OPTIONS of a Django database.

    Takes seconds: for one statement, for waiting until another transaction lets go, and for a transaction that does
    nothing; 0 is for ever. SQLite has the second only. Reading only is held by the database itself.
    """
    if engine == "django.db.backends.sqlite3":
        return {
            "timeout": lock,
            "transaction_mode": "DEFERRED" if read_only else "IMMEDIATE",
            "init_command": _SQLITE_STARTS_WITH + (" PRAGMA query_only=ON;" if read_only else ""),
        }
    given = {
        "statement_timeout": f"{statement}s",
        "lock_timeout": f"{lock}s",
        "idle_in_transaction_session_timeout": f"{idle}s",
        # Compiling the queue's counts took half a second, running them a tenth of one (docs/load.md).
        "jit": "off",
    }
    if read_only:
        given["default_transaction_read_only"] = "on"
    return {
        "connect_timeout": _CONNECT_TIMEOUT,
        "options": " ".join(f"-c {name}={value}" for name, value in given.items()),
    }
