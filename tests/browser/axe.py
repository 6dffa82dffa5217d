"""Runs axe on a page as it stands."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def assert_accessible(page: Page) -> None:
    """Fails with axe's findings (WCAG 2.2 A and AA and best practice), and when two links of one name lead apart."""
    results = Axe.from_file(_SOURCE).run(page, options=_RULES)
    findings = [
        f"{finding['id']}: {finding['help']} at {[node['target'] for node in finding['nodes']][:3]}"
        for finding in results.response["violations"]
    ]
    assert findings == [], f"{page.url}: {findings}"
    links: dict[str, set[str]] = {}
    for link in page.locator("main a[href]").all():
        name = (link.get_attribute("aria-label") or link.inner_text()).strip()
        if name:
            links.setdefault(name, set()).add(link.get_attribute("href").split("#")[0])
    assert {name: sorted(to) for name, to in links.items() if len(to) > 1} == {}, page.url
