"""What all sheets of forms have in common: how their cells look, what may be entered, how they are printed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import inf
from typing import Any

from scorecard.base.decimals import plain
from scorecard.base.message import Lang, Text, message, say, sense
from scorecard.base.width import fold
from scorecard.model.status import Status
from scorecard.study.forms.form import Shown

GREY, PALE = "#F2F2F2", "#FFFDE7"
_LARGEST = 1e15
_LINE = 15.5
_FONTS = {"zh": "宋体"}
# The same bytes in every run: a workbook says when it was made.
_MADE = datetime(2000, 1, 1)


def workbook(written: io.BytesIO, title: str) -> Any:
    """A workbook to be written, in which names stay text, whatever they begin with."""
    import xlsxwriter

    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, {"in_memory": True, **literal})
    book.set_properties({"title": title, "created": _MADE, "comments": "scorecard"})
    return book


class FormBook:
    """A workbook that is being written: its looks, and the lists that its cells are chosen from."""

    def __init__(self, book: Any, lang: Lang) -> None:
        self._book = book
        self.lang = lang
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._lists: dict[tuple[str, ...], int] = {}

    def look(self, **properties: object) -> Any:
        """A format; each is made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            usual = {"font_name": _FONTS.get(self.lang, "Calibri"), "font_size": 10.5, "valign": "vcenter"}
            self._formats[key] = self._book.add_format({**usual, **properties})
        return self._formats[key]

    @property
    def title(self) -> Any:
        """How a title looks."""
        return self.look(bold=True, font_size=15, align="center", text_wrap=True)

    @property
    def head(self) -> Any:
        """How the head of a column looks."""
        return self.look(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9E2EC")

    @property
    def fixed(self) -> Any:
        """How a text that is only to be read looks."""
        return self.look(border=1, indent=1, text_wrap=True, bg_color=GREY)

    @property
    def figure(self) -> Any:
        """How a figure that is only to be read looks; it is never broken into lines."""
        return self.look(border=1, align="right", indent=1, bg_color=GREY)

    @property
    def entered(self) -> Any:
        """How a cell looks that a figure is entered into. Without a number format: Excel then takes 47% as it is typed."""
        return self.look(border=1, align="right", indent=1, locked=False, bg_color=PALE)

    @property
    def written(self) -> Any:
        """How a cell looks that a text is entered into."""
        return self.look(border=1, indent=1, text_wrap=True, locked=False, bg_color=PALE)

    def say(self, text: Text) -> str:
        """A text in the language of the form."""
        return say(text, self.lang)

    def write_given(self, sheet: Any, row: int, column: int, shown: Shown) -> None:
        """A cell that is only to be read."""
        if isinstance(shown, float):
            sheet.write_number(row, column, shown, self.figure)
        else:
            sheet.write_string(row, column, cell_text(shown, self.lang), self.fixed)

    def write_over(self, sheet: Any, row: int, last: int, text: str, wide: float) -> None:
        """A text over all columns, as how a sheet is filled in."""
        sheet.merge_range(row, 0, row, last, text, self.look(text_wrap=True, font_color="#404040"))
        sheet.set_row(row, height([(text, wide)]))

    def write_title(self, sheet: Any, last: int, text: str, wide: float) -> None:
        """The title over all columns."""
        sheet.merge_range(0, 0, 0, last, text, self.title)
        sheet.set_row(0, 1.45 * height([(text, wide / 1.45)]))

    def write_heads(self, sheet: Any, row: int, heads: Sequence[str], first: int = 0) -> None:
        """The heads of columns."""
        for n, head in enumerate(heads, first):
            sheet.write_string(row, n, head, self.head)

    def list_address(self, words: Sequence[str]) -> str:
        """Where a list of words stands in the workbook, as a validation names it."""
        column = self._lists.setdefault(tuple(words), len(self._lists))
        letter = chr(ord("A") + column % 26)
        letters = letter if column < 26 else chr(ord("A") + column // 26 - 1) + letter
        return f"='_lists'!${letters}$1:${letters}${len(words)}"

    def close(self) -> None:
        """Write the lists into a sheet of their own, which no reader of returns looks at, and the workbook."""
        if self._lists:
            sheet = self._book.add_worksheet("_lists")
            sheet.hide()
            for words, column in self._lists.items():
                for n, word in enumerate(words):
                    sheet.write_string(n, column, word)
        self._book.close()

    def chosen(self, words: Sequence[str]) -> dict[str, object]:
        """A validation: one of some words."""
        text = message("Choose one of: {words}", words="、".join(words))
        return self._refusing({"validate": "list", "source": self.list_address(words)}, text)

    def number(self, low: float = -inf, high: float = inf, whole: bool = False) -> dict[str, object]:
        """A validation: a number between two ends, or a whole one."""
        bounds = {"minimum": max(low, -_LARGEST), "maximum": min(high, _LARGEST)}
        kind = {"validate": "integer" if whole else "decimal", "criteria": "between", **bounds}
        wanted = sense("to enter", "a whole number") if whole else sense("to enter", "a number")
        if low > -inf and high < inf:
            wanted = message("{what} from {low} to {high}", what=wanted, low=plain(low), high=plain(high))
        elif low > -inf:
            wanted = message("{what} from {low} up", what=wanted, low=plain(low))
        elif high < inf:
            wanted = message("{what} up to {high}", what=wanted, high=plain(high))
        return self._refusing(kind, message("Enter {what}.", what=wanted))

    def _refusing(self, kind: Mapping[str, object], text: Text) -> dict[str, object]:
        title = self.say(message("Not as asked"))
        return {**kind, "ignore_blank": True, "error_title": title, "error_message": self.say(text)[:255]}


def cell_text(shown: Shown, lang: Lang) -> str:
    """What stands in a cell, as it is read."""
    if isinstance(shown, Status):
        return say(shown.text, lang)
    return shown if isinstance(shown, str) else "" if shown is None else plain(shown)


def height(texts: Sequence[tuple[str, float]], least: int = 1) -> float:
    """How high a row is in which some texts stand in columns of some widths."""
    lines = (sum(len(fold(line, max(2, int(wide) - 3))) for line in text.split("\n")) for text, wide in texts)
    return _LINE * max([least, *lines]) + 4


def set_up(sheet: Any, book: FormBook, header: int, columns: int, last: int, upright: bool = False) -> None:
    """How a sheet is printed and kept: A4, its heads on every page, numbered; only the cells to fill can be changed."""
    if not upright:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.repeat_rows(header)
    sheet.set_footer("&C" + book.say(message("page {page} of {pages}", page="&P", pages="&N")))
    sheet.print_area(0, 0, last, columns - 1)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True})
