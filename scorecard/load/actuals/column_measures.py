"""The measures that rows of heads state of single columns: a head over several names, a row of measures below the names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from scorecard.base.names import fold_name
from scorecard.load.actuals.measures import StatedMeasure, measure_alone, measure_in
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import CORNERS, INDICATORS, MEASURES, NUMBERING, UNITS

_CORNER = UNITS | INDICATORS | NUMBERING | CORNERS


def stands_over(upper: Record, lower: Record) -> bool:
    """Whether a row holds heads, some with a measure, over those of the row below it: 经济指标（亿元） over 产值 and 税收.

    >>> stands_over(Record(1, ["单位", "经济指标（亿元）", ""]), Record(2, ["", "产值", "税收"]))
    True
    >>> stands_over(Record(1, ["2026年完成情况（亿元）", "", ""]), Record(2, ["单位", "产值", "税收"]))
    False
    """
    measured = sum(1 for cell in upper.cells if measure_in(cell)[1])
    first = next((n for n, cell in enumerate(upper.cells) if cell.strip()), 0)
    corner = fold_name(upper.cells[first])
    below = fold_name(lower.cells[first]) if first < len(lower.cells) else ""
    if corner in _CORNER:
        return measured > 0 and below in ("", corner)
    return measured > 1 and first > 0 and fold_name(lower.cells[0]) in _CORNER


def measures_over(
    path: str, heads: Record, columns: Collection[int], measure_of: Callable[[str], str], of_items: bool
) -> dict[int, StatedMeasure]:
    """By column the measure of the head that stands over it.

    measure_of : the measure behind a name; of_items : whether the columns are items, some of which may not be measured so
    """
    over = {n: heads.over(n) for n in columns if n < len(heads.cells)}
    stated = {n: (measure_of(heads.cells[at]), heads.span(path, at)) for n, at in over.items() if at >= 0}
    return {n: StatedMeasure(text, span, of_items) for n, (text, span) in stated.items() if text}


def row_of_measures(
    path: str, record: Record, header: Record, labels: Sequence[int], columns: Collection[int]
) -> dict[int, StatedMeasure]:
    """By column what a row below the header states, where it holds the measures of columns; nothing of any other row."""
    record = record.with_cell_columns()
    width = len(record.cells)
    # What is merged over both rows stands in both.
    named = (
        fold_name(record.cells[n])
        for n in labels
        if n < width and record.cells[n].strip() and record.cells[n] != header.cells[n]
    )
    filled = {n: record.merged.get(n, n) for n in columns if n < width}
    filled = {n: at for n, at in filled.items() if record.cells[at].strip()}
    stated = {
        n: StatedMeasure(measure_alone(record.cells[at]), record.span(path, at)) for n, at in filled.items()
    }
    measures_alone = all(measure.text for measure in stated.values())
    return stated if measures_alone and all(name in MEASURES for name in named) else {}
