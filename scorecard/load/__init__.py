"""The only floor that opens input: YAML and CSV become frozen records, and faults with places."""
