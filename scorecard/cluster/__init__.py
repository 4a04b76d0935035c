"""Blocks of units on a cluster: where they are held, and how their results are written."""
