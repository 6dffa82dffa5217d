"""`python -m tests.benchmarks.one_size COUNT FIGURES.json`: run.py starts this with an environment for each size."""

import json
import sys
from pathlib import Path

import django


def main(count: str, figures: str) -> None:
    """Measures and writes the figures."""
    django.setup()
    from tests.benchmarks.size import measure

    measured = measure(int(count), small=False, say=lambda text: sys.stderr.write(f"{text}\n"))
    Path(figures).write_text(json.dumps(measured, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
