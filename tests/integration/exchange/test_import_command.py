"""Bringing a file in: what is kept, what is rejected and why, and what a repeat does."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies import workflow
from casestudies.models import CaseStudy, Edition, IndexChange, Message, Transition
from casestudies.states import Status
from tests.factories import make_organisation, make_user

from .lines import FULL, WRITE_UP, write

pytestmark = pytest.mark.django_db


OVER_TIME = {
    "readings": {"2024-01-01": 40.5, "2024-02-01": 60},
    "changes": {"2024-02-01": "A new trolley"},
    "better": "higher",
    "comparison": "The next ward's tea stayed cold.",
}


def run(path, **options) -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    call_command("import_case_studies", str(path), stdout=out, stderr=errors, **options)
    return out.getvalue(), errors.getvalue()


def rejected(path, **options) -> str:
    errors = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_case_studies", str(path), stdout=io.StringIO(), stderr=errors, **options)
    return errors.getvalue()


def test_both_layouts_come_in_as_drafts(tmp_path):
    out, _ = run(write(tmp_path, FULL, WRITE_UP))
    assert out.startswith("2 added, 0 updated, 0 already here, 0 rejected")
    assert list(Edition.objects.values_list("status", flat=True)) == [Status.DRAFT] * 2
    assert set(CaseStudy.objects.values_list("source", "source_id")) == {("tea", "a1"), ("tea", "w1")}


def test_published_ones_are_published_by_the_portal_and_nobody_is_written_to(tmp_path):
    lead = make_user()
    run(write(tmp_path, FULL, WRITE_UP), status="published", lead=lead.email.upper())
    assert Edition.objects.published().count() == 2
    assert set(Transition.objects.values_list("by", "to_status")) == {(None, Status.PUBLISHED)}
    assert set(CaseStudy.objects.values_list("lead", flat=True)) == {lead.pk}
    assert IndexChange.objects.count() == 2
    assert not Message.objects.exists()


def test_the_index_follows_once_for_the_whole_file(tmp_path, monkeypatch):
    follows = []
    monkeypatch.setattr("casestudies.index.follow_after_commit", lambda: follows.append(1))
    run(write(tmp_path, *({**FULL, "id": str(n)} for n in range(5))), status="published")
    assert len(follows) == 1


def test_a_repeat_changes_nothing_whatever_the_order_of_keys(tmp_path):
    run(write(tmp_path, FULL, WRITE_UP), status="published")
    before = list(Edition.objects.values())
    turned = json.dumps(dict(reversed(FULL.items())), indent=None, separators=(" , ", " : "))
    out, _ = run(write(tmp_path, turned, WRITE_UP), status="published")
    assert "0 added, 0 updated, 2 already here" in out
    assert list(Edition.objects.values()) == before
    assert IndexChange.objects.count() == 2


def test_the_same_id_in_another_source_is_another_case_study(tmp_path):
    run(write(tmp_path, FULL))
    run(write(tmp_path, FULL), source="coffee")
    assert CaseStudy.objects.count() == 2


def test_a_changed_line_replaces_an_untouched_draft(tmp_path):
    run(write(tmp_path, {**FULL, "steps": [{"what": "One"}, {"what": "Two"}], "tags": ["tea"]}))
    out, _ = run(write(tmp_path, {**FULL, "headline": "We moved the coffee", "steps": [{"what": "Three"}]}))
    edition = Edition.objects.get()
    assert "1 updated" in out
    assert edition.headline == "We moved the coffee"
    assert [step.what for step in edition.steps.all()] == ["Three"]
    assert not edition.tags.exists()


def test_a_changed_line_becomes_the_next_edition_of_what_was_published(tmp_path):
    run(write(tmp_path, FULL), status="published")
    run(write(tmp_path, {**FULL, "headline": "We moved the coffee"}), status="published")
    assert list(Edition.objects.values_list("number", "status", "headline")) == [
        (1, Status.SUPERSEDED, "We moved the tea trolley"),
        (2, Status.PUBLISHED, "We moved the coffee"),
    ]


def test_a_changed_line_never_overwrites_what_people_did(tmp_path):
    lead = make_user()
    run(write(tmp_path, FULL), lead=lead.email)
    edition = Edition.objects.get()
    workflow.move(edition=edition, to=Status.SUBMITTED, by=lead, expected_version=edition.version)
    changed = write(tmp_path, {**FULL, "headline": "We moved the coffee"})
    assert "people have worked on the case study here" in rejected(changed)
    assert Edition.objects.get().headline == "We moved the tea trolley"


def test_a_draft_saved_here_is_not_overwritten(tmp_path):
    run(write(tmp_path, FULL))
    Edition.objects.update(version=2, headline="Mine")
    assert "Line 1: " in rejected(write(tmp_path, {**FULL, "headline": "Theirs"}))
    assert Edition.objects.get().headline == "Mine"


BAD_LINES = [
    ("{", "not JSON"),
    ("nonsense", "not JSON"),
    ("[1, 2]", "not a JSON object"),
    ('"text"', "not a JSON object"),
    ("null", "not a JSON object"),
    (b'{"id": "\xff"}', "not in UTF-8"),
    ('{"id": "1", "id": "2", "headline": "x"}', "A key is there twice"),
    ('{"id": "1", "headline": "\\ud800"}', "not text (U+D800)"),
    ('{"id": "1", "headline": "a\\u0000b"}', "not text (U+0000)"),
    ('{"id": "1", "headline": "x", "steps": [{"\\u0001": "y"}]}', "not text (U+0001)"),
    ('{"id": "1", "headline": "x", "outcomes": [{"baseline": NaN}]}', "NaN is not a number"),
    ('{"id": "1", "headline": "x", "outcomes": [{"sample_size": ' + "9" * 5000 + "}]}", "number that is too large"),
    ("[" * 100_000, "nested too deeply"),
    ('{"id": "1", "headline": "' + "x" * 1_100_000 + '"}', "longer than 1 MB"),
    ('{"id": "1"}', "neither a `headline`"),
    ({**FULL, "id": ""}, "`id` is required"),
    ({**FULL, "id": None}, "`id` is required"),
    ({**FULL, "id": 7}, "`id` must be text"),
    ({**FULL, "id": "x" * 101}, "`id` must be 100 characters or fewer, not 101"),
    ({**FULL, "headline": " "}, "`headline` is required"),
    ({**FULL, "headline": "x" * 141}, "`headline` must be 140 characters or fewer, not 141"),
    ({**FULL, "problem": "x" * 281}, "`problem` must be 280 characters or fewer"),
    ({**FULL, "result_category": "happiness"}, "`result_category` must be one of patient_outcome"),
    ({**FULL, "result_direction": ["better"]}, "`result_direction` must be one of better"),
    ({**FULL, "organisation": "NOPE"}, "ODS code the portal knows: there is no “NOPE”"),
    ({**FULL, "region": "Devon"}, "`region` must be the slug of a region: there is no “Devon”"),
    ({**FULL, "setting": "pub"}, "`setting` must be the slug of a setting"),
    ({**FULL, "topics": "falls"}, "`topics` must be a list"),
    ({**FULL, "topics": ["tea"]}, "`topics` must be the slug of a topic: there is no “tea”"),
    ({**FULL, "topics": ["falls", "cancer", "eyes", "medicines"]}, "`topics` must have 3 entries or fewer, not 4"),
    ({**FULL, "methods": [None]}, "`methods` must be the slug of a method"),
    ({**FULL, "tags": ["x" * 101]}, "`tags` must be 100 characters or fewer"),
    ({**FULL, "tags": {"a": 1}}, "`tags` must be a list"),
    ({**FULL, "started": 2024}, "`started` must be text like “2024” or “2024-03”"),
    ({**FULL, "started": "2024-13"}, "`started` must be a real date"),
    ({**FULL, "started": "March 2024"}, "`started` must be text like"),
    ({**FULL, "started": "2024-05", "ended": "2024-04"}, "`ended` must not be before `started`"),
    ({**FULL, "staff_hours": "lots"}, "`staff_hours` must be one of none"),
    ({**FULL, "colour": "red"}, "`colour` is not a key of this layout"),
    ({**FULL, "steps": "none"}, "`steps` must be a list"),
    ({**FULL, "steps": ["walk"]}, "`steps` 1: must be an object"),
    ({**FULL, "steps": [{"what": "x"}, {"how": "y"}]}, "`steps` 2: `how` is not a key"),
    ({**FULL, "steps": [{"what": "x"}] * 101}, "`steps` must have 100 entries or fewer"),
    ({**FULL, "tipping_points": [{"role": "cat"}]}, "`tipping_points` 1: `role` must be one of consultants"),
    ({**FULL, "outcomes": [{"baseline": "4"}]}, "`baseline` must be a number"),
    ({**FULL, "outcomes": [{"baseline": True}]}, "`baseline` must be a number"),
    ({**FULL, "outcomes": [{"result": 10**10}]}, "`result` must be smaller than 10,000,000,000"),
    ('{"id": "1", "headline": "x", "outcomes": [{"result": 1e999999}]}', "`result` must be smaller"),
    ({**FULL, "outcomes": [{"result": 0.00001}]}, "`result` must have four decimal places or fewer"),
    ({**FULL, "outcomes": [{"sample_size": -1}]}, "`sample_size` must be a whole number"),
    ({**FULL, "outcomes": [{"sample_size": 1.5}]}, "`sample_size` must be a whole number"),
    ({**FULL, "outcomes": [{"readings": [1, 2]}]}, "`readings` must be an object of values by date"),
    ({**FULL, "outcomes": [{"readings": {"2024-01-01": "4"}}]}, "`readings` must be a number"),
    ({**FULL, "outcomes": [{"readings": {"01/02/2024": 4}}]}, "`readings` must have real dates like “2024-03-01”"),
    ({**FULL, "outcomes": [{"readings": {"2024-02-30": 4}}]}, "`readings` must have real dates like “2024-03-01”"),
    ({**FULL, "outcomes": [{"changes": {f"2024-01-0{day}": "" for day in range(1, 7)}}]}, "`changes` must have 5"),
    ({**FULL, "outcomes": [{"better": "more"}]}, "`better` must be one of higher, lower, neither"),
    ({**FULL, "resources": [{"url": "javascript:alert(1)"}]}, "`url` must be a web address"),
    ({**FULL, "resources": [{"url": "ftp://example.org"}]}, "`url` must be a web address"),
    ({**WRITE_UP, "title": ""}, "`title` is required"),
    ({**WRITE_UP, "id": None}, "`id` is required"),
    ({**WRITE_UP, "summary": None, "body": " "}, "`summary` or `body` is required"),
    ({**WRITE_UP, "title": ["x"]}, "`title` must be text"),
    ({**WRITE_UP, "topics": [1]}, "`topics` must be text"),
    ({**WRITE_UP, "outcomes": {"a": 1}}, "`outcomes` must be a list"),
    ({**WRITE_UP, "year": "last"}, "`year` must be a year"),
    ({**WRITE_UP, "year": 20210}, "`year` must be a year"),
    ({**WRITE_UP, "year": True}, "`year` must be a year"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=[reason[:40] for _, reason in BAD_LINES])
def test_a_bad_line_is_rejected_with_its_number_and_reason_and_the_others_come_in(line, reason, tmp_path):
    path = write(tmp_path, {**FULL, "id": "before"}, "", line, {**FULL, "id": "after"})
    errors = rejected(path)
    assert "Line 3: " in errors
    assert reason in errors
    assert set(CaseStudy.objects.values_list("source_id", flat=True)) == {"before", "after"}


def test_every_reason_of_a_line_is_given_at_once(tmp_path):
    errors = rejected(write(tmp_path, {**FULL, "headline": "x" * 141, "region": "Devon", "colour": "red"}))
    assert errors.count("Line 1: ") == 3


def test_an_id_twice_in_a_file_is_rejected_the_second_time(tmp_path):
    assert "Line 2: The id “a1” is on line 1 already" in rejected(write(tmp_path, FULL, {**FULL, "headline": "Other"}))
    assert Edition.objects.get().headline == FULL["headline"]


@pytest.mark.parametrize("key", ["problem", "result", "result_category", "result_direction", "region", "topics"])
def test_the_full_layout_is_only_published_with_the_five_answers(key, tmp_path):
    line = {name: value for name, value in FULL.items() if name != key}
    assert "It cannot be published: " in rejected(write(tmp_path, line), status="published")
    assert not CaseStudy.objects.exists()
    run(write(tmp_path, line))
    assert Edition.objects.get().status == Status.DRAFT


def test_all_or_nothing_takes_everything_back(tmp_path):
    path = write(tmp_path, FULL, WRITE_UP, "{")
    assert "Line 3: " in rejected(path, status="published", all_or_nothing=True)
    assert not CaseStudy.objects.exists()
    assert not IndexChange.objects.exists()
    run(write(tmp_path, FULL, WRITE_UP), status="published", all_or_nothing=True)
    assert Edition.objects.published().count() == 2


def test_rejected_lines_go_into_a_report_file(tmp_path):
    rejected(write(tmp_path, FULL, "{", '{"id": "1"}'), report=tmp_path / "report.txt")
    lines = (tmp_path / "report.txt").read_text().splitlines()
    assert [line.split(":")[0] for line in lines] == ["Line 2", "Line 3"]


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbf" + json.dumps(FULL).encode() + b"\r", "   \r", WRITE_UP)
    assert "2 added" in run(path)[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [({"lead": "nobody@nhs.net"}, "Nobody with the address"), ({"source": "x" * 61}, "60 characters or fewer")],
)
def test_wrong_options_are_explained(options, words, tmp_path):
    with pytest.raises(CommandError, match=words):
        run(write(tmp_path, FULL), **options)


def test_a_file_that_is_not_there_is_explained(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "none.jsonl")


def test_everything_in_the_full_layout_is_kept(tmp_path):
    organisation = make_organisation(ods_code="RX1")
    line = {
        **FULL,
        "organisation": "rx1",
        "organisation_name": None,
        "place": "Ward 6",
        "setting": "acute-inpatient",
        "methods": ["pdsa"],
        "tags": ["tea", "tea"],
        "started": "2024-03",
        "ended": "2025",
        "summary": "In short\r\nhot",
        "steps": [{"what": "First", "when": "May"}, {"what": "Second"}],
        "tipping_points": [{"role": "nurses", "before": "against", "after": "champion", "trigger": "peer"}],
        "pitfalls": "none",
        "outcomes": [
            {"measure": "Heat", "baseline": 40.5, "result": 60, "unit": "degrees", "sample_size": 12} | OVER_TIME
        ],
        "credits": [{"name": "Ana Example", "role": "lead"}],
        "resources": [{"kind": "link", "title": "Page", "url": "https://example.org/", "need": "core"}],
        "staff_hours": "10_50",
        "lasting": "routine",
        "advice_core": "Move it",
    }
    run(write(tmp_path, line), status="published")
    edition = Edition.objects.with_parts().get()
    assert (edition.organisation, edition.organisation_name) == (organisation, organisation.name)
    assert edition.region == organisation.region
    assert (edition.started_year, edition.started_month, edition.ended_year, edition.ended_month) == (
        2024,
        3,
        2025,
        None,
    )
    assert edition.summary == "In short\nhot"
    assert [step.what for step in edition.steps.all()] == ["First", "Second"]
    assert edition.no_pitfalls
    assert not edition.no_tipping_points
    outcome = edition.outcomes.get()
    assert str(outcome.baseline) == "40.5000"
    assert outcome.readings == {"2024-01-01": "40.5", "2024-02-01": "60"}
    assert {name: getattr(outcome, name) for name in ("changes", "better", "comparison")} == {
        name: OVER_TIME[name] for name in ("changes", "better", "comparison")
    }
    assert [tag.name for tag in edition.tags.all()] == ["tea"]
    assert edition.resources.get().url == "https://example.org/"
    assert edition.credits.get().name == "Ana Example"
    assert edition.methods.get().slug == "pdsa"


def test_a_hundred_lines_cost_the_same_each(tmp_path):
    def queries(count: int, source: str) -> int:
        path = write(tmp_path, *({**WRITE_UP, "id": str(n)} for n in range(count)), name=f"{source}.jsonl")
        with CaptureQueriesContext(connection) as captured:
            run(path, status="published")
        return len(captured)

    queries(1, "warm")
    one, hundred = queries(1, "one"), queries(100, "hundred")
    assert CaseStudy.objects.count() == 102
    assert hundred < one * 100
    assert hundred / 100 < 80
