"""The place of each unit by one row or heading: the one that the rule goes by, else the one that figures come to."""

from __future__ import annotations

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.columns import scored_value
from scorecard.engine.ranks import group_ranks, ranks
from scorecard.model.board import TableBoard
from scorecard.model.figure import Figure, Flags, Floats, ordinals
from scorecard.model.indicator import Indicator
from scorecard.scheme.compare.rank import Rank


def places_of_row(table: TableBoard, i: int) -> Floats:
    """float64[U], the place by a row: by progress where there is a target, else as its rule places the figures, else by
    the share of the full points, the better first; NaN for who has none.
    """
    row, progress = table.table.rows[i], table.progress[:, i]
    if progress.known.any():
        return places_by(table, progress)
    among = _placed_among(row)
    if among:
        return _rule_places(table, i, among)
    points = table.points[:, i]
    return places_by(table, better(table, points if row.outside else points / table.full[:, i]))


def placed_by(table: TableBoard, i: int) -> Text | None:
    """What the places by a row go by; None where nobody has one."""
    row, shows = table.table.rows[i], table.places is not None and table.places[:, i].known.any()
    if table.progress[:, i].known.any():
        return message("The places are those in {row} alone, by progress.", row=row.short)
    if _placed_among(row):
        return message("The places are those in {row} alone, for which it gives points.", row=row.short)
    if table.points[:, i].known.any():
        return message("The places are those in {row} alone, by the share of its full points.", row=row.short)
    return message("The places are those that {row} shows.", row=row.short) if shows else None


def _placed_among(row: Indicator) -> str:
    """Among whom the rule of a row places the figures; "" where it does not, or not all units alike."""
    among = {part.compare.among if isinstance(part.compare, Rank) else "" for part in row.rule.parts}
    return among.pop() if len(among) == 1 else ""


def _rule_places(table: TableBoard, i: int, among: str) -> Floats:
    """The place that a rule gives points for, counted from the best; only totals are told apart by their printed order."""
    values = scored_value(table.observations, i)
    keys = ordinals(-values if table.table.rows[i].direction == "lower" else values)
    ties = table.table.ranking.ties
    ties = "competition" if ties == "ordinal" else ties
    if among == "group":
        return group_ranks(keys, ties, _assessed_units(table), tuple(unit.group for unit in table.units))
    return ranks(keys, ties, _assessed_units(table))


def better(table: TableBoard, worth: Figure) -> Figure:
    """What points are worth, the larger the better: turned round where the lowest total is first."""
    return -worth if table.table.ranking.lowest_first else worth


def places_by(table: TableBoard, figures: Figure) -> Floats:
    """Ranks among the assessed units, the largest first."""
    return ranks(ordinals(figures), table.table.ranking.ties, _assessed_units(table))


def _assessed_units(table: TableBoard) -> Flags:
    return np.array([unit.assessed for unit in table.units], dtype=np.bool_)
