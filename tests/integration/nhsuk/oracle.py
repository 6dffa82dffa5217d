"""The official macros, and how our markup is compared with theirs."""

import re
from functools import cache
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, NavigableString, Tag
from django.template import Context, Template
from jinja2 import ChainableUndefined, Environment, PackageLoader
from nhsuk_frontend_jinja import __name__ as official_package

HIDDEN = "nhsuk-u-visually-hidden"


@cache
def environment() -> Environment:
    """A Jinja environment with the official macros."""
    return Environment(
        undefined=ChainableUndefined,
        loader=PackageLoader(official_package),
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )


class Case(NamedTuple):
    """A component in one state: our template, what it is given, and the official macro with its parameters."""

    template: str
    ours: str
    context: dict[str, Any]
    macro: tuple[str, str]
    params: dict[str, Any]


def official(component: str, macro: str, params: dict[str, Any]) -> str:
    """The markup that the official macro makes of these parameters."""
    source = f"{{% from 'nhsuk/components/{component}/macro.jinja' import {macro} %}}{{{{ {macro}(params) }}}}"
    return environment().from_string(source).render(params=params)


def official_icon(name: str) -> str:
    """The markup of an official icon."""
    source = "{% from 'nhsuk/macros/icon.jinja' import nhsukIcon %}{{ nhsukIcon(name) }}"
    return environment().from_string(source).render(name=name)


def ours(source: str, **context: Any) -> str:
    """The markup that a piece of Django template makes with our tags."""
    return Template("{% load nhsuk %}" + source).render(Context(context))


def shape(html: str) -> list[Any]:
    """
    The elements, attributes and texts of some markup, free of white space that nobody sees or hears.

    The white space inside visually hidden text stays: it keeps the words around it apart when they are read out.
    """
    return _children(BeautifulSoup(html, "html.parser"))


def _children(node: Tag) -> list[Any]:
    return [shaped for child in node.children if (shaped := _shape(child)) not in (None, "")]


def _shape(node: Any) -> Any:
    if isinstance(node, NavigableString):
        text = re.sub(r"\s+", " ", node)
        return text if HIDDEN in (node.parent.get("class") or []) and node.parent.name == "span" else text.strip()
    attributes = {
        name: " ".join(value) if isinstance(value, list) else " ".join(value.split())
        for name, value in node.attrs.items()
    }
    return node.name, dict(sorted(attributes.items())), _children(node)
