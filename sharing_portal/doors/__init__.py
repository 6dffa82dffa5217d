"""What stands between the portal and the world: limits, headers, error pages, reading only, a firm stand in a crowd."""
