"""The one neutral table between what was computed and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isnan
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from scorecard.base.message import Text

if TYPE_CHECKING:
    from scorecard.base.address import Address
    from scorecard.tables.chart import Chart


Kind = Literal["text", "number", "percent", "rank"]


class Partial(NamedTuple):
    """A number that is only a part of what it should be: printed in brackets."""

    value: float


class OutOf(NamedTuple):
    """A total with the full points due beside it, where these are not those of the whole year: `91.28 / 92`."""

    value: float | Partial
    full: float


class CountOf(NamedTuple):
    """So many out of so many: `11/14`."""

    many: int
    of: int


class FlaggedFigure(NamedTuple):
    """A figure (NaN: none) with its light: the words that stand beside it, and the colour that only underlines them."""

    value: float
    said: Text
    colour: str


Plain = Text | float | int | Partial | OutOf | CountOf | FlaggedFigure | None
"""What a cell holds by itself."""

Tone = Literal["", "met", "unmet", "short", "shorter", "shortest", "missing", "none", "rise", "fall"]
"""How a cell is set off where there is ink for it: on target or not, three steps below it, not reported, not assessed;
better or worse than before. The words and figures of the cell say the same."""


class TonedCell(NamedTuple):
    """What a cell holds, how it is set off, what stands small below it, and the id of how it came about ("": nowhere)."""

    cell: Plain
    tone: Tone = ""
    below: Text = ""
    working: str = ""


class CellFormula(NamedTuple):
    """A cell that a workbook works out anew: what its formula is made of, text and the cells it needs, and what it comes to now."""

    parts: tuple[str | Address, ...]
    value: Plain


Cell = Plain | TonedCell | CellFormula


def optional(figure: float) -> float | None:
    """A figure as a cell; an empty one where there is none."""
    return None if isnan(figure) else float(figure)


class Column(NamedTuple):
    """A column: what heads it, what it holds, how many decimals are printed.

    `number` prints a value with `decimals`, followed by nothing; `decimals` None prints the shortest
    exact form. `percent` prints a fraction times 100 with a % sign. `rank` prints a whole number (or
    a half). `signed` puts a + before what is above 0. `key` columns are repeated when a table is split
    to fit a terminal. `legend` is the full
    name of a column that is headed by a number, to be listed below the table. `short` is a name that heads it
    instead of the number where there is room; `below` stands under the heading: a measure, full points. Where a
    table is too wide, `spare` columns are left out, those with the highest number first. `over` stands once above
    all columns next to each other that have the same.
    """

    id: str
    header: Text
    kind: Kind = "text"
    decimals: int | None = None
    key: bool = False
    legend: Text | None = None
    signed: bool = False
    short: Text | None = None
    below: Text | None = None
    spare: int = 0
    over: Text | None = None


class Bars(NamedTuple):
    """A slim bar beside each row, where there is room for one; the cells of the row say the same in figures.

    head : what the bars show
    lengths : one for each row; None: no bar
    full : what a bar stands for that fills the room, so that the rest of it shows too; None: the longest there is
    """

    head: Text
    lengths: tuple[float | None, ...]
    full: float | None = None


class Table(NamedTuple):
    """A table to be shown. `rows` hold one cell per column, numbers unrounded.

    `titles` are printed as centred lines; `annex` is the number of the 附件 it answers to; `caption`
    stands right above the columns (the unit line of a printed table). `groups` names the group of each row;
    with `blocks` the rows of a group stand together below its name. `charted` is the column whose figures are worth
    a chart; `bars` are drawn beside the rows.
    """

    id: str
    titles: tuple[Text, ...]
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    annex: int | None = None
    caption: Text | None = None
    notes: tuple[Text, ...] = ()
    groups: tuple[Text, ...] = ()
    blocks: bool = False
    charted: str = ""
    bars: Bars | None = None


class TableRows(Sequence[tuple[Cell, ...]]):
    """Rows that are made when they are asked for, some at a time and column by column: those of a whole country need not
    be there at once.

    order : what each row is made of, such as the place of its unit
    columns : gives the columns of some of them

    >>> rows = TableRows([3, 1, 2], lambda some: [some, [n * n for n in some]])
    >>> len(rows), rows[1:], rows[0], list(rows) == [(3, 9), (1, 1), (2, 4)]
    (3, ((1, 1), (2, 4)), (3, 9), True)
    """

    def __init__(
        self, order: Sequence[int], columns: Callable[[Sequence[int]], Iterable[Sequence[Cell]]]
    ) -> None:
        self._order = order
        self._columns = columns

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for first in range(0, len(self), PIECE):
            yield from self[first : first + PIECE]

    @overload
    def __getitem__(self, at: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[tuple[Cell, ...], ...]: ...
    def __getitem__(self, at: int | slice) -> tuple[Cell, ...] | tuple[tuple[Cell, ...], ...]:
        some = self._order[at] if isinstance(at, slice) else [self._order[at]]
        rows = tuple(zip(*self._columns(some), strict=True)) if some else ()
        return rows if isinstance(at, slice) else rows[0]


PIECE = 1000
"""So many rows are made, and written, at a time."""


class Listing(NamedTuple):
    """Sentences under a heading of their own."""

    title: Text
    items: tuple[Text, ...]


class Document(NamedTuple):
    """A first page, and what follows it.

    The first page: `titles`, `flags` that stand right below them, `lead` the paragraphs, `tables`, `notes`, and
    `fill_in`, the lines left open on paper, such as the date and the issuing office. Then `annexes`, further tables
    and charts, and `appendices`. `workings` are how cells came about, each a table under the id that cells name;
    only what is read on a screen has room for them. `calculations` are the tables that a workbook works out.
    `left_out` is how many more tables there are, which nobody asked to be made.
    """

    titles: tuple[Text, ...]
    tables: tuple[Table, ...]
    notes: tuple[Text, ...] = ()
    fill_in: tuple[Text, ...] = ()
    lead: tuple[Text, ...] = ()
    flags: tuple[Text, ...] = ()
    annexes: tuple[Table | Chart, ...] = ()
    appendices: tuple[Listing, ...] = ()
    workings: tuple[Table, ...] = ()
    calculations: tuple[Table, ...] = ()
    left_out: int = 0
