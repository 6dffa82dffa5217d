"""What is taken down is gone at once: from every page, file, search, count and feed, in every process."""

import time
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from casestudies import index
from casestudies.crediting.asking import ask
from casestudies.index.engine import engine
from casestudies.index.shelves import SHELVES
from casestudies.models import CaseStudy, Feature, Report
from casestudies.moderation.actions import unpublish
from casestudies.reporting.actions import close
from casestudies.states import Status
from casestudies.workflow import move
from improvers.models import Organisation
from improvers.roles import Role
from tests.factories import make_draft, make_organisation, make_published, make_user, take_to
from tests.integration.library.filled import filled_draft

pytestmark = pytest.mark.django_db
WORD = "Xyzzyplugh"
SECONDS = 5
# What tells readers that something is or was there: its title alone, on its own address, with the day.
TOMBSTONE = "We moved the walrus"


@pytest.fixture
def edition():
    """Published with every answer, chart, photo, file, tag, credit and place on the front page."""
    lead = make_user(name=f"Ada {WORD}")
    lead.profile.is_public = True
    lead.profile.save()
    organisation = make_organisation(board=Organisation.objects.boards().order_by("ods_code").first())
    draft = filled_draft(WORD, headline=TOMBSTONE, lead=lead, organisation=organisation, topics=["falls"])
    draft.outcomes.update(readings={f"2024-{month:02d}-01": str(month) for month in range(1, 13)})
    credit = draft.credits.get()
    credit.name, credit.role = lead.get_short_name(), "lead"
    credit.save()
    ask(credit=credit, by=lead, email=lead.email)
    take_to(Status.PUBLISHED, draft)
    Feature.objects.create(case_study=draft.case_study, place=1, reason=f"{WORD} reason", until="2999-01-01")
    return draft


@pytest.fixture
def neighbour():
    """Like it, so that each is shown as similar to the other."""
    return make_published(headline="We moved the walrus too", problem=f"{WORD} problem", topics=["falls"])


@pytest.fixture
def mentions(edition, neighbour):
    """The pages of others that show it to readers."""
    place = edition.organisation
    return [
        "/",
        "/search/",
        f"/search/?q={WORD}",
        "/search/?q=walrus",
        f"/search/?tag={edition.tags.get().slug}",
        "/topics/falls/",
        "/regions/london/",
        f"/boards/{edition.board.ods_code}/",
        f"/organisations/{place.ods_code}/",
        f"/tags/{edition.tags.get().slug}/",
        "/lessons/pitfalls/",
        f"/lessons/pitfalls/?q={WORD}",
        f"/lessons/tipping-points/?q={WORD}",
        f"/start-pack/?plan={WORD}+walrus+falls",
        "/feed/",
        neighbour.case_study.get_absolute_url(),
        reverse("improvers:person", args=[edition.case_study.lead.profile.public_id]),
    ]


@pytest.fixture
def own(edition):
    """Its own addresses, each with what it answers once it is taken down."""
    public_id, photo, file = edition.case_study.public_id, edition.photos.get(), edition.attachments.get()
    return {
        edition.case_study.get_absolute_url(): 410,
        f"/case-studies/{public_id}/": 410,
        f"/photos/{photo.public_id}/large/": 404,
        f"/photos/{photo.public_id}/small/": 404,
        f"/files/{file.public_id}/": 404,
        reverse("charts:values", args=[public_id, 1, 1]): 404,
        reverse("charts:picture", args=[public_id, 1, 1]): 404,
        f"/report-a-problem/about/{public_id}/": 404,
    }


def _by_moderator(edition, moderator):
    unpublish(edition=edition, by=moderator, expected_version=edition.version, comment="A reason")


def _by_closing_a_report(edition, moderator):
    report = Report.objects.create(case_study=edition.case_study, edition=edition, kind="patient", text="A name")
    version = edition.version
    close(report=report, by=moderator, outcome="taken_down", to_author="A reason", expected_version=version)


def _by_another_process(edition, moderator):
    """This process only finds out when it looks next, a second later at most."""
    move(edition=edition, to=Status.UNPUBLISHED, by=moderator, expected_version=edition.version, comment="A reason")
    for shelf in SHELVES:
        engine(shelf).checked_at = 0


def told_of(edition, body: str) -> bool:
    """Whether a page says anything of it: its title, its address or any other word of it."""
    return f"{TOMBSTONE}<" in body or edition.case_study.public_id in body or f"{WORD} r" in body


def body_of(response) -> str:
    return b"".join(response.streaming_content if response.streaming else [response.content]).decode(errors="replace")


@pytest.mark.parametrize("take_down", [_by_moderator, _by_closing_a_report, _by_another_process])
def test_what_is_taken_down_is_gone_everywhere_within_seconds(
    client, edition, mentions, own, take_down, django_capture_on_commit_callbacks
):
    index.follow()
    moderator, kept = make_user(Role.MODERATOR), {}
    for address in own:
        response = client.get(address)
        assert response.status_code in (200, 301), address
        assert "max-age" not in response.get("Cache-Control", ""), address
        assert "no-cache" in response["Cache-Control"] or "no-store" in response["Cache-Control"], address
        kept[address] = response.get("ETag", "")
        body_of(response)
    assert [page for page in mentions if not told_of(edition, body_of(client.get(page)))] == []

    begun = time.perf_counter()
    with django_capture_on_commit_callbacks(execute=True):
        take_down(edition, moderator)
    withheld = CaseStudy.objects.get(pk=edition.case_study_id).title_withheld
    assert withheld == (take_down == _by_closing_a_report)  # a patient could be recognised, by the title too
    for address, status in own.items():
        conditions = {"If-None-Match": kept[address]} if kept[address] else {}
        response = client.get(address, headers=conditions)
        assert response.status_code == status, address
        assert WORD not in body_of(response), address
        assert status != 410 or (TOMBSTONE in response.content.decode()) != withheld
    assert [page for page in mentions if told_of(edition, body_of(client.get(page)))] == []
    assert time.perf_counter() - begun < SECONDS


def test_nothing_of_it_is_left_for_signed_in_readers(client, edition, mentions, own):
    _by_moderator(edition, make_user(Role.MODERATOR))
    index.follow()
    client.force_login(make_user())
    assert [page for page in mentions if told_of(edition, body_of(client.get(page)))] == []
    assert [address for address, status in own.items() if client.get(address).status_code != status] == []


def test_the_feed_holds_published_case_studies_only_newest_first(client):
    old = make_published(headline="The older <b>one</b>")
    new = make_published(headline="The newer\x0b one")
    make_draft(headline="A secret draft")
    take_to(Status.SUBMITTED, make_draft(headline="A secret in the queue"))
    response = client.get("/feed/")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [entry.find(f"{atom}title").text for entry in entries] == ["The newer one", "The older <b>one</b>"]
    links = [entry.find(f"{atom}link").get("href") for entry in entries]
    assert links == [f"http://testserver{each.case_study.get_absolute_url()}" for each in (new, old)]
    assert "secret" not in response.content.decode()
    assert "max-age" not in response["Cache-Control"]


def test_pages_tell_feed_readers_where_the_feed_is(client):
    assert 'type="application/atom+xml"' in client.get("/").content.decode()
