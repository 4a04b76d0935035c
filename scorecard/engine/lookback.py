"""Which rows of earlier periods the figures of a period were looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from scorecard.engine.period_state import PeriodState
from scorecard.engine.reach import Reach
from scorecard.engine.used_rows import used_rows
from scorecard.language.dependencies import Needs
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.model.figure import Flags
from scorecard.model.ledger import ordinal
from scorecard.model.past import LookbackPeriod
from scorecard.model.period import Period

Asked = tuple[PeriodState, RowPlace]


def earlier_periods(now: PeriodState, more: Iterable[Asked] = ()) -> tuple[LookbackPeriod, ...]:
    """The earlier periods that were asked for figures, in order of time, each with the rows it took them from.

    more : further figures of other periods. A derived figure of an earlier period was worked out from
    others, of that period or of still earlier ones: those are rows of it too.
    """
    rows: dict[tuple[int, int], tuple[PeriodState, set[RowPlace]]] = {}
    waiting = [*now.asked, *more]
    while waiting:
        then, place = waiting.pop()
        taken = rows.setdefault((id(then.scheme), then.period.year * 12 + then.period.month), (then, set()))[
            1
        ]
        if place not in taken:
            taken.add(place)
            waiting += _figures_behind(then, place)
    told: dict[tuple[int, Period], LookbackPeriod] = {}
    for then, places in rows.values():
        # A year of a plan may be asked for by itself and with the years before it.
        key = id(then.origin), then.period
        before = told[key].entries if key in told else ()
        entries = tuple(sorted({*before, *_entries(then, places)}))
        told[key] = LookbackPeriod(then.origin, then.ledger, then.period, entries)
    return tuple(sorted(told.values(), key=lambda one: one.period))


def _figures_behind(then: PeriodState, place: RowPlace) -> Iterator[Asked]:
    """The figures that a derived row of an earlier period is worked out from."""
    formulas = formulas_of(then.scheme.tables)
    if place not in formulas:
        return
    formula, reach = formulas[place], Reach(then, place.table, formulas[place].count)
    for place_behind in Needs(then.scheme.tables, formulas).values_behind(place):
        yield then, place_behind
    for figure in formula.figures:
        if figure.what in ("years_ago", "last_period"):
            ago = figure.what == "years_ago"
            earlier, where = (
                reach.year_before(figure.name, figure.years) if ago else reach.period_before(figure.name)
            )
            if earlier and where:
                yield earlier, where


def _entries(then: PeriodState, places: set[RowPlace]) -> tuple[int, ...]:
    """The ledger entries behind some rows of a period."""
    ledger = then.ledger
    concerned = used_rows(then.scheme, ledger, then.period, then.seen)
    flags: Flags = np.zeros(len(ledger), dtype=np.bool_)
    for place in places:
        mine = (ledger.table == place.table) & (ledger.row == place.row)
        flags |= mine & concerned
        if then.scheme.tables[place.table].rows[place.row].alone:
            # As the base of a target the year counts as a whole.
            flags |= (
                mine & (ledger.period // 12 == then.period.year) & (ledger.period <= ordinal(then.period))
            )
    return tuple(np.flatnonzero(flags).tolist())
