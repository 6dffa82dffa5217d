"""Two answers, or an answer and a save, at the same moment: real threads and real commits."""

from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from casestudies.crediting import answering
from casestudies.crediting.answering import mark_of
from casestudies.crediting.asking import ask
from casestudies.drafting.actions import send, start_edition
from casestudies.errors import DomainError, LinkRefused, PermissionRefused
from casestudies.models import Credit, CreditRequest, Edition
from casestudies.states import Status
from tests.factories import make_draft, make_user, take_to
from tests.races import at_once

from .asked import AMY, ask_about, credit_in

ROUNDS = 10
VISITOR = AnonymousUser()

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


def test_of_two_tabs_that_answer_at_once_one_does():
    lead = make_user()
    for number in range(ROUNDS):
        draft = make_draft(lead=lead)
        token = ask_about(draft, f"amy{number}@nhs.net")
        seen = mark_of(draft.credits.get())
        outcomes = at_once(
            partial(answering.confirm, token=token, by=VISITOR, seen=seen),
            partial(answering.refuse, token=token, by=VISITOR),
            partial(answering.correct, token=token, by=VISITOR, name="Amelia", role="data"),
        )
        assert outcomes.count(None) == 1
        assert sum(isinstance(outcome, LinkRefused) for outcome in outcomes) == 2
        request = CreditRequest.objects.get(case_study=draft.case_study)
        said = ["confirmed", "refused", "corrected"][outcomes.index(None)]
        assert request.answer == said
        assert draft.credits.exists() is (said != "refused")


def test_a_new_edition_begun_while_somebody_refuses_does_not_name_them():
    lead = make_user()
    for number in range(ROUNDS):
        draft = make_draft(lead=lead)
        token = ask_about(draft, f"amy{number}@nhs.net")
        published = take_to(Status.PUBLISHED, draft)
        outcomes = at_once(
            partial(answering.refuse, token=token, by=VISITOR),
            partial(start_edition, case_study=published.case_study, by=lead),
        )
        assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert not Credit.objects.filter(edition__case_study=published.case_study).exists()


def test_somebody_credited_again_while_they_refuse_is_not_named():
    lead = make_user()
    for number in range(ROUNDS):
        draft = make_draft(lead=lead)
        token = ask_about(draft, f"amy{number}@nhs.net")
        again = credit_in(draft, "A. Archer", "writer")
        refused, asked = at_once(
            partial(answering.refuse, token=token, by=VISITOR),
            partial(ask, credit=fresh(again), by=lead, email=f"amy{number}@nhs.net"),
        )
        assert refused is None
        assert isinstance(asked, CreditRequest | DomainError)
        if isinstance(asked, CreditRequest):
            assert not draft.credits.exists()


def test_two_who_credit_the_same_person_at_once_ask_once():
    lead, writer = make_user(), make_user()
    for number in range(ROUNDS):
        draft = make_draft(lead=lead)
        draft.case_study.collaborators.create(user=writer, part="write")
        credit = credit_in(draft)
        address = f"{number}{AMY}"
        outcomes = at_once(*[partial(ask, credit=fresh(credit), by=by, email=address) for by in (lead, writer)])
        assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert CreditRequest.objects.filter(case_study=draft.case_study).count() == 1


def fresh(credit: Credit) -> Credit:
    """A credit as a request of its own would load it."""
    loaded = Credit.objects.get(pk=credit.pk)
    loaded.edition = Edition.objects.select_related("case_study").get(pk=credit.edition_id)
    return loaded


def test_asking_while_the_lead_sends_it_blocks_neither():
    lead = make_user()
    for number in range(ROUNDS):
        draft = make_draft(lead=lead)
        credit = credit_in(draft)
        outcomes = at_once(
            partial(ask, credit=fresh(credit), by=lead, email=f"{number}{AMY}"),
            partial(send, edition=draft, by=lead, expected_version=draft.version),
        )
        assert isinstance(outcomes[0], CreditRequest | PermissionRefused)
        assert not isinstance(outcomes[1], Exception)
