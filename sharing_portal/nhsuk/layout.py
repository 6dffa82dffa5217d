"""How one field group is laid out on a page: said by the template, not by the form."""

from dataclasses import dataclass

LABEL_SIZES = ("", "s", "m", "l", "xl")
WIDTHS = (None, 2, 3, 4, 5, 10, 20, 30)


@dataclass(frozen=True)
class FieldLayout:
    """
    The choices a template can make for one field group.

    heading: the label or legend is the page's h1; label_size: s, m, l or xl; label_hidden: for screen readers only;
    caption: small text above the heading; width: how many characters the box is wide (2, 3, 4, 5, 10, 20 or 30).
    """

    heading: bool = False
    label_size: str = ""
    label_hidden: bool = False
    caption: str = ""
    width: int | None = None

    def __post_init__(self) -> None:
        """Refuse a size or width that the design system does not have, so that a typo is seen at once."""
        if self.label_size not in LABEL_SIZES:
            raise ValueError(f"label_size must be one of {', '.join(LABEL_SIZES[1:])}, not {self.label_size!r}")
        if self.width not in WIDTHS:
            raise ValueError(f"width must be one of {WIDTHS[1:]}, not {self.width!r}")

    @property
    def label_size_or_default(self) -> str:
        """The label's size: l when it is the page heading and nothing else is said, otherwise none."""
        return self.label_size or ("l" if self.heading else "")

    @property
    def legend_size_or_default(self) -> str:
        """The legend's size: l when it is the page heading, otherwise m, unless the template says another."""
        return self.label_size or ("l" if self.heading else "m")
