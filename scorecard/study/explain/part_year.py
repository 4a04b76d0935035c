"""What bounds on a total are while only a part of the year is due, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.engine.figures import bound_now, part_due
from scorecard.model.board import Board, Place
from scorecard.model.condition import Bound, Condition
from scorecard.model.unit import position_of
from scorecard.scheme.written import exact, figure
from scorecard.study.note import Note, group_alike

_NOW = {
    "at_least": message("from {now}"),
    "above": message("above {now}"),
    "at_most": message("up to {now}"),
    "below": message("below {now}"),
    "equals": message("{now}"),
}


def leaves(conditions: Sequence[Condition], running: int = 1) -> Iterator[Condition]:
    """All conditions on one figure, at whatever depth, each for as many periods running as those around it."""
    for condition in conditions:
        inside = condition.running(running)
        yield from leaves(condition.any, inside.periods) if condition.any else (inside,)


def now_text(board: Board, place: Place, condition: Condition, u: int) -> Text | None:
    """What the bounds of a condition on a total are for a unit in this period; None where they are as written.

    85 of the year's 100, 88 due: `本期满分 88，从 74.80 分起`.
    """
    if condition.what != "total" or place.of.ranking.bounds_on == "points":
        return None
    part = board.part(condition.id) if condition.id else place
    at = position_of(place.units[u].id, part.units)
    if at is None or part_due(part)[at].value == 1:
        return None
    due, decimals = exact(float(part.due_full.shown[at])), board.scheme.decimals.total
    bounds = [_bound_now_text(part, at, bound, decimals) for bound in condition.bounds]
    words = sequence(bounds, sense("between conditions", " and "))
    return message("{due} due in this period: {words}", due=due, words=words)


def _bound_now_text(place: Place, at: int, bound: Bound, decimals: int) -> Text:
    """A bound × full points due ÷ full points of the year."""
    now = float(bound_now(place, bound.value)[at])
    printed = decimal_text(now, decimals)
    return _NOW[bound.word].fill(now=printed if float(printed) == now else figure(now))


def part_of_year(board: Board) -> Iterator[Note]:
    """By table and total, the grades and effects whose bounds on a total are others in this period."""
    for place in board.places:
        assessed = np.flatnonzero([unit.assessed for unit in place.units]).tolist()
        named = [(grade.grade, grade.conditions) for grade in place.of.grades]
        named += [(effect.name, effect.conditions) for effect in place.of.effects]
        for name, condition in ((name, leaf) for name, wanted in named for leaf in leaves(wanted)):
            now = ((now_text(board, place, condition, u), place.units[u].short) for u in assessed)
            sets = group_alike((sentence, unit) for sentence, unit in now if sentence)
            for sentence, units in sets.items():
                who = message(" ({units})", units=comma_list(units)) if len(sets) > 1 else ""
                yield Note(
                    "part_of_year",
                    message(
                        "{title}, “{name}”{in_brackets}: {words} (as a share of full points).",
                        title=place.of.title,
                        name=name,
                        in_brackets=who,
                        words=sentence,
                    ),
                )
