"""Pages go over the wire compressed; what streams goes as it is."""

import gzip

import pytest
from django.http import FileResponse
from django.test import RequestFactory

from casestudies.states import Status
from sharing_portal.middleware import CompressedPages
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


def test_a_browser_that_can_read_it_gets_the_page_compressed(client):
    make_edition(Status.PUBLISHED)
    plain = client.get("/search/").content
    response = client.get("/search/", headers={"accept-encoding": "gzip, br"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert gzip.decompress(response.content) == plain
    assert len(response.content) < len(plain) / 2


def test_the_same_page_is_never_of_the_same_length_twice_so_that_lengths_tell_nothing(client):
    lengths = {len(client.get("/search/", headers={"accept-encoding": "gzip"}).content) for _ in range(12)}
    assert len(lengths) > 1


def test_photos_and_files_keep_their_length_and_are_not_compressed_again(tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"x" * 5000)
    request = RequestFactory().get("/photos/", headers={"accept-encoding": "gzip"})
    response = CompressedPages(lambda _: FileResponse(photo.open("rb")))(request)
    assert "Content-Encoding" not in response
    assert response["Content-Length"] == "5000"
    response.close()
