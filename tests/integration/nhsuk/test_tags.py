"""What the component tags do beside their markup."""

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from sharing_portal.nhsuk.components import AccountItem, Cell, Column, Header, Pagination, Table

from .oracle import ours


@pytest.mark.parametrize(
    "source", ['{% button "Go" variant="huge" %}', '{% tag "x" colour="teal" %}', '{% card variant="x" %}{% endcard %}']
)
def test_a_variant_that_does_not_exist_is_refused(source: str) -> None:
    """A typing error in a template is seen at once."""
    with pytest.raises(TemplateSyntaxError, match="must be one of"):
        ours(source)


def test_signing_out_is_a_form_with_a_token() -> None:
    """The account menu's button posts, and the token reaches it through the tags."""
    template = Template("{% load nhsuk %}{% header header %}")
    header = Header("Portal", account=[AccountItem("Sign out", action="/out")])
    html = template.render(RequestContext(RequestFactory().get("/"), {"header": header}))
    assert 'action="/out" method="post"' in html
    assert html.count("csrfmiddlewaretoken") == 1


def test_pages_keep_the_rest_of_the_address() -> None:
    """Turning the page keeps the search and its filters, and replaces only the page."""
    page = Paginator(range(100), 10).get_page(5)
    pages = Pagination.of(page, QueryDict("q=falls&topic=a&topic=b&page=4"))
    assert [link.text for link in pages.pages] == ["1", "", "4", "5", "6", "", "10"]
    assert [link.text for link in pages.pages if link.current] == ["5"]
    assert pages.previous.href == "?q=falls&topic=a&topic=b&page=4"
    assert pages.next.href == "?q=falls&topic=a&topic=b&page=6"


def test_a_single_page_has_no_pagination() -> None:
    """Nothing is shown when there is nowhere to turn."""
    template = Template("{% load nhsuk %}{% pagination page %}")
    request = RequestFactory().get("/?q=x")
    assert template.render(RequestContext(request, {"page": Paginator([1], 10).get_page(1)})).strip() == ""
    several = template.render(RequestContext(request, {"page": Paginator(range(30), 10).get_page(1)}))
    assert 'href="?q=x&amp;page=2"' in several


def test_a_table_row_must_fit_its_columns() -> None:
    """A missing cell is an error, not a table that is read wrongly."""
    with pytest.raises(ValueError, match="shorter"):
        _ = Table("Caption", [Column("a"), Column("b")], [[Cell("only one")]]).cells
