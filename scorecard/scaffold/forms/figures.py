"""A sheet for figures: a line for each unit and indicator, what stands beside it locked, the cells to fill open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message, say, term
from scorecard.base.names import fold_name
from scorecard.load.actuals.words import FIELDS
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.scaffold.forms.sheet import Book, height, set_up
from scorecard.study.forms.form import Form, Line, Shown

_OBJECTS = 5
"""So many lines are there for the objects of one figure."""

_BASIS = {
    "cumulative": message("since January"),
    "period": message("this period alone"),
    "stock": message("at the end"),
    "words": message("choose a word"),
}


class _Column(NamedTuple):
    """A column: its head, how wide it is, what stands in it, and what is entered into it."""

    head: Text
    width: float
    of: Callable[[Line], Shown]
    entry: Literal["", "value", "status", "text"] = ""


def _field(field: str) -> Text:
    """The head of a column of the long shape."""
    return term(field.capitalize(), zh=FIELDS[field])


def _basis(row: Indicator) -> Text:
    """Since when a figure counts."""
    if row.words:
        return _BASIS["words"]
    if row.nature == "flow":
        return _BASIS[row.reported]
    return _BASIS["stock"] if row.nature == "stock" else "—"


def _columns(form: Form, lines: Sequence[Line], book: Book, plan: bool) -> list[_Column]:
    """The columns that these lines need; those that would stand empty are left out."""
    before = message("Previous period ({period})", period=form.before)
    year_ago = message("Same period last year ({period})", period=form.year_ago)
    objects = any(line.item for line in lines)
    found = [
        _Column(_field("period"), 9, lambda line: line.period),
        _Column(_field("unit"), 15, lambda line: line.unit.short),
        _Column(_field("indicator"), 30, lambda line: line.name),
        _Column(_field("measure"), 9, lambda line: line.row.measure),
        _Column(message("Basis"), 10, lambda line: book.say(_basis(line.row))),
        _Column(term("Target", zh="目标值" if plan else "年度目标"), 11, lambda line: line.beside.target),
        _Column(message("Due by now"), 11, lambda line: line.beside.due),
        _Column(year_ago, 12, lambda line: line.beside.year_ago),
        _Column(before, 12, lambda line: line.beside.last),
        _Column(message("Already reported"), 11, lambda line: line.beside.standing),
    ]
    found = [one for one in found if any(one.of(line) not in (None, "", "—") for line in lines)]
    corrected = any(line.beside.standing is not None for line in lines)
    entries = [
        *([_Column(_field("item"), 16, _nothing, "text")] if objects else []),
        _Column(_field("value"), 13, _nothing, "value"),
        _Column(_field("status"), 10, _nothing, "status"),
        _Column(_field("note"), 20, _nothing, "text"),
    ]
    if corrected:
        entries += [
            _Column(_field("was"), 11, _nothing, "text"),
            _Column(_field("reason"), 16, _nothing, "text"),
        ]
    return found + entries


def _nothing(line: Line) -> Shown:
    return None


def figure_sheet(
    sheet: Any,
    book: Book,
    form: Form,
    table: SchemeTable,
    lines: Sequence[Line],
    scheme: Scheme,
    whose: str,
    number: str,
) -> None:
    """Write the sheet of one table."""
    columns = _columns(form, lines, book, scheme.is_plan)
    last = len(columns) - 1
    for n, column in enumerate(columns):
        sheet.set_column(n, n, column.width)
    header = _above(sheet, book, form, table, columns, whose, number)
    heads = [book.say(column.head) for column in columns]
    sheet.set_row(header, height([(head, c.width) for head, c in zip(heads, columns, strict=True)]))
    for n, head in enumerate(heads):
        sheet.write_string(header, n, head, book.head)
    statuses = status_words(scheme, book)
    at = header
    for line in lines:
        for _ in range(_OBJECTS if line.item else 1):
            at += 1
            _line(sheet, book, at, line, columns, statuses)
    sheet.autofilter(header, 0, at, last)
    sheet.freeze_panes(
        header + 1, next(n for n, one in enumerate(columns) if one.head == _field("indicator")) + 1
    )
    set_up(sheet, book, header, len(columns), _below(sheet, book, at + 1, columns))


def _above(
    sheet: Any,
    book: Book,
    form: Form,
    table: SchemeTable,
    columns: Sequence[_Column],
    whose: str,
    number: str,
) -> int:
    """The lines above the header: title, whose form it is, how it is filled in. The line of the header itself."""
    last = len(columns) - 1
    wide = sum(column.width for column in columns)
    title = book.say(message("{table}: return for {period}", table=table.title, period=form.period.title))
    sheet.merge_range(0, 0, 0, last, title, book.title)
    sheet.set_row(0, 1.45 * height([(title, wide / 1.45)]))
    said = (
        message("Filled in by: {name}", name=whose),
        message("Period: {period}", period=form.label),
        message("Form no.: {number}", number=number),
    )
    plain_look = book.look()
    for n, text in zip((0, last // 2, last - 2), said, strict=True):
        sheet.write_string(1, n, book.say(text), plain_look)
    how = message(
        "Fill in the pale cells: the figure under Value; where there is none, choose a status and leave Value empty. "
        "Grey cells are given and cannot be changed. A line left empty counts as not reported."
    )
    guide = book.say(how)
    if any(column.head == _field("was") for column in columns):
        corrected = message(
            "To correct what is already reported, write that figure under Was, the right one under Value, and why."
        )
        guide += book.say(corrected)
    look = book.look(text_wrap=True, font_color="#404040")
    sheet.merge_range(2, 0, 2, last, guide, look)
    sheet.set_row(2, height([(guide, wide)]))
    return 3


def _line(
    sheet: Any, book: Book, at: int, line: Line, columns: Sequence[_Column], statuses: Sequence[str]
) -> None:
    texts = []
    for n, column in enumerate(columns):
        if column.entry:
            sheet.write_blank(at, n, None, book.written if column.entry == "text" else book.entered)
        if column.entry == "value":
            sheet.data_validation(at, n, at, n, _allowed(line.row, book))
        elif column.entry == "status":
            sheet.data_validation(at, n, at, n, book.chosen(statuses))
        elif not column.entry:
            shown = column.of(line)
            if isinstance(shown, Status):
                shown = book.say(shown.text)
            if isinstance(shown, str):
                texts.append((shown, column.width))
                sheet.write_string(at, n, shown, book.fixed)
            elif shown is None:
                sheet.write_blank(at, n, None, book.figure)
            else:
                texts.append((plain(shown), column.width))
                sheet.write_number(at, n, shown, book.figure)
    sheet.set_row(at, height(texts))


def _allowed(row: Indicator, book: Book) -> dict[str, object]:
    """What may be entered for a row."""
    if row.words:
        return book.chosen(row.words)
    if row.allowed is None:
        return book.number()
    return book.number(row.allowed.low, row.allowed.high, row.allowed.whole)


def _below(sheet: Any, book: Book, at: int, columns: Sequence[_Column]) -> int:
    """The place for remarks and who signs; the last line."""
    last = len(columns) - 1
    plain_look, open_look = book.look(), book.look(bottom=1, locked=False)
    sheet.write_string(at + 1, 0, book.say(message("Remarks:")), plain_look)
    sheet.merge_range(
        at + 1, 1, at + 1, last, "", book.look(text_wrap=True, border=1, locked=False, valign="top")
    )
    sheet.set_row(at + 1, 48)
    signed = (
        message("Completed by:"),
        message("Reviewed by:"),
        message("Head of office (seal):"),
        message("Date:"),
    )
    sheet.set_row(at + 3, 24)
    for n, text in zip((0, last // 4 + 1, last // 2 + 1, 3 * last // 4 + 1), signed, strict=True):
        sheet.write_string(at + 3, n, book.say(text), plain_look)
        sheet.write_blank(at + 3, n + 1, None, open_look)
    return at + 3


def status_words(scheme: Scheme, book: Book) -> tuple[str, ...]:
    """The words for a figure that is not there: those that are always read, then the scheme's own marks.

    That an item does not apply is the scheme's to say, so it is offered only where the scheme has a word for it.
    """
    words = [say(status.text, book.lang) for status in (Status.MISSING, Status.PENDING)]
    words += [mark for mark in scheme.marks if any(sign.isalpha() for sign in mark)]
    unlike: dict[str, str] = {}
    for word in words:
        unlike.setdefault(fold_name(word), word)
    return tuple(unlike.values())
