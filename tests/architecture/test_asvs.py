"""docs/asvs.md names only what is there."""

import re

from tests.architecture.source import ROOT


def test_every_file_the_security_table_names_is_there():
    text = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]+|[\w-]+\.(?:py|txt|json))`", text))
    assert len(named) > 40
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_chapter_of_the_standard_is_spoken_of():
    text = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
    assert [int(number) for number in re.findall(r"^## V(\d+) ", text, flags=re.MULTILINE)] == list(range(1, 18))
