"""What must be said of bonuses, deductions, headings that combine their rows, and limits."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.message import Text, comma_list, message, sequence
from scorecard.model.board import Board, TableBoard
from scorecard.model.branch import Branch
from scorecard.model.indicator import Indicator
from scorecard.scheme.amount import amount_text
from scorecard.scheme.sum.limits import limits_text
from scorecard.study.note import Note


def combining(board: Board) -> Iterator[Note]:
    """By table: what stands outside full points, how headings combine, their limits, and whom a limit cut."""
    for table in board.tables:
        yield from _outside_notes(table)
        for branch in table.table.tree.branches:
            yield from _combining_notes(table, branch)
            yield from _limit_notes(table, branch)


def _outside_notes(table: TableBoard) -> Iterator[Note]:
    for word, kind in ((message("bonus"), "bonus"), (message("deduction"), "deduction")):
        rows = [row for row in table.table.rows if row.counts_as == kind]
        if rows:
            words = comma_list([message("{row} ({limit})", row=row.short, limit=_limit(row)) for row in rows])
            yield Note(
                kind,
                message(
                    "{table}, {word} outside full points: {words}.",
                    table=table.table.title,
                    word=word,
                    words=words,
                ),
                tuple(row.id for row in rows),
            )


def _limit(row: Indicator) -> Text:
    limit = row.rule.max_points if row.counts_as == "bonus" else row.rule.min_points
    if limit is None and row.rule.by_group:
        return message("each group by its own rule")
    if limit is None or abs(limit.value) == float("inf"):
        return message("no limit of its own")
    return message("{words} at most", words=amount_text(limit._replace(value=abs(limit.value))))


def _combining_notes(table: TableBoard, branch: Branch) -> Iterator[Note]:
    """How a heading makes its points, unless it adds them up, and how far it goes."""
    if branch.additive:
        return
    limits, adds_up = limits_text(branch), branch.way.adds_up
    clauses: list[Text] = [] if adds_up else [branch.way.sentence]
    clauses += [limits] if limits else []
    if clauses:
        yield Note(
            "limit" if adds_up else "combine",
            message("{name}: {words}.", name=_name(table, branch), words=sequence(clauses, message(", "))),
        )


def _limit_notes(table: TableBoard, branch: Branch) -> Iterator[Note]:
    """The units whose points a limit changed."""
    if branch.most is None and branch.least is None:
        return
    cut = table.cut[branch.heading or ""]
    units = [unit.short for u, unit in enumerate(table.units) if cut[u]]
    if units:
        names, name = comma_list(units), _name(table, branch)
        yield Note("limited", message("{name}: the limit holds for {names}.", name=name, names=names))


def _name(table: TableBoard, branch: Branch) -> str:
    if branch.heading is None:
        return table.table.title
    return next(row.name for row in table.table.indicators if row.id == branch.heading)
