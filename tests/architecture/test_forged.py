"""Fields nobody asked for, sent to every address as everybody, change nothing that is not theirs to change."""

import pytest
from django.db import connection, transaction
from django.test import Client

from casestudies.models import Attachment, CaseStudy, Collaborator, Edition, Outcome, Photo, TippingPoint
from improvers.models import User
from improvers.roles import Role
from tests.architecture.access_table import TABLE
from tests.architecture.addresses import address_of
from tests.architecture.world import World, make_world

pytestmark = pytest.mark.django_db

# What somebody's account is, whatever else is sent along.
_OF_PEOPLE = ("pk", "email", "role", "is_superuser", "is_active", "password")
# What belongs to the people who wrote it, and the way from it to who leads the case study.
_WRITTEN = {
    CaseStudy: "lead",
    Edition: "case_study__lead",
    Collaborator: "case_study__lead",
    **dict.fromkeys((Outcome, TippingPoint, Photo, Attachment), "edition__case_study__lead"),
}
# A moderator's claim lasts from when they last pressed a button.
_MAY_MOVE = {"claimed_at"}
# Statements after which nothing need be looked at again: they change nothing.
_READS = ("SELECT ", "SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")
_KEPT = ("somebody's account", "their own account", "what somebody wrote")
# Administrators change roles here, and it is their form that has the field; who was invited may take part.
_MEANT = {
    ("administrator", "admin:improvers_user_change"),
    ("administrator", "admin:improvers_user_add"),
    ("other", "together:invitation"),
}


def forged(world: World) -> dict[str, str]:
    """Names of columns, of forms and of rows, each with a value somebody would like it to have."""
    other, edition = world.people["other"], world.editions["draft"]
    own = dict.fromkeys(("lead", "user", "by"), other.pk)
    own |= {"case_study": edition.case_study_id, "edition": edition.pk}
    state = {"status": "published", "to": "published", "version": "1", "expected_version": "1", "is_sample": "on"}
    powers = {"role": Role.ADMINISTRATOR, "is_superuser": "on", "is_staff": "on", "is_active": "on", "part": "write"}
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": edition.pk, "form-0-lead": other.pk}
    words = {"headline": "Forged", "what_you_did": "Forged", "public_id": "forged", "order": "9", "comment": "Forged"}
    keys = {"id": edition.pk, "pk": edition.pk, "object_id": edition.pk, "action": "delete_selected", "_save": "Save"}
    keys |= {"_selected_action": str(edition.pk), "post": "yes", "_method": "DELETE", "email": "taken@nhs.net"}
    sent = own | state | powers | rows | words | keys
    suffixed = {f"{name}_id": value for name, value in own.items()}
    return {name: str(value) for name, value in (sent | suffixed).items()}


def accounts(world: World, actor: str) -> list[tuple]:
    """The accounts of everybody but the actor."""
    return list(User.objects.exclude(pk=world.people[actor].pk).order_by("pk").values_list(*_OF_PEOPLE))


def written(world: World, actor: str) -> list[list[tuple]]:
    """Everything that others wrote, and where it stands."""
    found = []
    for model, lead in _WRITTEN.items():
        columns = [field.attname for field in model._meta.concrete_fields if field.name not in _MAY_MOVE]
        rows = model._base_manager.exclude(**{lead: world.people[actor]}).order_by("pk")
        found.append(list(rows.values_list(*columns)))
    return found


def own_account(world: World, actor: str) -> tuple:
    """What nobody gives themselves."""
    return User.objects.values_list("role", "is_superuser", "is_active").get(pk=world.people[actor].pk)


def noting(statements: list[str]):
    """A wrapper of what asks the database, for `connection.execute_wrapper`: each statement is put into the list."""

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    return note


@pytest.mark.parametrize("actor", ["other", "moderator", "administrator"])
def test_whatever_is_sent_along_nothing_of_others_is_changed(actor):
    world = make_world()
    client, sent, wrong = Client(raise_request_exception=False), forged(world), []
    client.force_login(world.people[actor])
    before = accounts(world, actor), own_account(world, actor), written(world, actor)
    for row in TABLE:
        if (actor, row.route) in _MEANT:
            continue
        with transaction.atomic():
            visitor = Client(raise_request_exception=False)
            visitor.cookies = client.cookies.copy()
            asked = []
            with connection.execute_wrapper(noting(asked)):
                response = visitor.post(address_of(row, world), sent)
            only_read = all(sql.startswith(_READS) for sql in asked)
            after = before if only_read else (accounts(world, actor), own_account(world, actor), written(world, actor))
            transaction.set_rollback(True)
        if response.status_code >= 500:
            wrong.append(f"{row.route} ({row.on}): {response.status_code}")
        changed = [name for name, was, now in zip(_KEPT, before, after, strict=True) if was != now]
        wrong += [f"{row.route} ({row.on}) changes {name}" for name in changed]
    assert not wrong, "\n".join(wrong)
