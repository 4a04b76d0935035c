"""What was reported for a cell: every standing figure, what it corrects, and how several make one."""

from __future__ import annotations

from math import isnan, nan

import numpy as np

from scorecard.base.text import Text, listed_texts
from scorecard.model.figure import Flags
from scorecard.model.ledger import Role, ordinal, period_of, said_of
from scorecard.model.parts import Piece
from scorecard.model.period import MONTHS, Period
from scorecard.study.explain.chain import REPORTED, chain_of, figure_of, number_of
from scorecard.study.explain.items import added_objects, objects_of
from scorecard.study.explain.panel import judged
from scorecard.study.explain.step import CellOf, Input, Step, difference, exact, operand, same, summed


def reported(cell: CellOf) -> list[Step]:
    """The lines about the actual of a cell, from the first report to the value that counts."""
    if cell.row.judging:
        return judged(cell)
    if cell.row.alone and cell.row.reported == "cumulative":
        return [*_alone(cell), *_aside(cell)]
    pieces = pieces_of(cell)
    if pieces == (Piece(cell.board.period),) and not objects_of(cell):
        return [*_single(cell), *_aside(cell)]
    return [*_sum(cell, pieces), *_aside(cell)]


def pieces_of(cell: CellOf) -> tuple[Piece, ...]:
    """What the value of a cell is added up from."""
    return cell.table.observations.parts.of(cell.u, cell.i)


def absent(cell: CellOf) -> tuple[Piece, ...]:
    """The pieces that the value of a cell lacks."""
    before = cell.table.observations.parts.taken_off(cell.u, cell.i)
    pieces = (*((before,) if before else ()), *pieces_of(cell))
    return tuple(piece for piece in pieces if isnan(_figure(cell, piece)))


def _figure(cell: CellOf, piece: Piece) -> float:
    objects = objects_of(cell, piece)
    if objects:
        values = [float(cell.ledger.value[entry]) for entry, elsewhere in objects if elsewhere < 0]
        return summed(values)
    entry = _standing(cell, piece)
    return float(cell.ledger.value[entry]) if entry >= 0 else nan


def label_of(cell: CellOf, piece: Piece) -> Text:
    """The months of a piece as the scheme writes them, or in words."""
    return said_of(ordinal(piece.period), piece.months, cell.board.scheme.frequency)


def _single(cell: CellOf) -> list[Step]:
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    if entry < 0:
        return [_nothing(cell, Piece(cell.board.period))]
    return chain_of(cell, entry, REPORTED)


def _carried(cell: CellOf, pieces: tuple[Piece, ...]) -> Step:
    """What was last reported stands where nothing came in, in this period or at the end of a year."""
    taken = pieces[-1].period
    names = listed_texts([label_of(cell, piece) for piece in _skipped(cell, pieces)])
    label = label_of(cell, Piece(taken))
    if taken.year == cell.board.period.year or len(pieces) == 1:
        said = Text(
            f"{names.zh} 未报，方案规定沿用；最近一次报的是 {label.zh}",
            f"{names.en} is missing, and carried over by the scheme; the last report is that of {label.en}",
        )
    else:
        said = Text(
            f"{names.zh} 未报，方案规定沿用到 {label.zh} 为止的累计",
            f"{names.en} is missing; by the scheme the count up to {label.en} is carried over",
        )
    return Step(Text("沿用", "Carried"), said, number_of(cell, cell.value), cell.said(cell.value))


def _skipped(cell: CellOf, pieces: tuple[Piece, ...]) -> list[Piece]:
    """The ends of years, and the period itself, that something earlier stands for."""
    now, years = cell.board.period, {piece.period.year for piece in pieces}
    first = min(years)
    ends = [min(now, Period(year, 12)) for year in range(first, now.year + 1)]
    there = {piece.period for piece in pieces}
    return [Piece(end) for end in ends if end not in there]


def _alone(cell: CellOf) -> list[Step]:
    """The count of the period, the count before, and what was done in between."""
    before = cell.table.observations.parts.taken_off(cell.u, cell.i)
    pieces = pieces_of(cell)
    steps, inputs, absent = _of_pieces(cell, (before, *pieces) if before else pieces)
    what = Text("当期数", "In the period")
    if absent:
        zh, en = listed_texts(absent)
        said = Text(
            f"{zh} 没有累计数，算不出当期数", f"no count for {en}, so the period's own figure is unknown"
        )
        return [*steps, Step(what, said, nan, cell.status.text, tuple(inputs))]
    counts = [operand(exact(float(each.value))) for each in reversed(inputs)]
    own = difference(float(inputs[-1].value), float(inputs[0].value) if before else 0.0)
    said = same(f"{' − '.join(counts)} = {exact(own)}")
    if not before:
        said = Text("本年第一期，当期数就是累计数", "the first period of the year: its count")
    return [*steps, Step(what, said, own, exact(own), tuple(inputs))]


def _sum(cell: CellOf, pieces: tuple[Piece, ...]) -> list[Step]:
    """Each addend with its place, then their sum."""
    steps, inputs, absent = _of_pieces(cell, pieces)
    what = Text("当期数", "In the period") if cell.row.alone else Text("累计", "Added up")
    carried = [_carried(cell, pieces)] if cell.table.observations.carried[cell.u, cell.i] else []
    if absent:
        zh, en = listed_texts(absent)
        said = Text(f"{zh} 没有数，不能相加", f"no figure for {en}, so there is no sum")
        return [*steps, *_inside(cell), Step(what, said, nan, cell.status.text, tuple(inputs))]
    if len(pieces) == 1:
        # One report, or objects that have been added up already.
        return [*steps, *carried]
    total = summed(float(each.value) for each in inputs) if isnan(cell.value) else cell.value
    parts = " + ".join(operand(exact(float(each.value))) for each in inputs)
    whole = Step(what, same(f"{parts} = {exact(total)}"), total, exact(total), tuple(inputs))
    return [*steps, whole, *carried]


def _of_pieces(cell: CellOf, pieces: tuple[Piece, ...]) -> tuple[list[Step], list[Input], list[Text]]:
    """What was reported for each of several pieces: its lines, the figures, and those without one."""
    steps: list[Step] = []
    inputs: list[Input] = []
    absent: list[Text] = []
    for piece in pieces:
        label = label_of(cell, piece)
        objects = objects_of(cell, piece)
        if objects:
            found, total = added_objects(cell, objects, label)
            steps += found
            if isnan(total):
                absent.append(label)
            inputs.append(Input(label, total))
            continue
        entry = _standing(cell, piece)
        if entry < 0 or isnan(cell.ledger.value[entry]):
            absent.append(label)
        if entry < 0:
            steps.append(_nothing(cell, piece))
            continue
        steps += chain_of(cell, entry, REPORTED)
        inputs.append(Input(label, figure_of(cell, entry), cell.ledger.span(entry)))
    return steps, inputs, absent


def _standing(cell: CellOf, piece: Piece) -> int:
    """The standing entry of a piece, -1 where there is none."""
    found = np.flatnonzero(_mine(cell) & piece.among(cell.ledger))
    return int(found[-1]) if len(found) else -1


def _mine(cell: CellOf) -> Flags:
    """bool[entries], the standing, unjudged entries of a cell."""
    ledger = cell.ledger
    position = [table.id for table in cell.board.scheme.tables].index(cell.table.table.id)
    mine: Flags = (
        (ledger.table == position)
        & (ledger.unit == cell.u)
        & (ledger.row == cell.i)
        & (ledger.judge < 0)
        & (ledger.role == Role.STANDING)
    )
    return mine


def _inside(cell: CellOf) -> list[Step]:
    """The longer rows that hold months which are known with them only."""
    return [_together(cell, label_of(cell, longer), entry) for longer, entry in longer_rows(cell)]


def _together(cell: CellOf, label: Text, entry: int) -> Step:
    value = float(cell.ledger.value[entry])
    said = Text(
        f"{label.zh} 合报 {exact(value)}，不能分到其中各期",
        f"{label.en}: {exact(value)} together, which cannot be divided",
    )
    given = Input(label, value, cell.ledger.span(entry))
    return Step(REPORTED, said, nan, Text("不能分", "not divided"), (given,))


def longer_rows(cell: CellOf) -> list[tuple[Piece, int]]:
    """The rows for several months that hold a month which the value of a cell lacks, each with its entry."""
    ledger = cell.ledger
    wanting = [_stretch(cell, piece) for piece in absent(cell)]
    found: list[tuple[Piece, int]] = []
    if not wanting or not (ledger.months > 0).any():
        return found
    for entry in np.flatnonzero(_mine(cell) & (ledger.months > 0) & ~np.isnan(ledger.value)).tolist():
        last, months = int(ledger.period[entry]), int(ledger.months[entry])
        if any(last - months < first and end <= last for first, end in wanting):
            found.append((Piece(period_of(last), months), entry))
    return found


def _stretch(cell: CellOf, piece: Piece) -> tuple[int, int]:
    """The first and the last month of a piece, as ordinals."""
    last = ordinal(piece.period)
    return last - (piece.months or MONTHS[cell.board.scheme.frequency]) + 1, last


def _nothing(cell: CellOf, piece: Piece) -> Step:
    label = label_of(cell, piece)
    said = Text(f"数据中没有 {label.zh} 的这一项", f"no row of {label.en} in the data")
    return Step(REPORTED, said, nan, Text("没有", "none"))


def _aside(cell: CellOf) -> list[Step]:
    if not cell.table.observations.set_aside[cell.u, cell.i]:
        return []
    said = Text("本期不考核这一项，报来的数不用", "not assessed in this period; what was sent in is not used")
    return [Step(Text("搁置", "Set aside"), said, nan, Text("不用", "unused"))]
