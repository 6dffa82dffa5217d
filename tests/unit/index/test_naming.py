"""What people call organisations and boards."""

import pytest

from casestudies.index.naming import Said, abbreviations_of, full_words, key_of, keys_of
from improvers.models import Organisation

TRUST, PRACTICE, BOARD = Organisation.Kind.TRUST, Organisation.Kind.GP_PRACTICE, Organisation.Kind.ICB


@pytest.mark.parametrize(
    ("typed", "key", "said"),
    [
        ("northumbria healthcare nhs foundation trust", "northumbria healthcare", Said.TRUST),
        ("northumbria healthcare trust", "northumbria healthcare", Said.TRUST),
        ("northumbria healthcare ft", "northumbria healthcare", Said.TRUST),
        ("the newcastle upon tyne hospitals", "newcastle upon tyne hospitals", Said.NOTHING),
        ("guy's and st thomas' nhs foundation trust", "guys st thomas", Said.TRUST),
        ("nhs kent and medway integrated care board", "kent medway", Said.BOARD),
        ("kent medway icb", "kent medway", Said.BOARD),
        ("kent and medway nhs and social care partnership trust", "kent medway social care partnership", Said.TRUST),
        ("cwm taf morgannwg university health board", "cwm taf morgannwg", Said.TRUST),
        ("belfast health and social care trust", "belfast", Said.TRUST),
        ("nhs lothian", "lothian", Said.NOTHING),
        ("kent and", "", Said.NOTHING),
        ("and medway", "", Said.NOTHING),
        ("nhs foundation trust", "", Said.TRUST),
        ("the", "", Said.NOTHING),
        ("", "", Said.NOTHING),
    ],
)
def test_all_ways_to_write_a_name_have_one_key(typed, key, said):
    assert key_of(tuple(typed.split())) == (tuple(key.split()), said)


@pytest.mark.parametrize(
    ("name", "kind", "keys"),
    [
        ("Northumbria Healthcare NHS Foundation Trust", TRUST, ["northumbria healthcare", "northumbria"]),
        ("Leeds Teaching Hospitals NHS Trust", TRUST, ["leeds teaching hospitals", "leeds"]),
        ("Park Surgery", PRACTICE, ["park surgery"]),
        ("The Old Hospital", PRACTICE, ["old hospital"]),
        ("NHS Devon Integrated Care Board", BOARD, ["devon"]),
        ("NHS Trust", TRUST, []),
        ("", TRUST, []),
    ],
)
def test_trusts_are_known_by_shorter_names_too(name, kind, keys):
    assert [" ".join(key) for key in keys_of(name, kind)] == keys


def test_a_name_keeps_its_words_side_by_side_without_what_says_its_kind():
    assert full_words("NHS Kent and Medway Integrated Care Board") == ("kent", "and", "medway")
    assert full_words("The Newcastle upon Tyne Hospitals NHS Foundation Trust") == (
        "newcastle", "upon", "tyne", "hospitals",
    )  # fmt: skip


def test_boards_have_abbreviations():
    assert abbreviations_of("QU9") == (("bob",),)
    assert abbreviations_of("QKS") == (("k&m",),)
    assert abbreviations_of("nobody") == ()
