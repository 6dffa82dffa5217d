"""What is written into the audit trail stays: in Python, and in the database whoever asks."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from casestudies.models import CaseStudy, Edition, Transition
from casestudies.states import Status
from improvers import audit
from improvers.models import AuditEvent, Region, User
from tests.factories import make_edition, make_published, make_user
from tests.rows_kept import put_rows_back

EVENTS, MOVES = "improvers_auditevent", "casestudies_transition"


def sql(statement: str, *values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def rows_of(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return cursor.fetchall()


@pytest.fixture
def event(db) -> AuditEvent:
    return audit.record(audit.Kind.ROLE_CHANGED, by=make_user(), about="user 17", role="moderator")


@pytest.fixture
def published(db):
    return make_edition(Status.PUBLISHED)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: AuditEvent.objects.all().delete(),
        lambda event: AuditEvent.objects.update(about="user 18"),
        lambda event: AuditEvent.objects.bulk_update([event], ["about"]),
    ],
)
def test_python_refuses_to_change_or_delete_an_event(event, tamper):
    before = rows_of(EVENTS)
    with pytest.raises(TypeError, match="written once"), transaction.atomic():
        tamper(event)
    assert rows_of(EVENTS) == before


@pytest.mark.parametrize("column", [column.column for column in AuditEvent._meta.concrete_fields])
def test_the_database_refuses_to_change_any_column_of_an_event(event, column):
    before = rows_of(EVENTS)
    with pytest.raises(IntegrityError, match="written once"):
        sql(f"UPDATE {EVENTS} SET {column} = {column}")
    assert rows_of(EVENTS) == before


def test_the_database_refuses_to_delete_an_event(event):
    before = rows_of(EVENTS)
    with pytest.raises(IntegrityError, match="written once"):
        sql(f"DELETE FROM {EVENTS}")
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        AuditEvent.objects.all()._raw_delete("default")
    assert rows_of(EVENTS) == before


def test_nothing_can_be_written_over_an_event_or_a_move(event, published):
    events, moves = rows_of(EVENTS), rows_of(MOVES)
    for table, rows in ((EVENTS, events), (MOVES, moves)):
        insert = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
        with pytest.raises(IntegrityError):
            sql(f"{insert} INTO {table} SELECT * FROM {table}")
        if connection.vendor == "postgresql":
            with pytest.raises(IntegrityError, match="written once"):
                sql(f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = 0")
            with pytest.raises(IntegrityError, match="written once"):
                sql(f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE")
        assert rows_of(table) == rows


def test_an_event_that_was_kept_long_enough_is_forgotten_and_no_other(event):
    today = timezone.now().astimezone(datetime.UTC).date()
    for days in (-2, -1, 0, 1):
        AuditEvent.objects.create(kind="signed_in", about=str(days), keep_until=today + datetime.timedelta(days=days))
    with pytest.raises(IntegrityError, match="written once"):
        sql(f"DELETE FROM {EVENTS} WHERE about IN ('-1', '0')")
    assert AuditEvent.objects.forget_old() == 2
    assert set(AuditEvent.objects.values_list("about", flat=True)) >= {"0", "1", "user 17"}
    assert not AuditEvent.objects.filter(about__in=["-1", "-2"]).exists()


@pytest.mark.parametrize("column", [column.column for column in Transition._meta.concrete_fields])
def test_the_database_refuses_to_change_any_column_of_a_move_but_who_made_it(published, column):
    before = rows_of(MOVES)
    other = {"id": "id + 1000", "edition_id": "edition_id + 1", "by_id": "by_id + 1", "version": "version + 1"}
    value = other.get(column, "'2020-01-01 00:00:00'")
    with pytest.raises(IntegrityError, match="written once"):
        sql(f"UPDATE {MOVES} SET {column} = {value} WHERE by_id IS NOT NULL")
    assert rows_of(MOVES) == before


def test_who_made_a_move_cannot_be_forgotten_and_something_changed_at_once(published):
    before = rows_of(MOVES)
    with pytest.raises(IntegrityError, match="written once"):
        sql(f"UPDATE {MOVES} SET by_id = NULL, comment = 'Something else'")
    assert rows_of(MOVES) == before


def test_erasing_an_account_leaves_its_moves_and_events_without_a_name(published):
    mover = Transition.objects.get(edition=published, to_status=Status.PUBLISHED).by
    moves, events = Transition.objects.count(), AuditEvent.objects.count()
    by_them = set(AuditEvent.objects.filter(actor=mover).values_list("pk", flat=True))

    User.objects.get(pk=mover.pk).delete()

    assert Transition.objects.count() == moves
    assert Transition.objects.get(edition=published, to_status=Status.PUBLISHED).by is None
    assert AuditEvent.objects.count() == events
    assert by_them
    assert set(AuditEvent.objects.filter(actor_id=mover.pk).values_list("pk", flat=True)) == by_them
    assert {event.actor for event in AuditEvent.objects.select_related("actor").filter(pk__in=by_them)} == {None}


def test_the_moves_of_what_readers_had_are_not_deleted(published):
    before = rows_of(MOVES)
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        CaseStudy.objects.all().delete()
    with pytest.raises(IntegrityError, match="written once"):
        sql(f"DELETE FROM {MOVES} WHERE to_status <> 'published'")
    assert rows_of(MOVES) == before


def test_what_was_never_published_can_be_erased_and_its_decisions_stay_in_the_trail(published):
    rejected = make_edition(Status.REJECTED)
    events = AuditEvent.objects.count()

    rejected.case_study.delete()

    assert not Transition.objects.filter(edition_id=rejected.pk).exists()
    assert AuditEvent.objects.count() == events
    assert AuditEvent.objects.filter(kind=audit.Kind.REJECTED, about=rejected.audit_reference).count() == 1


@pytest.mark.django_db(transaction=True)
def test_putting_rows_back_between_tests_leaves_what_migrations_made_and_the_triggers_up():
    """As every test that really commits does when it ends (tests/rows_kept.py)."""
    region = Region.objects.values().first()
    Region.objects.filter(pk=region["id"]).update(name="Elsewhere")
    make_published()
    audit.record(audit.Kind.SIGNED_IN, by=None)
    put_rows_back(connection)
    assert Region.objects.values().get(pk=region["id"]) == region
    assert not Edition.objects.exists()
    assert not AuditEvent.objects.exists()
    where = (
        "sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        if connection.vendor == "sqlite"
        else "pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'O'"
    )
    for table in (EVENTS, MOVES):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {where}", [table])
            assert cursor.fetchone() == (3 if connection.vendor == "sqlite" else 2,)
