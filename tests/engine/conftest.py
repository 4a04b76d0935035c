"""Schemes written as YAML and returns as rows, scored without touching a disk."""

import sys
from functools import cache
from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period

sys.path.insert(0, str(Path(__file__).parent))


@cache
def scheme_read(text):
    """A scheme as it is read, once for all returns that are tried under it."""
    return load_scheme(Source("indicators.yaml", text.encode()))


@pytest.fixture(scope="session")
def board_of():
    """The board of a scheme's text and of rows `period,unit,indicator,value`, for one period."""

    def board(scheme_text, rows, period="2017"):
        file = scheme_read(scheme_text)
        assert file.scheme is not None, [f.message.say("en") for f in file.faults]
        text = "period,unit,indicator,value\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)
        actuals = load_actuals((Source("data/actuals.csv", text.encode()),), (file.scheme,))
        assert not errors(actuals.faults), [f.message.say("en") for f in errors(actuals.faults)]
        return score(file.scheme, actuals.ledgers[file.scheme.year], parse_period(period))

    return board
