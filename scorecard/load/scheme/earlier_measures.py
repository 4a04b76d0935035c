"""Rows that are looked up in earlier years and stand there in a measure that cannot be converted into theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.base.fault import Fault
from scorecard.base.message import Text
from scorecard.base.place import place_words
from scorecard.language.derived import place_then
from scorecard.language.looked_back import looked_back_rows
from scorecard.model.measure import conversion_of_rows
from scorecard.model.scheme import Scheme


def earlier_measure_faults(schemes: Sequence[Scheme]) -> Iterator[Fault]:
    """A fault for each such row, at the row as it is now; sizes of one thing are converted, and nothing is said."""
    of_year = {year: scheme for scheme in schemes for year in scheme.years}
    # Where there is one scheme alone, nothing of it is looked up elsewhere.
    for scheme in schemes if len(schemes) > 1 else ():
        for asked in (asked for asked in looked_back_rows(scheme) if asked.measured):
            then, table = of_year.get(asked.year), scheme.tables[asked.table]
            row = table.row(asked.id)
            at = place_then(then.tables, table, row.id) if then else None
            if then is None or at is None:
                continue
            before = then.tables[at.table].rows[at.row]
            if not conversion_of_rows(before.measure, row.measure).known:
                args: dict[str, Text] = {
                    "name": row.name,
                    "measure": row.measure,
                    "id": row.id,
                    "year": str(asked.year),
                }
                args |= {"before": before.measure, "where": place_words(before.span)}
                yield Fault("SC515", row.span, args)
