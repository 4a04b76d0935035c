"""How much of a unit's full points is scored, where a share of them is wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.base.message import Text, message, sense
from scorecard.engine.coverage import SCORED, CoveredPoints
from scorecard.model.board import Place, TableBoard, TotalBoard
from scorecard.model.figure import Line, leaf, less_than
from scorecard.scheme.written import percent
from scorecard.study.explain.step import Step

if TYPE_CHECKING:
    from scorecard.study.explain.rerun_total import RerunTotal


def is_uncovered(board: Place, u: int) -> bool:
    """Whether less of the unit's full points is scored than is wanted."""
    wanted = board.of.coverage
    return wanted is not None and bool(less_than(board.coverage[u], wanted))


def coverage_steps(table: TableBoard, u: int) -> list[Step]:
    """Full points scored ÷ full points due; nothing where no coverage is wanted."""
    if table.table.coverage is None or table.coverage.missing[u]:
        return []
    from scorecard.study.explain.walk import steps_of

    scored = leaf(table.covered, Line(SCORED, "exact"))
    due = leaf(table.coverable, Line(message("full points due"), "exact"))
    return [_step(table, u, step) for step in steps_of(CoveredPoints(scored, due).share, u, {})]


def covered_total(board: TotalBoard, u: int, rerun: RerunTotal) -> list[Step]:
    """The shares of the parts, by weight or by full points."""
    if board.total_of.coverage is None or board.coverage.missing[u]:
        return []
    return [_step(board, u, step) for step in rerun.steps(rerun.made.coverage())]


def _step(board: Place, u: int, step: Step) -> Step:
    """The line with the share that is wanted, and what comes of falling short of it."""
    wanted, short = percent(board.of.coverage or 0.0), is_uncovered(board, u)
    words = sense("share of full points", "below") if short else sense("bound of a condition", "at least")
    sentence = message(
        "{formula}, {words} {wanted}{rest}",
        formula=step.formula,
        words=words,
        wanted=wanted,
        rest=message(": unranked") if short else "",
    )
    return replace(step, formula=sentence)


def short_of(table: TableBoard, u: int) -> Text:
    """The coverage that a unit falls short of, to go before what it lacks; empty where it does not."""
    if not is_uncovered(table, u):
        return ""
    share, wanted = percent(float(table.coverage[u])), percent(table.table.coverage or 0.0)
    return message("({share} of its full points scored, below {wanted}) ", share=share, wanted=wanted)
