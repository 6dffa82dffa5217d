"""Who takes part: seeing one another, leaving, being removed, and handing the lead over."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies.drafting import actions as drafting
from casestudies.errors import PermissionRefused
from casestudies.models import Collaborator, Message
from casestudies.permissions import check_can_claim
from tests.factories import make_draft, make_user, take_to
from tests.integration.drafting.conftest import browser_of, text_of

from .conftest import EMAIL, LEAD, SECRET, at, invite, join

pytestmark = pytest.mark.django_db


def mine(user) -> str:
    return text_of(browser_of(user).get(reverse("drafting:mine")))


def tasks(edition) -> str:
    return reverse("drafting:tasks", args=[edition.case_study.public_id])


def test_everybody_who_takes_part_sees_the_others_and_only_the_lead_sees_addresses(web, edition):
    writer, checker = join(edition), join(edition, part="check", name="Chi Checks")
    invite(web, edition)
    for colleague in (writer, checker):
        page = text_of(browser_of(colleague.user).get(at("people", edition)))
        assert all(name in page for name in (LEAD, "Wes Writes", "Chi Checks"))
        assert EMAIL not in page
        assert "lena@nhs.net" not in page
    assert EMAIL in text_of(web.get(at("people", edition)))


def test_whoever_joins_finds_it_among_their_own(edition):
    colleague = join(edition)
    assert SECRET in mine(colleague.user)
    assert SECRET not in mine(make_user())


@pytest.mark.parametrize("part", ["write", "check", "credited"])
def test_one_click_leaves(edition, part):
    colleague = join(edition, part=part)
    theirs = browser_of(colleague.user)
    answer = theirs.post(at("leave", edition))
    assert answer.url == reverse("drafting:mine")
    assert not Collaborator.objects.exists()
    assert theirs.get(tasks(edition)).status_code == 404
    assert SECRET not in mine(colleague.user)
    assert "Wes Writes" in Message.objects.get(to="lena@nhs.net").body


def test_the_lead_cannot_leave_without_handing_over(web, edition, lead):
    join(edition)
    answer = web.post(at("leave", edition))
    assert answer.status_code == 409
    assert "Hand it over before you leave" in text_of(answer)
    edition.case_study.refresh_from_db()
    assert edition.case_study.lead == lead


def test_somebody_who_was_removed_sees_nothing_more(web, edition):
    colleague = join(edition, email=EMAIL)
    web.post(at("remove", edition, colleague.pk))
    theirs = browser_of(colleague.user)
    for address in (tasks(edition), at("people", edition), at("notes", edition)):
        assert theirs.get(address).status_code == 404
    assert Message.objects.filter(to=EMAIL).count() == 1


def test_only_the_lead_removes(edition):
    writer, checker = join(edition), join(edition, part="check", name="Chi Checks")
    assert browser_of(writer.user).post(at("remove", edition, checker.pk)).status_code == 403
    assert edition.case_study.collaborators.count() == 2


def test_nobody_is_removed_through_another_case_study(web, edition):
    elsewhere = join(make_draft())
    assert web.post(at("remove", edition, elsewhere.pk)).status_code == 404
    assert web.post(at("offer_lead", edition, elsewhere.pk)).status_code == 404
    assert Collaborator.objects.count() == 1


def test_the_lead_is_handed_over_once_it_is_accepted(web, edition, lead):
    colleague = join(edition, email=EMAIL)
    theirs = browser_of(colleague.user)
    web.post(at("offer_lead", edition, colleague.pk))
    assert Message.objects.filter(to=EMAIL).count() == 1
    edition.case_study.refresh_from_db()
    assert edition.case_study.lead == lead

    page = theirs.get(at("people", edition))
    assert "You have been offered the lead." in text_of(page)
    theirs.post(at("answer_offer", edition), {"then": "accept"})
    edition.case_study.refresh_from_db()
    assert edition.case_study.lead == colleague.user
    assert list(edition.case_study.collaborators.values_list("user", "part")) == [(lead.pk, "write")]
    assert drafting.send(edition=edition, by=colleague.user, expected_version=edition.version)
    edition.refresh_from_db()
    with pytest.raises(PermissionRefused):
        drafting.withdraw(edition=edition, by=lead, expected_version=edition.version)


def test_the_task_list_tells_of_an_offer_only_to_whom_it_was_made(web, edition):
    colleague, other = join(edition), join(edition)
    web.post(at("offer_lead", edition, colleague.pk))
    tasks = f"/share/{edition.case_study.public_id}/"
    assert "You have been offered the lead." in text_of(browser_of(colleague.user).get(tasks))
    assert "You have been offered the lead." not in text_of(browser_of(other.user).get(tasks))
    assert "You have been offered the lead." not in text_of(web.get(tasks))


def test_the_lead_that_is_declined_or_taken_back_stays(web, edition, lead):
    colleague = join(edition)
    theirs = browser_of(colleague.user)
    web.post(at("offer_lead", edition, colleague.pk))
    theirs.post(at("answer_offer", edition), {"then": "decline"})
    assert theirs.post(at("answer_offer", edition), {"then": "accept"}).status_code == 409
    web.post(at("offer_lead", edition, colleague.pk))
    web.post(at("answer_offer", edition), {"then": "take_back"})
    assert theirs.post(at("answer_offer", edition), {"then": "accept"}).status_code == 409
    edition.case_study.refresh_from_db()
    assert edition.case_study.lead == lead


def test_the_lead_is_offered_to_one_writer_at_a_time(web, edition):
    first, second = join(edition), join(edition, name="Will Writes")
    checker = join(edition, part="check", name="Chi Checks")
    assert web.post(at("offer_lead", edition, checker.pk)).status_code == 409
    web.post(at("offer_lead", edition, first.pk))
    web.post(at("offer_lead", edition, second.pk))
    assert browser_of(first.user).post(at("answer_offer", edition), {"then": "accept"}).status_code == 409
    browser_of(second.user).post(at("answer_offer", edition), {"then": "accept"})
    edition.case_study.refresh_from_db()
    assert edition.case_study.lead == second.user


def test_a_writer_changes_answers_and_does_not_send(edition):
    colleague = join(edition)
    theirs = browser_of(colleague.user)
    cost = reverse("drafting:section", args=[edition.case_study.public_id, "cost"])
    theirs.post(cost, {"cost_note": "Two lamps"})
    edition.refresh_from_db()
    assert edition.cost_note == "Two lamps"
    check = reverse("drafting:check", args=[edition.case_study.public_id])
    assert theirs.post(check, {"version": edition.version}).status_code == 403
    edition.refresh_from_db()
    assert edition.status == "draft"


@pytest.mark.parametrize("part", ["check", "credited"])
def test_who_does_not_write_reads_and_changes_nothing(edition, part):
    theirs = browser_of(join(edition, part=part).user)
    assert SECRET in text_of(theirs.get(tasks(edition)))
    cost = reverse("drafting:section", args=[edition.case_study.public_id, "cost"])
    assert theirs.get(cost).status_code == 403
    assert theirs.post(cost, {"cost_note": "Mine"}).status_code == 403
    edition.refresh_from_db()
    assert edition.cost_note == ""


def test_a_moderator_who_takes_part_does_not_decide(edition):
    moderator = make_user("moderator")
    edition.case_study.collaborators.create(user=moderator, part="check")
    take_to("submitted", edition)
    with pytest.raises(PermissionRefused, match="another moderator has to decide"):
        check_can_claim(moderator, edition)


def test_the_page_of_people_asks_the_database_the_same_for_one_and_for_many(web, edition):
    join(edition)
    invite(web, edition)
    with CaptureQueriesContext(connection) as one:
        web.get(at("people", edition))
    for number in range(5):
        join(edition, name=f"Person {number}")
        invite(web, edition, email=f"other{number}@nhs.uk")
    with CaptureQueriesContext(connection) as many:
        web.get(at("people", edition))
    assert len(many) == len(one)
