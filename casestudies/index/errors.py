"""What can go wrong with the index."""


class IndexBroken(Exception):
    """There is no index to open, or what is there cannot be read. Rebuilding mends it."""


class IndexUnavailable(Exception):
    """The index cannot be read and could not be rebuilt either. Reading case studies still works."""
