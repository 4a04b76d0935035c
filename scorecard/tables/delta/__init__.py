"""A comparison as tables and as plain data."""
