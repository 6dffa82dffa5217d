"""What an Office file refers to: parts of its own, and pages people may follow a link to. Nothing else."""

import re

from .errors import EMBEDDED, UploadRefused

_REACHES_OUT = "The selected file has links to other files in it. Save it as a PDF and choose that"

_ACTIVE_RELATIONS = {
    "oleobject", "control", "activexcontrolbinary", "vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet",
    "dialogsheet", "afchunk", "frame", "attachedtoolbars", "keymapcustomizations",
}  # fmt: skip
_FETCHING_RELATIONS = {"connections", "webextension", "webextensiontaskpanes", "subdocument", "mailmergesource"}
_CHART = re.compile(r"/charts?/_rels/|/charts?/.*_rels/")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PLAIN_SCHEMES = {"http", "https", "mailto", "tel", "file", "ftp", "sip"}
_OTHER_MACHINE = re.compile(r"\s*(?:file:)?(?:/{2}(?!/)|/{4,}|/{0,3}\\{2})(?!localhost/|/?[a-z]:)", re.IGNORECASE)
_PROGRAM = re.compile(r"\.(?:exe|com|bat|cmd|scr|ps1|vb[es]|jse?|wsf|hta|msi|lnk|jar|cpl|pif)\b\s*$", re.IGNORECASE)


def check_relation(part: str, attributes: dict[str, str]) -> None:
    """Raises UploadRefused for a relation to something active, or outside the file but for links to follow."""
    kind = attributes.get("Type", "").rstrip("/").rpartition("/")[2].lower()
    target = attributes.get("Target", "")
    is_external = attributes.get("TargetMode", "").strip().lower() == "external"
    if kind in _ACTIVE_RELATIONS or (kind == "package" and not _CHART.search(f"/{part}")):
        raise UploadRefused(EMBEDDED)
    if kind in _FETCHING_RELATIONS or (is_external and kind != "hyperlink"):
        raise UploadRefused(_REACHES_OUT)
    if is_external and not _may_be_followed(target):
        raise UploadRefused(_REACHES_OUT)


def _may_be_followed(target: str) -> bool:
    """Whether a link goes to a page, an address or a file of one's own: not to a program, nor to a file server, which
    would be told who follows it."""
    scheme = _SCHEME.match(target)
    if scheme and len(scheme[1]) > 1 and scheme[1].lower() not in _PLAIN_SCHEMES:
        return False
    if scheme and scheme[1].lower() in {"http", "https", "mailto", "tel", "sip", "ftp"}:
        return True
    return not _OTHER_MACHINE.match(target) and not _PROGRAM.search(target)
