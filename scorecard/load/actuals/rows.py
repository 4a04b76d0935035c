"""What both kinds of sheet ask of their rows: as many cells as the header, and something to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.measures import IN_THOUSANDS, Comma, StatedMeasure, is_measure, measure_in_head
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.values import Values
from scorecard.load.actuals.words import CORNERS, NUMBERING, is_footer, is_total

_HEAD = pattern(r"\s*[+-]?\d{1,3}")
_TAIL = pattern(r"\d{3}(?:\.\d+)?\s*")


def header_width(cells: Sequence[str]) -> int:
    """Columns of a header, without those that spreadsheets leave empty at its end."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


class SheetRead(NamedTuple):
    """A sheet that is being read: what is known beforehand, and where it goes what the sheet says.

    comma : what a comma in a number is, by the sign that parts the cells
    """

    path: str
    known: KnownSchemes
    values: Sequence[Values]
    gathered: Gatherings
    comma: Comma = IN_THOUSANDS


class RowReader:
    """Holds the rows of one sheet against its header."""

    def __init__(self, sheet: SheetRead, header: Record) -> None:
        self.path = sheet.path
        self.comma = sheet.comma
        self.header = header.with_cell_columns()
        self.width = header_width(header.cells)
        self.numbering = [
            n for n, cell in enumerate(header.cells[: self.width]) if fold_name(cell) in NUMBERING | CORNERS
        ]
        self._folded = [fold_name(cell) for cell in header.cells[: self.width]]
        self._known = sheet.known
        self._gathered = sheet.gathered

    def measure(self, columns: Sequence[int], above: StatedMeasure | None) -> StatedMeasure | None:
        """The measure of a whole sheet, as the heads of these columns state it, or a line above."""
        heads = ((measure_in_head(self.header.cells[n]), self.header.span(self.path, n)) for n in columns)
        measures = [StatedMeasure(text, span) for text, span in heads if text]
        measures += [above] if above and is_measure(above.text) else []
        self._gathered.agree(measures, self.header.cells[columns[0]] if columns else "")
        return measures[0] if measures else above

    def fits(self, record: Record) -> bool:
        """Whether a row can be read; otherwise its fault is noted. A row is never shifted."""
        width = len(record.cells)
        cut = _cut_number(record.cells) if width > len(self.header.cells) else None
        blank = not any(map(str.strip, record.cells[self.width :]))
        if width == self.width or (width > self.width and cut is None and blank):
            return True
        if self.is_aside(record):
            return False
        args = {"found": str(width), "wanted": str(self.width)}
        if width < self.width:
            self._gathered.fault("SC116", record.span(self.path, width), args)
            return False
        if cut is None:
            text = next(cell for cell in record.cells[self.width :] if cell.strip())
            span = record.span(self.path, record.cells.index(text, self.width))
            self._gathered.fault("SC117", span, {**args, "text": quotable_text(text)})
            return False
        self.cut_number(record, cut)
        return False

    def cut_number(self, record: Record, at: int) -> None:
        """Note that a thousands comma without quotes made two cells of one number."""
        head, tail = record.cells[at].strip(), record.cells[at + 1].strip()
        if head.lstrip("+-").startswith("0"):
            # No thousands begin with a nought: this is a decimal comma.
            self._gathered.fault("SC177", record.span(self.path, at), {"text": f"{head},{tail}"})
            return
        number = {"text": f"{head},{tail}", "plain": head + tail}
        self._gathered.fault("SC118", record.span(self.path, at), number)

    def is_aside(self, record: Record) -> bool:
        """Whether a row is no data: the header once more, or a footer. A warning says so."""
        cells = record.cells
        if [fold_name(cell) for cell in cells[: self.width]] == self._folded:
            self._gathered.fault("SC115", record.span(self.path))
            return True
        if is_footer(cells):
            self._leave_out(record, "SC161", next(n for n, c in enumerate(cells) if c.strip()), -1)
            return True
        return False

    def is_total(self, record: Record, columns: Sequence[int], scheme: int = -1) -> bool:
        """Whether a name in these columns, or where rows are numbered, stands for a total; then it is left out."""
        for column in (*columns, *self.numbering):
            if is_total(record.cells[column]):
                self._leave_out(record, "SC160", column, scheme)
                return True
        return False

    def _leave_out(self, record: Record, code: str, column: int, scheme: int) -> None:
        """A row that is never scored; without a period it is told with the latest scheme."""
        text = quotable_text(record.cells[column])
        self._gathered.fault(code, record.span(self.path, column), {"name": text, "text": text})
        schemes = self._known.schemes
        if schemes:
            latest = max(range(len(schemes)), key=lambda n: schemes[n].year)
            self._gathered.left_out[scheme if scheme >= 0 else latest] += 1


def _cut_number(cells: Sequence[str]) -> int | None:
    """The first of two cells that a thousands comma made of one number."""
    for at in range(len(cells) - 1):
        if _HEAD.fullmatch(cells[at]) and _TAIL.fullmatch(cells[at + 1]):
            return at
    return None
