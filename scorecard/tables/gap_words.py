"""What is said of a gap beside its tables: where a unit stands, what it wants, what is meant by the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, comma_list, message, plural, sense, sentences
from scorecard.engine.figures import among_of
from scorecard.model.board import Board
from scorecard.scheme.words import TIES
from scorecard.scheme.written import exact
from scorecard.study.gap.cell import Cell
from scorecard.study.gap.gap import Gap, NeededFigure
from scorecard.study.gap.trial import TrialOutcome
from scorecard.tables import words

_ALONE = message("Each figure alone, all others as they stand.")
_SHARED = message("A shared place counts.")
_AS_GIVEN = message("Equal totals have the places that the scheme gives them ({ties}).")
_STEP = message(
    "A step is one of the last decimal that the row says, or else its targets are written with. Every answer was "
    "scored again, and one step less does not do."
)
_MEASURE = message(
    "One way, not the only one: the figures that move least (as a share of the figure) for each point of the total "
    "come first, marks that judges give after them; with one step less of any of them the goal is not reached."
)
_DOUBTFUL = message(
    "{names}: by the formula a lower figure does it too; nothing in the scheme says that lower is better (`direction`), "
    "so that it is no advice."
)
_MOVES = message("What is due and what others have will have moved by then.")
_TURNS = message(
    "{names}: the rule does not give more for every better figure; what is shown is the first that reaches the goal."
)
_SHORT_OF = message("Not by themselves: {names}.")
_FEW = 3
"""Up to so many figures of which none does it alone are named."""
EACH = message("Each period to come")


def line(board: Board, gap: Gap) -> Text:
    """Where a unit stands, what it wants, and which figures cannot do it alone."""
    now = stands(board, gap.now)
    texts = [
        message("{unit} ({now}), wanted {goal}:", unit=gap.unit.short, now=now, goal=goal_of(gap)),
        *_verdict(gap),
    ]
    return sentences(texts)


def goal_of(gap: Gap) -> Text:
    """What is wanted, in words."""
    wanted = gap.wanted
    group = among_of(gap.place) == "group"
    if wanted.kind in ("next", "rank") and not np.isnan(gap.rank):
        inside = message("rank {rank} in its group") if group else message("rank {rank}")
        return inside.fill(rank=exact(gap.rank))
    if wanted.kind == "grade":
        return message("grade {grade}", grade=wanted.grade)
    return {
        "next": message("the next place"),
        "rank": message("the next place"),
        "target": message("the targets of the year"),
        "pace": message("what is due by now"),
        "full": sense("of a whole", "full points"),
    }[wanted.kind]


def _verdict(gap: Gap) -> list[Text]:
    if gap.now.reached:
        first = gap.wanted.kind == "next" and np.isnan(gap.rank)
        if gap.by_row and not gap.goals:
            return [message("no indicator has any.")]
        return [message("nobody is before it.") if first else message("reached already.")]
    if gap.wanted.kind == "next" and np.isnan(gap.rank):
        names = comma_list([row.short for row in gap.lacking])
        lacks = message("unranked for want of {names}: nobody is next to it.", names=names)
        return [lacks if gap.lacking else message("unranked: nobody is next to it.")]
    return _row_sentences(gap) if gap.by_row else _unit_sentences(gap)


def _row_sentences(gap: Gap) -> list[Text]:
    """How many rows lack their own goal, and which of them no single figure brings there."""
    reached = {(way.table, way.of.id) for way in gap.singles if way.single.to is not None}
    wanting = {(way.table, way.of.id): way.of.short for way in gap.singles}
    count = len(wanting) + len(gap.unsent)
    texts: list[Text] = [
        plural("{count} indicator is short of it.", "{count} indicators are short of it.", count)
    ]
    short = dict.fromkeys(name for row, name in wanting.items() if row not in reached)
    if short:
        texts.append(_SHORT_OF.fill(names=comma_list(short)))
    if gap.unsent:
        names = comma_list(dict.fromkeys(row.short for row in gap.unsent))
        texts.append(message("No figure that can be tried is sent in for {names}.", names=names))
    return texts


def _unit_sentences(gap: Gap) -> list[Text]:
    """How many figures could do it alone, and which could not."""
    alone = [way for way in gap.singles if way.single.to is not None]
    short = dict.fromkeys(way.of.short for way in gap.singles if way.single.to is None)
    texts: list[Text] = []
    if not alone and len(short) > _FEW:
        texts.append(message("No single figure does it ({count} tried).", count=len(short)))
    if alone:
        texts.append(
            plural("{count} figure could do it alone.", "{count} figures could do it alone.", len(alone))
        )
    if short and (alone or len(short) <= _FEW):
        texts.append(_SHORT_OF.fill(names=comma_list(short)))
    if not alone and gap.singles and gap.combination is None:
        texts.append(message("Nor do all of them together, each at the best that was tried."))
    return texts


def stands(board: Board, outcome: TrialOutcome) -> Text:
    """A total and a rank."""
    if np.isnan(outcome.total):
        return words.UNRANKED
    total = decimal_text(outcome.total, board.scheme.decimals.total)
    if np.isnan(outcome.rank):
        return message("total {total}", total=total)
    return message("total {total}, rank {rank}", total=total, rank=exact(outcome.rank))


def gap_notes(gaps: Sequence[Gap]) -> Iterator[Text]:
    """What is meant by the answers that there are."""
    if any(gap.singles for gap in gaps):
        yield _how(gaps[0])
    if any(gap.combination for gap in gaps):
        yield _MEASURE
    if any(each_period(gap) for gap in gaps):
        yield _each_period_note(gaps[0])
    turning = dict.fromkeys(way.of.short for gap in gaps for way in gap.singles if way.single.turns)
    if turning:
        yield _TURNS.fill(names=comma_list(turning))
    doubtful = dict.fromkeys(cell.indicator.short for gap in gaps for cell in _doubtful(gap))
    if doubtful:
        yield _DOUBTFUL.fill(names=comma_list(doubtful))


def _how(gap: Gap) -> Text:
    """How the answers were found; whether a shared place counts where it is a place that is wanted."""
    ties = gap.place.of.ranking.ties
    shared = _SHARED if ties in ("competition", "dense") else _AS_GIVEN.fill(ties=TIES.choices[ties])
    return sentences([_ALONE, *([shared] if gap.wanted.kind in ("next", "rank") else []), _STEP])


def _each_period_note(gap: Gap) -> Text:
    """What the column of the periods to come says; what is due and others' figures move, a target of the year does not."""
    parts = plural(
        "{column}: the difference, in the one period left of the year.",
        "{column}: the difference in equal parts over the {count} periods left of the year.",
        gap.periods,
        column=EACH,
    )
    return parts if gap.wanted.kind == "target" else sentences([parts, _MOVES])


def _doubtful(gap: Gap) -> Iterator[Cell]:
    """The figures that are to be lower though nobody says that lower is better."""
    yield from (way.single.cell for way in gap.singles if way.single.doubtful)
    together = gap.combination.to if gap.combination else {}
    yield from (cell for cell, to in together.items() if cell.doubtful(to))


def each_period(gap: Gap) -> bool:
    """Whether something that counts up has periods of the year to come."""
    return any(per_period(gap, way) is not None for way in gap.singles)


def per_period(gap: Gap, way: NeededFigure) -> float | None:
    """How much more in each period of the year that is still to come; None for what does not count up.

    Where points are for the period alone, what later periods bring does not help it.
    """
    cell, figure = way.single.cell, way.single.figure
    row = cell.indicator
    if not gap.periods or figure is None or row.nature != "flow" or row.judging:
        return None
    if row.alone and gap.wanted.kind != "target":
        return None
    return round(difference(cell, figure) / gap.periods, 9)


def difference(cell: Cell, figure: float) -> float:
    """How much more it is, without the noise of binary fractions."""
    now = 0.0 if np.isnan(cell.now) else cell.now
    return round(figure - now, 9)
