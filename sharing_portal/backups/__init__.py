"""The whole portal in one file and back (docs/decisions/0028): knows no domain."""
