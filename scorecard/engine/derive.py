"""Derived rows: their formulas worked out over the figures of the same unit, each after those it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from scorecard.engine.formula import evaluate, needed
from scorecard.engine.lineage import Lineage, links
from scorecard.engine.observe import observe
from scorecard.engine.reach import Earned, Reach
from scorecard.engine.suspect import made_pending, suspected
from scorecard.engine.terms import terms, terms_of
from scorecard.language.dependencies import Circle, dependency_order
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.language.formula import Formula
from scorecard.model.board import Board, PeriodTargets, TableBoard
from scorecard.model.figure import Figure, Flags, where
from scorecard.model.ledger import Ledger
from scorecard.model.observations import Codes, Observations
from scorecard.model.others import ALONE, Others
from scorecard.model.past import NO_YEARS, Years
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status


class PeriodState:
    """What holds and what was observed in a period, table by table, derived rows worked in.

    held, seen : one entry per table of the scheme
    asked : the figures of earlier periods that were looked up
    so_far : by table, how it stands as far as its rows are worked out
    origin : the scheme as it was read, where `scheme` is the same counted year by year
    others : where formulas ask what they need of all units
    """

    def __init__(
        self,
        scheme: Scheme,
        ledger: Ledger,
        period: Period,
        years: Years = NO_YEARS,
        known: dict[tuple[Period, bool], PeriodState | None] | None = None,
        origin: Scheme | None = None,
        others: Others = ALONE,
    ) -> None:
        self.scheme = scheme
        self.origin = origin or scheme
        self.ledger = ledger
        self.period = period
        self.years = years
        self._others = others
        # Questions of another period, or of the same one counted otherwise, are others.
        self.others = others.within(period, origin is not None and scheme is not origin)
        self.held = tuple(terms(scheme, table, period) for table in scheme.tables)
        self.seen = observed = [observe(ledger, scheme, held, period) for held in self.held]
        self._earlier: dict[int, PeriodState | None] = {}
        # Shared by all that look back from one period, or formulas that look back one and two years
        # would form each year anew for each way that leads to it.
        self._known = {} if known is None else known
        self._links: dict[int, dict[str, Lineage]] = {}
        self.asked: list[tuple[PeriodState, RowPlace]] = []
        self.so_far: dict[int, TableBoard] = {}
        self._earned: dict[tuple[int, str, str], Earned] = {}
        self._derive({})
        suspects = self._suspected()
        if suspects:
            # Once more from the start: what follows from a suspect value is pending too.
            self.seen = observed
            self._derive(suspects)

    def _derive(self, suspects: Mapping[RowPlace, Flags]) -> None:
        """Work in the derived rows, each after those it needs, and make suspect values pending."""
        self.seen = list(self.seen)
        self._earned.clear()
        tables = self.scheme.tables
        formulas = formulas_of(tables)
        ordered = dependency_order(tables, formulas)
        reaches = {
            key: Reach(self, *key) for key in {(place.table, f.of_years) for place, f in formulas.items()}
        }
        for place, flags in suspects.items():
            if place not in formulas:
                self.seen[place.table] = made_pending(self.seen[place.table], place.row, flags)
        for place in () if isinstance(ordered, Circle) else ordered:
            formula = formulas[place]
            reach = reaches[place.table, formula.of_years]
            column = derived(formula, reach, self.held[place.table], place.row)
            self.seen[place.table] = _with(self.seen[place.table], place.row, column)
            self.so_far.clear()
            if place in suspects:
                self.seen[place.table] = made_pending(self.seen[place.table], place.row, suspects[place])

    def _suspected(self) -> dict[RowPlace, Flags]:
        """The suspect values, by row; rows without any are left out."""
        found: dict[RowPlace, Flags] = {}
        for n, held in enumerate(self.held):
            for i, row in enumerate(held.table.rows):
                if row.suspect:
                    flags = suspected(row, i, Reach(self, n), self.seen[n], self.ledger)
                    found |= {RowPlace(n, i): flags} if flags.any() else {}
        return found

    def earned(self, table: int, id: str, what: str) -> Earned:
        """What became of a row or heading, or of a table where `id` is ""; asked once all that it needs stands."""
        # Scoring looks at periods itself.
        from scorecard.engine.earned import earned

        key = table, id, what
        if key not in self._earned:
            self._earned[key] = earned(self, table, id, what)
        return self._earned[key]

    @classmethod
    def of(cls, board: Board) -> PeriodState:
        """What a board was formed from, worked out again."""
        return cls(board.scheme, board.ledger, board.period, board.years)

    def earlier(self, years: int) -> PeriodState | None:
        """The same period of an earlier year; None where no scheme or no such period is there."""
        if years not in self._earlier:
            self._earlier[years] = self._at(Period(self.period.year - years, self.period.month))
        return self._earlier[years]

    def by_year(self) -> PeriodState:
        """The same with every flow counted from January: what is set beside the figures of another year."""
        key = self.period, True
        if self.scheme.year_by_year is self.scheme or self.origin is not self.scheme:
            return self
        if key not in self._known:
            self._known[key] = self._new(self.scheme, self.ledger, self.period, True)
        return self._known[key] or self

    def year_end(self, year: int) -> PeriodState | None:
        """The whole of an earlier year, which a target may start from; None where no scheme has it.

        Of the years of a plan, the count since its first.
        """
        if year >= self.period.year:
            return None
        if -year not in self._earlier:
            self._earlier[-year] = self._at(Period(year, 12))
        return self._earlier[-year]

    def at(self, period: Period) -> PeriodState:
        """Another period of the same year."""
        return self if period == self.period else self._at(period) or self

    def _at(self, period: Period) -> PeriodState | None:
        """An earlier period, formed once; None where no scheme has it."""
        alone = self.origin is not self.scheme
        key = period, alone
        if key not in self._known:
            within = period.year in self.scheme.years
            found = (self.origin, self.ledger) if within else self.years.get(period.year)
            fits = found is not None and period.fits(found[0].reports)
            self._known[key] = self._new(*found, period, alone) if found and fits else None
        return self._known[key]

    def _new(self, scheme: Scheme, ledger: Ledger, period: Period, alone: bool) -> PeriodState:
        """Another period, or this one counted year by year."""
        counted = scheme.year_by_year if alone else scheme
        # All units of another scheme are here, whichever of this one's are.
        others = self._others if scheme is self.origin else ALONE
        return PeriodState(counted, ledger, period, self.years, self._known, scheme, others)

    def links(self, then: PeriodState) -> dict[str, Lineage]:
        """What each unit of this scheme was in the scheme of an earlier period."""
        key = id(then.scheme)
        if key not in self._links:
            self._links[key] = links(self.scheme, then.scheme)
        return self._links[key]

    def whole(self, place: RowPlace) -> Figure:
        """The figures of a row for the whole year so far: float64[U], also of one scored by the period alone."""
        held = self.held[place.table]
        row = held.table.rows[place.row]
        if not row.alone:
            return self.seen[place.table].value[:, place.row]
        rows = tuple(
            replace(one, score="to_date") if one.id == row.id else one for one in held.table.indicators
        )
        counted = terms_of(self.scheme, replace(held.table, indicators=rows), self.period)
        return observe(self.ledger, self.scheme, counted, self.period).value[:, place.row]


def derived(formula: Formula, reach: Reach, held: PeriodTargets, i: int) -> tuple[Figure, Codes]:
    """The values of a derived row, and how each cell stands: float64[U], int8[U].

    A figure that is pending makes the result pending, where the formula goes by it at all. Where there is no result, it is missing if a
    figure it needs is missing (or not due), not applicable if one is not for the unit, and pending if
    all are there and only cannot be worked out, such as a division by 0. What `mean` and `sum` leave
    out makes nothing missing. Never rounded.

    Example: `rd / gdp * 100` of 391.08 and 10800 is 3.6211…; with rd missing, missing.
    """
    value = evaluate(formula, reach)
    statuses = [(reach.status(figure), here) for figure, here in needed(formula.tree, reach).items()]

    def any_is(*which: Status) -> Flags:
        found = np.zeros(len(value), dtype=np.bool_)
        for status, here in statuses:
            found |= here & np.isin(status, which)
        return found

    none = value.missing
    scored = Status.SCORED if held.table.rows[i].scores else Status.SHOWN
    status = np.select(
        [
            ~held.applicable[:, i],
            np.full(len(value), not held.due_now[i]),
            ~none & ~any_is(Status.PENDING),
            none & any_is(Status.MISSING, Status.NOT_DUE),
            none & any_is(Status.NOT_APPLICABLE),
        ],
        [Status.NOT_APPLICABLE, Status.NOT_DUE, scored, Status.MISSING, Status.NOT_APPLICABLE],
        default=Status.PENDING,
    ).astype(np.int8)
    return where(held.applicable[:, i], value, np.nan), status


def _with(seen: Observations, i: int, column: tuple[Figure, Codes]) -> Observations:
    """The observations of a table with a derived row worked in.

    A number sent for it is set aside; "pending" sent for it holds, for a figure may be withheld
    although all it needs is known.
    """
    value, status = column
    sent = seen.set_aside[:, i] | (seen.value[:, i].known & ~seen.carried[:, i])
    withheld = (seen.status[:, i] == Status.PENDING) & (status != Status.NOT_APPLICABLE)
    values = seen.value.copy()
    values.put((slice(None), i), value)
    columns = {
        "status": np.where(withheld, Status.PENDING, status),
        "set_aside": sent,
        "carried": False,
        "exempted": False,
    }
    changed = {name: getattr(seen, name).copy() for name in columns}
    for name, what in columns.items():
        changed[name][:, i] = what
    return replace(seen, value=values, **changed)
