"""Nothing but pixels is left of a photo, and a flood of pixels costs next to nothing."""

import io
import subprocess
import sys

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from sharing_portal.uploads.pictures import read_picture

from .files import named, png_claiming

_SECRET = b"SECRET"
# SOI, APP0 (JFIF), tables, frames, restarts, scans, EOI: what a JPEG needs to be one, and no comment or other APPn.
_NEEDED = {0xD8, 0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, 0xDA, 0xD9}
_MEASURE = """
import io, resource, sys, time
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.pictures import read_picture
content = sys.stdin.buffer.read()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
try:
    read_picture(io.BytesIO(content))
except UploadRefused as refused:
    print(refused.message)
print(time.monotonic() - began)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def telling(kind: str) -> bytes:
    """A photo that says as much about its maker as its format can hold."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x8298] = "SECRET camera", "SECRET author", "SECRET owner"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 12.0), 3: "W", 4: (0.0, 7.0, 5.0), 29: "SECRET"})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile.replace(b"sRGB", b"SECR")}
    if kind == "PNG":
        said = PngImagePlugin.PngInfo()
        said.add_text("Author", "SECRET author")
        said.add_text("Comment", "SECRET comment", zip=True)
        said.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SECRET</x:xmpmeta>")
        options["pnginfo"] = said
    else:
        options["xmp"] = b"<x:xmpmeta>SECRET</x:xmpmeta>"
    if kind == "JPEG":
        options["comment"] = b"SECRET comment"
    written = io.BytesIO()
    Image.effect_noise((90, 60), 50).convert("RGB").save(written, kind, **options)
    return written.getvalue() + b"SECRET behind it <?php ?>"


def segments(jpeg: bytes) -> set[int]:
    """The kinds of all segments before the pixels."""
    kinds, at = set(), 2
    while jpeg[at + 1] != 0xDA:
        kinds.add(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return kinds


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_no_copy_says_anything_but_its_pixels(kind):
    original = telling(kind)
    assert _SECRET in original
    for copy in read_picture(named(original, "SECRET.jpg")).copies.values():
        assert _SECRET not in copy
        assert segments(copy) <= _NEEDED
        assert copy.endswith(b"\xff\xd9")
        with Image.open(io.BytesIO(copy)) as opened:
            assert not opened.getexif()
            assert "icc_profile" not in opened.info


def test_169_megapixels_are_refused_in_under_a_second_and_50_megabytes():
    child = subprocess.run(
        [sys.executable, "-c", _MEASURE], input=png_claiming(13_000, 13_000), capture_output=True, check=True
    )
    message, seconds, megabytes = child.stdout.decode().splitlines()
    assert message.startswith("The selected file has too many pixels")
    assert float(seconds) < 1
    assert float(megabytes) < 50
