"""Runs axe on a page as it stands."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe.from_file(Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js")
# Nothing where the page has no axe yet: half a megabyte is handed to a page once, however often axe looks at it.
_RUN = "options => window.axe?.run(options).then(({violations}) => violations)"
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What the official scripts of nhsuk-frontend do to the page, each rule at its one element: they say whether a radio's
# question is open on the radio itself, and lay a button with a name of its own over a file upload.
_OF_THE_DESIGN_SYSTEM = {
    "aria-allowed-attr": ".nhsuk-radios__input[aria-expanded]",
    "label-content-name-mismatch": ".nhsuk-file-upload__drop-button",
}
# Names and addresses of the links in main as they are understood: with their description, in a table with their row.
_LINKS = """() => [...document.querySelectorAll("main a[href]")].map(link => [
    [link.ariaLabel || link.textContent, document.getElementById(link.getAttribute("aria-describedby"))?.textContent,
     link.closest("tbody tr")?.textContent].join(" ").replace(/\\s+/g, " ").trim(),
    link.getAttribute("href").split("#")[0]])"""


def findings(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe says is wrong: by these rules, or by WCAG 2.0 to 2.2 A and AA and best practice."""
    options = {"runOnly": {"type": "rule", "values": rules}, "resultTypes": ["violations"]} if rules else _RULES
    found = []
    for finding in _violations(page, options):
        known = _OF_THE_DESIGN_SYSTEM.get(finding["id"])
        nodes = [node for node in finding["nodes"] if not (known and _matches(page, node["target"][0], known))]
        if nodes:
            where = [f"{node['target'][0]}: {node['failureSummary']}" for node in nodes[:3]]
            found.append(f"{finding['id']}: {finding['help']} at {len(nodes)}: {where}")
    return found


def ambiguous_links(page: Page) -> dict[str, list[str]]:
    """Links of one name that lead to different places, by name."""
    links: dict[str, set[str]] = {}
    for name, address in page.evaluate(_LINKS):
        if name:
            links.setdefault(name, set()).add(address)
    return {name: sorted(addresses) for name, addresses in links.items() if len(addresses) > 1}


def assert_accessible(page: Page) -> None:
    """Fails with axe's findings, and when two links of one name lead apart."""
    assert findings(page) == [], page.url
    assert ambiguous_links(page) == {}, page.url


def _violations(page: Page, options: dict) -> list[dict]:
    violations = page.evaluate(_RUN, options)
    if violations is None:
        page.evaluate(_AXE.axe_script)
        violations = page.evaluate(_RUN, options)
    return violations


def _matches(page: Page, target: str, selector: str) -> bool:
    return page.locator(target).first.evaluate("(element, selector) => element.matches(selector)", selector)
