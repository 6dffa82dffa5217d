"""How text becomes words, and how what people type is taken apart."""

import pytest

from casestudies.index.language import respell, stop_words, words_of
from casestudies.index.query import LONGEST_TEXT, MOST_WORDS, Parsed, parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children’s nurses' wards", ["children", "nurs", "ward"]),
        ("A&E and T&O", ["a&e", "and", "t&o"]),
        ("co-design follow–up", ["co", "design", "follow", "up"]),
        ("Café naïve", ["cafe", "naiv"]),
        ("6.62 per 1000, HbA1c", ["6.62", "per", "1000", "hba1c"]),
        ("<b>bold</b> \0", ["b", "bold", "b"]),
        ("x" * 200, []),
        ("", []),
    ],
)
def test_words_are_cut_and_stemmed(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("organization", "organisation"),
        ("Organizing", "organising"),
        ("centers", "centres"),
        ("pediatric anesthesia", "paediatric anaesthesia"),
        ("behavioral", "behavioural"),
        ("orthopedics", "orthopaedics"),
        ("hemoglobin", "haemoglobin"),
        ("anemia", "anaemia"),
        ("edema", "oedema"),
        ("esophageal", "oesophageal"),
        ("counseling", "counselling"),
        ("programs", "programmes"),
        ("analyzed", "analysed"),
        ("practise", "practice"),
    ],
)
def test_american_and_british_spellings_are_the_same_words(american, british):
    assert words_of(american) == words_of(british)


@pytest.mark.parametrize("word", ["size", "prize", "seize", "enter", "filter", "her", "water", "theory", "labs"])
def test_words_that_only_look_american_are_left_alone(word):
    assert respell(word) == word


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("virtual wards", Parsed(("virtual", "ward"))),
        ("the ward ward WARDS", Parsed(("ward",))),
        ("the of", Parsed(("the", "of"))),
        ('"care of the old" ward', Parsed(("ward",), (("care", "of", "the", "old"),))),
        ("“care home” -falls", Parsed((), (("care", "home"),), (("fall",),))),
        ('-"at home" falls', Parsed(("fall",), (), (("at", "home"),))),
        ('"half a phrase', Parsed(("half", "phrase"))),
        ('word"s quoted" inside', Parsed(("word", "quot", "insid"))),
        ("follow-up", Parsed(("follow",))),
        ("falls - prevention", Parsed(("fall", "prevent"))),
        ("--- -- - ?", Parsed()),
        ("headline:falls AND (ward OR bed)*", Parsed(("headlin", "fall", "ward", "bed"))),
    ],
)
def test_what_people_type_is_taken_apart(text, parsed):
    taken = parse(text)
    assert (set(taken.words) - {"s"}, taken.phrases, taken.excluded) == (
        set(parsed.words),
        parsed.phrases,
        parsed.excluded,
    )


def test_only_so_many_words_and_letters_count():
    assert len(parse(" ".join(f"word{number}" for number in range(500))).words) == MOST_WORDS
    assert parse("x " * LONGEST_TEXT + "zebra").words == ("x",)
    phrases = parse('"a b c" ' * 100).phrases
    assert sum(map(len, phrases)) <= MOST_WORDS


def test_stop_words_are_stemmed_as_the_index_stems():
    assert {"the", "becaus", "veri", "befor"} <= stop_words()
