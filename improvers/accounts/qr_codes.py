"""QR codes as one path, which a template draws: no picture file, no data: address, nothing the policy would block."""

from dataclasses import dataclass

from qrcode import QRCode


@dataclass(frozen=True)
class Picture:
    """A square of `size` small squares a side, those in `path` dark; the quiet edge is counted in."""

    size: int
    path: str

    @property
    def view_box(self) -> str:
        """The measures of the drawing, for an SVG."""
        return f"0 0 {self.size} {self.size}"


def draw(text: str) -> Picture:
    """The QR code of a text."""
    code = QRCode()
    code.add_data(text)
    rows = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return Picture(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
