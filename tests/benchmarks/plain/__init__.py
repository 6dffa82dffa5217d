"""What most people would build: a stored search vector in PostgreSQL, and one GROUP BY a filter."""
