"""What towns and bureaus fill in: which forms there are, and what each asks for."""
