"""Fictional stories, passage by passage, each with the section it belongs to."""

import json
from pathlib import Path

Story = dict[str, list[str]]

STORIES: dict[str, Story] = json.loads((Path(__file__).parent / "stories.json").read_text(encoding="utf-8"))
LANTERNS, PHONES, SEPSIS, HYDRATION, GLOVES, CHEMIST = STORIES.values()
SECTIONS = ["problem", "context", "what_we_did", "tipping_points", "outcomes", "pitfalls", "credits", "resources"]
