"""Questions by email at the same moment: real threads and real commits."""

from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict

from casestudies.drafting.by_email import answering
from casestudies.drafting.by_email.links import new_link
from casestudies.drafting.by_email.sending import LASTS, question_for, send_questions
from casestudies.drafting.sittings import Sent
from casestudies.errors import LinkRefused
from casestudies.messages.choosing import choose, stop
from casestudies.messages.kinds import Group
from casestudies.models import Message, QuestionLink
from tests.factories import make_draft, make_user
from tests.races import at_once

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


def test_the_command_run_many_times_at_once_writes_to_everybody_once():
    leads = [make_user() for _ in range(3)]
    for lead in leads:
        make_draft(lead=lead)
        choose(by=lead, groups={Group.QUESTIONS})
    assert sum(at_once(*[send_questions for _ in range(6)])) == 3
    assert sorted(Message.objects.values_list("to", flat=True)) == sorted(lead.email for lead in leads)
    assert QuestionLink.objects.count() == 3


def test_a_link_used_twice_at_once_saves_one_answer():
    for _ in range(5):
        lead = make_user()
        draft = make_draft(lead=lead)
        answer, place = question_for(lead)
        token = new_link(place=place, question=answer.question, user=lead, lasts=LASTS)
        sent = Sent(QueryDict("what=Pressure+mats"))
        use = partial(answering.answer, token=token, visitor=AnonymousUser(), sent=sent)
        outcomes = at_once(use, use)
        assert [type(outcome) for outcome in outcomes if isinstance(outcome, Exception)] == [LinkRefused]
        assert draft.pitfalls.count() == 1


def test_stopping_while_a_question_is_sent_leaves_no_link_that_works():
    for _ in range(5):
        lead = make_user()
        make_draft(lead=lead)
        choose(by=lead, groups={Group.QUESTIONS})
        at_once(send_questions, partial(stop, by=lead, group=Group.QUESTIONS))
        assert not QuestionLink.objects.open().filter(user=lead).exists()
