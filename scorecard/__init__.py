"""scorecard: score many units against many indicators, and show how every number came about."""

__version__ = "0.2.0"
