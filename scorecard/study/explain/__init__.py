"""Why this number: the steps of a cell, a heading or a unit, each to be redone by hand."""
