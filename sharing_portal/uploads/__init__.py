"""Reading files people upload: only what is safe comes out. Knows no domain."""
