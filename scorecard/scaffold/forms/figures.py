"""A sheet for figures: a line for each unit and indicator, what stands beside it locked, the cells to fill open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from scorecard.base.message import Text, message, say, term
from scorecard.base.names import fold_name
from scorecard.base.width import width
from scorecard.load.actuals.words import FIELDS
from scorecard.model.indicator import Indicator
from scorecard.model.period import Calendar
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.scaffold.forms.sheet import FormBook, cell_text, height, set_up
from scorecard.study.forms.form import Form, FormLine, Shown

_OBJECTS = 5
"""So many lines are there for the objects of one figure."""

_BASIS = {
    "cumulative": message("since {beginning}"),
    "period": message("this period alone"),
    "stock": message("at the end"),
    "words": message("choose a word"),
}

_HOW = message(
    "Fill in the pale cells: the figure under Value; where there is none, choose a status and leave Value empty. "
    "Grey cells are given and cannot be changed. A line left empty counts as not reported."
)
_CORRECTING = message(
    "To correct what is already reported, write that figure under Was, the right one under Value, and why."
)
_SIGNED = (
    message("Completed by:"),
    message("Reviewed by:"),
    message("Head of office (seal):"),
    message("Date:"),
)
_HEADER = 3


class _Column(NamedTuple):
    """A column: its head, how wide it is at least and at most, what stands in it, and what is entered into it."""

    head: Text
    least: float
    most: float
    of: Callable[[FormLine], Shown]
    entry: Literal["", "value", "status", "text"] = ""


def _field(field: str) -> Text:
    """The head of a column of the long shape."""
    return term(field.capitalize(), zh=FIELDS[field])


_WAS = _field("was")


def _basis(row: Indicator, calendar: Calendar) -> Text:
    """Since when a figure counts."""
    if row.words:
        return _BASIS["words"]
    if row.nature == "flow":
        return _BASIS[row.reported].fill(beginning=calendar.beginning)
    return _BASIS["stock"] if row.nature == "stock" else "—"


def _columns(form: Form, lines: Sequence[FormLine], book: FormBook, scheme: Scheme) -> list[_Column]:
    """The columns that these lines need; those that would stand empty are left out."""
    before = message("Previous period ({period})", period=form.before)
    year_ago = message("Same period last year ({period})", period=form.year_ago)
    objects = any(line.item for line in lines)
    columns = [
        _Column(_field("period"), 9, 9, lambda line: line.period),
        _Column(_field("unit"), 12, 24, lambda line: line.unit.short),
        _Column(_field("indicator"), 16, 36, lambda line: line.name),
        _Column(_field("measure"), 9, 14, lambda line: line.row.measure),
        _Column(message("Basis"), 10, 18, lambda line: book.say(_basis(line.row, scheme.calendar))),
        _Column(
            term("Target", zh="目标值" if scheme.is_plan else "年度目标"),
            11,
            20,
            lambda line: line.beside.target,
        ),
        _Column(message("Due by now"), 11, 16, lambda line: line.beside.due),
        _Column(year_ago, 13, 16, lambda line: line.beside.year_ago),
        _Column(before, 13, 16, lambda line: line.beside.last),
        _Column(message("Already reported"), 11, 16, lambda line: line.beside.standing),
    ]
    columns = [column for column in columns if any(column.of(line) not in (None, "", "—") for line in lines)]
    entries = [
        *([_Column(_field("item"), 16, 16, _nothing, "text")] if objects else []),
        _Column(_field("value"), 13, 13, _nothing, "value"),
        _Column(_field("status"), 10, 10, _nothing, "status"),
        _Column(_field("note"), 20, 20, _nothing, "text"),
    ]
    if any(line.beside.standing is not None for line in lines):
        entries += [
            _Column(_WAS, 11, 11, _nothing, "text"),
            _Column(_field("reason"), 16, 16, _nothing, "text"),
        ]
    return columns + entries


def _nothing(line: FormLine) -> Shown:
    return None


class FigureSheet:
    """The sheet of one table of a form, being written."""

    def __init__(
        self, sheet: Any, book: FormBook, form: Form, lines: Sequence[FormLine], scheme: Scheme
    ) -> None:
        self._sheet = sheet
        self._book = book
        self._form = form
        self._lines = lines
        self._calendar = scheme.calendar
        self._columns = _columns(form, lines, book, scheme)
        self._last = len(self._columns) - 1
        self._widths = [self._width(column) for column in self._columns]
        self._statuses = status_words(scheme, book)

    def _width(self, column: _Column) -> float:
        longest = max(width(cell_text(column.of(line), self._book.lang)) for line in self._lines)
        return min(max(column.least, longest + 3.0), column.most)

    def write(self, table: SchemeTable, whose: str, number: str) -> None:
        """Write it all: what stands above, a line for each figure, the place for remarks and signatures."""
        for n, wide in enumerate(self._widths):
            self._sheet.set_column(n, n, wide)
        self._above(table, whose, number)
        heads = [self._book.say(column.head) for column in self._columns]
        self._sheet.set_row(_HEADER, height(list(zip(heads, self._widths, strict=True))))
        self._book.write_heads(self._sheet, _HEADER, heads)
        at = _HEADER
        for line in self._lines:
            for _ in range(_OBJECTS if line.item else 1):
                at += 1
                self._line(at, line)
        self._allow(at)
        self._sheet.autofilter(_HEADER, 0, at, self._last)
        self._sheet.freeze_panes(_HEADER + 1, 3)
        self._below(at + 2)
        set_up(self._sheet, self._book, _HEADER, len(self._columns), at + 4)

    def _above(self, table: SchemeTable, whose: str, number: str) -> None:
        """The lines above the header: title, whose form it is, how it is filled in."""
        sheet, book, last, wide = self._sheet, self._book, self._last, sum(self._widths)
        period = self._form.period.title(self._calendar)
        title = book.say(message("{table}: return for {period}", table=table.title, period=period))
        book.write_title(sheet, last, title, wide)
        lines = (
            (0, message("Filled in by: {name}", name=whose), "left"),
            (last // 2, message("Period: {period}", period=self._form.label), "left"),
            (last, message("Form no.: {number}", number=number), "right"),
        )
        for n, text, side in lines:
            sheet.write_string(1, n, book.say(text), book.look(align=side))
        guide = book.say(_HOW)
        if any(column.head == _WAS for column in self._columns):
            guide += "\n" + book.say(_CORRECTING)
        book.write_over(sheet, 2, last, guide, wide)

    def _line(self, at: int, line: FormLine) -> None:
        """One line: what is asked for and what stands beside it, then the cells to fill."""
        sheet, book = self._sheet, self._book
        texts = []
        for n, column in enumerate(self._columns):
            if column.entry:
                sheet.write_blank(at, n, None, book.written if column.entry == "text" else book.entered)
            else:
                value = column.of(line)
                texts.append((cell_text(value, book.lang), self._widths[n]))
                book.write_given(sheet, at, n, value)
        sheet.set_row(at, height(texts))

    def _allow(self, last: int) -> None:
        """What may be entered: a status on every line; the same values on neighbouring lines of a kind, as one rule."""
        rows = [line.row for line in self._lines for _ in range(_OBJECTS if line.item else 1)]
        value, status = (self._place(entry) for entry in ("value", "status"))
        at = _HEADER + 1
        self._sheet.data_validation(at, status, last, status, self._book.chosen(self._statuses))
        for _, alike in groupby(rows, key=lambda row: (row.words, row.allowed)):
            kind = list(alike)
            self._sheet.data_validation(
                at, value, at + len(kind) - 1, value, _allowed_entries(kind[0], self._book)
            )
            at += len(kind)

    def _place(self, entry: str) -> int:
        """Where a column to fill stands."""
        return next(n for n, column in enumerate(self._columns) if column.entry == entry)

    def _below(self, at: int) -> None:
        """The place for remarks, and for who signs."""
        sheet, book, last = self._sheet, self._book, self._last
        sheet.write_string(at, 0, book.say(message("Remarks:")), book.look())
        remarks = book.look(text_wrap=True, border=1, locked=False, valign="top")
        sheet.merge_range(at, 1, at, last, "", remarks)
        sheet.set_row(at, 48)
        sheet.set_row(at + 2, 24)
        places = 0, last // 4 + 1, last // 2 + 1, 3 * last // 4 + 1
        for n, text in zip(places, _SIGNED, strict=True):
            sheet.write_string(at + 2, n, book.say(text), book.look())
            sheet.write_blank(at + 2, n + 1, None, book.look(bottom=1, locked=False))


def _allowed_entries(row: Indicator, book: FormBook) -> dict[str, object]:
    """What may be entered for a row."""
    if row.words:
        return book.chosen(row.words)
    if row.allowed is None:
        return book.number()
    return book.number(row.allowed.low, row.allowed.high, row.allowed.whole)


def status_words(scheme: Scheme, book: FormBook) -> tuple[str, ...]:
    """The words for a figure that is not there: those that are always read, then the scheme's own marks.

    That an item does not apply is the scheme's to say, so it is offered only where the scheme has a word for it.
    """
    words = [say(status.text, book.lang) for status in (Status.MISSING, Status.PENDING)]
    words += [mark for mark in scheme.marks if any(sign.isalpha() for sign in mark)]
    unlike: dict[str, str] = {}
    for word in words:
        unlike.setdefault(fold_name(word), word)
    return tuple(unlike.values())
