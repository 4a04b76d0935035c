"""One sheet: its lines written, its columns as wide as they need, and how it comes out on paper."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorecard.base.address import Address
from scorecard.base.message import Lang, say
from scorecard.base.width import fold, width
from scorecard.render.lines import headline
from scorecard.render.safe import visible
from scorecard.render.xlsx.book import PrintedBook
from scorecard.render.xlsx.held import BookCell, as_numbers, workbook_cell
from scorecard.render.xlsx.page import Location, SheetLine, SheetPage
from scorecard.render.xlsx.paper import (
    A4,
    MARGINS,
    chart_apart,
    lies_across,
    page_breaks,
    side_by_side_scale,
)
from scorecard.tables.table import Column, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NARROWEST, _WIDEST, _HEAD = 6.0, 34.0, 10
_LINE = 15.0
_TITLE = 21.0
_LARGER, _SMALLER = 1.4, 1.1
"""How much wider a title is set than the columns are counted in, and how much narrower a note."""
_FROZEN = 200.0
"""What is higher than this above the rows is left to move, or nothing would be seen of them on a small screen."""
_LISTED = (42.0, 42.0)
"""Where nothing but sentences stands: not in one column, for a single one is never made smaller to fit on paper."""
_LEAST = {"lead": 84, "title": 44, "note": 64}


def write_page(book: PrintedBook, page: SheetPage, where: Mapping[str, Location]) -> None:
    """Write a sheet of the workbook."""
    _SheetWriter(book, page, where).write()


class _SheetWriter:
    def __init__(self, book: PrintedBook, page: SheetPage, where: Mapping[str, Location]) -> None:
        self.book, self.page, self.where = book, page, where
        self.sheet: Worksheet = book.sheet(page.name)
        self.lang: Lang = book.lang
        self.columns: tuple[Column, ...] = page.table.columns if page.table else ()
        self.heads = _heads(page)
        self.cells: list[list[BookCell]] = _cells(page, self.lang)
        self.widths = self._widths()
        self.parts = page_breaks(self.columns, self.widths, self._keys)
        self.first = self._keys if self.parts else 0
        self.beyond = self.parts[0] if self.parts else len(self.widths)
        self.heights = [self._height(line) for line in page.lines]

    def write(self) -> None:
        """All lines, then what holds for the sheet as a whole."""
        for k, columns in enumerate(self.widths):
            self.sheet.set_column(k, k, columns)
        for n, line in enumerate(self.page.lines):
            self.sheet.set_row(n, self.heights[n])
            if line.kind == "row":
                self._row(n, line.row)
            elif line.kind == "head":
                for k, text in enumerate(self.heads):
                    self.sheet.write_string(n, k, text, self.book.style("head"))
            elif line.kind == "over":
                self._write_upper_heads(n)
            elif line.text:
                self._across(n, line)
        self._screen()
        self._paper()
        if self.page.works:
            self._marks()
        self._chart()

    # --- lines

    def _across(self, n: int, line: SheetLine) -> None:
        """A text over the whole width of what is printed on one page, beside the columns that all pages repeat."""
        style = self.book.style(line.kind)
        if self.beyond - self.first > 1:
            self.sheet.merge_range(n, self.first, n, self.beyond - 1, "", style)
        text = "\n".join(headline(line.text, self._title_room)) if line.kind == "title" else line.text
        self.sheet.write_string(n, self.first, text, style)

    def _write_upper_heads(self, n: int) -> None:
        """What stands above columns next to each other, once above them all."""
        k = 0
        while k < len(self.columns):
            over = self.columns[k].over
            last = k
            while over and last + 1 < len(self.columns) and self.columns[last + 1].over == over:
                last += 1
            style = self.book.style("over")
            if last > k:
                self.sheet.merge_range(n, k, n, last, "", style)
            self.sheet.write_string(n, k, visible(say(over or "", self.lang)), style)
            k = last + 1

    def _row(self, n: int, row: int) -> None:
        for k, cell in enumerate(self.cells[row]):
            style = self.book.style(self._kind(k, cell), cell.shown, cell.tone)
            if cell.parts:
                self.sheet.write_formula(n, k, self._formula(cell), style, _cached_value(cell))
            elif isinstance(cell.value, str):
                self.sheet.write_string(n, k, cell.value, style)
            elif cell.value is None:
                self.sheet.write_blank(n, k, None, style)
            else:
                self.sheet.write_number(n, k, cell.value, style)

    def _kind(self, k: int, cell: BookCell) -> str:
        """Texts at the left, numbers at the right, ranks and words among numbers in the middle.

        What a person may change on a sheet that is worked out looks so.
        """
        column = self.columns[k]
        if self.page.works and not cell.parts and not column.key and column.kind != "text":
            return "input"
        if column.kind == "rank" or (isinstance(cell.value, str) and column.kind != "text"):
            return "middle"
        return "text" if column.kind == "text" and not isinstance(cell.value, float) else "number"

    def _formula(self, cell: BookCell) -> str:
        return "".join(part if isinstance(part, str) else self._cell(part) for part in cell.parts)

    def _cell(self, place: Address) -> str:
        """How a formula calls a cell, or the cells of a column."""
        from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

        at = self.where[place.table]
        k = at.columns[place.column]
        here = self.page.table is not None and place.table == self.page.table.id
        sheet = "" if here else f"{quote_sheetname(at.sheet)}!"
        if place.row is not None:
            return sheet + str(xl_rowcol_to_cell(at.first + place.row, k))
        first, last = (
            xl_rowcol_to_cell(row, k, row_abs=True, col_abs=False)
            for row in (at.first, at.first + at.rows - 1)
        )
        return f"{sheet}{first}:{last}"

    # --- widths and heights

    def _widths(self) -> list[float]:
        widths = [self._width(k) for k in range(len(self.columns))] or [*_LISTED]
        least = max((_LEAST.get(line.kind, 0) for line in self.page.lines), default=0)
        short = least - sum(widths)
        if short > 0:
            roomy = [k for k, column in enumerate(self.columns) if column.kind == "text"] or [
                *range(len(widths))
            ]
            for k in roomy:
                widths[k] += short / len(roomy)
        return widths

    def _width(self, k: int) -> float:
        texts = [row[k] for row in self.page.texts.rows] if self.page.texts else []
        marks = 2 if any(row[k].tone for row in self.cells) else 0
        body = max((width(text) for text in texts), default=0) + marks
        head = max((width(word) for word in self.heads[k].split("\n")), default=0)
        wanted = max(min(body, _WIDEST), min(head, _HEAD)) * 1.05 + 2
        return max(_NARROWEST, wanted)

    def _height(self, line: SheetLine) -> float:
        if line.kind == "row":
            texts = self.page.texts.rows[line.row] if self.page.texts else ()
            lines = max((_folded_line_count(text, self.widths[k]) for k, text in enumerate(texts)), default=1)
            return _LINE * lines + 3
        if line.kind == "head":
            return (
                _LINE * max(_folded_line_count(text, self.widths[k]) for k, text in enumerate(self.heads)) + 5
            )
        if line.kind == "title":
            return _TITLE * len(headline(line.text, self._title_room)) + 2
        if line.kind in ("lead", "note", "flag"):
            room = self._room * (_SMALLER if line.kind == "note" else 1)
            return _LINE * _folded_line_count(line.text, room) + 3
        return _LINE + 3

    @property
    def _room(self) -> float:
        return sum(self.widths[self.first : self.beyond])

    @property
    def _title_room(self) -> int:
        return int(self._room / _LARGER)

    # --- the sheet as a whole

    @property
    def _below_head(self) -> int:
        """The first line below the heads; 0 where there are none."""
        return next((n + 1 for n, line in enumerate(self.page.lines) if line.kind == "head"), 0)

    @property
    def _keys(self) -> int:
        """How many columns from the left say what a row is about."""
        return next((k for k, column in enumerate(self.columns) if not column.key), len(self.columns))

    def _screen(self) -> None:
        below = self._below_head
        if below and sum(self.heights[:below]) <= _FROZEN:
            self.sheet.freeze_panes(below, self._keys if self._keys < len(self.columns) else 0)
        if self.page.works:
            self.sheet.set_tab_color("#C9A227")

    def _paper(self) -> None:
        self.sheet.set_paper(A4)
        wide, high, chart = sum(self.widths), sum(self.heights), self._chart_height
        across, pages = lies_across(wide, high + chart)
        alone = False
        if across:
            self.sheet.set_landscape()
        if self.parts:
            self.sheet.set_print_scale(side_by_side_scale(self.widths, self.parts, self._keys))
            self.sheet.set_v_pagebreaks(self.parts)
        elif chart and pages > 1:
            # The chart has a page of its own. Office programs heed a break only where they are not told on how many
            # pages to fit a sheet.
            scale, alone = chart_apart(wide, high, chart, across)
            self.sheet.set_print_scale(scale)
            self.sheet.set_h_pagebreaks([len(self.page.lines)])
        else:
            self.sheet.fit_to_pages(1, 1 if pages == 1 else 0)
        self.sheet.set_margins(**MARGINS)
        self.sheet.center_horizontally()
        self.sheet.set_footer(self.book.footer)
        below = self._below_head
        if below and not alone:
            first = below - 2 if below > 1 and self.page.lines[below - 2].kind == "over" else below - 1
            self.sheet.repeat_rows(first, below - 1)
        if self._keys and self._keys < len(self.columns):
            self.sheet.repeat_columns(0, self._keys - 1)

    def _marks(self) -> None:
        """Rates that follow what is changed, met or not: with a mark beside the colour."""
        rows = [n for n, line in enumerate(self.page.lines) if line.kind == "row"]
        for k, column in enumerate(self.columns):
            if column.kind != "percent" or not any(row[k].parts for row in self.cells):
                continue
            pattern = next((row[k].shown for row in self.cells if row[k].shown), "0%")
            for criteria, mark, tone in ((">=", "√", "met"), ("<", "×", "short")):
                style = self.book.style("number", f'{pattern}" {mark}"', tone)
                rule = {"type": "cell", "criteria": criteria, "value": 1, "format": style}
                blank = {"type": "formula", "criteria": self._no_number(rows[0], k), "stop_if_true": True}
                if criteria == ">=":
                    self.sheet.conditional_format(rows[0], k, rows[-1], k, blank)
                self.sheet.conditional_format(rows[0], k, rows[-1], k, rule)

    def _no_number(self, n: int, k: int) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell

        return f"=NOT(ISNUMBER({xl_rowcol_to_cell(n, k)}))"

    @property
    def _chart_height(self) -> float:
        """How high the chart is with the blank above it, in points; 0 where there is none."""
        table = self.page.table
        if table is None or not table.charted or table.blocks or not 2 < len(self._ranked) <= 60:
            return 0
        return _LINE * (4 + len(self._ranked) * 1.1)

    @cached_property
    def _ranked(self) -> list[int]:
        """The lines of those who have a rank: the others, who come last, have no bar among them."""
        table = self.page.table
        rows = [(n, line.row) for n, line in enumerate(self.page.lines) if line.kind == "row"]
        rank = next((k for k, column in enumerate(self.columns) if column.id == "rank"), None)
        if table is None or rank is None:
            return [n for n, _ in rows]
        return [n for n, row in rows if isinstance(table.rows[row][rank], (int, float))]

    def _chart(self) -> None:
        """The figures of one column as bars, below everything, in the order of the rows."""
        table = self.page.table
        if table is None or not self._chart_height:
            return
        ids = [column.id for column in self.columns]
        named = max(k for k, column in enumerate(self.columns) if column.key and column.kind == "text")
        drawn = ids.index(table.charted)
        chart = self.book.chart()
        chart.add_series(self._series(named, drawn, self._ranked))
        _plain_axes(chart, self.heads[drawn].partition("\n")[0])
        size = {
            "width": int(min(sum(self.widths), 110) * 7.2),
            "height": int((self._chart_height - _LINE) / 0.75),
        }
        chart.set_size(size)
        self.sheet.insert_chart(len(self.page.lines) + 1, 0, chart, {"description": self.page.name})

    def _series(self, named: int, drawn: int, rows: list[int]) -> dict[str, Any]:
        name, pattern = (
            self.page.name,
            next((row[drawn].shown for row in self.cells if row[drawn].shown), "0"),
        )
        return {
            "name": self.heads[drawn].partition("\n")[0],
            "categories": [name, rows[0], named, rows[-1], named],
            "values": [name, rows[0], drawn, rows[-1], drawn],
            "fill": {"color": "#4F7CAC"},
            "gap": 45,
            "data_labels": {"value": True, "num_format": pattern},
        }


def _plain_axes(chart: Any, title: str) -> None:
    """Bars from the top, the first row first, without a legend of one entry."""
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})


def _heads(page: SheetPage) -> list[str]:
    """What heads each column, with what stands under it."""
    if page.texts is None:
        return []
    below = page.texts.below or ("",) * len(page.texts.header)
    return [f"{head}\n{under}".rstrip() for head, under in zip(page.texts.header, below, strict=True)]


def _cells(page: SheetPage, lang: Lang) -> list[list[BookCell]]:
    table: Table | None = page.table
    if table is None:
        return []
    texts = page.texts.rows if page.texts else ()
    columns = [as_numbers(column, [row[k] for row in texts]) for k, column in enumerate(table.columns)]
    return [
        [workbook_cell(cell, column, lang) for cell, column in zip(row, columns, strict=True)]
        for row in table.rows
    ]


def _cached_value(cell: BookCell) -> float | str:
    """What a formula comes to, to be shown until it is worked out anew."""
    return "" if cell.value is None else cell.value


def _folded_line_count(text: str, columns: float) -> int:
    """In how many lines a text stands within a width."""
    return sum(len(fold(line, max(2, int(columns) - 1))) or 1 for line in text.split("\n"))
