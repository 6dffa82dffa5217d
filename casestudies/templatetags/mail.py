"""What people typed, in the text of an email: `{% load mail %}`. None goes in without."""

from django import template

from casestudies.messages.inert import one_line
from casestudies.messages.inert import quoted as quoted_text

register = template.Library()


@register.filter
def line(text: object) -> str:
    """A name or headline on one line: `{{ name|line }}`."""
    return one_line(str(text))


@register.filter
def quoted(text: object) -> str:
    """A longer text, each line marked as somebody else's: `{{ transition.comment|quoted }}`."""
    return quoted_text(str(text))
