"""A board as plain data: the shape of the JSON, the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from scorecard.base.decimals import percent
from scorecard.base.message import Lang
from scorecard.base.on_demand import OnDemand
from scorecard.engine.figures import official
from scorecard.language.derived import repeats_last_year
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.branch import Branch
from scorecard.model.identity import without_defaults
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.amount import Amount
from scorecard.study.corrections import cells_with
from scorecard.study.explain.effect import holding
from scorecard.study.notes import Note, notes
from scorecard.study.plain import scheme_hash
from scorecard.tables.inspection import account_record
from scorecard.tables.record_cells import (
    Json,
    cells_of_row,
    notes_record,
    number,
    printed_text,
    shown_figures,
)


def record(board: Board, lang: Lang) -> Json:
    """Everything of a board: rows and cells in the scheme's order, figures unrounded, null for none."""
    whole = record_by_rows(board, lang)
    for kind in ("tables", "totals"):
        whole[kind] = [{**part, "rows": list(part["rows"])} for part in whole[kind]]
    return whole


def record_by_rows(board: Board, lang: Lang, said_first: tuple[Note, ...] = ()) -> Json:
    """The same with rows that are made when they are asked for.

    `said_first` are notes that the board itself cannot know, such as whether the period is sealed.
    """
    scheme = board.scheme
    return {
        "period": board.period.label(scheme.calendar),
        "scheme": {"title": scheme.title, "year": scheme.year, "hash": scheme_hash(scheme, board.period)},
        "choices": choices(scheme),
        "account": account_record(board.account),
        "tables": [_table(board, table) for table in board.tables],
        "totals": [_total(scheme, total) for total in board.totals],
        "notes": notes_record((*said_first, *notes(board)), lang),
    }


def choices(scheme: Scheme) -> Json:
    """What the scheme chose where the notice leaves it open."""
    return {
        "interim": scheme.interim,
        "not_applicable": str(scheme.unscored.not_applicable),
        "missing": str(scheme.unscored.missing),
        "pending": str(scheme.unscored.pending),
        **({} if scheme.unscored.heading.kind == "by_row" else {"heading": str(scheme.unscored.heading)}),
        "rank_on": scheme.ranking.rank_on,
        "ties": scheme.ranking.ties,
        "among": scheme.ranking.among,
        **({"direction": "lower"} if scheme.ranking.lowest_first else {}),
        "rounding": {"points": None, "total": None, **without_defaults(scheme.rounding)},
        "decimals": {
            "points": scheme.decimals.points,
            "total": scheme.decimals.total,
            "completion": scheme.decimals.completion,
        },
    }


def _table(whole: Board, board: TableBoard) -> Json:
    table = board.table
    return {
        "id": table.id,
        "title": table.title,
        "annex": table.annex,
        "full_points": number(float(board.due_full.shown.max(initial=0))),
        "indicators": [_indicator(row) | _worth(table, row) for row in table.indicators],
        **({"stated": number(table.stated)} if table.stated is not None else {}),
        **({"combine": table.tree.combine} if not table.tree.way.adds_up else {}),
        **_limits(table.tree),
        **_ranking(board),
        "rows": _rows(whole, board),
    }


class RecordRows(OnDemand[Json]):
    """Rows that are made when they are asked for, some at a time: those of a whole country need not be there at once."""

    def __init__(self, count: int, rows: Callable[[range], list[Json]]) -> None:
        self._count = count
        self._rows = rows

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Json]:
        for first in range(0, self._count, _PIECE):
            yield from self._rows(range(first, min(first + _PIECE, self._count)))

    def make_entry(self, place: int) -> Json:
        """One row by itself."""
        return self._rows(range(place, place + 1))[0]


_PIECE = 256
"""So many rows are made at a time."""


def _rows(whole: Board, board: TableBoard) -> RecordRows:
    """The units in the scheme's order."""
    corrected = cells_with(board, np.flatnonzero(whole.ledger.previous >= 0))
    partial = board.partial

    def rows(units: range) -> list[Json]:
        shown = shown_figures(board, units)
        columns = [
            cells_of_row(whole, board, i, units, shown, corrected[units.start : units.stop, i])
            for i in range(len(board.table.rows))
        ]
        ids = [row.id for row in board.table.rows]
        return [
            _row(whole, board, u, bool(partial[u]))
            | {"cells": {id: cells[n] for id, cells in zip(ids, columns, strict=True)}}
            for n, u in enumerate(units)
        ]

    return RecordRows(len(board.units), rows)


def _indicator(row: Indicator) -> Json:
    return {
        "id": row.id,
        "name": row.name,
        "number": row.number,
        "item": row.item,
        "parent": row.parent,
        "relation": row.relation,
        "heading": row.heading,
        "nature": row.nature,
        "direction": row.direction,
        "measure": row.measure,
        **({"binding": True} if row.binding else {}),
        **({"per": row.per} if row.per != "plan" else {}),
        **({"words": list(row.words)} if row.words else {}),
        **({"score": row.score} if row.alone else {}),
        **({"take": "last_year"} if repeats_last_year(row) else {}),
        "points": number(row.full) if row.scores and not row.outside else None,
        **({"stated": number(row.stated)} if row.stated is not None else {}),
        "rule": None if row.heading or not row.scores else rule_word(row),
    }


def _worth(table: SchemeTable, row: Indicator) -> Json:
    """What counts outside full points, how a heading combines its rows, and limits; nothing where usual."""
    fields: Json = {"counts_as": row.counts_as} if row.outside else {}
    if row.outside and not row.heading:
        fields |= {"max_points": _amount(row.rule.max_points), "min_points": _amount(row.rule.min_points)}
    branch = next((each for each in table.tree.branches if row.heading and each.heading == row.id), None)
    if branch is None:
        return fields
    return fields | ({"combine": branch.combine} if not branch.way.adds_up else {}) | _limits(branch)


def _limits(limited: Branch | Total) -> Json:
    limits = {"max_points": limited.most, "min_points": limited.least}
    return {name: _amount(limit) for name, limit in limits.items() if limit is not None}


def _amount(amount: Amount | None) -> float | int | str | None:
    """An amount as it is written: points, `20%`, or `none`."""
    if amount is None or np.isinf(amount.value):
        return None if amount is None else "none"
    return percent(amount.value) if amount.share else number(amount.value)


def rule_word(row: Indicator) -> str:
    """The kind of rule: what is compared and how that becomes points."""
    if row.judging and row.rule.by_mark:
        return f"judges {row.judging.how}"
    if row.rule.by_group:
        return f"judges {row.judging.how}, by_group" if row.judging else "by_group"
    rule = f"{row.rule.compare.word} {row.rule.scale.label}"
    return f"judges {row.judging.how}, {rule}" if row.judging else rule


def _row(whole: Board, board: TableBoard, u: int, lacks: bool) -> Json:
    """What is said of a unit beside its cells.

    lacks : only a part of its total is known
    """
    unit, table = board.units[u], board.table
    return {
        "unit": unit.id,
        "name": unit.name,
        "group": unit.group,
        "earned": number(float(board.earned.shown[u])),
        "full_points": number(float(board.full_total.shown[u])),
        "total": number(board.total.shown[u]),
        **_printed_and_ranked(whole.scheme, board, u, lacks),
        "grade": board.grade[u] or None if board.grade else None,
        **_effects(board, u),
        **_coverage_fields(board, u),
        "lacking": [row.id for i, row in enumerate(table.rows) if board.lacking[u, i]],
        "headings": {
            id: {
                "points": number(board.heading_points.shown[u, h]),
                "full_points": number(board.heading_full.shown[u, h]),
            }
            for h, id in enumerate(board.headings)
        },
    }


def _total(scheme: Scheme, board: TotalBoard) -> Json:
    return {
        "id": board.total_of.id,
        "title": board.total_of.title,
        "full_points": number(float(board.full_total.shown.max(initial=0))),
        "weights": {id: number(float(weight)) for id, weight in board.total_of.weights.items()},
        **_total_composition(board.total_of),
        **_ranking(board),
        "rows": RecordRows(len(board.units), lambda units: [_total_row(scheme, board, u) for u in units]),
    }


def _total_composition(total: Total) -> Json:
    """What a total is made of beside weights; nothing where usual."""
    fields: Json = {"combine": total.combine} if not total.way.adds_up else {}
    fields |= {"sums": list(total.sums)} if total.sums else {}
    fields |= {"unassessed": total.unassessed} if total.unassessed else {}
    return fields | ({"add": list(total.add)} if total.add else {}) | _limits(total)


def _ranking(board: Place) -> Json:
    """How ranks are formed and what coverage is wanted; nothing where usual."""
    of = board.of
    fields: Json = {"by": of.ranking.by} if of.ranking.by else {}
    fields |= {"direction": "lower"} if of.ranking.lowest_first else {}
    fields |= {"tie_break": [tie.written for tie in of.ranking.tie_break]} if of.ranking.tie_break else {}
    fields |= {"bounds_on": of.ranking.bounds_on} if of.ranking.bounds_on else {}
    return fields | ({"coverage": of.coverage} if of.coverage is not None else {})


def _coverage_fields(board: Place, u: int) -> Json:
    """The share of the unit's full points that is scored, where a coverage is wanted."""
    return {} if board.of.coverage is None else {"coverage": number(float(board.coverage.shown[u]))}


def _total_row(scheme: Scheme, board: TotalBoard, u: int) -> Json:
    unit, status = board.units[u], Status(int(board.status[u]))
    return {
        "unit": unit.id,
        "name": unit.name,
        "group": unit.group,
        "parts": {id: number(figures.shown[u]) for id, figures in board.parts.items()},
        **({} if board.total_of.weights else {"full_points": number(float(board.full_total.shown[u]))}),
        "total": number(board.total.shown[u]),
        **_coverage_fields(board, u),
        **_printed_and_ranked(scheme, board, u, status == Status.MISSING),
        "status": status.id,
        **({"grade": board.grade[u] or None} if board.grade else {}),
        **_effects(board, u),
    }


def _printed_and_ranked(scheme: Scheme, board: Place, u: int, lacks: bool) -> Json:
    """A total as it is printed, and where it stands; lacks : only a part of it is known."""
    figure = (board.known if lacks else board.total).shown[u]
    return {
        "printed": printed_text(float(figure), scheme.decimals.total, partial=lacks),
        "rank": number(board.ranks.overall[u]),
        "group_rank": number(board.ranks.in_group[u]),
        "rank_range": _rank_range(board, u),
    }


def _rank_range(board: Place, u: int) -> list[float | int | None] | None:
    """The first and the last official rank that a unit could still take; its own where it is ranked."""
    if np.isnan(board.ranks.best[u]):
        return None
    rank = official(board)[u]
    ends = (board.ranks.best[u], board.ranks.worst[u]) if np.isnan(rank) else (rank, rank)
    return [number(end) for end in ends]


def _effects(board: Place, u: int) -> Json:
    """The effects that hold for a unit, by name, and what they say is to be done; nothing where the scheme has none here."""
    if board.effected is None:
        return {}
    effects = holding(board, u)
    words_of = {effect.name: effect.then.say for effect in effects if effect.then.say}
    return {"effects": [effect.name for effect in effects]} | ({"said": words_of} if words_of else {})
