"""What a tipping point or pitfall asks for, wherever it is shown: `{% load lessons %}`."""

from django import template

from casestudies.vocabulary import MoneyBand, TimeBand

register = template.Library()


@register.filter
def was_lost(band: str) -> bool:
    """Whether a band says that something was lost."""
    return band not in ("", TimeBand.NONE, TimeBand.UNKNOWN, MoneyBand.NONE, MoneyBand.UNKNOWN)
