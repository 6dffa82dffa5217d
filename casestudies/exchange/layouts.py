"""Which layout a line has."""

from .full_layout import read_full
from .incoming import Incoming, Lists, Rejected
from .write_up_layout import Matchers, read_write_up


class Reader:
    """Reads lines in either layout with the portal's lists, which are loaded once."""

    def __init__(self):
        self._lists = Lists()
        self._matchers = Matchers(self._lists)

    def read(self, values: dict) -> Incoming:
        """What an object says, in the layout its keys show. Raises Rejected with the reasons."""
        if "headline" in values:
            return read_full(values, self._lists)
        if "title" in values:
            return read_write_up(values, self._matchers)
        raise Rejected("There is neither a `headline` (full layout) nor a `title` (write-up layout)")
