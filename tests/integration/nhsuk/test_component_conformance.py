"""Every component has the markup of the official macro, and no component is without such a comparison."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from .cases_of_blocks import BLOCKS
from .cases_of_lists import LISTS
from .oracle import official, official_icon, ours, shape

CASES = BLOCKS | LISTS
COMPONENTS = Path(settings.BASE_DIR) / "templates" / "nhsuk"
ICONS = re.findall(r'name == "([a-z-]+)"', (COMPONENTS / "icon.html").read_text())

# Pieces that only stand inside the components above, and what is compared in a test of its own.
INSIDE_OTHERS = {
    "footer_list",
    "header_account",
    "header_navigation",
    "header_search",
    "logo",
    "summary_action",
    "table_cell",
}
ELSEWHERE = {"error_summary", "icon", "page"}


@pytest.mark.parametrize("name", CASES)
def test_component_has_the_official_markup(name: str) -> None:
    """Ours and the official macro's markup are the same."""
    case = CASES[name]
    assert shape(ours(case.ours, **case.context)) == shape(official(*case.macro, case.params))


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_the_official_one(name: str) -> None:
    """Each icon is drawn as the official one of its name."""
    assert shape(ours("{% icon name %}", name=name)) == shape(official_icon(name))


def test_no_component_is_without_a_comparison() -> None:
    """A new template in templates/nhsuk must come with a case of its own."""
    templates = {path.stem for path in COMPONENTS.glob("*.html")}
    assert templates - INSIDE_OTHERS - ELSEWHERE == {case.template for case in CASES.values()}
