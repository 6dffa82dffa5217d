"""What an answer does: to the credit, to what readers see, and to what is kept of the person."""

import pytest
from django.test import Client
from django.urls import reverse

from casestudies import index
from casestudies.crediting.asking import ask
from casestudies.drafting.actions import start_edition
from casestudies.errors import DomainError
from casestudies.models import Credit, CreditRequest, IndexChange, Message
from casestudies.sent_copies import sent_contents
from casestudies.states import Status
from casestudies.vocabulary import CreditAnswer
from casestudies.write_up_places import Place
from casestudies.write_ups import actions as write_ups
from tests.factories import make_draft, make_user, take_to
from tests.integration.drafting.conftest import at, browser_of, text_of

from .asked import AMY, answer, ask_about, credit_in, link, token_of

pytestmark = pytest.mark.django_db
NOT_TO_BE_NAMED = "This person asked not to be named in this case study"


def test_the_page_says_what_they_are_credited_with_and_opening_it_answers_nothing(client, draft):
    token = ask_about(draft)
    for method in (client.get, client.head, client.get):
        page = method(link(token))
        assert page.status_code == 200
    for words in ("Lee Leader", "We moved the clocks", "Amy Archer", "Had the idea", "not published yet"):
        assert words in text_of(page)
    client.get(link(token, "correct"))
    assert CreditRequest.objects.get().answer == ""


def test_confirming_says_so_to_the_lead_and_forgets_the_address(lead, draft):
    after = answer(ask_about(draft), "confirmed")
    assert after.url == reverse("credits:thanks", args=["confirmed"])
    assert "Your credit is confirmed" in text_of(Client().get(after.url))
    request = CreditRequest.objects.get()
    assert (request.answer, request.email, request.message, request.token_hash) == ("confirmed", "", None, None)
    assert not Message.objects.filter(to=AMY).exists()
    assert draft.credits.get().is_confirmed
    assert "1 confirmed, 0 not answered yet" in text_of(browser_of(lead).get(at("tasks", draft)))


def test_correcting_changes_every_edition_at_once_and_tells_the_lead(lead, draft):
    token = ask_about(draft)
    published = take_to(Status.PUBLISHED, draft)
    newer = start_edition(case_study=published.case_study, by=lead)
    changes, version = IndexChange.objects.count(), published.version
    assert answer(token, "corrected").url == link(token, "correct")
    after = Client().post(link(token, "correct"), {"name": " Amelia  Archer ", "role": "data"})
    assert after.url == reverse("credits:thanks", args=["corrected"])
    for edition in (published, newer):
        credit = edition.credits.get()
        assert (credit.name, credit.role, credit.is_confirmed) == ("Amelia Archer", "data", True)
    assert [credit["name"] for credit in sent_contents(published)[0]["credits"]] == ["Amelia Archer"]
    published.refresh_from_db()
    assert published.version == version + 1
    assert IndexChange.objects.count() == changes + 1
    told = Message.objects.filter(to=lead.email).last()
    assert told.subject == "Somebody corrected their credit in your case study"
    assert "Amelia Archer, data and measures" in told.body


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Enter your name"),
        ({"name": "Amy", "role": "boss"}, "Select what your part was"),
        ({"name": "Buy at www.example.com", "role": "data"}, "Enter your name only, without email or web addresses"),
        ({"name": "amy@nhs.net", "role": "data"}, "Enter your name only, without email or web addresses"),
        ({"name": "Amy, NHS 943 476 5919", "role": "data"}, "Enter your name only, without patient details"),
        ({"name": "A" * 121, "role": "data"}, "must be 120 characters or fewer"),
    ],
)
def test_a_correction_that_cannot_be_read_says_what_to_do(draft, typed, sentence):
    token = ask_about(draft)
    page = Client().post(link(token, "correct"), typed)
    assert sentence in text_of(page)
    assert "Error: " in text_of(page)
    assert CreditRequest.objects.get().answer == ""


def test_nobody_takes_the_name_of_who_refused(draft):
    answer(ask_about(draft, name="Zebedee Quill"), "refused")
    token = ask_about(draft, email="bob@nhs.net", name="Bob Brown")
    page = Client().post(link(token, "correct"), {"name": "zebedee  quill", "role": "data"})
    assert NOT_TO_BE_NAMED in text_of(page)


def test_an_answer_has_to_be_chosen(draft):
    page = answer(ask_about(draft), "")
    assert "Select whether this is right" in text_of(page)
    assert CreditRequest.objects.get().answer == ""


def test_nobody_confirms_what_they_did_not_see(draft):
    token = ask_about(draft)
    client = Client()
    seen = client.get(link(token)).context["seen"]
    draft.credits.update(role="sponsor")
    page = client.post(link(token), {"answer": "confirmed", "seen": seen})
    assert "This was changed since you opened it" in text_of(page)
    assert "Unblocked it" in text_of(page)
    assert not draft.credits.get().is_confirmed
    assert client.post(link(token), {"answer": "confirmed", "seen": page.context["seen"]}).status_code == 302
    assert draft.credits.get().is_confirmed


def test_refusing_takes_the_name_out_of_every_edition_and_the_index_at_once(
    lead, draft, django_capture_on_commit_callbacks
):
    token = ask_about(draft, name="Zebedee Quill")
    credit_in(draft, "Bo Baker")
    credit_in(draft, "zebedee  QUILL", "writer")
    published = take_to(Status.PUBLISHED, draft)
    newer = start_edition(case_study=published.case_study, by=lead)
    index.follow()
    assert index.search(index.SearchRequest(text="Zebedee Quill")).total == 1
    address = published.case_study.get_absolute_url()
    assert "Zebedee Quill" in text_of(Client().get(address))
    with django_capture_on_commit_callbacks(execute=True):
        assert answer(token, "refused").url == reverse("credits:thanks", args=["refused"])
    assert "Zebedee" not in text_of(Client().get(address))
    assert index.search(index.SearchRequest(text="Zebedee")).total == 0
    assert list(Credit.objects.values_list("name", flat=True)) == ["Bo Baker", "Bo Baker"]
    assert [credit["name"] for credit in sent_contents(published)[0]["credits"]] == ["Bo Baker"]
    tasks = text_of(browser_of(lead).get(at("tasks", newer)))
    assert "1 did not want to be named" in tasks
    assert "Zebedee" not in tasks


def test_of_somebody_who_refused_nothing_readable_is_kept(lead, draft):
    answer(ask_about(draft, name="Zebedee Quill"), "refused")
    row = CreditRequest.objects.values().get()
    assert row["answer"] == CreditAnswer.REFUSED
    assert not [value for value in map(str, row.values()) if "Zebedee" in value or "amy" in value]
    told = Message.objects.get()
    assert told.to == lead.email
    assert "Zebedee" not in told.body


def test_refusing_ends_every_other_link_and_credit_of_that_person(draft):
    first, second = ask_about(draft), ask_about(draft, name="A. Archer", role="writer")
    answer(first, "refused")
    assert Client().get(link(second)).status_code == 404
    assert not draft.credits.exists()


def test_who_refused_cannot_be_put_back(lead, draft):
    answer(ask_about(draft), "refused")
    web = browser_of(lead)
    for typed in ({"name": "Somebody Else", "email": AMY.upper()}, {"name": "AMY  archer"}):
        assert NOT_TO_BE_NAMED in text_of(web.post(at("add_part", draft, "credits"), typed))
    assert not draft.credits.exists()
    with pytest.raises(DomainError):
        ask(credit=credit_in(draft, "Somebody Else"), by=lead, email=AMY)
    draft.case_study.passages.create(text="Amy Archer, ward manager", place=Place.CREDITS)
    passage = draft.case_study.passages.get()
    write_ups.place(edition=draft, by=lead, places={passage.pk: Place.CREDITS}, pictures={})
    assert draft.case_study.passages.get().text == "Amy Archer, ward manager"
    assert list(draft.credits.values_list("name", flat=True)) == ["Somebody Else"]


def test_a_refusal_holds_in_one_case_study_only(lead, draft):
    answer(ask_about(draft), "refused")
    other = make_draft(lead=lead)
    browser_of(lead).post(at("add_part", other, "credits"), {"name": "Amy Archer", "email": AMY})
    assert other.credits.get().request.is_waiting


def test_a_moderator_does_not_decide_on_what_they_no_longer_see(draft):
    token = ask_about(draft)
    reviewed = take_to(Status.IN_REVIEW, draft)
    version = reviewed.version
    answer(token, "refused")
    reviewed.refresh_from_db()
    assert (reviewed.version, reviewed.status) == (version + 1, Status.IN_REVIEW)


def test_a_confirmed_credit_changed_by_the_lead_is_not_confirmed_until_changed_back(lead, draft):
    answer(ask_about(draft), "confirmed")
    web, credit = browser_of(lead), draft.credits.get()
    for role, confirmed in (("writer", False), ("idea", True)):
        web.post(at("change_part", draft, "credits", credit.pk), {"name": "Amy Archer", "role": role})
        assert draft.credits.get().is_confirmed is confirmed
        assert ("Changed since they confirmed it" in text_of(web.get(at("tasks", draft)))) is not confirmed


def test_the_account_with_that_address_answers_too(draft):
    amy = make_user(email=AMY)
    answer(ask_about(draft), "confirmed", browser_of(amy))
    assert draft.credits.get().request.user == amy


def test_a_removed_credit_cannot_be_answered(draft):
    token = ask_about(draft)
    draft.credits.all().delete()
    assert Client().get(link(token)).status_code == 404


def test_a_link_is_kept_as_a_hash_and_its_email_is_for_nobody_else(draft):
    token = ask_about(draft)
    request = CreditRequest.objects.get()
    assert token not in str(CreditRequest.objects.values().get())
    assert token_of(request) == token
