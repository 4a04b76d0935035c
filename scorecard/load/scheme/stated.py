"""Points that the notice prints and that are not those that count: told with both numbers, nothing refused."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.model.figure import total
from scorecard.model.indicator import Indicator
from scorecard.model.table import SchemeTable

# More parts than this are not spelt out in a message.
_SPELT_OUT = 6


def check_row_stated(reader: FieldReader, node: NodeRead, row: Indicator, below: Sequence[Indicator]) -> None:
    """What is printed for a row or heading, against its own points and those of the rows `below` it."""
    _check(reader, node, row, _points(row), below)


def check_table_stated(
    reader: FieldReader, node: NodeRead, table: SchemeTable, sums: Sequence[float]
) -> None:
    """What is printed for a table, against the `sums` of its full points by unit and its top rows."""
    _check(reader, node, table, sums, [row for row in table.indicators if row.parent is None])


def _check(
    reader: FieldReader,
    node: NodeRead,
    of: Indicator | SchemeTable,
    sums: Sequence[float],
    below: Sequence[Indicator],
) -> None:
    if of.stated is None:
        return
    # What the notice prints for the rows below may make a third number.
    shift = [float(total(_differs(row, u) for row in below)) for u in range(len(sums))]
    wrong = [u for u, sum_ in enumerate(sums) if sum_ != of.stated or shift[u]]
    if not wrong:
        return
    u = wrong[0]
    printed: Text = ""
    if shift[u]:
        printed = message(", or {sum} as printed for the parts").fill(
            sum=plain(float(total([sums[u], shift[u]])))
        )
    counts = _counts(sums[u], [row.points[u] for row in below if not row.outside], bool(below))
    reader.fault(
        "SC340",
        node.at("stated"),
        name=of.name if isinstance(of, Indicator) else of.title,
        said=node.get("stated").text,
        counts=counts,
        printed=printed,
    )


def _counts(sum: float, parts: Sequence[float], added: bool) -> Text:
    """What counts: of its own, or added up from its parts."""
    if sum == inf:
        return message("here it has no limit")
    if not added:
        return message("here it counts {sum}", sum=plain(sum))
    spelt = f"{' + '.join(plain(part) for part in parts)} = " if 1 < len(parts) <= _SPELT_OUT else ""
    return message("its parts make {spelt}{sum}", spelt=spelt, sum=plain(sum))


def _points(row: Indicator) -> Sequence[float]:
    """The points a row can bring by unit; of a bonus or deduction its own limit."""
    if not row.outside:
        return row.points
    limit = row.rule.max_points if row.counts_as == "bonus" else row.rule.min_points
    if limit is None:
        return (inf,) * len(row.points)
    return tuple(abs(limit.value) * (worth if limit.share else 1.0) for worth in row.points)


def _differs(row: Indicator, u: int) -> float:
    """How much more is printed for a row than counts in full points."""
    if row.stated is None:
        return 0.0
    return row.stated - (0.0 if row.outside else row.points[u])
