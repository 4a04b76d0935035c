"""One unit on a page: its totals, every row of its tables, what is strong, weak, lacking and corrected."""

from __future__ import annotations

from math import isnan
from typing import Any

from scorecard.base.decimals import ends
from scorecard.base.message import Lang, Text, message, sense, term
from scorecard.base.place import place_reference
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Figure, more_than, most, same
from scorecard.model.status import Status
from scorecard.model.unit import Unit
from scorecard.scheme.written import figure
from scorecard.study.explain.cell import corrections_for, explain_totals, tables_of
from scorecard.study.notes import illustrative
from scorecard.study.open_ranks import open_ranks
from scorecard.study.overview.lost import lost_and_beyond, lost_points
from scorecard.study.strengths import Strength, summary
from scorecard.tables import words
from scorecard.tables.numbers import heads, with_measure
from scorecard.tables.ranking import total_cell
from scorecard.tables.raw import actual
from scorecard.tables.record import record_by_rows
from scorecard.tables.record_cells import number
from scorecard.tables.steps import steps_record, steps_table
from scorecard.tables.table import Bars, Cell, Column, Document, Plain, Table, TonedCell, optional
from scorecard.tables.tones import bar, light_cell, tones

_ENDS = 3
_OPEN = message("Rank in the table once complete")
_OPEN_INSIDE = message("Rank in its group of the table once complete")


def unit_document(board: Board, unit: Unit, table: TableBoard | None, listed: bool) -> Document:
    """Everything of one unit; with `table`, of that table alone."""
    scheme = board.scheme
    tables = (table,) if table else tuple(t for t in tables_of(board, unit) if not t.table.inputs)
    parts = []
    steps = explain_totals(board, unit, table)
    if steps:
        parts.append(steps_table("totals", (words.TOTAL,), steps, listed))
    parts += [_rows(board, each, unit) for each in tables]
    parts += [
        each
        for each in (_ends(tables, unit), _lacking_table(tables, unit), _corrections(board, tables, unit))
        if each.rows
    ]
    title = message("{unit} · {period}", unit=unit.name, period=board.title)
    return Document((scheme.title, title), tuple(parts), tuple(note.text for note in illustrative(board)))


def _rows(board: Board, table: TableBoard, unit: Unit) -> Table:
    """Every row of a table, in printed order, with what it lost."""
    decimals = board.scheme.decimals
    u, number_of = table.units.index(unit), heads(table.table)
    measured = any(row.targets for row in table.table.rows)
    columns = [Column("number", words.NUMBER, key=True), Column("indicator", words.INDICATOR, key=True)]
    marked = all(row.judging for row in table.table.rows)
    columns.append(Column("actual", message("Mark") if marked else words.ACTUAL, "number", None))
    if measured:
        columns.append(Column("target", words.TARGET))
        columns.append(Column("progress", words.PROGRESS, "percent", decimals.completion))
    lit = any(row.lights for row in table.table.rows)
    if lit:
        columns.append(Column("light", words.LIGHT))
    columns.append(Column("points", words.POINTS, "number", decimals.points))
    places = None if all(ends(float(worth)) for worth in table.counted_full.shown[u]) else decimals.points
    columns.append(Column("full", sense("what a row is worth", "Full points"), "number", places))
    against = table.table.ranking.lowest_first
    if not against:
        columns.append(Column("lost", words.LOST, "number", decimals.points))
    body, bars, tone = [], [], tones(table, slice(u, u + 1))[0]
    for i, row in enumerate(table.table.rows):
        status = table.observations.status_of(u, i)
        cells: list[Cell] = [number_of[row.id], with_measure(row), actual(table, u, i)]
        if measured:
            cells += [table.terms.text(u, i), optional(float(table.progress.shown[u, i]))]
        if lit:
            cells.append(light_cell(table, u, i))
        points, full_points, lost = _worth(table, u, i, status)
        body.append((*cells, TonedCell(points, tone[i]), full_points, *(() if against else (lost,))))
        bars.append(bar(table, u, i))
    blank: list[Cell] = [None] * (len(columns) - (4 if against else 5))
    total, known, full = (float(figures.shown[u]) for figures in (table.total, table.known, table.full_total))
    if full:
        lacks = bool(table.partial[u])
        left = None if lacks else float(_lost(table, u))
        made = ("", message("Total"), *blank, total_cell(total, known, lacks), full)
        body.append(made if against else (*made, left))
        bars.append(None)
    return Table(
        f"{table.table.id}.{unit.id}",
        (table.table.title,),
        tuple(columns),
        tuple(body),
        notes=_remarks(table, u),
        bars=Bars(words.PROGRESS, tuple(bars), 1.0) if measured else None,
    )


def _worth(table: TableBoard, u: int, i: int, status: Status) -> tuple[Plain, Plain, Plain]:
    """Points, full points and points lost of a cell, as counted after shares."""
    row = table.table.rows[i]
    if not row.scores:
        return (status.text, None, None)
    points, full = float(table.counted.shown[u, i]), float(table.counted_full.shown[u, i])
    if isnan(points):
        return (words.mark(status), full or None, None)
    return (
        (points, None, None)
        if row.outside
        else (points, full, float(most(table.counted_full[u, i] - table.counted[u, i], 0.0)))
    )


def _lost(table: TableBoard, u: int) -> Figure:
    """What a unit lost in all."""
    here = slice(u, u + 1)
    return lost_points(table.full_total[here], table.total[here], *lost_and_beyond(table, here))[0]


def _remarks(table: TableBoard, u: int) -> tuple[Text, ...]:
    """Whether shares are worked into the points, and where the table stands."""
    texts: list[Text] = []
    beyond = _lost(table, u) - (table.full_total[u] - table.total[u])
    if not table.partial[u] and not table.table.ranking.lowest_first and more_than(beyond, 0.0):
        text = message(
            "{points:# point|# points} beyond full points are not taken off the points lost.",
            points=figure(float(beyond)),
        )
        texts.append(text)
    moved = not same(table.full[u], table.counted_full[u]).all() and float(table.full_total[u]) > 0
    if moved and not table.table.tree.plain:
        texts.append(
            message("Points and full points are what counts in the table, after combining and shares.")
        )
    elif moved:
        texts.append(message("Points and full points are those after shares for items that do not apply."))
    rank, group_rank = float(table.ranks.overall[u]), float(table.ranks.in_group[u])
    if not isnan(rank):
        texts.append(
            _rank_text(figure(rank), "" if isnan(group_rank) else figure(group_rank), table.units[u])
        )
    return tuple(texts)


def _rank_text(rank: str, group_rank: str, unit: Unit) -> Text:
    if not group_rank:
        return message("Rank in this table: {rank}.", rank=rank)
    group = term("its group", zh=f"{unit.group}组")
    return message(
        "Rank in this table: {rank}, {group_rank} in {group}.", rank=rank, group_rank=group_rank, group=group
    )


def _ends(tables: tuple[TableBoard, ...], unit: Unit) -> Table:
    """The strongest and the weakest rows side by side."""
    strengths = summary(tables, unit.id)
    best, worst = strengths.ends(_ENDS)
    columns = (
        Column("place", sense("of a unit", "No."), "rank", key=True),
        Column("best", words.BEST),
        Column("best_share", message("Share"), "percent", 1),
        Column("best_progress", words.PROGRESS, "percent", 1),
        Column("worst", words.WORST),
        Column("worst_share", message("Share"), "percent", 1),
        Column("worst_progress", words.PROGRESS, "percent", 1),
    )
    rows = tuple((n + 1, *_end(best, n), *_end(worst, n)) for n in range(max(len(best), len(worst))))
    met = message(
        "Of what has points: {met} of {scored:# target|# targets} met. Share = points ÷ full points.",
        met=strengths.met,
        scored=strengths.scored,
    )
    return Table("ends", (message("Strongest and weakest"),), columns, rows, notes=(met,))


def _end(chosen: tuple[Strength, ...], n: int) -> tuple[Cell, ...]:
    if n >= len(chosen):
        return ("", None, None)
    return (chosen[n].row.short, optional(chosen[n].share), optional(chosen[n].progress))


def _lacking_table(tables: tuple[TableBoard, ...], unit: Unit) -> Table:
    """The cells for want of which the unit is unranked, and the ranks still open."""
    rows: list[tuple[Cell, ...]] = []
    inside = False
    for table in tables:
        u = table.units.index(unit)
        inside = inside or table.of.ranking.among == "group"
        unknown = message("cannot be known yet") if table.ranks.unknown[u] else ""
        ranks = open_ranks(table, u)
        open_to: Cell = (
            message("{ranks} to {ranks_2}", ranks=ranks[0], ranks_2=ranks[1]) if ranks else unknown
        )
        for i, row in enumerate(table.table.rows):
            if table.lacking[u, i]:
                status = table.observations.status_of(u, i)
                rows.append((row.short, status.text, float(table.full.shown[u, i]), open_to))
    columns = (
        Column("indicator", words.INDICATOR, key=True),
        Column("status", words.STATUS),
        Column("full", sense("what a row is worth", "Full points"), "number", None),
        Column("range", _OPEN_INSIDE if inside else _OPEN),
    )
    return Table("lacking", (sense("of a unit", "Lacking"),), columns, tuple(rows))


def _corrections(board: Board, tables: tuple[TableBoard, ...], unit: Unit) -> Table:
    """The corrections in force."""
    ledger = board.ledger
    rows: list[tuple[Cell, ...]] = []
    for correction in corrections_for(board, unit, tables):
        for before, after in zip(correction.chain, correction.chain[1:], strict=False):
            detail = ledger.details[after]
            signed = "，".join(part for part in (detail.reason, detail.signer, detail.date) if part)
            change = f"{ledger.details[before].raw} → {detail.raw}"
            rows.append((correction.row.short, change, signed, place_reference(ledger.span(after))))
    columns = (
        Column("indicator", words.INDICATOR, key=True),
        Column("change", message("Correction")),
        Column("reason", message("Reason, signed")),
        Column("source", message("Source")),
    )
    return Table("corrections", (message("Corrections"),), columns, tuple(rows))


def unit_record(board: Board, unit: Unit, table: TableBoard | None, lang: Lang) -> dict[str, Any]:
    """The same as plain data: the unit's rows of the whole record, and how its totals are made up."""
    tables = (table,) if table else tables_of(board, unit)
    ids = {each.table.id for each in tables}
    whole = record_by_rows(board, lang)
    best, worst = summary(tables, unit.id).ends(_ENDS)
    return {
        "period": whole["period"],
        "unit": unit.id,
        "name": unit.name,
        "steps": steps_record(explain_totals(board, unit, table), lang),
        "tables": [
            {
                "id": each["id"],
                "title": each["title"],
                **next(r for r in each["rows"] if r["unit"] == unit.id),
            }
            for each in whole["tables"]
            if each["id"] in ids
        ],
        "totals": [
            {"id": each["id"], "title": each["title"], **row}
            for each in whole["totals"]
            for row in each["rows"]
            if row["unit"] == unit.id
        ],
        "strongest": [_strength(strength) for strength in best],
        "weakest": [_strength(strength) for strength in worst],
        "corrections": [
            _correction(board, correction.row.id, correction.chain)
            for correction in corrections_for(board, unit, tables)
        ],
    }


def _strength(strength: Strength) -> dict[str, Any]:
    return {
        "table": strength.table,
        "indicator": strength.row.id,
        "share": number(strength.share),
        "progress": number(strength.progress),
    }


def _correction(board: Board, indicator: str, chain: tuple[int, ...]) -> dict[str, Any]:
    ledger = board.ledger
    links = [
        {
            "value": ledger.details[e].raw,
            "reason": ledger.details[e].reason or None,
            "signer": ledger.details[e].signer or None,
            "date": ledger.details[e].date or None,
            "file": ledger.span(e).path,
            "line": ledger.span(e).line,
        }
        for e in chain
    ]
    return {"indicator": indicator, "chain": links}
