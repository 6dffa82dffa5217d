"""What the first results of a plan have in common says what the plan is about: others like them come further forward.

A plan has many words, and some of them lead astray. Topics and tags that several of the first results share are added
as a small bonus. Only the first pages are put in a new order, so it costs no second search of everything.
"""

from collections.abc import Iterator, Sequence
from math import log1p

from tantivy import DocAddress, Occur, Query

from . import schema
from .engine import Snapshot

Scored = list[tuple[float, DocAddress]]

# So many first results are put in a new order, by what the best of them share.
REORDERED = 60
_LEARNT_FROM = 8
_FEWEST_TO_LEARN_FROM = 3
_SHARED_BY = 2
_LABELS = ("tag", "topic")
_MOST_LABELS = 4
_MOST_VALUES = 200
# What having all the labels counts for, of what the best result counts for.
_BONUS = 0.2


def reordered(snapshot: Snapshot, found: Scored) -> Scored:
    """The results of a plan with the first of them in a new order. Takes them from the first on, the best first."""
    first, others = found[:REORDERED], found[REORDERED:]
    if len(first) < _FEWEST_TO_LEARN_FROM:
        return found
    pks = snapshot.searcher.fast_field_values(schema.CASE_STUDY, [address for _, address in first])
    bonuses = _bonuses(snapshot, pks, first[0][0])
    scored = [(score + bonuses.get(pk, 0.0), address) for pk, (score, address) in zip(pks, first, strict=True)]
    return [*sorted(scored, key=lambda pair: -pair[0]), *others]


def _bonuses(snapshot: Snapshot, pks: Sequence[int], best: float) -> dict[int, float]:
    """For each case study with one of the labels what they add to its score."""
    labels = sorted(_shared(snapshot, pks[:_LEARNT_FROM]), reverse=True)[:_MOST_LABELS]
    if not labels:
        return {}
    total = sum(weight for weight, _, _ in labels)
    clauses = [
        (Occur.Should, Query.const_score_query(_has(snapshot, label, value), _BONUS * best * weight / total))
        for weight, label, value in labels
    ]
    query = Query.boolean_query([(Occur.Must, _one_of(snapshot, pks)), (Occur.Must, Query.boolean_query(clauses))])
    hits = snapshot.searcher.search(query, limit=REORDERED, count=False).hits
    having = snapshot.searcher.fast_field_values(schema.CASE_STUDY, [address for _, address in hits])
    return {pk: bonus for pk, (bonus, _) in zip(having, hits, strict=True)}


def _shared(snapshot: Snapshot, pks: Sequence[int]) -> Iterator[tuple[float, str, str]]:
    """The labels that several of the case studies have: how telling each is, which list it is from, and its value."""
    asked = {label: {"terms": {"field": label, "size": _MOST_VALUES}} for label in _LABELS}
    counted = snapshot.searcher.aggregate(_one_of(snapshot, pks), asked)
    everything = snapshot.searcher.num_docs
    for label in _LABELS:
        for each in counted[label]["buckets"]:
            if each["doc_count"] >= _SHARED_BY:
                rarity = log1p(everything / max(1, snapshot.searcher.doc_freq(label, each["key"])))
                yield each["doc_count"] / len(pks) * rarity, label, each["key"]


def _one_of(snapshot: Snapshot, pks: Sequence[int]) -> Query:
    return Query.const_score_query(Query.term_set_query(snapshot.schema, schema.CASE_STUDY, list(pks)), 0.0)


def _has(snapshot: Snapshot, label: str, value: str) -> Query:
    return Query.term_query(snapshot.schema, label, value, "basic")
