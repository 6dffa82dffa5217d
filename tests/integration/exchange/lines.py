"""Lines of import files, made for tests."""

import json
from pathlib import Path

FULL = {
    "id": "a1",
    "headline": "We moved the tea trolley",
    "problem": "Tea was cold.",
    "result": "Tea is hot.",
    "result_category": "experience",
    "result_direction": "better",
    "organisation_name": "Larkmere Hospital",
    "region": "south-west",
    "topics": ["nutrition-and-hydration"],
}
WRITE_UP = {
    "id": "w1",
    "title": "Warmer tea on wards",
    "url": "https://example.org/tea",
    "source": "Journal of Tea",
    "summary": "Tea was cold and is now hot.",
    "body": "We moved the trolley.",
    "organisation": "Larkmere Hospital",
    "region_or_nation": "Devon",
    "topics": ["hydration", "tea trolleys"],
    "setting": "hospital wards",
    "outcomes": ["tea 20 degrees warmer"],
    "tipping_point": "The cook tasted it",
    "failure_or_lesson": "The first trolley was too wide",
    "year": 2021,
}


def write(folder: Path, *lines: dict | str | bytes, name: str = "tea.jsonl") -> Path:
    """A file with these lines; dictionaries become JSON, text and bytes stay as they are."""
    raw = [
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    path = folder / name
    path.write_bytes(b"\n".join(raw) + b"\n")
    return path
