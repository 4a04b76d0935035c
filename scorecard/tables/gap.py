"""What it would take, as tables and as plain data: of each unit its goal, each figure alone, and one way with several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from scorecard.base.decimals import fixed
from scorecard.base.message import Lang, Text, listed, message, plural, say, sense, sentences
from scorecard.engine.figures import among_of
from scorecard.model.board import Board
from scorecard.scheme.written import exact
from scorecard.study.gap.cell import Cell as Figure
from scorecard.study.gap.gap import Gap, Needed
from scorecard.study.gap.trial import Outcome
from scorecard.tables import words
from scorecard.tables.record import number
from scorecard.tables.table import Cell, Column, Document, Table

Json = dict[str, Any]

_SHORT = message("not by itself")
_NOW = sense("heading of a column", "Now")
_NEEDED = message("Needed")
_MORE = message("More by")
_EACH = message("Each period to come")

_HOW = message(
    "Each figure alone, all others as they stand; a shared place counts. A step is one of the last decimal that the "
    "row says, or else its targets are written with. Every answer was scored again, and one step less does not do."
)
_MEASURE = message(
    "One way, not the only one: the figures that move least (as a share of the figure) for each point of the total "
    "come first; with one step less of any of them the goal is not reached."
)
_TURNS = message(
    "{names}: the rule does not give more for every better figure; what is shown is the first that reaches the goal."
)


def gap_document(board: Board, gaps: Sequence[Gap], flat: bool = False) -> Document:
    """All units, each with its tables; `flat` as one table, for a spreadsheet."""
    tables = (_flat(board, gaps),) if flat else tuple(table for gap in gaps for table in _tables(board, gap))
    told = [_line(board, gap) for gap in gaps]
    how = (_HOW, *([_MEASURE] if any(gap.combination for gap in gaps) else []), *_turning(gaps))
    return Document(
        titles=(
            board.scheme.title,
            message("What it would take, {period}", period=board.period.title(board.scheme.calendar)),
        ),
        lead=tuple(told),
        tables=tables,
        notes=how,
    )


def _turning(gaps: Sequence[Gap]) -> list[Text]:
    names = dict.fromkeys(way.of.short for gap in gaps for way in gap.singles if way.single.turns)
    return [_TURNS.fill(names=listed(names))] if names else []


def _line(board: Board, gap: Gap) -> Text:
    """Where a unit stands, what it wants, and which figures cannot do it alone."""
    now = _stands(board, gap, gap.now)
    texts = [
        message("{unit} ({now}), wanted {goal}:", unit=gap.unit.short, now=now, goal=_goal(gap)),
        *_verdict(gap),
    ]
    return sentences(texts)


def _goal(gap: Gap) -> Text:
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
        return [message("nobody is before it.") if first else message("reached already.")]
    if gap.wanted.kind == "next" and np.isnan(gap.rank):
        names = listed([row.short for row in gap.lacking])
        lacks = message("unranked for want of {names}: nobody is next to it.", names=names)
        return [lacks if gap.lacking else message("unranked: nobody is next to it.")]
    alone = [way for way in gap.singles if way.single.to is not None]
    short = list(dict.fromkeys(way.of.short for way in gap.singles if way.single.to is None))
    texts: list[Text] = []
    if alone:
        texts.append(
            plural("{count} figure could do it alone.", "{count} figures could do it alone.", len(alone))
        )
    if short:
        texts.append(message("Not by themselves: {names}.", names=listed(short)))
    if not alone and gap.singles and gap.combination is None:
        texts.append(message("Nor do all of them together, each at the best that was tried."))
    return texts


def _stands(board: Board, gap: Gap, outcome: Outcome) -> Text:
    """A total and a rank."""
    if np.isnan(outcome.total):
        return words.UNRANKED
    total = fixed(outcome.total, board.scheme.decimals.total)
    if np.isnan(outcome.rank):
        return message("total {total}", total=total)
    return message("total {total}, rank {rank}", total=total, rank=exact(outcome.rank))


def _tables(board: Board, gap: Gap) -> list[Table]:
    alone = [way for way in gap.singles if way.single.to is not None]
    tables = []
    title = message("{unit}: {goal}", unit=gap.unit.short, goal=_goal(gap))
    if alone:
        columns = (*_columns(), *_outcome_columns(board), *_period_column(gap))
        rows = tuple(
            (
                *_figures(way.single.cell, way.single.to),
                *_outcome(way.single.outcome),
                *_period_cell(gap, way),
            )
            for way in alone
        )
        caption = message("each alone")
        tables.append(Table(f"{gap.unit.id}.singles", (title,), columns, rows, caption=caption))
    if gap.combination:
        stands = _stands(board, gap, gap.combination.outcome)
        rows = tuple(_figures(cell, to) for cell, to in gap.combination.to.items())
        caption = message("one way, together: {stands}", stands=stands)
        tables.append(Table(f"{gap.unit.id}.combination", (title,), _columns(), rows, caption=caption))
    return tables


def _columns() -> tuple[Column, ...]:
    return (
        Column("indicator", words.INDICATOR, key=True),
        Column("from", _NOW, "number"),
        Column("to", _NEEDED, "number"),
        Column("more", _MORE, "number", signed=True),
    )


def _outcome_columns(board: Board) -> tuple[Column, ...]:
    return (
        Column("total", words.TOTAL, "number", board.scheme.decimals.total),
        Column("rank", words.RANK, "rank"),
    )


def _period_column(gap: Gap) -> tuple[Column, ...]:
    return (Column("per_period", _EACH, "number", signed=True),) if gap.periods else ()


def _period_cell(gap: Gap, way: Needed) -> tuple[Cell, ...]:
    if not gap.periods:
        return ()
    each = _per_period(gap, way)
    return (None if each is None else float(each),)


def _outcome(outcome: Outcome) -> tuple[Cell, ...]:
    return tuple(None if np.isnan(figure) else figure for figure in (outcome.total, outcome.rank))


def _figures(cell: Figure, to: int | None) -> tuple[Cell, ...]:
    """The row with its measure, its figure now and then, and the difference."""
    row = cell.indicator
    name = f"{row.short}（{row.measure}）" if row.measure and row.measure not in row.short else row.short
    if to is None:
        return name, _shown(cell, cell.now), _SHORT, None
    figure = cell.steps.value(to)
    if row.words:
        return name, _shown(cell, cell.now), row.word(figure), None
    return name, _shown(cell, cell.now), figure, _difference(cell, figure)


def _difference(cell: Figure, figure: float) -> float:
    """How much more it is, without the noise of binary fractions."""
    now = 0.0 if np.isnan(cell.now) else cell.now
    return round(figure - now, 9)


def _shown(cell: Figure, value: float) -> Cell:
    if np.isnan(value):
        return message("missing")
    return cell.indicator.word(value) or value


def _per_period(gap: Gap, way: Needed) -> float | None:
    """How much more in each period of the year that is still to come; None for what does not count up."""
    cell, figure = way.single.cell, way.single.figure
    if not gap.periods or figure is None or cell.indicator.nature != "flow" or cell.indicator.judging:
        return None
    return round(_difference(cell, figure) / gap.periods, 9)


def _flat(board: Board, gaps: Sequence[Gap]) -> Table:
    """A row for each unit and figure: alone, then together."""
    rows: list[tuple[Cell, ...]] = []
    for gap in gaps:
        goal = _goal(gap)
        for way in gap.singles:
            each = _per_period(gap, way)
            figures = _figures(way.single.cell, way.single.to)
            rows.append(
                (gap.unit.short, goal, message("alone"), *figures, *_outcome(way.single.outcome), each)
            )
        if gap.combination:
            together = _outcome(gap.combination.outcome)
            for cell, to in gap.combination.to.items():
                rows.append((gap.unit.short, goal, message("one way"), *_figures(cell, to), *together, None))
    columns = (
        Column("unit", words.UNIT, key=True),
        Column("goal", message("Goal")),
        Column("how", message("How")),
        *_columns(),
        *_outcome_columns(board),
        Column("per_period", _EACH, "number", signed=True),
    )
    return Table("gap", (message("What it would take"),), columns, tuple(rows))


def gap_record(board: Board, gaps: Sequence[Gap], lang: Lang) -> Json:
    """The same as data, figures unrounded."""
    return {
        "period": board.period.label(board.scheme.calendar),
        "goals": [_goal_record(board, gap) for gap in gaps],
        "notes": [{"code": "gap", "text": say(text, lang)} for text in (_HOW, _MEASURE, *_turning(gaps))],
    }


def _goal_record(board: Board, gap: Gap) -> Json:
    return {
        "unit": gap.unit.id,
        "name": gap.unit.name,
        "goal": gap.wanted.kind,
        "of": gap.place.of.id,
        "rank": number(gap.rank),
        "grade": gap.wanted.grade or None,
        "reached": bool(gap.now.reached),
        "now": {"total": number(gap.now.total), "rank": number(gap.now.rank)},
        "singles": [_single_record(board, gap, way) for way in gap.singles],
        "combination": [_moved(board, cell, to) for cell, to in gap.combination.to.items()]
        if gap.combination
        else None,
        "combined": {
            "total": number(gap.combination.outcome.total),
            "rank": number(gap.combination.outcome.rank),
        }
        if gap.combination
        else None,
        "lacking": [row.id for row in gap.lacking],
    }


def _moved(board: Board, cell: Figure, to: int | None) -> Json:
    figure = None if to is None else cell.steps.value(to)

    def plain(value: float | None) -> float | str | None:
        if value is None or np.isnan(value):
            return None
        return cell.indicator.word(value) or number(value)

    return {
        "indicator": cell.indicator.id,
        "table": board.tables[cell.table].table.id,
        "from": plain(cell.now),
        "to": plain(figure),
        "step": 10.0**-cell.steps.decimals,
    }


def _single_record(board: Board, gap: Gap, way: Needed) -> Json:
    outcome = way.single.outcome
    return {
        **_moved(board, way.single.cell, way.single.to),
        "for": {"table": board.tables[way.table].table.id, "indicator": way.of.id},
        "reached": way.single.to is not None,
        "total": number(outcome.total),
        "rank": number(outcome.rank),
        "per_period": _per_period(gap, way),
    }
