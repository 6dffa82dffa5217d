"""CSV files: plain text and nothing else."""

import re

from .errors import UploadRefused

_NOT_TEXT = "The selected file is not a CSV file. Save it as “CSV UTF-8” and try again"
_ACTIVE = "The selected file has a formula that starts a program. Remove it and try again"
_OTHER_KINDS = re.compile(r"\s*(<[!?/a-z]|%pdf-|\{\\rtf|pk\x03|#!)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_STARTS_A_PROGRAM = re.compile(r"""(?:^|[,;\t"'])\s*[=+\-@][^\r\n]*\|[^\r\n]*!""", re.MULTILINE)


def check_csv(content: bytes) -> None:
    """Raises UploadRefused unless the bytes are text, in UTF-8 or Windows' own encoding, that is not another format."""
    text = _decoded(content)
    if _CONTROL.search(text) or _OTHER_KINDS.match(text):
        raise UploadRefused(_NOT_TEXT)
    if _STARTS_A_PROGRAM.search(text):
        raise UploadRefused(_ACTIVE)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadRefused(_NOT_TEXT)
