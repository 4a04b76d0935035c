"""The one neutral table between what was computed and how it is drawn."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.base.message import Text

Kind = Literal["text", "number", "percent", "rank"]


class Partial(NamedTuple):
    """A number that is only a part of what it should be: printed in brackets."""

    value: float


class OutOf(NamedTuple):
    """A total with the full points due beside it, where these are not those of the whole year: `91.28 / 92`."""

    value: float | Partial
    full: float


class FlaggedFigure(NamedTuple):
    """A figure (NaN: none) with its light: the words that stand beside it, and the colour that only underlines them."""

    value: float
    said: Text
    colour: str


Cell = Text | float | int | Partial | OutOf | FlaggedFigure | None


class Column(NamedTuple):
    """A column: what heads it, what it holds, how many decimals are printed.

    `number` prints a value with `decimals`, followed by nothing; `decimals` None prints the shortest
    exact form. `percent` prints a fraction times 100 with a % sign. `rank` prints a whole number (or
    a half). `signed` puts a + before what is above 0. `key` columns are repeated when a table is split
    to fit a terminal. `legend` is the full
    name of a column that is headed by a number, to be listed below the table.
    """

    id: str
    header: Text
    kind: Kind = "text"
    decimals: int | None = None
    key: bool = False
    legend: Text | None = None
    signed: bool = False


class Table(NamedTuple):
    """A table to be shown. `rows` hold one cell per column, numbers unrounded.

    `titles` are printed as centred lines; `annex` is the number of the 附件 it answers to; `caption`
    stands right above the columns (the unit line of a printed table).
    """

    id: str
    titles: tuple[Text, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    annex: int | None = None
    caption: Text | None = None
    notes: tuple[Text, ...] = ()


class Document(NamedTuple):
    """Tables in the order they are handed out, and the notes below them all.

    `lead` are the paragraphs that stand below the titles, before all tables. `fill_in` are the lines
    left open on paper, such as the date and the issuing office.
    """

    titles: tuple[Text, ...]
    tables: tuple[Table, ...]
    notes: tuple[Text, ...] = ()
    fill_in: tuple[Text, ...] = ()
    lead: tuple[Text, ...] = ()
