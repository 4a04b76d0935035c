"""Faults found in the bytes and the shape of a file of actuals."""

from __future__ import annotations

from scorecard.base.codes import sheet_bytes, sheet_shape
from scorecard.base.codes.code import Code

CODES: tuple[Code, ...] = sheet_bytes.CODES + sheet_shape.CODES
