"""Passages in handy sizes: not so many that nobody would look through them, none too long for an answer."""

from .placing.fitting import in_portions
from .reading.write_up import Piece

MOST = 120
LONGEST = 3000


def handy(pieces: list[Piece]) -> list[Piece]:
    """The same words in at most about 120 passages: long ones in portions, and neighbours for one place together
    where there would be too many."""
    cut = [
        Piece(portion, piece.place, piece.heading if not number else "")
        for piece in pieces
        for number, portion in enumerate(in_portions(piece.text, LONGEST))
    ]
    for size in (500, 1500, LONGEST):
        if len(cut) <= MOST:
            break
        cut = _together(cut, size)
    return cut


def _together(pieces: list[Piece], size: int) -> list[Piece]:
    """Neighbours for one place in one passage, as long as it stays below a size."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.place == piece.place and len(last.text) + len(piece.whole) + 2 <= size:
            joined[-1] = Piece(f"{last.text}\n\n{piece.whole}", last.place, last.heading)
        else:
            joined.append(piece)
    return joined
