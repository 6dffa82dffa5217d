"""`python -m tests.browser.burden`: walks the journeys, counts, and writes docs/burden.md."""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", str(Path(__file__).parent / "journeys.py")]))
