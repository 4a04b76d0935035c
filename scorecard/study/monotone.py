"""Whether better never scores less: every rule of every row, tried on a grid of actuals in the direction of the row."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import floor, log10
from typing import NamedTuple

import numpy as np

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.engine.columns import column_of, scored_value, table_column, target_seen
from scorecard.engine.row_rounding import round_row_values
from scorecard.engine.rules import RuleColumn, award, gather
from scorecard.engine.rules.rule import parts
from scorecard.model.condition import Bound, Condition
from scorecard.model.distinct import distinct, kinds_of_rows
from scorecard.model.figure import Flags, Floats, as_figures
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Ints
from scorecard.model.period_targets import PeriodTargets, RuleInputs
from scorecard.model.rounding import Rounding
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit
from scorecard.scheme.words import DIRECTION
from scorecard.scheme.written import exact, figure

_MOST = 64
"""Of units that differ in target, full points or what they are held against, so many are tried, evenly spread."""
_TIMES = (-1.0, 0.25, 0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 2.0, 3.0, 10.0)
_NEAR = 1e-9


class Turn(NamedTuple):
    """Two figures of one unit, of which the better one gets fewer points."""

    unit: int
    better: float
    fewer: float
    worse: float
    more: float

    @property
    def lost(self) -> float:
        """How many points the better figure loses."""
        return self.more - self.fewer


class Rules(NamedTuple):
    """The rules of a table: what they are given, the units of the table, and where completion is rounded before points."""

    scene: RuleInputs
    units: tuple[Unit, ...]
    rounding: Rounding

    @property
    def terms(self) -> PeriodTargets:
        """What holds for the table."""
        return self.scene.terms

    @property
    def rows(self) -> tuple[Indicator, ...]:
        """The rows of the table."""
        return self.terms.table.rows


def monotone_faults(scheme: Scheme, scenes: Iterable[RuleInputs]) -> Iterator[Fault]:
    """A doubt for each rule under which a better figure gets fewer points than a worse one.

    scenes : what the rules of each table are given

    Targets that are ranges, `equals` and `about` are not tried, nor words, nor choices of a row that does
    not say its direction, nor rows with `monotone: any`.
    """
    for scene in scenes:
        table = Rules(scene, scheme.units_of(scene.terms.table), scheme.rounding)
        for i, row in enumerate(table.rows):
            if row.heading or row.words or row.monotone == "any" or not (row.scores or row.outside):
                continue
            if table.terms.pace.value[i] == 0:
                # Nothing is due yet: there is no target to be near to.
                continue
            for part, here in parts(row.rule, table.terms.groups):
                if (not part.scale.ordered and not row.directed) or _is_proportional(part, row):
                    continue
                turn_of = turn(table, i, part, here)
                if turn_of:
                    yield _turn_fault(table, i, part, turn_of)


def _is_proportional(part: Rule, row: Indicator) -> bool:
    """Whether points go with completion alone, which is never less for a better figure, so that none need be tried."""
    by_target = part.compare.to_target and part.scale.in_proportion
    return by_target and row.counts_as == "base" and not (part.only_if or part.named)


def turn(table: Rules, i: int, part: Rule, here: Flags) -> Turn | None:
    """Where a rule of row `i` turns against its direction for the units it is for; None where it never does.

    Of several the first unit, and of its figures those that lose the most points: figures that were sent
    in and the target before others, figures below 0 last.
    """
    units = _different(table, i, here & ~_range_target_flags(table, i))
    if not len(units):
        return None
    sent = _sent_figures(table, i)
    grid = turning(table, i, part, units)
    below = grid < 0
    tried = [_told_of(table, i, units, sent), np.where(below, np.nan, grid), *([grid] if below.any() else [])]
    for actuals in tried:
        points = points_at(table, i, part, units, actuals)
        each = zip(units.tolist(), actuals, points, strict=True)
        turns = [worst for worst in (_turn_of(table, i, part, *case) for case in each) if worst]
        if turns:
            return max(turns, key=lambda worst: worst.lost)
    return None


def points_at(table: Rules, i: int, part: Rule, units: Ints, actuals: Floats) -> Floats:
    """The points that a rule of row `i` would give some units for other actuals; float64[K, G].

    units : int[K]; actuals : float64[K, G], those tried for each of them, while all others keep theirs
    """
    terms, row = table.terms, table.rows[i].with_rule(part)
    at, value = np.repeat(units, actuals.shape[1]), round_row_values(row, as_figures(actuals.ravel()))
    real = _fill_stand_ins(table_column(table.scene, i, table.units, part, table.rounding))
    seen = target_seen(terms, i, part).for_units(at)
    ties, full = terms.table.ranking.ties, terms.points[at, i]
    tried = column_of(row, ties, value, seen, full, real.compared[at], table.units, table.rounding, at=at)
    tried = replace(
        tried,
        own=real.value[at],
        number=terms.seen[at, i],
        named={name: figures[at] for name, figures in real.named.items()},
    )
    points: Floats = award(tried, gather(real)).points.shown.reshape(actuals.shape)
    return points


def _fill_stand_ins(column: RuleColumn) -> RuleColumn:
    """The column with stand-ins where what a rule is held against is not there yet: no return, no year before.

    A rule turns or it does not, whatever the others have; so it can be tried in January too.
    """
    value, usual = column.value, _usual(column.value.shown)
    if not value.known.any():
        value = as_figures(usual * np.linspace(0.5, 1.5, len(value)))
    named = {name: figures.filled(usual) for name, figures in column.named.items()}
    return replace(column, value=value, named=named)


def _usual(values: Floats) -> float:
    """The middle of what was sent in; 100 where nothing was, or nothing but 0."""
    known = np.sort(values[~np.isnan(values)])
    # `numpy.median` loads the room of masked arrays.
    return float(known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2 or 100.0 if len(known) else 100.0


def _range_target_flags(table: Rules, i: int) -> Flags:
    """bool[U], the units whose target has two ends: there more is not better."""
    cells = table.terms.cells[i]
    return np.array([cell is not None and cell.ranged for cell in cells], dtype=np.bool_)


def _different(table: Rules, i: int, here: Flags) -> Ints:
    """The first unit of each kind: of each target, full points and what else the rule is given; int[K]."""
    terms = table.terms
    units = np.flatnonzero(here & terms.applicable[:, i])
    if not len(units):
        return units.astype(np.int32)
    told = [terms.seen[:, i], terms.due[:, i], terms.points[:, i], *table.scene.named[i].values()]
    keys = np.nan_to_num(np.stack([column.value[units] for column in told], axis=1), nan=-0.1234567)
    kinds = units[np.sort(kinds_of_rows(keys)[0])]
    chosen = distinct(np.linspace(0, len(kinds) - 1, min(_MOST, len(kinds))).round().astype(np.int64))
    return kinds[chosen].astype(np.int32)


def _sample_figures(values: Floats) -> Floats:
    """Some of the figures of a column: the least, the greatest, and a few between."""
    known = distinct(values[~np.isnan(values)])
    if not len(known):
        return known
    return known[distinct(np.linspace(0, len(known) - 1, min(9, len(known))).round().astype(np.int64))]


def _rows_of(lists: list[Floats]) -> Floats:
    """Lists of figures as rows of one length, ascending; float64[K, G], NaN after the last of each."""
    lists = [distinct(one[np.isfinite(one)]) for one in lists]
    out = np.full((len(lists), max((len(one) for one in lists), default=0)), np.nan)
    for n, figures in enumerate(lists):
        out[n, : len(figures)] = figures
    return out


def _told_of(table: Rules, i: int, units: Ints, sent: Floats) -> Floats:
    """Figures that anybody knows: those sent in, and the target; float64[K, G]."""
    seen = table.terms.seen.shown[units, i]
    return _rows_of([np.append(sent, target) for target in seen])


def _sent_figures(table: Rules, i: int) -> Floats:
    """Some of the figures that were sent in."""
    return _sample_figures(scored_value(table.scene.observations, i).shown)


def turning(table: Rules, i: int, part: Rule, units: Ints) -> Floats:
    """Figures where the points of a rule may turn, and those halfway between; float64[K, G].

    Edges, corners and starting points as they are written, and as so much of, above and below the target,
    the figures that were sent in and all else that the rule is held against; below 0 and far beyond.
    """
    row, terms, sent = table.rows[i], table.terms, _sent_figures(table, i)
    edges = _edges(part)
    numbers = [reference.value for reference in part.compare.against if np.isfinite(reference.value)]
    lists = []
    for u in units.tolist():
        looked_at = (named.shown[u] for named in table.scene.named[i].values())
        ends = terms.seen.shown[u, i], terms.due.shown[u, i], *looked_at
        others = sent[[0, len(sent) // 2, -1]] if len(sent) else np.array([50.0, 100.0, 150.0])
        values = np.array([*ends, *numbers, *others])
        lists.append(_figures_to_try(values[np.isfinite(values)], edges, np.append(sent, 0.0)))
    if row.judging:
        top = row.judging.scale if np.isfinite(row.judging.scale) else np.inf
        lists = [figures[(figures >= 0) & (figures <= top)] for figures in lists]
    return _rows_of(lists)


def _figures_to_try(held: Floats, edges: Floats, more: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        made = [
            np.multiply.outer(held, np.append(edges, _TIMES)),
            np.multiply.outer(held, 2 - edges),
            np.divide.outer(held, edges),
            np.add.outer(held, edges),
            np.subtract.outer(held, edges),
        ]
    all_ = np.concatenate([held, edges, more, *(values.ravel() for values in made)])
    known = distinct(_short(all_[np.isfinite(all_)]))
    span = max(1.0, float(np.ptp(known)))
    known = np.concatenate([[known[0] - span], known, [known[-1] + span]])
    between = np.array([_halfway(a, b) for a, b in itertools.pairwise(known.tolist())])
    return distinct(np.concatenate([known, between]))


def _short(figures: Floats) -> Floats:
    """Figures to ten digits, so that 1.1 × 3 is tried as 3.3."""
    with np.errstate(divide="ignore", invalid="ignore"):
        places = 9 - np.floor(np.log10(np.abs(figures)))
    return np.array(
        [
            round(number, int(place)) if np.isfinite(place) else number
            for number, place in zip(figures.tolist(), places.tolist(), strict=True)
        ]
    )


def _halfway(a: float, b: float) -> float:
    """A figure about halfway between two, in as few digits as tell it from them.

    >>> _halfway(1.0, 2.0), _halfway(44.4444, 45.0)
    (1.5, 44.72)
    """
    return round((a + b) / 2, 1 - floor(log10(b - a)))


def _edges(part: Rule) -> Floats:
    """The figures compared at which the points of a rule may turn; float64[E]."""
    edges = [0.0, 1.0, *(part.scale.turns() or ())]
    edges += [part.max_rate] if part.max_rate is not None else []
    edges += [bound.value for bound in _bounds((*part.only_if, *part.scale.conditions))]
    return distinct(np.array(edges, dtype=np.float64))


def _turn_of(table: Rules, i: int, part: Rule, unit: int, actuals: Floats, points: Floats) -> Turn | None:
    """Where a rule turns for one unit.

    Where nothing says which way is better, neither a direction nor a target, a rule on the plain figure
    says it itself: `each: -0.5` of things counted. It turns only where it goes both ways.
    """
    row, lower = table.rows[i], _is_lower(table, i, unit)
    worst = _worst(unit, actuals, points, lower)
    plain = not part.compare.pure and not row.targets
    if worst and not row.directed and (plain or row.counts_as == "deduction"):
        return worst if _worst(unit, actuals, points, not lower) else None
    return worst


def _is_lower(table: Rules, i: int, unit: int) -> bool:
    """Whether lower is better for a unit: as its target means it, else as the row says."""
    row, cell = table.rows[i], table.terms.cells[i][unit]
    if cell is not None and cell.assessed:
        return cell.meaning(row.direction) in ("at_most", "below")
    return row.direction == "lower"


def _bounds(conditions: tuple[Condition, ...]) -> Iterator[Bound]:
    for condition in conditions:
        yield from condition.bounds
        yield from _bounds(condition.any)


def _worst(unit: int, actuals: Floats, points: Floats, lower: bool) -> Turn | None:
    """The better figure that loses the most points against a worse one; None where none loses any.

    actuals : float64[G], ascending, NaN where none is tried; points : float64[G], NaN where there are none
    """
    known = ~np.isnan(actuals) & ~np.isnan(points)
    x, p = (values[known][:: -1 if lower else 1] for values in (actuals, points))
    if len(x) < 2:
        return None
    best = np.maximum.accumulate(p)
    lost = best - p
    at = int(np.argmax(lost))
    if lost[at] <= _NEAR * max(1.0, float(np.abs(p).max())):
        return None
    # Of the worse figures with those points, the last one before: the nearest.
    worse = int(np.flatnonzero(p[:at] == best[at])[-1])
    return Turn(unit, float(x[at]), float(p[at]), float(x[worse]), float(p[worse]))


def _turn_fault(table: Rules, i: int, part: Rule, turn_: Turn) -> Fault:
    row, lower = table.rows[i], _is_lower(table, i, turn_.unit)
    several = len(table.units) > 1
    args: dict[str, Text] = {
        "indicator": row.short,
        "direction": DIRECTION.choices["lower" if lower else "higher"],
        "unit": message("{unit} with ", unit=table.units[turn_.unit].short) if several else "",
        "better": exact(turn_.better),
        "fewer": figure(turn_.fewer),
        "worse": exact(turn_.worse),
        "more": figure(turn_.more),
        "how": _cure(lower, part),
    }
    return Fault("SC428", part.span if part.span.path else row.span, args)


def _cure(lower: bool, part: Rule) -> Text:
    """How such a rule is written the right way round."""
    righted = part.scale.righted if lower and part.compare.measured else None
    return (righted or part.compare.righted) or message(
        "give the better figures no fewer points than the worse; if it is the direction that "
        "is wrong, correct `direction`"
    )
