"""An example as it is scored, and its cells held against what was worked out by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.model.period_names import parse_period
from scorecard.study.warnings import board_warnings
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def scored(example, *periods):
    """{period: {table: {unit: row}}}, free of faults and warnings."""
    workspace = read_workspace(EXAMPLES / example)
    assert not errors(workspace.faults)

    def of(period):
        board = workspace.board(parse_period(period))
        assert not workspace.faults and not board_warnings(board)
        made = record(board, "zh")
        return {
            table["id"]: {row["name"]: row for row in table["rows"]}
            for table in [*made["tables"], *made["totals"]]
        }

    return {period: of(period) for period in periods}


def figure(row, id, key):
    """A figure of a cell or a heading."""
    return (row["cells"] | row["headings"])[id][key]


def equal(value, fraction):
    """What was scored is the fraction worked out by hand; None where there is no figure."""
    if fraction is None:
        assert value is None
    else:
        assert value == pytest.approx(float(Fraction(fraction)), rel=1e-12, abs=1e-12)
