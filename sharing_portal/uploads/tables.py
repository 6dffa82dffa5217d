"""CSV files: plain text and nothing else, without anything a spreadsheet would work out or call."""

import re

from .errors import UploadRefused

_NOT_TEXT = "The selected file is not a CSV file. Save it as “CSV UTF-8” and try again"
_ACTIVE = "The selected file has a formula in it. Save it with values only and try again"
_OTHER_KINDS = re.compile(
    r"\s*(?:<[!?/a-z]|%pdf-|\{\\rt|pk\x03|#!|id;p|mime-version:|gif8|mz[^,;\t]{0,40}$)", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OWN_SEPARATOR = re.compile(r"\s*\"?sep=(.)", re.IGNORECASE)
# What spreadsheets take for a formula at the start of a cell (OWASP, CSV injection). Figures and words are left alone:
# after + - @ only a call or a program makes a formula.
_CELL = r"(?:^|[,;\t\r{own}])[ \xa0\u200b\ufeff\"']*([=＝+\-@＋－＠][^,;\t\r\n{own}]*)"
_FORMULA = re.compile(r"[=＝]\s*[\w\"'(+\-@.\[{$#]|[+\-@＋－＠].*?(?:\w\s?\(|[A-Za-z]['\"]?\|)")


def check_csv(content: bytes) -> None:
    """Raises UploadRefused unless the bytes are text, in UTF-8 or Windows' own encoding, that is not another format and
    holds no formulas."""
    text = _decoded(content)
    if _CONTROL.search(text) or _OTHER_KINDS.match(text):
        raise UploadRefused(_NOT_TEXT)
    own = _OWN_SEPARATOR.match(text)
    cells = re.finditer(_CELL.format(own=re.escape(own[1]) if own else ""), text, re.MULTILINE)
    if any(_FORMULA.match(cell[1]) for cell in cells):
        raise UploadRefused(_ACTIVE)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadRefused(_NOT_TEXT)
