"""The whole portal in one file and back (docs/decisions/0036): knows no domain."""
