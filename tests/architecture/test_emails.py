"""Every email is in the table of kinds, and nothing people typed goes into one as it is."""

import re

import pytest

from casestudies.messages.kinds import ACCOUNT, KINDS
from tests.architecture.source import ROOT

FOLDER = ROOT / "templates" / "casestudies" / "mail"
TEXTS = sorted(FOLDER.glob("*.txt"))
# What the portal says itself: links it made, dates, numbers, words of fixed lists.
OUR_OWN = re.compile(
    r"link|portal|months|days|label|edition\.reference|\w+\.get_\w+_display(\|lower)?|[\w.]+_at\|date:.*|lasts_until\|date:.*"
    r"|unsubscribe_link|decline_link|answer\.(ask|minutes|minutes\|pluralize|reader|why)"
)


def test_every_text_is_a_kind_and_every_kind_has_a_text():
    assert sorted(path.stem for path in TEXTS) == sorted(set(KINDS) - {ACCOUNT})


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_whatever_people_typed_is_quoted_or_on_one_line(path):
    text = path.read_text(encoding="utf-8")
    said = re.findall(r"{{\s*(.*?)\s*}}", text)
    assert [each for each in said if not each.endswith(("|line", "|quoted")) and not OUR_OWN.fullmatch(each)] == []
    assert "autoescape off" in text


@pytest.mark.parametrize("key", [key for key, kind in KINDS.items() if not kind.essential])
def test_what_people_can_do_without_says_how_to_stop_it(key):
    text = (FOLDER / f"{key}.txt").read_text(encoding="utf-8")
    assert "unsubscribe_link" in text or "how_to_stop.txt" in text
