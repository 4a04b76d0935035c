"""Tables that stand beside a scheme: `units: {from: units.csv}`, and in a table `targets: {from: targets.xlsx}`.

What such a table says is put into the tree of the scheme as if it were written there, each name and figure with its
place in the other file; the readers of fields then find what is wrong with it like anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.fault import Fault, errors
from scorecard.base.message import Text, listed, message
from scorecard.base.names import fold_name
from scorecard.base.place import is_book, path_parts, sheet_path
from scorecard.load.limits import book_cells
from scorecard.load.source import Source
from scorecard.load.text import decode
from scorecard.load.yaml.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from scorecard.load.annex.grid import Grid
    from scorecard.load.books.book import Sheet

Opener = Callable[[str], Source | Text]
"""Gives the file of a name, which is meant from the folder of the scheme, or says why it cannot be had.

A name may end in that of a sheet, `targets.xlsx[附件2]`.
"""


def no_folder(name: str) -> Source | Text:
    """A scheme of which only the text is at hand."""
    return message("only the text of the scheme is at hand")


@dataclass
class Beside:
    """The tables that one scheme names, as they are read.

    `lines` and `sheets` show the place of a fault; `texts` are the tables as rows of text by the name the scheme
    gives them, to be kept in a seal.
    """

    opener: Opener = no_folder
    faults: list[Fault] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _year: str = ""

    @property
    def whole(self) -> bool:
        """Whether the tables say all that the scheme needs of them."""
        return not errors(self.faults) and not any(fault.code == "SC451" for fault in self.faults)

    def expanded(self, root: Mapping) -> Mapping:
        """The tree with what its tables say; without the fields whose tables cannot be had."""
        year = next((value for key, value in root.entries if key.text in ("year", "plan")), None)
        self._year = year.text if isinstance(year, Scalar) else ""
        expanded = ((key, self._expanded(key.text, value)) for key, value in root.entries)
        return Mapping(tuple((key, value) for key, value in expanded if value is not None), root.span)

    def _expanded(self, name: str, value: Node) -> Node | None:
        if name == "units" and (file := _named_file(value)):
            from scorecard.load.scheme.beside_units import units_of

            grid = self._grid(file)
            return units_of(grid, value.span, self.faults) if grid else None
        if name == "tables" and isinstance(value, Mapping):
            return Mapping(tuple((key, self._table(table)) for key, table in value.entries), value.span)
        return value

    def _table(self, table: Node) -> Node:
        if not isinstance(table, Mapping):
            return table
        file = next(
            (f for key, value in table.entries if key.text == "targets" and (f := _named_file(value))), None
        )
        grid = self._grid(file) if file else None
        if grid is None:
            return table
        from scorecard.load.scheme.beside_targets import rows_with_targets

        return rows_with_targets(table, grid, self._year, self.faults)

    def _grid(self, named: _Named) -> Grid | None:
        """The table of a file; of a workbook with several sheets, that of the sheet that is named."""
        source = self.opener(named.key)
        if isinstance(source, Text):
            self.faults.append(Fault("SC443", named.file.span, {"file": named.file.text, "reason": source}))
            return None
        from scorecard.load.annex.grid import read_grids

        grids, faults = read_grids(source)
        self.faults += faults
        self._note(source)
        # What a seal keeps is the one table alone, which has no sheets.
        sheets = [grid for grid in grids if named.is_sheet(grid)] if is_book(source.path) else list(grids)
        if not sheets and not errors(faults):
            reason = message("it has no such sheet, or the sheet is empty")
            self.faults.append(Fault("SC443", named.file.span, {"file": named.key, "reason": reason}))
        if not sheets or errors(faults):
            return None
        if len({grid.path for grid in sheets}) > 1:
            names = listed([path_parts(grid.path).sheet for grid in sheets])
            reason = message("it has several sheets ({names}); `sheet` must name one", names=names)
            self.faults.append(Fault("SC443", named.file.span, {"file": named.key, "reason": reason}))
            return None
        self.texts[named.key] = tuple(_as_text(sheets[0]))
        return sheets[0]

    def _note(self, source: Source) -> None:
        """Keep the lines of a file, to show faults in."""
        if is_book(source.path):
            from scorecard.load.books.book import read_book

            self.sheets |= {sheet.path: sheet for sheet in read_book(source, book_cells(())).sheets}
        else:
            self.lines[source.path] = decode(source)[0].lines


class _Named(NamedTuple):
    """A file, and the sheet of it that is meant where one is named."""

    file: Scalar
    sheet: str = ""

    @property
    def key(self) -> str:
        """Both in one, as a path has them."""
        return sheet_path(self.file.text, self.sheet) if self.sheet else self.file.text

    def is_sheet(self, grid: Grid) -> bool:
        """Whether a table stands on the sheet that is meant."""
        return not self.sheet or fold_name(path_parts(grid.path).sheet) == fold_name(self.sheet)


def _named_file(value: Node) -> _Named | None:
    """The file that `{from: units.csv}` names; None where a field says what it says itself."""
    if not isinstance(value, Mapping) or not {key.text for key, _ in value.entries} <= {"from", "sheet"}:
        return None
    said = {key.text: one for key, one in value.entries if isinstance(one, Scalar) and one.text.strip()}
    return _Named(said["from"], said["sheet"].text if "sheet" in said else "") if "from" in said else None


def _as_text(grid: Grid) -> Iterator[str]:
    """The rows of a table as lines of text that are read back as the same cells."""
    for record in grid.records:
        cells = ('"' + cell.replace('"', '""') + '"' if _is_quoted(cell) else cell for cell in record.cells)
        yield from ",".join(cells).split("\n")


def _is_quoted(cell: str) -> bool:
    return any(sign in cell for sign in ',;\t"\n') or cell != cell.strip()


def kept_tables(texts: dict[str, list[str]]) -> Opener:
    """The tables that were kept in a seal, by the names the scheme gives them."""

    def opener(name: str) -> Source | Text:
        lines = texts.get(name)
        if lines is None:
            return message("the seal does not hold it")
        return Source(f"{name}.csv", "\n".join([*lines, ""]).encode("utf-8"))

    return opener
