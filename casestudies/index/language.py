"""How words are made alike: the same way in the index and in what people type.

Text is first respelt (American spellings and our own in two ways become one), then cut into words, lower-cased, freed
of accents and stemmed. Words such as "the" stay in the index, so that quoted phrases match exactly; loose queries leave
them out (query.py). What means the same without looking alike is not decided here.
"""

import re
from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

# "A&E" and "6.62" are one word; "co-design" is two; an apostrophe inside a word belongs to it.
WORD = r"[\p{L}\p{N}]&[\p{L}\p{N}]\b|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+(?:['’]\p{L}+)*"
LONGEST_WORD = 60

Phrase = tuple[str, ...]

STOP_WORDS = """
    a about after all also am an and any are as at be because been before being both but by can could did do does doing
    done down for from get had has have having he her here hers him his how i if in into is it it's its just like make
    me more most my need no not of off on onto or other our ours out over own please she should so some such than that
    the their theirs them then there these they this those through to too under until up upon us very want was we were
    what when where whether which while who whom whose why will with within without would you your yours
"""

# Each pair is a whole word in American spelling and what it is in British.
_RESPELT = [
    (r"(\w{3,})iz(e[dsr]?|ers|ing|ations?|ational)", r"\1is\2"),
    (r"(\w{3,})yz(e[dsr]?|ing)", r"\1ys\2"),
    (r"(behavi|col|fav|lab|tum|harb|hum|neighb|rum|vig)or(\w*)", r"\1our\2"),
    (r"(cent|fib|lit|theat)er(s?)", r"\1re\2"),
    (r"(counsel|travel|label|model|signal|cancel)(ing|ed|or|ors|er|ers)", r"\1l\2"),
    (r"(an)e(sth\w+|mi\w+)", r"\1ae\2"),
    (r"(p|orthop)ed(iatr\w+|ic|ics)", r"\1aed\2"),
    (r"(gyn)ec(olog\w+)", r"\1aec\2"),
    (r"(h)em(at\w+|o[dgprs]\w+)", r"\1aem\2"),
    (r"(leuk|isch)em(i\w+)", r"\1aem\2"),
    (r"(o?)edem(a\w*)", r"oedem\2"),
    (r"esophag(\w+)", r"oesophag\1"),
    (r"(diarrh)e(a\w*)", r"\1oe\2"),
    (r"celiac", r"coeliac"),
    (r"fetal", r"foetal"),
    (r"program(s?)", r"programme\1"),
    (r"licens(e[ds]?|ing)", r"licenc\1"),
    (r"practis(e[ds]?|ing)", r"practic\1"),
    (r"enroll?ment(s?)", r"enrolment\1"),
]
_RESPELLINGS = [(re.compile(american, re.IGNORECASE), british) for american, british in _RESPELT]
_PLAIN_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def analyser() -> TextAnalyzer:
    """Cuts respelt text into the words the index holds."""
    return (
        TextAnalyzerBuilder(Tokenizer.regex(WORD))
        .filter(Filter.remove_long(LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )


@lru_cache(maxsize=1)
def _cutter() -> TextAnalyzer:
    """As the analyser, but the words keep their endings."""
    return (
        TextAnalyzerBuilder(Tokenizer.regex(WORD))
        .filter(Filter.remove_long(LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .build()
    )


def respell(text: str) -> str:
    """The text with American spellings made British. Text for the index and text people type both pass through here."""
    words = {word for word in _PLAIN_WORD.findall(text) if len(word) <= LONGEST_WORD}
    changed = {word: british for word in words if (british := _respelt(word)) != word}
    return _PLAIN_WORD.sub(lambda found: changed.get(found[0], found[0]), text) if changed else text


def words_of(text: str) -> list[str]:
    """The words of a text as the index holds them, in order, with repetitions."""
    return analyser().analyze(respell(text))


def plain_words(text: str) -> list[str]:
    """The words of a text in order, British and in lower case, with their endings."""
    return cut(respell(text))


def cut(respelt: str) -> list[str]:
    """As plain_words, of a text that is respelt already."""
    return _cutter().analyze(respelt)


def stem(word: str) -> str:
    """A plain word as the index holds it."""
    return _stems(word)


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The words that say nothing about what a text is about, as the index holds them."""
    return frozenset(word for plain in STOP_WORDS.split() for word in analyser().analyze(plain))


def shape() -> tuple:
    """What the words in the index depend on."""
    return WORD, LONGEST_WORD, _RESPELT


@lru_cache(maxsize=100_000)
def _respelt(word: str) -> str:
    for american, british in _RESPELLINGS:
        if found := american.fullmatch(word):
            return found.expand(british)
    return word


@lru_cache(maxsize=100_000)
def _stems(word: str) -> str:
    stems = analyser().analyze(word)
    return stems[0] if stems else word
