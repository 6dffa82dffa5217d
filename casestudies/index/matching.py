"""What is meant, as a query the engine answers.

A word counts by the texts it is in, the best one most (dis-max), and rarer words count more (BM25). A concept counts
once, by the best of what means the same; what was typed counts more than what the thesaurus adds.
"""

from itertools import pairwise

from tantivy import Occur, Query, Schema

from improvers.place_names import PLACE_NAMES

from . import schema
from .concepts import Concept
from .language import Phrase
from .parts import Part
from .places import Place
from .query import everything
from .understanding import Off, Understood

# What the other texts a word is in, and the other words for a concept, add to the best of them.
OTHER_TEXTS = 0.5
OTHER_WORDS = 0.1
# What the words of a phrase count for that are there but not side by side.
APART = 0.35
# What having all concepts, and having neighbours near each other, adds.
ALL_CONCEPTS = 1.0
NEAR = 0.25
WORDS_BETWEEN = 2
LONGEST_NEAR = 4
# What lying in the place that was named adds: by its name, and by its region.
PLACE_NAME = 1.5
PLACE_REGION = 3.0
# In a plan, of each concept so many expansions at most.
EXPANSIONS_IN_PLAN = 5


def build(understood: Understood, shape: Schema, *, all_words: bool = False, off: Off = frozenset()) -> Query:
    """The query for what is meant. Any of the concepts will do, unless `all_words` asks for all of them."""
    return _Builder(shape, understood, off).query(all_words)


class _Builder:
    def __init__(self, shape: Schema, understood: Understood, off: Off):
        self._shape = shape
        self._asked = understood
        self._off = off
        self._weights = {name: 1.0 if Part.FIELD_WEIGHTS in off else weight for name, weight in schema.TEXTS.items()}

    def query(self, all_words: bool) -> Query:
        asked = self._asked
        clauses = [(Occur.Must, self._anywhere(phrase)) for phrase in asked.phrases]
        if asked.concepts:
            clauses.append((Occur.Must, self._all_concepts() if all_words else self._some_concepts()))
        if asked.place:
            clauses.append((Occur.Should if clauses else Occur.Must, self._in_place(asked.place)))
        if not clauses:
            clauses.append((Occur.Must, everything() if asked.excluded else Query.empty_query()))
        clauses += [(Occur.MustNot, self._anywhere(phrase)) for phrase in asked.excluded]
        return Query.boolean_query(clauses)

    def _all_concepts(self) -> Query:
        concepts = [(Occur.Must, self._concept(concept, is_whole=True)) for concept in self._asked.concepts]
        return Query.boolean_query([*concepts, *self._nearness()])

    def _some_concepts(self) -> Query:
        some = Query.boolean_query([(Occur.Should, self._concept(concept)) for concept in self._asked.concepts])
        if not self._asked.asks_for_several_words or Part.ALL_WORDS in self._off:
            return Query.boolean_query([(Occur.Must, some), *self._nearness()])
        every = Query.boost_query(self._all_concepts(), ALL_CONCEPTS)
        return Query.boolean_query([(Occur.Must, some), (Occur.Should, every)])

    def _nearness(self) -> list[tuple[Occur, Query]]:
        if self._asked.is_plan or Part.NEARNESS in self._off:
            return []
        pairs = [(*one.words, *other.words) for one, other in pairwise(self._asked.concepts)]
        return [
            (Occur.Should, Query.boost_query(self._anywhere(pair, WORDS_BETWEEN), NEAR))
            for pair in pairs
            if len(pair) <= LONGEST_NEAR
        ]

    def _concept(self, concept: Concept, *, is_whole: bool = False) -> Query:
        """A concept by any of its words; with `is_whole` words that were typed as one count only all together."""
        ways = [self._anywhere(concept.phrase)]
        if len(concept.words) > 1:
            each = [(Occur.Must if is_whole else Occur.Should, self._anywhere((word,))) for word in concept.words]
            ways.append(Query.boost_query(Query.boolean_query(each), APART))
        expansions = concept.expansions[:EXPANSIONS_IN_PLAN] if self._asked.is_plan else concept.expansions
        ways += [Query.boost_query(self._anywhere(other.words), other.weight) for other in expansions]
        query = Query.disjunction_max_query(ways, OTHER_WORDS) if len(ways) > 1 else ways[0]
        return query if concept.weight == 1 else Query.boost_query(query, concept.weight)

    def _in_place(self, place: Place) -> Query:
        """In the place by its name, unless that is one of the same name elsewhere, and in its region."""
        elsewhere = [region for region in PLACE_NAMES if region != place.region]
        named = Query.boolean_query(
            [
                (Occur.Must, self._anywhere(place.words)),
                (Occur.MustNot, Query.term_set_query(self._shape, "region", elsewhere)),
            ]
        )
        region = Query.term_query(self._shape, "region", place.region, "basic")
        return Query.boolean_query(
            [
                (Occur.Should, Query.boost_query(named, PLACE_NAME)),
                (Occur.Should, Query.const_score_query(region, PLACE_REGION)),
            ]
        )

    def _anywhere(self, phrase: Phrase, words_between: int = 0) -> Query:
        texts = [
            Query.boost_query(self._in_text(name, phrase, words_between), weight)
            for name, weight in self._weights.items()
        ]
        return Query.disjunction_max_query(texts, OTHER_TEXTS)

    def _in_text(self, name: str, phrase: Phrase, words_between: int) -> Query:
        if len(phrase) == 1:
            return Query.term_query(self._shape, name, phrase[0])
        return Query.phrase_query(self._shape, name, list(phrase), words_between)
