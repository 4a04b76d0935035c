"""Arithmetic on arrays: no path, no text of the user's, no clock."""
