"""Would the order hold? Ranks under other weights, without one indicator, and by other choices."""
