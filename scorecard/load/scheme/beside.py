"""Tables that stand beside a scheme: wherever a field holds several, `{from: units.csv}` takes them from a file.

What such a table says is put into the tree of the scheme as if it were written there, each name and figure with its
place in the other file; the readers of fields then find what is wrong with it like anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Several
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from scorecard.base.fault import Fault, errors
from scorecard.base.message import Text, comma_list, message
from scorecard.base.pattern import pattern
from scorecard.base.place import is_book, path_parts, place_words
from scorecard.base.records import dataclass
from scorecard.language.nodes import inner_node
from scorecard.load.limits import book_cells
from scorecard.load.scheme.in_english import has_field, value_in_english
from scorecard.load.scheme.named_file import ListPlace, NamedFile, named_file
from scorecard.load.source import Source
from scorecard.load.text import decode
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence, text_of
from scorecard.model.scheme import SCHEME, ListFrom
from scorecard.model.table import TABLE
from scorecard.model.unit import UNIT
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import Kind

if TYPE_CHECKING:
    from scorecard.load.annex.grid import AnnexGrid
    from scorecard.load.books.book import Sheet
    from scorecard.load.scheme.plain_table import PlainTable

_QUOTED = pattern(r'[,;\t"\n]|^\s|\s$')

Said = TypeVar("Said")
Opener = Callable[[str], Source | Text]
"""Gives the file of a name, which is meant from the folder of the scheme, or says why it cannot be had.

A name may end in that of a sheet, `targets.xlsx[附件2]`.
"""


def no_folder(name: str) -> Source | Text:
    """A scheme of which only the text is at hand."""
    return message("only the text of the scheme is at hand")


FEW = 1 << 16
"""Bytes of a table below which reading it row by row takes no time."""


@dataclass
class SchemeTables:
    """The tables that one scheme names, as they are read.

    `lines` and `sheets` show the place of a fault; `texts` are the tables as rows of text by the name the scheme
    gives them, to be kept in a seal; `lists` says what stands in them. Tables of less than `few` bytes are read row by
    row.
    """

    opener: Opener = no_folder
    few: int = FEW
    faults: list[Fault] = field(default_factory=list)
    lines: dict[str, Several[str]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    texts: dict[str, Several[str]] = field(default_factory=dict)
    lists: list[ListFrom] = field(default_factory=list)
    _year: str = ""
    _read: dict[str, tuple[AnnexGrid, ...] | None] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether the tables say all that the scheme needs of them."""
        return not errors(self.faults) and not any(fault.code == "SC451" for fault in self.faults)

    def expand_tree(self, root: Mapping) -> Mapping:
        """The tree with what its tables say; without the fields whose tables cannot be had."""
        year = next((value for key, value in root.entries if key.text in ("year", "plan")), None)
        self._year = text_of(year)
        return self._fields(root, SCHEME, ListPlace())

    def _fields(self, node: Mapping, type: NodeType, place: ListPlace) -> Mapping:
        """A mapping of a type with what the tables say that its fields name."""
        place = place.inside(node)
        entries = []
        for key, value in node.entries:
            named = type.by_name.get(key.text)
            made = self._value(value, named.kind, place.at_field(named)) if named else value
            if made is not None:
                entries.append((key, made))
        made_of = Mapping(tuple(entries), node.span)
        return self._with_targets(made_of, place) if type is TABLE else made_of

    def _value(self, node: Node, kind: Kind, place: ListPlace) -> Node | None:
        """A value of a kind; None where the table that says it cannot be had."""
        if isinstance(node, Scalar):
            return node
        type = inner_node(kind)
        if type is not None:
            if type.short and not has_field(node, type):
                short = type.by_name[type.short]
                return self._value(node, short.kind, place.at_field(short))
            return self._fields(node, type, place) if isinstance(node, Mapping) else node
        if kind.entry is None:
            return node
        if isinstance(node, Sequence):
            return self._items(node, kind.entry, kind, place)
        named = named_file(node, kind)
        plain = self._plain(node, named, kind, place) if named else None
        if plain:
            return plain
        if not kind.by_name and named is None:
            return self._value(node, kind.entry, place)
        if not kind.by_name and named:
            items = self._list_items(named, kind, place)
            return Sequence(tuple(items), node.span) if items else None
        return self._named_entries(node, named, kind, place)

    def _plain(self, node: Mapping, named: NamedFile, kind: Kind, place: ListPlace) -> Node | None:
        """A large table of units that needs no care and has nothing beside it; None for any other."""
        alone = all(value in (named.file, named.sheet) for _, value in node.entries)
        if not alone or not kind.by_name or inner_node(kind.entry or kind) is not UNIT:
            return None
        table = self._plain_table(named)
        if table is None:
            return None
        from scorecard.load.scheme.plain_units import plain_units

        units = plain_units(table)
        if units is None:
            return None
        self._keep_lines(named, table)
        self._took(named, place, len(units))
        return Mapping(units, node.span)

    def _plain_table(self, named: NamedFile) -> PlainTable | None:
        """A large table in which no cell needs care; None for any other."""
        source = self.opener(named.key)
        if isinstance(source, Text) or source.size < self.few or source.path in self._read:
            return None
        from scorecard.load.scheme.plain_table import plain_table

        return plain_table(source)

    def _keep_lines(self, named: NamedFile, table: PlainTable) -> None:
        self.lines[table.path] = self.texts[named.key] = table.lines

    def _items(self, node: Sequence, entry: Kind, kind: Kind, place: ListPlace) -> Node:
        """A list, and in the place of an item that names a file the items of its table."""
        if all(isinstance(item, Scalar) for item in node.items):
            return node
        items: list[Node] = []
        for item in node.items:
            named = named_file(item, kind) if isinstance(item, Mapping) else None
            if named:
                items += self._list_items(named, kind, place)
            elif (made := self._value(item, entry, place)) is not None:
                items.append(made)
        return Sequence(tuple(items), node.span)

    def _named_entries(
        self, node: Mapping, named: NamedFile | None, kind: Kind, place: ListPlace
    ) -> Node | None:
        """Entries by name, those of a table where the scheme names it; what is told twice is refused."""
        entry = kind.entry or kind
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.entries:
            if named and value is named.file:
                several = self._entries(named, kind, place)
            elif named and value is named.sheet:
                several = []
            else:
                made = self._value(value, entry, place.at_name(key.text))
                several = [] if made is None else [(key, made)]
            for word, inner in several:
                first = entries.setdefault(word.text, (word, inner))[0]
                if first is not word:
                    where = place_words(first.span, column=False)
                    self.faults.append(Fault("SC483", word.span, {"key": word.text, "place": where}))
        return Mapping(tuple(entries.values()), node.span) if entries or not node.entries else None

    def _entries(self, named: NamedFile, kind: Kind, place: ListPlace) -> list[tuple[Scalar, Node]]:
        """What a table says by name."""
        from scorecard.load.scheme.beside_lists import entries_of

        pairs = self._said(named, kind, place, entries_of)
        english = value_in_english(Mapping(tuple(pairs), named.file.span), kind, self.faults)
        return list(english.entries) if isinstance(english, Mapping) else []

    def _list_items(self, named: NamedFile, kind: Kind, place: ListPlace) -> list[Node]:
        """What a table says, one after the other."""
        from scorecard.load.scheme.beside_lists import items_of

        items = self._said(named, kind, place, items_of)
        english = value_in_english(Sequence(tuple(items), named.file.span), kind, self.faults)
        return list(english.items) if isinstance(english, Sequence) else []

    def _said(
        self, named: NamedFile, kind: Kind, place: ListPlace, read: Callable[..., list[Said] | None]
    ) -> list[Said]:
        """What is read of a table; nothing where it has no head or is nothing but a head, which is told."""
        grid = self._grid(named)
        entries = read(grid, kind, place, self.faults) if grid is not None else None
        if entries:
            self._took(named, place, len(entries))
        elif entries is not None and not errors(self.faults):
            reason = message("it has a head, but no row below it")
            self.faults.append(Fault("SC443", named.file.span, {"file": named.key, "reason": reason}))
        return entries or []

    def _took(self, named: NamedFile, place: ListPlace, count: int = 0) -> None:
        self.lists.append(ListFrom(place.path, named.key, count))

    def _with_targets(self, table: Mapping, place: ListPlace) -> Mapping:
        """A table of the scheme with the targets of all its rows where it names a table of them."""
        value = next((value for key, value in table.entries if key.text == "targets"), None)
        named = named_file(value) if value else None
        plain = self._plain_table(named) if named else None
        if plain and named:
            from scorecard.load.scheme.beside_targets import rows_with_plain_targets

            made = rows_with_plain_targets(table, plain)
            if made:
                self._keep_lines(named, plain)
                self._took(named, place.at_field(TABLE.by_name["targets"]))
                return made
        grid = self._grid(named) if named else None
        if grid is None or named is None:
            return table
        self._took(named, place.at_field(TABLE.by_name["targets"]))
        from scorecard.load.scheme.beside_targets import rows_with_targets

        return rows_with_targets(table, grid, self._year, self.faults)

    def _grid(self, named: NamedFile) -> AnnexGrid | None:
        """The table of a file; of a workbook with several sheets, that of the sheet that is named."""
        grids = self._grids(named)
        if grids is None:
            return None
        # What a seal keeps is the one table alone, which has no sheets.
        sheets = [grid for grid in grids if named.is_sheet(grid)]
        reason: Text | None = None
        if not sheets:
            names = comma_list([sheet for grid in grids if (sheet := path_parts(grid.path).sheet)])
            reason = message("it has no such sheet, or the sheet is empty")
            if names:
                reason = message("it has no such sheet, or the sheet is empty; it has {names}", names=names)
        elif len({grid.path for grid in sheets}) > 1:
            names = comma_list([path_parts(grid.path).sheet for grid in sheets])
            reason = message("it has several sheets ({names}); `sheet` must name one", names=names)
        if reason:
            self.faults.append(Fault("SC443", named.file.span, {"file": named.key, "reason": reason}))
            return None
        self.texts[named.key] = tuple(_as_text(sheets[0]))
        return sheets[0]

    def _grids(self, named: NamedFile) -> tuple[AnnexGrid, ...] | None:
        """All tables of a file, which is opened once; None where it cannot be had."""
        source = self.opener(named.key)
        if isinstance(source, Text):
            self.faults.append(Fault("SC443", named.file.span, {"file": named.file.text, "reason": source}))
            return None
        if source.path not in self._read:
            from scorecard.load.annex.grid import read_grids

            grids, faults = read_grids(source)
            self.faults += faults
            self._note(source)
            self._read[source.path] = None if errors(faults) else tuple(grids)
        return self._read[source.path]

    def _note(self, source: Source) -> None:
        """Keep the lines of a file, to show faults in."""
        if is_book(source.path):
            from scorecard.load.books.book import read_book

            self.sheets |= {sheet.path: sheet for sheet in read_book(source, book_cells(())).sheets}
        else:
            self.lines[source.path] = decode(source)[0].lines


def _as_text(grid: AnnexGrid) -> Iterator[str]:
    """The rows of a table as lines of text that are read back as the same cells."""
    for record in grid.records:
        cells = (
            '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell for cell in record.cells
        )
        yield from ",".join(cells).split("\n")


def kept_tables(texts: dict[str, list[str]]) -> Opener:
    """The tables that were kept in a seal, by the names the scheme gives them."""

    def opener(name: str) -> Source | Text:
        lines = texts.get(name)
        if lines is None:
            return message("the seal does not hold it")
        return Source(f"{name}.csv", "\n".join([*lines, ""]).encode("utf-8"))

    return opener
