"""What the audit trail records of people, and who reads it."""

import csv
import io
import json
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from improvers import audit
from improvers.models import AuditEvent, Organisation, Region
from improvers.roles import Role
from tests.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
LIST = "/admin/improvers/auditevent/"
EXPORT = f"{LIST}export/"


@pytest.fixture(autouse=True)
def no_rate_limits_from_other_tests(db):
    cache.clear()


@pytest.fixture
def administrator(client):
    administrator = make_user(Role.ADMINISTRATOR, name="Ada Admin")
    client.force_login(administrator)
    return administrator


def events(*kinds) -> list[tuple]:
    """(kind, actor, about) of what was recorded, the oldest first."""
    rows = AuditEvent.objects.filter(kind__in=kinds) if kinds else AuditEvent.objects.all()
    return list(rows.order_by("pk").values_list("kind", "actor_id", "about"))


def rows_of(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_signing_in_and_out_by_password_is_recorded_with_the_network_and_not_the_machine(client):
    person = make_user(password=PASSWORD)
    about = f"user {person.pk}"
    address = {"REMOTE_ADDR": "203.0.113.77"}
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD}, **address)
    client.post("/accounts/logout/", **address)

    assert events() == [("signed_in", person.pk, about), ("signed_out", person.pk, about)]
    signed_in = AuditEvent.objects.get(kind="signed_in")
    assert (signed_in.network, signed_in.details) == ("203.0.113.0/24", {"how": ["password"]})
    assert (signed_in.keep_until - signed_in.at.date()).days == 365


def test_a_wrong_password_is_recorded_without_what_was_typed(client):
    person = make_user(password=PASSWORD)
    for login in (person.email.upper(), "nobody.here@nhs.net"):
        client.post("/accounts/login/", {"login": login, "password": "hunter2hunter2"}, REMOTE_ADDR="2001:db8:1:2::3")

    assert events() == [("sign_in_failed", None, f"user {person.pk}"), ("sign_in_failed", None, "no account")]
    kept = json.dumps(list(AuditEvent.objects.values()), default=str)
    assert "hunter2" not in kept
    assert "nobody" not in kept
    assert person.email not in kept.lower()
    assert "2001:db8:1::/48" in kept


def test_a_wrong_code_is_recorded_and_the_right_one_signs_in(client):
    person = make_user()
    client.post("/accounts/login/code/", {"email": person.email})
    client.post("/accounts/login/code/confirm/", {"code": "WRONG1"})
    assert events() == [("sign_in_failed", None, f"user {person.pk}")]
    code = re.search(r"^\S{6,}$", mail.outbox[0].body, re.MULTILINE)[0]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert [kind for kind, *_ in events()] == ["sign_in_failed", "signed_in"]


def test_signing_up_and_a_changed_password_are_recorded(client):
    client.post("/accounts/signup/", {"name": "Jo", "email": "jo@nhs.net", "password1": PASSWORD})
    assert [kind for kind, *_ in events()] == ["account_created"]
    person = make_user(password=PASSWORD)
    client.force_login(person)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "four yellow buckets"})
    assert events("password_changed") == [("password_changed", person.pk, f"user {person.pk}")]


def test_what_administrators_do_to_accounts_is_recorded_and_saving_without_a_change_is_not(client, administrator):
    other = make_user()
    about = f"user {other.pk}"
    page = f"/admin/improvers/user/{other.pk}/change/"
    before = AuditEvent.objects.count()
    client.post(page, {"role": "improver", "is_active": "on"})
    assert AuditEvent.objects.count() == before
    client.post(page, {"role": "moderator"})
    client.post(page, {"role": "moderator", "is_active": "on"})
    client.post("/admin/improvers/user/add/", {"email": "new@nhs.net", "name": "New", "role": "moderator"})

    kinds = ("role_changed", "account_disabled", "account_enabled", "account_created")
    assert [(kind, actor) for kind, actor, _ in events(*kinds)] == [(kind, administrator.pk) for kind in kinds]
    assert {row[2] for row in events(*kinds[:3])} == {about}
    change = AuditEvent.objects.get(kind="role_changed")
    assert change.details == {"came_from": "improver", "to": "moderator"}


def test_changed_organisations_and_lists_are_recorded(client, administrator):
    trust = make_organisation()
    answers = {"ods_code": trust.ods_code, "name": "New name", "kind": Organisation.Kind.TRUST}
    client.post(
        f"/admin/improvers/organisation/{trust.pk}/change/", answers | {"region": Region.objects.get(slug="london").pk}
    )
    client.post("/admin/casestudies/topic/add/", {"name": "Podiatry", "slug": "podiatry", "order": "5"})
    found = AuditEvent.objects.filter(kind__in=["organisation_changed", "list_changed"]).order_by("pk")
    assert [(event.about, event.actor_id) for event in found] == [
        (f"organisation {trust.ods_code}", administrator.pk),
        ("topic podiatry", administrator.pk),
    ]
    assert found[0].details == {"is_new": False, "changed": ["name"]}


def test_what_is_rolled_back_leaves_no_trace():
    with transaction.atomic():
        audit.record(audit.Kind.ROLE_CHANGED, by=None, about="user 1")
        transaction.set_rollback(True)
    assert events() == []


@pytest.mark.parametrize("details", [{"text": "x" * 201}, {"row": object()}, {str(n): "y" * 190 for n in range(12)}])
def test_more_than_a_few_short_details_are_refused(details):
    with pytest.raises(ValueError, match=r"audit event|short text"):
        audit.record(audit.Kind.SETTING_CHANGED, by=None, **details)


def test_every_kind_has_words_of_its_own():
    assert len(set(audit.Kind.labels)) == len(audit.Kind)
    assert all(len(kind) <= AuditEvent._meta.get_field("kind").max_length for kind in audit.Kind)


def test_only_administrators_read_and_download_the_trail(client):
    audit.record(audit.Kind.DATA_EXPORTED, by=make_user(), about="audit trail")
    client.force_login(make_user(Role.MODERATOR))
    assert client.get(LIST).status_code == 403
    assert client.get(EXPORT).status_code == 403
    assert b"auditevent" not in client.get("/admin/").content


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(client, administrator):
    def questions() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    first = questions()
    for _ in range(3):
        audit.record(audit.Kind.ROLE_CHANGED, by=make_user(), about="user 1", to="moderator")
    assert questions() == first


def test_the_list_is_found_by_reference_person_kind_and_date(client, administrator):
    jo = make_user(name="Jo Bloggs")
    audit.record(audit.Kind.ROLE_CHANGED, by=jo, about="user 4711")
    audit.record(audit.Kind.TAKEN_DOWN, by=administrator, about="case study abcd-efgh edition 2", to="unpublished")

    def found(query: str) -> tuple[bool, bool]:
        page = client.get(f"{LIST}?{query}").content.decode()
        table = page[page.index("result_list") :] if "result_list" in page else ""
        table = table.partition("</table>")[0]
        return "user 4711" in table, "abcd-efgh" in table

    assert found("") == (True, True)
    assert found("q=user+4711") == (True, False)
    assert found("q=ABCD-EFGH") == (False, True)
    assert found("q=bloggs") == (True, False)
    assert found("kind=taken_down") == (False, True)
    assert found(f"person={administrator.pk}") == (False, True)
    assert found("person=nobody") == (False, False)
    assert found("person=x") == (True, True)
    assert found("at__year=1999") == (False, False)


def test_an_erased_account_shows_as_its_number(client, administrator):
    jo = make_user(name="Jo Bloggs")
    audit.record(audit.Kind.ROLE_CHANGED, by=jo, about="user 1")
    number = jo.pk
    jo.delete()
    page = client.get(LIST).content.decode()
    assert f"Account {number}, erased" in page
    assert "Bloggs" not in page


def test_the_download_has_the_rows_on_the_list_nothing_a_spreadsheet_runs_and_is_recorded(client, administrator):
    audit.record(audit.Kind.ROLE_CHANGED, by=make_user(name="=1+1"), about="@user", to="moderator")
    audit.record(audit.Kind.TAKEN_DOWN, by=None, about="case study abcd-efgh edition 2")

    response = client.get(EXPORT, {"kind": "role_changed"})

    assert response["Content-Disposition"].startswith('attachment; filename="audit-trail-')
    assert "no-store" in response["Cache-Control"]
    heading, *rows = rows_of(response)
    assert heading[:4] == ["Number", "Time (UTC)", "What happened", "Person"]
    assert [row[2:4] + row[5:6] for row in rows] == [["Changed a role", "'=1+1", "'@user"]]
    recorded = AuditEvent.objects.get(kind="data_exported")
    assert (recorded.actor, recorded.about, recorded.details) == (administrator, "audit trail", {"rows": 1})


def test_asking_only_for_the_headers_of_the_download_records_nothing(client, administrator):
    client.head(EXPORT)
    assert events("data_exported") == []


def test_a_filter_that_makes_no_sense_leads_back_to_the_list(client, administrator):
    assert client.get(f"{EXPORT}?at__year=x").status_code in (200, 302)
    assert client.get(f"{EXPORT}?nonsense=1").status_code in (200, 302)


def test_remits_given_and_taken_away_and_ready_made_replies_are_recorded(client, administrator):
    moderator = make_user(Role.MODERATOR)
    london = Region.objects.get(slug="london")
    client.post("/admin/casestudies/remit/add/", {"user": moderator.pk, "region": london.pk, "topic": ""})
    remit = moderator.remits.get()
    client.post(f"/admin/casestudies/remit/{remit.pk}/delete/", {"post": "yes"})
    found = AuditEvent.objects.filter(kind="remit_changed").order_by("pk")
    assert {(event.about, event.actor_id) for event in found} == {(f"user {moderator.pk}", administrator.pk)}
    assert [event.details["what"] for event in found] == ["given", "taken away"]

    reply = {"kind": "approve", "title": "More numbers", "text": "Please add numbers."}
    response = client.post("/admin/casestudies/replytemplate/add/", reply)
    assert response.status_code == 302
    assert AuditEvent.objects.get(kind="setting_changed").about.startswith("reply template ")
