"""Invitations and the lead at the same moment: real threads and real commits, one answer each time."""

from functools import partial

import pytest
from django.db import connection

from casestudies.errors import DomainError, LinkRefused
from casestudies.models import CaseStudy, Collaborator, Invitation, Message
from casestudies.together import actions, invitations
from tests.factories import make_draft, make_user
from tests.races import at_once

from .conftest import links_to

ROUNDS = 5

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


@pytest.fixture
def lead(db):
    """Who invites."""
    return make_user()


def invited(lead, colleague) -> tuple[CaseStudy, str]:
    """A case study and the token in an invitation to it."""
    case_study = make_draft(lead=lead).case_study
    lead.invitations_made.all().delete()
    invitations.invite(case_study=case_study, by=lead, email=colleague.email, part="write")
    return case_study, links_to(colleague.email)[0].rstrip("/").rpartition("/")[2]


def test_an_invitation_accepted_twice_at_once_is_accepted_once(lead):
    for _ in range(ROUNDS):
        colleague = make_user()
        case_study, token = invited(lead, colleague)
        outcomes = at_once(*[partial(invitations.accept, token=token, by=colleague) for _ in range(2)])
        assert sorted(type(outcome) for outcome in outcomes if isinstance(outcome, DomainError)) == [LinkRefused]
        assert case_study.collaborators.count() == 1
        assert Message.objects.filter(to=lead.email).count() == 1
        Message.objects.all().delete()


def test_an_invitation_accepted_and_declined_at_once_has_one_answer(lead):
    for _ in range(ROUNDS):
        colleague = make_user()
        case_study, token = invited(lead, colleague)
        accepted, _ = at_once(
            partial(invitations.accept, token=token, by=colleague), partial(invitations.decline, token=token)
        )
        answer = Invitation.objects.get(case_study=case_study).answer
        joined = case_study.collaborators.count()
        assert (answer, joined) == (("accepted", 1) if isinstance(accepted, Collaborator) else ("declined", 0))


def test_an_address_invited_twice_at_once_has_one_link_that_works(lead):
    for number in range(ROUNDS):
        case_study = make_draft(lead=lead).case_study
        lead.invitations_made.all().delete()
        email = f"person{number}@nhs.uk"
        at_once(
            *[
                partial(invitations.invite, case_study=case_study, by=lead, email=email, part=part)
                for part in ("write", "check")
            ]
        )
        assert case_study.invitations.open().count() == 1
        assert case_study.invitations.count() == 2


def test_the_lead_offered_to_two_at_once_is_on_offer_to_one(lead):
    for _ in range(ROUNDS):
        case_study = make_draft(lead=lead).case_study
        both = [case_study.collaborators.create(user=make_user(), part="write") for _ in range(2)]
        at_once(*[partial(actions.offer_lead, collaborator=each, by=lead) for each in both])
        assert case_study.collaborators.exclude(lead_offered_at=None).count() == 1


def test_a_lead_taken_while_it_is_offered_to_another_has_one_lead(lead):
    for _ in range(ROUNDS):
        case_study = make_draft(lead=lead).case_study
        first, second = [case_study.collaborators.create(user=make_user(), part="write") for _ in range(2)]
        actions.offer_lead(collaborator=first, by=lead)
        at_once(
            partial(actions.answer_offer, case_study=case_study, by=first.user, accepts=True),
            partial(actions.offer_lead, collaborator=second, by=lead),
        )
        case_study.refresh_from_db()
        people = {case_study.lead_id, *case_study.collaborators.values_list("user", flat=True)}
        assert people == {lead.pk, first.user_id, second.user_id}
        assert case_study.lead_id in {lead.pk, first.user_id}
        offered = case_study.collaborators.exclude(lead_offered_at=None)
        assert [each.user_id for each in offered] == ([] if case_study.lead_id == first.user_id else [second.user_id])


def test_somebody_removed_while_taking_the_lead_is_removed_or_leads(lead):
    for _ in range(ROUNDS):
        case_study = make_draft(lead=lead).case_study
        colleague = case_study.collaborators.create(user=make_user(), part="write")
        actions.offer_lead(collaborator=colleague, by=lead)
        at_once(
            partial(actions.answer_offer, case_study=case_study, by=colleague.user, accepts=True),
            partial(actions.remove, collaborator=colleague, by=lead),
        )
        case_study.refresh_from_db()
        writes = list(case_study.collaborators.values_list("user", flat=True))
        assert (case_study.lead_id, writes) in [(lead.pk, []), (colleague.user_id, [lead.pk])]
