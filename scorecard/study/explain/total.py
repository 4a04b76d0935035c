"""A total: what each part brings, how they are put together, limits, the rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import isnan, nan

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, message, sense
from scorecard.engine.total_parts import COUNTED, WEIGHTED
from scorecard.model.board import Board, TotalBoard
from scorecard.model.status import Status
from scorecard.model.total import totals_in_order
from scorecard.model.unit import Unit
from scorecard.scheme.sum.limits import LIMIT
from scorecard.scheme.written import figure
from scorecard.study.explain.coverage import covered_total, is_uncovered
from scorecard.study.explain.outcome import effect_steps, grade_steps
from scorecard.study.explain.ranked import open_text, rank_steps
from scorecard.study.explain.rerun_total import RerunTotal
from scorecard.study.explain.step import Step
from scorecard.study.totals import UNASSESSED, not_due_text, part_name, unassessed_text

_ADDED = sense("a step", "Added")


def totals_of(board: Board) -> list[TotalBoard]:
    """All totals, each after those it is made of."""
    known = {total.total_of.id: total for total in board.totals}
    return [known[total.id] for total in totals_in_order(board.scheme.totals) if total.id in known]


def totals_over(board: Board, table: str) -> list[TotalBoard]:
    """The totals that a table counts in at any depth, each after those it is made of."""
    return [total for total in totals_of(board) if table in total.per_point]


def steps_of_totals(whole: Board, totals: Sequence[TotalBoard], unit: Unit) -> list[Step]:
    """The totals of a unit one after the other; of several each line says which it is of."""
    here = [
        (total, _total_steps(whole, total, total.units.index(unit)))
        for total in totals
        if unit in total.units
    ]
    if len(here) == 1:
        return list(here[0][1])
    return [
        step if step.what in (total.of.title, LIMIT.fill(name=total.of.title)) else step.under(total.of.title)
        for total, steps in here
        for step in steps
    ]


@lru_cache(maxsize=512)
def _total_steps(whole: Board, board: TotalBoard, n: int) -> tuple[Step, ...]:
    """A total: each part with its arithmetic, what they make, the rank; the same for all rows of a unit."""
    of = board.total_of
    title = of.title
    if board.status[n] == Status.NOT_DUE:
        names = not_due_text(whole, of)
        sentence: Text = message("not formed in this period: “{names}” is not due", names=names)
        return (Step(title, sentence, shown=Status.NOT_DUE.text),)
    if board.status[n] == Status.NOT_APPLICABLE:
        sentence = unassessed_text(whole.scheme, board, n)
        return (Step(title, sentence, shown=Status.NOT_APPLICABLE.text),)
    rerun = RerunTotal(whole, board, n)
    steps = [step for id in of.whole for step in _part(whole, board, id, n, rerun)]
    steps += [_extra(whole, board, id, n) for id in of.add]
    steps += covered_total(board, n, rerun)
    formed = not isnan((board.effected or board).total[n])
    steps += _parts_steps(whole, board, n, rerun) if formed else [_unformed_step(whole, board, n)]
    steps += effect_steps(whole, board, n)
    steps += [] if isnan(board.total[n]) else rank_steps(whole, board, n)
    return (*steps, *grade_steps(whole, board, n))


def _unformed_step(whole: Board, board: TotalBoard, n: int) -> Step:
    """That it cannot be formed, what is known, and the ranks still open."""
    known = float((board.effected or board).known[n])
    why = message("a table lacks an item, so it is not formed")
    if is_uncovered(board, n):
        why = message("too little is scored, so it is unranked")
    sentence = message("{reason}; {names} known", reason=why, names=figure(known))
    still = open_text(board, n)
    if still:
        sentence = sense("a remark", "{words}; {still}", words=sentence, still=still)
    printed = decimal_text(known, whole.scheme.decimals.total)
    return Step(board.total_of.title, sentence, nan, message("({shown}) unranked", shown=printed))


def _parts_steps(whole: Board, board: TotalBoard, n: int, rerun: RerunTotal) -> list[Step]:
    """What the parts make together, and the limit that cut it."""
    steps, decimals = rerun.steps(rerun.total), whole.scheme.decimals.total
    total = float((board.effected or board).total[n])
    cut = [step for step in steps if step.what == rerun.limit]
    if steps and not cut:
        steps[-1] = replace(steps[-1], shown=decimal_text(total, decimals))
    return steps


def _part(whole: Board, board: TotalBoard, id: str, n: int, rerun: RerunTotal) -> list[Step]:
    """weight × total ÷ full points of the part, or its points where they are added as they are."""
    if not board.assesses[id][n]:
        return [_unassessed_step(whole, board, id)]
    if board.parts[id].missing[n]:
        sentence = message("{name}: no total, an item is lacking", name=part_name(whole.scheme, id))
        label = WEIGHTED if board.total_of.weights else COUNTED
        return [Step(label, sentence, shown=message("lacking"))]
    return rerun.steps(rerun.part_contribution(id))


def _unassessed_step(whole: Board, board: TotalBoard, id: str) -> Step:
    """That a part does not assess the unit, and what comes of it."""
    name, does = part_name(whole.scheme, id), UNASSESSED[board.total_of.unassessed or "redistribute"]
    sentence = message("{name}: not for this unit; {subject}", name=name, subject=does)
    return Step(message("Not assessed"), sentence, shown=Status.NOT_APPLICABLE.text)


def _extra(whole: Board, board: TotalBoard, id: str, n: int) -> Step:
    """What is only added, outside full points."""
    brought, name = float(board.parts[id][n]), part_name(whole.scheme, id)
    if not whole.part(id).due:
        sentence = message("{name}: not due, nothing is added", name=name)
    elif board.units[n] not in whole.part(id).units:
        sentence = message("{name}: not for this unit, nothing is added", name=name)
    elif isnan(brought):
        sentence = message("{name}: no total, an item is lacking", name=name)
        return Step(_ADDED, sentence, shown=message("lacking"))
    else:
        sentence = message("{name}: {brought:# point|# points}", name=name, brought=figure(brought))
    return Step(_ADDED, sentence, brought, figure(brought))
