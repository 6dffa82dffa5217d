"""Reads what people copy out of a spreadsheet: dated values, and the dates of changes. Knows no database and no page.

Nothing is guessed and nothing dropped: each line is read, or named by its number with what to do about it.
"""
