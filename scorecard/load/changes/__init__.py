"""Changes that are only tried: read from arguments or a file, and put where a real one would stand."""
