"""What was scored: everything computed for one period, every intermediate figure kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from math import nan

import numpy as np

from scorecard.base.message import Text
from scorecard.base.records import dataclass
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import Figure, Flags
from scorecard.model.ledger import Ledger
from scorecard.model.light import Light
from scorecard.model.observations import Codes, Observations
from scorecard.model.outcome import EffectOutcome, QuotaResult, Ranks
from scorecard.model.past import LookbackPeriod, PastPeriods, Years
from scorecard.model.period import Period
from scorecard.model.period_targets import PeriodTargets, RuleInputs
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.model.unit import Unit


@dataclass(frozen=True, eq=False)
class TableBoard:
    """One table, scored; U units, I rows, H headings.

    completion, progress : float64[U, I], actual ÷ target, actual ÷ due, as fractions
    met : bool[U, I], the target of the period is reached (false where it cannot be told)
    basis : float64[U, I], the figure the rule compared, after its own limits
    points : float64[U, I], points earned, NaN where there are none
    full : float64[U, I], full points of the cell in this period, 0 where not due
    counted, counted_full : float64[U, I], points and full points after shares for items that do not apply
    heading_points, heading_full : float64[U, H], sums over a heading's children, as counted
    heading_own : float64[U, H], its points by themselves, whatever they count for
    cut : by heading, "" for the table, bool[U], whether a limit changed its points
    earned : float64[U], points known, before shares for items that do not apply
    total : float64[U], the table's total, NaN where unranked points are lacking
    known : float64[U], points known, after shares: what is printed in brackets
    full_total : float64[U], the full points of the unit
    due_full, year_full : float64[U], the table's full points for it that are due in the period, and the year's
    covered, coverable : float64[U], of the unit's full points those that are scored, and those due
    ranks : where its units stand
    unforeseen : bool[U], the units whose points may move with what other units have not sent
    shared : bool[U, I], the cells whose full points go to their siblings
    lacking : bool[U, I], the cells for want of which a unit is unranked
    unsettled : bool[U, I], the figure itself is still pending, whatever its points are; it is shown, and counts as missing
    low, high : float64[U], what the total is at least and at most while cells are lacking
    grade : the grade of each unit, "" for none; empty where the scheme gives none
    awards : by grade, from the top, what its quota came to, group by group; empty where it has none
    effected : what the effects were judged on; None where the scheme has none here
    named : by row, the figures from outside its column that its rule was given, each float64[U]
    given : what its rules were given, before a value that none can score became pending
    rounds : what the rules were given in each period so far, where a rule counts each of them
    by_period : by row, the points of each of those periods, each float64[U]
    bare : by heading, bool[U, I], the cells that it says the points of, as nothing below it is scored
    lights : int8[U, I], which of the row's lights holds, −1 for none; None where no row has any
    classes : int8[U, I], which of the row's classes its figure is in, −1 for none; None where no row shows any
    places : float64[U, I], the place of its figure that a row shows; None where none does
    past : the periods before, where conditions look at them; None where none does
    """

    terms: PeriodTargets
    observations: Observations
    given: RuleInputs
    units: tuple[Unit, ...]
    headings: tuple[str, ...]
    completion: Figure
    progress: Figure
    met: Flags
    basis: Figure
    points: Figure
    full: Figure
    counted: Figure
    counted_full: Figure
    heading_points: Figure
    heading_own: Figure
    heading_full: Figure
    cut: Mapping[str, Flags]
    earned: Figure
    total: Figure
    known: Figure
    full_total: Figure
    due_full: Figure
    year_full: Figure
    covered: Figure
    coverable: Figure
    ranks: Ranks
    unforeseen: Flags
    shared: Flags
    lacking: Flags
    unsettled: Flags
    low: Figure
    high: Figure
    grade: tuple[str, ...] = ()
    awards: tuple[tuple[QuotaResult, ...], ...] = ()
    effected: EffectOutcome | None = None
    named: tuple[Mapping[ExternalFigure, Figure], ...] = ()
    rounds: Mapping[Period, RuleInputs] = field(default_factory=dict)
    by_period: tuple[Mapping[Period, Figure], ...] = ()
    bare: Mapping[str, Flags] = field(default_factory=dict)
    lights: Codes | None = None
    classes: Codes | None = None
    places: Figure | None = None
    past: PastPeriods | None = None

    def light(self, u: int, i: int) -> Light | None:
        """The light of a cell; None where none holds."""
        code = -1 if self.lights is None else int(self.lights[u, i])
        return self.table.rows[i].lights[code] if code >= 0 else None

    def cell_class(self, u: int, i: int) -> str:
        """The class of a cell; "" where its row shows none, or it has no figure."""
        code = -1 if self.classes is None else int(self.classes[u, i])
        return self.table.rows[i].shown.words[code] if code >= 0 else ""

    def place(self, u: int, i: int) -> float:
        """The place of a cell that its row shows; NaN where there is none."""
        return nan if self.places is None else float(self.places[u, i])

    @property
    def outside(self) -> Flags:
        """bool[I], the rows that stand outside full points."""
        return self.table.outside

    @property
    def partial(self) -> Flags:
        """bool[U], whether only a part of the total is known."""
        lacks: Flags = self.lacking.any(axis=1) & self.total.missing
        return lacks

    @property
    def scene(self) -> RuleInputs:
        """What its rules were given."""
        return RuleInputs(self.terms, self.observations, self.named)

    @property
    def table(self) -> SchemeTable:
        """The table, with the amendments of the period worked in."""
        return self.terms.table

    @property
    def of(self) -> SchemeTable:
        """What ranks, grades and effects are declared on: the table."""
        return self.table

    @property
    def before(self) -> TableBoard:
        """The table as it was before its effects."""
        before = self.effected.figures if self.effected else {}
        return replace(self, **before, grade=(), effected=None)

    @property
    def coverage(self) -> Figure:
        """float64[U], the share of the unit's full points due that is scored; NaN where nothing is due."""
        return self.covered / self.coverable

    @property
    def assesses(self) -> Flags:
        """bool[U], whether anything of the table's full points is for the unit; of bonuses alone, any of them."""
        base = self.table.scores & ~self.table.outside
        if not base.any():
            return self.terms.extra
        # Of a table that is not due at all, what is due later tells whom it is for.
        asked = self.terms.applicable & (self.terms.points.value > 0) & base
        asked &= self.terms.due_now | (not self.due)
        flags: Flags = asked.any(axis=1) | (self.full_total.value > 0)
        return flags

    @property
    def due(self) -> bool:
        """Whether anything of the table brings points in this period, be it a bonus, reported or not."""
        return self.base_due or bool(self.terms.extra.any())

    @property
    def base_due(self) -> bool:
        """Whether anything of its full points is due in this period; of a table of bonuses alone, any of them."""
        base = self.table.scores & ~self.table.outside
        # What is left out for want of a report, or applies to nobody, is due all the same.
        return bool((base & self.terms.due_now).any() if base.any() else self.terms.extra.any())


@dataclass(frozen=True, eq=False)
class TotalBoard:
    """One total over tables or totals; U units: those of any that makes it up, in the scheme's order.

    parts : by id, float64[U]: weight × share of the part's full points, or its points where they are
        added as they are (0 where a unit does not stand in what is only added); scaled where the unit is
        not assessed by all of them
    assesses : by id, bool[U], which of what makes up the full points assesses the unit
    per_point : by table id, float64[U], what a point of the table brings, at whatever depth; 0 where
        it goes through a geometric mean
    total, known : float64[U], the total, and what is known of it where it cannot be formed
    full_total : float64[U], its full points; coverage : float64[U], the share of them that is scored
    due_full, year_full : float64[U], the full points that are due in the period, and the year's
    assessed : float64[U], the full points of what assesses the unit, scaled up to `full_total`; the same where
        nothing is scaled
    low, high : float64[U], what the total is at least and at most
    status : int8[U], `SCORED`, `MISSING` (a part is lacking), `NOT_APPLICABLE` (not assessed by what it would
        have to be), `NOT_DUE` (a whole table is)
    ranks, unforeseen : see `TableBoard`
    grade : the grade of each unit, "" for none; empty where the scheme gives none
    awards : by grade, from the top, what its quota came to, group by group; empty where it has none
    effected : what the effects were judged on; None where the scheme has none here
    """

    total_of: Total
    units: tuple[Unit, ...]
    parts: Mapping[str, Figure]
    assesses: Mapping[str, Flags]
    per_point: Mapping[str, Figure]
    total: Figure
    known: Figure
    full_total: Figure
    due_full: Figure
    year_full: Figure
    assessed: Figure
    coverage: Figure
    low: Figure
    high: Figure
    status: Codes
    ranks: Ranks
    unforeseen: Flags
    grade: tuple[str, ...] = ()
    awards: tuple[tuple[QuotaResult, ...], ...] = ()
    effected: EffectOutcome | None = None

    @property
    def of(self) -> Total:
        """What ranks, grades and effects are declared on: the total."""
        return self.total_of

    @property
    def due(self) -> bool:
        """Whether it is formed in this period."""
        return not bool((self.status == Status.NOT_DUE).all())

    @property
    def base_due(self) -> bool:
        """Whether its full points are due in this period, as for a table."""
        return self.due

    @property
    def before(self) -> TotalBoard:
        """The total as it was before its effects."""
        if self.effected is None:
            return replace(self, grade=())
        unset = (self.status == Status.SCORED) & self.effected.total.missing
        status = np.where(unset, np.int8(Status.MISSING), self.status)
        return replace(self, **self.effected.figures, status=status, grade=(), effected=None)


Place = TableBoard | TotalBoard
"""Where units have totals, ranks and grades."""


@dataclass(frozen=True)
class Account:
    """Where every row of actuals went: rows = used + corrections + set aside + other periods."""

    rows: int
    used: int
    corrections: int
    set_aside: int
    other_periods: int
    cells: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Board:
    """Everything computed for one period, and what it was computed from.

    looked : the earlier periods that figures were looked up in, by formulas, targets and rules
    """

    scheme: Scheme
    period: Period
    ledger: Ledger
    tables: tuple[TableBoard, ...]
    totals: tuple[TotalBoard, ...]
    account: Account
    years: Years = field(default_factory=dict)
    looked: tuple[LookbackPeriod, ...] = ()

    @property
    def label(self) -> str:
        """The period as the scheme writes it."""
        return self.period.label(self.scheme.calendar)

    @property
    def title(self) -> Text:
        """The period as titles print it."""
        return self.period.title(self.scheme.calendar)

    @property
    def places(self) -> tuple[Place, ...]:
        """All tables, then all totals."""
        return (*self.tables, *self.totals)

    def table(self, id: str) -> TableBoard:
        """The board of the table with this id."""
        return next(t for t in self.tables if t.table.id == id)

    def part(self, id: str) -> Place:
        """The board of the table or total with this id."""
        return next((t for t in self.totals if t.total_of.id == id), None) or self.table(id)
