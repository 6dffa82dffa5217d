"""Scanners to ask, and one that does not answer."""

from tests.fake_clamd import clamd, no_clamd

__all__ = ["clamd", "no_clamd"]
