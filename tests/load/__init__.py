"""Many people at once against gunicorn and PostgreSQL: python -m tests.load (docs/load.md). Not part of the suite."""
