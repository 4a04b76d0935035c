"""What is doubtful about the figures of a table, told cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np

from scorecard.base.codes import told
from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.model.ledger import period_of
from scorecard.model.unit import Unit
from scorecard.scheme.written import exact
from scorecard.study.plausible.kinds import CellFigures, Doubt, Others, doubtful
from scorecard.study.plausible.reports import Reports, figures, reports

_CODES: Mapping[Doubt, str] = {
    Doubt.OUTSIDE: "SC420",
    Doubt.NEGATIVE: "SC421",
    Doubt.FRACTION: "SC178",
    Doubt.TENFOLD: "SC423",
    Doubt.TENTH: "SC423",
    Doubt.SERIAL: "SC424",
    Doubt.FELL: "SC211",
}


def implausible(board: Board, position: int) -> Iterator[Fault]:
    """A doubt for each figure of a table that can hardly be meant, this year up to the period."""
    for sent in reports(board, position):
        yield from _implausible(board, position, sent)


def _implausible(board: Board, position: int, sent: Reports) -> Iterator[Fault]:
    """The same of some figures."""
    table = board.tables[position]
    numbers = figures(table, sent)
    kinds, beside = doubtful(numbers)
    for n in np.flatnonzero(kinds).tolist():
        unit, row = table.units[sent.unit[n]], table.table.rows[sent.row[n]]
        kind, entry = Doubt(kinds[n]), int(sent.entry[n])
        if kind == Doubt.FRACTION and board.ledger.details[entry].raw.rstrip().endswith(("%", "％")):
            # Sent in with its sign, it is no fraction.
            continue
        args = _args(board, sent, numbers, n, kind, Others(beside[n]))
        yield _told(board, entry, _CODES[kind], {**_names(unit, row), **args})


def _names(unit: Unit, row: Indicator) -> dict[str, Text]:
    return {"unit": unit.short, "indicator": row.short}


def _told(board: Board, entry: int, code: str, args: Mapping[str, Text]) -> Fault:
    """The doubt; where the row itself has a note on it, a remark with that note."""
    note = board.ledger.details[entry].note
    if not note:
        return Fault(code, board.ledger.span(entry), args)
    return Fault(
        "SC429",
        board.ledger.span(entry),
        {"doubt": told(code, "message", args), "note": note},
    )


def _args(
    board: Board, sent: Reports, numbers: CellFigures, n: int, kind: Doubt, beside: Others
) -> dict[str, Text]:
    """What fills the sentence: the figure as it was sent, and what it is held against."""
    raw = board.ledger.details[int(sent.entry[n])].raw
    when = period_of(int(sent.when[n])).label(board.scheme.calendar)
    if kind == Doubt.FELL:
        return {"now": raw, "then": exact(float(sent.before[n])), "then_period": when}
    args: dict[str, Text] = {
        "value": raw,
        "period": period_of(int(sent.period[n])).label(board.scheme.calendar),
    }
    if kind == Doubt.OUTSIDE:
        return args | {"low": exact(float(numbers.low[n])), "high": exact(float(numbers.high[n]))}
    figure = {
        Others.TARGET: numbers.target,
        Others.BEFORE: numbers.before,
        Others.OTHERS: numbers.others,
    }.get(beside)
    size = abs(float(numbers.value[n]))
    other = float("nan") if figure is None else float(figure[n])
    against = _against(beside, exact(other) if figure is not None else "", when)
    if kind == Doubt.NEGATIVE and against:
        against = message(" ({against})", against=against)
    args["held"] = against
    if kind == Doubt.NEGATIVE:
        return args
    if kind == Doubt.FRACTION:
        return args | {"meant": exact(round(float(numbers.value[n]) * 100, 10))}
    if kind == Doubt.SERIAL:
        return args | {"date": (date(1899, 12, 30) + timedelta(days=int(size))).isoformat()}
    return args | {"apart": _apart(size, abs(other), kind)}


def _against(beside: Others, figure: str, when: str) -> Text:
    """What a figure is held against."""
    texts: Mapping[Others, Text] = {
        Others.NOTHING: "",
        Others.TARGET: message("beside a target of {figure}", figure=figure),
        Others.BEFORE: message("beside {figure} in {time}", time=when, figure=figure),
        Others.OTHERS: message("beside a median of {figure} over the units", figure=figure),
    }
    return texts[beside]


def _apart(size: float, other: float, kind: Doubt) -> Text:
    """How many times as much it is, in whole times."""
    if kind == Doubt.TENFOLD:
        times = int(size / other + 1e-9)
        return message("{times} times as much", times=times)
    return message("a tenth of it or less")
