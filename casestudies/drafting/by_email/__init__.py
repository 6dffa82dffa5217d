"""One question at a time by email, answered without signing in (docs/decisions/0024)."""
