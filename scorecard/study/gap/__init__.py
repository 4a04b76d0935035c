"""What it would take: the least figures that reach a goal, each found by scoring again."""
