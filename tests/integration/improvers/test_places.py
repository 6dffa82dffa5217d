"""The regions and boards the portal starts with, and who took over from whom."""

import importlib
from datetime import date

import pytest
from django.apps import apps

from improvers.models import Organisation, Region, Succession

pytestmark = pytest.mark.django_db

SUCCESSORS = {
    "QHG": {"S1Y5D"},
    "QUE": {"S1Y5D"},
    "QM7": {"S1Y5D", "D7T5G"},
    "QH8": {"D7T5G"},
    "QJG": {"D7T5G", "T6Y0W"},
    "QMM": {"T6Y0W"},
    "QNQ": {"S0E4D", "S9B9J", "QRL"},
    "QU9": {"S0E4D"},
    "QXU": {"S9B9J"},
    "QNX": {"S9B9J"},
    "QMJ": {"Z9B2Z"},
    "QRV": {"Z9B2Z"},
}


def board(code: str) -> Organisation:
    return Organisation.objects.boards().get(ods_code=code)


def test_there_are_seven_regions_and_three_nations():
    assert Region.objects.filter(nation="England").count() == 7
    assert set(Region.objects.exclude(nation="England").values_list("slug", flat=True)) == {
        "wales",
        "scotland",
        "northern-ireland",
    }


def test_thirty_six_boards_are_open_and_each_is_in_a_region_of_england():
    boards = Organisation.objects.boards().open_on(date(2026, 4, 1))

    assert boards.count() == 36
    assert Organisation.objects.boards().count() == 48
    assert not Organisation.objects.boards().exclude(region__nation="England").exists()


def test_forty_two_boards_were_open_the_day_before():
    assert Organisation.objects.boards().open_on(date(2026, 3, 31)).count() == 42


def test_twelve_boards_closed_with_the_right_successors():
    closed = Organisation.objects.boards().exclude(valid_to=None)

    assert {one.ods_code: {successor.ods_code for successor in one.successors()} for one in closed} == SUCCESSORS
    assert set(closed.values_list("valid_to", flat=True)) == {date(2026, 3, 31)}
    assert Succession.objects.filter(on=date(2026, 4, 1)).count() == 16


def test_a_merged_board_is_its_successor_today():
    assert board("QMJ").today() == board("Z9B2Z")


def test_a_split_board_has_no_single_board_today():
    assert board("QNQ").today() is None


def test_an_open_board_is_itself_today():
    assert board("QRL").today() == board("QRL")


def test_succession_says_whether_a_board_was_merged_or_split():
    kinds = {code: set(board(code).succeeded_by.values_list("kind", flat=True)) for code in SUCCESSORS}

    assert {code for code, kind in kinds.items() if kind == {"split"}} == {"QM7", "QJG", "QNQ"}
    assert {code for code, kind in kinds.items() if kind == {"merger"}} == SUCCESSORS.keys() - {"QM7", "QJG", "QNQ"}


def test_wales_has_its_seven_health_boards():
    boards = Organisation.objects.filter(kind=Organisation.Kind.HEALTH_BOARD, region__slug="wales")

    assert set(boards.values_list("ods_code", flat=True)) == {f"7A{number}" for number in range(1, 8)}


def test_adding_the_places_again_changes_nothing():
    migration = importlib.import_module("improvers.migrations.0002_places")
    before = list(Organisation.objects.order_by("pk").values()), list(Succession.objects.order_by("pk").values())

    for step in (migration.add_regions, migration.add_boards, migration.add_successions):
        step(apps, None)

    assert (
        list(Organisation.objects.order_by("pk").values()),
        list(Succession.objects.order_by("pk").values()),
    ) == before
