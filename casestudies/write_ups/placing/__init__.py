"""Turns passages into answers and parts of the form. Knows nothing of the database."""
