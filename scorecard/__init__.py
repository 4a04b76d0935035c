"""scorecard: score many units against many indicators, and show how every number came about."""

__version__ = "0.1.0"
