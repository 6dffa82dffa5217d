"""The words around an identifier that tell whose it is."""

import re

from .word_lists import any_of

PERSON = re.compile(any_of("people"), re.IGNORECASE)
SERVICE = re.compile(any_of("services"), re.IGNORECASE)
STAFF_ROLE = re.compile(any_of("staff_roles"), re.IGNORECASE)
HEALTH_RECORD = re.compile(
    rf"{any_of('people')}|\b(?:admitted|admission|discharged?|referr(?:ed|al)|diagnos(?:ed|is)|records?|notes|identifier|"
    r"identity|wristband|label|attended|died|treated)\b",
    re.IGNORECASE,
)
HOME = re.compile(
    r"\b(?:(?:lives?|lived|living|resides?|resided|residing|stays|stayed)\s+"
    r"(?:alone\s+|nearby\s+|with\s+\w+\s+\w+\s+)?(?:at|in|on)|lives?\s?(?=:)|home\s+(?:address|post\s?code)|"
    r"(?:patient|his|her|their|client|resident|carer|daughter|son|wife|husband|mother|father)(?:'s)?\s+"
    r"(?:own\s+|home\s+|full\s+|current\s+)*(?:address|post\s?code|flat|house|home|bungalow)|"
    r"discharged\s+(?:home\s+)?to|visited\s+(?:him|her|them|mr|mrs|ms|miss)(?:\s+\w+)?\s+at|"
    r"(?:man|woman|lady|gentleman|boy|girl|couple)\s+(?:in|at|from)|home(?=:)|home\s+visits?\s+to|family\s+(?:in|at|of|from)|of\s+no\s+fixed|resident\s+(?:at|of))\b",
    re.IGNORECASE,
)
NOT_REAL_NAME = re.compile(
    r"\bnot (?:his|her|their|the patient's|a) real name|\bnames? (?:has|have|had) been changed|\bname changed|"
    r"\bpseudonyms?|\ba made-?up (?:name|patient)|\bfictional|\bfictitious",
    re.IGNORECASE,
)


def last_end(cue: re.Pattern, text: str, start: int, end: int) -> int:
    """Where the last cue in a stretch of text ends; -1 when there is none."""
    return max((found.end() for found in cue.finditer(text, start, end)), default=-1)
