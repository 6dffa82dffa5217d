"""Patients who are named: "Mr X, 83, from Y", "our patient Mary". Staff credited with their role are none."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .cues import NOT_REAL_NAME, STAFF_ROLE
from .finding import Finding
from .names import CAPITAL, NAMES, NOT_SURNAMES, TITLE, TITLED, begins_with_given_name
from .plain import sentence_end, sentence_start
from .word_lists import any_of

_YEARS = r"(?:\s*-?\s*(?:years?|yrs?|yo|y/o|y\.o\.)(?:[\s-]*(?:old|of\s+age))?)"
_NUMBER = r"(?:1[01]\d|\d{1,2})(?!\d|[./\-]\d)"
_AGE = rf"(?:(?:aged|age|who (?:is|was)|now|then|an?)[\s:]+)?{_NUMBER}{_YEARS}?"
_AGE_IN_WORDS = rf"(?:(?:aged|age|who (?:is|was))[\s:]+{_NUMBER}{_YEARS}?|(?:an?\s+)?{_NUMBER}{_YEARS})"
_PLACE = rf"(?:the\s+)?{CAPITAL}(?:[ \-](?:(?:upon|on|in|under|le|the)[ \-])?{CAPITAL}){{0,3}}"
_FROM = rf"(?:,?\s*\)?,?\s*(?:who\s+)?(?:from|of|living in|lives in|lived in|resident in)\s+{_PLACE})?"
_GOES_ON = r"from|who|has|had|was|is|with|lives?|lived|living|and|came|fell|whose|presented|told|said"
_AGE_ENDS = rf"(?=\s*[,.;:)\]\-]|\s*$|\s+(?:{_GOES_ON})\b)"
_WHO = (
    r"\b(?!Lady\s)(?i:(?:in-?|out-?)?(?:patient|pt|resident|service user|client|lady|gentleman|woman|man|boy|girl|"
    r"child|baby|toddler|mother|father|mum|dad|pensioner|widow|widower|person|teenager|somebody|someone))"
)
_SEVERAL = r"\b(?i:patients?|pts?|residents?|people|women|men|clients?)"
_CARED_FOR = r"(?:(?:in|out)?patient|resident|service user|pensioner|widow|widower|(?:great-)?grand(?:mother|father))"
_RELATIVE = (
    r"(?:wife|husband|daughter|son|mother|father|mum|dad|sister|brother|partner|carer|neighbour|grandson|granddaughter|"
    r"grandmother|grandfather|niece|nephew|widow|nan|gran|nana|grandma|grandad|uncle|aunt|auntie|cousin)"
)
_NOT_A_PARTNER = (
    r"(?!\s*(?:-|and carer|and public)?\s*(?:partner|representative|rep\b|leader|advocate|ambassador|governor|champion|"
    r"safety|experience|involvement|educator|volunteer|expert))"
)
_OF_THEIRS = (
    r"fall|stay|admission|discharge|diagnosis|operation|surgery|catheter|wound|dementia|death|medication|medicines"
)
_THEN = r"(?:sadly|then|later|recently|suddenly|also|nearly)"
_HAPPENED = (
    rf"(?:'s\s+(?:{_OF_THEIRS}|{_RELATIVE}|family)\b|(?:,\s+(?:an?|who)\s[^,.;]{{2,60}},)?"
    rf"\s*,?\s+(?:who\s+)?(?:{_THEN}\s+)?(?:(?:(?:had|has|have)\s+)?(?:(?:was|is|been|being)\s+)+(?:\w+ly\s+)?"
    rf"(?i:{any_of('done_to_patients')})|(?i:{any_of('patients_do')})))"
)
_FIGURE_OF_SPEECH = r"(?!\s+fell\s+(?:in\s+love|behind|into|silent|out|short|for|flat)\b)"
_NAME = rf"(?:(?P<titled>{TITLED})|(?P<given>{NAMES}))"
_CALLED = r"(?:(?:we(?:'ll|\s+will)?\s+)?(?:call(?:ed)?|named?|known as)\s+)?"
_RECORD = r"(?i:nhs|chi|hospital|d\.?o\.?b|mrn|h&c)"

# Each way of naming a patient beside an example of it.
_WAYS = {
    "Mr Davies, 83, from Hull": rf"(?P<span>(?P<titled>{TITLED}),?\s*\(?\s*{_AGE}\)?{_AGE_ENDS}{_FROM})",
    "Elsie Hart (84)": rf"(?P<span>\b(?P<given>{NAMES})(?:,\s*|\s*\(\s*){_AGE}\)?{_AGE_ENDS}{_FROM})",
    "Elsie aged 84 of Hull": rf"(?P<span>\b(?P<given>{NAMES}),?\s+\(?{_AGE_IN_WORDS}\)?{_FROM})",
    "Elsie is 84 and": (
        rf"(?P<span>\b{_NAME}\s+(?:is|was)\s+(?:only\s+)?{_NUMBER}{_YEARS}?)(?=\s+(?:and|with|from|who)\b|\s*[,.;])"
    ),
    "83-year-old Elsie Hart": rf"(?P<span>\b\d{{1,3}}[\s-]years?[\s-]olds?,?\s+(?:[a-z]+\s+){{0,3}}{_NAME}{_FROM})",
    "our patient Elsie": rf"{_WHO},?\s+{_CALLED}(?P<span>{_NAME})",
    "the patient was called Anwen": (
        rf"{_WHO}\s+(?:(?:was\s+|is\s+)?named|by the name of|(?:was|is)\s+called)\s+(?P<span>(?:{TITLE}\s+)?{NAMES})"
    ),
    "a patient called Anwen Pugh": rf"{_WHO}\s+called\s+(?P<span>(?!NHS|The\b)[A-Z][a-z]+\s+[A-Z][a-z]+)",
    "Mr Davies from Hull, 83": (
        rf"(?P<span>\b{_NAME},?\s+(?:from|of)\s+{_PLACE},\s+(?:who\s+(?:is|was)\s+)?(?:aged\s+)?{_NUMBER}){_AGE_ENDS}"
    ),
    "the case of Mrs Hart": (
        r"\b(?:case|story|death|care|treatment|discharge|admission|family|wife|husband|daughter|son|mother|carer)\s+of\s+"
        rf"(?P<span>{TITLED})"
    ),
    "Patient: Elsie Hart": rf"\b(?i:patient|pt|resident|client|service user)\s*[:|]\s*(?P<span>\b{_NAME})",
    "one of our residents, Elsie": (
        rf"\b(?i:one of) (?:our|the|my)\s+(?:\w+\s+)?{_SEVERAL},?\s+{_CALLED}(?P<span>{_NAME})"
    ),
    "people like Elsie": rf"{_SEVERAL}\s+(?:like|such as)\s+(?P<span>{_NAME})",
    "Patient name: Anwen Pugh": (
        r"\b(?i:patient(?:'s)?|resident(?:'s)?|client(?:'s)?|full)\s+(?i:name)\s*(?:[:=|]|was|is)\s*"
        rf"(?P<span>(?:{TITLE}\s+)?{NAMES})"
    ),
    "Elsie, a resident on our ward": (
        rf"(?P<span>\b{_NAME}),\s+(?:an?|one of our|our|the)\s+(?:[\w\-]+\s+){{0,4}}?{_CARED_FOR}s?\b{_NOT_A_PARTNER}"
    ),
    "Mrs Hart was admitted": rf"(?P<span>\b{_NAME}){_FIGURE_OF_SPEECH}(?={_HAPPENED})",
    "her daughter Anna": rf"\b(?i:his|her|their|my|patient's|resident's)\s+{_RELATIVE},?\s+(?P<span>{_NAME})",
    "wife Jean": (
        rf"(?<![\w-])(?:wife|husband|daughter|son|mum|dad|nan|gran|grand(?:mother|father|son|daughter|ma|ad))\s+(?P<span>{_NAME})"
    ),
    "Mr Pugh (patient)": rf"(?P<span>\b{_NAME})\s*\((?:an?\s+|the\s+|our\s+)?{_CARED_FOR}\)",
    "Patient: J. Smith": (
        r"\b(?i:patient|pt|resident|client)(?:\s*[:|]\s*|\s+(?=[^,.;:]{2,30}?\s(?:fell|was|had|died|has)\b))"
        r"(?P<span>(?:[A-Z]\.?\s){1,2}[A-Z][a-z]{2,})"
    ),
    "Xyz Nagy, 45, from Crewe": (
        rf"(?P<span>\b[A-Z][a-z]+\s[A-Z][a-z]+,\s+(?:aged\s+)?{_NUMBER}{_YEARS}?,?\s+(?:from|of)\s+{_PLACE})"
    ),
    "patient initials EH": (
        r"\b(?i:patient|pt|resident|client)(?:'s)?\s+initials\s*(?:are|were|:|is)?\s*(?P<span>(?:[A-Z]\.?){2,3})(?!\w)"
    ),
    "patient EH, 83": (
        rf"\b(?i:patient|pt|resident|client)\s+(?P<span>(?:[A-Z]\.?){{2,3}}[,(\s]+(?:aged\s+)?{_NUMBER})\b(?!\s*%)"
    ),
    "EH, 83, from Hull": rf"(?P<span>\b[A-Z]\.?[A-Z]\.?,\s+(?:aged\s+)?{_NUMBER},\s+(?:from|of)\s+{CAPITAL})",
    "Mrs Hart (NHS number": rf"(?P<span>\b{_NAME}),?\s+\(?{_RECORD}(?:\s+(?:no|number)|[:\s]+\d)",
}
_PATTERNS = tuple(re.compile(pattern) for pattern in _WAYS.values())
_ONLY_APPOSITION = re.compile(
    r"\s*[,(:\-]{0,2}\s*(?:(?:who\s+)?(?:is|was)\s+)?(?:an?\s+|the\s+|our\s+|their\s+|one of our\s+)?"
    r"(?:(?!(?:was|is|by|from|had|has|with|to|told|asked|fell|saw|met|and|who|when|after|for|because|at|in|on|lives|lived)\b)"
    r"[\w&/\-'.]+,?\s+){0,4}",
    re.IGNORECASE,
)
_ROLE_LEADS = re.compile(rf"(?:{STAFF_ROLE.pattern}|\bDr\.?|\bProf\.?|\bSt\.?|\bSaint),?\s+$", re.IGNORECASE)
_ALL_CHANGED = re.compile(r"\bnames (?:have|had) been changed", re.IGNORECASE)
_THING = re.compile(rf"\s+(?:{'|'.join(map(re.escape, NOT_SURNAMES))})\b")
_REACH = 60


def find(text: str) -> Iterator[Finding]:
    """The named patients in a plain text. Names said to be made up are passed over."""
    if _ALL_CHANGED.search(text):
        return
    for pattern in _PATTERNS:
        for found in _people(pattern, text):
            if not _is_credited(text, *found.span("span")):
                yield Finding(*found.span("span"), IdentifierKind.NAMED_PATIENT)


def _people(pattern: re.Pattern, text: str) -> Iterator[re.Match]:
    """The matches in which a person is named; where other words in capitals stood first, from the next word on."""
    found = pattern.search(text)
    while found:
        given = found.groupdict().get("given")
        if given and (not begins_with_given_name(given) or _THING.match(text, found.end("given"))):
            found = pattern.search(text, found.start("given") + 1)
        else:
            yield found
            found = pattern.search(text, found.end("span"))


def _is_credited(text: str, start: int, end: int) -> bool:
    """Whether a role at work leads or follows the name, or the name is said not to be the real one."""
    until = min(sentence_end(text, end), end + _REACH)
    since = max(sentence_start(text, start), start - 40)
    if NOT_REAL_NAME.search(text, since, until):
        return True
    role = STAFF_ROLE.search(text, end, until)
    if role and _ONLY_APPOSITION.fullmatch(text, end, role.start()):
        return True
    return bool(_ROLE_LEADS.search(text, since, start))
