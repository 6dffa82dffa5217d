"""What the list-like components are made of: plain data, no markup. Templates hand them to the tags of ``nhsuk``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.http import QueryDict


@dataclass(frozen=True)
class Link:
    """
    A link; ``current`` marks the page one is on.

    ``hidden_text`` is read out after the text where the text alone would not do: "Change" + "your name".
    """

    text: str
    href: str
    current: bool = False
    hidden_text: str = ""


@dataclass(frozen=True)
class HeaderSearch:
    """The search box of the header: where it goes, and what it is called for people who cannot see it."""

    action: str
    label: str
    name: str = "q"
    placeholder: str = "Search"


@dataclass(frozen=True)
class AccountItem:
    """One item of the account menu: a link (``href``), a button that posts (``action``), or only text."""

    text: str
    href: str = ""
    action: str = ""
    icon: bool = False


@dataclass(frozen=True)
class Header:
    """The header of every page."""

    service_name: str
    service_href: str = "/"
    search: HeaderSearch | None = None
    navigation: Sequence[Link] = ()
    account: Sequence[AccountItem] = ()


@dataclass(frozen=True)
class LinkGroup:
    """A column of links in the footer."""

    heading: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Footer:
    """The footer of every page: columns of links, then a row of links, a sentence and who holds the copyright."""

    links: Sequence[Link] = ()
    groups: Sequence[LinkGroup] = ()
    text: str = ""
    copyright: str = "© NHS England"


@dataclass(frozen=True)
class SummaryRow:
    """One row of a summary list; line breaks in the value are kept."""

    key: str
    value: str = ""
    actions: Sequence[Link] = ()


@dataclass(frozen=True)
class Task:
    """One task of a task list; without ``href`` it cannot be started yet; with ``colour`` its status is a tag."""

    title: str
    status: str
    href: str = ""
    hint: str = ""
    colour: str = ""


@dataclass(frozen=True)
class ErrorItem:
    """One line of an error summary; ``href`` leads to the control that is wrong, and is empty where there is none."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Pagination:
    """
    Previous and next, with numbered pages between them when there are any.

    Without pages, the texts of previous and next are shown as the titles of those pages.
    """

    previous: Link | None = None
    next: Link | None = None
    pages: Sequence[Link] = ()

    @classmethod
    def of(cls, page: Page, query: QueryDict | None = None, parameter: str = "page") -> "Pagination":
        """The pagination of a page of a Django paginator, keeping the rest of the query string."""

        def link(number: int | str) -> Link:
            if number == page.paginator.ELLIPSIS:
                return Link("", "")
            address = query.copy() if query is not None else QueryDict(mutable=True)
            address[parameter] = str(number)
            return Link(str(number), f"?{address.urlencode()}", current=number == page.number)

        if page.paginator.num_pages <= 1:
            return cls()
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        return cls(
            previous=link(page.previous_page_number()) if page.has_previous() else None,
            next=link(page.next_page_number()) if page.has_next() else None,
            pages=[link(number) for number in numbers],
        )

    def __bool__(self) -> bool:
        """Whether there is anything to turn to."""
        return bool(self.previous or self.next or self.pages)


@dataclass(frozen=True)
class Column:
    """The head of one column of a table; numeric ones are set to the right."""

    text: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a table, perhaps a link. ``column`` is filled in by the table."""

    text: object
    href: str = ""
    column: Column | None = None


@dataclass(frozen=True)
class Table:
    """
    A table: its caption, columns and rows. A row is a list of cells, or of plain values for cells without links.

    responsive: each row becomes a small list on a narrow screen.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    caption_size: str = ""
    first_cell_is_header: bool = False
    responsive: bool = False

    @cached_property
    def cells(self) -> list[list[Cell]]:
        """The rows as cells that know their column."""
        return [
            [
                Cell(value.text, value.href, column) if isinstance(value, Cell) else Cell(value, column=column)
                for column, value in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]
