"""The command that reads write-ups in bulk, and what it says of files it refuses."""

import io
import json
import zipfile
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command

from tests.write_ups.kinds import KINDS


def run(tmp_path, **files: bytes) -> list[dict]:
    """Runs the command on files by name; a name's _ is a full stop."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    for name, content in named.items():
        (tmp_path / name).write_bytes(content)
    out = tmp_path / "result.jsonl"
    with suppress(CommandError):
        call_command("read_write_ups", *(str(tmp_path / name) for name in named), out=out, stdout=io.StringIO())
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_there_is_a_line_for_each_file_in_order(tmp_path):
    first, second, third = run(
        tmp_path, a_docx=KINDS[0]().content, b_doc=b"x", c_txt="Aim: fewer falls – für alle".encode()
    )
    assert first["file"].endswith("a.docx")
    assert set(first) == {"file", "title", "sections", "unplaced", "headings", "pictures"}
    assert set(first["sections"]) == {
        "problem", "what_we_did", "outcomes", "tipping_points", "pitfalls", "credits", "context", "resources",
    }  # fmt: skip
    assert set(second) == {"file", "error"}
    assert third["sections"]["problem"] == "fewer falls – für alle"


def test_without_a_file_to_write_to_it_tells_the_screen(tmp_path):
    (tmp_path / "a.docx").write_bytes(KINDS[0]().content)
    told = io.StringIO()
    call_command("read_write_ups", str(tmp_path / "a.docx"), stdout=told)
    assert json.loads(told.getvalue())["title"]


def test_a_refused_file_does_not_stop_the_others_and_the_exit_code_says_so(tmp_path):
    for name, content in (("a.docx", b"x"), ("b.docx", KINDS[0]().content)):
        (tmp_path / name).write_bytes(content)
    told = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("read_write_ups", str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), stdout=told)
    assert refused.value.returncode == 1
    first, second = map(json.loads, told.getvalue().splitlines())
    assert "error" in first
    assert second["title"]


def macros() -> bytes:
    written = io.BytesIO(KINDS[0]().content)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a_pdf", b"%PDF-1.7", "must be a Word document (docx). Copy its text and paste it instead"),
        ("a_doc", b"x", "Open it in Word, save it as a Word document (docx)"),
        ("a_docm", macros(), "save it as a Word document (docx)"),
        ("a_docx", macros(), "macros or other programs in it. Copy its text and paste it instead"),
        ("a_docx", b"", "is empty"),
        ("a_docx", b"%PDF-1.7", "is not a Word document, although its name says so"),
        ("a_docx", b"PK not a zip", "could not be read – try saving it again"),
        ("a_docx", b"PK" + bytes(25 * 1024 * 1024), "must be smaller than 25 MB"),
        ("a_txt", b"word " * 100_000, "too long to read in one go"),
        ("a_txt", b"\x00\x01\xff" * 9, "is not plain text, although its name says so"),
    ],
)
def test_a_refusal_says_what_to_do(tmp_path, name, content, words):
    assert words in run(tmp_path, **{name: content})[0]["error"]


def test_a_name_that_is_not_utf_8_does_not_stop_the_others(tmp_path):
    first, second = run(tmp_path, **{"a\udcff_txt": b"Aim: fewer falls", "b_txt": b"Aim: less waiting"})
    assert first["file"].endswith("a\udcff.txt")
    assert second["sections"]["problem"] == "less waiting"


def test_a_write_up_is_never_overwritten_by_the_result(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Aim: fewer falls")
    with pytest.raises(CommandError, match="another file"):
        call_command("read_write_ups", str(tmp_path / "a.txt"), out=tmp_path / "a.txt", stdout=io.StringIO())
    assert (tmp_path / "a.txt").read_bytes() == b"Aim: fewer falls"


def test_a_file_that_is_not_there_gets_a_line_too(tmp_path):
    out = tmp_path / "result.jsonl"
    with pytest.raises(CommandError, match="1 of 1 files could not be read"):
        call_command("read_write_ups", "nothing.docx", out=out, stdout=io.StringIO())
    assert "cannot be read" in json.loads(out.read_text())["error"]
