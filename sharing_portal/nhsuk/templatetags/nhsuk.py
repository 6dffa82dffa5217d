"""The tags of the NHS.UK design system: ``{% load nhsuk %}``. README.md shows each of them."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import loader
from django.utils.safestring import SafeString

from .. import components
from ..bound_field import NHSUKBoundField
from ..errors import error_items
from ..layout import FieldLayout

register = template.Library()

BUTTON_VARIANTS = ("", "brand", "login", "reverse", "secondary", "secondary-solid", "warning")
CARD_VARIANTS = ("", "feature", "primary", "secondary", "warning")
TAG_COLOURS = ("", "white", "grey", "green", "aqua-green", "blue", "purple", "pink", "red", "orange", "yellow")


def _check(name: str, value: str, allowed: Sequence[str]) -> None:
    """Raise when a template asks for a variant that the design system does not have."""
    if value not in allowed:
        raise template.TemplateSyntaxError(f"{name} must be one of {', '.join(filter(None, allowed))}, not {value!r}")


@register.simple_tag
def field_group(field: NHSUKBoundField, **layout: Any) -> SafeString:
    """A field with its label, hint and error; the layout arguments are those of FieldLayout."""
    return field.render(context=field.get_context(FieldLayout(**layout)))


@register.inclusion_tag("nhsuk/error_summary.html")
def error_summary(*forms: BaseForm | None) -> dict[str, Any]:
    """All errors of one or more forms, at the top of the page; nothing when there are none."""
    return {"errors": error_items(forms)}


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """ "Error: " for the page's title when the page's ``form``, or one of its ``forms``, has errors."""
    forms = [context.get("form"), *(context.get("forms") or ())]
    return "Error: " if any(getattr(form, "errors", None) for form in forms) else ""


@register.inclusion_tag("nhsuk/skip_link.html")
def skip_link() -> dict[str, Any]:
    """The link past the header to the main content."""
    return {}


@register.inclusion_tag("nhsuk/header.html")
def header(header: components.Header) -> dict[str, Any]:
    """The page header, from a Header."""
    return {"header": header}


@register.inclusion_tag("nhsuk/footer.html")
def footer(footer: components.Footer) -> dict[str, Any]:
    """The page footer, from a Footer."""
    return {"footer": footer}


@register.inclusion_tag("nhsuk/breadcrumb.html")
def breadcrumb(links: Sequence[components.Link]) -> dict[str, Any]:
    """The way to this page, from Links; the page itself is not among them."""
    return {"links": links}


@register.inclusion_tag("nhsuk/back_link.html")
def back_link(href: str, text: str = "Back") -> dict[str, Any]:
    """A link back, above the page's heading."""
    return {"href": href, "text": text}


@register.inclusion_tag("nhsuk/action_link.html")
def action_link(text: str, href: str) -> dict[str, Any]:
    """A link with a green arrow, to the thing most people come for."""
    return {"text": text, "href": href}


@register.inclusion_tag("nhsuk/icon.html")
def icon(name: str) -> dict[str, Any]:
    """An icon beside a text that says the same; hidden from screen readers."""
    return {"name": name}


@register.inclusion_tag("nhsuk/button.html")
def button(
    text: str,
    *,
    href: str = "",
    variant: str = "",
    small: bool = False,
    hidden_text: str = "",
    prevent_double_click: bool = False,
    type: str = "submit",
    name: str = "",
    value: str = "",
    form_id: str = "",
    formaction: str = "",
) -> dict[str, Any]:
    """A button, or with ``href`` a link that looks like one."""
    _check("variant", variant, BUTTON_VARIANTS)
    return {
        "text": text,
        "href": href,
        "variant": variant,
        "small": small,
        "hidden_text": hidden_text,
        "prevent_double_click": prevent_double_click,
        "type": type,
        "name": name,
        "value": value,
        "form_id": form_id,
        "formaction": formaction,
    }


@register.inclusion_tag("nhsuk/tag.html")
def tag(text: str, colour: str = "") -> dict[str, Any]:
    """A small coloured label for a status."""
    _check("colour", colour, TAG_COLOURS)
    return {"text": text, "colour": colour}


@register.inclusion_tag("nhsuk/task_list.html")
def task_list(tasks: Sequence[components.Task], id: str = "task-list") -> dict[str, Any]:
    """Tasks with their status; give each list on a page its own id."""
    return {"tasks": tasks, "id": id}


@register.inclusion_tag("nhsuk/pagination.html", takes_context=True)
def pagination(context: template.Context, of: components.Pagination | Page) -> dict[str, Any]:
    """Previous, next and numbered pages, from a Pagination or from a page of a paginator."""
    if isinstance(of, Page):
        of = components.Pagination.of(of, context["request"].GET)
    return {"pagination": of}


@register.inclusion_tag("nhsuk/table.html")
def table(table: components.Table) -> dict[str, Any]:
    """A table, from a Table."""
    return {"table": table}


@register.inclusion_tag("nhsuk/do_dont_list.html")
def do_list(items: Sequence[str], heading: str = "Do", level: int = 3) -> dict[str, Any]:
    """Things to do, each with a tick."""
    return {"items": items, "heading": heading, "level": level, "dont": False}


@register.inclusion_tag("nhsuk/do_dont_list.html")
def dont_list(items: Sequence[str], heading: str = "Don't", level: int = 3, prefix: str = "do not ") -> dict[str, Any]:
    """Things not to do, each with a cross and "do not" before it."""
    return {"items": items, "heading": heading, "level": level, "prefix": prefix, "dont": True}


@register.inclusion_tag("nhsuk/contents_list.html")
def contents_list(links: Sequence[components.Link], label: str = "Pages in this guide") -> dict[str, Any]:
    """The parts of a long page or a set of pages."""
    return {"links": links, "label": label}


@register.inclusion_tag("nhsuk/summary_list.html")
def summary_list(rows: Sequence[components.SummaryRow], border: bool = True) -> dict[str, Any]:
    """Answers with links to change them, from SummaryRows."""
    return {"rows": rows, "border": border, "any_actions": any(row.actions for row in rows)}


@register.simple_block_tag
def summary_rows(content: SafeString, border: bool = True) -> SafeString:
    """A summary list around ``{% summary_row %}`` blocks, for values that are more than text."""
    return _render("summary_list", content=content, border=border)


@register.simple_block_tag
def summary_row(
    content: SafeString,
    key: str,
    *,
    change: str = "",
    change_text: str = "Change",
    hidden_text: str = "",
    leave_room: bool = False,
) -> SafeString:
    """
    One row whose value is the block's content; ``change`` is the address where it can be changed.

    leave_room: for a row without ``change`` in a list where others have it.
    """
    actions = [components.Link(change_text, change, hidden_text=hidden_text)] if change else []
    return _render("summary_row", content, row={"key": key, "actions": actions}, no_actions=leave_room and not actions)


@register.simple_block_tag
def card(
    content: SafeString,
    *,
    heading: str = "",
    href: str = "",
    level: int = 2,
    size: str = "",
    description: str = "",
    variant: str = "",
    clickable: bool = False,
    image_src: str = "",
    image_alt: str = "",
) -> SafeString:
    """A card; the block's content comes after its heading and description."""
    _check("variant", variant, CARD_VARIANTS)
    return _render(
        "card",
        content=content,
        heading=heading,
        href=href,
        level=level,
        size=size,
        description=description,
        variant=variant,
        clickable=clickable,
        image_src=image_src,
        image_alt=image_alt,
    )


@register.simple_block_tag
def inset_text(content: SafeString) -> SafeString:
    """Text set apart from the rest."""
    return _render("inset_text", content=content)


@register.simple_block_tag
def details(content: SafeString, summary: str, open: bool = False, id: str = "") -> SafeString:
    """Something that few need, behind its summary."""
    return _render("details", content=content, summary=summary, open=open, id=id)


@register.simple_block_tag
def expander(content: SafeString, summary: str, open: bool = False, id: str = "") -> SafeString:
    """As details, in a box of its own: for one of a list of questions."""
    return _render("expander", content=content, summary=summary, open=open, id=id)


@register.simple_block_tag
def warning_callout(content: SafeString, heading: str, level: int = 3) -> SafeString:
    """A warning; "Important" is read out before its heading unless the heading says it."""
    return _render(
        "warning_callout", content=content, heading=heading, level=level, says_important="important" in heading.lower()
    )


@register.simple_block_tag
def panel(content: SafeString, heading: str) -> SafeString:
    """The green panel of a confirmation page; its heading is the page's h1."""
    return _render("panel", content=content, heading=heading)


@register.simple_block_tag
def notification_banner(
    content: SafeString,
    *,
    text: str = "",
    heading: str = "",
    title: str = "",
    success: bool = False,
    id: str = "nhsuk-notification-banner-title",
) -> SafeString:
    """A message about something that is not this page; ``success`` says that what one did worked."""
    return _render(
        "notification_banner",
        content=content,
        text=text,
        heading=heading,
        title=title,
        variant="success" if success else "",
        id=id,
    )


def _render(component: str, content: SafeString, **context: Any) -> SafeString:
    return loader.render_to_string(f"nhsuk/{component}.html", context | {"content": content})
