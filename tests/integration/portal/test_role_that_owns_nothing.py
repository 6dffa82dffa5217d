"""On PostgreSQL the portal runs as a role that owns no table, which cannot lift what keeps the audit trail as it is.

The rights are those README.md tells operators to give.
"""

import os
import re

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from casestudies.states import Status
from improvers import audit
from improvers.models import AuditEvent
from tests.architecture.source import ROOT
from tests.factories import make_published, make_user

# Roles belong to the whole server, on which other processes run tests at the same time.
ROLE = f"owns_nothing_{os.getpid()}"

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no roles"),
]


def rights() -> list[str]:
    """The statements in the README, for a role of this test."""
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^    ((?:GRANT|ALTER DEFAULT) .*portal_web);$", said, re.MULTILINE)
    return [each.replace("portal_web", ROLE) for each in found]


@pytest.fixture
def as_the_web_role():
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        for each in rights():
            cursor.execute(each)
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


def test_everything_from_a_draft_to_readers_works(as_the_web_role):
    assert len(rights()) == 5
    edition = make_published()
    assert edition.status == Status.PUBLISHED
    assert Client().get(edition.case_study.get_absolute_url()).status_code == 200
    client = Client()
    client.force_login(edition.case_study.lead)
    assert client.get("/share/").status_code == 200


@pytest.mark.parametrize(
    "tamper",
    [
        "ALTER TABLE improvers_auditevent DISABLE TRIGGER ALL",
        "DROP TABLE improvers_auditevent",
        "TRUNCATE improvers_auditevent",
        "ALTER TABLE casestudies_transition DISABLE TRIGGER USER",
        "CREATE TABLE another (id integer)",
        "SET session_replication_role = replica",
    ],
)
def test_nothing_lifts_what_keeps_the_trail(as_the_web_role, tamper):
    audit.record(audit.Kind.ROLE_CHANGED, by=make_user(), about="user 17", role="moderator")
    with pytest.raises(ProgrammingError), transaction.atomic():
        as_the_web_role.execute(tamper)
    assert AuditEvent.objects.filter(about="user 17").exists()


def test_nor_does_dropping_a_trigger(as_the_web_role):
    as_the_web_role.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'improvers_auditevent'::regclass AND NOT tgisinternal"
    )
    for (name,) in as_the_web_role.fetchall():
        with pytest.raises(ProgrammingError, match="must be owner"), transaction.atomic():
            as_the_web_role.execute(f'DROP TRIGGER "{name}" ON improvers_auditevent')
