"""Ten-digit numbers in a text, whatever they are split with, and what the words around call them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .cues import HEALTH_RECORD, last_end
from .plain import sentence_end, sentence_start
from .word_lists import any_of

_SPACE = r"(?:[ \t]|&nbsp;|&#160;|&thinsp;|%20|\+)"
_GAP = re.compile(rf"[)\]]?{_SPACE}{{0,3}}(?:-{{1,2}}|[./_|\\:]|\n)?{_SPACE}{{0,3}}[(\[]?|,")
_GROUP = re.compile(r"\d+")
_USUAL = {(10,), (3, 3, 4)}
_EVEN = {(1,) * 10, (2,) * 5, (5, 5), (3, 7), (6, 4), (3, 3, 2, 2), (3, 3, 1, 3)}
_MIDDLE_OF_MORE = {"-", ".", ",", "/", ":"}
_NEXT_IN_LIST = re.compile(r"[,|:.;]\s|\n")
_LETTER = re.compile(r"[A-Za-z]")
_AFTER_WORD = re.compile(r"[A-Za-z]\.?\s$")
_LABEL_REACH = 64
_CONTEXT_REACH = 90


class Label(Enum):
    """What the words beside a number call it."""

    NHS = "nhs"
    CHI = "chi"
    HSC = "hsc"
    OTHER = "other"
    VAGUE = "vague"


_IDENTIFIERS = {Label.NHS, Label.CHI, Label.HSC}


_NUMBER_WORD = (
    r"[\s_\-.]*(?:(?:unique|patient|identification)[\s_\-]+)?"
    r"(?:numbers?|nos?\b\.?|num\b\.?|nr\b\.?|nbr\b|n[º°]|ids?\b|identifiers?|#|n\b)"
)
_WORD_BEGINS = r"(?:\b|(?<=_))"
_HSC_LABEL = (
    rf"\bh\s?(?:&(?:amp;)?|and|\+)\s?c\b(?:{_NUMBER_WORD})?|\bhcn\b|\bhscn?i?\b(?:{_NUMBER_WORD})?|"
    rf"\bhealth\s*(?:and|&)\s*(?:social\s+)?care{_NUMBER_WORD}"
)
_CHI_LABEL = (
    rf"(?-i:{_WORD_BEGINS}CHI\b)(?:{_NUMBER_WORD})?|{_WORD_BEGINS}chi{_NUMBER_WORD}|"
    rf"\bchi(?=\s*[:=#])|\bc\.h\.i\.?(?:{_NUMBER_WORD})?|\bcommunity\s+health\s+index(?:{_NUMBER_WORD})?"
)
_NHS_LABEL = (
    rf"{_WORD_BEGINS}n\.?h\.?s\.?{_NUMBER_WORD}|\bnational\s+health\s+service{_NUMBER_WORD}|"
    rf"(?-i:{_WORD_BEGINS}NHS)[\s:#=_\-()]*$|\bnhs[:#=_\-]$"
)
_LABELS = re.compile(
    rf"(?P<hsc>{_HSC_LABEL})|(?P<chi>{_CHI_LABEL})|(?P<nhs>{_NHS_LABEL})|(?P<other>{any_of('other_numbers')}(?:\s+(?:reference|ref|number|no|id)\b)?)|"
    r"(?P<vague>\b(?:reference|ref|article|incident|part|model|lot|contact|text)\b)",
    re.IGNORECASE,
)
_IDENTIFIER_LABELS = {label.value for label in _IDENTIFIERS}
_NEW_SUBJECT = re.compile(r"\d{3}|[.!?]\s+[^\d\s]|\n\s*\n")
_CALLING_CODE = re.compile(r"(?:\+\d{1,3}|\b00\d{2}|\b44)[ \-.]?(?:\(0\))?[ \-.]?\(?$")
_MONEY_OR_PART = re.compile(r"(?:[£$€]\s?|\b[A-Z]{1,4}\d*/)$")
_MAY_BE_ATTACHED = ("nhs", "chi", "hsc", "hcn", "no", "number", "patient", "pt")
_ATTACHED = re.compile(r"(?:\b|_)([A-Za-z]+)$")
_LABEL_AFTER = re.compile(
    r"\s*[)\]]?\s*[(,\-]?\s*(?:(?:was|is|being)\s+(?:his|her|their|the)\s+)?"
    r"(?:(?P<nhs>nhs(?:\s+(?:no|number|id)))|(?P<chi>chi\s+(?:no|number)\b|(?<=\()chi\b)|(?P<hsc>h\s?&\s?c|hsc\s+n|hcn))",
    re.IGNORECASE,
)
_ADDRESS_OF_PUBLICATION = re.compile(
    r"(?:https?://|www\.)\S*?(?:doi|pubmed|/articles?/|/news/|/abs/|isbn|/dp/|/video|watch\?|/item/)\S*$", re.IGNORECASE
)
_DOI = re.compile(r"\b10\.\d{4,9}/\S*$")
_FILE_NAME = re.compile(r"[\w.\-]*\.(?:docx?|pdf|xlsx?|pptx?|csv|jpe?g|png|heic|webp|txt|msg|eml|rtf)\b", re.IGNORECASE)


@dataclass(frozen=True)
class TenDigits:
    """Ten digits that stand together: where, in which groups, what they are called, and what is around them."""

    digits: str
    start: int
    end: int
    shape: tuple[int, ...]
    label: Label | None
    beside_record: bool


def ten_digit_numbers(text: str) -> Iterator[TenDigits]:
    """Every ten digits in a plain text that may stand for themselves. Candidates may overlap."""
    groups = list(_GROUP.finditer(text))
    for first in range(len(groups)):
        count, last = 0, first
        while last < len(groups) and count < 10:
            if last > first and not _GAP.fullmatch(text, groups[last - 1].end(), groups[last].start()):
                break
            count += len(groups[last][0])
            last += 1
        if count == 10:
            found = _candidate(text, groups, first, last)
            if found:
                yield found


def _candidate(text: str, groups: list[re.Match], first: int, last: int) -> TenDigits | None:
    start, end = groups[first].start(), groups[last - 1].end()
    digits = "".join(group[0] for group in groups[first:last])
    shape = tuple(len(group[0]) for group in groups[first:last])
    if len(set(digits)) == 1:
        return None
    before = _gap_before(text, groups, first, start)
    after = text[end : groups[last].start()] if last < len(groups) else None
    stands_alone = _stands_alone(shape, before) and _stands_alone(shape, after)
    if not stands_alone and not _LETTER.search(text, max(0, start - _LABEL_REACH), end + _LABEL_REACH):
        return None
    label = _label(text, start, end)
    if label is Label.OTHER or _is_part_of_another(text, start, end):
        return None
    if label not in _IDENTIFIERS and not stands_alone:
        return None
    beside_record = _beside_record(text, start, end)
    if label is Label.VAGUE and shape != (3, 3, 4) and not beside_record:
        return None
    return TenDigits(digits, start, end, shape, label, beside_record)


def _label(text: str, start: int, end: int) -> Label | None:
    found = max(_LABELS.finditer(text, max(0, start - _LABEL_REACH), start), key=re.Match.end, default=None)
    if found and _leads_to(text[found.end() : start], found.lastgroup):
        return Label(found.lastgroup)
    after = _LABEL_AFTER.match(text, end)
    return Label(after.lastgroup) if after else None


def _leads_to(between: str, group: str) -> bool:
    """Whether a label still speaks of the number that follows after some words."""
    if _NEW_SUBJECT.search(between):
        return False
    if group in _IDENTIFIER_LABELS:
        return len(between) <= 40
    return len(between) <= 16 and not HEALTH_RECORD.search(between)


def _is_part_of_another(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 120) : start]
    if _CALLING_CODE.search(before) or _MONEY_OR_PART.search(before[-8:]):
        return True
    if re.match(r"[.,]\d{1,2}(?!\d)|\s?(?:%|million|billion|pounds|GBP|EUR|USD)", text[end : end + 10]):
        return True
    if _DOI.search(before) or _ADDRESS_OF_PUBLICATION.search(before):
        return True
    letters = _ATTACHED.search(before)
    if letters and before.endswith(letters[1]):
        return not (_FILE_NAME.match(text, end) or letters[1].lower().endswith(_MAY_BE_ATTACHED))
    return bool(re.match(r"[A-Za-z]", text[end : end + 1]))


def _gap_before(text: str, groups: list[re.Match], first: int, start: int) -> str | None:
    """What lies between ten digits and the figure before them; None for nothing, also after one like "Ward 7"."""
    if first == 0:
        return None
    previous = groups[first - 1]
    of_a_word = len(previous[0]) <= 2 and _AFTER_WORD.search(text, max(0, previous.start() - 3), previous.start())
    gap = text[previous.end() : start]
    return None if of_a_word and gap == " " else gap


def _stands_alone(shape: tuple[int, ...], gap: str | None) -> bool:
    """Whether ten digits are apart from the figures next to them; `gap` is what lies between, None for nothing."""
    if gap is None:
        return shape in _USUAL or shape in _EVEN
    if shape in _USUAL:
        return gap not in _MIDDLE_OF_MORE
    return shape in _EVEN and (not _GAP.fullmatch(gap) or bool(_NEXT_IN_LIST.search(gap)))


def _beside_record(text: str, start: int, end: int) -> bool:
    since = max(sentence_start(text, start), start - _CONTEXT_REACH)
    until = min(sentence_end(text, end), end + _CONTEXT_REACH)
    return last_end(HEALTH_RECORD, text, since, start) >= 0 or last_end(HEALTH_RECORD, text, end, until) >= 0
