"""CSV actuals become a ledger: bytes, records, shapes, names, values, corrections."""
