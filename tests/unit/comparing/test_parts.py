"""Which part of a list is which in another, however they were moved and changed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.comparing.parts import match_parts

A, B, C = ({"what": f"The {word} trolley was much too {way} for the ward"} for word, way in
           (("first", "wide"), ("second", "loud"), ("third", "slow")))  # fmt: skip
OTHER = {"what": "Nobody had asked any patients before"}
ROWS = st.lists(
    st.fixed_dictionaries({"what": st.sampled_from(["a b c d e", "a b c d f", "x y z", "", "q"])}), max_size=7
)


def places(old, new, **how) -> list[tuple[int, int, bool]]:
    return [(each.old_place, each.new_place, each.is_moved) for each in match_parts(old, new, **how)]


def test_what_stays_is_paired_in_order():
    assert places([A, B, C], [A, B, C]) == [(1, 1, False), (2, 2, False), (3, 3, False)]


def test_a_part_that_moved_is_the_same_part_and_no_other_moved():
    assert places([A, B, C], [C, A, B]) == [(3, 1, True), (1, 2, False), (2, 3, False)]


def test_a_changed_part_is_the_same_part():
    changed = A | {"what": A["what"].replace("wide", "long")}
    assert places([A, OTHER], [changed, OTHER]) == [(1, 1, False), (2, 2, False)]


def test_one_that_has_nothing_in_common_is_removed_and_added():
    assert places([A], [OTHER]) == [(0, 1, False), (1, 0, False)]


def test_a_removed_part_stands_where_it_was():
    assert places([A, OTHER, C], [A, C]) == [(1, 1, False), (2, 0, False), (3, 2, False)]
    assert places([OTHER, A], [A]) == [(1, 0, False), (2, 1, False)]


def test_an_equal_part_wins_over_one_that_is_only_alike():
    changed = A | {"what": A["what"].replace("wide", "long")}
    assert places([A], [changed, A]) == [(0, 1, False), (1, 2, False)]


def test_a_photo_is_the_same_only_when_its_picture_is():
    old = {"large": "one.jpg", "alternative_text": "A lamp", "public_id": "1"}
    assert places([old], [old | {"alternative_text": "Ward", "public_id": "2"}], same_file=True) == [(1, 1, False)]
    replaced = match_parts([old], [old | {"large": "two.jpg"}], same_file=True)
    assert sorted((each.old_place, each.new_place) for each in replaced) == [(0, 1), (1, 0)]


def test_a_copy_with_its_own_address_is_the_same():
    assert places([{"large": "a", "public_id": "1"}], [{"large": "a", "public_id": "2"}]) == [(1, 1, False)]


@given(ROWS, ROWS)
@settings(max_examples=150, deadline=None)
def test_every_part_of_both_lists_is_there_once(old, new):
    found = match_parts(old, new)
    assert [each.new for each in found if each.new_place] == new
    assert sorted(each.old_place for each in found if each.old_place) == list(range(1, len(old) + 1))
    assert all(each.old == old[each.old_place - 1] for each in found if each.old_place)
