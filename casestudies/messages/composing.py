"""The words of an email, before anything is written or sent."""

from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string

from .inert import one_line, without_controls, without_links

LONGEST_SUBJECT = 200


class Draft(NamedTuple):
    """What an email says."""

    subject: str
    body: str


def compose(template: str, **context: Any) -> Draft:
    """The subject and text of an email, exactly as `write_mail` writes them; nothing is stored.

    `template` is the name of a text in templates/casestudies/mail, whose first line is the subject. Links that may be
    clicked are the values of the context whose names end in "link", and those beside a label in lists whose names end
    in "links"; every other address in the text, which somebody typed, is broken up.
    """
    ours = {value for name, value in context.items() if name.endswith("link") and value} | {settings.PORTAL_NAME}
    ours |= {link for name, values in context.items() if name.endswith("links") for _label, link in values}
    context = {"transition": None, "unsubscribe_link": "", **context, "portal": settings.PORTAL_NAME}
    text = without_controls(render_to_string(f"casestudies/mail/{template}.txt", context)).strip()
    subject, _, body = text.partition("\n")
    return Draft(inert_subject(subject), without_links(body.strip(), ours) + "\n")


def inert_subject(text: str) -> str:
    """A subject without line breaks and without anything to click on, and no longer than mail programs show."""
    return without_links(one_line(text))[:LONGEST_SUBJECT]
