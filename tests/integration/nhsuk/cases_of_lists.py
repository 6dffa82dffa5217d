"""The components that are lists of things, each beside the official macro."""

from sharing_portal.nhsuk.components import (
    AccountItem,
    Cell,
    Column,
    Footer,
    Header,
    HeaderSearch,
    Link,
    LinkGroup,
    Pagination,
    SummaryRow,
    Table,
    Task,
)

from .oracle import Case

HOME, TOPICS = Link("Home <b>page</b>", "/"), Link("Topics", "/topics?a=1&b=2")
HOME_PARAMS = {"text": "Home <b>page</b>", "href": "/"}
TOPICS_PARAMS = {"text": "Topics", "href": "/topics?a=1&b=2"}
SERVICE = {"service": {"text": "Portal", "href": "/"}}
PARAGRAPH = "<p>More <em>text</em></p>"
COLUMNS = [Column("Measure"), Column("Value", numeric=True)]
ROWS = [["Falls", 12], [Cell("Stay", "/stay"), 3]]
HEAD_PARAMS = [{"text": "Measure"}, {"text": "Value", "format": "numeric"}]
ROWS_PARAMS = [[{"text": "Falls"}, {"text": "12"}], [{"text": "Stay", "href": "/stay"}, {"text": "3"}]]

TABLE = ("tables", "table")

LISTS = {
    "breadcrumb": Case(
        "breadcrumb",
        "{% breadcrumb links %}",
        {"links": [HOME, TOPICS]},
        ("breadcrumb", "breadcrumb"),
        {"items": [HOME_PARAMS, TOPICS_PARAMS]},
    ),
    "plain header": Case("header", "{% header header %}", {"header": Header("Portal")}, ("header", "header"), SERVICE),
    "full header": Case(
        "header",
        "{% header header %}",
        {
            "header": Header(
                "Portal",
                search=HeaderSearch("/search", "Search case studies", placeholder="Search case studies"),
                navigation=[HOME, Link("Share", "/share", current=True)],
                account=[
                    AccountItem("sam@example.com", icon=True),
                    AccountItem("Account", href="/account", icon=True),
                    AccountItem("Sign out", action="/out"),
                ],
            )
        },
        ("header", "header"),
        SERVICE
        | {
            "search": {
                "action": "/search",
                "label": {"visuallyHiddenText": "Search case studies"},
                "placeholder": "Search case studies",
            },
            "navigation": {"items": [HOME_PARAMS, {"text": "Share", "href": "/share", "current": True}]},
            "account": {
                "items": [
                    {"text": "sam@example.com", "icon": True},
                    {"text": "Account", "href": "/account", "icon": True},
                    {"text": "Sign out", "action": "/out"},
                ]
            },
        },
    ),
    "plain footer": Case("footer", "{% footer footer %}", {"footer": Footer()}, ("footer", "footer"), {}),
    "full footer": Case(
        "footer",
        "{% footer footer %}",
        {
            "footer": Footer(
                links=[HOME, TOPICS], groups=[LinkGroup("About", [TOPICS])], text="Run by people", copyright="© Us"
            )
        },
        ("footer", "footer"),
        {
            "meta": {"items": [HOME_PARAMS, TOPICS_PARAMS], "text": "Run by people"},
            "navigation": [{"heading": "About", "items": [TOPICS_PARAMS]}],
            "copyright": "© Us",
        },
    ),
    "summary list": Case(
        "summary_list",
        "{% summary_list rows %}",
        {
            "rows": [
                SummaryRow("Name", "<b>Sam</b>", [Link("Change", "/n", hidden_text="name")]),
                SummaryRow("Address", "1 Road\nTown", [Link("Change", "/a"), Link("Remove", "/r")]),
                SummaryRow("Number", "12"),
            ]
        },
        ("summary-list", "summaryList"),
        {
            "rows": [
                {
                    "key": "Name",
                    "value": "<b>Sam</b>",
                    "actions": {"items": [{"text": "Change", "href": "/n", "visuallyHiddenText": "name"}]},
                },
                {
                    "key": "Address",
                    "value": {"html": "1 Road<br>Town"},
                    "actions": {"items": [{"text": "Change", "href": "/a"}, {"text": "Remove", "href": "/r"}]},
                },
                {"key": "Number", "value": "12"},
            ]
        },
    ),
    "summary list without actions or borders": Case(
        "summary_list",
        "{% summary_list rows border=False %}",
        {"rows": [SummaryRow("Name", "Sam")]},
        ("summary-list", "summaryList"),
        {"rows": [{"key": "Name", "value": "Sam"}], "border": False},
    ),
    "summary list with markup": Case(
        "summary_row",
        '{% summary_rows %}{% summary_row "Steps" change="/s" hidden_text="steps" %}'
        + PARAGRAPH
        + '{% endsummary_row %}{% summary_row "By" leave_room=True %}Sam{% endsummary_row %}{% endsummary_rows %}',
        {},
        ("summary-list", "summaryList"),
        {
            "rows": [
                {
                    "key": "Steps",
                    "value": {"html": PARAGRAPH},
                    "actions": {"items": [{"text": "Change", "href": "/s", "visuallyHiddenText": "steps"}]},
                },
                {"key": "By", "value": "Sam"},
            ]
        },
    ),
    "task list": Case(
        "task_list",
        '{% task_list tasks id="t" %}',
        {
            "tasks": [
                Task("Outcome <b>one</b>", "Incomplete", href="/o", hint="In numbers", colour="blue"),
                Task("Topics", "Completed", href="/t"),
                Task("Send", "Cannot start yet"),
            ]
        },
        ("task-list", "taskList"),
        {
            "idPrefix": "t",
            "items": [
                {
                    "heading": "Outcome <b>one</b>",
                    "href": "/o",
                    "hint": "In numbers",
                    "status": {"tag": {"text": "Incomplete", "colour": "blue"}},
                },
                {"heading": "Topics", "href": "/t", "status": {"text": "Completed"}},
                {"heading": "Send", "status": {"text": "Cannot start yet"}},
            ],
        },
    ),
    "previous and next": Case(
        "pagination",
        "{% pagination of %}",
        {"of": Pagination(previous=Link("Before <b>", "/b"), next=Link("After", "/a"))},
        ("pagination", "pagination"),
        {"previous": {"href": "/b", "label": "Before <b>"}, "next": {"href": "/a", "label": "After"}},
    ),
    "numbered pages": Case(
        "pagination",
        "{% pagination of %}",
        {
            "of": Pagination(
                previous=Link("", "?page=1"),
                next=Link("", "?page=3"),
                pages=[Link("1", "?page=1"), Link("2", "?page=2", current=True), Link("", ""), Link("9", "?page=9")],
            )
        },
        ("pagination", "pagination"),
        {
            "previous": {"href": "?page=1"},
            "next": {"href": "?page=3"},
            "items": [
                {"number": 1, "href": "?page=1"},
                {"number": 2, "href": "?page=2", "current": True},
                {"ellipsis": True},
                {"number": 9, "href": "?page=9"},
            ],
        },
    ),
    "table": Case(
        "table",
        "{% table table %}",
        {"table": Table("Before <b>", COLUMNS, ROWS, caption_size="m")},
        TABLE,
        {"caption": {"text": "Before <b>", "size": "m"}, "head": HEAD_PARAMS, "rows": ROWS_PARAMS},
    ),
    "responsive table with row headers": Case(
        "table",
        "{% table table %}",
        {"table": Table("Before", COLUMNS, ROWS, responsive=True, first_cell_is_header=True)},
        TABLE,
        {
            "caption": "Before",
            "head": HEAD_PARAMS,
            "rows": ROWS_PARAMS,
            "responsive": True,
            "firstCellIsHeader": True,
        },
    ),
    "do list": Case(
        "do_dont_list",
        "{% do_list items %}",
        {"items": ["ask <b>early</b>", "wait"]},
        ("do-dont-list", "list"),
        {"heading": "Do", "icon": "tick", "items": [{"item": "ask <b>early</b>"}, {"item": "wait"}]},
    ),
    "don't list": Case(
        "do_dont_list",
        "{% dont_list items level=2 %}",
        {"items": ["rush"]},
        ("do-dont-list", "list"),
        {"heading": {"text": "Don't", "level": 2}, "icon": "cross", "items": [{"item": "rush"}]},
    ),
    "contents list": Case(
        "contents_list",
        "{% contents_list links %}",
        {"links": [HOME, Link("Share", "/share", current=True)]},
        ("contents-list", "contentsList"),
        {"items": [HOME_PARAMS, {"text": "Share", "href": "/share", "current": True}]},
    ),
}
