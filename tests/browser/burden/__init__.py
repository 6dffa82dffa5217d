"""How much sharing costs: journeys in Chromium, counted, and timed by a keystroke-level model."""
