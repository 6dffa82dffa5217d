"""Regions and topics moderators look after: the queue opens on them, and hides nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from casestudies.models import Remit, Topic
from casestudies.states import Status
from improvers.models import Region
from improvers.roles import Role
from tests.factories import make_edition, make_organisation, make_user
from tests.integration.moderation.test_queue import QUEUE, headlines, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def wales():
    """A region."""
    return Region.objects.get(slug="wales")


@pytest.fixture
def falls():
    """A topic."""
    return Topic.objects.get(slug="falls")


@pytest.fixture
def waiting(wales):
    """Falls and births, in Wales and in London."""
    trust = make_organisation(region=wales)
    make_edition(Status.SUBMITTED, headline="Falls in Wales", organisation=trust)
    make_edition(Status.SUBMITTED, headline="Births in Wales", organisation=trust, topics=["maternity-and-newborn"])
    make_edition(Status.SUBMITTED, headline="Falls in London")
    make_edition(Status.SUBMITTED, headline="Births in London", topics=["maternity-and-newborn"])


def test_the_queue_opens_on_the_remit_says_so_and_leads_to_everything(moderator_client, moderator, waiting, wales):
    moderator.remits.create(region=wales)
    assert headlines(moderator_client) == ["Falls in Wales", "Births in Wales"]
    html = page(moderator_client)
    assert "You see your remit: Wales." in html
    assert '<a href="?all=1">See everything</a>' in html
    assert len(headlines(moderator_client, all=1)) == 4
    assert "You see your remit" not in page(moderator_client, all=1)


def test_without_a_remit_it_opens_on_everything(moderator_client, colleague, waiting, wales):
    colleague.remits.create(region=wales)
    assert len(headlines(moderator_client)) == 4
    assert "In your remit" not in page(moderator_client)


def test_remits_add_up_and_one_of_both_is_a_topic_in_a_region(moderator_client, moderator, waiting, wales, falls):
    both = moderator.remits.create(region=wales, topic=falls)
    assert str(both) == f"{falls} in Wales"
    assert headlines(moderator_client) == ["Falls in Wales"]
    moderator.remits.create(topic=Topic.objects.get(slug="maternity-and-newborn"))
    assert headlines(moderator_client) == ["Falls in Wales", "Births in Wales", "Births in London"]


def test_a_remit_forbids_nothing(moderator_client, moderator, waiting, wales):
    moderator.remits.create(region=wales)
    assert headlines(moderator_client, region="london") == ["Falls in London", "Births in London"]
    assert page(moderator_client, region="london").count(">Claim<") == 2


def test_turning_pages_stays_in_the_remit(moderator_client, moderator, wales):
    trust, lead = make_organisation(region=wales), make_user()
    for _ in range(26):
        make_edition(Status.SUBMITTED, organisation=trust, lead=lead)
    moderator.remits.create(region=wales)
    assert "?remit=1&amp;page=2" in page(moderator_client)


def test_nothing_in_the_remit_says_so(moderator_client, moderator, wales):
    make_edition(Status.SUBMITTED)
    moderator.remits.create(region=wales)
    html = page(moderator_client)
    assert "Nothing matches these filters." in html
    assert "See everything that waits" in html


@pytest.mark.parametrize(("region", "topic"), [(True, True), (True, False), (False, True)])
def test_the_database_keeps_a_remit_once(moderator, wales, falls, region, topic):
    values = {"user": moderator, "region": wales if region else None, "topic": falls if topic else None}
    Remit.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remit.objects.create(**values)


def test_a_remit_says_something(moderator):
    with pytest.raises(ValidationError, match="Select a region, a topic, or both"):
        Remit(user=moderator).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Remit.objects.create(user=moderator)


def test_administrators_give_remits_to_people_who_moderate_and_nobody_else_does(client, moderator, falls):
    improver = make_user()
    client.force_login(moderator)
    assert client.get("/admin/casestudies/remit/add/").status_code == 403
    client.force_login(make_user(Role.ADMINISTRATOR))
    refused = client.post("/admin/casestudies/remit/add/", {"user": improver.pk, "topic": falls.pk})
    assert refused.context["adminform"].form.errors["user"]
    client.post("/admin/casestudies/remit/add/", {"user": moderator.pk, "topic": falls.pk})
    assert [str(remit) for remit in moderator.remits.all()] == [str(falls)]
    assert QUEUE in client.get("/admin/").content.decode()
