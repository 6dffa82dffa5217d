"""A reader looking for something."""

import re

from playwright.sync_api import Locator, Page, expect

from .pages import given_the_page, then_nothing_sticks_out, then_the_heading_is


def given_the_front_page(page: Page) -> None:
    """Where readers begin."""
    given_the_page(page, "/")


def when_they_search_from_the_front_page(page: Page, words: str) -> None:
    """Types words into the big search box."""
    given_the_front_page(page)
    page.get_by_label("What do you want to improve?").fill(words)
    page.get_by_role("button", name="Search").click()
    then_the_heading_is(page, "Find a case study")


def when_they_browse(page: Page, kind: str, name: str) -> None:
    """Follows a topic or region of the front page; `kind` is the list's heading."""
    given_the_front_page(page)
    page.get_by_role("list", name=kind).get_by_role("link", name=name, exact=True).click()
    then_the_heading_is(page, name)


def when_they_search(page: Page, words: str) -> None:
    """Types words into the search page's own box."""
    page.get_by_label("Search case studies").fill(words)
    page.get_by_role("button", name="Search", exact=True).click()


def when_they_choose_filters(page: Page, **chosen: str) -> None:
    """Ticks options, by the filter's name and the option's, and applies them."""
    for group, option in chosen.items():
        _filter(page, group.replace("_", " ").capitalize()).get_by_label(re.compile(rf"^{option} \(\d+\)")).check()
    page.get_by_role("button", name="Apply filters").click()


def when_they_sort_by(page: Page, order: str) -> None:
    """Chooses another order."""
    page.get_by_label("Sort by").select_option(label=order)
    page.get_by_role("button", name="Apply order").click()


def then_they_find(page: Page, *headlines: str) -> None:
    """Exactly these results, in this order."""
    expect(page.locator(".search-result__headline")).to_have_text(list(headlines))
    then_nothing_sticks_out(page)


def then_it_is_listed(page: Page, headline: str) -> None:
    """The page has a link to this case study."""
    expect(page.get_by_role("main").get_by_role("link", name=headline, exact=True).first).to_be_visible()


def then_the_count_is(page: Page, count: str) -> None:
    """The number of results, in words."""
    expect(page.get_by_role("heading", level=2).filter(has_text=count).first).to_be_visible()


def then_the_chosen_filters_are(page: Page, *names: str) -> None:
    """The filters shown as links to remove them."""
    expect(page.locator(".search-chosen__filter")).to_have_text([re.compile(re.escape(name)) for name in names])


def _filter(page: Page, name: str) -> Locator:
    outer = page.locator("#filters")
    group = outer.locator("details.search-filter").filter(
        has=page.locator("summary.search-filter__name", has_text=re.compile(f"^{name}$"))
    )
    page.wait_for_load_state()  # before its styles are there every page is folded
    if not group.locator("> summary").is_visible():
        outer.locator("> summary").click()
    if group.get_attribute("open") is None:
        group.locator("> summary").click()
    return group
