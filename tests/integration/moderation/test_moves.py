"""Every status x to-status x person, against a table written by hand."""

import itertools

import pytest
from django.db import transaction

from casestudies import workflow
from casestudies.errors import DomainError, IllegalMove, PermissionRefused
from casestudies.models import Transition
from casestudies.states import MOVES, Status
from improvers.roles import Role
from tests.factories import make_user
from tests.integration.moderation.helpers import edition_at

ACTORS = (
    "author",
    "writer",
    "checker",
    "credited",
    "improver",
    "moderator",
    "claimer",
    "author_moderator",
    "writer_moderator",
    "administrator",
    "portal",
)
PARTS = {"writer": "write", "checker": "check", "credited": "credited", "writer_moderator": "write"}

# Who may move an edition from the status of the row to the status of the column, by the letters below; "-" is no move.
LETTERS = {
    "A": {"author", "author_moderator"},
    "M": {"moderator", "claimer", "administrator"},
    "C": {"claimer"},
    "T": {"moderator", "administrator"},
    "P": {"portal"},
    "U": {"moderator", "claimer", "administrator", "portal"},
    "-": set(),
}
TABLE = """
                   draft submitted in_review changes_requested published rejected withdrawn superseded unpublished
draft              -     A         -         -                 P         -        A         -          -
submitted          -     -         M         -                 -         -        A         -          -
in_review          -     C         T         C                 C         C        -         -          -
changes_requested  -     A         -         -                 -         -        A         -          -
published          -     -         -         -                 -         -        -         P          U
rejected           -     -         -         -                 -         -        -         -          -
withdrawn          -     -         -         -                 -         -        -         -          -
superseded         -     -         -         -                 -         -        -         -          -
unpublished        -     -         -         -                 -         -        -         -          -
"""


def read_table(text: str) -> dict[tuple[str, str], str]:
    """The letter of each (from, to) pair."""
    head, *rows = [line.split() for line in text.strip().splitlines()]
    return {(row[0], to): letter for row in rows for to, letter in zip(head, row[1:], strict=True)}


WHO_MAY = read_table(TABLE)


def test_the_table_has_every_pair_of_statuses():
    assert set(WHO_MAY) == set(itertools.product(Status.values, Status.values))


def test_the_table_has_the_moves_of_the_portal_and_no_others():
    assert {pair for pair, letter in WHO_MAY.items() if letter != "-"} == set(MOVES)


@pytest.fixture
def people():
    """Who leads the case study, and everybody who tries to move it."""
    return {
        "author": make_user(),
        "writer": make_user(),
        "checker": make_user(),
        "credited": make_user(),
        "improver": make_user(),
        "moderator": make_user(Role.MODERATOR),
        "claimer": make_user(Role.MODERATOR),
        "author_moderator": make_user(Role.MODERATOR),
        "writer_moderator": make_user(Role.MODERATOR),
        "administrator": make_user(Role.ADMINISTRATOR),
        "portal": None,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("came_from", Status)
def test_who_may_make_which_move(people, came_from, actor):
    lead = people["author_moderator" if actor == "author_moderator" else "author"]
    edition = edition_at(came_from, lead=lead, moderator=people["claimer"])
    assert edition.status == came_from
    if actor in PARTS:
        edition.case_study.collaborators.create(user=people[actor], part=PARTS[actor])
    before = Transition.objects.count()
    for to in Status:
        letter = WHO_MAY[came_from.value, to.value]
        expected = "moved" if actor in LETTERS[letter] else IllegalMove if letter == "-" else PermissionRefused
        with transaction.atomic():
            assert what_happens(edition, to, people[actor]) == expected, f"{came_from} to {to} by {actor}"
            assert edition.status == (to if expected == "moved" else came_from)
            assert Transition.objects.count() == before + (expected == "moved")
            transaction.set_rollback(True)
        edition.refresh_from_db()


def what_happens(edition, to, by) -> str | type[DomainError]:
    """ "moved", or the kind of error that was raised; the edition is as the database has it then."""
    try:
        workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, comment="Because")
    except DomainError as error:
        return type(error)
    finally:
        edition.refresh_from_db()
    return "moved"
