"""Crediting somebody with an email address asks them, once, and nobody else learns the address."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from casestudies.crediting import asking
from casestudies.crediting.asking import ask, ask_again
from casestudies.drafting.actions import start_edition
from casestudies.errors import DomainError, PermissionRefused
from casestudies.models import CreditRequest, KeptAnswer, Message
from casestudies.states import Status
from casestudies.together.invitations import accept
from casestudies.tokens import hash_of
from casestudies.vocabulary import CreditAnswer
from improvers.roles import Role
from tests.factories import make_user, take_to
from tests.integration.drafting.conftest import at, browser_of, text_of

from .asked import AMY, answer, ask_about, credit_in, link, mails_to, token_of

pytestmark = pytest.mark.django_db
TYPED = {"name": "Amy Archer", "role": "idea", "email": f" {AMY.upper()}"}


def test_adding_a_credit_with_an_address_asks_by_mail(lead, draft, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(lead).post(at("add_part", draft, "credits"), TYPED)
    request = draft.credits.get().request
    assert mails_to(AMY) == ["Lee Leader credits you in a case study"]
    assert request.token_hash == hash_of(token_of(request))
    assert request.expires_at - request.asked_at == timedelta(days=30)
    assert "We moved the clocks" not in mail.outbox[-1].body


def test_the_address_can_be_added_later_and_is_asked_once(lead, draft):
    credit = credit_in(draft)
    web = browser_of(lead)
    for _ in range(2):
        web.post(at("change_part", draft, "credits", credit.pk), TYPED)
    assert Message.objects.filter(to=AMY).count() == 1


def test_without_an_address_nobody_is_asked(lead, draft):
    browser_of(lead).post(at("add_part", draft, "credits"), TYPED | {"email": ""})
    assert draft.credits.get().request is None
    assert not Message.objects.exists()


def test_half_an_address_that_saved_itself_asks_nobody(lead, draft):
    web = browser_of(lead)
    carried = {"sitting": web.get(at("add_part", draft, "credits")).context["carried"], "turn": "1"}
    web.post(at("add_part", draft, "credits"), TYPED | carried | {"email": "am@nhs.ne"}, HTTP_ACCEPT="application/json")
    assert draft.credits.get().name == "Amy Archer"
    assert not Message.objects.exists()
    assert not CreditRequest.objects.exists()
    assert KeptAnswer.objects.get().typed == {"email": ["am@nhs.ne"]}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            {"name": "Amy", "email": "amy at home"},
            "Enter an email address in the correct format, like name@example.com",
        ),
        ({"name": "", "email": AMY}, "Enter the name of the person to ask"),
    ],
)
def test_what_cannot_be_asked_says_what_to_do(lead, draft, typed, sentence):
    page = browser_of(lead).post(at("add_part", draft, "credits"), typed)
    assert sentence in text_of(page)
    assert not draft.credits.exists()


def test_only_who_typed_the_address_sees_it(lead, draft):
    ask_about(draft)
    writer, moderator = make_user(), make_user(Role.ADMINISTRATOR)
    draft.case_study.collaborators.create(user=writer, part="write")
    draft.case_study.collaborators.create(user=make_user(name="Next"), part="write")
    credit = draft.credits.get()
    assert AMY in text_of(browser_of(lead).get(at("tasks", draft)))
    for name, *more in (["tasks"], ["section", "credits"], ["change_part", "credits", credit.pk], ["check"]):
        page = browser_of(writer).get(at(name, draft, *more), follow=True)
        assert page.status_code == 200
        assert AMY not in text_of(page), name
    assert AMY not in text_of(browser_of(lead).get(at("change_part", draft, "credits", credit.pk)))
    draft.case_study.lead = writer
    draft.case_study.save()
    tasks = text_of(browser_of(writer).get(at("tasks", draft)))
    assert "Waiting since" in tasks
    assert AMY not in tasks
    assert AMY not in text_of(browser_of(moderator).get("/admin/casestudies/message/"))


def test_the_standing_is_for_the_lead_only(lead, draft):
    ask_about(draft)
    writer = make_user()
    draft.case_study.collaborators.create(user=writer, part="write")
    assert "0 confirmed, 1 not answered yet" in text_of(browser_of(lead).get(at("tasks", draft)))
    assert "not answered yet" not in text_of(browser_of(writer).get(at("tasks", draft)))
    published = take_to(Status.PUBLISHED, draft)
    page = text_of(browser_of(make_user()).get(published.case_study.get_absolute_url()))
    assert "Amy Archer" in page
    assert "answered" not in page
    assert "onfirmed" not in page


def test_the_lead_asks_again_once_and_the_old_link_stops(client, lead, draft):
    old = ask_about(draft)
    request = draft.credits.get().request
    web = browser_of(lead)
    assert "Ask again" in text_of(web.get(at("tasks", draft)))
    address = f"/share/{draft.case_study.public_id}/credits/{request.pk}/ask-again/"
    assert "We sent them a new link" in text_of(web.post(address, follow=True))
    request.refresh_from_db()
    assert client.get(link(old)).status_code == 404
    assert client.get(link(token_of(request))).status_code == 200
    assert list(Message.objects.filter(to=AMY)) == [request.message]
    assert "Ask again" not in text_of(web.get(at("tasks", draft)))
    assert web.post(address).status_code == 409


def test_only_the_lead_asks_again(lead, draft):
    ask_about(draft)
    request = draft.credits.get().request
    writer = make_user()
    draft.case_study.collaborators.create(user=writer, part="write")
    with pytest.raises(PermissionRefused):
        ask_again(request=request, by=writer)


def test_an_address_is_forgotten_when_the_link_runs_out_or_the_credit_goes(lead, draft, capsys):
    ask_about(draft)
    ask_about(draft, "bo@nhs.net", name="Bo Baker")
    ask_about(draft, "cy@nhs.net", name="Cy Carter")
    draft.credits.get(name="Cy Carter").delete()
    draft.credits.get(name="Amy Archer").request.expires_at = timezone.now()
    CreditRequest.objects.filter(email=AMY).update(expires_at=timezone.now() - timedelta(minutes=1))
    call_command("forget_credit_addresses")
    assert "2 addresses forgotten" in capsys.readouterr().out
    assert list(CreditRequest.objects.exclude(email="").values_list("email", flat=True)) == ["bo@nhs.net"]
    assert list(Message.objects.values_list("to", flat=True)) == ["bo@nhs.net"]
    assert "To ask once more, enter their email address again" in text_of(browser_of(lead).get(at("tasks", draft)))
    amy = draft.credits.get(name="Amy Archer")
    ask(credit=amy, by=lead, email=AMY)
    CreditRequest.objects.filter(email=AMY).update(expires_at=timezone.now(), email="")
    amy.refresh_from_db()
    with pytest.raises(DomainError, match="asked twice"):
        ask(credit=amy, by=lead, email=AMY)


def test_an_answer_stays_across_editions(lead, draft):
    answer(ask_about(draft), "confirmed")
    published = take_to(Status.PUBLISHED, draft)
    newer = start_edition(case_study=published.case_study, by=lead)
    assert newer.credits.get().is_confirmed
    web = browser_of(lead)
    credit = newer.credits.get()
    web.post(at("change_part", newer, "credits", credit.pk), TYPED)
    credit.delete()
    web.post(at("add_part", newer, "credits"), TYPED)
    assert newer.credits.get().is_confirmed
    assert not Message.objects.filter(to=AMY).exists()
    web.post(at("change_part", newer, "credits", newer.credits.get().pk), TYPED | {"role": "writer"})
    assert not newer.credits.get().is_confirmed
    assert Message.objects.filter(to=AMY).count() == 1


def test_one_s_own_credit_needs_no_mail(lead, draft):
    browser_of(lead).post(at("add_part", draft, "credits"), TYPED | {"email": lead.email})
    assert draft.credits.get().is_confirmed
    assert draft.credits.get().request.user == lead
    assert not Message.objects.exists()


def test_who_accepts_to_be_credited_has_confirmed(lead, draft):
    amy = make_user(email=AMY)
    ask_about(draft)
    expires = timezone.now() + timedelta(days=1)
    draft.case_study.invitations.create(
        email=AMY, part="credited", token_hash=hash_of("t"), by=lead, expires_at=expires
    )
    accept(token="t", by=amy)
    assert draft.credits.get().is_confirmed
    other = credit_in(draft, role="writer")
    assert ask(credit=other, by=lead, email=AMY).answer == CreditAnswer.CONFIRMED
    assert not Message.objects.filter(to=AMY).exists()


def test_who_refused_and_later_accepts_to_be_credited_can_be_named_again(lead, draft):
    amy = make_user(email=AMY)
    answer(ask_about(draft), "refused")
    until = timezone.now() + timedelta(days=1)
    invited = {"email": AMY, "part": "credited", "by": lead, "expires_at": until}
    draft.case_study.invitations.create(token_hash=hash_of("t"), **invited)
    accept(token="t", by=amy)
    browser_of(lead).post(at("add_part", draft, "credits"), TYPED)
    assert draft.credits.get().is_confirmed


def test_an_unverified_account_confirms_nothing_by_itself(lead, draft):
    stranger = make_user(email=AMY)
    stranger.emailaddress_set.update(verified=False)
    draft.case_study.collaborators.create(user=stranger, part="credited")
    ask_about(draft)
    assert not draft.credits.get().is_confirmed


def test_nobody_asks_without_end(lead, draft, monkeypatch):
    monkeypatch.setattr(asking, "MOST_TO_ONE_A_DAY", 1)
    ask_about(draft)
    page = browser_of(lead).post(at("add_part", draft, "credits"), TYPED | {"role": "writer"})
    assert "Wait a day before you ask more" in text_of(page)
    monkeypatch.setattr(asking, "MOST_A_DAY", 1)
    with pytest.raises(DomainError, match="Wait a day"):
        ask(credit=credit_in(draft, "Bo Baker"), by=lead, email="bo@nhs.net")


def test_only_who_writes_asks(draft):
    with pytest.raises(PermissionRefused):
        ask(credit=credit_in(draft), by=make_user(), email=AMY)
