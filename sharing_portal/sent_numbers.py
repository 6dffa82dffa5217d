"""Numbers that pages carry and browsers send back: of rows, of versions, of pages."""

_LONGEST = 18
"""Digits that fit into a column of either database, and that int() reads at once."""


def sent_number(text: object) -> int | None:
    """The number; None for anything that is none, or is larger than any row has."""
    said = str(text)
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _LONGEST else None
