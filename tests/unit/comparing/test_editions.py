"""Two contents section by section."""

from copy import deepcopy

import pytest

from casestudies.comparing.editions import SECTIONS, Comparison
from casestudies.comparing.words import Kind
from casestudies.content import ANSWERS, LISTS, PLACES, RELATIONS
from casestudies.models import Edition
from casestudies.vocabulary import Section

STEP = {"what": "We counted falls on every ward each night", "when": "March"}
OUTCOME = {"measure": "Falls at night", "category": "safety", "direction": "better", "baseline": "12", "result": "6"}


def content(**own):
    """An empty content, with what is given."""
    empty = {name: Edition._meta.get_field(name).get_default() for name in ANSWERS}
    lists = {name: [] for name in (*LISTS, *RELATIONS, "tags")}
    return deepcopy(empty | dict.fromkeys(PLACES) | lists | own)


def changed_in(section, old, new):
    """What changed in one section, when nothing else may have."""
    comparison = Comparison(content(**old), content(**new))
    assert [each.section for each in comparison.changed] == [section]
    return comparison.changed[0]


def marked(answer):
    return [(piece.kind.value, piece.text.strip()) for piece in answer.pieces if piece.kind is not Kind.SAME]


def test_every_name_of_a_content_is_in_one_section():
    names = [name for names in SECTIONS.values() for name in names]
    assert sorted(names) == sorted([*content()])
    assert list(SECTIONS) == list(Section)


def test_nothing_changed_in_what_is_the_same():
    comparison = Comparison(content(steps=[STEP]), content(steps=[STEP]))
    assert comparison.changed == []
    assert comparison.unchanged == Section.labels


@pytest.mark.parametrize(
    ("section", "old", "new", "label", "marks"),
    [
        ("seed", {"problem": "Too many fell."}, {"problem": "Too many fell at night."},
         "What was the problem?", [("removed", "fell."), ("added", "fell at night.")]),
        ("seed", {"result_direction": "better"}, {"result_direction": "no_change"},
         None, [("removed", "It got better"), ("added", "No change")]),
        ("seed", {"region": {"slug": "london", "name": "London"}}, {"region": {"slug": "wales", "name": "Wales"}},
         "Region", [("removed", "London"), ("added", "Wales")]),
        ("seed", {"topics": [{"slug": "a", "name": "Falls"}, {"slug": "b", "name": "Sleep"}]},
         {"topics": [{"slug": "b", "name": "Sleep"}, {"slug": "c", "name": "Pain"}]},
         "Topics", [("removed", "Falls"), ("added", "Pain")]),
        ("tags", {"tags": ["lamps"]}, {"tags": []}, "Tags", [("removed", "lamps")]),
        ("pitfalls", {"no_pitfalls": False}, {"no_pitfalls": True}, "None that we know of", [("added", "Yes")]),
        ("what_you_did", {"started_year": 2022}, {"started_year": 2023}, "Started year",
         [("removed", "2022"), ("added", "2023")]),
    ],
)  # fmt: skip
def test_an_answer_is_shown_as_people_read_it(section, old, new, label, marks):
    found = changed_in(section, old, new)
    [answer] = found.answers
    assert marked(answer) == marks
    assert label in (None, answer.label)


def test_a_part_that_moved_is_not_removed_and_added():
    other = STEP | {"what": "Then we hung a lantern on each bed"}
    found = changed_in("what_you_did", {"steps": [STEP, other]}, {"steps": [other, STEP]})
    [part] = found.parts
    assert (part.is_moved, part.is_added, part.is_removed, part.is_changed) == (True, False, False, False)
    assert found.same_parts == 1


def test_a_changed_part_shows_only_what_changed_in_it():
    found = changed_in("outcomes", {"outcomes": [OUTCOME]}, {"outcomes": [OUTCOME | {"result": "7"}]})
    [part] = found.parts
    assert (part.what, part.title, part.is_changed) == ("outcome", "Falls at night", True)
    assert [(answer.label, marked(answer)) for answer in part.answers] == [
        ("After", [("removed", "6"), ("added", "7")])
    ]


def test_a_new_part_is_all_new_and_a_removed_one_all_gone():
    [part] = changed_in("what_you_did", {}, {"steps": [STEP]}).parts
    assert part.is_added
    assert {mark for answer in part.answers for mark, _ in marked(answer)} == {"added"}
    [part] = changed_in("what_you_did", {"steps": [STEP]}, {}).parts
    assert part.is_removed
    assert {mark for answer in part.answers for mark, _ in marked(answer)} == {"removed"}


def test_a_replaced_picture_is_another_photo():
    photo = {"large": "photos/one.jpg", "alternative_text": "A lantern", "public_id": "1"}
    found = changed_in("photos", {"photos": [photo]}, {"photos": [photo | {"large": "photos/two.jpg"}]})
    assert {(part.is_added, part.is_removed) for part in found.parts} == {(True, False), (False, True)}


def test_a_copy_in_a_new_edition_with_its_own_address_did_not_change():
    photo = {"large": "photos/one.jpg", "alternative_text": "A lantern", "public_id": "1"}
    assert Comparison(content(photos=[photo]), content(photos=[photo | {"public_id": "2"}])).changed == []
