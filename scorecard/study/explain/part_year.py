"""What bounds on a total are while only a part of the year is due, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.base.decimals import fixed
from scorecard.base.message import Text, listed, message, sense, sequence
from scorecard.engine.figures import bound_now, part_due
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import Bound, Condition
from scorecard.scheme.written import exact, figure
from scorecard.study.note import Note, alike

_NOW = {
    "at_least": message("from {now}"),
    "above": message("above {now}"),
    "at_most": message("up to {now}"),
    "below": message("below {now}"),
    "equals": message("{now}"),
}


def leaves(conditions: Sequence[Condition], running: int = 1) -> Iterator[Condition]:
    """All conditions on one figure, at whatever depth, each for as many periods running as those around it."""
    for one in conditions:
        inside = one.running(running)
        yield from leaves(one.any, inside.periods) if one.any else (inside,)


def now_text(board: Board, place: TableBoard | TotalBoard, condition: Condition, u: int) -> Text | None:
    """What the bounds of a condition on a total are for a unit in this period; None where they are as written.

    85 of the year's 100, 88 due: `本期满分 88，从 74.80 分起`.
    """
    if condition.what != "total" or place.of.ranking.bounds_on == "points":
        return None
    one = board.part(condition.id) if condition.id else place
    at = next((n for n, unit in enumerate(one.units) if unit.id == place.units[u].id), None)
    if at is None or part_due(one)[at].value == 1:
        return None
    due, decimals = exact(float(one.due_full.shown[at])), board.scheme.decimals.total
    said = [_bound(one, at, bound, decimals) for bound in condition.bounds]
    words = sequence(said, sense("between conditions", " and "))
    return message("{due} due in this period: {words}", due=due, words=words)


def _bound(one: TableBoard | TotalBoard, at: int, bound: Bound, decimals: int) -> Text:
    """A bound × full points due ÷ full points of the year."""
    now = float(bound_now(one, bound.value)[at])
    shown = fixed(now, decimals)
    return _NOW[bound.word].fill(now=shown if float(shown) == now else figure(now))


def part_of_year(board: Board) -> Iterator[Note]:
    """By table and total, the grades and effects whose bounds on a total are others in this period."""
    for place in board.places:
        assessed = np.flatnonzero([unit.assessed for unit in place.units]).tolist()
        named = [(one.grade, one.conditions) for one in place.of.grades]
        named += [(one.name, one.conditions) for one in place.of.effects]
        for name, condition in ((name, one) for name, wanted in named for one in leaves(wanted)):
            now = ((now_text(board, place, condition, u), place.units[u].short) for u in assessed)
            sets = alike((said, unit) for said, unit in now if said)
            for said, units in sets.items():
                who = listed(units) if len(sets) > 1 else ""
                yield Note(
                    "part_of_year",
                    message(
                        "{title}, “{name}”{in_brackets}: {words} (as a share of full points).",
                        title=place.of.title,
                        name=name,
                        in_brackets=_in_brackets(who),
                        words=said,
                    ),
                )


def _in_brackets(who: Text) -> Text:
    return message(" ({units})", units=who) if who else who
