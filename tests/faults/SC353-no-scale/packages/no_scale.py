"""A package whose entry point is something else."""

ROOT = 0.5
