"""YAML as trees of nodes with places; scalars stay text until a field says what they are."""
