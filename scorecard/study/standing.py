"""Who has no rank and why, which ranks are still open, and which figures stand in for what was not reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import Text, comma_list, message, semicolon_list, sense, sequence
from scorecard.engine.figures import official
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status
from scorecard.model.unit import Units
from scorecard.study.explain.coverage import short_of
from scorecard.study.explain.ranked import nothing_assessed, outside_groups
from scorecard.study.note import Note, group_alike
from scorecard.study.open_ranks import open_ranks_text
from scorecard.study.readback.policy import does, heading_does
from scorecard.study.totals import part_name

Places = NDArray[np.int64]
Some = TypeVar("Some", TableBoard, TotalBoard)


def standing_notes(board: Board) -> Iterator[Note]:
    """Units without a rank, each with its reason; then the cells that count for what was not reported."""
    yield from _lacking_notes(board)
    yield from _no_total_notes(board)
    yield from _stood_in(board)
    yield from _heading_notes(board)


def _lacking_notes(board: Board) -> Iterator[Note]:
    """What a unit lacks, where that leaves it without a rank, and the ranks it may still take."""
    tables = [table for table in board.tables if not table.table.inputs]
    lacking = _places_by_unit(tables, lambda table: table.lacking.any(axis=1) & np.isnan(official(table)))
    missed = _places_by_unit(board.totals, lambda total: total.status == Status.MISSING)
    for id, at in lacking.items():
        table, u = at[0]
        unit, totals = table.units[u], missed.get(id, [])
        if not unit.assessed:
            continue
        alone = len(tables) == 1 and (not board.totals)
        several = len(at) > 1
        missing = []
        for table, u in at:
            names = [_name_and_status(table, u, i) for i in np.flatnonzero(table.lacking[u]).tolist()]
            short, of = (short_of(table, u), part_name(board.scheme, table.table.id))
            words = comma_list(names)
            missing.append(
                message(
                    "{name}for want of {words}{whole}",
                    name=short,
                    whole=message(" in {whole}", whole=of) if several else "",
                    words=words,
                )
            )
        places: list[tuple[Place, int]] = [*totals, *at]
        where = sequence((_place_name(board, place) for place, _ in places), sense("between names", " and "))
        told = (open_ranks_text(place, u, "" if alone else _place_name(board, place)) for place, u in places)
        open_ = [text for text in told if text]
        words = semicolon_list(missing)
        if open_:
            ranks = sequence(open_, sense("between ranks", " and "))
            words = message("{words}; once complete {ranks}", words=words, ranks=ranks)
        inside = "" if alone else message("in {place} ", place=where)
        yield Note(
            "unranked",
            message("{unit} is unranked {inside}{words}.", unit=unit.short, inside=inside, words=words),
        )


def names_of(place: Place, which: Flags) -> list[str]:
    """The names of some units of a table or total."""
    return [place.units[u].short for u in np.flatnonzero(which).tolist()]


def _places_by_unit(
    places: Iterable[Some], which: Callable[[Some], Flags]
) -> dict[str, list[tuple[Some, int]]]:
    """By id of a unit, the tables or totals in which something holds for it, each with its place there."""
    by_unit: dict[str, list[tuple[Some, int]]] = {}
    for place in places:
        for u in np.flatnonzero(which(place)).tolist():
            by_unit.setdefault(place.units[u].id, []).append((place, u))
    return by_unit


def _place_name(board: Board, place: Place) -> Text:
    return part_name(board.scheme, place.of.id)


def _name_and_status(table: TableBoard, u: int, i: int) -> Text:
    row, status = table.table.rows[i], table.observations.status_of(u, i)
    if status == Status.MISSING:
        return row.short
    return message("{row} ({status})", row=row.short, status=status.text)


def _no_total_notes(board: Board) -> Iterator[Note]:
    """Units that lack nothing and have no rank all the same: nothing of theirs is assessed, or they have no group."""
    places: list[Place] = [*board.totals, *(table for table in board.tables if not table.table.inputs)]
    for place in places:
        of, assessed = place.of, Units.from_sequence(place.units).assessed
        if assessed.sum() < 2 or not place.due:
            continue
        nothing = names_of(place, assessed & nothing_assessed(place))
        if nothing:
            names, extra = comma_list(nothing), _extra(place)
            yield Note(
                "without_total",
                message(
                    "{names} has no total and no rank in {title}: nothing that is worth points is assessed "
                    "there{extra}.",
                    names=names,
                    title=of.title,
                    extra=extra,
                ),
            )
        groupless = names_of(place, assessed & outside_groups(place))
        if groupless:
            names = comma_list(groupless)
            yield Note(
                "without_group",
                message(
                    "{names} has no group, and {title} is ranked inside groups: no rank.",
                    names=names,
                    title=of.title,
                ),
            )


def _extra(place: Place) -> Text:
    """That bonuses and deductions alone make no total, where somebody has such."""
    if isinstance(place, TotalBoard) or not place.terms.extra.any():
        return ""
    return message(" (a bonus or deduction alone makes no total)")


def _stood_in(board: Board) -> Iterator[Note]:
    """By row, the units whose cell was not reported or is pending and counts as the scheme says."""
    for table in board.tables:
        seen = table.observations
        for i, row in enumerate(table.table.rows):
            if not row.scores:
                continue
            for status in (Status.MISSING, Status.PENDING):
                cells = (seen.status[:, i] == status) & ~table.lacking[:, i] & ~seen.carried[:, i]
                cells &= (table.terms.points.value[:, i] > 0) & table.terms.due_now[i]
                cells &= ~np.logical_or.reduce([of[:, i] for of in table.bare.values()], initial=False)
                units = names_of(table, cells)
                policy = row.unscored.for_status(status)
                if units and policy.kind not in ("unranked", "carry"):
                    yield Note(
                        "stood_in",
                        message(
                            "{row} is {status} for {names}: {subject}.",
                            names=comma_list(units),
                            row=row.short,
                            status=status.text,
                            subject=does(policy),
                        ),
                        (row.id,),
                    )


def _heading_notes(board: Board) -> Iterator[Note]:
    """By heading, the units of which nothing below it is scored, and what it says of that."""
    for table in board.tables:
        for heading, cells in table.bare.items():
            row = table.table.row(heading)
            spoken: Flags = np.any(cells & ~table.lacking, axis=1)
            names = comma_list(names_of(table, spoken))
            if not spoken.any():
                continue
            yield Note(
                "heading_stood_in",
                message(
                    "Nothing of {row} is scored for {names}: {subject}.",
                    names=names,
                    row=row.short,
                    subject=heading_does(row.unscored.heading),
                ),
            )


def not_applicable(table: TableBoard, i: int, row: Indicator) -> Iterator[Note]:
    """The units a row is not assessed for, and what became of its points for them."""
    seen, terms = table.observations, table.terms
    chosen = (seen.status[:, i] == Status.NOT_APPLICABLE) & ~terms.applicable[:, i]
    sentence = message("{row} is not assessed for {names} (--){words}.")
    answer = message("{row} does not apply to {names}, as their returns say and the scheme allows{words}.")
    for text, cells in ((sentence, chosen & ~seen.answered[:, i]), (answer, seen.answered[:, i])):
        if not cells.any():
            continue
        units = np.flatnonzero(cells)
        fates = zip(_fates(table, units, i, row), names_of(table, cells), strict=True)
        for fate, names in group_alike(fates).items():
            words = message("; {fate}", fate=fate) if fate else ""
            sentence = text.fill(names=comma_list(names), row=row.short, words=words)
            yield Note("not_applicable", sentence, (row.id,))


def _fates(table: TableBoard, units: Places, i: int, row: Indicator) -> list[Text]:
    """Of some units, what became of the points of a row that is not assessed for them; empty where there were none."""
    policy, due = row.unscored.not_applicable, table.terms.due_now
    worth = (table.terms.points.value[units] > 0) & due
    had = worth[:, i].copy()
    if policy.kind != "redistribute" or row.outside:
        told: Text = "" if row.outside else does(policy)
        return [told if points else "" for points in had.tolist()]
    worth[:, i] = False
    counted = table.counted_full.value[units] > 0
    near = sorted((b for b in table.table.tree.branches if i in b.leaves), key=lambda b: len(b.leaves))
    leaves = [list(branch.leaves) for branch in near]
    by_branch = [
        np.where(counted[:, rows].any(axis=1), _TO_SIBLINGS, _FURTHER)
        if branch.way.adds_up
        else _OTHERS_ALONE
        for branch, rows in zip(near, leaves, strict=True)
    ]
    nowhere = ~(table.full_total.value[units] > 0)
    # The nearest heading that has anything else worth points says where these went.
    fates = np.select(
        [~had, nowhere, *(worth[:, rows].any(axis=1) for rows in leaves)], [_NONE, _NOWHERE, *by_branch]
    )
    texts = _FATES | {_TO_SIBLINGS: does(policy)}
    return [texts[fate] for fate in fates.tolist()]


_NONE, _NOWHERE, _OTHERS_ALONE, _TO_SIBLINGS, _FURTHER = range(5)
_FATES: dict[int, Text] = {
    _NONE: "",
    _NOWHERE: message("there is no other item for its points to go to"),
    _OTHERS_ALONE: message("its heading is made of the others alone"),
    _FURTHER: message(
        "nor are its siblings; its points go to the other items in proportion, so that nothing is lost"
    ),
}


def open_groups(board: Board) -> Iterator[Note]:
    """Who is in no group, and for want of what; those who lack the same together."""
    in_none = [unit for unit in board.scheme.units if unit.group_open and unit.assessed]
    if not in_none:
        return
    from scorecard.study.explain.group import class_cell, wanting_texts

    cells = [(unit, class_cell(board, unit)) for unit in in_none]
    told = group_alike((comma_list(wanting_texts(cell)), unit.short) for unit, cell in cells if cell)
    row = board.scheme.groups.row if board.scheme.groups else ""
    name = next((cell.row.short for _, cell in cells if cell), row)
    for lacking, units in told.items():
        yield Note(
            "group_open",
            message(
                "{units} is in no group yet: “{row}” is not settled for want of {lacking}; what goes by groups is pending.",
                units=comma_list(units),
                lacking=lacking,
                row=name,
            ),
        )
