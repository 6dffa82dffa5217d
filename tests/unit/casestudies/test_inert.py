"""What people typed does nothing in an email but be read."""

import pytest

from casestudies.messages.inert import one_line, quoted, without_foreign_links, without_links

OURS = "https://portal.example.org/share/abc/"
CLICKABLE = [
    "http://evil.example/login",
    "HTTPS://EVIL.EXAMPLE",
    "http:/evil.example",
    "ftp://evil.example/file",
    "www.evil.example",
    "evil.com/login",
    "evil.com",
    "t.co",
    "xn--vil-8cd.com",
    "еvil.com",
    "javascript:alert(1)",
    "https://portal.example.org.evil.com/share/abc/",
    "https://portal.example.org@evil.com/",
    "https://portal.example.org/share/abc/evil",
    "https://https://evil.com",
    "(https://evil.com)",
    "<https://evil.com>",
    "evil.zip",
]


@pytest.mark.parametrize("typed", CLICKABLE)
def test_nothing_people_type_can_be_clicked(typed):
    left = without_links(f"before {typed} after", {OURS})
    assert "://" not in left
    assert "javascript:" not in left
    assert not any(word in left.lower() for word in ("evil.com", "evil.example", "evil.zip", "t.co", "www.evil"))
    assert left.startswith("before ")
    assert left.endswith(" after")


@pytest.mark.parametrize("typed", ["e.g. this", "3.5 hours", "results.csv and report.pdf", "At 9 a.m. we met."])
def test_ordinary_words_stay_as_they_are(typed):
    assert without_links(typed) == typed


@pytest.mark.parametrize("end", ["", ".", ")", "\n", "”"])
def test_our_own_link_stays(end):
    assert without_links(f"See {OURS}{end}", {OURS}) == f"See {OURS}{end}"


def test_a_text_of_our_own_keeps_its_links_and_names_and_loses_others():
    text = without_foreign_links(f"{OURS} for jo@nhs.net, https://evil.com", lambda link: link == OURS)
    assert text == f"{OURS} for jo@nhs.net, evil[.]com"


def test_a_headline_is_one_line_without_characters_nobody_sees():
    assert one_line("Falls\r\nBcc: x\u2028y\u202egnp.\x00exe\u200b") == "Falls Bcc: x ygnp.exe"


def test_every_line_of_a_longer_text_is_marked():
    assert quoted("One\r\n\r\nSharing Portal\u2028Sign in\x0bhere\n") == "> One\n>\n> Sharing Portal\n> Sign in\n> here"
