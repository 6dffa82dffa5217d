"""What came back, for those who take part in a case study."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casestudies.models import DailyCount, Kudos
from casestudies.reach.picture import Picture
from casestudies.reach.queries import Counts, by_week, in_all
from casestudies.tally import tally
from tests.factories import make_draft, make_published, make_user


@pytest.fixture
def case_study(db):
    """Published ten weeks ago."""
    case_study = make_published().case_study
    case_study.first_published_at = timezone.now() - datetime.timedelta(weeks=10)
    case_study.save()
    return case_study


def test_counts_stand_in_their_weeks_and_thanks_beside_them(case_study):
    today = timezone.localdate()
    monday = today - datetime.timedelta(days=today.weekday())
    before = monday - datetime.timedelta(days=1)
    DailyCount.objects.create(case_study=case_study, on=monday, read=5, found=7, used=1)
    DailyCount.objects.create(case_study=case_study, on=before, read=2)
    Kudos.objects.create(case_study=case_study, by=make_user())
    weeks = by_week(case_study)
    assert len(weeks) == 11
    assert weeks[-1] == Counts(monday, read=5, found=7, thanked=1, used=1)
    assert weeks[-2].read == 2
    assert in_all(case_study) == Counts(None, read=7, found=7, thanked=1, used=1)


def test_another_case_studys_counts_are_left_out(case_study):
    DailyCount.objects.create(case_study=make_published().case_study, on=timezone.localdate(), read=9)
    assert in_all(case_study).read == 0
    assert sum(week.read for week in by_week(case_study)) == 0


def test_bars_are_as_high_as_their_numbers(case_study):
    today = timezone.localdate()
    picture = Picture([Counts(today, read=number) for number in (0, 5, 10)])
    low, half, high = (bar.height for bar in picture.bars)
    assert low == 0
    assert high == 2 * half
    assert Picture([Counts(today)]).bars[0].height == 0


def test_the_page_says_it_in_words_a_table_and_a_picture_with_words(case_study, client):
    DailyCount.objects.create(case_study=case_study, on=timezone.localdate(), read=1, found=31)
    client.force_login(case_study.lead)
    page = client.get(reverse("reach:reach", args=[case_study.public_id])).content.decode()
    for said in ("read 1 time<", "found 31 times<", "Reads in each of the last 11 weeks", "Week from"):
        assert said in page


def test_others_learn_nothing_and_drafts_have_no_such_page(case_study, client):
    client.force_login(make_user())
    assert client.get(reverse("reach:reach", args=[case_study.public_id])).status_code == 404
    draft = make_draft()
    client.force_login(draft.case_study.lead)
    assert client.get(reverse("reach:reach", args=[draft.case_study.public_id])).status_code == 404


def test_a_draft_begun_from_a_start_pack_counts_once_for_what_was_in_it(case_study):
    client = Client(headers={"User-Agent": "Mozilla/5.0 Firefox/140.0"})
    client.force_login(make_user())
    address = f"{reverse('drafting:new')}?headline=Mine&from={case_study.public_id},nothing"
    carried = client.get(address).context["carried"]
    for _ in range(2):
        client.post(address, {"sitting": carried, "headline": "Mine"})
    tally.write()
    assert in_all(case_study).used == 1
