"""An answer of `gap` scored again the way a changed file is, and the goal judged by plain loops over what that gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isnan

from scorecard.base.span import Span
from scorecard.engine.figures import official
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.changes.meant import ResolvedChange
from scorecard.load.changes.put import put_in
from scorecard.load.yaml.tree import Scalar
from scorecard.model.board import Board
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.gap import Gap

Again = Callable[[dict[Cell, int]], Board]
"""Scores a project with some figures changed."""


def again(sources, schemes, board: Board) -> Again:
    """The project read again from its files, with other figures among what was sent in."""

    def scored(steps: dict[Cell, int]) -> Board:
        changes = [_change(cell, k) for cell, k in steps.items()]
        actuals = load_actuals(sources, schemes, tried=lambda *read: put_in(changes, board.period, *read))
        return score(board.scheme, actuals.ledgers[board.scheme.year], board.period, 0, board.years)

    return scored


def _change(cell: Cell, k: int) -> ResolvedChange:
    value = cell.steps.value(k)
    text = cell.indicator.word(value) or f"{value:.{cell.steps.decimals}f}"
    at = Span("=", 1)
    return ResolvedChange("actual", "", at, Scalar(text, True, at), cell.table, cell.indicator.id, cell.unit)


def reached(gap: Gap, of: tuple[int, str], board: Board) -> bool:
    """Whether a board has the goal, by plain comparisons."""
    unit = gap.unit.id
    if gap.wanted.kind in ("next", "rank"):
        place = board.part(gap.place.of.id)
        u = [one.id for one in place.units].index(unit)
        rank = float(official(place)[u])
        moved = gap.place.of.ranking.among == "group" and place.units[u].group != gap.place.units[u].group
        return not isnan(rank) and rank <= gap.rank and not moved
    if gap.wanted.kind == "grade":
        place = board.part(gap.place.of.id)
        names = [one.grade for one in place.of.grades]
        has = place.grade[[one.id for one in place.units].index(unit)]
        return has in names[: names.index(gap.wanted.grade) + 1]
    table = board.tables[of[0]]
    i = table.table.index[of[1]]
    u = [one.id for one in table.units].index(unit)
    if gap.wanted.kind == "full":
        return float(table.points[u, i]) >= float(table.full[u, i]) - 1e-9
    if gap.wanted.kind == "pace":
        return bool(table.met[u, i]) and not isnan(float(table.observations.value[u, i]))
    value, ends = float(table.observations.value[u, i]), table.terms.ends.column(i)
    low, high = float(ends.lower.value[u]), float(ends.upper.value[u])
    if isnan(value):
        return False
    near = 1e-9 * max(1.0, abs(value))
    return low + near < value < high - near if ends.strict[u] else low - near <= value <= high + near


def wrong(gap: Gap, scored: Again) -> Iterator[str]:
    """What is wrong with the answers for one unit: figures that do not do, and figures that need not be so far."""
    for one in gap.singles:
        cell, to, goal = one.single.cell, one.single.to, (one.table, one.of.id)
        what = f"{gap.unit.id} {gap.wanted.kind} {cell.indicator.id} {cell.now} -> {one.single.figure}"
        if to is None:
            continue
        board = scored({cell: to})
        if not reached(gap, goal, board):
            yield f"{what}: not reached"
        place = board.part(gap.place.of.id)
        u = [unit.id for unit in place.units].index(gap.unit.id)
        said, is_ = (
            (one.single.outcome.total, one.single.outcome.rank),
            (float(place.total[u]), float(official(place)[u])),
        )
        if any(a != b and not (isnan(a) and isnan(b)) for a, b in zip(said, is_, strict=True)):
            yield f"{what}: {said} told, {is_} scored"
        less = to - (1 if to > cell.now_in_steps else -1)
        if (
            to != cell.now_in_steps
            and cell.steps.low <= less <= cell.steps.high
            and reached(gap, goal, scored({cell: less}))
        ):
            yield f"{what}: one step less does"
    if gap.combination:
        yield from _wrong_together(gap, scored)


def _wrong_together(gap: Gap, scored: Again) -> Iterator[str]:
    together = gap.combination.to
    what = f"{gap.unit.id} {gap.wanted.kind} { {cell.indicator.id: cell.steps.value(k) for cell, k in together.items()} }"
    if any(one.single.to is not None for one in gap.singles) or len(together) < 2:
        yield f"{what}: one alone would do"
    if not reached(gap, (0, ""), scored(together)):
        yield f"{what}: not reached"
    for cell, k in together.items():
        less = k - (1 if k > cell.now_in_steps else -1)
        if k != cell.now_in_steps and reached(gap, (0, ""), scored({**together, cell: less})):
            yield f"{what}: one step less of {cell.indicator.id} does"
