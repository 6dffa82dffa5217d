"""Placeholder pictures for sample data: drawn by the project, so that no photo of anybody is needed."""

import io
import random

from PIL import Image, ImageDraw, ImageFont

SIZE = (1600, 1067)
_COLOURS = ["#005eb8", "#003087", "#41b6e6", "#00a499", "#009639", "#330072", "#7c2855", "#ffb81c"]
_PALE = ["#e8edee", "#d8e8f5", "#e0f2ef", "#f3ecf7", "#fff4d9"]


def draw_placeholder(word: str, *, seed: int) -> bytes:
    """A PNG picture of overlapping round shapes with a word on it; the same word and seed give the same picture."""
    chance = random.Random(f"{word}/{seed}")
    picture = Image.new("RGB", SIZE, chance.choice(_PALE))
    width, height = SIZE
    for _ in range(9):
        _draw_shape(picture, chance, chance.randint(0, width), chance.randint(0, height), chance.randint(120, 420))
    _write(picture, word)
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _draw_shape(picture: Image.Image, chance: random.Random, x: int, y: int, radius: int) -> None:
    layer = Image.new("RGBA", (2 * radius + 1, 2 * radius + 1))
    drawing = ImageDraw.Draw(layer)
    box = (0, 0, 2 * radius, 2 * radius)
    colour = (*Image.new("RGB", (1, 1), chance.choice(_COLOURS)).getpixel((0, 0)), chance.randint(90, 190))
    if chance.random() < 0.5:
        drawing.ellipse(box, fill=colour)
    else:
        drawing.rounded_rectangle(box, radius=radius // 3, fill=colour)
    picture.paste(layer, (x - radius, y - radius), mask=layer)


def _write(picture: Image.Image, word: str) -> None:
    """The word in white on a dark band, as large as fits."""
    drawing = ImageDraw.Draw(picture)
    width, height = picture.size
    size = next(size for size in range(150, 10, -5) if _length(drawing, word, size) < width - 200)
    drawing.rectangle((0, height - 330, width, height - 90), fill="#212b32")
    drawing.text((100, height - 210), word, fill="white", font=ImageFont.load_default(size), anchor="lm")


def _length(drawing: ImageDraw.ImageDraw, word: str, size: int) -> float:
    return drawing.textlength(word, font=ImageFont.load_default(size))
