"""What the benchmark ran on."""

import os
import re
from pathlib import Path


def machine() -> dict[str, str | int]:
    """Its processor and how many cores."""
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return {"processor": model[1] if model else "unknown", "cores": os.cpu_count() or 0}
