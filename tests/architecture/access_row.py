"""One row of the access table."""

from typing import NamedTuple

ACTORS_OF_TABLE = ("anonymous", "owner", "other", "moderator", "administrator")


class Row(NamedTuple):
    """One address about one thing."""

    route: str
    on: str
    get: str
    post: str
