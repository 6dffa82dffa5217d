"""Reads the forms of a page as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """Where a form goes, and what it sends: hidden fields, texts as they stand, and every box ticked."""

    action: str
    fields: dict[str, str | list[str]] = field(default_factory=dict)


def forms_of(html: str) -> list[Form]:
    """The forms of a page that are sent with POST."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self._form = Form(given.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and tag == "input" and "name" in given:
            self._read(given)
        elif self._form is not None and tag == "textarea":
            self._text = given.get("name", "")
            self._form.fields[self._text] = ""

    def _read(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind == "checkbox":
            self._form.fields.setdefault(given["name"], []).append(given.get("value", "on"))
        elif kind == "radio" and "checked" in given:
            self._form.fields[given["name"]] = given.get("value", "on")
        elif kind not in ("radio", "submit", "file", "button"):
            self._form.fields[given["name"]] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._text:
            self._form.fields[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        elif tag == "form":
            self._form = None
