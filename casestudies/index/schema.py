"""The fields of the index."""

import hashlib

from tantivy import Index, Schema, SchemaBuilder

from . import language
from .language import Phrase
from .thesaurus import thesaurus

# What a word counts for in each text, the best one deciding (see query.py).
TEXTS = {"headline": 2.0, "summary": 1.5, "labels": 1.5, "lessons": 1.3, "body": 1.0}
FACETS = ("topic", "region", "board", "setting", "outcome", "method", "status", "organisation", "tag")
TIPPING_POINT_FACETS = ("role", "trigger", "before", "after", "topic", "region", "setting")
PITFALL_FACETS = ("kind", "time_lost", "money_lost", "topic", "region", "setting")
# What pages to browse choose and count by beside the filters of the search page.
BROWSED = ("pitfall", "trigger", "role")
_EVERY_FACET = tuple(dict.fromkeys(FACETS + TIPPING_POINT_FACETS + PITFALL_FACETS + BROWSED))

# Whole numbers to sort by; each case study has its own, so that pages neither repeat nor lose one.
NEWEST = "newest"
THANKED = "thanked"
# What decides between those that match as well (ties.py).
TIE_BREAK = "tie_break"

# All texts together, to count what matches: one place to look in for each word.
ALL = "all"
# The phrases of the thesaurus in all texts, each as one word: looking for its words side by side takes far longer.
PHRASES = "phrases"
# The words of all texts with their endings, to mend spelling by.
WORDS = "words"

CASE_STUDY = "case_study"
LESSON = "lesson"
APPLIED = "applied"

# To be raised when documents.py puts other words into the fields, so that every index is built anew.
_CONTENT = 5

_ANALYSER = "portal_english"


def build() -> Schema:
    """The schema of every shelf: a document for each thing on it, and one with only the number of the last change."""
    builder = SchemaBuilder()
    builder.add_unsigned_field(CASE_STUDY, indexed=True, fast=True)
    builder.add_unsigned_field(LESSON, fast=True)
    builder.add_unsigned_field(APPLIED, indexed=True, fast=True)
    builder.add_unsigned_field(NEWEST, fast=True)
    builder.add_unsigned_field(THANKED, fast=True)
    builder.add_float_field(TIE_BREAK, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=_ANALYSER, index_option="position")
    builder.add_text_field(ALL, tokenizer_name=_ANALYSER, index_option="position")
    builder.add_text_field(PHRASES, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(WORDS, tokenizer_name="whitespace", index_option="basic")
    for name in _EVERY_FACET:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


def register_analysers(index: Index) -> None:
    """Gives an index that was just opened or made the analyser its fields name; the index does not keep it."""
    index.register_tokenizer(_ANALYSER, language.analyser())


def as_one_word(phrase: Phrase) -> str:
    """A phrase of the thesaurus as it is in the index."""
    return "_".join(phrase)


def version() -> str:
    """Names the shape of the index: another one when fields, language, phrases or content change."""
    shape = (list(TEXTS), _EVERY_FACET, _CONTENT, language.shape(), sorted(thesaurus().phrases))
    return hashlib.sha256(repr(shape).encode()).hexdigest()[:10]
