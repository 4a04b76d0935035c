"""Results become tables: typed columns, bilingual words, unrounded numbers. No colour, no width."""
