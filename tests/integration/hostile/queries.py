"""Queries that nobody means well by: crafted ones first, then any number of random ones, the same each time."""

import os
import random
import string
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from urllib.parse import quote

# So many in every run of the suite; HOSTILE_QUERIES=10000 in the environment sends as many as were promised.
NUMBER = int(os.environ.get("HOSTILE_QUERIES", "400"))
MOST_SECONDS = 0.25

CRAFTED = [
    '"', '""', '"a', 'a"', "-", "--", '-"', '-""', "- -", "+", "(", ")", "((((", "[a TO b]", "{", "a:b",
    "headline:falls", "*", "fall*", "f*s", "?", "a AND", "OR", "NOT", "NOT NOT", "a~2", "^5", "\\", '\\"', "/re/",
    "/.*/", "'", "''", "'; --", "' OR 1=1 --", "'; DROP TABLE casestudies_edition; --",
    "1) UNION SELECT * FROM auth_user", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}",
    "{% load x %}", "${7*7}", "%s%s%n", "%(q)s", "{0.__class__}", "../../etc", "\0", "a\0b", "\0" * 300,
    "\t\n\r\v\f", "\u2028\u2029", "\ufeff", "\ufffe\uffff", "\ud800", "\udfff falls", "falls\ud83d", "\ud7ff",
    "\u202efalls", "\u200b\u200d\u2060", "fa\u00adlls", "falls\u0301\u0327" * 50, "Z\u0338\u0330\u035d" * 400,
    "e\u0301" * 1000, "🙂", "🙂" * 3000, "👩🏽‍⚕️ ward", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "مستشفى", "\u2066falls\u2069", "בית חולים",
    "日本語 テスト", "ﬁﬂ ﷺ", "ﷺ" * 500, "İıſß", "İ" * 2000, "ＦＡＬＬＳ", "①②③", "²", "a" * 10_000, "a " * 5000,
    '"' * 5000, '"a" ' * 3000, "-a " * 3000, "é" * 2000, "- " * 4000, "'" * 4000, "a'" * 2000, "a-" * 2000,
    "1." * 2000, "1" * 400, "&" * 3000, "a&b" * 900, "A&E" * 900, "." * 9000, '"the" ' * 60, '"of the" ' * 60,
    '-"of the" ' * 60, '"' + "the " * 60 + '"', "the of and to", "the " * 2500, "NaN", "null", "None", "undefined",
    "true", "-1", "1e309", "0x41", "applied:0", "case_study:1", "all:*", "(a+)+$", "(a|aa)+b", "^(.*)*$",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "izing" * 300, "organiz" * 900, "’’’",
    "a&", "&a",
]  # fmt: skip

# Cut off, doubled and outside UTF-8, as they stand in an address.
BROKEN_PERCENTS = [
    "%", "%%", "%2", "%zz", "%00", "%ff", "%c3%28", "%ed%a0%80", "%f0%9f%99", "%u0041", "%25%32%35", "+%2B+", "a%",
    "%E2%80", "%C0%AF", "=", "&&&", "&q", "q", "?", "#", "%26q%3D", "é", "\xff\xfe",
]  # fmt: skip

_PIECES = [
    '"', '"', "-", "-", "AND", "OR", "NOT", "NEAR/3", "(", ")", "*", "?", "~1", "^2", ":", "headline:", "all:", "+",
    "\\", "/", "[", "]", "{", "}", "TO", "<b>", "--", "';", "%", "&", "|", "||", "&&", "!", "#", "@", "\0",
    "\u200b", "\u202e", "\ud800", "\udcff", "🙂", "falls", "ward", "the", "of", "A&E", "PIFU", "bed sores",
    "London", "north east", "6.62", "won't",
]  # fmt: skip
_ALPHABETS = [
    string.ascii_letters + " ", string.printable, '"-*:()[]{}~^\\/+&|! aé’\0', "אבגד שלום\u200f\u202b\u202c ",
    "ابجد هوز\u0640 ", "\u0300\u0301\u0308\u0338aeiou ", "\u200b\u200c\u200d\u2060\ufeff\u00ad ab",
    "😀🏽👩\u200d⚕️🏴 ", "一丁七 ひらカナ", "\ud800\udbff\udc00\udfffa ", "".join(map(chr, range(0x20))) + "a",
    "ﬁßİıſøłđÆ ", "0123456789.,-/ ",
]  # fmt: skip
_SMALL = string.ascii_lowercase


def hostile_queries(words: list[str], number: int = NUMBER, seed: int = 1) -> Iterator[str]:
    """The crafted queries, then random ones up to `number`. Takes words of the index, to be bent and to be misspelt."""
    return islice(chain(CRAFTED, _random_ones(words, seed)), number)


def in_an_address(query: str, dice: random.Random) -> str:
    """A query as the value of a parameter, sometimes cut off in the middle of a character."""
    quoted = quote(query.encode("utf-8", "surrogatepass"))
    return quoted[: dice.randrange(len(quoted))] if quoted and dice.random() < 0.1 else quoted


def longest_taken(ask: Callable[[str], None], queries: Iterable[str]) -> tuple[float, str]:
    """Asks every query. The most seconds of this process's own work that one took, however busy the machine is.

    One over the limit is asked twice more and its quickest time counts: a collection of garbage left by other tests
    may fall on any query, and takes longer than the query.
    """
    longest = 0.0, ""
    for query in queries:
        took = _seconds(ask, query)
        if took >= MOST_SECONDS:
            took = min(took, _seconds(ask, query), _seconds(ask, query))
        longest = max(longest, (took, query))
    return longest


def _seconds(ask: Callable[[str], None], query: str) -> float:
    began = time.process_time()
    ask(query)
    return time.process_time() - began


def _random_ones(words: list[str], seed: int) -> Iterator[str]:
    dice = random.Random(seed)
    kinds: list[Callable[[random.Random, list[str]], str]] = [
        _letters, _pieces, _any_character, _bent_words, _misspelt_words, _short_words, _nonsense, _phrases, _repeated,
    ]  # fmt: skip
    while True:
        yield dice.choice(kinds)(dice, words)


def _length(dice: random.Random, most: int) -> int:
    """Mostly short, now and then as long as it may be."""
    return max(1, int(most * dice.random() ** 6))


def _letters(dice: random.Random, words: list[str]) -> str:
    alphabet = dice.choice(_ALPHABETS)
    return "".join(dice.choices(alphabet, k=_length(dice, 10_000)))


def _pieces(dice: random.Random, words: list[str]) -> str:
    return dice.choice(["", " "]).join(dice.choices(_PIECES, k=_length(dice, 800)))


def _any_character(dice: random.Random, words: list[str]) -> str:
    return "".join(chr(dice.randrange(0x11_0000)) for _ in range(_length(dice, 2500)))


def _bent_words(dice: random.Random, words: list[str]) -> str:
    bent = [_bent(word, dice) for word in dice.choices(words, k=_length(dice, 300))]
    return " ".join(bent)


def _bent(word: str, dice: random.Random) -> str:
    return dice.choice(
        ['"{}"', "-{}", "{}*", "{}~", "*{}", "{}:{}", "({})", '-"{} {}"', "{}’s", "{}-{}", "{}"]
    ).replace("{}", word)


def _misspelt_words(dice: random.Random, words: list[str]) -> str:
    """Up to as many as are read, each to be mended."""
    return " ".join(_misspelt(word, dice) for word in dice.choices(words, k=_length(dice, 70)))


def _misspelt(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[:place] + dice.choice(_SMALL) + dice.choice(["", dice.choice(_SMALL)]) + word[place + 1 :]


def _short_words(dice: random.Random, words: list[str]) -> str:
    return " ".join("".join(dice.choices(_SMALL, k=dice.randint(1, 4))) for _ in range(_length(dice, 2500)))


def _nonsense(dice: random.Random, words: list[str]) -> str:
    return " ".join("".join(dice.choices(_SMALL, k=dice.randint(7, 26))) for _ in range(_length(dice, 500)))


def _phrases(dice: random.Random, words: list[str]) -> str:
    some = [*words[:40], "the", "of", "and", "to"]
    made = (" ".join(dice.choices(some, k=dice.randint(1, 4))) for _ in range(_length(dice, 200)))
    return " ".join(f'{dice.choice(["", "-"])}"{phrase}"' for phrase in made)


def _repeated(dice: random.Random, words: list[str]) -> str:
    return dice.choice([*CRAFTED[:60], *_PIECES, dice.choice(words)])[:40] * _length(dice, 3000)
