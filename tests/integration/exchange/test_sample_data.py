"""Sample data: everything is there once, nothing of it outside debug mode, and nobody is written to."""

import io
import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from casestudies.exchange.sample_data import FOLDER, load_sample_data
from casestudies.exchange.sample_people import PASSWORD, SIGN_INS
from casestudies.models import CaseStudy, Edition, Flag, Kudos, Message, Note, Photo, Report
from casestudies.permissions import can_edit, check_can_claim, claim_holds
from casestudies.states import Status
from improvers.models import Organisation, User

from .lines import FULL

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A small set of sample data: four case studies."""
    codes = sorted({"ZZ001", "ZZ004", "ZZ018", "ZZ019", "ZZ022"})
    organisations = [
        {"ods_code": code, "name": f"Trust {code}", "kind": "trust", "region": "london", "board": "QKK", "town": "Town"}
        for code in codes
    ]
    (tmp_path / "organisations.json").write_text(json.dumps(organisations))
    lines = [{**FULL, "id": f"sample-0{number}", "organisation": "ZZ001"} for number in range(1, 5)]
    (tmp_path / "case_studies.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


@pytest.mark.parametrize("command", ["load_sample_data", "try_out"])
def test_it_is_refused_outside_debug_mode(command, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG=1"):
        call_command(command)
    assert not User.objects.exists()


def test_every_status_has_at_least_one_and_all_are_marked_as_sample(folder):
    load_sample_data(folder=folder)
    assert set(Edition.objects.values_list("status", flat=True)) == set(Status.values)
    assert not CaseStudy.objects.filter(is_sample=False).exists()
    assert not Organisation.objects.filter(is_sample=False, ods_code__startswith="ZZ").exists()


def test_readers_keep_the_published_edition_while_a_newer_one_waits(folder):
    load_sample_data(folder=folder)
    case_study = CaseStudy.objects.get(source_id="sample-01")
    assert case_study.published_edition.number == 1
    assert case_study.open_edition.status == Status.SUBMITTED


def test_the_queue_has_waiting_days_and_the_notes_are_at_their_sections(folder):
    load_sample_data(folder=folder)
    waiting = list(Edition.objects.queued())
    assert [edition.case_study.source_id for edition in waiting] == [
        "waiting-long",
        "in-review",
        "waiting-first",
        "waiting",
        "sample-01",
    ]
    assert waiting[0].submitted_at < waiting[1].submitted_at
    moderator = User.objects.get(email="moderator@sample.nhs.net")
    late, claimed, first, *_others = waiting
    assert timezone.now() - late.submitted_at > timedelta(days=settings.QUEUE_LATE_DAYS)
    assert claim_holds(claimed)
    assert first.flags.get().kind == Flag.Kind.EXPLAINED
    assert not first.case_study.lead.case_studies_led.exclude(first_published_at=None).exists()
    assert moderator.remits.exists()
    assert Report.objects.open().exists()
    check_can_claim(moderator, waiting[0])
    assert Note.objects.count() == 2


def test_the_improver_has_something_to_write_on(folder):
    load_sample_data(folder=folder)
    improver = User.objects.get(email="improver@sample.nhs.net")
    editable = Edition.objects.editable_by(improver)
    assert {edition.status for edition in editable} == {Status.DRAFT, Status.CHANGES_REQUESTED}
    assert all(can_edit(improver, edition) for edition in editable)


def test_everybody_can_sign_in_with_the_printed_password(folder):
    load_sample_data(folder=folder)
    for person in SIGN_INS:
        user = User.objects.get(email=person.email)
        assert user.check_password(PASSWORD)
        assert user.role == person.role
        assert user.emailaddress_set.get().verified
        assert user.profile.name == person.name


def test_no_mail_goes_out(folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as sent:
        load_sample_data(folder=folder)
    assert sent
    assert Message.objects.exists()
    assert not Message.objects.filter(sent_at=None).exists()
    assert mail.outbox == []


def test_loading_again_changes_nothing(folder):
    assert load_sample_data(folder=folder) == 13
    counts = [model.objects.count() for model in (User, Organisation, CaseStudy, Edition, Kudos, Photo, Message)]
    assert load_sample_data(folder=folder) == 0
    assert [
        model.objects.count() for model in (User, Organisation, CaseStudy, Edition, Kudos, Photo, Message)
    ] == counts


def test_nobody_thanks_themselves_and_photos_are_described(folder):
    load_sample_data(folder=folder)
    assert Kudos.objects.exists()
    assert all(kudos.by_id != kudos.case_study.lead_id for kudos in Kudos.objects.select_related("case_study"))
    photo = Photo.objects.get()
    assert photo.alternative_text
    assert photo.large.open().read(3) == b"\xff\xd8\xff"
    assert (photo.width, photo.height) == (1600, 1067)


def test_the_projects_own_sample_data_loads_whole(settings):
    settings.DEBUG = True
    out = io.StringIO()
    call_command("load_sample_data", stdout=out)
    lines = (FOLDER / "case_studies.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 24
    published = Edition.objects.published()
    assert published.count() == len(lines)
    assert published.filter(result_direction__in=["worse", "no_change"]).count() >= 2
    assert set(Organisation.objects.filter(is_sample=True).values_list("region__slug", flat=True)) >= {
        edition.region.slug for edition in published.select_related("region")
    }
    assert published.values("region").distinct().count() == 10
    assert PASSWORD in out.getvalue()
    call_command("load_sample_data", stdout=out)
    assert "here already" in out.getvalue()
