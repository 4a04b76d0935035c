"""A total that a sheet gives, held against the figures it is the total of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from scorecard.base.decimals import plain
from scorecard.base.message import Text
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry, Gatherings
from scorecard.load.actuals.measures import Manner
from scorecard.load.actuals.numbers import quotable_text, read_number
from scorecard.model.scheme import Scheme


def check_sum(
    scheme: Scheme,
    entries: Sequence[Entry],
    text: str,
    manner: Manner,
    about: tuple[str, str, Span],
    gathered: Gatherings,
) -> None:
    """A warning where a total is not the sum of its figures; `about` is its name, what it sums up, and where.

    The figures are of one row and several units, or of several rows and one unit. Ratios have no sum, and
    figures in different measures none either. A unit that is not assessed is a whole of its own.
    """
    rows = {scheme.tables[e.table].rows[e.row].id: scheme.tables[e.table].rows[e.row] for e in entries}
    measures = {row.measure for row in rows.values()}
    summed = not any(row.nature == "ratio" or row.words or row.measure == "%" for row in rows.values())
    if not entries or len(measures) > 1 or not summed or any(e.was is not None for e in entries):
        return
    total = read_number(text, measures.pop(), "", manner)
    if not isinstance(total, float):
        return
    units = {(e.table, e.unit) for e in entries}
    parts = [
        e for e in entries if len(units) == 1 or scheme.units[scheme.tables[e.table].units[e.unit]].assessed
    ]
    top = [e for e in parts if scheme.tables[e.table].rows[e.row].relation == "numbered"]
    sums = [_exact_sum(some) for some in ((parts, top) if len(rows) > 1 else (parts,)) if some]
    if not sums or Fraction(repr(total)) in sums:
        return
    name, subject, span = about
    args: dict[str, Text] = {
        "name": quotable_text(name),
        "here": plain(total),
        "what": quotable_text(subject),
    }
    gathered.fault("SC368", span, {**args, "sum": plain(float(sums[0]))})


def _exact_sum(entries: Sequence[Entry]) -> Fraction:
    """The sum of figures as they were read, exact in decimals."""
    return sum((Fraction(repr(e.value)) for e in entries if e.value == e.value), Fraction(0))
