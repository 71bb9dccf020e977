"""Load: source files → values that know their file and line."""
