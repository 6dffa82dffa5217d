"""What is kept of people: one table as code, and what follows from it (docs/decisions/0037)."""
