"""Sealed periods: what was published, kept so that it can be proved from the file alone."""
