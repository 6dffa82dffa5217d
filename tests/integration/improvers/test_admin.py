"""The admin of people and organisations: who may do what there."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvers.models import Organisation, Region, Succession, User
from improvers.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db

USERS = "/admin/improvers/user/"
ORGANISATIONS = "/admin/improvers/organisation/"
SUCCESSIONS = "/admin/improvers/succession/"


@pytest.fixture
def administrator(client) -> User:
    """A signed-in administrator."""
    administrator = factories.make_user(Role.ADMINISTRATOR)
    client.force_login(administrator)
    return administrator


@pytest.fixture
def moderator(client) -> User:
    """A signed-in moderator."""
    moderator = factories.make_user(Role.MODERATOR)
    client.force_login(moderator)
    return moderator


@pytest.mark.parametrize("role", Role)
def test_every_permission_of_a_role_exists(role):
    known = {
        f"{one.content_type.app_label}.{one.codename}" for one in Permission.objects.select_related("content_type")
    }

    assert role.permissions <= known


@pytest.mark.parametrize("role", Role)
def test_a_person_may_do_what_the_role_says_and_nothing_else(role):
    person = factories.make_user(role)

    for permission in Permission.objects.select_related("content_type"):
        name = f"{permission.content_type.app_label}.{permission.codename}"
        assert person.has_perm(name) == (name in role.permissions)


def test_a_closed_account_may_do_nothing():
    person = factories.make_user(Role.ADMINISTRATOR, is_active=False)

    assert not person.has_perm("improvers.view_user")
    assert not person.has_module_perms("improvers")


def test_improvers_do_not_get_into_the_admin(client):
    client.force_login(factories.make_user())

    assert client.get(USERS, follow=True).status_code in (403, 404)


def test_an_administrator_gives_a_role(client, administrator):
    person = factories.make_user()

    client.post(f"{USERS}{person.pk}/change/", {"role": "moderator", "is_active": "on"})

    person.refresh_from_db()
    assert person.role == Role.MODERATOR
    assert person.is_active


def test_an_administrator_closes_an_account_and_its_session_ends(client, administrator):
    person = factories.make_user()
    theirs = type(client)()
    theirs.force_login(person)
    assert theirs.get("/profile/").status_code == 200

    client.post(f"{USERS}{person.pk}/change/", {"role": "improver"})

    assert theirs.get("/profile/").status_code == 302


def test_moderators_look_at_people_but_give_no_roles(client, moderator):
    person = factories.make_user()

    assert client.get(f"{USERS}{person.pk}/change/").status_code == 200
    response = client.post(
        f"{USERS}{person.pk}/change/", {"role": "administrator", "is_superuser": "on", "is_active": "on"}
    )

    assert response.status_code == 403
    assert client.get(f"{USERS}add/").status_code == 403
    person.refresh_from_db()
    assert person.role == Role.IMPROVER
    assert not person.is_superuser


def test_nobody_changes_their_own_role_or_shuts_themselves_out(client, administrator):
    client.post(f"{USERS}{administrator.pk}/change/", {"role": "improver"})

    administrator.refresh_from_db()
    assert administrator.role == Role.ADMINISTRATOR
    assert administrator.is_active


def test_the_superuser_flag_cannot_be_given_in_the_admin(client, administrator):
    person = factories.make_user()

    client.post(
        f"{USERS}{person.pk}/change/",
        {"role": "moderator", "is_active": "on", "is_superuser": "on", "password": "x", "email": "other@nhs.net"},
    )

    before = person.email
    person.refresh_from_db()
    assert not person.is_superuser
    assert person.email == before


def test_administrators_do_not_change_superusers(client, administrator):
    superuser = User.objects.create_superuser("root@nhs.net")

    assert client.post(f"{USERS}{superuser.pk}/change/", {"role": "improver"}).status_code == 403

    superuser.refresh_from_db()
    assert superuser.role == Role.ADMINISTRATOR


def test_passwords_are_not_shown(client, administrator):
    person = factories.make_user(password="three green ladders")

    page = client.get(f"{USERS}{person.pk}/change/").content.decode()

    assert person.password not in page


def test_accounts_are_not_deleted(client, administrator):
    person = factories.make_user()

    assert client.post(f"{USERS}{person.pk}/delete/", {"post": "yes"}).status_code == 403

    assert User.objects.filter(pk=person.pk).exists()


def test_an_administrator_adds_a_moderator_with_profile_and_address(client, administrator):
    page = client.get(f"{USERS}add/").content.decode()
    assert "Also reviews what others send in" in page
    client.post(f"{USERS}add/", {"email": "New@Charity.example", "name": "New Person", "role": "moderator"})

    person = User.objects.get(email="new@charity.example")
    assert person.role == Role.MODERATOR
    assert person.profile.name == "New Person"
    assert person.emailaddress_set.get().primary
    assert not person.has_usable_password()


def test_an_address_that_has_an_account_is_not_added_again(client, administrator):
    response = client.post(f"{USERS}add/", {"email": administrator.email.upper(), "name": "Me", "role": "moderator"})

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["email"]


def test_people_are_found_by_name_and_address(client, administrator):
    factories.make_user(name="Wanda Wanted", email="wanda@nhs.net")
    factories.make_user(name="Other Person")

    for words in ("wanted", "WANDA@nhs"):
        assert [user.email for user in client.get(USERS, {"q": words}).context["cl"].result_list] == ["wanda@nhs.net"]


def test_an_administrator_adds_an_organisation(client, administrator):
    board = Organisation.objects.get(ods_code="QWE")
    values = {"ods_code": "rx9", "name": "Newplace Trust", "kind": "trust", "board": board.pk}

    client.post(f"{ORGANISATIONS}add/", values)

    assert Organisation.objects.get(ods_code="RX9").board == board


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"valid_from": "2026-04-02", "valid_to": "2026-04-01"}, "valid_to"),
        ({"kind": "icb"}, "board"),
        ({"ods_code": "qwe"}, "ods_code"),
    ],
)
def test_an_organisation_that_cannot_be_is_told_in_words(client, administrator, wrong, field):
    board = Organisation.objects.get(ods_code="QWE")
    values = {"ods_code": "RX9", "name": "Newplace Trust", "kind": "trust", "board": board.pk} | wrong

    errors = client.post(f"{ORGANISATIONS}add/", values).context["adminform"].form.errors

    assert list(errors) == [field]
    assert "Constraint" not in str(errors)


def test_only_boards_are_offered_as_boards(client, administrator):
    factories.make_organisation(name="West and North London Hospital")

    boards = client.get(f"{ORGANISATIONS}add/").context["adminform"].form.fields["board"].queryset

    assert set(boards) == set(Organisation.objects.boards())


def test_organisations_are_filtered_by_whether_they_are_open(client, administrator):
    def found(answer):
        results = client.get(ORGANISATIONS, {"open": answer, "kind": "icb"}).context["cl"]
        return results.result_count

    assert (found("yes"), found("no"), found("nonsense")) == (36, 12, 48)


def test_moderators_look_at_organisations_only(client, moderator):
    organisation = factories.make_organisation()

    assert client.get(ORGANISATIONS).status_code == 200
    assert client.post(f"{ORGANISATIONS}{organisation.pk}/change/", {"name": "Other"}).status_code == 403


def test_regions_are_read_only(client, administrator):
    region = Region.objects.get(slug="london")

    assert client.get(f"/admin/improvers/region/{region.pk}/change/").status_code == 200
    assert client.post(f"/admin/improvers/region/{region.pk}/change/", {"name": "Other"}).status_code == 403
    assert client.get("/admin/improvers/region/add/").status_code == 403


def test_successions_are_added_and_stay(client, administrator):
    old, new = factories.make_organisation(), factories.make_organisation()

    client.post(
        f"{SUCCESSIONS}add/",
        {"predecessor": old.ods_code.lower(), "successor": new.ods_code, "on": "2026-10-01", "kind": "merger"},
    )

    link = Succession.objects.get(predecessor=old)
    assert link.successor == new
    assert client.post(f"{SUCCESSIONS}{link.pk}/change/", {"kind": "split"}).status_code == 403
    assert client.post(f"{SUCCESSIONS}{link.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_code_nobody_has_is_told(client, administrator):
    response = client.post(f"{SUCCESSIONS}add/", {"predecessor": "NOPE", "successor": "QMJ", "on": "2026-10-01"})

    errors = response.context["adminform"].form.errors
    assert errors["predecessor"] == ["There is no organisation with this ODS code."]


def test_lists_take_as_many_queries_for_three_rows_as_for_one(client, administrator):
    board = Organisation.objects.get(ods_code="QWE")
    counts = []
    for _ in range(2):
        factories.make_organisation(name="Countable", board=board)
        factories.make_user(name="Countable")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ORGANISATIONS, {"q": "Countable"}).context["cl"].result_count
            assert client.get(USERS, {"q": "Countable"}).context["cl"].result_count
            client.get(SUCCESSIONS)
        counts.append(len(queries))
        factories.make_organisation(name="Countable", board=board)
        factories.make_user(name="Countable")

    assert counts[0] == counts[1]
