"""What the rule of a row compares, and what it needs from outside its column, in words."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.model.external_figure import ALONE, OWN, ExternalFigure
from scorecard.model.indicator import Indicator


def compared_quantity(row: Indicator) -> Text:
    """What the rule of a row compares; of a mark that points are in proportion to, its share."""
    if row.judging and row.rule.by_mark:
        return message("share of the scale")
    return row.rule.compare.words(row)


def outside_text(named: ExternalFigure, row: str) -> Text:
    """A figure from outside the column of a rule, in words; that of another row by the row's name."""
    if named.year is not None:
        return message("the figure of {year}", year=named.year)
    if named == ALONE:
        return message("the figure of this period")
    if named.last_period:
        return message("the figure of the period before")
    if named == OWN:
        return message("the figure of this year")
    return message("the figure of last year") if named.last_year else row
