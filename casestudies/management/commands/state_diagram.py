"""The states of an edition as a diagram and tables, generated from the table in states.py."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casestudies.states import MOVES, OWNERS, Actor, Move, Owner, Status

BEGIN = "<!-- generated: manage.py state_diagram --write -->"
END = "<!-- end of what is generated -->"
_OWNER_NAMES = {Owner.AUTHOR: "the author", Owner.MODERATOR: "moderators", Owner.SYSTEM: "nobody: it is settled"}
_ACTOR_NAMES = {Actor.AUTHOR: "author", Actor.MODERATOR: "moderator", Actor.SYSTEM: "portal"}


class Command(BaseCommand):
    """Prints the generated part of docs/states.md; writes it there or compares it on request."""

    help = "Prints the states of an edition as diagram and tables. --write updates docs/states.md, --check compares."

    def add_arguments(self, parser: CommandParser) -> None:
        """--write and --check, and which file."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--write", action="store_true", help="update the document")
        what.add_argument("--check", action="store_true", help="fail when the document differs")
        parser.add_argument("--file", type=Path, default=settings.BASE_DIR / "docs" / "states.md")

    def handle(self, *, file: Path, write: bool, check: bool, **options) -> None:
        """Raises CommandError when the document lacks the markers, or with --check when it differs."""
        if not (write or check):
            self.stdout.write(generated())
            return
        document = file.read_text(encoding="utf-8")
        updated = _put_between_markers(document, generated(), file.name)
        if check and updated != document:
            raise CommandError(f"{file.name} differs from states.py. Run: manage.py state_diagram --write")
        if write:
            file.write_text(updated, encoding="utf-8")


def generated() -> str:
    """The diagram, the statuses with whose turn it is, and the moves with who makes them, as Markdown."""
    return "\n\n".join([_diagram(), _statuses(), _moves()])


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {status.value}: {status.label}" for status in Status]
    lines += [f"    [*] --> {Status.DRAFT.value}"]
    lines += [f"    {came_from.value} --> {to.value}: {_label(move)}" for (came_from, to), move in MOVES.items()]
    going_on = {came_from for came_from, _to in MOVES}
    lines += [f"    {status.value} --> [*]" for status in Status if status not in going_on]
    return "\n".join([*lines, "```"])


def _statuses() -> str:
    lines = ["| status | shown as | whose turn it is |", "|---|---|---|"]
    lines += [f"| {status.value} | {status.label} | {_OWNER_NAMES[OWNERS[status]]} |" for status in Status]
    return "\n".join(lines)


def _moves() -> str:
    lines = ["| from | to | who | reason needed |", "|---|---|---|---|"]
    lines += [
        f"| {came_from.label} | {to.label} | {_actors(move)} | {'yes' if move.needs_comment else 'no'} |"
        for (came_from, to), move in MOVES.items()
    ]
    return "\n".join(lines)


def _label(move: Move) -> str:
    return _actors(move) + (", reason needed" if move.needs_comment else "")


def _actors(move: Move) -> str:
    return " or ".join(_ACTOR_NAMES[actor] for actor in Actor if actor in move.by)


def _put_between_markers(document: str, text: str, name: str) -> str:
    before, begin, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise CommandError(f"{name} needs the lines “{BEGIN}” and “{END}”.")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"
