"""Hospital numbers. Every trust makes its own, so only the label tells."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .finding import Finding

_NUMBER = r"(?:numbers?|nos?\b\.?|num\b\.?|nr\b\.?|ids?\b|identifiers?|reference|ref\b\.?|#)"
_OF_THE_PATIENT = r"(?:record[\s_\-]+|hospital[\s_\-]+|file[\s_\-]+|unit[\s_\-]+)?"
_REGISTERS = (
    r"case[\s_\-]*notes?|notes|pas|epr|rio|emis|systm\s?one|cerner|epic|lorenzo|meditech|district|chart|crn|k|x|unit|"
    r"local|trust|a&e|ed|attendance|episode|encounter|spell|admission"
)
_LABEL = (
    rf"(?:\bhosp(?:ital)?\.?[\s_\-]*(?:unit\s+|record\s+|case\s+|patient\s+)?{_NUMBER}|"
    rf"\b(?:mrn|m\.r\.n\.?|pid|crn)(?![a-z])(?:[\s_\-]*{_NUMBER})?|\b(?:medical|health)[\s_\-]+records?[\s_\-]+{_NUMBER}|"
    rf"\b(?:local\s+)?(?:patient(?:'s)?|pt)[\s_\-]+{_OF_THE_PATIENT}{_NUMBER}|\b(?:{_REGISTERS})[\s_\-]+{_NUMBER}|\bcase[\s_\-]?notes?\b|"
    r"\bhn(?=\s*[:=#])|\b(?:medical|patient)[\s_\-]+record(?=[\s:#]{1,3}[a-z]{0,2}\d{6}))"
)
_CONNECTOR = (
    r"[\"')\]]?[\s:;=|,#\-(\[\"]{0,5}"
    r"(?:(?:is|was|being|of|as|(?:recorded|given|shown) as|reads?|no\.?)[\s:#=\-(\[\"]{1,3})?"
)
_VALUE = r"(?P<value>(?:[A-Z]{1,4}[\s\-/.]?)?\d+(?:[\s\-/.]\d+){0,4}(?:[\-/]?[A-Z]{1,2})?)(?![\w%])"
_LABELLED = re.compile(rf"(?i:{_LABEL}{_CONNECTOR})(?<![\d.,£]){_VALUE}")
_LABELLED_LOWER = re.compile(rf"(?i:{_LABEL}{_CONNECTOR})(?P<value>[a-z]{{1,3}}\d{{5,9}})\b")
_AFTER = re.compile(rf"(?<![\w.,£/-])(?P<value>[A-Z]{{0,3}}\d{{5,9}}[A-Z]?)\s?\((?i:{_LABEL})\)")
_PLURAL = re.compile(r"(?i:numbers|nos|ids|identifiers)\s+(?:in|to|by|were|of|from|rose|fell)?[^A-Za-z:]*$")
_COUNTED = re.compile(r",\d{3}|\s+(?:patients|people|admissions|beds|attendances|episodes|records|a\s+year|per)\b")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[\-/]\s?(?:19|20)?\d\d)?")
_ENOUGH_DIGITS = 5
_ENOUGH_WITH_LETTERS = 4


def find(text: str) -> Iterator[Finding]:
    """The hospital numbers in a plain text that are called so."""
    for pattern in (_LABELLED, _LABELLED_LOWER, _AFTER):
        for found in pattern.finditer(text):
            value = found["value"]
            if _is_long_enough(value) and not _is_a_count(text, found):
                yield Finding(found.start("value"), found.end("value"), IdentifierKind.HOSPITAL_NUMBER)


def _is_long_enough(value: str) -> bool:
    digits = sum(letter.isdigit() for letter in value)
    return digits >= (_ENOUGH_WITH_LETTERS if value[0].isalpha() else _ENOUGH_DIGITS) and not _YEARS.fullmatch(value)


def _is_a_count(text: str, found: re.Match) -> bool:
    """Whether it says how many there are: "patient numbers 12000", "hospital number 10000 admissions"."""
    if found["value"][0].isalpha():
        return False
    return bool(_COUNTED.match(text, found.end("value")) or _PLURAL.search(text, found.start(), found.start("value")))
