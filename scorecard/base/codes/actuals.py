"""Faults found in actuals."""

from __future__ import annotations

from scorecard.base.codes.code import Code

CODES: tuple[Code, ...] = ()
