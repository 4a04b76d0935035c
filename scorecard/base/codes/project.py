"""Faults found in project."""

from __future__ import annotations

from scorecard.base.codes.code import Code

CODES: tuple[Code, ...] = ()
