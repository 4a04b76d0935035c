"""What stands in a circular, in order: title, lead, rankings, notes, who signs; then annexes; then how it is scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scorecard.base.message import Lang, Message, message, plural, say, term
from scorecard.base.width import fold
from scorecard.render.docx.fit import PADDING, Fit, fit_table, signs
from scorecard.render.docx.office import Office, alignment
from scorecard.render.docx.styles import (
    ANNEX,
    ANNEX_TITLE,
    BODY,
    CAPTION,
    CELL,
    FILL,
    FIRST,
    FLAG,
    HEAD,
    LEGEND,
    NOTE,
    SECOND,
    TITLE,
    Style,
    w,
)
from scorecard.render.heads import full_names, legend_text, with_short_names
from scorecard.render.lines import evenly, headline
from scorecard.render.printed import PrintedListing, PrintedTable, printed_document
from scorecard.render.safe import NO_FIGURE, is_number, visible
from scorecard.tables.table import Document

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


_TWIPS = 1440 / 25.4
_RULES = ("top", "left", "bottom", "right", "insideH", "insideV")
_DIGITS = "〇一二三四五六七八九"


def write(office: Office, document: Document, lang: Lang) -> None:
    """Write a document from its title to its last appendix."""
    _Body(office, lang).write(document)


class _Body:
    def __init__(self, office: Office, lang: Lang) -> None:
        self.office, self.lang = office, lang
        self.first, self.second = 0, 0
        self.headed, self.led = "", False

    def write(self, document: Document) -> None:
        printed = printed_document(document, self.lang, visible)
        self.led = bool(printed.lead)
        fits = [fit_table(table, self._rooms(), spare=True, lang=self.lang) for table in printed.tables]
        if fits and not printed.lead:
            # No page with nothing but titles.
            self.office.turn(fits[0].across)
        for title in printed.titles:
            self._title(title, TITLE)
        self._lines(printed.flags, FLAG)
        self._lines(printed.lead, BODY)
        for table, fit in zip(printed.tables, fits, strict=True):
            self._table(table, fit)
        self._notes(printed.notes)
        if printed.fill_in:
            self.office.turn(across=False)
            self._lines(("", *printed.fill_in), FILL)
        for part in printed.annexes:
            if isinstance(part, PrintedTable):
                self._annex(part)
        self._appendices(printed.appendices)

    def _lines(self, texts: Sequence[str], style: Style) -> None:
        for text in texts:
            self.office.paragraph(text, style)

    def _title(self, title: str, style: Style) -> Paragraph:
        """A title, in lines parted where its sense allows."""
        lines = headline(title, signs(self.office.room(self.office.across), style.size))
        return self.office.paragraph("\n".join(lines), style)

    def _table(self, table: PrintedTable, fit: Fit) -> None:
        """A table of the first page, below its titles as headings; what several share stands once."""
        self.office.turn(fit.across)
        if table.titles and table.titles[0] != self.headed:
            self.headed = table.titles[0]
            self._heading(self.headed)
        for title in table.titles[1:]:
            self.second += 1
            self.office.paragraph(self._numbered_heading(_SECOND, self.second, title), SECOND)
        # Behind a lead a ranking would begin anywhere on the page; the tables of a unit follow one another.
        self._draw_table(table, fit, together=self.led)

    def _notes(self, notes: Sequence[str]) -> None:
        """Notes of the whole page, under a heading where those of a table stand right above."""
        if notes and self.first:
            self._heading(say(message("Notes"), self.lang))
            self._lines(_numbered_items(notes), NOTE)
        else:
            self._lines(_label_notes(notes, self.lang), NOTE)

    def _heading(self, title: str) -> Paragraph:
        """A heading of the first level, numbered."""
        self.first, self.second = self.first + 1, 0
        return self.office.paragraph(self._numbered_heading(_FIRST, self.first, title), FIRST)

    def _annex(self, table: PrintedTable) -> None:
        """A table on a page of its own, across where it is wide."""
        fit = fit_table(table, self._rooms(), spare=False, lang=self.lang)
        new_page = self.office.turn(fit.across)
        head = [(table.annex, ANNEX)] if table.annex else []
        for n, (text, style) in enumerate([*head, *((title, ANNEX_TITLE) for title in table.titles)]):
            paragraph = self._title(text, style)
            if n == 0 and not new_page:
                paragraph.paragraph_format.page_break_before = True
        self._draw_table(table, fit)

    def _draw_table(self, table: PrintedTable, fit: Fit, together: bool = False) -> None:
        if table.caption:
            self.office.paragraph(table.caption, CAPTION)
        legend = legend_text(full_names(table, with_short_names(table)), self.lang)
        if table.columns:
            write_table(self.office, fit, together, legend=bool(legend))
        if legend:
            self.office.paragraph(legend, LEGEND)
        self._lines(_label_notes(table.notes, self.lang), NOTE)

    def _appendices(self, listings: Sequence[PrintedListing]) -> None:
        """What is listed, from a new page on, each under its name."""
        if not listings:
            return
        new_page = self.office.turn(across=False)
        for n, listing in enumerate(listings):
            title = self._title(listing.title, ANNEX_TITLE)
            if n == 0 and not new_page:
                title.paragraph_format.page_break_before = True
            self._lines(_numbered_items(listing.items), BODY)

    def _numbered_heading(self, heading: Message, number: int, title: str) -> str:
        return say(heading.fill(number=term(str(number), zh=_in_chinese(number)), title=title), self.lang)

    def _rooms(self) -> tuple[float, float]:
        return self.office.room(False), self.office.room(True)


_FIRST = message("{number}. {title}")
_SECOND = message("({number}) {title}")


def _in_chinese(number: int) -> str:
    """A number as headings bear it.

    >>> [_in_chinese(n) for n in (1, 10, 12, 20, 34)]
    ['一', '十', '十二', '二十', '三十四']
    """
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    ten = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")


def _label_notes(notes: Sequence[str], lang: Lang) -> list[str]:
    """Notes behind the word for them, numbered where there are several."""
    if not notes:
        return []
    label = say(plural("Note: ", "Notes: ", len(notes)), lang)
    first, *others = _numbered_items(notes)
    return [label + first, *others]


def _numbered_items(items: Sequence[str]) -> list[str]:
    """Sentences, numbered where there are several."""
    return [f"{n}. {item}" if len(items) > 1 else item for n, item in enumerate(items, 1)]


_PAGE, _FIRST_ROWS = 20, 5
"""So many rows surely stand on one page; of a longer table so many stand below its heads."""


def write_table(office: Office, fit: Fit, together: bool, legend: bool) -> None:
    """Write a table, in parts below one another where it is too wide for one.

    together : it is not broken over two pages if it fits on one
    legend : a legend follows, which does not stand alone on a page
    """
    for n, part in enumerate(fit.parts):
        if n:
            office.paragraph("", NOTE)
        made = _write_part(office, fit, part)
        rows = list(made.rows)
        kept = rows[:-1] if len(rows) <= _PAGE else rows[:_FIRST_ROWS]
        _keep_with_next(
            [*(kept if together else ()), *(rows[-1:] if legend and part is fit.parts[-1] else ())]
        )


def _keep_with_next(rows: Iterable[Any]) -> None:
    """Rows that stand on the page of what follows them."""
    for row in rows:
        for paragraph in row._tr.iter(w("p")):
            paragraph.get_or_add_pPr().keepNext_val = True


def _write_part(office: Office, fit: Fit, part: Sequence[tuple[int, float]]) -> Any:
    table = fit.table
    lines = list(_lines(table))
    made = office.table(1 + len(lines), len(part))
    _rule(made, [length for _, length in part])
    rows = list(made.rows)
    _keep(rows[0], head=True)
    for (k, length), cell in zip(part, rows[0].cells, strict=True):
        columns = signs(length, fit.size)
        below = fold(table.below[k], columns) if table.below and table.below[k] else []
        _fill(office, cell, [*evenly(table.header[k], columns), *below], HEAD, fit.size, "center")
    for line, row in zip(lines, rows[1:], strict=True):
        _keep(row)
        cells = row.cells
        if isinstance(line, str):
            _fill(office, cells[0].merge(cells[-1]), [line], HEAD, fit.size, "left")
            continue
        for (k, _), cell in zip(part, cells, strict=True):
            _fill(office, cell, [table.rows[line][k]], CELL, fit.size, _side(table, k, table.rows[line][k]))
    return made


def _lines(table: PrintedTable) -> Iterator[str | int]:
    """The rows by their numbers, with the name of each group above those that stand together."""
    group = None
    for n in range(len(table.rows)):
        if table.blocks and table.groups[n] != group:
            group = table.groups[n]
            yield group or "—"
        yield n


def _side(table: PrintedTable, k: int, text: str) -> str:
    """Figures flush right, ranks and words among figures in the middle, texts at the left."""
    column = table.columns[k]
    if column.kind == "text" and (column.key or not _is_of_numbers(table, k)):
        return "left"
    return "right" if is_number(text.split(" ")[0]) and column.kind != "rank" else "center"


def _is_of_numbers(table: PrintedTable, k: int) -> bool:
    """Whether a column of texts holds nothing but figures, and marks where there are none."""
    texts = {row[k] for row in table.rows} - NO_FIGURE
    return bool(texts) and all(map(is_number, texts))


def _fill(office: Office, cell: Any, texts: Sequence[str], style: Style, size: float, side: str) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for n, text in enumerate(texts):
        paragraph = cell.add_paragraph() if n else cell.paragraphs[0]
        # By its id: python-docx seeks the default style anew for each paragraph that is given one.
        paragraph._p.style = office.style_id(style)
        paragraph.alignment = alignment(side)
        run = paragraph.add_run(text)
        if size != style.size:
            run.font.size = round(size * 12700)


def _keep(row: Any, head: bool = False) -> None:
    """A row stands on one page; the heads on all."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("cantSplit"))
    if head:
        properties.append(_element("tblHeader"))


def _rule(table: Any, lengths: Sequence[float]) -> None:
    """Rules around all cells, and columns of the widths that were worked out."""
    table.autofit = False
    properties = table._tbl.tblPr
    for tag in ("tblW", "jc", "tblBorders", "tblCellMar", "tblStyle", "tblLook"):
        for element in properties.findall(w(tag)):
            properties.remove(element)
    layout = properties.find(w("tblLayout"))
    borders = _element("tblBorders")
    for side in _RULES:
        borders.append(_element(side, val="single", sz="4", space="0", color="auto"))
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w=str(round(PADDING * _TWIPS)), type="dxa"))
    whole = str(round(sum(lengths) * _TWIPS))
    for element in (_element("tblW", w=whole, type="dxa"), _element("jc", val="center"), borders):
        layout.addprevious(element)
    layout.addnext(margins)
    for length, column in zip(lengths, table.columns, strict=True):
        column.width = round(length * 36000)
    for row in table.rows:
        for length, cell in zip(lengths, row.cells, strict=True):
            cell.width = round(length * 36000)


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        element.set(w(name), value)
    return element
