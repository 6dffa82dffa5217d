"""Photos and files: what is kept, under which name, and when it goes."""

import io

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from casestudies.drafting import actions
from casestudies.models import Photo
from casestudies.states import Status
from tests.factories import make_draft, take_to

from .conftest import at, csv_file, photo, text_of

pytestmark = pytest.mark.django_db

WORDS = {"alternative_text": "A whiteboard", "caption": "The board", "people": "none"}


def stored() -> set[str]:
    """The names of all stored files."""
    found = set()
    for folder in ("photos", "attachments"):
        if default_storage.exists(folder):
            found |= {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
    return found


def add_photo(web, edition, **words) -> Photo:
    answer = web.post(at("add_part", edition, "photos"), {"photo": photo("Mr Patient.jpg")} | WORDS | words)
    assert answer.status_code == 302
    return edition.photos.last()


def test_a_photo_is_kept_as_two_new_pictures_under_names_of_our_own(web, author):
    edition = make_draft(lead=author)
    added = add_photo(web, edition)
    assert stored() == {added.large.name, added.small.name}
    assert "patient" not in f"{added.large.name} {added.small.name} {added.public_id}".lower()
    with Image.open(io.BytesIO(added.large.read())) as large:
        assert (large.format, large.size) == ("JPEG", (added.width, added.height))
    assert "A whiteboard" in text_of(web.get(at("section", edition, "photos")))


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"photo": photo()}, "Enter what the photo shows, or say that it is decorative"),
        (WORDS, "Choose a photo"),
        (WORDS | {"photo": csv_file("fake.jpg")}, "The selected file must be a JPEG, PNG, WebP or HEIC"),
    ],
)
def test_a_photo_that_cannot_be_kept_is_refused_with_its_words_kept(web, author, sent, message):
    edition = make_draft(lead=author)
    page = web.post(at("add_part", edition, "photos"), sent)
    assert message in text_of(page)
    if "caption" in sent:
        assert 'value="The board"' in text_of(page)
    assert not edition.photos.exists()
    assert stored() == set()


def test_a_decorative_photo_needs_no_words(web, author):
    edition = make_draft(lead=author)
    added = add_photo(web, edition, alternative_text="", caption="", is_decorative="on")
    assert (added.is_decorative, added.alternative_text) == (True, "")


def test_the_words_of_a_photo_change_without_a_new_upload(web, author):
    edition = make_draft(lead=author)
    added = add_photo(web, edition)
    before = stored()
    answer = web.post(at("change_part", edition, "photos", added.pk), {"alternative_text": "A board", "large": "x"})
    assert answer.status_code == 302
    changed = edition.photos.get()
    assert (changed.alternative_text, changed.caption, changed.large.name) == ("A board", "", added.large.name)
    assert stored() == before


def test_who_said_that_people_in_a_photo_agreed_is_recorded_and_not_typed(web, author):
    edition = make_draft(lead=author)
    added = add_photo(web, edition, people="agreed", consent_at="2001-01-01", consent_by="1")
    assert (added.people, added.consent_by, added.consent_at.year) == ("agreed", author, timezone.now().year)
    web.post(at("change_part", edition, "photos", added.pk), WORDS | {"people": "agreed", "caption": "New"})
    assert edition.photos.get().consent_at == added.consent_at
    web.post(at("change_part", edition, "photos", added.pk), WORDS | {"people": "none"})
    changed = edition.photos.get()
    assert (changed.people, changed.consent_by, changed.consent_at) == ("none", None, None)


def test_a_file_is_kept_with_the_name_people_gave_it_but_not_stored_under_it(web, author):
    edition = make_draft(lead=author)
    web.post(at("add_part", edition, "attachments"), {"file": csv_file("Our audit.csv"), "description": "Audit"})
    added = edition.attachments.get()
    assert (added.name, added.content_type, added.size) == ("Our audit.csv", "text/csv", added.file.size)
    assert stored() == {added.file.name}
    assert "audit" not in added.file.name.lower()
    assert "Our audit.csv" in text_of(web.get(at("check", edition)))


def test_a_file_of_another_kind_is_refused(web, author):
    edition = make_draft(lead=author)
    page = web.post(at("add_part", edition, "attachments"), {"file": csv_file("run.exe")})
    assert "The selected file must be a PDF" in text_of(page)
    assert not edition.attachments.exists()


def test_removing_a_photo_deletes_its_files_once_that_is_certain(web, author, django_capture_on_commit_callbacks):
    edition = make_draft(lead=author)
    add_photo(web, edition)
    kept = add_photo(web, edition)
    gone = edition.photos.first()
    with django_capture_on_commit_callbacks() as callbacks:
        web.post(at("remove_part", edition, "photos", gone.pk))
    assert {gone.large.name, gone.small.name} <= stored()
    for callback in callbacks:
        callback()
    assert stored() == {kept.large.name, kept.small.name}


def test_a_file_that_another_edition_shows_stays(web, author, django_capture_on_commit_callbacks):
    edition = make_draft(lead=author)
    original = add_photo(web, edition)
    edition.refresh_from_db()
    take_to(Status.PUBLISHED, edition)
    newer = actions.start_edition(case_study=edition.case_study, by=author)
    copy = newer.photos.get()
    assert (copy.large.name, copy.public_id == original.public_id) == (original.large.name, False)
    with django_capture_on_commit_callbacks(execute=True):
        web.post(at("remove_part", newer, "photos", copy.pk))
    assert not newer.photos.exists()
    assert stored() == {original.large.name, original.small.name}


def test_ten_photos_are_the_most(web, author):
    edition = make_draft(lead=author)
    for _ in range(10):
        add_photo(web, edition)
    assert "up to 10 photos" in text_of(web.get(at("section", edition, "photos"))).lower()
    before = stored()
    refused = web.post(at("add_part", edition, "photos"), {"photo": photo()} | WORDS)
    assert "You can add up to 10 photos" in text_of(refused)
    assert edition.photos.count() == 10
    assert stored() == before
