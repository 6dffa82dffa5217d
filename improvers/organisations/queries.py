"""Looking organisations up by what people type."""

import re

from django.db.models import Case, Q, Value, When

from improvers.models import Organisation
from improvers.models.organisation import OrganisationQuerySet

BIG_KINDS = [Organisation.Kind.TRUST, Organisation.Kind.ICB, Organisation.Kind.HEALTH_BOARD]
LONGEST = 250


def matching(text: str) -> OrganisationQuerySet:
    """The open organisations that have every word of the text in their name, town or code, best first.

    Best: those whose name starts with the text; then trusts and boards before practices and sites; then by name.
    Nothing matches a text without letters or numbers.
    """
    text = _plain(text)
    words = re.findall(r"[^\s,()]+", text)
    if not re.search(r"\w", text):
        return Organisation.objects.none()
    found = Organisation.objects.open_on().select_related("board", "region")
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(town__icontains=word) | Q(ods_code__istartswith=word))
    starts = Case(When(name__istartswith=text, then=Value(0)), default=Value(1))
    size = Case(When(kind__in=BIG_KINDS, then=Value(0)), default=Value(1))
    return found.order_by(starts, size, "name", "pk")


def find_organisations(text: str, limit: int = 10) -> list[Organisation]:
    """The first `limit` of the organisations matching the text."""
    return list(matching(text)[:limit])


def clear_match(text: str) -> Organisation | None:
    """The one open organisation the text means, or None when it could be several or none.

    Its code, its name with the code in brackets, its whole name, or words that only one organisation has.
    """
    text = _plain(text)
    open_now = Organisation.objects.open_on().select_related("board", "region")
    by_code = open_now.filter(ods_code__iexact=_code_in(text)).first()
    if by_code is not None:
        return by_code
    for candidates in (open_now.filter(name__iexact=text), matching(text)):
        first_two = list(candidates[:2])
        if len(first_two) == 1:
            return first_two[0]
    return None


def closed_match(text: str) -> Organisation | None:
    """The closed organisation whose code or whole name the text is, or None."""
    text = _plain(text)
    return (
        Organisation.objects.exclude(valid_to=None)
        .filter(Q(ods_code__iexact=_code_in(text)) | Q(name__iexact=text))
        .order_by("-valid_to", "pk")
        .first()
    )


def _code_in(text: str) -> str:
    """The code at the end of "Name (CODE)", or the whole text."""
    in_brackets = re.search(r"\(([A-Za-z0-9]+)\)$", text)
    return in_brackets[1] if in_brackets else text


def _plain(text: str) -> str:
    """The text with single spaces and straight apostrophes, no longer than a name, without what no database holds."""
    return " ".join(text.replace("’", "'").replace("\0", "").split())[:LONGEST]
