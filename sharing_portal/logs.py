"""What must not get into the logs."""

import logging


class WithoutQueries(logging.Filter):
    """Cuts the query off the addresses of requests: a plan or a search is nobody's business but its reader's."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Changes the record and always lets it through."""
        if isinstance(record.args, tuple):
            record.args = tuple(_without_query(each) if isinstance(each, str) else each for each in record.args)
        return True


def _without_query(line: str) -> str:
    """A request line like "GET /search/?q=falls HTTP/1.1" as "GET /search/ HTTP/1.1"; other text as it is."""
    before, mark, after = line.partition("?")
    return f"{before} {after.rpartition(' ')[2]}" if mark and after.rpartition(" ")[2].startswith("HTTP/") else line
