"""Names of people in a passage, with what they do."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import CreditRole
from casestudies.write_ups.reading.shapes import PERSON, PERSON_BY_INITIALS
from casestudies.write_ups.reading.tables import CELL_BREAK, is_header

NAME_LIMIT = 120
JOB_LIMIT = 120

# Initials alone make a name only where names are listed: in prose "A. Ward" could be anything.
_NAME = rf"(?:{PERSON}|{PERSON_BY_INITIALS})"
_AFTER = r"\s*\((?P<inside>[^()]{2,120})\)"
_ITEM = re.compile(rf"(?P<name>{_NAME})(?:{_AFTER}|\s*[,–:|-]\s*(?P<role>[^,;|]{{2,120}}))?[.;]?")
_BETWEEN_NAMES = re.compile(r"\s*(?:,? and |,| & )\s*")
_IN_PROSE = re.compile(
    rf"(?P<name>{PERSON})(?:{_AFTER}|, (?P<role>[a-z][^,.;()]{{2,60}}?)(?=[,.;]|\s+(?:and|with|who|for)\b|$))?"
)
_PARTS_TO_PLAY = [
    (re.compile(words, re.IGNORECASE), role)
    for words, role in (
        (r"\bidea\b|thought of|came up with", CreditRole.IDEA),
        (r"\bled\b|\b(?:project|clinical|team|improvement) lead(?:er)?\b", CreditRole.LEAD),
        (r"\bdata\b|\banaly|\baudit|\bmeasure", CreditRole.DATA),
        (r"\btrain|\bteach|\bcommunicat", CreditRole.TRAINING),
        (r"\bpatient partner|\bcarer partner|\bpatient rep|\bexpert by experience", CreditRole.PATIENT_PARTNER),
        (r"\bsponsor|\bunblocked", CreditRole.SPONSOR),
        (r"\bwritten by\b|\bwrote\b|\bauthor", CreditRole.WRITER),
    )
]


def people_in(text: str) -> tuple[list[dict[str, str]], bool]:
    """The people a passage names, as values of credits, and whether it says nothing else.

    A list of names, each perhaps with a role, is nothing else; of sentences the names are taken and the rest is left.
    """
    text = _without_names_of_columns(text)
    listed = [person for line in text.split("\n") if line.strip() for person in _listed(line.strip())]
    if listed and all(listed):
        return [person for person in listed if person], True
    return list({person["name"]: person for person in _told(text)}.values()), False


def _without_names_of_columns(text: str) -> str:
    first, _, others = text.partition("\n")
    return others if others and CELL_BREAK in first and is_header(first.split(CELL_BREAK)) else text


def _listed(line: str) -> list[dict[str, str] | None]:
    """The people of one line; None for anything that is no name. An item of a list may be a group."""
    if CELL_BREAK in line:
        return [_of_row([cell.strip() for cell in line.split(CELL_BREAK)])]
    parts = [part.strip().removeprefix("and ").strip(" .") for part in line.removeprefix("- ").split(";")]
    if len(parts) > 1 or line.startswith("- "):
        return [person for part in parts if part for person in _named(part) or [group_of(part)]]
    return _named(line) or [None]


def _named(words: str) -> list[dict[str, str] | None]:
    """The people of one name, or of several with commas between them; none where anything else is among them."""
    people = [_one(words)]
    if not all(people):
        people = [_one(part.strip(" .")) for part in _BETWEEN_NAMES.split(words) if part.strip(" .")]
    return people if all(people) else []


def _of_row(cells: list[str]) -> dict[str, str] | None:
    """The person of a row: the first cell that is a name, with what the others say."""
    name = next((cell for cell in cells if re.fullmatch(_NAME, cell)), None)
    said = "; ".join(cell for cell in cells if cell and cell != name)
    return _credit(name, said) if name and len(said) <= JOB_LIMIT else None


def _one(words: str) -> dict[str, str] | None:
    label, _, after = words.partition(":")
    found = _ITEM.fullmatch(words)
    if not found and after and len(label) <= JOB_LIMIT and re.fullmatch(_NAME, after.strip(" .")):
        return _credit(after.strip(" ."), label)
    if not found or re.match(_NAME, found["role"] or ""):
        return None
    return _credit(found["name"], found["inside"] or found["role"] or "")


def group_of(words: str) -> dict[str, str] | None:
    """A few words as the name of a group; None for more than that: a sentence that goes on, or an address."""
    return {"name": words, "job_role": "", "role": ""} if len(words) <= NAME_LIMIT and "." not in words else None


def _told(text: str) -> Iterator[dict[str, str]]:
    """The people named in sentences. What each did is taken from the words since the person before."""
    for line in text.split("\n"):
        before = 0
        for found in _IN_PROSE.finditer(line):
            around = re.split(r"[.;]", line[before : found.start()])[-1]
            yield _credit(found["name"], found["inside"] or found["role"] or "", around)
            before = found.end()


def _credit(name: str, job: str, around: str = "") -> dict[str, str]:
    role = next((role for pattern, role in _PARTS_TO_PLAY if pattern.search(f"{around} {job}")), "")
    return {"name": name.strip(), "job_role": job.strip(" ."), "role": role}
