"""Rank: the place among the units."""

from __future__ import annotations

from typing import Literal

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.base.records import dataclass
from scorecard.model.figure import (
    Figure,
    Floats,
    Line,
    Rivals,
    concatenate,
    less_than,
    more_than,
    ordinals,
    places_by_keys,
    same,
    with_line,
)
from scorecard.scheme.compare.door import MARK, Comparison, RuleRow
from scorecard.scheme.compare.others import (
    Among,
    Pool,
    UnitColumn,
    comparison_pool,
    groups_of,
    units_compared,
)
from scorecard.scheme.compare.others import rivals as rivals_of
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import Word
from scorecard.scheme.written import figure, figure_of

COUNTED_FROM = Word(
    {
        "top": message("the best is 1"),
        "bottom": message("the last is 1"),
    }
)


_SHARED = {"average": " + ({equal} − 1) ÷ 2", "last": " + ({equal} − 1)"}
"""What equal ones add to a place, as a formula says it."""


@dataclass(frozen=True)
class Rank(Comparison):
    """1 + number of units before, equal ones as the table says; counted from either end.

    Source: rules such as "the first gets full points, 0.5 less for each place below".
    """

    among: Among = units_compared()
    counted_from: Literal["top", "bottom"] = scheme_field(
        COUNTED_FROM,
        "起算",
        message("from which end places are counted"),
        name="from",
        default="top",
    )

    word = "rank"
    help = message("the place among the units of the table")
    start = 1.0

    @property
    def sees_others(self) -> bool:
        """Always."""
        return True

    def gather(self, column: UnitColumn) -> Pool:
        """The figures of the others."""
        return comparison_pool(column, self.among)

    def figure(self, column: UnitColumn, pool: Pool) -> Figure:
        """The place."""
        # Turned so that the smallest has the first place: the best, or the worst from the bottom.
        smallest = (column.direction == "lower") != (self.counted_from == "bottom")
        of = groups_of(column, self.among)
        inside = column.compared & np.array(
            [group != "" or self.among == "table" for group in of], dtype=np.bool_
        )
        # Whom figures of another year are placed among stands in no cells.
        inside &= column.own is None
        # Only totals are told apart by their printed order.
        ties = "competition" if column.ties == "ordinal" else column.ties
        rivals = Rivals(of, inside, ties, smallest)
        place = places_by_keys([column.value], rivals, self._places(column, pool, smallest))
        return with_line(place, lambda: self._line(column, place))

    def words(self, row: RuleRow) -> Text:
        """A place: in the table or the group, from the top or the bottom."""
        words = message("rank from the last") if self.counted_from == "bottom" else message("rank")
        return message("{words} in the group", words=words) if self.among == "group" else words

    def order(self, row: RuleRow) -> Text:
        """Highest or lowest first."""
        down = (row.direction == "higher") == (self.counted_from == "top")
        best = message("highest first") if down else message("lowest first")
        subject = MARK if row.judging else message("actual")
        if self.among == "group":
            best = message("{best}, in the group", best=best)
        return message("by rank of the {subject}, {best}", subject=subject, best=best)

    @property
    def righted(self) -> Text | None:
        """From the bottom a higher place is better."""
        if self.counted_from == "top":
            return None
        return message(
            "counted from the bottom, a higher place is better: change `from`, or give higher "
            "places more; if it is the direction that is wrong, correct `direction`"
        )

    def _line(self, column: UnitColumn, place: Figure) -> Line:
        """A place among the units, with those that stand before."""
        last, values = self.counted_from == "bottom", column.value
        better = message("behind") if last else message("better")
        passes = more_than if (column.direction == "higher") != last else less_than

        def rivals_ahead(u: int) -> list[int]:
            ahead = passes(values, values[u])
            return [n for n in rivals_of(column, self.among, u) if ahead[n]]

        def says(u: int) -> Text:
            first, mine = rivals_ahead(u), rivals_of(column, self.among, u)
            count = len({values.at(n) for n in first}) if column.ties == "dense" else len(first)
            equal = sum(same(values, values[u])[mine])
            shared = _SHARED.get(column.ties, "").format(equal=equal) if equal > 1 else ""
            formula, many = f"1 + {count}{shared} = {figure(place.at(u))}", len(mine)
            if not first:
                return message(
                    "{formula} (none of {many:# unit|# units} is {better})",
                    formula=formula,
                    many=many,
                    better=better,
                )
            names = comma_list([f"{column.names[n]} {figure_of(values, n)}" for n in first])
            return message(
                "{formula} ({better} among {many:# unit|# units}: {names})",
                formula=formula,
                many=many,
                better=better,
                names=names,
            )

        def shown(u: int) -> Text:
            number = figure(place.at(u))
            if last:
                return message("rank {number} from the last", number=number)
            return message("rank {number}", number=number)

        return Line(
            message("Rank in item"),
            says=says,
            shown=shown,
            others=lambda u: [(column.names[n], values.at(n)) for n in rivals_ahead(u)],
        )

    def _places(self, column: UnitColumn, pool: Pool, smallest: bool) -> Floats:
        """float64[U], the places inside the groups that are compared."""
        values, of, own = column.value, groups_of(column, self.among), column.own
        place = np.full(values.shape, np.nan)
        for group, others in pool.others.items():
            here = of == group
            mine = [values[here], others, *([] if own is None else [own[here]])]
            keys = ordinals(concatenate([one if smallest else -one for one in mine]))
            value, order, was = np.split(keys, np.cumsum([len(mine[0]), len(mine[1])]))
            place[here] = column.places(value, np.sort(order), None if own is None else was)
        return place
