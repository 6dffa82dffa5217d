"""PDF files that act, hide something, or are broken."""

import zlib
from functools import partial

from tests.unit.uploads.files import office, pdf, pdf_stream

from . import Case

MEGABYTE = 1024 * 1024


def packed(objects: bytes, header: bytes = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode") -> bytes:
    return pdf(more=pdf_stream(header, zlib.compress(b"1 0 " + objects)))


def plain(catalogue: bytes) -> bytes:
    return pdf(catalogue)


def in_comment() -> bytes:
    """An object stream whose keyword does not follow its header directly."""
    objects = zlib.compress(b"1 0 << /AA 4 0 R >>")
    return pdf(
        more=b"7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> % x\nstream\n"
        + objects
        + b"\nendstream\nendobj\n"
    )


def padded() -> bytes:
    """An object stream that says what it is far before it begins."""
    return packed(b"<< /AA 4 0 R >>", b"/Type /ObjStm /Filter /FlateDecode" + b" " * 9000)


def in_two() -> bytes:
    """An object stream that holds the word that ends streams."""
    packer = zlib.compressobj(0)
    objects = packer.compress(b"1 0 << /X (endstream) /AA 4 0 R >>") + packer.flush()
    return pdf(more=pdf_stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", objects))


ACTIONS = [
    *(
        Case(f"{words.decode()}"[:50], "a.pdf", partial(plain, words), "pdf")
        for words in (
            b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
            b"/OpenAction 9 0 R",
            b"/OpenAction << /S /URI /URI (https://x.test) >>",
            b"/AA << /O 5 0 R >>",
            b"/AA<</WC 5 0 R>>",
            b"/Names << /JavaScript 5 0 R >>",
            b"/Names << /EmbeddedFiles 5 0 R >>",
            b"/AcroForm << /XFA 5 0 R >>",
            b"/AcroForm << /XFA [(template) 5 0 R] >>",
            b"/X << /S /Launch /F (cmd.exe) >>",
            b"/X << /S /Launch /Win << /F (cmd.exe) >> >>",
            b"/X << /S /SubmitForm /F (https://x.test) >>",
            b"/X << /S /ImportData >>",
            b"/X << /S /GoToE >>",
            b"/X << /S /GoToR /F (\\\\\\\\x.test\\\\a.pdf) >>",
            b"/X << /S /Rendition >>",
            b"/X << /S /Movie >>",
            b"/X << /S /Sound >>",
            b"/X << /Subtype /RichMedia >>",
            b"/X << /Subtype /FileAttachment >>",
            b"/X << /Type /Filespec /EF << /F 5 0 R >> >>",
            b"/X << /S /J#61vaScript >>",
            b"/X << /S /#4A#61#76#61#53#63#72#69#70#74 >>",
            b"/X << /#4a#53 (x) >>",
            b"/#4fpenAction 5 0 R",
            b"/X << /S /L#61unch >>",
            b"/#41#41 << /O 5 0 R >>",
            b"/AcroForm << /X#46A 5 0 R >>",
        )
    ),
    Case("an embedded file", "a.pdf", lambda: pdf(more=pdf_stream(b"/Type /EmbeddedFile", b"MZ")), "pdf"),
]

HIDDEN = [
    *(
        Case(f"packed: {objects.decode()}", "a.pdf", partial(packed, objects), "pdf")
        for objects in (
            b"<< /JS (x) >>",
            b"<< /AA 4 0 R >>",
            b"<< /OpenAction 4 0 R >>",
            b"<< /S /JavaScript >>",
            b"<< /XFA 4 0 R >>",
            b"<< /S /Launch >>",
            b"<< /#4a#53 (x) >>",
        )
    ),
    Case(
        "packed, the type escaped",
        "a.pdf",
        partial(packed, b"<< /AA 4 0 R >>", b"/Type /Obj#53tm /Filter /FlateDecode"),
        "pdf",
    ),
    Case(
        "packed, without a type",
        "a.pdf",
        partial(packed, b"<< /AA 4 0 R >>", b"/N 1 /First 4 /Filter /FlateDecode"),
        "pdf",
    ),
    Case("packed, the filter elsewhere", "a.pdf", partial(packed, b"<< >>", b"/Type /ObjStm /Filter 9 0 R"), "pdf"),
    Case(
        "packed twice",
        "a.pdf",
        partial(packed, b"<< >>", b"/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]"),
        "pdf",
    ),
    Case("packed in another way", "a.pdf", partial(packed, b"<< >>", b"/Type /ObjStm /Filter /LZWDecode"), "pdf"),
    Case(
        "packed with a predictor",
        "a.pdf",
        partial(packed, b"<< >>", b"/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>"),
        "pdf",
    ),
    Case(
        "an opening action in two versions",
        "a.pdf",
        lambda: pdf(
            b"/OpenAction 5 0 R",
            more=b"5 0 obj << /S /GoTo /D [3 0 R] >> endobj 5 0 obj << /S /URI /URI (https://x.test) >> endobj\n",
        ),
        "pdf",
    ),
    Case(
        "opening actions without end",
        "a.pdf",
        lambda: pdf(b"/OpenAction 5 0 R " * 99, more=b"5 0 obj << /S /GoTo /D [3 0 R] >> endobj\n"),
        "pdf",
    ),
    Case(
        "an opening action with another behind it",
        "a.pdf",
        lambda: pdf(b"/OpenAction 5 0 R", more=b"5 0 obj << /S /GoTo /D [3 0 R] /Next 6 0 R >> endobj\n"),
        "pdf",
    ),
    Case("behind a comment", "a.pdf", in_comment, "pdf"),
    Case("behind a long header", "a.pdf", padded, "pdf"),
    Case("behind a false end", "a.pdf", in_two, "unreadable"),
    Case("between words that look like a stream", "a.pdf", lambda: pdf(b"(>>\nstream\n) /AA 4 0 R (endstream)"), "pdf"),
    Case("the same with a form", "a.pdf", lambda: pdf(b"(>>\nstream\n) /XFA 4 0 R (endstream)"), "pdf"),
    Case("after a first end", "a.pdf", lambda: pdf() + b"8 0 obj << /S /JavaScript >> endobj\n%%EOF\n", "pdf"),
    Case("a bomb of objects", "a.pdf", partial(packed, bytes(52 * MEGABYTE)), "unreadable"),
    Case(
        "objects that are not packed",
        "a.pdf",
        lambda: pdf(more=pdf_stream(b"/Type /ObjStm /Filter /FlateDecode", b"nothing packed")),
        "unreadable",
    ),
]

SHAPES = [
    Case("a password", "a.pdf", lambda: pdf(trailer=b"/Encrypt 5 0 R"), "locked"),
    Case("a password, the name escaped", "a.pdf", lambda: pdf(trailer=b"/#45ncrypt 5 0 R"), "locked"),
    *(
        Case(f"cut off at {share:.0%}", "a.pdf", lambda share=share: pdf()[: int(len(pdf()) * share)], "unreadable")
        for share in (0.05, 0.2, 0.4, 0.6, 0.8, 0.95)
    ),
    Case("cut off in its first word", "a.pdf", lambda: b"%PD", "other"),
    Case("nothing", "a.pdf", lambda: b"", "empty"),
    Case("only a beginning and an end", "a.pdf", lambda: b"%PDF-1.7\n%%EOF", "unreadable"),
    Case("a web page in front of it", "a.pdf", lambda: b"<html>" + pdf(), "other"),
    Case("a program in front of it", "a.pdf", lambda: b"MZ" + bytes(64) + pdf(), "other"),
    Case(
        "a web page at its beginning", "a.pdf", lambda: b"%PDF-1.7\n%<html><script>x</script>\n" + pdf(), "unreadable"
    ),
    Case("a zip behind it", "a.pdf", lambda: pdf() + office(), "unreadable"),
    Case("a zip inside it", "a.pdf", lambda: pdf(more=pdf_stream(b"/Length 9", office())), "unreadable"),
    Case("a script behind it", "a.pdf", lambda: pdf() + b"<script>alert(1)</script>", "unreadable"),
    Case("10 MB and one byte", "a.pdf", lambda: bytes(10 * MEGABYTE + 1), "large"),
    Case("a picture", "a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "other"),
    Case("PostScript", "a.pdf", lambda: b"%!PS-Adobe-3.0\n%%EOF", "other"),
]

CASES = ACTIONS + HIDDEN + SHAPES
