"""The parts inside a Word file that was looked through already."""

import io
import posixpath
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

from sharing_portal.uploads.errors import UploadRefused

MAX_XML = 24 * 1024 * 1024
MAX_TAGS = 1_500_000

_TOO_LONG = "The selected file is too long to read in one go. Split it and choose the parts one after the other"


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the part or address."""

    kind: str
    target: str
    is_external: bool


def local(tag: str) -> str:
    """A name without its namespace, so that both editions of the format read the same."""
    return tag.rpartition("}")[2]


def value(element: ElementTree.Element | None, name: str = "val") -> str | None:
    """An attribute by its local name, or None."""
    if element is None:
        return None
    return next((found for key, found in element.attrib.items() if local(key) == name), None)


def child(element: ElementTree.Element | None, *path: str) -> ElementTree.Element | None:
    """The first element down a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each.tag) == name), None)
    return element


def is_on(element: ElementTree.Element | None) -> bool:
    """Whether a yes-or-no property stands there and does not say no."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


class Package:
    """Reads parts of a checked file by name; nothing outside it is ever opened.

    Only parts named .xml or .rels are parsed: `check_office` refused those that declare types or entities.
    """

    def __init__(self, content: bytes):
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def content(self, part: str) -> bytes:
        """The bytes of a part. Raises KeyError."""
        return self._archive.read(self._names[part.lower()])

    def xml(self, part: str) -> ElementTree.Element | None:
        """A part as a tree, or None when there is no such part. Raises UploadRefused for one too long to hold."""
        name = self._names.get(part.lower())
        if name is None or not name.lower().endswith((".xml", ".rels")):
            return None
        if self._archive.getinfo(name).file_size > MAX_XML:
            raise UploadRefused(_TOO_LONG)
        content = self._archive.read(name)
        if content.count(b"<") > MAX_TAGS:
            raise UploadRefused(_TOO_LONG)
        return ElementTree.fromstring(content)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id."""
        folder, name = posixpath.split(part)
        tree = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for each in tree if tree is not None else ():
            is_external = (each.get("TargetMode") or "").lower() == "external"
            target = each.get("Target", "")
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Relation(kind, target, is_external)
        return found

    def main_part(self) -> str:
        """The part that holds the text."""
        relations = self.relations("").values()
        return next((each.target for each in relations if each.kind == "officeDocument"), "word/document.xml")
