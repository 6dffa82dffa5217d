"""Photos and attachments: who gets them, and with which headers."""

import pytest

from casestudies.models import Attachment, Photo
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_user, take_to
from tests.integration.library.filled import filled_draft

pytestmark = pytest.mark.django_db

HIDDEN = [Status.DRAFT, Status.SUBMITTED, Status.IN_REVIEW, Status.REJECTED, Status.WITHDRAWN, Status.UNPUBLISHED]


def addresses(edition) -> list[str]:
    photo, attachment = edition.photos.get(), edition.attachments.get()
    return [f"/photos/{photo.public_id}/{size}/" for size in ("large", "small")] + [f"/files/{attachment.public_id}/"]


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_everybody_sees_the_photos_of_a_published_case_study(client):
    large, small, _ = addresses(take_to(Status.PUBLISHED, filled_draft()))
    response = client.get(large)
    assert body(response) == b"large bytes"
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "public" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("inline")
    assert body(client.get(small)) == b"small bytes"


def test_a_file_is_downloaded_under_its_own_name_and_can_run_nothing(client):
    *_, url = addresses(take_to(Status.PUBLISHED, filled_draft("Naïve")))
    response = client.get(url)
    assert body(response) == b"%PDF-1.4"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Na%C3%AFve%20%E2%80%9Csummary")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_name_cannot_write_headers(client):
    edition = take_to(Status.PUBLISHED, filled_draft())
    Attachment.objects.update(name='x"; filename="evil.exe.pdf')
    response = client.get(addresses(edition)[2])
    assert response["Content-Disposition"] == 'attachment; filename="x\\"; filename=\\"evil.exe.pdf"'
    body(response)


@pytest.mark.parametrize("status", HIDDEN)
def test_nobody_else_gets_the_files_of_what_is_not_published(client, status):
    edition = take_to(status, filled_draft())
    for person in (None, make_user()):
        if person:
            client.force_login(person)
        for url in addresses(edition):
            assert client.get(url).status_code == 404


def test_the_lead_and_moderators_get_the_files_and_no_cache_keeps_them(client):
    edition = take_to(Status.SUBMITTED, filled_draft())
    for person in (edition.case_study.lead, make_user(Role.MODERATOR)):
        client.force_login(person)
        for url in addresses(edition):
            response = client.get(url)
            assert response.status_code == 200
            assert "no-store" in response["Cache-Control"]
            body(response)


def test_moderators_do_not_get_the_files_of_a_draft(client):
    edition = filled_draft()
    client.force_login(make_user(Role.MODERATOR))
    assert [client.get(url).status_code for url in addresses(edition)] == [404, 404, 404]


def test_there_are_two_sizes_and_no_other(client):
    edition = take_to(Status.PUBLISHED, filled_draft())
    assert client.get(f"/photos/{edition.photos.get().public_id}/edition/").status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_not_found(client):
    edition = take_to(Status.PUBLISHED, filled_draft())
    photo = Photo.objects.get()
    photo.large.storage.delete(photo.large.name)
    assert client.get(addresses(edition)[0]).status_code == 404
