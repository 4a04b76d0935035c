"""The measures that titles and the names of sheets and files say: of all figures there, or of items that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.file_names import stems
from scorecard.load.actuals.measures import (
    StatedMeasure,
    is_measure,
    items_measured,
    measure_said,
    said_in_title,
)
from scorecard.load.actuals.names import SchemeNames
from scorecard.model.measure import convert


def said_by_title(title: str, span: Span, names: Sequence[SchemeNames]) -> StatedMeasure:
    """The measure that a title says, else what stands in its place, such as a town; and whether of items alone."""
    said = said_in_title(title)
    pairs = items_measured(title)
    of_items = all(_ends_in_row(before, measure, names) for before, measure in pairs)
    return StatedMeasure(said, span, of_items and "、".join(dict.fromkeys(each for _, each in pairs)) == said)


def _ends_in_row(text: str, measure: str, names: Sequence[SchemeNames]) -> bool:
    """Whether a text ends in the name of a row that is measured so."""
    folded = fold_name(text)
    return any(folded.endswith(name) and convert(measure, of).known for name, of in _measured_names(names))


def _measured_names(names: Sequence[SchemeNames]) -> Iterator[tuple[str, str]]:
    """What rows are called that declare a measure, and that measure."""
    for table in (table for each in names for table in each.scheme.tables):
        for row in (row for row in table.rows if row.measure):
            yield from (
                (fold_name(name), row.measure) for name in (row.name, row.short, *row.aliases) if name
            )


def agreed_measure(
    path: str, stated: Sequence[StatedMeasure], at: Span, names: Sequence[SchemeNames], gathered: Gatherings
) -> StatedMeasure | None:
    """The measure that lines above, or the names of sheet and file, state for the whole sheet.

    What is said of items that are named says nothing against another measure of all the others.
    """
    parts = [part for stem in stems(path) for part in (stem, *re.split("[-_]", stem))]
    named = [said_by_title(part, at, names) for part in parts if measure_said(part)]
    measures = sorted([*stated, *named[:1]], key=lambda one: one.of_items)
    # A list of measures leaves it to each row which of them is meant.
    alone = [one for one in measures if is_measure(one.text)]
    compared = [one for one in alone if not one.of_items or convert(one.text, alone[0].text).known]
    return measures[0] if measures and gathered.agree(compared, stems(path)[-1]) else None
