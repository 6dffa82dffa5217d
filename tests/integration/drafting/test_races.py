"""One author, two tabs, the same moment: real threads and real commits."""

from functools import partial

import pytest
from django.db import connection

from casestudies.drafting import actions
from casestudies.drafting.sections import PARTS
from casestudies.errors import DomainError
from casestudies.models import Edition, Message, Transition
from casestudies.states import Status
from casestudies.vocabulary import SuggestionKind
from tests.factories import make_draft, make_published, make_user
from tests.races import at_once

ROUNDS = 20

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]
STEPS = next(spec for spec in PARTS if spec.relation == "steps")


def fresh(edition) -> Edition:
    return Edition.objects.get(pk=edition.pk)


def test_two_sends_at_once_are_one():
    author = make_user()
    for _ in range(ROUNDS):
        edition = make_draft(lead=author)
        outcomes = at_once(
            *[
                partial(actions.send, edition=fresh(edition), by=author, expected_version=edition.version)
                for _ in range(2)
            ]
        )
        assert sum(isinstance(outcome, Transition) for outcome in outcomes) == 1
        assert outcomes.count(None) == 1
        assert Message.objects.filter(transition__edition=edition).count() == 1


def test_two_new_editions_at_once_are_one():
    author = make_user()
    for _ in range(ROUNDS):
        case_study = make_published(lead=author).case_study
        first, second = at_once(*[partial(actions.start_edition, case_study=case_study, by=author) for _ in range(2)])
        assert first == second
        assert case_study.editions.count() == 2


def test_two_sections_saved_at_once_are_both_saved():
    author = make_user()
    for _ in range(ROUNDS):
        edition = make_draft(lead=author)
        at_once(
            partial(actions.save_answers, edition=fresh(edition), by=author, answers={"cost_note": "Cake"}),
            partial(actions.save_answers, edition=fresh(edition), by=author, answers={"advice_core": "Start small"}),
            partial(actions.add_part, edition=fresh(edition), by=author, spec=STEPS, values={"what": "a"}),
            partial(actions.add_part, edition=fresh(edition), by=author, spec=STEPS, values={"what": "b"}),
        )
        saved = fresh(edition)
        assert (saved.cost_note, saved.advice_core, saved.version) == ("Cake", "Start small", 5)
        assert [step.order for step in saved.steps.all()] == [1, 2]


def test_one_suggestion_made_twice_at_once_is_kept_once():
    author = make_user()
    for _ in range(ROUNDS):
        edition = make_draft(lead=author)
        given = {"edition": edition, "by": author, "kind": SuggestionKind.TOPIC, "text": "Prison health"}
        at_once(*[partial(actions.suggest, **given) for _ in range(2)])
        assert edition.suggestions.count() == 1


def test_what_is_saved_while_it_is_sent_is_either_refused_or_stops_the_sending():
    author = make_user()
    for _ in range(ROUNDS):
        edition = make_draft(lead=author)
        sent, saved = at_once(
            partial(actions.send, edition=fresh(edition), by=author, expected_version=edition.version),
            partial(actions.save_answers, edition=fresh(edition), by=author, answers={"problem": "Changed"}),
        )
        now = fresh(edition)
        if isinstance(saved, DomainError):
            assert (now.status, now.problem) == (Status.SUBMITTED, edition.problem)
        else:
            assert isinstance(sent, DomainError)
            assert (now.status, now.problem) == (Status.DRAFT, "Changed")
