"""What those who take part in the owner's case studies get where another improver gets nothing, written by hand.

A writer writes as the owner does, and neither sends nor withdraws; a checker reads and leaves notes. Each row says what
(a writer, a checker) gets; "owner" is for what the owner gets there, whatever state the case study is in.
"""

from typing import NamedTuple

from tests.architecture.access_half_signed_in import expected_half_signed_in
from tests.architecture.access_row import ACTORS_OF_TABLE, Row


class Colleagues(NamedTuple):
    """What a writer and a checker get at one route, for a visit and for an empty form."""

    get: tuple[str, str]
    post: tuple[str, str]


_WRITES = Colleagues(("owner", "403"), ("owner", "403"))
_DOES = Colleagues(("405", "405"), ("owner", "403"))
_READS = Colleagues(("owner", "owner"), ("owner", "owner"))

COLLEAGUES = {
    "charts:picture": _READS,
    "charts:values": _READS,
    "credits:answer": Colleagues(("404", "404"), ("404", "404")),
    "credits:correct": Colleagues(("404", "404"), ("404", "404")),
    "credits:ask_again": Colleagues(("405", "405"), ("403", "403")),
    "drafting:add_part": _WRITES,
    "drafting:both_texts": _READS,
    "drafting:change_part": _WRITES,
    "drafting:check": Colleagues(("owner", "to"), ("owner", "to")),
    "drafting:make_changes": Colleagues(("405", "405"), ("403", "403")),
    "drafting:move_part": _DOES,
    "drafting:remove_part": _WRITES,
    "drafting:section": _WRITES,
    "drafting:section_page": _WRITES,
    "drafting:sent": _READS,
    "drafting:tasks": _READS,
    "drafting:withdraw": _READS,
    "library:attachment": _READS,
    "library:photo": _READS,
    "library:preview": _READS,
    "library:thank": Colleagues(("owner", "owner"), ("owner", "owner")),
    "drafting:next_question": Colleagues(("404", "404"), ("405", "405")),
    "drafting:one_question": Colleagues(("404", "404"), ("404", "404")),
    "reach:reach": _READS,
    "still_true:answer": Colleagues(("404", "404"), ("404", "404")),
    "still_true:correct": _WRITES,
    "together:answer_offer": Colleagues(("405", "405"), ("409", "409")),
    "together:invitation": Colleagues(("404", "404"), ("404", "404")),
    "together:leave": Colleagues(("405", "405"), ("to", "to")),
    "together:note_done": Colleagues(("405", "405"), ("to", "to")),
    "together:notes": _READS,
    "together:offer_lead": Colleagues(("405", "405"), ("403", "403")),
    "together:people": Colleagues(("200", "200"), ("403", "403")),
    "together:remove": Colleagues(("405", "405"), ("403", "403")),
    "together:withdraw": Colleagues(("405", "405"), ("403", "403")),
    "write_ups:add": _WRITES,
    "write_ups:passages": _WRITES,
    "write_ups:picture": Colleagues(("owner", "403"), ("405", "405")),
}
EXCEPTIONS = {("drafting:withdraw", on): ("403", "403") for on in ("draft", "submitted", "changes_requested")}
EXCEPTIONS |= {("still_true:correct", on): ("owner", "owner") for on in ("draft", "unpublished")}


def expected(row: Row, method: str, actor: str) -> str:
    """What somebody gets at an address of the table."""
    if actor == "half_signed_in":
        return expected_half_signed_in(row, method)
    answers = getattr(row, method).split()
    if actor in ACTORS_OF_TABLE:
        return answers[ACTORS_OF_TABLE.index(actor)]
    others = answers[ACTORS_OF_TABLE.index("other")]
    if row.route not in COLLEAGUES:
        return others
    colleagues = EXCEPTIONS.get((row.route, row.on)) or getattr(COLLEAGUES[row.route], method)
    answer = colleagues[actor == "checker"]
    return answers[ACTORS_OF_TABLE.index("owner")] if answer == "owner" else answer
