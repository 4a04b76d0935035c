"""Forms as workbooks that a town or a bureau fills in and sends back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from scorecard.base.message import Lang, Text, message, say
from scorecard.base.names import NOT_SAID, fold_name
from scorecard.model.scheme import Scheme
from scorecard.scaffold.forms.figures import FigureSheet
from scorecard.scaffold.forms.marks import mark_sheet
from scorecard.scaffold.forms.sheet import FormBook, workbook
from scorecard.study.forms.form import Form

_UNFIT = str.maketrans('\\/:*?"<>|[]', "＼／：＊？＂＜＞｜［］")
_LONGEST = 40


def form_files(forms: Sequence[Form], scheme: Scheme, lang: Lang) -> Iterator[tuple[str, Form, bytes]]:
    """The workbook of each form, with the name of its file."""
    taken: set[str] = set()
    for form in forms:
        whose = say(whose_name(form, scheme), lang)
        yield (
            _unlike(f"{form.label}·{_fit(whose)}", taken) + ".xlsx",
            form,
            _workbook(form, scheme, whose, lang),
        )


def whose_name(form: Form, scheme: Scheme) -> Text:
    """What is called whose form it is."""
    kind, name = form.whose
    if kind == "unit":
        return next(unit.short for unit in scheme.units if unit.id == name)
    if kind == "judges":
        return message("Judges")
    if kind == "all":
        return message("All")
    return name or NOT_SAID


def _workbook(form: Form, scheme: Scheme, whose: str, lang: Lang) -> bytes:
    written = io.BytesIO()
    book = workbook(written, form.label)
    shared = FormBook(book, lang)
    number = f"{form.label}·{whose}"
    taken: set[str] = set()
    for table in scheme.tables:
        lines = [line for line in form.lines if line.table == table.id]
        if lines:
            # Short: it stands in every fault of the sheet.
            sheet = book.add_worksheet(_unlike(say(message("Form"), lang), taken))
            FigureSheet(sheet, shared, form, lines, scheme).write(table, whose, number)
    for n, marks in enumerate(form.marks, 1):
        # Without the judge's name, in the place of which another may be written.
        sheet = book.add_worksheet(say(message("Marks {number}", number=n), lang))
        mark_sheet(sheet, shared, form, marks, say(judge_called(marks.judge), lang), number)
    shared.close()
    return written.getvalue()


def judge_called(judge: str | int) -> Text:
    """A judge by name; one whose name is not known by number."""
    return message("Judge {number}", number=judge) if isinstance(judge, int) else judge


def _fit(text: str) -> str:
    """A name as a file can have it: signs that it cannot hold in their wide form."""
    return re.sub(r"\s+", " ", text.translate(_UNFIT)).strip(" .")[:_LONGEST]


def _unlike(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it was given before."""
    tried, n = name, 1
    while fold_name(tried) in taken:
        n += 1
        tried = f"{name} {n}"
    taken.add(fold_name(tried))
    return tried
