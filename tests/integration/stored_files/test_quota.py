"""How much one person may keep: said before a file is chosen, counted once for each file, given back when it goes."""

import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from docx import Document
from PIL import Image

from casestudies.drafting.actions import start_edition
from casestudies.models import Collaborator, FoundPicture, StoredFile
from casestudies.states import Status
from casestudies.stored_files.quota import used_by, used_in_words
from casestudies.vocabulary import PartToPlay
from tests.factories import make_draft, make_user, take_to

from .conftest import at, attach, browser_of, csv_file

MEGABYTE = 1024 * 1024


def text_of(response) -> str:
    return response.content.decode()


def picture(size: tuple[int, int] = (40, 30)) -> io.BytesIO:
    written = io.BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(written, "JPEG")
    written.seek(0)
    written.name = "ward.jpg"
    return written


def write_up(pictures: int) -> io.BytesIO:
    document = Document()
    document.add_heading("Fewer falls on ward 7", 0)
    document.add_paragraph("We moved the walking frames to the beds.")
    for number in range(pictures):
        document.add_picture(picture((60 + number, 50)))
    written = io.BytesIO()
    document.save(written)
    written.seek(0)
    written.name = "report.docx"
    return written


def test_photos_and_files_count_for_the_person_who_brought_them(web, author, draft):
    attach(web, draft, b"week,falls\n1,4\n")
    web.post(at("add_part", draft, "photos"), {"photo": picture(), "is_decorative": "on", "people": "none"})
    photo = draft.photos.get()
    assert used_by(author) == 15 + photo.large.size + photo.small.size
    assert StoredFile.objects.filter(by=author).count() == 3


def test_a_colleague_fills_their_own_and_nobody_elses(author, draft):
    colleague = make_user()
    Collaborator.objects.create(case_study=draft.case_study, user=colleague, part=PartToPlay.WRITE)
    attach(browser_of(colleague), draft)
    assert (used_by(author), used_by(colleague)) == (0, 15)


@pytest.mark.parametrize("section", ["photos", "attachments"])
def test_it_is_said_before_a_file_is_chosen(web, author, draft, section):
    StoredFile.objects.create(file="elsewhere", by=author, size=2 * MEGABYTE + 1)
    for page in (at("section", draft, section), at("add_part", draft, section), reverse("write_ups:start")):
        assert "You have used 3 MB of 200 MB." in text_of(web.get(page))


def test_a_file_over_it_is_refused_with_what_to_do(web, author, draft, settings):
    settings.UPLOAD_QUOTA = 2 * MEGABYTE
    attach(web, draft)
    StoredFile.objects.update(size=2 * MEGABYTE - 10)
    page = web.post(at("add_part", draft, "attachments"), {"file": csv_file()})
    assert "needs 1 MB, and you have 0 MB of your 2 MB left. Remove photos or files" in text_of(page)
    assert "Error: " in text_of(page)
    assert draft.attachments.count() == 1
    assert len(default_storage.listdir("attachments")[1]) == 1


def test_a_photo_over_it_is_refused_and_nothing_of_it_stays(web, draft, settings):
    settings.UPLOAD_QUOTA = 500
    page = web.post(at("add_part", draft, "photos"), {"photo": picture(), "is_decorative": "on", "people": "none"})
    assert "you have 0 MB of your 1 MB left" in text_of(page)
    assert not draft.photos.exists()
    assert not default_storage.exists("photos")


def test_an_edition_copied_from_another_counts_its_files_once(web, author, draft):
    attach(web, draft)
    draft.refresh_from_db()
    take_to(Status.PUBLISHED, draft)
    start_edition(case_study=draft.case_study, by=author)
    assert used_by(author) == 15


def test_removing_gives_it_back(web, author, draft, django_capture_on_commit_callbacks):
    added = attach(web, draft)
    with django_capture_on_commit_callbacks(execute=True):
        web.post(at("remove_part", draft, "attachments", added.pk))
    assert used_by(author) == 0
    assert not default_storage.exists(added.file.name)


def test_waiting_pictures_of_a_write_up_count_and_go_with_what_is_deleted(
    web, author, django_capture_on_commit_callbacks
):
    web.post(reverse("write_ups:start"), {"file": write_up(2), "text": ""})
    kept = list(FoundPicture.objects.all())
    assert used_by(author) == sum(each.large.size + each.small.size for each in kept) > 0
    passages = reverse("write_ups:passages", args=[kept[0].case_study.public_id])
    with django_capture_on_commit_callbacks(execute=True):
        web.post(passages, {f"delete-{kept[0].pk}": "on", f"shows-{kept[1].pk}": "A board"})
    photo = kept[0].case_study.editions.get().photos.get()
    assert used_by(author) == photo.large.size + photo.small.size
    assert not default_storage.exists(kept[0].large.name)
    assert default_storage.exists(photo.large.name)


def test_pictures_of_a_write_up_that_do_not_fit_are_left_out_and_said(web, author, settings):
    web.post(reverse("write_ups:start"), {"file": write_up(1), "text": ""})
    settings.UPLOAD_QUOTA = used_by(author) * 2 + 500
    page = web.post(reverse("write_ups:start"), {"file": write_up(3), "text": ""}, follow=True)
    assert FoundPicture.objects.count() == 2
    assert "2 pictures could not be brought in, because you have no room left" in text_of(page)


def test_nothing_stays_of_a_file_whose_saving_failed(web, author, draft, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("The database went away")

    monkeypatch.setattr("casestudies.drafting.saving._keep_what_is_left", broken)
    with pytest.raises(RuntimeError):
        attach(web, draft)
    assert not draft.attachments.exists()
    assert not StoredFile.objects.exists()
    assert default_storage.listdir("attachments")[1] == []


def test_what_is_used_is_said_in_whole_megabytes(author):
    assert used_in_words(author) == "You have used 0 MB of 200 MB."
    StoredFile.objects.create(file="a", by=author, size=1)
    assert used_in_words(author) == "You have used 1 MB of 200 MB."
    assert make_draft(lead=author)
