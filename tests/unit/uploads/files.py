"""Files made for tests: pictures, Office files and PDFs, sound and hostile."""

import io
import struct
import zipfile
import zlib

from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
    "{more}</Types>"
)
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def named(content: bytes, name: str) -> io.BytesIO:
    """Bytes as an uploaded file with a name."""
    upload = io.BytesIO(content)
    upload.name = name
    return upload


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **options) -> bytes:
    """A small picture: left half red, right half blue."""
    drawn = Image.new(mode, size, "red" if mode in ("RGB", "RGBA", "P") else 40)
    if mode in ("RGB", "RGBA"):
        drawn.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    written = io.BytesIO()
    drawn.save(written, kind, **options)
    return written.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A tiny PNG file that says it is huge, and whose packed pixels really are all there."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def office(kind: str = "docx", parts: dict[str, str | bytes] | None = None, more_types: str = "") -> bytes:
    """A small Office file with extra parts."""
    part, main = MAIN[kind]
    entries = {
        "[Content_Types].xml": CONTENT_TYPES.format(part=part, kind=main, more=more_types),
        "_rels/.rels": relations("officeDocument", part, mode="Internal"),
        part: "<document>Words</document>",
        **(parts or {}),
    }
    return zipped(entries)


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """Entries as a zip file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return written.getvalue()


def relations(kind: str, target: str, mode: str = "External") -> str:
    """A relationships part with one relation."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    )


def pdf(catalogue: bytes = b"", trailer: bytes = b"", more: bytes = b"") -> bytes:
    """A small PDF with extra entries in its catalogue and trailer, and extra objects."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" + more + b"trailer\n<< /Root 1 0 R " + trailer
        + b" >>\nstartxref\n9\n%%EOF\n"
    )  # fmt: skip


def pdf_stream(header: bytes, content: bytes) -> bytes:
    """An object that is a stream."""
    return b"7 0 obj\n<< " + header + b" >>\nstream\n" + content + b"\nendstream\nendobj\n"
