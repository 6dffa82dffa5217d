"""Whatever people type is text on the page, never markup; and no link leads anywhere but to the web."""

import pytest

from casestudies.library.page import safe_link
from casestudies.models import CaseStudy, Resource
from casestudies.states import Status
from tests.factories import make_published, take_to
from tests.integration.library.filled import filled_draft

pytestmark = pytest.mark.django_db

PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
BAD_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//example.com",
    "/local",
    "ftp://example.com/x",
    "http://[broken",
]


def pages(client, edition):
    study = CaseStudy.objects.get(pk=edition.case_study_id)
    client.force_login(study.lead)
    yield client.get(study.get_absolute_url())
    yield client.get("/")


def test_scripts_in_any_answer_come_out_as_text(client):
    edition = take_to(Status.PUBLISHED, filled_draft(PAYLOAD))
    for response in pages(client, edition):
        html = response.content.decode()
        assert response.status_code == 200
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "&lt;script&gt;alert(1)" in html


def test_scripts_in_any_answer_come_out_as_text_in_the_preview(client):
    edition = filled_draft(PAYLOAD)
    client.force_login(edition.case_study.lead)
    html = client.get(f"/case-studies/{edition.case_study.public_id}/editions/1/").content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert html.count("&lt;script&gt;alert(1)") > 30


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_only_web_addresses_become_links(client, url):
    assert safe_link(url) == ""
    edition = make_published()
    Resource.objects.create(edition=edition, kind="link", title="A resource", url=url)
    html = client.get(CaseStudy.objects.get(pk=edition.case_study_id).get_absolute_url()).content.decode()
    assert "A resource" in html
    assert f'href="{url}' not in html
    assert 'href="javascript' not in html.lower()


def test_a_web_address_becomes_a_link_that_vouches_for_nothing(client):
    edition = make_published()
    Resource.objects.create(edition=edition, kind="link", title="A resource", url="https://example.com/a?b=c")
    html = client.get(CaseStudy.objects.get(pk=edition.case_study_id).get_absolute_url()).content.decode()
    assert '<a href="https://example.com/a?b=c" rel="noopener nofollow">A resource</a>' in html
