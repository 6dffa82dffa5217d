"""How long sessions last, who ends them, and that reading costs no write on every page."""

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from improvers.accounts.devices import in_words
from improvers.audit import Kind
from improvers.models import AuditEvent, User
from improvers.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
PROFILE, SESSIONS = "/profile/", "/accounts/sessions/"
HOUR = 3600


@pytest.fixture(autouse=True)
def no_tries_counted(db):
    cache.clear()


@pytest.fixture
def person() -> User:
    return factories.make_user(email="jo@nhs.net", password=PASSWORD)


def signed_in(user_agent: str = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36") -> Client:
    client = Client(headers={"user-agent": user_agent})
    client.post("/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get(PROFILE).status_code == 200


def let_pass(client: Client, *, idle: int = 0, since: int = 0) -> None:
    """Has a session be older than it is."""
    session = client.session
    session["seen"] -= idle
    session["began"] -= max(idle, since)
    session.save()


@pytest.mark.parametrize(
    ("role", "passed", "still_in"),
    [
        (Role.IMPROVER, {"idle": 20 * HOUR - 60}, True),
        (Role.IMPROVER, {"idle": 20 * HOUR + 1}, False),
        (Role.IMPROVER, {"since": 100 * HOUR}, True),
        (Role.MODERATOR, {"idle": 29 * 60}, True),
        (Role.MODERATOR, {"idle": 30 * 60 + 1}, False),
        (Role.ADMINISTRATOR, {"idle": 30 * 60 + 1}, False),
        (Role.MODERATOR, {"since": 12 * HOUR - 60}, True),
        (Role.MODERATOR, {"since": 12 * HOUR + 1}, False),
    ],
)
def test_sessions_last_as_long_as_they_should(client, role, passed, still_in):
    user = factories.make_user(role)
    client.force_login(user)
    let_pass(client, **passed)

    assert is_in(client) is still_in
    assert AuditEvent.objects.filter(kind=Kind.SESSION_ENDED, actor_id=user.pk).count() == (0 if still_in else 1)


def test_being_there_keeps_a_session_going(client):
    client.force_login(factories.make_user(Role.MODERATOR))
    for _ in range(3):
        let_pass(client, idle=20 * 60)
        assert is_in(client)


def test_a_session_that_is_over_cannot_be_used_again(client):
    client.force_login(factories.make_user(Role.MODERATOR))
    let_pass(client, idle=HOUR)
    cookies = client.cookies.copy()
    assert not is_in(client)

    other = Client()
    other.cookies = cookies
    assert not is_in(other)


def test_reading_writes_at_most_once_a_minute(client, person):
    client.force_login(person)

    def writes() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return sum(query["sql"].startswith(("UPDATE", "INSERT", "DELETE")) for query in captured)

    assert writes() == 0
    let_pass(client, idle=61)
    assert writes() == 2, "the session, and when it was last seen"
    assert writes() == 0


def test_somebody_sees_where_they_are_signed_in_in_words(person):
    here = signed_in()
    signed_in("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1")

    page = here.get(SESSIONS).content.decode()

    assert "Chrome on a Windows computer" in page
    assert "Safari on an iPhone" in page
    assert page.count("This one.") == 1


def test_somebody_ends_one_of_their_other_sessions(person):
    here, there, elsewhere = signed_in(), signed_in(), signed_in()
    there_row = UserSession.objects.get(session_key=there.session.session_key)

    here.post(SESSIONS, {"session": there_row.pk})

    assert [is_in(each) for each in (here, there, elsewhere)] == [True, False, True]


def test_somebody_ends_all_others(person):
    here, there, elsewhere = signed_in(), signed_in(), signed_in()

    here.post(SESSIONS)

    assert [is_in(each) for each in (here, there, elsewhere)] == [True, False, False]
    assert AuditEvent.objects.get(kind=Kind.SESSION_ENDED).details["sessions"] == 2


@pytest.mark.parametrize("session", ["9" * 5000, "9" * 19, "²", "all"])
def test_a_session_that_cannot_be_ends_none(person, session):
    here, there = signed_in(), signed_in()

    assert here.post(SESSIONS, {"session": session}).status_code == 302

    assert is_in(there)


def test_nobody_ends_the_sessions_of_others(client, person):
    there = signed_in()
    client.force_login(factories.make_user())

    client.post(SESSIONS, {"session": UserSession.objects.get().pk})
    client.post(SESSIONS)

    assert is_in(there)


def test_a_new_password_ends_the_others(person):
    here, there = signed_in(), signed_in()

    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "four yellow buckets"})

    assert [is_in(each) for each in (here, there)] == [True, False]


@pytest.mark.parametrize("change", [{"role": "moderator", "is_active": "on"}, {"role": "improver"}])
def test_changing_a_role_or_closing_an_account_ends_its_sessions_at_once(client, person, change):
    there = signed_in()
    assert is_in(there)
    client.force_login(factories.make_user(Role.ADMINISTRATOR))

    client.post(f"/admin/improvers/user/{person.pk}/change/", change)

    assert not is_in(there)
    assert not UserSession.objects.filter(user=person).exists()
    person.refresh_from_db()
    person.is_active, person.role = True, Role.IMPROVER
    person.save()
    assert not is_in(there), "nor does it come back"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on a Windows computer",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1", "Safari on a Mac"),
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on an Android device"),
        ("Mozilla/5.0 (X11; Linux x86_64)", "A browser on a Linux computer"),
        ("curl/8.0", "An unknown device"),
        ("", "An unknown device"),
    ],
)
def test_devices_are_told_in_words(user_agent, words):
    assert in_words(user_agent) == words
