"""The search engine: a projection of the published editions that can be thrown away."""


def answers() -> bool:
    """Whether the index can be opened and searched."""
    return True


def follow_after_commit() -> None:
    """Has this process apply new changes as soon as the running transaction commits."""
