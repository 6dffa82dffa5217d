"""Pictures that are something else, broken, moving or far too large."""

import io
import struct
import zlib
from functools import cache, partial

from PIL import Image

from tests.unit.uploads.files import office, pdf, picture, png_claiming

from . import Case


@cache
def noise(kind: str) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((80, 60), 80).convert("RGB").save(written, kind)
    return written.getvalue()


def cut(kind: str, share: float) -> bytes:
    return noise(kind)[: int(len(noise(kind)) * share)]


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    written = io.BytesIO()
    frames[0].save(written, kind, save_all=True, append_images=frames[1:], duration=100)
    return written.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def claiming(width: int, height: int) -> bytes:
    """A PNG that says it is huge and has no pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def jpeg_claiming(width: int, height: int) -> bytes:
    content = bytearray(noise("JPEG"))
    frame = content.index(b"\xff\xc0")
    struct.pack_into(">HH", content, frame + 5, height, width)
    return bytes(content)


def webp_claiming() -> bytes:
    """An extended WebP whose canvas is 16,384 pixels square."""
    size = (16383).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


OTHER_KINDS = {
    "GIF": lambda: picture("GIF", mode="P"),
    "TIFF": lambda: picture("TIFF"),
    "BMP": lambda: picture("BMP"),
    "ICO": lambda: picture("ICO", (32, 32)),
    "JPEG 2000": lambda: b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(40),
    "AVIF": lambda: b"\x00\x00\x00\x1cftypavif" + bytes(60),
    "Photoshop": lambda: b"8BPS\x00\x01" + bytes(40),
    "PPM": lambda: b"P6 1 1 255\n123",
    "EPS": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "SVG with a declaration": lambda: b"<?xml version='1.0'?><!DOCTYPE svg><svg/>",
    "a web page": lambda: b"<html><script>alert(1)</script>",
    "a PHP script": lambda: b"<?php system($_GET['x']); ?>",
    "a program": lambda: b"MZ\x90\x00" + bytes(100),
    "a PDF": pdf,
    "a document": office,
    "a GIF that is an archive (GIFAR)": lambda: b"GIF89a" + bytes(20) + office(),
    "a GIF that is a script": lambda: b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)",
    "words": lambda: b"not a picture at all",
    "nulls": lambda: bytes(500),
}

CASES = [
    *(Case(f"{kind} as a photo", "photo.jpg", make, "picture") for kind, make in OTHER_KINDS.items()),
    Case("nothing", "photo.jpg", lambda: b"", "empty"),
    Case("15 MB and one byte", "photo.jpg", lambda: b"\xff\xd8\xff" + bytes(15 * 1024 * 1024), "large"),
    *(
        Case(f"{kind} cut off at {share:.0%}", "photo.jpg", partial(cut, kind, share), "unreadable")
        for kind in ("JPEG", "PNG", "WEBP", "HEIF")
        for share in (0.1, 0.4, 0.8)
    ),
    *(Case(f"a moving {kind}", "photo.jpg", partial(moving, kind), "moving") for kind in ("PNG", "WEBP")),
    Case("169 megapixels", "photo.png", partial(png_claiming, 13_000, 13_000), "pixels"),
    Case("a claim of 100 gigapixels", "photo.png", partial(claiming, 1_000_000, 100_000), "pixels"),
    Case("a claim of 2^31 squared", "photo.png", partial(claiming, 2**31 - 1, 2**31 - 1), "pixels"),
    Case("no width at all", "photo.png", partial(claiming, 0, 10), "unreadable"),
    Case("a JPEG of 4 gigapixels", "photo.jpg", partial(jpeg_claiming, 65_000, 65_000), "pixels"),
    Case("a WebP of 268 megapixels", "photo.webp", webp_claiming, "pixels"),
    Case("HEIC without a picture", "photo.heic", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(200), "unreadable"),
    Case(
        "HEIC with random boxes",
        "photo.heic",
        lambda: b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic" + bytes(range(256)),
        "unreadable",
    ),
    Case("a JPEG header and a script", "photo.jpg", lambda: b"\xff\xd8\xff\xe0<script>alert(1)</script>", "unreadable"),
    Case("a JPEG header and PHP", "photo.jpg", lambda: b"\xff\xd8\xff\xe0<?php phpinfo(); ?>", "unreadable"),
    Case("a PNG header and an archive", "photo.png", lambda: b"\x89PNG\r\n\x1a\n" + office(), "unreadable"),
    Case("a WebP header and nothing", "photo.webp", lambda: b"RIFF\x10\x00\x00\x00WEBPVP8 ", "unreadable"),
]
