"""Every move of an edition leaves exactly one row in the audit trail, and a move that failed leaves none."""

import pytest
from django.db import connection

from casestudies import workflow
from casestudies.errors import DomainError
from casestudies.models import Edition, Transition
from casestudies.states import MOVES, Status
from casestudies.workflow import move
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_edition, make_user
from tests.races import at_once


def audited_moves() -> list[tuple]:
    """What the trail says of moves: which one, from where to where, on which version, by whom, about what."""
    return [
        (*(event.details[name] for name in ("move", "came_from", "to", "version")), event.actor_id, event.about)
        for event in AuditEvent.objects.order_by("pk")
        if "move" in event.details
    ]


def moves() -> list[tuple]:
    """The same of the moves themselves."""
    return [
        (one.pk, one.from_status, one.to_status, one.version, one.by_id, one.edition.audit_reference)
        for one in Transition.objects.order_by("pk")
    ]


def test_every_status_an_edition_can_be_moved_to_has_words_in_the_trail():
    assert set(workflow._RECORDED_AS) == {to for _, to in MOVES}


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.REJECTED, Status.CHANGES_REQUESTED, Status.WITHDRAWN])
def test_each_move_has_exactly_one_row(status):
    make_edition(status)
    assert moves()
    assert sorted(audited_moves()) == sorted(moves())


@pytest.mark.django_db
def test_a_refused_move_leaves_no_row():
    edition = make_edition(Status.IN_REVIEW)
    before = audited_moves()
    with pytest.raises(DomainError):
        move(edition=edition, to=Status.PUBLISHED, by=make_user(Role.MODERATOR), expected_version=edition.version)
    assert audited_moves() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs threads that really write at once")
def test_when_three_decide_at_once_one_move_and_one_row_come_of_it():
    moderator = make_user(Role.MODERATOR)
    for _ in range(5):
        edition = make_edition(Status.IN_REVIEW, moderator=moderator)
        before = Transition.objects.count()
        version = edition.version

        def decide(to, pk=edition.pk, version=version):
            row = Edition.objects.get(pk=pk)
            return move(edition=row, to=to, by=moderator, expected_version=version, comment="A reason")

        at_once(*(lambda to=to: decide(to) for to in (Status.PUBLISHED, Status.REJECTED, Status.CHANGES_REQUESTED)))

        assert Transition.objects.count() == before + 1
        assert sorted(audited_moves()) == sorted(moves())
