"""Faults found in actuals: in names and periods, in values, in repeats and corrections."""

from __future__ import annotations

from scorecard.base.codes import (
    actuals_allowed,
    actuals_content,
    actuals_names,
    actuals_reading,
    actuals_repeats,
    actuals_stretches,
    actuals_values,
)
from scorecard.base.codes.code import Code

CODES: tuple[Code, ...] = (
    actuals_names.CODES
    + actuals_values.CODES
    + actuals_allowed.CODES
    + actuals_repeats.CODES
    + actuals_stretches.CODES
    + actuals_content.CODES
    + actuals_reading.CODES
)
