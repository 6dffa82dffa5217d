"""Photos: decoded, turned upright and drawn anew, so that nothing but the picture is kept."""

import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

import pillow_heif
from PIL import Image, ImageCms

from .content import MEGABYTE, read_content
from .errors import UNREADABLE, UploadRefused

pillow_heif.register_heif_opener()
warnings.simplefilter("error", Image.DecompressionBombWarning)

MAX_BYTES = 15 * MEGABYTE
MAX_PIXELS = 60_000_000
FORMATS = ["JPEG", "PNG", "WEBP", "HEIF"]
QUALITY = 82

_WRONG_KIND = "The selected file must be a JPEG, PNG, WebP or HEIC"
_TOO_MANY_PIXELS = "The selected file has too many pixels. Make it smaller and try again"
_MOVING = "The selected file must be a still picture, not an animation"

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True)
class Picture:
    """A photo as JPEG copies by size; `width` and `height` are those of the largest copy."""

    copies: dict[int, bytes]
    width: int
    height: int


def read_picture(upload: BinaryIO, *, widths: tuple[int, ...] = (1600, 480)) -> Picture:
    """A photo people upload, as safe copies without any metadata.

    Takes an open file and the sizes wanted: no copy is wider or higher than its size, none is enlarged.
    Raises UploadRefused for anything but a sound, still JPEG, PNG, WebP or HEIC of at most 15 MB and 60 megapixels.
    """
    content = read_content(upload, limit=MAX_BYTES)
    if not _looks_like_a_picture(content):
        raise UploadRefused(_WRONG_KIND)
    try:
        largest = _upright(content, max(widths))
    except UploadRefused:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise UploadRefused(_TOO_MANY_PIXELS) from error
    except Exception as error:  # decoders raise nearly every kind of error on broken files, and each means the same
        raise UploadRefused(UNREADABLE) from error
    return Picture(
        copies={width: _jpeg(largest, width) for width in widths}, width=largest.width, height=largest.height
    )


def _looks_like_a_picture(content: bytes) -> bool:
    return (
        content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
        or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
        or (
            content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"heim", b"heis", b"mif1", b"hevc", b"hevx"}
        )
    )


def _upright(content: bytes, size: int) -> Image.Image:
    """The picture in plain RGB, upright, at most `size` wide and high. Sizes are checked before anything is decoded."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise UploadRefused(_TOO_MANY_PIXELS)
        if opened.format in ("PNG", "WEBP") and getattr(opened, "is_animated", False):
            raise UploadRefused(_MOVING)
        orientation = _orientation(opened)
        profile = opened.info.get("icc_profile")
        opened.draft(None, (size, size))
        opened.load()
        picture = _eight_bit(opened)
        picture.thumbnail((size, size), Image.Resampling.LANCZOS)
        picture = _in_srgb(picture, profile)
    if orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[orientation])
    return picture


def _orientation(opened: Image.Image) -> int:
    try:
        return opened.getexif().get(_ORIENTATION, 1)
    except Exception:  # broken EXIF is no reason to refuse the photo: it is thrown away anyway
        return 1


def _eight_bit(opened: Image.Image) -> Image.Image:
    """The picture in a mode that can be made smaller well: eight bits, with transparency where there is some."""
    if opened.mode.startswith("I;16"):
        return opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if opened.mode in ("RGB", "L", "CMYK", "RGBA"):
        return opened
    return opened.convert("RGBA" if opened.has_transparency_data else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A new RGB picture, transparent parts white, with nothing carried over from the file but its pixels."""
    canvas = Image.new("RGB", picture.size, "white")
    colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
    if profile:
        try:
            colours = ImageCms.profileToProfile(
                colours, ImageCms.ImageCmsProfile(io.BytesIO(profile)), _SRGB, outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            colours = picture
    canvas.paste(colours.convert("RGB"), mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return canvas


def _jpeg(picture: Image.Image, size: int) -> bytes:
    copy = picture.copy()
    copy.thumbnail((size, size), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    copy.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()
