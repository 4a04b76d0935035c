"""The table of a notice, whatever file it stands in, read for what it says: units, indicators, targets."""
