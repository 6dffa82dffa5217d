"""One's own profile, and what others see of it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from improvers.models import Organisation, Profile, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client) -> User:
    """A signed-in person."""
    person = factories.make_user(name="Jo Smith", email="jo@nhs.net")
    client.force_login(person)
    return person


def picture(colour: str = "red", size: tuple[int, int] = (900, 600)) -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "PNG")
    return SimpleUploadedFile("me.png", content.getvalue(), "image/png")


def save(client, **answers):
    return client.post("/profile/", {"name": "Jo Smith", "show_work": "on", "show_photo": "on"} | answers)


def make_public(person: User, **values) -> Profile:
    organisation = factories.make_organisation(name="Larkfield Hospital")
    values = {
        "job_role": "Ward manager",
        "organisation": organisation,
        "region": organisation.region,
        "biography": "I work on falls.\n\nAsk me.",
        "is_public": True,
    } | values
    Profile.objects.filter(user=person).update(**values)
    return Profile.objects.get(user=person)


def test_saving_keeps_every_answer_and_the_region_follows_the_organisation(client, person):
    board = Organisation.objects.get(ods_code="QYG")
    factories.make_organisation(name="Larkfield Hospital", ods_code="RX1", region=None, board=board)

    response = save(client, job_role="Ward manager", organisation="RX1", biography="Falls", is_public="on")

    assert response["Location"] == "/profile/"
    profile = Profile.objects.get(user=person)
    assert (profile.job_role, profile.biography, profile.is_public) == ("Ward manager", "Falls", True)
    assert profile.organisation.name == "Larkfield Hospital"
    assert profile.region.slug == "north-west"
    save(client, organisation="")
    profile.refresh_from_db()
    assert (profile.organisation, profile.region) == (None, None)


def test_several_organisations_are_offered_on_the_profile_page(client, person):
    factories.make_organisation(name="Larkfield Hospital")
    factories.make_organisation(name="Larkfield Surgery")

    page = save(client, organisation="lark").content.decode()

    assert "We found 2 organisations like ‘lark’" in page
    assert page.count('name="organisation-choice"') == 2


def test_a_name_is_needed(client, person):
    response = save(client, name=" ")

    assert response.context["form"].errors["name"] == ["Enter your name"]
    assert "<title>Error: Your profile" in response.content.decode()
    assert Profile.objects.get(user=person).name == "Jo Smith"


def test_a_photo_is_kept_small_without_its_name(client, person):
    save(client, photo=picture())

    profile = Profile.objects.get(user=person)
    assert not profile.photo.name.endswith("me.png")
    response = client.get("/profile/photo/")
    photo = Image.open(io.BytesIO(b"".join(response.streaming_content)))
    assert (photo.format, photo.size) == ("JPEG", (480, 320))


def test_a_new_photo_takes_the_old_ones_place(client, person, django_capture_on_commit_callbacks):
    save(client, photo=picture())
    first = Profile.objects.get(user=person).photo
    with django_capture_on_commit_callbacks(execute=True):
        save(client, photo=picture("blue"))

    assert not first.storage.exists(first.name)
    assert Profile.objects.get(user=person).photo


def test_a_photo_can_be_removed(client, person, django_capture_on_commit_callbacks):
    save(client, photo=picture())
    first = Profile.objects.get(user=person).photo
    with django_capture_on_commit_callbacks(execute=True):
        save(client, remove_photo="on")

    assert not first.storage.exists(first.name)
    assert client.get("/profile/photo/").status_code == 404
    assert "Remove my photo" not in client.get("/profile/").content.decode()


def test_saving_without_a_photo_keeps_the_one_there_is(client, person):
    save(client, photo=picture())
    save(client)

    assert Profile.objects.get(user=person).photo


def test_what_is_no_photo_is_refused(client, person):
    response = save(client, photo=SimpleUploadedFile("me.png", b"<svg onload=alert(1)>", "image/png"))

    assert "must be a JPEG, PNG, WebP or HEIC" in response.context["form"].errors["photo"][0]
    assert not Profile.objects.get(user=person).photo


def test_the_profile_is_for_signed_in_people(client):
    assert client.get("/profile/").status_code == 302
    assert client.get("/profile/photo/").status_code == 302


def test_nobody_sees_a_page_that_was_not_asked_for(client, person):
    profile = make_public(person, is_public=False)
    client.logout()

    assert client.get(profile.get_absolute_url()).status_code == 404
    assert client.get(f"{profile.get_absolute_url()}photo/").status_code == 404


def test_everybody_reads_a_public_page_without_the_email_address(client, person):
    profile = make_public(person)
    client.logout()

    page = client.get(profile.get_absolute_url()).content.decode()

    for words in ("Jo Smith", "Ward manager", "Larkfield Hospital", "London", "I work on falls."):
        assert words in page
    assert "jo@nhs.net" not in page


def test_work_is_shown_only_where_allowed(client, person):
    profile = make_public(person, show_work=False)
    client.logout()

    page = client.get(profile.get_absolute_url()).content.decode()

    assert "I work on falls." in page
    for words in ("Ward manager", "Larkfield Hospital", "London"):
        assert words not in page


def test_the_photo_is_shown_only_where_allowed(client, person):
    save(client, photo=picture())
    profile = make_public(person, show_photo=True)
    client.logout()
    assert client.get(f"{profile.get_absolute_url()}photo/").status_code == 200

    Profile.objects.update(show_photo=False)

    assert client.get(f"{profile.get_absolute_url()}photo/").status_code == 404
    assert "<img" not in client.get(profile.get_absolute_url()).content.decode().split("<main")[1]


def test_the_page_of_a_closed_account_is_gone(client, person):
    profile = make_public(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    client.logout()

    assert client.get(profile.get_absolute_url()).status_code == 404


def test_a_biography_is_never_markup(client, person):
    profile = make_public(person, biography="<script>alert(1)</script>")

    assert "<script>alert" not in client.get(profile.get_absolute_url()).content.decode()
