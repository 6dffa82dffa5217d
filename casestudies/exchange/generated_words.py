"""The words of generated case studies: like real ones in how often each word comes, not in what they tell.

A few words are in every third case study, most in a few of a hundred, and the longest tail (made-up names of tools and
places) in five of 100,000. Knows no database.
"""

import itertools
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casestudies.vocabulary import HEADLINE_LIMIT, SHORT_ANSWER_LIMIT

_FOLDER = Path(__file__).parent
_PEOPLE = (
    "nurses", "consultants", "receptionists", "healthcare assistants", "the night team", "GPs", "pharmacists", "carers",
    "physiotherapists", "paramedics", "ward clerks", "porters", "the site team", "community nurses", "resident doctors",
    "the finance team", "volunteers", "patients", "social workers", "midwives", "the improvement team", "families",
)  # fmt: skip
_TIMES = (
    "in the first week", "in winter", "over six months", "on Mondays", "at night", "in the second month",
    "each morning", "before the school holidays", "at handover", "within a year", "in the third cycle", "after Easter",
    "last autumn",
)  # fmt: skip
_HEADLINES = (
    "We changed how {who} do {a}, and {b} improved within {n} weeks",
    "{A} moved to the start of the day so that {b} comes first",
    "A {word} list for {a} that {who} wrote themselves",
    "{A} and {b} in one visit instead of {n}",
    "What happened when {who} stopped {a} to make time for {b}",
    "{A} tried in {n} places: what lasted and what did not",
)
# 100,000 case studies with three each from these: each word in five of them.
RARE_WORDS = 60_000
_RARE_WORDS_EACH = 3
_UNUSUAL_WORDS = 2500
_SENTENCES_A_SUBJECT = 160
_GENERAL_SENTENCES = 3000


class Words:
    """Everything that is the same for all case studies of one seed: worked out once."""

    def __init__(self, seed: int):
        self._random = random.Random(f"words/{seed}")
        self.rare = _made_up_names(self._random, RARE_WORDS)
        self.subjects = _lists("subjects.txt")
        self.topics = list(self.subjects)
        self._unusual = self._vocabulary()
        self._by_subject = {
            topic: [self._sentence(words) for _ in range(_SENTENCES_A_SUBJECT)]
            for topic, words in self.subjects.items()
        }
        self._general = _sample_sentences()
        everything = list(itertools.chain.from_iterable(self.subjects.values()))
        self._general += [self._sentence(everything) for _ in range(_GENERAL_SENTENCES - len(self._general))]
        self._random.shuffle(self._general)
        self._general_weights = zipf(len(self._general), 0.5)
        self._subject_weights = zipf(_SENTENCES_A_SUBJECT, 0.5)

    def telling(self, chance: random.Random, topics: list[str], number: int) -> Iterator[str]:
        """Endless sentences: half of them about the topics, half about anything."""
        while True:
            topic = topics[0] if chance.random() < 0.7 else chance.choice(topics)
            yield from chance.choices(self._by_subject[topic], cum_weights=self._subject_weights, k=number)
            yield from chance.choices(self._general, cum_weights=self._general_weights, k=number)

    def headline(self, chance: random.Random, topic: str) -> str:
        """A headline about a topic."""
        return self._fill(chance.choice(_HEADLINES), chance, self.subjects[topic])[:HEADLINE_LIMIT]

    def rare_of(self, chance: random.Random) -> list[str]:
        """The made-up words of one case study."""
        return chance.choices(self.rare, k=_RARE_WORDS_EACH)

    def tag_names(self, count: int) -> list[str]:
        """That many different tags, those first that shall be used most."""
        pairs = dict.fromkeys(word for words in zip(*self._padded(), strict=True) for word in words)
        names = [word for word in pairs if word]
        joined = (f"{a} {b}" for a, b in itertools.product(self._unusual, names[:60]))
        return list(itertools.islice(dict.fromkeys(itertools.chain(names, joined)), count))

    def _padded(self) -> list[list[str]]:
        longest = max(map(len, self.subjects.values()))
        return [words + [""] * (longest - len(words)) for words in self.subjects.values()]

    def _vocabulary(self) -> list[str]:
        words = sorted({word for text in _sample_texts() for word in re.findall(r"[a-z]{5,}", text)})
        self._random.shuffle(words)
        return words[:_UNUSUAL_WORDS]

    def _sentence(self, words: list[str]) -> str:
        return self._fill(self._random.choice(_patterns()), self._random, words)

    def _fill(self, pattern: str, chance: random.Random, words: list[str]) -> str:
        first, second = chance.choices(words, cum_weights=zipf(len(words), 0.6), k=2)
        unusual = self._unusual[int(len(self._unusual) * chance.random() ** 2)]
        text = pattern.format(
            a=first,
            A=first.capitalize(),
            b=second,
            who=chance.choice(_PEOPLE),
            when=chance.choice(_TIMES),
            n=chance.randint(2, 60),
            word=unusual,
        )
        return text[0].upper() + text[1:]


@cache
def words_of(seed: int) -> Words:
    """The words of a seed."""
    return Words(seed)


@cache
def zipf(count: int, steepness: float) -> list[float]:
    """Cumulative weights of `count` things, each as common as its place to the minus `steepness`."""
    return list(itertools.accumulate((place + 1) ** -steepness for place in range(count)))


def shortened(sentences: Iterator[str], limit: int = SHORT_ANSWER_LIMIT) -> str:
    """As many of the next sentences as fit, at least a piece of one."""
    text = next(sentences)[:limit]
    longer = f"{text} {next(sentences)}"
    return longer if len(longer) <= limit else text


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / "generated" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _lists(name: str) -> dict[str, list[str]]:
    parted = (line.split(": ", 1) for line in _lines(name))
    return {key: words.split(", ") for key, words in parted}


def _made_up_names(chance: random.Random, count: int) -> list[str]:
    pieces = _lists("names.txt")
    orders = [pieces[name] for name in ("beginnings", "middles", "middles", "endings")]
    names = dict.fromkeys("".join(parts) for parts in itertools.product(*orders))
    return chance.sample(list(names), count)


@cache
def _patterns() -> tuple[str, ...]:
    return tuple(_lines("sentences.txt"))


@cache
def _sample_texts() -> tuple[str, ...]:
    lines = (_FOLDER / "sample" / "case_studies.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(text for line in lines for text in _texts_in(json.loads(line)))


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(each)


def _sample_sentences() -> list[str]:
    sentences = (sentence for text in _sample_texts() for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", text))
    return list(dict.fromkeys(sentence for sentence in sentences if 6 <= len(sentence.split()) <= 40))
