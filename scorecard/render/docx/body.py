"""What stands in a circular, in order: title, lead, rankings, notes, who signs; then annexes; then how it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.base.message import Lang, Message, message, plural, say, term
from scorecard.render.docx.fit import Fit, fit_table, signs
from scorecard.render.docx.office import Office
from scorecard.render.docx.styles import (
    ANNEX,
    ANNEX_TITLE,
    BODY,
    CAPTION,
    FILL,
    FIRST,
    FLAG,
    LEGEND,
    NOTE,
    SECOND,
    TITLE,
    Style,
)
from scorecard.render.docx.table import write_table
from scorecard.render.heads import full_names, with_short_names
from scorecard.render.lines import headline
from scorecard.render.printed import PrintedListing, PrintedTable, printed_document
from scorecard.render.safe import visible
from scorecard.tables.table import Document

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_DIGITS = "〇一二三四五六七八九"


def write(office: Office, document: Document, lang: Lang) -> None:
    """Write a document from its title to its last appendix."""
    _Body(office, lang).write(document)


class _Body:
    def __init__(self, office: Office, lang: Lang) -> None:
        self.office, self.lang = office, lang
        self.first, self.second = 0, 0
        self.headed = ""

    def write(self, document: Document) -> None:
        printed = printed_document(document, self.lang, visible)
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
        self._draw_table(table, fit)

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

    def _draw_table(self, table: PrintedTable, fit: Fit) -> None:
        if table.caption:
            self.office.paragraph(table.caption, CAPTION)
        if table.columns:
            write_table(self.office, fit)
        legend = "　".join(f"{mark} {name}" for mark, name in full_names(table, with_short_names(table)))
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
        counted = term(str(number), zh=_in_chinese(number))
        return say(heading.fill(number=counted, title=title), self.lang)

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
