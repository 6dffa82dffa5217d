"""What still works while a part of the portal is away, and that it comes back by itself."""

import errno
import json
import shutil
import socket
import time

import pytest
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from casestudies import index
from casestudies.index import rebuilding
from casestudies.models import Message, Photo
from casestudies.states import Status
from tests.factories import make_draft, make_organisation, make_user, take_to
from tests.integration.drafting.conftest import photo

pytestmark = pytest.mark.django_db

WITHOUT = "Search is not working at the moment"


@pytest.fixture
def published():
    """A published case study in London at an organisation, with a topic and a tag, and one that is not published."""
    organisation = make_organisation()
    draft = make_draft(headline="Magnets on the board", organisation=organisation, topics=["falls"])
    draft.tags.add("walrus")
    take_to(Status.PUBLISHED, draft)
    hidden = make_draft(headline="Canary", organisation=organisation, topics=["falls"])
    hidden.tags.add("walrus")
    draft.refresh_from_db()
    return draft


@pytest.fixture
def no_index(settings, tmp_path):
    """The folder of the index cannot be had; `mend()` gives it back."""
    folder = tmp_path / "blocked"
    folder.write_text("in the way")
    settings.INDEX_DIR = folder / "index"
    return folder.unlink


@pytest.fixture
def no_storage(settings, tmp_path):
    """Uploads can neither be read nor written."""
    folder = tmp_path / "gone"
    folder.write_text("in the way")
    settings.MEDIA_ROOT = folder / "media"


def test_without_the_index_everything_is_read_and_browsed_and_search_says_what_is_wrong(client, published, no_index):
    page = client.get(published.case_study.get_absolute_url())
    assert page.status_code == 200
    assert "Magnets on the board" in page.content.decode()
    assert client.get("/").status_code == 200
    places = ["/topics/falls/", f"/organisations/{published.organisation.ods_code}/", "/tags/walrus/"]
    if published.region:
        places.append(f"/regions/{published.region.slug}/")
    if published.board:
        places.append(f"/boards/{published.board.ods_code}/")
    for place in places:
        page = client.get(place, follow=True)
        text = page.content.decode()
        assert (page.status_code, WITHOUT in text, "1 case study" in text) == (200, True, True), place
        assert published.published_address in text
        assert "Canary" not in text
    for address in ("/search/?q=magnets", "/lessons/", "/lessons/pitfalls/", "/start-pack/?plan=magnets"):
        page = client.get(address)
        assert page.status_code == 503
        assert page["Retry-After"]
        assert 'href="/topics/"' in page.content.decode()
    assert client.get("/readyz").json()["index"] is False


def test_a_tag_nobody_may_see_is_not_found_without_the_index_either(client, no_index):
    make_draft().tags.add("secret")
    assert client.get("/tags/secret/").status_code == 404


def test_search_is_back_as_soon_as_the_index_can_be_had(client, published, no_index, monkeypatch):
    assert client.get("/search/?q=magnets").status_code == 503
    no_index()
    monkeypatch.setattr(rebuilding, "_SECONDS_WITHOUT", 0)
    page = client.get("/search/?q=magnets")
    assert page.status_code == 200
    assert "<mark>Magnets</mark> on the board" in page.content.decode()
    assert WITHOUT not in client.get("/topics/falls/").content.decode()


def test_an_index_that_is_lost_while_running_is_built_again_by_the_next_search(client, published, settings):
    assert client.get("/search/?q=magnets").status_code == 200
    shutil.rmtree(settings.INDEX_DIR)
    assert "<mark>Magnets</mark> on the board" in client.get("/search/?q=magnets").content.decode()


def test_nobody_waits_again_and_again_for_an_index_somebody_else_builds(client, published, monkeypatch):
    monkeypatch.setattr(rebuilding, "_PATIENCE_OF_A_READER", 0.01)
    with index.follower.engine().rebuilding(wait=1):
        assert client.get("/search/?q=magnets").status_code == 503
        monkeypatch.setattr(rebuilding, "_PATIENCE_OF_A_READER", 600)
        began = time.monotonic()
        assert client.get("/search/?q=magnets").status_code == 503
    assert time.monotonic() - began < 60


def test_publishing_goes_on_without_the_index(no_index, django_capture_on_commit_callbacks):
    edition = make_draft()
    with django_capture_on_commit_callbacks(execute=True):
        take_to(Status.PUBLISHED, edition)
    edition.refresh_from_db()
    assert edition.status == Status.PUBLISHED


def test_without_storage_pages_are_read_and_photos_have_their_words(client, published, no_storage):
    shown = Photo.objects.create(
        edition=published, public_id="photo", width=4, height=3, people="none",
        alternative_text="A whiteboard with magnets", large="photos/a.jpg", small="photos/b.jpg",
    )  # fmt: skip
    page = client.get(published.case_study.get_absolute_url())
    assert page.status_code == 200
    assert 'alt="A whiteboard with magnets"' in page.content.decode()
    response = client.get(reverse("library:photo", args=[shown.public_id, "small"]))
    assert response.status_code == 503
    assert "The text can" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("harm", ["gone", "full"])
def test_an_upload_that_cannot_be_stored_says_so_and_the_words_with_it_are_kept(client, request, monkeypatch, harm):
    if harm == "gone":
        request.getfixturevalue("no_storage")
    else:

        def full(*args, **kwargs):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(FileSystemStorage, "_save", full)
    edition = make_draft()
    client.force_login(edition.case_study.lead)
    address = reverse("drafting:add_part", args=[edition.case_study.public_id, "photos"])
    sitting = json.dumps({"token": "a" * 32, "seen": {}, "kept": []})
    typed = {"photo": photo(), "alternative_text": "A whiteboard with magnets", "people": "none", "sitting": sitting}
    page = client.post(address, typed)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Files cannot be stored at the moment. Try again in a few minutes" in text
    assert "Choose a photo</a>" not in text
    assert "A whiteboard with magnets" in text
    assert "A whiteboard with magnets" in client.get(address).content.decode()
    assert not edition.photos.exists()


def test_words_are_saved_as_ever_without_storage(client, no_storage):
    edition = make_draft()
    client.force_login(edition.case_study.lead)
    address = reverse("drafting:section", args=[edition.case_study.public_id, "cost"])
    assert client.post(address, {"cost_note": "About a day a week"}).status_code == 302
    edition.refresh_from_db()
    assert edition.cost_note == "About a day a week"


def test_a_profile_photo_that_cannot_be_stored_says_so(client, no_storage):
    client.force_login(make_user())
    page = client.post("/profile/", {"name": "Jo Smith", "show_work": "on", "photo": photo()})
    assert "Photos cannot be kept at the moment" in page.content.decode()
    assert 'value="Jo Smith"' in page.content.decode()


def test_a_dead_mail_server_stops_nobody_and_the_mail_waits(settings, django_capture_on_commit_callbacks, caplog):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.DELIVERING_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = nobody.getsockname()
        edition = make_draft()
        began = time.monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            take_to(Status.PUBLISHED, edition)
        assert time.monotonic() - began < settings.EMAIL_TIMEOUT * 3
    edition.refresh_from_db()
    assert edition.status == Status.PUBLISHED
    assert Message.objects.filter(sent_at=None).exists()
    assert "The mail server takes no emails" in caplog.text
