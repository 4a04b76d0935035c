"""A scale that two packages offer."""

ROOT = None
