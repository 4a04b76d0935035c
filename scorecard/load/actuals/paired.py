"""A head of two rows, units above and what stands of each below (目标, 完成): read as if only the values stood there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import value_head


def with_one_head(records: Sequence[Record], searched: int, known: KnownSchemes) -> Sequence[Record]:
    """The rows of a sheet, such a head put into one row: the name of the unit over its values, other words as they are."""
    for n, (upper, lower) in enumerate(pairwise(records[: searched + 1])):
        if sum(1 for cell in lower.cells if value_head(measure_in(cell)[0], known.starts)) < 2:
            continue
        units = [cell if any(names.units(cell) for names in known.names) else "" for cell in upper.cells]
        if sum(map(bool, units)) < 2:
            continue
        cells = list(_merge_heads(upper.cells, units, lower.cells, known.starts))
        return [*records[:n], Record(lower.line, cells, lower.with_cell_columns().columns), *records[n + 2 :]]
    return records


def _merge_heads(
    upper: Sequence[str], units: Sequence[str], lower: Sequence[str], starts: int
) -> Iterator[str]:
    """The cells of the one head; a unit stands over all columns up to the next filled cell beside it."""
    over = ""
    for n, text in enumerate(lower):
        above = upper[n] if n < len(upper) else ""
        over = units[n] if above.strip() else over
        head, measure = measure_in(text)
        if over and value_head(head, starts):
            yield f"{over}（{measure}）" if measure else over
        else:
            yield text if text.strip() else above
