"""The table of states says what docs/states.md says, and is whole."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from casestudies.management.commands.state_diagram import BEGIN, END, generated
from casestudies.states import EDITABLE, MOVES, OPEN, OWNERS, QUEUED, Owner, Status


def test_the_document_is_what_the_table_says():
    call_command("state_diagram", check=True)


def test_the_command_prints_the_diagram():
    out = StringIO()
    call_command("state_diagram", stdout=out)
    assert "in_review --> changes_requested: moderator, reason needed" in out.getvalue()
    assert out.getvalue().strip() == generated()


def test_a_document_that_differs_fails_the_check_and_writing_mends_it(tmp_path):
    document = tmp_path / "states.md"
    document.write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nAfter\n")
    with pytest.raises(CommandError, match="differs"):
        call_command("state_diagram", check=True, file=document)
    call_command("state_diagram", write=True, file=document)
    call_command("state_diagram", check=True, file=document)
    text = document.read_text()
    assert text.startswith("# Before")
    assert text.endswith("After\n")
    assert "old" not in text


def test_a_document_without_markers_is_refused_and_left_alone(tmp_path):
    document = tmp_path / "states.md"
    document.write_text("Only words")
    with pytest.raises(CommandError, match="needs the lines"):
        call_command("state_diagram", write=True, file=document)
    assert document.read_text() == "Only words"


def test_every_status_has_an_owner_and_can_be_reached():
    assert set(OWNERS) == set(Status)
    assert {to for _from, to in MOVES} | {Status.DRAFT} == set(Status)


def test_what_is_open_belongs_to_author_or_moderators():
    assert EDITABLE | QUEUED == OPEN
    assert {status for status in Status if OWNERS[status] is not Owner.SYSTEM} == OPEN
