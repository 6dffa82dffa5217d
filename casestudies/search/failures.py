"""Words that ask for what failed. Few case studies say "did not work": their result and their pitfalls do."""

import re

from casestudies.index import language

_FAILED = re.compile(
    r"\b(?:(?:did|does|do) ?n[o'’]?t work|fail(?:s|ed)|(?:went|goes) wrong|wast(?:ed|ing)"
    r"|money lost|lost money|mistakes?)\b",
    re.IGNORECASE,
)


def asks_for_failures(text: str) -> bool:
    """Whether a search asks for what failed."""
    return bool(_FAILED.search(text))


def beside_failing(text: str) -> str:
    """What else a search asks for; empty where nothing telling is left: "what failed in discharge", "what failed"."""
    left = " ".join(_FAILED.sub(" ", text).split())
    return left if set(language.words_of(left)) - language.stop_words() else ""
