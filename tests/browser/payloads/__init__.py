"""A hundred texts that would like to be run, and where they are put."""

import json
from pathlib import Path

PAYLOADS: list[str] = json.loads(Path(__file__).with_name("payloads.json").read_text(encoding="utf-8"))
