"""Units as people type them, for one and for many: "1 fall per month", "3 falls per month"."""

import re
from decimal import Decimal

_COUNTED = re.compile(r"^.*?(?=$|/|\(|,|(?:^| )(?:a|an|at|by|each|every|for|from|in|of|on|per|to|who|with)\b)")
_PLURAL = re.compile(r"\b[a-z][a-z-]*s$")
_NO_PLURALS = re.compile(r"(?:ss|us|is|ics|diabetes|gas|series|species|news|rabies|herpes|means)$")
_IRREGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man", "lives": "life"}
_TIMES = {"second", "minute", "hour", "day", "week", "month", "quarter", "year"}


def agreeing(number: Decimal | int, unit: str) -> str:
    """The unit as it goes with a number: of one thing where it is one. What is not surely a plural stays as typed."""
    counted = _COUNTED.match(unit)[0]
    words = counted.split(" ")
    if abs(number) != 1:
        return f"{counted}s{unit[len(counted) :]}" if words[-1].lower() in _TIMES else unit
    for place in reversed(range(len(words))):
        if (one := _one_of(words[place])) != words[place]:
            words[place] = one
            break
    return " ".join(words) + unit[len(counted) :]


def _one_of(word: str) -> str:
    known = _IRREGULAR.get(word)
    if known or not _PLURAL.search(word) or _NO_PLURALS.search(word) or len(word) <= 3:
        return known or word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if re.search(r"(?:sses|xes|ches|shes)$", word) else word[:-1]
