"""A sheet of marks: the judged rows of a table and its units, for one judge."""

from __future__ import annotations

from math import inf
from typing import Any

from scorecard.base.decimals import plain
from scorecard.base.message import Message, Text, comma_list, message, sense, sequence, term
from scorecard.scaffold.forms.sheet import FormBook, height, set_up
from scorecard.study.forms.form import Form, MarkSheet

_MOST_ACROSS = 14
_UNIT, _LABEL = 10, 34


def mark_sheet(sheet: Any, book: FormBook, form: Form, marks: MarkSheet, judge: str, number: str) -> None:
    """Write the sheet of one judge: units across as in an annex, or down where they are many."""
    units = [unit.short for unit in marks.units]
    turned = len(units) > _MOST_ACROSS
    down, across = (units, list(marks.names)) if turned else (list(marks.names), units)
    label = term("Unit", zh="单位") if turned else term("Indicator", zh="评议内容")
    wide = 22.0 if turned else float(_UNIT)
    sheet.set_column(0, 0, _LABEL if not turned else 20)
    for n in range(1, max(len(across), 5) + 1):
        sheet.set_column(n, n, wide if n <= len(across) else _UNIT)
    header = _write_above(sheet, book, form, marks, judge, number, len(across))
    sheet.write_string(header, 0, book.say(label), book.head)
    book.write_heads(sheet, header, across, 1)
    sheet.set_row(header, height([(head, wide) for head in across]))
    for k, name in enumerate(down):
        at = header + 1 + k
        sheet.write_string(at, 0, name, book.fixed)
        sheet.set_row(at, height([(name, _LABEL if not turned else 20)], 2))
        for n in range(len(across)):
            u, i = (k, n) if turned else (n, k)
            if marks.units[u].id not in marks.asked[i]:
                sheet.write_blank(at, n + 1, None, book.fixed)
                continue
            judging = marks.rows[i].judging
            sheet.write_blank(at, n + 1, None, book.entered)
            sheet.data_validation(at, n + 1, at, n + 1, book.number(0, judging.scale if judging else 10))
    signed = header + len(down) + 2
    sheet.set_row(signed, 24)
    for n, text in ((0, message("Signature of the judge:")), (3, message("Date:"))):
        sheet.write_string(signed, n, book.say(text), book.look(align="right"))
        sheet.write_blank(signed, n + 1, None, book.look(bottom=1, locked=False))
    sheet.freeze_panes(header + 1, 1)
    set_up(sheet, book, header, max(len(across), 5) + 1, signed, upright=turned and len(across) < 5)


def _write_above(
    sheet: Any, book: FormBook, form: Form, marks: MarkSheet, judge: str, number: str, across: int
) -> int:
    """The lines above the header: which table, whose marks, how they are given. The line of the header itself."""
    last = max(across, 5)
    wide = _LABEL + _UNIT * last
    book.write_title(sheet, last, marks.table.title, wide)
    plain_look = book.look()
    sheet.write_string(1, 0, book.say(message("Period: {period}", period=form.label)), plain_look)
    sheet.write_string(1, 1, book.say(message("Judge:")), book.look(align="right"))
    sheet.merge_range(1, 2, 1, 3, judge, book.look(bottom=1, locked=False, align="center"))
    form_number = message("Form no.: {number}", number=number)
    sheet.write_string(1, last, book.say(form_number), book.look(align="right"))
    sheet.write_string(2, 0, book.say(message("Table: {table}", table=marks.table_name)), plain_look)
    how = book.say(_how_marked(marks))
    sheet.merge_range(3, 0, 3, last, how, book.look(text_wrap=True, font_color="#404040"))
    if height([(how, wide)]) > height([("", wide)]):
        sheet.set_row(3, height([(how, wide)]))
    return 4


def _how_marked(marks: MarkSheet) -> Text:
    """From where to where the marks run: in one sentence where all rows are marked alike."""
    scales: dict[float, list[str]] = {}
    for name, row in zip(marks.names, marks.rows, strict=True):
        if row.judging:
            scales.setdefault(row.judging.scale, []).append(name)
    if set(scales) == {inf}:
        return message("Marks run from 0 up. A cell left empty is no mark.")
    said = {plain(most): (most, comma_list(names)) for most, names in scales.items()}
    if len(said) == 1:
        return message(
            "Marks run from 0 to {most}, with decimals where wanted. A cell left empty is no mark.",
            most=next(iter(said)),
        )
    runs = (_run(most).fill(most=text, names=names) for text, (most, names) in said.items())
    ranges = sequence(runs, sense("between sentences", "; "))
    return message(
        "Marks run {ranges}, with decimals where wanted. A cell left empty is no mark.", ranges=ranges
    )


def _run(most: float) -> Message:
    """From where to where the marks of some rows run."""
    if most == inf:
        return message("from 0 up for {names}")
    return message("from 0 to {most} for {names}")
