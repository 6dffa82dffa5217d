"""A hundred texts that would like to be run, and where they are put."""

import json
from pathlib import Path

PAYLOADS: list[str] = json.loads(Path(__file__).with_name("payloads.json").read_text(encoding="utf-8"))


def storable(text: str) -> str:
    """A text as forms keep it: without the one character PostgreSQL refuses."""
    return text.replace("\0", "")
