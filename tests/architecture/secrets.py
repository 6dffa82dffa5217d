"""Who may ever see which of the words that stand nowhere else in the world of world.py, written by hand."""

import re

from casestudies.states import Status
from tests.architecture.world import CANARY

_WORD = re.compile(rf"{CANARY}([a-z]+?)plugh".encode(), re.IGNORECASE)

# Whoever lacks the second step their role needs ("half_signed_in") may see nothing, what everybody reads included.
EVERYBODY = {"anonymous", "owner", "other", "writer", "checker", "moderator", "administrator"}
TEAM = {"owner", "writer", "checker"}
STAFF = {"moderator", "administrator"}

_SENT = (Status.SUBMITTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.REJECTED, "claimed")
_NEVER_SENT = (Status.DRAFT, "complete")


def _of_an_edition(word: str, *, head: set[str], rest: set[str]) -> dict[str, set[str]]:
    word = word.replace("_", "")
    return {f"{word}head": head, f"{word}body": rest, f"{word}tag": rest}


MAY_SEE: dict[str, set[str]] = {
    **_of_an_edition(Status.PUBLISHED, head=EVERYBODY, rest=EVERYBODY),
    **_of_an_edition("newer", head=EVERYBODY, rest=EVERYBODY),
    # The address of what was taken down says its title and the date, and nothing else.
    **_of_an_edition(Status.UNPUBLISHED, head=EVERYBODY, rest=TEAM | STAFF),
    **_of_an_edition("superseded", head=TEAM | STAFF, rest=TEAM | STAFF),
    **_of_an_edition(Status.WITHDRAWN, head=TEAM, rest=TEAM),
    "passage": TEAM,
    "picture": TEAM,
    "remark": TEAM,
    "credit": TEAM,
    "report": STAFF,
    "filter": {"moderator"},
}
for _status in _SENT:
    MAY_SEE |= _of_an_edition(_status, head=TEAM | STAFF, rest=TEAM | STAFF)
for _status in _NEVER_SENT:
    MAY_SEE |= _of_an_edition(_status, head=TEAM, rest=TEAM)

_WITH_THE_LINK = {"anonymous", "other", "moderator", "administrator"}
# Who else sees a word at one address: whoever was sent a link that says so.
AT = {
    ("together:invitation", "drafthead"): {"other"},
    ("credits:answer", "drafthead"): _WITH_THE_LINK,
    ("credits:answer", "credit"): _WITH_THE_LINK,
    ("credits:correct", "drafthead"): _WITH_THE_LINK,
    ("credits:correct", "credit"): _WITH_THE_LINK,
    ("drafting:one_question", "drafthead"): _WITH_THE_LINK,
    # The address they asked for themselves, to go back to after the second step.
    **{("library:case_study", f"{word}head"): {"half_signed_in"} for word in ("published", "newer", "unpublished")},
}


def leaked(sent: bytes, actor: str, route: str = "") -> list[str]:
    """The words in what was sent that this actor may not see there. A word that is in no table counts as leaked."""
    found = {word.decode().lower() for word in _WORD.findall(sent)}
    return sorted(word for word in found if actor not in MAY_SEE.get(word, set()) | AT.get((route, word), set()))
