"""Which comes next."""

import pytest

from casestudies.models import Report
from casestudies.moderation.queue import next_for
from casestudies.states import Status
from tests.factories import make_edition, make_published
from tests.integration.moderation.helpers import claimed_ago, sent_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Three that wait, the oldest first."""
    return [
        sent_ago(make_edition(Status.SUBMITTED, headline=name), days=days)
        for name, days in (("A", 3), ("B", 2), ("C", 1))
    ]


def test_the_next_is_the_one_after_in_the_order_of_the_queue_and_then_the_first_again(moderator, three):
    first, second, third = three
    assert next_for(moderator) == first
    assert next_for(moderator, after=first) == second
    assert next_for(moderator, after=second) == third
    assert next_for(moderator, after=third) == first


def test_after_a_decision_the_next_is_the_one_behind_what_was_decided(moderator, three):
    decided = sent_ago(make_edition(Status.REJECTED), days=2, hours=12)
    assert next_for(moderator, after=decided) == three[1]


def test_the_only_one_has_nothing_next(moderator, three):
    only = three[0]
    for other in three[1:]:
        other.case_study.delete()
    assert next_for(moderator, after=only) is None
    assert next_for(moderator) == only


def test_what_others_claimed_what_is_held_and_ones_own_are_skipped(moderator, colleague, three):
    first, second, third = three
    first.holds.create(by=colleague, reason="Later")
    second.case_study.collaborators.create(user=moderator, part="write")
    for days in (10, 9):
        sent_ago(make_edition(Status.IN_REVIEW, moderator=colleague), days=days)
    sent_ago(make_edition(Status.SUBMITTED, lead=moderator), days=8)
    assert next_for(moderator) == third
    mine = sent_ago(make_edition(Status.IN_REVIEW, moderator=moderator), days=7)
    assert next_for(moderator) == mine
    ran_out = claimed_ago(sent_ago(make_edition(Status.IN_REVIEW, moderator=colleague), days=11), minutes=31)
    assert next_for(moderator) == ran_out


def test_the_filter_goes_along(moderator, three):
    published = make_published(region=None)
    Report.objects.create(case_study=published.case_study, edition=published, kind="other", text="Wrong")
    assert next_for(moderator, "status=reported", after=three[0]) == published
    assert next_for(moderator, "region=wales") is None
    assert next_for(moderator, "nothing=such", after=three[0]) == three[1]
