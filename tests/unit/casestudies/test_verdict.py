"""What came of a case study, from the directions of its result and outcomes."""

import pytest

from casestudies.vocabulary import Verdict, verdict_of


@pytest.mark.parametrize(
    ("directions", "verdict"),
    [
        ([], None),
        (["", ""], None),
        (["better"], Verdict.WORKED),
        (["better", "better", ""], Verdict.WORKED),
        (["better", "too_early"], Verdict.WORKED),
        (["too_early"], Verdict.TOO_EARLY),
        (["too_early", "too_early"], Verdict.TOO_EARLY),
        (["no_change"], Verdict.DID_NOT_WORK),
        (["worse"], Verdict.DID_NOT_WORK),
        (["worse", "no_change", "too_early"], Verdict.DID_NOT_WORK),
        (["mixed"], Verdict.MIXED),
        (["better", "no_change"], Verdict.MIXED),
        (["better", "worse"], Verdict.MIXED),
        (["mixed", "better"], Verdict.MIXED),
    ],
)
def test_a_case_study_worked_only_when_everything_known_got_better(directions, verdict):
    assert verdict_of(directions) == verdict
