"""Office files whose archive is hostile or broken."""

import io
import struct
import warnings
import zipfile
from functools import partial

from tests.unit.uploads.files import office, zipped

from . import Case

MEGABYTE = 1024 * 1024


def zeros(megabytes: int) -> bytes:
    return office(parts={"word/x.txt": bytes(megabytes * MEGABYTE)})


def named(name: str, *, mode: int = 0, flag: int | None = None) -> bytes:
    """A sound file with one more entry of this name."""
    written = io.BytesIO(office())
    with zipfile.ZipFile(written, "a") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr(entry, "x")
    content = written.getvalue()
    if flag is not None:
        content = patched(content, "<H", 8, flag, local=6)
    return content


def patched(content: bytes, kind: str, offset: int, value: int, *, local: int | None = None) -> bytes:
    """The last entry's field changed in the central directory, and where asked in its own header."""
    changed = bytearray(content)
    struct.pack_into(kind, changed, content.rindex(b"PK\x01\x02") + offset, value)
    if local is not None:
        struct.pack_into(kind, changed, content.rindex(b"PK\x03\x04") + local, value)
    return bytes(changed)


def raw_name(name: bytes) -> bytes:
    """A sound file with an entry whose name is these bytes, not said to be UTF-8."""
    stand_in = "word/" + "n" * len(name)
    return named(stand_in).replace(stand_in.encode(), b"word/" + name)


def overlapping() -> bytes:
    """Two entries that share the same packed bytes."""
    content = bytearray(office(parts={"word/a.txt": bytes(5000), "word/b.txt": bytes(5000)}))
    first = content.index(b"word/a.txt") - 30
    last = bytes(content).rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, last + 42, first)
    return bytes(content).replace(b"word/b.txt", b"word/a.tx2")


def nested(depth: int) -> bytes:
    content = bytes(MEGABYTE)
    for level in range(depth):
        content = zipped({f"{level}.zip": content})
    return office(parts={"word/inner.zip": content})


def cut(share: float, kind: str) -> bytes:
    content = office(kind, {"docProps/app.xml": "<Properties>" + "<x/>" * 400 + "</Properties>"})
    return content[: int(len(content) * share)]


def shifted(front: bytes = b"", behind: bytes = b"") -> bytes:
    return front + office() + behind


def with_comment(comment: bytes) -> bytes:
    written = io.BytesIO(office())
    with zipfile.ZipFile(written, "a") as archive:
        archive.comment = comment
    return written.getvalue()


BOMBS = [
    Case("a bomb of zeros", "a.docx", partial(zeros, 12), "unpacked"),
    Case("a bomb past every limit", "a.docx", partial(zeros, 201), "unpacked"),
    Case("as a spreadsheet", "a.xlsx", lambda: office("xlsx", {"xl/x.txt": bytes(12 * MEGABYTE)}), "unpacked"),
    Case("as slides", "a.pptx", lambda: office("pptx", {"ppt/x.txt": bytes(12 * MEGABYTE)}), "unpacked"),
    Case("many entries", "a.docx", lambda: office(parts={f"word/{n}.txt": b"" for n in range(5001)}), "unpacked"),
    Case("a huge declared size", "a.docx", lambda: patched(office(), "<I", 24, 3_000_000_000), "unpacked"),
    Case("a size that is too small", "a.docx", lambda: patched(zeros(1), "<I", 24, 10), "unreadable"),
    Case("a size that is too large", "a.docx", lambda: patched(zeros(1), "<I", 24, 2 * MEGABYTE), "unreadable"),
    Case("a packed size past the end", "a.docx", lambda: patched(office(), "<I", 20, 100 * MEGABYTE), "unreadable"),
    Case("a wrong checksum", "a.docx", lambda: patched(zeros(1), "<I", 16, 1), "unreadable"),
    Case("a way of packing nobody knows", "a.docx", lambda: patched(office(), "<H", 10, 99, local=8), "unreadable"),
    Case("overlapping entries", "a.docx", overlapping, "unreadable"),
    Case("zips in zips", "a.docx", partial(nested, 4), "embedded"),
    Case(
        "XML that goes on and on",
        "a.docx",
        lambda: office(parts={"word/x.xml": b"<x>" + b"a" * 12 * MEGABYTE + b"</x>"}),
        "unpacked",
    ),
]

NAMES = [
    *(
        Case(f"an entry named {name!r}"[:60], "a.docx", partial(named, name), "unreadable")
        for name in (
            "../outside.xml",
            "word/../../outside.xml",
            "/etc/passwd",
            "//server/share/x.xml",
            "C:/Windows/x.xml",
            "word\\..\\x.xml",
            "word/" + "n" * 300 + ".xml",
            "word/gpj\u202efdp.xml",
            "word/zero\u200bwidth.xml",
            "word/bell\x07.xml",
            "word/document.xml",
            "WORD/DOCUMENT.XML",
        )
    ),
    Case("a symbolic link", "a.docx", partial(named, "word/link.xml", mode=0o120777), "unreadable"),
    Case("a name that is not UTF-8", "a.docx", partial(raw_name, b"\xff\xfe\x80name"), "unreadable"),
    Case("a name in an old code page", "a.docx", partial(raw_name, b"caf\x82"), "unreadable"),
    Case("a locked entry", "a.docx", partial(named, "word/x.txt", flag=1), "locked"),
    Case("a locked entry in a spreadsheet", "a.xlsx", lambda: patched(office("xlsx"), "<H", 8, 1, local=6), "locked"),
]

SHAPES = [
    *(
        Case(f"cut off at {share:.0%}", f"a.{kind}", partial(cut, share, kind), "empty" if not share else "unreadable")
        for kind in ("docx", "xlsx", "pptx")
        for share in (0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
    ),
    Case("a GIF in front of it (GIFAR)", "a.docx", partial(shifted, b"GIF89a" + bytes(20)), "unreadable"),
    Case("a JPEG in front of it", "a.docx", partial(shifted, b"\xff\xd8\xff\xe0" + bytes(20)), "unreadable"),
    Case("a PDF in front of it", "a.docx", partial(shifted, b"%PDF-1.7\n"), "unreadable"),
    Case("a program in front of it", "a.docx", partial(shifted, b"MZ" + bytes(100)), "unreadable"),
    Case("a script behind it", "a.docx", partial(shifted, behind=b"<script>alert(1)</script>"), "unreadable"),
    Case("a comment that holds a PDF", "a.docx", partial(with_comment, b"%PDF-1.4 %%EOF"), "unreadable"),
    Case("a PDF in its first entry", "a.docx", lambda: zipped({"a.txt": b"%PDF-1.7 hidden"}), "unreadable"),
    Case("any zip", "a.docx", lambda: zipped({"a.txt": "x"}), "unreadable"),
    Case("no zip at all", "a.xlsx", lambda: b"PK\x03\x04 not a zip", "unreadable"),
    Case("text", "a.docx", lambda: b"only words", "unreadable"),
    Case("a web page", "a.docx", lambda: b"<html><script>alert(1)</script></html>", "unreadable"),
    Case("RTF", "a.docx", lambda: b"{\\rtf1\\object\\objdata 0105}", "unreadable"),
]

CASES = BOMBS + NAMES + SHAPES
