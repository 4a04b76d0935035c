"""A figure on the edge of a band falls on the side the word says, for every percentage with two decimals."""

from decimal import Decimal

import numpy as np
import pytest

from scorecard.base.span import Span
from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.yaml.tree import Scalar
from scorecard.model.figure import as_figures
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.rate import rate
from scorecard.scheme.kinds import Share
from scorecard.scheme.scale.bands import Band, Bands

pytestmark = pytest.mark.long

# 0.01 % to 195.00 %, each of targets of which it is an exact decimal.
PERCENTAGES = [Decimal(n) / 100 for n in range(1, 19_501)]
TARGETS = [Decimal(t) for t in ("3", "7", "13.5", "86", "910", "44.33", "1600")]
REST = Band(None, False, None, False, Amount(0.0))


def rules_of(edge):
    """Two points beyond an edge, one on it, none on this side of it: `above` and `at_least`, `below` and `at_most`."""
    beyond, on = Amount(2.0), Amount(1.0)
    up = Band(edge, False, None, False, beyond), Band(edge, True, None, False, on), REST
    down = Band(None, False, edge, False, beyond), Band(None, False, edge, True, on), REST
    return {"up": Rule(scale=Bands(up)), "down": Rule(scale=Bands(down))}


def test_on_the_edge():
    targets = as_figures([float(t) for t in TARGETS])
    full = as_figures(np.ones(len(TARGETS)))
    reader = FieldReader()
    wrong = []
    for percent in PERCENTAGES:
        text = f"{percent.normalize():f}%"
        edge = reader.read(Scalar(text, True, Span("x", 1)), Share())
        actual = as_figures([float(t * percent / 100) for t in TARGETS])
        compared = rate(actual, targets, "higher")
        for way, rule in rules_of(edge).items():
            column = RuleColumn(actual, compared, full, full.known, "higher", "competition", rule)
            points = rules.award(column, rules.gather(column)).points
            if (points.value != 1.0).any():
                wrong.append((way, text))
    assert wrong == []
