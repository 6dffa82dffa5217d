"""Asking whether what was published is still true, 6, 12 and 24 months later (docs/decisions/0041)."""
