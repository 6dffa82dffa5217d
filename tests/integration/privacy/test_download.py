"""Downloading what is kept about oneself: all of it, and nothing of anybody else."""

import io
import json
import zipfile

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from casestudies.privacy.downloads import own_data
from casestudies.privacy.table import TABLE
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_edition, make_user
from tests.integration.privacy.conftest import ADDRESS, NAME, add_files

pytestmark = pytest.mark.django_db


def _zip(person):
    return zipfile.ZipFile(own_data(by=person))


def _data(person):
    return json.loads(_zip(person).read("data.json"))


def test_every_class_of_data_that_is_about_people_is_in_it(full, person):
    data = _data(person)
    assert set(data) == {row.key for row in TABLE if row.collect}
    assert data["account"]["email"] == ADDRESS
    assert data["profile"]["name"] == NAME
    headlines = [edition["content"]["headline"] for each in data["case_studies"] for edition in each["editions"]]
    assert headlines == ["Published by them", "Draft of theirs"]
    assert data["case_studies"][0]["editions"][0]["decisions"][-1]["to"] == "Published"
    assert [each["typed"] for each in data["writing"]["half_answers"]] == [{"x": "half"}] * 2
    assert data["thanks"]
    assert data["reports"][0]["text"] == "Wrong link"
    assert data["taking_part"]["parts"][0]["part"] == "write"
    assert data["emails"]["got"]
    assert "signed_in" in {each["kind"] for each in data["audit"]}


def test_everything_in_it_is_explained(full, person):
    readme = _zip(person).read("README.txt").decode()
    assert all(row.download in readme for row in TABLE if row.collect)


def test_files_are_those_of_own_case_studies_and_the_own_photo(full, person, colleague):
    add_files(full["of_colleague"], colleague, "colleague canary")
    packed = _zip(person)
    files = [name for name in packed.namelist() if name.startswith("files/")]
    contents = {packed.read(name) for name in files}
    assert contents == {
        b"\xff\xd8largefile",
        b"file",
        b"\xff\xd8largedraft",
        b"draft",
        b"\xff\xd8waiting",
        b"\xff\xd8me",
    }
    assert len(files) == len(set(files))
    assert all(".." not in name and not name.startswith("/") for name in packed.namelist())
    assert packed.testzip() is None


def test_nothing_of_others_is_in_it(full, person, colleague):
    full["draft"].credits.create(name="Not Public Canary", role="idea")
    full["draft"].case_study.remarks.create(section="cost", text="Remark canary", by=colleague)
    full["draft"].case_study.kept_answers.create(
        by=colleague, place="x", question="y", token="z", typed={"x": "Typed canary"}, why="half"
    )
    moderator = make_user(Role.MODERATOR, name="Moderator Canary")
    held = make_edition(Status.IN_REVIEW, lead=person, moderator=moderator)
    held.holds.create(by=moderator, reason="Hold canary")
    data = _data(person)
    got = json.dumps(data.pop("emails"))
    assert "anary" not in json.dumps(data)
    assert colleague.email not in json.dumps(data) + got
    assert "/credits/" not in got, "a link that only works for its reader"


def test_secrets_that_let_somebody_in_are_not_in_it(full, person):
    text = json.dumps(_data(person))
    assert person.has_usable_password()
    assert person.password not in text
    assert "token_hash" not in text


def test_a_file_that_is_gone_does_not_keep_the_rest_back(full, person):
    full["draft"].attachments.get().file.delete(save=False)
    assert "data.json" in _zip(person).namelist()


def test_it_is_written_in_the_audit_trail(full, person):
    _zip(person)
    assert AuditEvent.objects.filter(kind="own_data_exported", actor=person).count() == 1


def test_the_password_is_asked_for_first_and_the_file_is_private(full, person):
    client = Client()
    client.force_login(person)
    address = reverse("privacy:download")
    assert client.post(address).headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": "huddle kettle orbit"})
    response = client.post(address)
    packed = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert "data.json" in packed.namelist()
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "no-store" in response.headers["Cache-Control"]


def test_nobody_downloads_without_end(person):
    cache.clear()
    client = Client()
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": "huddle kettle orbit"})
    statuses = [client.post(reverse("privacy:download")).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [409]
