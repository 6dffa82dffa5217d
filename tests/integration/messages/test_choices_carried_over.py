"""What people chose about emails before there was one table of it holds after it."""

import datetime
from importlib import import_module

import pytest
from django.utils import timezone

from casestudies.messages.choosing import wanted_groups
from casestudies.messages.kinds import Group
from casestudies.models import MailChoice
from tests.factories import make_user

USUAL = {Group.PROGRESS, Group.COLLEAGUES, Group.STILL_TRUE}


class TablesBefore:
    """The tables of before, which are no more, as the migration reads them."""

    def __init__(self, **rows):
        self.rows = rows

    def get_model(self, app, name):
        return MailChoice if name == "MailChoice" else _Table(self.rows[name])


class _Table:
    def __init__(self, rows):
        self.objects, self.rows = self, rows

    def values_list(self, *names):
        return self.rows


@pytest.mark.django_db
def test_what_people_chose_before_holds():
    never, asked, refused = make_user(), make_user(), make_user()
    long_ago = timezone.now() - datetime.timedelta(days=100)
    before = TablesBefore(QuestionWish=[(asked.pk, long_ago)], StillTrueRefusal=[(refused.pk, long_ago)])
    import_module("casestudies.migrations.0021_mail_choices").carry_over(before, None)
    assert wanted_groups(never) == USUAL
    assert wanted_groups(asked) == USUAL | {Group.QUESTIONS}
    assert wanted_groups(refused) == USUAL - {Group.STILL_TRUE}
    assert set(MailChoice.objects.values_list("at", flat=True)) == {long_ago}
