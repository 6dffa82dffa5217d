"""The passage shown with a result has the words looked for, marked, and nothing is lost or made up."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from casestudies.index.concepts import concepts_of
from casestudies.index.language import words_of
from casestudies.index.snippets import LONGEST, Sought
from casestudies.index.thesaurus import parse
from casestudies.index.understanding import Understood

THESAURUS = parse("bed sore | pressure ulcer\nA&E | emergency department")


def _sought(words):
    return Sought(Understood(concepts_of(tuple(words_of(words)), THESAURUS)))


def _marked(passage):
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in passage.pieces)


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("falls", "We had Falls. Then it fell; a waterfall.", "We had [Falls]."),
        ("bed sores", "Fewer pressure ulcers at last.", "Fewer [pressure ulcers] at last."),
        ("A&E", "The emergency-department, and A&E.", "The [emergency-department], and [A&E]."),
        ("frailty", "Frail people’s frailties", "Frail people’s [frailties]"),
        ("nurse", "Nurses' and nursing", "[Nurses]' and [nursing]"),
    ],
)
def test_words_are_marked_in_any_form_and_whole(words, text, marked):
    assert _marked(_sought(words).best_of([("", text)])) == marked


def test_the_sentence_and_the_text_with_most_of_the_words_is_shown():
    texts = [("result", "A ward."), ("skip", "Nothing here. A virtual ward for falls! More."), ("", "virtual")]
    passage = _sought("virtual ward falls").best_of(texts)
    assert (passage.name, _marked(passage)) == ("skip", "A [virtual] [ward] for [falls]!")


def test_of_equals_the_first_text_is_shown_and_none_without_any_words():
    assert _sought("ward").best_of([("first", "ward"), ("second", "ward")]).name == "first"
    assert _sought("ward").best_of([("first", "nothing"), ("second", "")]) is None
    assert _sought("").best_of([("first", "ward")]) is None


def test_a_long_sentence_is_cut_around_the_words_at_the_end_of_words():
    text = "before " * 100 + "the ward " + "after " * 100
    passage = _sought("ward").best_of([("", text)])
    shown = "".join(piece.text for piece in passage.pieces)
    assert "[ward]" in _marked(passage)
    assert shown.startswith("… before")
    assert shown.endswith(" …")
    assert len(shown) <= LONGEST + 4
    assert set(shown.split()) == {"…", "before", "the", "ward", "after"}


def test_what_people_wrote_is_escaped_and_only_the_marks_are_not():
    passage = _sought("ward script").best_of([("", '<script>ward</script> & "more"')])
    html = render_to_string("casestudies/finding/pieces.html", {"pieces": passage.pieces})
    assert html == "&lt;<mark>script</mark>&gt;<mark>ward</mark>&lt;/<mark>script</mark>&gt; &amp; &quot;more&quot;"


@given(st.text(max_size=400), st.text(max_size=40))
def test_any_text_is_shown_as_it_is(text, words):
    passage = _sought(words).best_of([("", text)])
    if passage:
        shown = "".join(piece.text for piece in passage.pieces).removeprefix("… ").removesuffix(" …")
        assert shown in text
        assert any(piece.is_match for piece in passage.pieces)
