"""Charts on the pages of an edition, and to take away."""

import csv
import io
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from casestudies.models import Outcome
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_user, take_to

pytestmark = pytest.mark.django_db

READINGS = {
    f"2023-{month:02d}-01": str(value)
    for month, value in enumerate([62, 58, 61, 59, 63, 60, 57, 61, 60, 62, 59, 61], 1)
}
LATER = {f"2024-{month:02d}-01": str(value) for month, value in enumerate([55, 54, 56, 53, 55, 54, 52], 1)}


def draft_with_chart(**more):
    """A draft with an outcome without values, and one with a chart."""
    edition = make_draft(**more)
    Outcome.objects.create(edition=edition, measure="Smiles", order=1)
    Outcome.objects.create(
        edition=edition,
        measure="Falls <b>at night</b>",
        readings=READINGS | LATER,
        changes={"2024-01-01": "=huddle <i>began</i>"},
        better="lower",
        order=2,
    )
    return edition


def address(name: str, edition, place: int = 2) -> str:
    """Where one chart's download is."""
    return reverse(f"charts:{name}", args=[edition.case_study.public_id, edition.number, place])


def test_a_reader_sees_the_chart_its_words_and_its_numbers(client):
    edition = take_to(Status.PUBLISHED, draft_with_chart())
    text = client.get(edition.case_study.get_absolute_url()).content.decode()
    assert text.count('role="img" aria-labelledby="chart-') == 2
    assert "Judged by the limits from before the change, all 7 values since stand out as an improvement." in text
    assert "How sure can you be? A signal in the values." in text
    assert "Download the numbers (CSV)" in text
    assert "<b>at night</b>" not in text
    assert "<i>began</i>" not in text
    assert "style=" not in text


def test_a_moderator_sees_how_sure_one_can_be(client):
    moderator = make_user(Role.MODERATOR)
    edition = take_to(Status.IN_REVIEW, draft_with_chart(), moderator=moderator)
    client.force_login(moderator)
    page = client.get(reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number]))
    assert "A signal in the values" in page.content.decode()


def test_the_numbers_open_in_a_spreadsheet_and_start_no_formula(client):
    response = client.get(address("values", take_to(Status.PUBLISHED, draft_with_chart())))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="falls-bat-nightb.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 19
    assert rows[0] == {
        "Date": "2023-01-01",
        "Value": "62",
        "Mean": "60.3",
        "Lower limit": "52.8",
        "Upper limit": "67.7",
        "What it shows": "Usual variation",
        "Change": "",
    }
    assert rows[12]["Change"] == "'=huddle <i>began</i>"


def test_the_picture_is_svg_that_can_run_nothing(client):
    response = client.get(address("picture", take_to(Status.PUBLISHED, draft_with_chart())))
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")
    picture = ElementTree.fromstring(response.content)
    names = {element.tag.partition("}")[2] for element in picture.iter()}
    assert names <= {"svg", "title", "desc", "g", "rect", "line", "text", "circle", "path", "polyline"}
    assert {name for element in picture.iter() for name in element.attrib}.isdisjoint({"style", "onload", "href"})
    assert picture[0].text == "Control chart: Falls <b>at night</b>"
    assert "all 7 values since stand out" in picture[1].text


@pytest.mark.parametrize("place", [0, 1, 3, 99])
def test_there_is_nothing_where_there_is_no_chart(client, place):
    edition = take_to(Status.PUBLISHED, draft_with_chart())
    assert client.get(address("values", edition, place)).status_code == 404
    assert client.get(address("picture", edition, place)).status_code == 404


@pytest.mark.parametrize("name", ["values", "picture"])
def test_nobody_else_gets_the_chart_of_a_draft(client, name):
    edition = draft_with_chart(lead=make_user())
    assert client.get(address(name, edition)).status_code == 404
    client.force_login(make_user())
    assert client.get(address(name, edition)).status_code == 404
    client.force_login(edition.case_study.lead)
    response = client.get(address(name, edition))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
