"""The same job in other libraries: read, validate, complete, cap, points, totals, ranks, the first twenty."""
