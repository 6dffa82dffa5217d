"""Author and moderators at the same moment, whatever they do: one decision, one audit row, one set of emails.

What was shown is what is published. `RACES=1000` runs the full number; the suite runs a few.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.db import connection

from casestudies.content import fingerprint, stored_content
from casestudies.drafting.actions import save_answers, send, start_edition, withdraw
from casestudies.errors import DomainError
from casestudies.models import Edition, IndexChange, Message, SentCopy, Transition
from casestudies.moderation import actions
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_edition, make_organisation, make_user, take_to
from tests.races import at_once

RACES = int(os.environ.get("RACES", "12"))
_TOLD_THE_AUTHOR = {Status.CHANGES_REQUESTED, Status.PUBLISHED, Status.REJECTED, Status.WITHDRAWN, Status.UNPUBLISHED}

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


class People:
    """Author, two moderators, and what each can do with an edition as they see it now."""

    def __init__(self) -> None:
        self.author, self.place = make_user(), make_organisation()
        self.moderator, self.other = make_user(Role.MODERATOR), make_user(Role.MODERATOR)

    def starting(self, kind: str) -> Edition:
        """An edition where the race begins; one in three is a new edition of a published case study."""
        status = {"decide": Status.IN_REVIEW, "take on": Status.SUBMITTED, "send": Status.CHANGES_REQUESTED}[kind]
        made = {"lead": self.author, "moderator": self.moderator, "organisation": self.place}
        if random.random() < 2 / 3:
            return make_edition(status, **made)
        published = make_edition(Status.PUBLISHED, **made)
        return take_to(status, start_edition(case_study=published.case_study, by=self.author), moderator=self.moderator)

    def runners(self, kind: str, edition: Edition) -> list[Callable]:
        """Everything people do at once in a race of this kind."""
        version, pk = edition.version, edition.pk

        def fresh() -> Edition:
            return Edition.objects.get(pk=pk)

        def does(action, by, **more):
            return lambda: action(edition=fresh(), by=by, expected_version=version, **more)

        def writes() -> Edition:
            return save_answers(edition=fresh(), by=self.author, answers={"headline": "Written meanwhile"})

        def sends_what_is_there() -> Transition | None:
            now = fresh()
            return send(edition=now, by=self.author, expected_version=now.version)

        def takes_on_and_publishes() -> Transition:
            claimed = actions.claim(edition=fresh(), by=self.moderator, expected_version=version).edition
            return actions.approve(edition=claimed, by=self.moderator, expected_version=claimed.version)

        return {
            "decide": [
                does(actions.approve, self.moderator),
                does(actions.reject, self.moderator, comment="No"),
                does(actions.ask_for_changes, self.moderator, comment="More"),
                does(withdraw, self.author),
                writes,
            ],
            "take on": [
                takes_on_and_publishes,
                does(actions.claim, self.other),
                does(withdraw, self.author),
                writes,
            ],
            "send": [sends_what_is_there, does(send, self.author), does(withdraw, self.author), writes, writes],
        }[kind]


def check_whole(edition: Edition) -> None:
    """The rows of one edition agree: one chain of moves, and for each its audit row, its email and its copy."""
    moves = list(edition.transitions.order_by("pk"))
    assert all(before.to_status == after.from_status for before, after in pairwise(moves))
    assert moves[-1].to_status == edition.status
    assert [move.version for move in moves] == sorted({move.version for move in moves})
    for move in moves:
        assert AuditEvent.objects.filter(details__move=move.pk).count() == 1
        mails = Message.objects.filter(transition=move).count()
        assert mails <= 1
        if move.to_status in _TOLD_THE_AUTHOR:
            assert mails == 1
    assert edition.case_study.editions.filter(status=Status.PUBLISHED).count() <= 1
    if edition.status == Status.PUBLISHED:
        shown, published = SentCopy.objects.filter(edition=edition).order_by("-pk")[:2][::-1]
        assert published.transition.to_status == Status.PUBLISHED
        assert shown.sha256 == published.sha256 == fingerprint(stored_content(edition))
        assert IndexChange.objects.filter(case_study_id=edition.case_study_id).exists()
    elif edition.status in (Status.SUBMITTED, Status.IN_REVIEW):
        assert SentCopy.objects.filter(edition=edition).last().sha256 == fingerprint(stored_content(edition))


def check_one_won(kind: str, edition: Edition, before: int, outcomes: list) -> Status:
    """Nobody's action broke, and one decision was made. Gives where it led."""
    broken = [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, DomainError)]
    assert broken == []
    edition.refresh_from_db()
    made = list(edition.transitions.filter(pk__gt=before).values_list("to_status", flat=True))
    if kind == "take on" and made[0] == Status.IN_REVIEW:
        assert made[1:] in ([], [Status.PUBLISHED])
    elif kind == "send":
        assert len(made) <= 1, made  # none where every way of sending came after a change that was not seen
    else:
        assert len(made) == 1, made
    return edition.status


@pytest.mark.parametrize("kind", ["decide", "take on", "send"])
def test_whatever_happens_at_once_one_decision_is_made_and_everything_agrees(kind):
    random.seed(1948)
    people, ends = People(), Counter()
    for _ in range(max(1, RACES // 3)):
        edition = people.starting(kind)
        before = edition.transitions.latest("pk").pk
        runners = people.runners(kind, edition)
        random.shuffle(runners)
        ends[check_one_won(kind, edition, before, at_once(*runners))] += 1
        check_whole(edition)
    assert sum(ends.values()) == max(1, RACES // 3)
