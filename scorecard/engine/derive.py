"""Derived rows: their formulas worked out over the figures of the same unit, each after those it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from scorecard.engine.categories import recoded
from scorecard.engine.formula import evaluate, needed
from scorecard.engine.lineage import Lineage, laid, links
from scorecard.engine.observe import observe
from scorecard.engine.suspect import made_pending, suspected
from scorecard.engine.terms import terms, terms_of
from scorecard.language.derived import Circle, RowPlace, dependency_order, formulas_of, known_to
from scorecard.language.formula import Formula, Variable
from scorecard.model.board import Board, PeriodTargets
from scorecard.model.figure import Figure, Flags, read, where
from scorecard.model.ledger import Ledger
from scorecard.model.observations import Codes, Observations
from scorecard.model.past import NO_YEARS, Years
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status


class PeriodState:
    """What holds and what was observed in a period, table by table, derived rows worked in.

    held, seen : one entry per table of the scheme
    asked : the figures of earlier periods that were looked up
    origin : the scheme as it was read, where `scheme` is the same counted year by year
    """

    def __init__(
        self,
        scheme: Scheme,
        ledger: Ledger,
        period: Period,
        years: Years = NO_YEARS,
        known: dict[tuple[Period, bool], PeriodState | None] | None = None,
        origin: Scheme | None = None,
    ) -> None:
        self.scheme = scheme
        self.origin = origin or scheme
        self.ledger = ledger
        self.period = period
        self.years = years
        self.held = tuple(terms(scheme, table, period) for table in scheme.tables)
        self.seen = observed = [observe(ledger, scheme, held, period) for held in self.held]
        self._earlier: dict[int, PeriodState | None] = {}
        # Shared by all that look back from one period, or formulas that look back one and two years
        # would form each year anew for each way that leads to it.
        self._known = {} if known is None else known
        self._links: dict[int, dict[str, Lineage]] = {}
        self.asked: list[tuple[PeriodState, RowPlace]] = []
        self._derive({})
        suspects = self._suspected()
        if suspects:
            # Once more from the start: what follows from a suspect value is pending too.
            self.seen = observed
            self._derive(suspects)

    def _derive(self, suspects: Mapping[RowPlace, Flags]) -> None:
        """Work in the derived rows, each after those it needs, and make suspect values pending."""
        self.seen = list(self.seen)
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
        return PeriodState(counted, ledger, period, self.years, self._known, scheme)

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


class Reach:
    """The figures a formula of one table can name, one per unit of the table: float64[U].

    of_years : whether figures of several years are set side by side, so that all are those of one year
    """

    def __init__(self, now: PeriodState, table: int, of_years: bool = False) -> None:
        self.now = now
        self.own = now.by_year() if of_years else now
        self.table = table
        self.ids = tuple(unit.id for unit in now.scheme.units_of(now.scheme.tables[table]))
        self.places = known_to(now.scheme.tables, table)

    @property
    def units(self) -> int:
        """The number of units of the table."""
        return len(self.ids)

    def value(self, name: str) -> Figure:
        """The figure itself."""
        place = self.places[name]
        return self.laid(self.own, place, self.own.seen[place.table].value[:, place.row])

    def target(self, name: str) -> Figure:
        """Its target of the period."""
        place = self.places[name]
        return self.laid(self.now, place, self.now.held[place.table].target[:, place.row])

    def years_ago(self, name: str, years: int) -> Figure:
        """Its figure of the same period some years ago, by the ids of units and rows."""
        return self._then(name, *self.before(name, years))

    def of_year(self, name: str, year: int) -> Figure:
        """Its figure of the whole of an earlier year; held against a whole plan, that of the plan up to then."""
        place, then = self.places[name], self.now.year_end(year)
        row = self.now.scheme.tables[place.table].rows[place.row]
        by_plan = self.now.scheme.is_plan and row.per == "plan"
        then = then if then is None or by_plan else then.by_year()
        return self._then(name, *self._found(name, then), whole=True)

    def before(self, name: str, years: int) -> tuple[PeriodState | None, RowPlace | None]:
        """The same period of an earlier year by itself, and where the row stands in its scheme."""
        then = self.now.by_year().earlier(years)
        return self._found(name, then.by_year() if then else None)

    def whole_year(self, name: str, year: int) -> tuple[PeriodState | None, RowPlace | None]:
        """The whole of an earlier year by itself, and where the row stands in its scheme."""
        then = self.now.by_year().year_end(year)
        return self._found(name, then.by_year() if then else None)

    def _then(
        self, name: str, then: PeriodState | None, place: RowPlace | None, whole: bool = False
    ) -> Figure:
        if then is None or place is None:
            return read(np.full(self.units, np.nan))
        return self.laid(then, place, self.as_now(name, then, place, whole))

    def as_now(self, name: str, then: PeriodState, place: RowPlace, whole: bool = False) -> Figure:
        """Its figures of an earlier period in the order of the units then, words as they count now."""
        here, there = self.places[name], then.scheme.tables[place.table].rows[place.row]
        column = then.whole(place) if whole else then.seen[place.table].value[:, place.row]
        return recoded(column, there.words, self.now.scheme.tables[here.table].rows[here.row].words)

    def _found(self, name: str, then: PeriodState | None) -> tuple[PeriodState | None, RowPlace | None]:
        if then is None:
            return None, None
        tables = then.scheme.tables
        own = self.now.scheme.tables[self.places[name].table].id
        same = next((n for n, table in enumerate(tables) if table.id == own), None)
        if same is not None and name in tables[same].index:
            place: RowPlace | None = RowPlace(same, tables[same].index[name])
        else:
            place = known_to(tables, 0).get(name)
        if place:
            self.now.asked.append((then, place))
        return then, place

    def status(self, figure: Variable) -> Codes:
        """How a figure stands for each unit: int8[U]; a number that is there is `SCORED`."""
        value = self.of(figure)
        if figure.what != "value":
            lacking = Status.NOT_APPLICABLE if figure.what == "target" else Status.MISSING
            return np.where(value.missing, lacking, Status.SCORED).astype(np.int8)
        place = self.places[figure.name]
        sent = read(self.own.seen[place.table].status[:, place.row])
        said = self.laid(self.own, place, sent).value
        there = value.known & (said != Status.PENDING)
        return np.where(there, Status.SCORED, np.where(np.isnan(said), Status.MISSING, said)).astype(np.int8)

    def of(self, figure: Variable) -> Figure:
        """One figure of a formula for each unit."""
        if figure.what == "target":
            return self.target(figure.name)
        return self.years_ago(figure.name, figure.years) if figure.years else self.value(figure.name)

    def laid(self, there: PeriodState, place: RowPlace, column: Figure) -> Figure:
        """A column of another table or year in the order of this one's units; NaN for units it does not have."""
        table = there.scheme.tables[place.table]
        if (there is self.now or there is self.own) and place.table == self.table:
            return column
        olds = [unit.id for unit in there.scheme.units_of(table)]
        return laid(self.now.links(there), self.ids, olds, column, table.rows[place.row])


def derived(formula: Formula, reach: Reach, held: PeriodTargets, i: int) -> tuple[Figure, Codes]:
    """The values of a derived row, and how each cell stands: float64[U], int8[U].

    A figure that is pending makes the result pending, where the formula goes by it at all. Where there is no result, it is missing if a
    figure it needs is missing (or not due), not applicable if one is not for the unit, and pending if
    all are there and only cannot be worked out, such as a division by 0. What `mean` and `sum` leave
    out makes nothing missing. Never rounded.

    Example: `rd / gdp * 100` of 391.08 and 10800 is 3.6211…; with rd missing, missing.
    """
    value = evaluate(formula, reach)
    statuses = [(reach.status(figure), here) for figure, here in needed(formula, reach).items()]

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
