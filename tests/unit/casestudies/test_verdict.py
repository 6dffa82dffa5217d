"""What came of a case study, from the directions of its result and outcomes."""

import pytest

from casestudies.vocabulary import Verdict, verdict_of


@pytest.mark.parametrize(
    ("result", "outcomes", "verdict"),
    [
        ("", [], None),
        ("", ["", ""], None),
        ("better", [], Verdict.WORKED),
        ("better", ["better", ""], Verdict.WORKED),
        ("better", ["no_change", "too_early"], Verdict.WORKED),
        ("better", ["worse"], Verdict.MIXED),
        ("better", ["mixed"], Verdict.MIXED),
        ("mixed", ["better"], Verdict.MIXED),
        ("no_change", [], Verdict.DID_NOT_WORK),
        ("no_change", ["better"], Verdict.MIXED),
        ("worse", ["no_change", "too_early"], Verdict.DID_NOT_WORK),
        ("too_early", [], Verdict.TOO_EARLY),
        ("too_early", ["better"], Verdict.TOO_EARLY),
        ("", ["better", "better"], Verdict.WORKED),
        ("", ["better", "no_change"], Verdict.MIXED),
        ("", ["too_early"], Verdict.TOO_EARLY),
        ("", ["too_early", "worse"], Verdict.DID_NOT_WORK),
    ],
)
def test_the_result_speaks_for_the_whole_unless_an_outcome_got_worse(result, outcomes, verdict):
    assert verdict_of(result, outcomes) == verdict
