"""Asking the people named whether they are credited rightly, and what their answers do (docs/decisions/0022)."""
