"""What is meant, as queries the engine answers: which case studies match, and how well.

A word counts by the texts it is in, the best one most (dis-max), and rarer words count more (BM25). A concept counts
once, by the best of what means the same; what was typed counts more than what the thesaurus adds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from tantivy import Occur, Query, Schema

from improvers.place_names import PLACE_NAMES

from . import schema
from .concepts import Concept
from .engine import Snapshot
from .language import Phrase
from .parts import Part
from .places import Named, Place
from .query import everything, one_of
from .thesaurus import SAME, Expansion, thesaurus
from .understanding import Off, Understood

# What the other texts a word is in, and the other words for a concept, add to the best of them.
OTHER_TEXTS = 0.5
OTHER_WORDS = 0.1
# Words of the thesaurus are looked for in fewer texts than those typed, because there are many of them; with these
# figures what they find in the same place always counts for less.
EXPANDED_IN = {"headline": schema.TEXTS["headline"], "labels": schema.TEXTS["labels"], schema.ALL: 1.2}
OTHER_TEXTS_EXPANDED = 0.3
# Of each concept in a plan so many expansions at most.
EXPANSIONS_IN_PLAN = 5
# A phrase of the thesaurus counts by how rare it is, this many times: as much as its words would, each by itself.
AS_ONE_WORD = 2.0
# Looking for its words side by side takes long where texts are long, so there it is looked for in all texts together.
_WHERE_PHRASES_ARE = {"lessons": schema.ALL, "body": schema.ALL}
# What the words of a plan count for that nearly every text has, beside one in a text of little weight.
IN_PASSING = 2.0
# What the words of a phrase count for that are there but not side by side.
APART = 0.35
# What having all concepts, and having neighbours near each other, adds.
ALL_CONCEPTS = 1.0
NEAR = 0.4
WORDS_BETWEEN = 2
# What lying in the place that was named adds: by its name, and by its region, this much of what a word counts for that
# only one case study has. A board or an organisation that was named adds the same.
PLACE_NAME = 1.5
PLACE_REGION = 1.0
# As much of that goes to what is not about any of the other things that were named, but has words like them.
BESIDE_THE_SUBJECT = 0.3


@dataclass(frozen=True)
class Queries:
    """Two queries for the same case studies: one that only says which they are, and one that also says how well."""

    matching: Query
    ranked: Query


def queries_for(
    understood: Understood, snapshot: Snapshot, *, all_words: bool = False, off: Off = frozenset()
) -> Queries:
    """The queries for what is meant. Any of the concepts will do, unless `all_words` asks for all of them."""
    matching = _Matching(snapshot.schema, understood).query(all_words)
    return Queries(matching, _Ranked(snapshot, understood, off).query(all_words))


class _Matching:
    """Which case studies match, looked up where all their texts are together."""

    def __init__(self, shape: Schema, asked: Understood):
        self._shape = shape
        self._asked = asked

    def query(self, all_words: bool) -> Query:
        return self.within(self._concepts(all_words) if self._asked.concepts else None)

    def within(self, concepts: Query | None) -> Query:
        """What matches the concepts, as far as it has the phrases that must be there and nothing that must not."""
        asked = self._asked
        clauses = [(Occur.Must, self._has(phrase)) for phrase in asked.phrases]
        if concepts:
            clauses.append((Occur.Must, concepts))
        if (asked.place or asked.named) and not clauses:
            clauses.append((Occur.Must, self._there()))
        if not clauses:
            clauses.append((Occur.Must, everything() if asked.excluded else Query.empty_query()))
        clauses += [(Occur.MustNot, self._has(phrase)) for phrase in asked.excluded]
        return Query.boolean_query(clauses)

    def subject(self) -> Query:
        """What is about any of the concepts, as it was typed or by what means the same."""
        return _any(
            [
                self._has(words)
                for concept in self._asked.concepts
                for words in (concept.phrase, *(other.words for other in concept.expansions if other.weight == SAME))
            ]
        )

    def _concepts(self, all_words: bool) -> Query:
        if all_words:
            return _all([_any(self._ways(concept, is_whole=True)) for concept in self._asked.concepts])
        return _any([way for concept in self._asked.telling for way in self._ways(concept, is_whole=False)])

    def _ways(self, concept: Concept, *, is_whole: bool) -> list[Query]:
        """The concept's words, any of them or with `is_whole` all, or what means the same."""
        words = [self._has((word,)) for word in concept.words]
        typed = [_all(words)] if is_whole else words
        others = [other.words for other in _expansions(concept, self._asked)]
        enough = set(concept.words).issubset if is_whole else set(concept.words).intersection
        # "hospital discharge" finds nothing that "discharge" does not.
        return [*typed, *(self._has(other) for other in others if not enough(other))]

    def _has(self, phrase: Phrase) -> Query:
        return _in_text(self._shape, schema.ALL, phrase)

    def _there(self) -> Query:
        """What is in the place, the boards or the organisation that were named, or has their names."""
        ways = [way for named in self._asked.named for way in (_of(self._shape, named), *map(self._has, named.names))]
        if place := self._asked.place:
            has_name = _any([self._has(name) for name in place.names])
            ways += [_named(self._shape, place, has_name), _in_region(self._shape, place)]
        return _any(ways)


class _Ranked:
    """The same case studies, and how well they match."""

    def __init__(self, snapshot: Snapshot, asked: Understood, off: Off):
        self._shape = snapshot.schema
        self._rarest = log(snapshot.searcher.num_docs + 1)
        self._asked = asked
        self._off = off
        self._typed_in = dict.fromkeys(schema.TEXTS, 1.0) if Part.FIELD_WEIGHTS in off else schema.TEXTS
        self._expanded_in = dict.fromkeys(EXPANDED_IN, 1.0) if Part.FIELD_WEIGHTS in off else EXPANDED_IN

    def query(self, all_words: bool) -> Query:
        query = _Matching(self._shape, self._asked).within(self._concepts(all_words) if self._asked.concepts else None)
        # One inside the other: side by side the engine would look each up for everything.
        for more in self._more(all_words):
            query = Query.boolean_query([(Occur.Must, query), (Occur.Should, more)])
        return query

    def _concepts(self, all_words: bool) -> Query:
        combined = _all if all_words else _any
        return combined([self._concept(concept, is_whole=all_words) for concept in self._asked.telling])

    def _more(self, all_words: bool) -> Iterator[Query]:
        """What adds to the worth of a case study that matches."""
        asked = self._asked
        if common := [concept for concept in asked.concepts if not concept.is_telling]:
            yield _any([self._in_passing(concept) for concept in common])
        for phrase in asked.phrases:
            yield self._texts(phrase, self._typed_in)
        if asked.asks_for_several_words and not all_words and Part.ALL_WORDS not in self._off:
            yield Query.boost_query(self._concepts(all_words=True), ALL_CONCEPTS)
        if not asked.is_plan and Part.NEARNESS not in self._off:
            yield from self._nearness()
        subject = _Matching(self._shape, asked).subject() if asked.concepts else None
        for there in self._lying_there():
            yield Query.boost_query(there, BESIDE_THE_SUBJECT) if subject else there
            if subject:
                about_it = [(Occur.Must, there), (Occur.Must, Query.const_score_query(subject, 0.0))]
                yield Query.boost_query(Query.boolean_query(about_it), 1 - BESIDE_THE_SUBJECT)

    def _lying_there(self) -> Iterator[Query]:
        """What lies in the place, the boards or the organisation that were named."""
        if self._asked.place:
            yield from self._place(self._asked.place)
        for named in self._asked.named:
            yield from self._belonging(named)

    def _concept(self, concept: Concept, *, is_whole: bool) -> Query:
        """A concept by any of its words; with `is_whole` words that were typed as one count only all together."""
        ways = [self._texts(concept.phrase, self._typed_in)]
        if len(concept.words) > 1:
            each = [self._texts((word,), self._typed_in) for word in concept.words]
            ways.append(Query.boost_query(_all(each) if is_whole else _any(each), APART))
        for other in _expansions(concept, self._asked):
            texts = self._texts(other.words, self._expanded_in, OTHER_TEXTS_EXPANDED)
            ways.append(Query.boost_query(texts, other.weight))
        query = Query.disjunction_max_query(ways, OTHER_WORDS) if len(ways) > 1 else ways[0]
        return query if concept.weight == 1 else Query.boost_query(query, concept.weight)

    def _in_passing(self, concept: Concept) -> Query:
        """What finds nothing by itself: its words where all texts are together, which is quick to look up."""
        words = _any([_in_text(self._shape, schema.ALL, (word,)) for word in concept.words])
        return Query.boost_query(words, IN_PASSING * concept.weight)

    def _nearness(self) -> Iterator[Query]:
        """Single words typed side by side; those of a phrase of the thesaurus count as a phrase already."""
        pairs = [(*one.words, *other.words) for one, other in pairwise(self._asked.concepts)]
        for pair in pairs:
            if len(pair) == 2:
                yield Query.boost_query(_in_text(self._shape, schema.ALL, pair, WORDS_BETWEEN), NEAR)

    def _place(self, place: Place) -> Iterator[Query]:
        names = Query.disjunction_max_query([self._texts(name, self._typed_in) for name in place.names])
        yield Query.boost_query(_named(self._shape, place, names), PLACE_NAME)
        yield Query.const_score_query(_in_region(self._shape, place), PLACE_REGION * self._rarest)

    def _belonging(self, named: Named) -> Iterator[Query]:
        """As for places; a name that is also that of the place counts once."""
        counted = self._asked.place.names if self._asked.place else ()
        if names := [self._texts(name, self._typed_in) for name in named.names if name not in counted]:
            yield Query.boost_query(Query.disjunction_max_query(names), PLACE_NAME)
        yield Query.const_score_query(_of(self._shape, named), PLACE_REGION * self._rarest)

    def _texts(self, phrase: Phrase, weights: Mapping[str, float], others: float = OTHER_TEXTS) -> Query:
        if phrase in thesaurus().phrases:
            weights = {_WHERE_PHRASES_ARE.get(name, name): weight for name, weight in weights.items()}
        texts = [Query.boost_query(_in_text(self._shape, name, phrase), weight) for name, weight in weights.items()]
        return Query.disjunction_max_query(texts, others)


def _expansions(concept: Concept, asked: Understood) -> tuple[Expansion, ...]:
    return concept.expansions[:EXPANSIONS_IN_PLAN] if asked.is_plan else concept.expansions


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _in_text(shape: Schema, name: str, phrase: Phrase, words_between: int = 0) -> Query:
    if len(phrase) == 1:
        return Query.term_query(shape, name, phrase[0])
    if name == schema.ALL and not words_between and phrase in thesaurus().phrases:
        return Query.boost_query(Query.term_query(shape, schema.PHRASES, schema.as_one_word(phrase)), AS_ONE_WORD)
    return Query.phrase_query(shape, name, list(phrase), words_between)


def _named(shape: Schema, place: Place, has_name: Query) -> Query:
    """With the name of a place, unless that is one of the same name in another region."""
    elsewhere = [region for region in PLACE_NAMES if region != place.region]
    return Query.boolean_query(
        [(Occur.Must, has_name), (Occur.MustNot, Query.term_set_query(shape, "region", elsewhere))]
    )


def _of(shape: Schema, named: Named) -> Query:
    """What belongs to the boards or the organisation that were named."""
    return one_of(shape, named.facet, named.codes)


def _in_region(shape: Schema, place: Place) -> Query:
    return Query.term_query(shape, "region", place.region, "basic")
