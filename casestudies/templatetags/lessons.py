"""What a tipping point or pitfall asks for, wherever it is shown: `{% load lessons %}`."""

import re

from django import template

from casestudies.index.snippets import Piece, Sought
from casestudies.vocabulary import MoneyBand, TimeBand

register = template.Library()


@register.filter
def was_lost(band: str) -> bool:
    """Whether a band says that something was lost."""
    return band not in ("", TimeBand.NONE, TimeBand.UNKNOWN, MoneyBand.NONE, MoneyBand.UNKNOWN)


@register.filter
def marked(text: str, sought: Sought) -> tuple[Piece, ...]:
    """A text in pieces, some of which are what was looked for."""
    return sought.marked(text)


@register.filter
def marked_paragraphs(text: str, sought: Sought) -> list[tuple[Piece, ...]]:
    """The same for each paragraph of a text."""
    return [sought.marked(paragraph) for paragraph in re.split(r"\n{2,}", text.replace("\r\n", "\n").strip())]
