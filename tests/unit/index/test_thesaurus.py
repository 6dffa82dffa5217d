"""The thesaurus file keeps to its format, and says what means the same."""

import pytest

from casestudies.index.language import words_of
from casestudies.index.thesaurus import AMBIGUOUS, BROADER, FILE, RELATED, SAME, ThesaurusError, parse, thesaurus


def _found(text, entry):
    expansions = parse(text).of(tuple(words_of(entry))) or ()
    return {" ".join(expansion.words): expansion.weight for expansion in expansions}


def test_the_file_is_well_formed():
    assert len(parse(FILE.read_text(encoding="utf-8")).meanings) > 1000


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a good | line\nbed sore | | ulcer", "line 2: an entry is empty"),
        ("bed sore | ulcer | Bed sore", "line 1: “bed sore” is there twice"),
        ("# about\n\nalone", "line 3: a group has two entries or more"),
        ("hip > fracture > bone", "line 1: there is more than one >"),
        ("~ | bed", "line 1: an entry is empty"),
        ("fracture >", "line 1: an entry is empty"),
        ("the ward > the ward", "line 1: “the ward” is there twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(text, complaint):
    with pytest.raises(ThesaurusError) as error:
        parse(text)
    assert complaint in str(error.value)


def test_entries_of_a_group_find_each_other_and_marked_ones_count_less():
    group = "bed sore | pressure ulcer | ~skin damage | ?PU"
    assert _found(group, "bed sores") == {"pressur ulcer": SAME, "skin damag": RELATED, "pu": AMBIGUOUS}
    assert _found(group, "PU") == {"bed sore": AMBIGUOUS, "pressur ulcer": AMBIGUOUS}
    assert _found(group, "skin damage") == {"bed sore": RELATED, "pressur ulcer": RELATED}


def test_what_is_narrower_finds_what_is_broader_and_never_the_other_way():
    assert _found("hip fracture > fracture | bone", "hip fracture") == {"fractur": BROADER, "bone": BROADER}
    assert _found("hip fracture > fracture", "fracture") == {}


def test_what_means_the_same_as_something_narrower_finds_what_is_broader_too():
    lines = "hip fracture | NOF | ~hip pain\nhip fracture > fracture\nNOF > bone\n"
    assert _found(lines, "NOF") == {"hip fractur": SAME, "hip pain": RELATED, "bone": BROADER, "fractur": BROADER}
    assert "fractur" not in _found(lines, "hip pain")
    assert _found(lines, "fracture") == {}


def test_phrases_are_found_in_a_text_wherever_they_stand_and_single_words_are_none():
    known = parse("bed sore | pressure ulcer | PU\nhip fracture > broken bone")
    text = words_of("PU: pressure ulcers, bed sores. Pressure. Ulcer-free, or broken bones; a hip fracture, a bed sore")
    found = [" ".join(phrase) for phrase in known.phrases_in(text)]
    assert found == ["pressur ulcer", "bed sore", "pressur ulcer", "broken bone", "hip fractur", "bed sore"]
    assert known.phrases == {("bed", "sore"), ("pressur", "ulcer"), ("hip", "fractur"), ("broken", "bone")}


def test_every_weight_is_less_than_that_of_the_words_typed():
    weights = {other.weight for expansions in thesaurus().meanings.values() for other in expansions}
    assert max(weights) == SAME < 1
    assert {RELATED, BROADER, AMBIGUOUS} >= weights - {SAME}


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        # what patients say
        ("laughing gas", "nitrous oxide"),
        ("gas and air", "nitrous oxide"),
        ("handwashing", "hand hygiene"),
        ("washing hands", "hand hygiene"),
        ("phone lines", "telephone system"),
        ("doctor's appointment", "GP appointment"),
        ("see a doctor", "GP access"),
        ("poo test", "FIT test"),
        ("slipped disc", "back pain"),
        ("new hip", "hip replacement"),
        ("water tablets", "diuretic"),
        ("funny turn", "syncope"),
        ("stitches", "wound closure"),
        ("baby blues", "postnatal depression"),
        ("morning after pill", "emergency contraception"),
        ("waters breaking", "ruptured membranes"),
        ("ringing in the ears", "tinnitus"),
        ("home help", "domiciliary care"),
        ("kidney failure", "acute kidney injury"),
        ("staff are leaving", "staff turnover"),
        ("get an appointment", "GP access"),
        ("skin specialist", "dermatologist"),
        # what clinicians say
        ("PONV", "sickness after surgery"),
        ("PMR", "polymyalgia"),
        ("DNR", "DNACPR"),
        ("EHCH", "care home"),
        ("D2A", "intermediate care"),
        ("anticipatory meds", "just in case medicines"),
        ("MSCC", "metastatic spinal cord compression"),
        ("ECT", "electroconvulsive therapy"),
        ("PPROM", "waters breaking"),
        ("lying and standing blood pressure", "postural hypotension"),
        ("EBUS", "bronchoscopy"),
        ("manual handling", "hoist"),
        ("yellow card", "side effects"),
        # what managers say
        ("overspend", "financial recovery"),
        ("SLA", "service specification"),
        ("escalation beds", "surge beds"),
        ("GP streaming", "primary care streaming"),
        ("go-live", "EPR implementation"),
        ("DPIA", "data protection impact assessment"),
        ("EQIA", "equality impact assessment"),
    ],
)
def test_what_people_call_things_finds_what_others_call_them(typed, means):
    found = {expansion.words for expansion in thesaurus().of(tuple(words_of(typed))) or ()}
    assert tuple(words_of(means)) in found


@pytest.mark.parametrize("word", ["kind", "section", "special", "accounts", "consuming", "forget", "fair", "related"])
def test_an_everyday_word_means_nothing_else_because_it_ends_like_an_entry(word):
    assert thesaurus().of(tuple(words_of(word))) is None


@pytest.mark.parametrize(
    "word", ["cups", "pads", "mind", "piles", "incidence", "sickness", "PE", "MS", "OT", "SI", "PD", "MI"]
)
def test_what_may_be_meant_counts_less_than_what_means_the_same(word):
    expansions = thesaurus().of(tuple(words_of(word)))
    assert expansions
    assert max(other.weight for other in expansions) == AMBIGUOUS


def test_doctor_may_mean_a_gp_and_finds_no_junior_doctors():
    found = {expansion.words for expansion in thesaurus().of(("doctor",))}
    assert ("gp",) in found
    assert not [words for words in found if {"junior", "resid"} & set(words)]


def test_an_entry_stands_unmarked_in_one_group_only():
    groups = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if "|" in line and ">" not in line and not line.startswith("#"):
            for entry in line.split("|"):
                if entry.strip()[0] not in "~?":
                    groups.setdefault(tuple(words_of(entry)), set()).add(line)
    assert not {entry for entry, lines in groups.items() if len(lines) > 1}
