"""The mark that says whether a case study is still true."""

from datetime import date

import pytest

from casestudies.freshness import freshness_of, says_it_ended
from casestudies.vocabulary import Verdict

TODAY = date(2026, 11, 23)
OLD, NEW = date(2024, 3, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("published", "said", "said_on", "because", "words"),
    [
        (NEW, "", None, "", None),
        (OLD, "", None, "", "Not confirmed since 2024"),
        (OLD, "running", date(2026, 10, 9), "", "Still running, confirmed October 2026"),
        (OLD, "running", date(2025, 3, 9), "", "Not confirmed since 2025"),
        (OLD, "changed", date(2026, 10, 9), "", "Running but changed, said October 2026"),
        (OLD, "changed", date(2025, 3, 9), "", "Not confirmed since 2025"),
        (OLD, "stopped", date(2025, 3, 9), "funding", "Stopped by March 2025: funding ended"),
        (OLD, "stopped", date(2025, 3, 9), "", "Stopped by March 2025"),
        (NEW, "stopped", date(2025, 3, 9), "funding", None),
        (NEW, "running", NEW, "", "Still running, confirmed March 2026"),
    ],
)
def test_the_mark_says_what_was_said_last_about_what_readers_read(published, said, said_on, because, words):
    mark = freshness_of(published=published, said=said, said_on=said_on, because=because, today=TODAY)
    assert (mark.words if mark else None) == words


@pytest.mark.parametrize(("said", "words"), [("", None), ("running", "Not confirmed since 2025")])
def test_of_what_says_itself_that_it_ended_nothing_is_missing_until_its_people_say_otherwise(said, words):
    said_on = date(2025, 3, 9) if said else None
    mark = freshness_of(published=OLD, said=said, said_on=said_on, because="", today=TODAY, ended=True)
    assert (mark.words if mark else None) == words


@pytest.mark.parametrize(
    ("verdict", "lasting", "ended"),
    [
        (Verdict.WORKED, "", False),
        (Verdict.WORKED, "stopped", True),
        (Verdict.DID_NOT_WORK, "", True),
        (Verdict.DID_NOT_WORK, "too_early", True),
        (Verdict.DID_NOT_WORK, "partly", False),
        (Verdict.MIXED, "", False),
        (None, "", False),
    ],
)
def test_what_stopped_or_did_not_work_and_does_not_last_ended(verdict, lasting, ended):
    assert says_it_ended(verdict, lasting) == ended
