"""manage.py scan_identifiers: over a file of texts, and over everything stored."""

import json

import pytest
from django.core.management import CommandError, call_command

from casestudies.models import Attachment, Photo, Pitfall
from casestudies.states import Status
from tests.factories import make_draft, make_edition


def scan(tmp_path, *lines: str) -> list[dict]:
    (tmp_path / "texts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    call_command("scan_identifiers", "--in", str(tmp_path / "texts.jsonl"), "--out", str(tmp_path / "findings.jsonl"))
    return [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_text_gets_a_line_with_its_findings(tmp_path):
    assert scan(
        tmp_path,
        '{"id": "a", "text": "Our NHS number was 943 476 5919."}',
        "",
        '{"id": 2, "text": "Nothing here."}',
        '{"id": 3, "text": null}',
    ) == [
        {"id": "a", "findings": [{"kind": "nhs_number", "start": 19, "end": 31}]},
        {"id": 2, "findings": []},
        {"id": 3, "findings": []},
    ]


def test_offsets_are_in_code_points_even_where_the_file_escapes_letters(tmp_path):
    [line] = scan(tmp_path, json.dumps({"id": 1, "text": "😀 NHS 943 476 5919"}))
    assert line["findings"] == [{"kind": "nhs_number", "start": 6, "end": 18}]


@pytest.mark.parametrize("line", ["not json", '{"id": 1}', '["a", "b"]', '{"id": 1, "text": 5}'])
def test_a_line_that_cannot_be_read_is_named(tmp_path, line):
    with pytest.raises(CommandError, match="Line 1"):
        scan(tmp_path, line)


def test_texts_are_never_overwritten_by_their_findings(tmp_path):
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": 1, "text": "Ours."}', encoding="utf-8")
    with pytest.raises(CommandError, match="another file"):
        call_command("scan_identifiers", "--in", str(texts), "--out", str(tmp_path / "." / "texts.jsonl"))
    assert texts.read_text(encoding="utf-8") == '{"id": 1, "text": "Ours."}'


@pytest.mark.parametrize(
    ("content", "said"), [(b"\xff\xfe", "not UTF-8"), (b"[" * 100_000, "Line 1"), (None, "No such file")]
)
def test_texts_that_cannot_be_read_are_refused_with_a_sentence(tmp_path, content, said):
    texts = tmp_path / "texts.jsonl"
    if content is not None:
        texts.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        call_command("scan_identifiers", "--in", str(texts), "--out", str(tmp_path / "findings.jsonl"))


def test_one_option_without_the_other_is_refused(tmp_path):
    with pytest.raises(CommandError, match="both"):
        call_command("scan_identifiers", "--in", str(tmp_path))


@pytest.mark.django_db
def test_what_is_stored_is_named_by_place_and_never_quoted(capsys):
    draft = make_draft(problem="Mrs Hart, 83, from Hull, waited.")
    draft.tags.set(["falls", "401 023 2137"])
    Pitfall.objects.create(edition=draft, order=1, why="We lost the notes of NHS number 401 023 2137.")
    Photo.objects.create(edition=draft, public_id="p", width=1, height=1, alternative_text="A label: DOB 12/03/1941")
    Attachment.objects.create(edition=draft, public_id="a", size=1, name="MRN 1234567.pdf")
    clean = make_edition(Status.PUBLISHED)
    call_command("scan_identifiers")
    said = capsys.readouterr().out
    for place in ("What was the problem?", "Tags", "Pitfall 1: why it happened", "Photo 1: alternative text", "name:"):
        assert place in said
    for words in ("Hart", "943", "401", "1941", "1234567"):
        assert words not in said
    assert clean.reference not in said


@pytest.mark.django_db
def test_nothing_found_is_said(capsys):
    make_edition(Status.PUBLISHED)
    call_command("scan_identifiers")
    assert "Nothing that is stored could point to a patient." in capsys.readouterr().out
