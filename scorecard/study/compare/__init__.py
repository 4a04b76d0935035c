"""One board against another: what changed, how far it can be compared, and what brought it about."""
