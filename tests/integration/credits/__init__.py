"""Credits confirmed by the people named."""
