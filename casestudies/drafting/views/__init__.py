"""The pages of drafting, one file a kind of page."""
