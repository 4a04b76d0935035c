"""What is doubtful about the figures of a table, told cell by cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import numpy as np

from scorecard.base.codes import fault_text
from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.telling import NONE_UNTOLD
from scorecard.load.actuals.numbers import measure_of, told_figure, typed_number, with_point
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import period_of
from scorecard.model.measure import convert, parse_measure
from scorecard.scheme.written import exact
from scorecard.study.first import Doubts, FirstDoubts, Some
from scorecard.study.plausible.kinds import CellFigures, Doubt, HeldAgainst, doubtful
from scorecard.study.plausible.reports import Reports, figures, parts_of_reports

_CODES: Mapping[Doubt, str] = {
    Doubt.OUTSIDE: "SC420",
    Doubt.NEGATIVE: "SC421",
    Doubt.FRACTION: "SC178",
    Doubt.TENFOLD: "SC423",
    Doubt.TENTH: "SC423",
    Doubt.SERIAL: "SC424",
    Doubt.FELL: "SC211",
}


_NOTED = "SC429"
"""A doubt on which the row itself has a note: a remark."""
_MANY = 4
"""Parts of a table from which on it is worth several processes."""


def implausible(board: Board, position: int, first: FirstDoubts) -> Iterator[Some]:
    """A doubt for each figure of a table that can hardly be meant, this year up to the period; some rows at a time."""

    @cache
    def noted_entries() -> Flags:
        """bool[N], the entries with a note; looked for once, and only where there is a doubt."""
        flags = np.zeros(len(board.ledger), np.bool_)
        flags[board.ledger.details.saying("note", bool)] = True
        return flags

    parts, sent_in = parts_of_reports(board, position)

    def of_rows(rows: range) -> Some:
        return _implausible(board, position, sent_in(rows), noted_entries, first)

    if len(parts) >= _MANY:
        from scorecard.load.ahead import ahead

        yield from ahead(of_rows, iter(parts))
    else:
        yield from map(of_rows, parts)


def _implausible(
    board: Board, position: int, sent: Reports, noted: Callable[[], Flags], first: FirstDoubts
) -> Some:
    """The same of some figures."""
    table, ledger = board.tables[position], board.ledger
    numbers = figures(table, sent)
    kinds, beside = doubtful(numbers)
    serial = [n for n in np.flatnonzero(kinds == Doubt.SERIAL).tolist() if _is_converted(board, sent, n)]
    if serial:
        numbers.converted[serial] = True
        kinds, beside = doubtful(numbers)
    for n in np.flatnonzero(kinds == Doubt.FRACTION).tolist():
        if ledger.details[int(sent.entry[n])].raw.rstrip().endswith(("%", "％")):
            # Sent in with its sign, it is no fraction.
            kinds[n] = Doubt.NOTHING
    doubts = np.flatnonzero(kinds)
    if not len(doubts):
        return [], NONE_UNTOLD
    entry = sent.entry[doubts]
    codes = np.array([_CODES.get(kind, "") for kind in Doubt])[kinds[doubts]]
    codes[noted()[entry]] = _NOTED

    def fault(n: int) -> Fault:
        at = int(doubts[n])
        return _doubt_fault(board, table, sent, numbers, at, Doubt(kinds[at]), HeldAgainst(beside[at]))

    asked = Doubts(codes, sent.unit[doubts], sent.row[doubts], entry)
    return first.pick_faults(asked, fault)


def _is_converted(board: Board, sent: Reports, n: int) -> bool:
    """Whether another number was typed than the figure is in the measure of its row."""
    return typed_number(board.ledger.details[int(sent.entry[n])].raw) not in (None, float(sent.value[n]))


def _doubt_fault(
    board: Board,
    table: TableBoard,
    sent: Reports,
    numbers: CellFigures,
    n: int,
    kind: Doubt,
    beside: HeldAgainst,
) -> Fault:
    """The doubt; where the row itself has a note on it, a remark with that note."""
    entry, code = int(sent.entry[n]), _CODES[kind]
    names = {"unit": table.units[sent.unit[n]].short, "indicator": table.table.rows[sent.row[n]].short}
    raw, measure = board.ledger.details[entry].raw, table.table.rows[sent.row[n]].measure
    told = told_figure(raw, float(sent.value[n]), measure)
    args = {**names, **_args(board, sent, numbers, n, kind, beside, told)}
    if code in ("SC421", "SC423", "SC424"):
        args |= _cure(table, sent, n, raw)
    note = board.ledger.details[entry].note
    if not note:
        return Fault(code, board.ledger.span(entry), args)
    return Fault(_NOTED, board.ledger.span(entry), {"doubt": fault_text(code, "message", args), "note": note})


def _args(
    board: Board, sent: Reports, numbers: CellFigures, n: int, kind: Doubt, beside: HeldAgainst, told: Text
) -> dict[str, Text]:
    """What fills the sentence: the figure as it is told, and what it is held against."""
    when = period_of(int(sent.when[n])).label(board.scheme.calendar)
    if kind == Doubt.FELL:
        return {"now": told, "then": exact(float(sent.before[n])), "then_period": when}
    args: dict[str, Text] = {
        "value": told,
        "period": period_of(int(sent.period[n])).label(board.scheme.calendar),
    }
    if kind == Doubt.OUTSIDE:
        return args | {"low": exact(float(numbers.low[n])), "high": exact(float(numbers.high[n]))}
    figure = {
        HeldAgainst.TARGET: numbers.target,
        HeldAgainst.BEFORE: numbers.before,
        HeldAgainst.OTHERS: numbers.others,
    }.get(beside)
    size = abs(float(numbers.value[n]))
    other = float("nan") if figure is None else float(figure[n])
    against = _against_text(beside, exact(other) if figure is not None else "", when)
    if kind == Doubt.NEGATIVE and against:
        against = message(" ({against})", against=against)
    args["held"] = against
    if kind == Doubt.NEGATIVE:
        return args
    if kind == Doubt.FRACTION:
        return args | {"meant": exact(round(float(numbers.value[n]) * 100, 10))}
    if kind == Doubt.SERIAL:
        return args | {"date": (date(1899, 12, 30) + timedelta(days=int(size))).isoformat()}
    return args | {"apart": _times_apart(size, abs(other), kind)}


def _cure(table: TableBoard, sent: Reports, n: int, raw: str) -> dict[str, Text]:
    """What fills a cure: the range in which the row's targets and the figure lie, and what it is where it was sent in a smaller measure."""
    i, value = int(sent.row[n]), float(sent.value[n])
    targets = [target for target in table.terms.target.shown[:, i].tolist() if target == target]
    ends = (exact(_outward(end)) for end in (min(0.0, value, *targets), max(0.0, value, *targets)))
    return {
        "range": "[{}, {}]".format(*ends),
        "meant": _in_smaller_measure(table.table.rows[i], raw, value, targets),
    }


def _outward(figure: float) -> float:
    """A figure of two digits, no smaller than one.

    >>> _outward(437.0), _outward(-20.0), _outward(0.0), _outward(0.468)
    (440.0, -20.0, 0.0, 0.47)
    """
    step = Fraction(10) ** (math.floor(math.log10(abs(figure))) - 1) if figure else Fraction(1)
    size = float(math.ceil(Fraction(repr(abs(figure))) / step) * step)
    return math.copysign(size, figure) if figure else 0.0


def _in_smaller_measure(row: Indicator, raw: str, value: float, targets: Sequence[float]) -> Text:
    """What to type if a figure stands in 元, say, not in its cell's measure: where only that is near what is promised."""
    _, base = parse_measure(row.measure)
    text = with_point(raw, value)
    typed = typed_number(text)
    if not typed or not base or base not in row.measure:
        return ""
    cell = Fraction(repr(value)) / Fraction(repr(typed))
    for stated in (base, f"万{base}"):
        factor = convert(stated, row.measure).factor
        figure = typed * float(factor)
        if factor < cell and any(0.1 < figure / target < 10 for target in targets if target):
            meant = float(f"{float(Fraction(repr(typed)) * factor / cell):.12g}")
            # In a sheet whose decimal sign is the comma, with a comma.
            figure_text = exact(meant) if text == raw else exact(meant).replace(".", ",")
            return message(
                "if it stands in {measure}, write {figure}; ",
                measure=stated,
                figure=figure_text + measure_of(text),
            )
    return ""


def _against_text(beside: HeldAgainst, figure: str, when: str) -> Text:
    """What a figure is held against."""
    texts: Mapping[HeldAgainst, Text] = {
        HeldAgainst.NOTHING: "",
        HeldAgainst.TARGET: message("beside a target of {figure}", figure=figure),
        HeldAgainst.BEFORE: message("beside {figure} in {time}", time=when, figure=figure),
        HeldAgainst.OTHERS: message("beside a median of {figure} over the units", figure=figure),
    }
    return texts[beside]


def _times_apart(size: float, other: float, kind: Doubt) -> Text:
    """How many times as much it is, in whole times."""
    if kind == Doubt.TENFOLD:
        return message("{times} times as much", times=int(size / other + 1e-9))
    return message("a tenth of it or less")
