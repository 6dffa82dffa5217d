"""One place in a text that could point to a patient."""

from dataclasses import dataclass

from casestudies.vocabulary import IdentifierKind


@dataclass(frozen=True, order=True)
class Finding:
    """What kind of identifier, and where: offsets in code points, end exclusive."""

    start: int
    end: int
    kind: IdentifierKind
