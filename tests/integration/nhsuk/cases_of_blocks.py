"""The components that hold a text or a block, each beside the official macro."""

from .oracle import Case

BUTTON, CARD, DETAILS = ("button", "button"), ("card", "card"), ("details", "details")
BANNER, WARNING = ("notification-banner", "notificationBanner"), ("warning-callout", "warningCallout")
PARAGRAPH = "<p>More <em>text</em></p>"

BLOCKS = {
    "skip link": Case("skip_link", "{% skip_link %}", {}, ("skip-link", "skipLink"), {}),
    "back link": Case("back_link", '{% back_link "/a" %}', {}, ("back-link", "backLink"), {"href": "/a"}),
    "back link with text": Case(
        "back_link",
        '{% back_link "/a" text %}',
        {"text": "Back to <search>"},
        ("back-link", "backLink"),
        {"href": "/a", "text": "Back to <search>"},
    ),
    "action link": Case(
        "action_link",
        '{% action_link "Share" "/share" %}',
        {},
        ("action-link", "actionLink"),
        {"text": "Share", "href": "/share"},
    ),
    "submit button": Case(
        "button",
        "{% button text prevent_double_click=True %}",
        {"text": "Save & <go>"},
        BUTTON,
        {"text": "Save & <go>", "preventDoubleClick": True},
    ),
    "small secondary button with a name": Case(
        "button",
        '{% button "Add" variant="secondary" small=True name="do" value="add" %}',
        {},
        BUTTON,
        {"text": "Add", "variant": "secondary", "small": True, "name": "do", "value": "add"},
    ),
    "button for another form": Case(
        "button",
        '{% button "Go" type="button" form_id="f" formaction="/go" %}',
        {},
        BUTTON,
        {"text": "Go", "type": "button", "attributes": {"form": "f", "formaction": "/go"}},
    ),
    "button with hidden text": Case(
        "button",
        '{% button "Remove" variant="warning" hidden_text="photo 1" %}',
        {},
        BUTTON,
        {"html": 'Remove<span class="nhsuk-u-visually-hidden"> photo 1</span>', "variant": "warning"},
    ),
    "link as a button": Case(
        "button",
        '{% button "Start" href="/start" variant="reverse" %}',
        {},
        BUTTON,
        {"text": "Start", "href": "/start", "variant": "reverse"},
    ),
    "tag": Case("tag", "{% tag text %}", {"text": "<b>New</b>"}, ("tag", "tag"), {"text": "<b>New</b>"}),
    "coloured tag": Case(
        "tag", '{% tag "Live" colour="aqua-green" %}', {}, ("tag", "tag"), {"text": "Live", "colour": "aqua-green"}
    ),
    "included tag": Case(
        "tag",
        '{% include "nhsuk/tag.html" with text="Live" colour="blue" only %}',
        {},
        ("tag", "tag"),
        {"text": "Live", "colour": "blue"},
    ),
    "inset text": Case(
        "inset_text",
        "{% inset_text %}" + PARAGRAPH + "{% endinset_text %}",
        {},
        ("inset-text", "insetText"),
        {"html": PARAGRAPH},
    ),
    "included inset text": Case(
        "inset_text",
        '{% include "nhsuk/inset_text.html" with text=text only %}',
        {"text": "<b>Mind</b>"},
        ("inset-text", "insetText"),
        {"text": "<b>Mind</b>"},
    ),
    "details": Case(
        "details",
        "{% details summary %}" + PARAGRAPH + "{% enddetails %}",
        {"summary": "Why <we> ask"},
        DETAILS,
        {"summary": "Why <we> ask", "html": PARAGRAPH},
    ),
    "open details": Case(
        "details",
        '{% details "Why" open=True id="why" %}Because{% enddetails %}',
        {},
        DETAILS,
        {"summary": "Why", "text": "Because", "open": True, "id": "why"},
    ),
    "expander": Case(
        "expander",
        '{% expander "Why" %}Because{% endexpander %}',
        {},
        DETAILS,
        {"summary": "Why", "text": "Because", "classes": "nhsuk-expander"},
    ),
    "banner": Case(
        "notification_banner",
        "{% notification_banner text=text %}{% endnotification_banner %}",
        {"text": "Closed <today>"},
        BANNER,
        {"text": "Closed <today>"},
    ),
    "success banner with a heading": Case(
        "notification_banner",
        '{% notification_banner success=True heading="Saved" text="All of it" %}{% endnotification_banner %}',
        {},
        BANNER,
        {"variant": "success", "heading": "Saved", "text": "All of it"},
    ),
    "banner with markup": Case(
        "notification_banner",
        '{% notification_banner title="News" id="news" %}' + PARAGRAPH + "{% endnotification_banner %}",
        {},
        BANNER,
        {"title": {"text": "News", "id": "news"}, "html": PARAGRAPH},
    ),
    "panel": Case(
        "panel",
        '{% panel "Sent" %}Your reference: 12{% endpanel %}',
        {},
        ("panel", "panel"),
        {"heading": "Sent", "text": "Your reference: 12"},
    ),
    "panel without a body": Case(
        "panel", '{% panel "Sent" %} {% endpanel %}', {}, ("panel", "panel"), {"heading": "Sent"}
    ),
    "warning callout": Case(
        "warning_callout",
        "{% warning_callout heading %}" + PARAGRAPH + "{% endwarning_callout %}",
        {"heading": "Name <no> patients"},
        WARNING,
        {"heading": "Name <no> patients", "html": PARAGRAPH},
    ),
    "warning callout that says important": Case(
        "warning_callout",
        '{% warning_callout "This is important" level=2 %}' + PARAGRAPH + "{% endwarning_callout %}",
        {},
        WARNING,
        {"heading": {"text": "This is important", "level": 2}, "html": PARAGRAPH},
    ),
    "clickable card": Case(
        "card",
        '{% card heading=heading href="/a" clickable=True description="Short" %}{% endcard %}',
        {"heading": "Falls <b>halved</b>"},
        CARD,
        {"heading": "Falls <b>halved</b>", "href": "/a", "clickable": True, "description": "Short"},
    ),
    "feature card": Case(
        "card",
        '{% card heading="Falls" variant="feature" level=3 size="m" %}' + PARAGRAPH + "{% endcard %}",
        {},
        CARD,
        {"heading": {"text": "Falls", "level": 3, "size": "m"}, "variant": "feature", "descriptionHtml": PARAGRAPH},
    ),
    "primary card with a picture": Case(
        "card",
        '{% card heading="Falls" href="/a" clickable=True variant="primary" image_src="/p.jpg" %}{% endcard %}',
        {},
        CARD,
        {
            "heading": "Falls",
            "href": "/a",
            "clickable": True,
            "variant": "primary",
            "image": {"src": "/p.jpg", "alt": ""},
        },
    ),
}
