"""A figure on the edge of a band falls on the side the word says, for every percentage with two decimals."""

from decimal import Decimal

import numpy as np

from scorecard.base.span import Span
from scorecard.engine import rules
from scorecard.engine.rules import RuleColumn
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.yaml.tree import Scalar
from scorecard.model.figure import read
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare.rate import rate
from scorecard.scheme.kinds import Share
from scorecard.scheme.scale.bands import Band, Bands

# 0.01 % to 195.00 %, each of targets of which it is an exact decimal.
PERCENTAGES = [Decimal(n) / 100 for n in range(1, 19_501)]
TARGETS = [Decimal(t) for t in ("3", "7", "13.5", "86", "910", "44.33", "1600")]
# The word, which end of the band it names, whether the edge is in.
WORDS = {
    "at_least": ("low", True),
    "above": ("low", False),
    "at_most": ("high", True),
    "below": ("high", False),
}


def test_on_the_edge():
    targets = read([float(t) for t in TARGETS])
    full = read(np.ones(len(TARGETS)))
    rest = Band(None, False, None, False, Amount(0.0))
    reader = FieldReader()
    wrong = []
    for percent in PERCENTAGES:
        text = f"{percent.normalize():f}%"
        edge = reader.read(Scalar(text, True, Span("x", 1)), Share())
        actual = read([float(t * percent / 100) for t in TARGETS])
        compared = rate(actual, targets, "higher")
        for word, (end, inside) in WORDS.items():
            band = (
                Band(edge, inside, None, False, Amount(1.0))
                if end == "low"
                else Band(None, False, edge, inside, Amount(1.0))
            )
            rule = Rule(scale=Bands((band, rest)))
            column = RuleColumn(actual, compared, full, full.known, "higher", "competition", rule)
            points = rules.award(column, rules.gather(column)).points
            if (points.value != float(inside)).any():
                wrong.append((word, text))
    assert wrong == []
