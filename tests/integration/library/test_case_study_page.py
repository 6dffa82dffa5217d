"""The page of a case study, for readers and for the person leading it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies import workflow
from casestudies.models import CaseStudy
from casestudies.states import Status
from improvers.models import Organisation
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_organisation, make_published, make_user, take_to
from tests.integration.library.filled import filled_draft
from tests.integration.library.newer import newer_edition

pytestmark = pytest.mark.django_db

HIDDEN = [Status.DRAFT, Status.SUBMITTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.REJECTED, Status.WITHDRAWN]


def address(edition) -> str:
    return CaseStudy.objects.get(pk=edition.case_study_id).get_absolute_url()


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_everybody_reads_a_published_case_study(client):
    edition = take_to(Status.PUBLISHED, filled_draft("Plover"))
    response = client.get(address(edition))
    assert response.status_code == 200
    for words in ("headline", "problem", "result", "what_you_did", "turned", "instead", "measure", "detail", "caption"):
        assert f"Plover {words}" in text_of(response)


def test_numbers_are_said_without_trailing_zeros_and_with_the_change_in_words(client):
    text = text_of(client.get(address(take_to(Status.PUBLISHED, filled_draft()))))
    assert "21%" in text
    assert "9%" in text
    assert "Down by 12 percentage points (57%)" in text
    assert "n = 1,840" in text
    assert "21.0" not in text


def test_the_five_answers_alone_make_a_page_without_empty_sections(client):
    text = text_of(client.get(address(make_published())))
    assert "Facts at a glance" in text
    assert "Too many people waited too long." in text
    for heading in ("Tipping points", "What to skip", "Outcomes in numbers", "Photos", "Files to download", "Summary"):
        assert f">{heading}</h2>" not in text


def test_every_id_on_the_page_is_used_once(client):
    html = client.get(address(take_to(Status.PUBLISHED, filled_draft()))).content.decode()
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_readers_keep_the_published_edition_while_a_newer_one_is_drafted(client):
    edition = make_published(headline="The old words")
    newer_edition(edition.case_study, headline="Canary words")
    text = text_of(client.get(address(edition)))
    assert "The old words" in text
    assert "Canary" not in text
    assert "newer edition" not in text


def test_readers_get_the_newer_edition_once_it_is_approved(client):
    edition = make_published(headline="The old words")
    newer_edition(edition.case_study, Status.PUBLISHED, headline="The new words")
    text = text_of(client.get(address(edition)))
    assert "The new words" in text
    assert "(edition 2)" in text
    assert "The old words" not in text


@pytest.mark.parametrize(
    ("status", "words", "link"),
    [
        (Status.DRAFT, "You have a newer edition in draft", "drafting"),
        (Status.IN_REVIEW, "Your newer edition is with the moderators", "preview"),
    ],
)
def test_the_lead_is_told_of_a_newer_edition(client, status, words, link):
    edition = make_published()
    newer_edition(edition.case_study, status, headline="Newer")
    client.force_login(edition.case_study.lead)
    text = text_of(client.get(address(edition)))
    assert words in text
    public_id = edition.case_study.public_id
    assert (f"/share/{public_id}/" if link == "drafting" else f"/case-studies/{public_id}/editions/2/") in text


@pytest.mark.parametrize("status", HIDDEN)
def test_what_is_not_published_does_not_exist_for_readers(client, status):
    edition = take_to(status, filled_draft("Canary"))
    public_id = edition.case_study.public_id
    for person in (None, make_user()):
        if person:
            client.force_login(person)
        for url in (f"/case-studies/{public_id}/", f"/case-studies/{public_id}/canary-headline/"):
            response = client.get(url)
            assert response.status_code == 404
            assert "Canary" not in response.content.decode()


def test_an_unknown_case_study_is_a_page_that_helps(client):
    response = client.get("/case-studies/zzzzzzzz/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_what_was_taken_down_says_so_with_title_and_date_and_nothing_else(client):
    edition = take_to(Status.UNPUBLISHED, filled_draft("Canary", headline="We tried something"))
    response = client.get(f"/case-studies/{edition.case_study.public_id}/we-tried-something/")
    assert response.status_code == 410
    text = text_of(response)
    assert "We tried something" in text
    assert f"{edition.transitions.last().at:%Y}" in text
    assert "Canary" not in text
    assert "A reason" not in text  # the moderator's comment is for the author


def test_a_draft_beside_what_was_taken_down_stays_hidden(client):
    edition = make_published(headline="Once here")
    newer_edition(edition.case_study, headline="Canary words")
    take_down(edition)
    response = client.get(f"/case-studies/{edition.case_study.public_id}/")
    assert response.status_code == 410
    assert "Once here" in text_of(response)
    assert "Canary" not in text_of(response)


def take_down(edition):
    moderator = make_user(Role.MODERATOR)
    workflow.move(edition=edition, to=Status.UNPUBLISHED, by=moderator, expected_version=edition.version, comment="No")


@pytest.mark.parametrize("slug", ["", "something-else/"])
def test_a_wrong_or_missing_slug_leads_to_the_right_address(client, slug):
    edition = make_published(headline="We moved the round")
    response = client.get(f"/case-studies/{edition.case_study.public_id}/{slug}")
    assert response.status_code == 301
    assert response["Location"] == f"/case-studies/{edition.case_study.public_id}/we-moved-the-round/"
    assert "no-cache" in response["Cache-Control"]


def test_a_board_that_merged_is_named_as_it_was_with_todays(client):
    today = make_organisation(name="NHS Bigger Integrated Care Board", kind=Organisation.Kind.ICB, ods_code="QNEW")
    then = make_organisation(
        name="NHS Smaller Integrated Care Board", kind=Organisation.Kind.ICB, ods_code="QOLD", valid_to="2026-03-31"
    )
    then.succeeded_by.create(successor=today, on="2026-04-01", kind="merger")
    trust = make_organisation(board=then)
    text = text_of(client.get(address(make_published(organisation=trust))))
    assert "Smaller (now part of Bigger)" in text


def test_a_board_that_is_still_there_is_named_once(client):
    board = make_organisation(name="NHS Same Integrated Care Board", kind=Organisation.Kind.ICB, ods_code="QSAM")
    text = text_of(client.get(address(make_published(organisation=make_organisation(board=board)))))
    assert "now part of" not in text


def test_the_page_takes_the_same_number_of_queries_however_full_it_is(client, django_assert_num_queries):
    small, full = address(make_published()), filled_draft()
    for order in (1, 2, 3):
        full.steps.create(what="More", order=order)
        full.pitfalls.create(what="More", order=order)
        sizes = {"large": "x.jpg", "small": "y.jpg", "width": 9, "height": 9}
        full.photos.create(public_id=f"more{order}", is_decorative=True, people="none", order=order, **sizes)
    full = address(take_to(Status.PUBLISHED, full))
    client.get(small)
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get(small)
    assert len(first) <= 6
    with django_assert_num_queries(len(first)):
        client.get(full)


def test_the_address_of_the_lead_is_never_shown(client):
    edition = make_published(lead=make_user(name="", email="secret.person@nhs.net"))
    edition.case_study.lead.profile.name = ""
    edition.case_study.lead.profile.save()
    text = text_of(client.get(address(edition)))
    assert "secret.person" not in text
    assert "An improver" in text


def test_an_edition_without_its_lead_is_still_read(client):
    edition = make_published()
    CaseStudy.objects.filter(pk=edition.case_study_id).update(lead=None)
    assert client.get(address(edition)).status_code == 200


def test_what_was_brought_in_unchecked_is_not_said_to_be_checked(client):
    checked, brought_in = make_published(), make_draft()
    workflow.move(edition=brought_in, to=Status.PUBLISHED, by=None, expected_version=brought_in.version)
    CaseStudy.objects.filter(pk=brought_in.case_study_id).update(source="Old library", source_id="7")
    assert "A moderator checked it" in text_of(client.get(address(checked)))
    text = text_of(client.get(address(brought_in)))
    assert "A moderator checked it" not in text
    assert "Brought in from the collection “Old library”" in text


def test_a_draft_without_a_headline_can_be_previewed(client):
    edition = make_draft(headline="", problem="", result="")
    client.force_login(edition.case_study.lead)
    response = client.get(f"/case-studies/{edition.case_study.public_id}/editions/1/")
    assert "Case study without a headline" in text_of(response)


def test_other_peoples_unsent_work_never_shows_beside_the_published(client):
    make_edition(Status.DRAFT, headline="Canary draft")
    make_edition(Status.SUBMITTED, headline="Canary sent")
    assert "Canary" not in text_of(client.get(address(make_published())))
