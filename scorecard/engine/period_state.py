"""What holds and what was observed in a period, and in those it looks back to; derived rows each after those it needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property

import numpy as np

from scorecard.engine.derive import derive_column, made_pending, suspect_units, with_derived_row
from scorecard.engine.formed_period import FormedPeriod, Key
from scorecard.engine.lineage import Lineage, links
from scorecard.engine.observe import observe
from scorecard.engine.reach import EarnedResult, Reach
from scorecard.engine.terms import terms, terms_of
from scorecard.engine.unit_classes import unit_classes
from scorecard.language.dependencies import Circle, dependency_order, periods_back
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Figure, Flags
from scorecard.model.grouped import Words, group_units
from scorecard.model.ledger import Ledger
from scorecard.model.observations import Codes, Observations
from scorecard.model.others import ALONE, AllUnits
from scorecard.model.past import NO_YEARS, Years
from scorecard.model.period import Period
from scorecard.model.period_targets import PeriodTargets
from scorecard.model.scheme import Count, Scheme, count_to_date
from scorecard.model.status import Status


class PeriodState:
    """What holds and what was observed in a period, table by table, derived rows worked in.

    held, seen : one entry per table of the scheme
    asked : the figures of earlier periods that were looked up
    so_far : by table, how it stands as far as its rows are worked out
    origin : the scheme as it was read; `scheme` may be the same counted otherwise, with each unit in its group
    count : over what time its flows count
    known : other periods of these schemes and ledgers that are formed already; those formed here are added
    stage : where groups follow from figures, the same as if all units were in the first
    derived : the derived rows as they were worked out
    back : how many further periods are looked back to from here; the figures that need more are never asked for
    groups : by unit of the scheme, the group that follows from its figures, None where that is open
    others : where formulas ask what they need of all units
    like : the same where only some figures of the period itself were others
    """

    def __init__(
        self,
        scheme: Scheme,
        ledger: Ledger,
        period: Period,
        years: Years = NO_YEARS,
        known: dict[Key, PeriodState] | None = None,
        count: Count = "written",
        back: int | None = None,
        groups: Words | None = None,
        for_groups: bool = False,
        others: AllUnits = ALONE,
        like: FormedPeriod | None = None,
    ) -> None:
        counted = scheme.with_count(count)
        self.origin = scheme
        self.count: Count = "written" if counted is scheme else count
        self._back = back
        self.ledger = ledger
        self.period = period
        self.years = years
        self._others = others
        # Questions of another period, or of the same one counted otherwise, are others.
        self.others = others.within_place(period, (self.count, back))
        # Shared by all that look back from one period, or formulas that look back one and two years
        # would form each year anew for each way that leads to it.
        self.known = {} if known is None else known
        self._like = like
        self.stage: PeriodState | None = None
        self._for_groups = for_groups
        self.groups = self._groups() if groups is None else groups
        if like and like.state.groups != self.groups:
            self._like = None
        self.scheme: Scheme = self._like.state.scheme if self._like else group_units(counted, self.groups)
        self._promised = self._promise()
        self.seen = self._observed = self._observe()
        self.held = tuple(
            replace(held, applicable=held.applicable & ~seen.answered) if seen.answered.any() else held
            for held, seen in zip(self._promised, self._observed, strict=True)
        )
        self._earlier: dict[int, PeriodState | None] = {}
        self._links: dict[int, dict[str, Lineage]] = dict(self._like.state._links) if self._like else {}
        self.asked: list[tuple[PeriodState, RowPlace]] = []
        self.so_far: dict[int, TableBoard] = {}
        self._earned: dict[tuple[int, str, str], EarnedResult] = {}
        self.derived: dict[RowPlace, tuple[Figure, Codes]] = {}
        self._derive_all()

    def _promise(self) -> tuple[PeriodTargets, ...]:
        if self._like:
            return self._like.state._promised
        return tuple(terms(self.scheme, table, self.period) for table in self.scheme.tables)

    def _observe(self) -> list[Observations]:
        like = self._like
        return [
            like.state._observed[n]
            if like and n not in like.tables
            else observe(self.ledger, self.scheme, held, self.period)
            for n, held in enumerate(self._promised)
        ]

    def _derive_all(self) -> None:
        self._derive({})
        suspects = self._suspect_values()
        if suspects:
            # Once more from the start: what follows from a suspect value is pending too.
            self.seen = self._observed
            self._derive(suspects)

    def _derive(self, suspects: Mapping[RowPlace, Flags]) -> None:
        """Work in the derived rows, each after those it needs, and make suspect values pending."""
        self.seen = list(self.seen)
        self._earned.clear()
        tables = self.scheme.tables
        formulas = formulas_of(tables)
        ordered = dependency_order(tables, formulas, self._for_groups)
        reaches = {
            key: Reach(self, *key) for key in {(place.table, f.count) for place, f in formulas.items()}
        }
        for place, flags in suspects.items():
            if place not in formulas:
                self.seen[place.table] = made_pending(self.seen[place.table], place.row, flags)
        for place in () if isinstance(ordered, Circle) else ordered:
            formula = formulas[place]
            reach = reaches[place.table, formula.count]
            column = None if suspects or not self._like else self._like.derived_column(place)
            column = column or derive_column(formula, reach, self.held[place.table], place.row)
            if not suspects:
                self.derived[place] = column
            row = self.held[place.table].table.rows[place.row]
            self.seen[place.table] = with_derived_row(self.seen[place.table], place.row, row, column)
            self.so_far.clear()
            if place in suspects:
                self.seen[place.table] = made_pending(self.seen[place.table], place.row, suspects[place])

    def _suspect_values(self) -> dict[RowPlace, Flags]:
        """The suspect values, by row; rows without any are left out."""
        suspects: dict[RowPlace, Flags] = {}
        for n, held in enumerate(self.held):
            for i, row in enumerate(held.table.rows):
                if row.suspect:
                    reach = Reach(self, n, "period" if row.alone else "written")
                    flags = suspect_units(row, i, reach, self.seen[n], self.ledger)
                    suspects |= {RowPlace(n, i): flags} if flags.any() else {}
        return suspects

    def earned_result(self, table: int, id: str, what: str) -> EarnedResult:
        """What became of a row or heading, or of a table where `id` is ""; asked once all that it needs stands."""
        # Scoring looks at periods itself.
        from scorecard.engine.earned import earned_result

        key = table, id, what
        if key not in self._earned:
            self._earned[key] = earned_result(self, table, id, what)
        return self._earned[key]

    @classmethod
    def from_board(cls, board: Board) -> PeriodState:
        """What a board was formed from, worked out again."""
        return cls(board.scheme, board.ledger, board.period, board.years)

    def again(
        self, ledger: Ledger, tables: Collection[int], moved: Mapping[int, Collection[int]]
    ) -> PeriodState:
        """The same with a ledger that differs in figures of this period alone: earlier periods stay as they are.

        tables : those of these figures; moved : by table, the rows that they reach, be it by way of others
        """
        earlier = {key: then for key, then in self.known.items() if then.period < self.period}
        like = FormedPeriod(self, tables, moved)
        return PeriodState(
            self.origin, ledger, self.period, self.years, earlier, others=self._others, like=like
        )

    def earlier(self, years: int) -> PeriodState | None:
        """The same period of an earlier year; None where no scheme or no such period is there."""
        if years not in self._earlier:
            self._earlier[years] = self._earlier_state(Period(self.period.year - years, self.period.month))
        return self._earlier[years]

    def by_year(self) -> PeriodState:
        """The same with every flow counted from January: what is set beside the figures of another year."""
        if self.count != "written":
            return self
        return self._otherwise("year")

    def by_period(self) -> PeriodState:
        """The same with every flow by the period alone: what is set beside the figures of the period before."""
        return self._otherwise("period")

    def with_count(self, count: Count) -> PeriodState:
        """The same as figures count that are set side by side: those of years, of periods, or none."""
        return self.by_period() if count == "period" else self.by_year() if count == "year" else self

    def _otherwise(self, count: Count) -> PeriodState:
        if self.scheme.with_count(count) is self.scheme:
            return self
        return self._form_state(self.origin, self.ledger, self.period, count, self.back, self.groups)

    @cached_property
    def back(self) -> int:
        """How many periods before this one figures are looked up in at the most."""
        if self._back is None:
            return periods_back(self.scheme.tables, formulas_of(self.scheme.tables))
        return self._back

    def earlier_by_itself(self, period: Period) -> PeriodState | None:
        """An earlier period by itself; None where no scheme has it, or nothing that is asked for looks so far back."""
        then = self._earlier_state(period, self.back - 1) if self.back else None
        return then and then.by_period()

    def year_end(self, year: int) -> PeriodState | None:
        """The whole of an earlier year, which a target may start from; None where no scheme has it.

        Of the years of a plan, the count since its first.
        """
        if year >= self.period.year:
            return None
        if -year not in self._earlier:
            self._earlier[-year] = self._earlier_state(Period(year, 12))
        return self._earlier[-year]

    def then(self, period: Period) -> PeriodState | None:
        """Another period as its scheme counts it; None where no scheme has it."""
        then = self._earlier_state(period)
        return then and then._apart()

    def at_period(self, period: Period) -> PeriodState:
        """Another period of the same year, each unit in the group that it is in now."""
        if period == self.period:
            return self
        if not self.groups:
            return self.then(period) or self
        then = self._form_state(self.origin, self.ledger, period, self.count, self.back, self.groups)
        return then._apart()

    def _apart(self) -> PeriodState:
        """The same for one who scores it: what it is asked for then is his own, for others look back to it too."""
        apart = copy(self)
        apart.asked = [*self.asked]
        return apart

    def _earlier_state(self, period: Period, back: int | None = None) -> PeriodState | None:
        """An earlier period; None where no scheme has it."""
        within = period.year in self.scheme.years
        then = (self.origin, self.ledger) if within else self.years.get(period.year)
        if then is None or not period.fits(then[0].reports):
            return None
        return self._form_state(*then, period, self.count, self.back if back is None else back)

    def _form_state(
        self,
        scheme: Scheme,
        ledger: Ledger,
        period: Period,
        count: Count,
        back: int,
        groups: Words | None = None,
    ) -> PeriodState:
        """Another period, or this one counted otherwise; formed once.

        groups : where it is not of another period, the group of each unit, which stays what it is now
        """
        groups = groups or None
        key = period, count, back, tuple(groups) if groups else None
        if key not in self.known:
            # All units of another scheme are here, whichever of this one's are.
            others = self._others if scheme is self.origin else ALONE
            like = self._like and self._like.for_key(key)
            self.known[key] = PeriodState(
                scheme, ledger, period, self.years, self.known, count, back, groups, False, others, like
            )
        return self.known[key]

    def _groups(self) -> Words:
        """By unit of the scheme, the group that its class is called by, where groups follow from figures.

        What they follow from does not go by them: it is worked out as if all units were in the first.
        """
        groups = self.origin.groups
        if groups is None:
            return ()
        first = (groups.words[0],) * len(self.origin.units)
        self.stage = PeriodState(
            self.origin,
            self.ledger,
            self.period,
            self.years,
            self.known,
            groups=first,
            for_groups=True,
            like=self._like and self._like.stage,
        )
        return unit_classes(self.stage)

    def links(self, then: PeriodState) -> dict[str, Lineage]:
        """What each unit of this scheme was in the scheme of an earlier period."""
        key = id(then.scheme)
        if key not in self._links:
            self._links[key] = links(self.scheme, then.scheme)
        return self._links[key]

    def to_date(self, place: RowPlace) -> tuple[Figure, Codes]:
        """The figures of a row as they are counted, whatever of them is scored, and how they stand: float64[U], int8[U]."""
        seen = self.seen[place.table]
        if not self.held[place.table].table.rows[place.row].alone:
            return seen.value[:, place.row], seen.status[:, place.row]
        counted, suspect = self._counted[place.table], seen.suspect[:, place.row]
        status = np.where(suspect, np.int8(Status.PENDING), counted.status[:, place.row])
        return counted.value[:, place.row], status

    @cached_property
    def _counted(self) -> Mapping[int, Observations]:
        """The tables with rows that are scored by the period alone, observed as these are counted."""
        tables = {n: held.table for n, held in enumerate(self.held) if any(r.alone for r in held.table.rows)}
        promised = {
            n: terms_of(self.scheme, count_to_date(table), self.period) for n, table in tables.items()
        }
        return {n: observe(self.ledger, self.scheme, held, self.period) for n, held in promised.items()}
