"""What people call organisations and boards: "Northumbria Healthcare", "Kent & Medway ICB", "BNSSG"."""

from enum import StrEnum

from improvers.models import Organisation
from improvers.place_names import BOARD_ABBREVIATIONS

from . import language
from .language import Phrase

# In front of, inside and after names people put these words in or leave them out.
_BEFORE = frozenset({"nhs", "the"})
_BETWEEN = frozenset({"and", "of", "the", "nhs"})
_AFTER = frozenset({"nhs", "foundation", "trust", "ft", "ltd", "limited", "cic", "plc"})
_BOARD_ENDS = [("integrated", "care", "board"), ("integrated", "care", "system"), ("icb",), ("ics",)]
_TRUST_ENDS = [("university", "health", "board"), ("health", "board"), ("health", "social", "care")]
# Words that trusts have at the end of their names and people leave out, where what is left is still a name.
_LEFT_OUT = [
    *[("teaching", "hospitals"), ("university", "hospitals"), ("university", "hospital"), ("acute", "hospitals")],
    *[("general", "hospital"), ("community", "healthcare"), ("mental", "health"), ("social", "care", "partnership")],
    *[("hospitals",), ("hospital",), ("healthcare",), ("health",), ("partnership",), ("care",)],
]
_SHORTENED = (Organisation.Kind.TRUST, Organisation.Kind.HEALTH_BOARD)


class Said(StrEnum):
    """What kind of organisation the words around a name say it is."""

    NOTHING = ""
    BOARD = "board"
    TRUST = "trust"


def key_of(words: Phrase) -> tuple[Phrase, Said]:
    """What is the same for all ways to write one name, and what kind is said. Takes plain words; () for no name."""
    key = [word.replace("'", "") for word in words]
    if key[:1] in (["and"], ["of"]) or key[-1:] in (["and"], ["of"], ["the"]):
        return (), Said.NOTHING
    while key and key[0] in _BEFORE:
        del key[0]
    while key and key[-1] in _BEFORE:
        del key[-1]
    key = key[:1] + [word for word in key[1:] if word not in _BETWEEN]
    said = Said.NOTHING
    shorter = _without_end(key, _BOARD_ENDS)
    if shorter != key:
        return tuple(shorter), Said.BOARD
    while key and key[-1] in _AFTER:
        said = Said.TRUST
        del key[-1]
    shorter = _without_end(key, _TRUST_ENDS)
    return tuple(shorter), Said.TRUST if shorter != key else said


def beginning_of(words: Phrase, place: int) -> str:
    """What the key of a name at a place among plain words begins with; "" for no name."""
    after = (word for word in words[place : place + 3] if word not in _BEFORE)
    return next(after, "").replace("'", "")


def full_words(name: str) -> Phrase:
    """The words of a name without what only says what kind it is: as texts have them side by side."""
    words = tuple(language.plain_words(name))
    key, _ = key_of(words)
    if not key:
        return words
    plain = [word.replace("'", "") for word in words]
    start = plain.index(key[0])
    end = len(plain) - plain[::-1].index(key[-1])
    return words[start:end]


def keys_of(name: str, kind: str) -> tuple[Phrase, ...]:
    """The ways to say a name, the whole one first. None for a name without a word of its own."""
    whole, _ = key_of(tuple(language.plain_words(name)))
    if not whole:
        return ()
    shorter = tuple(_without_end(list(whole), _LEFT_OUT)) if kind in _SHORTENED else whole
    return (whole, shorter) if shorter and shorter != whole else (whole,)


def abbreviations_of(code: str) -> tuple[Phrase, ...]:
    """What people call a board for short, by its ODS code."""
    names = BOARD_ABBREVIATIONS.get(code, "").split(",")
    return tuple(tuple(language.plain_words(name)) for name in names if name.strip())


def _without_end(words: list[str], ends: list[Phrase]) -> list[str]:
    for end in ends:
        if len(words) > len(end) and tuple(words[-len(end) :]) == end:
            return words[: -len(end)]
    return words
