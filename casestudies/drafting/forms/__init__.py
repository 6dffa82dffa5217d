"""The forms of drafting, by part of the form."""
