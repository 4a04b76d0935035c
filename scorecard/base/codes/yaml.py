"""Faults found in yaml."""

from __future__ import annotations

from scorecard.base.codes.code import Code

CODES: tuple[Code, ...] = ()
