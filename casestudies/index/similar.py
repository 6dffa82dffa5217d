"""The case studies most like one of them."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from tantivy import Occur, Query

from casestudies.models import Edition

from . import language, schema
from .engine import Snapshot
from .rarity import shares_in, weight_of
from .searching import reading

# Of an edition's words, so many that stand where they count most are looked up, and so many telling ones searched for.
_CANDIDATES = 90
_WORDS = 18
_MOST_REPETITIONS = 3
_SAME = {"topic": 4.0, "setting": 2.0}
# Less alike than this, measured by how much the case study is like itself, is not worth showing.
_LEAST_ALIKE = 0.18


def similar(edition: Edition, *, limit: int = 4) -> list[int]:
    """The case studies most like a published edition, itself left out, the most alike first; few or none where none is.

    Takes the edition loaded with its parts. Raises IndexUnavailable.
    """
    return reading(partial(_similar, edition=edition, limit=limit))


def telling_words(counts: Counter[str], shares: dict[str, float]) -> dict[str, float]:
    """The words that tell one text from others, and how much each does. Takes how much each word counts in the text."""
    weights = {word: count * weight_of(shares[word]) for word, count in counts.items()}
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_WORDS])


def _similar(snapshot: Snapshot, edition: Edition, limit: int) -> list[int]:
    counts = dict(_counts(edition).most_common(_CANDIDATES))
    weights = telling_words(Counter(counts), shares_in(snapshot, set(counts)))
    if not weights:
        return []
    most = max(weights.values())
    clauses = [
        (Occur.Should, Query.boost_query(_anywhere(snapshot, word), weight / most)) for word, weight in weights.items()
    ]
    clauses += [
        (Occur.Should, Query.const_score_query(Query.term_query(snapshot.schema, facet, value), boost))
        for facet, boost, value in _shared_labels(edition)
    ]
    found = snapshot.searcher.search(Query.boolean_query(clauses), limit=limit + 2, count=False).hits
    pks = snapshot.searcher.fast_field_values(schema.CASE_STUDY, [address for _, address in found])
    scores = {pk: score for pk, (score, _) in zip(pks, found, strict=True) if pk is not None}
    enough = scores.pop(edition.case_study_id, 0.0) * _LEAST_ALIKE
    return sorted((pk for pk in scores if scores[pk] >= enough), key=lambda pk: (-scores[pk], pk))[:limit]


def _anywhere(snapshot: Snapshot, word: str) -> Query:
    terms = [
        Query.boost_query(Query.term_query(snapshot.schema, text, word), weight)
        for text, weight in schema.TEXTS.items()
    ]
    return Query.disjunction_max_query(terms)


def _counts(edition: Edition) -> Counter[str]:
    """How much each word counts in an edition: most in the headline. Names of people do not count."""
    counts: Counter[str] = Counter()
    for name, texts in _texts(edition).items():
        words = Counter(language.words_of("\n".join(filter(None, texts))))
        for word, times in words.items():
            if word not in language.stop_words() and not word.isdigit():
                counts[word] += schema.TEXTS[name] * min(times, _MOST_REPETITIONS)
    return counts


def _texts(edition: Edition) -> dict[str, list[str]]:
    listed = [*edition.topics.all(), *edition.methods.all(), *edition.tags.all()]
    points, pitfalls = edition.tipping_points.all(), edition.pitfalls.all()
    return {
        "headline": [edition.headline],
        "summary": [edition.problem, edition.result, edition.summary],
        "labels": [one.name for one in listed],
        "lessons": [*(point.what_turned_them for point in points), *(pitfall.what for pitfall in pitfalls)],
        "body": [edition.what_you_did, *(step.what for step in edition.steps.all())],
    }


def _shared_labels(edition: Edition) -> Iterator[tuple[str, float, str]]:
    """Each topic and the setting: facet, value, and what it counts to have it in common."""
    for topic in edition.topics.all():
        yield "topic", _SAME["topic"], topic.slug
    if edition.setting:
        yield "setting", _SAME["setting"], edition.setting.slug
