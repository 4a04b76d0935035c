"""Fitting a table into so many columns: measured, folded, then split; a number is never cut.

tabulate and rich draw what comes out. Neither can be left the fitting: both break a number that is too
wide, break Chinese before a closing bracket, and squeeze columns where a table has to be split.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from scorecard.base.message import Lang
from scorecard.base.records import dataclass
from scorecard.base.width import fold, longest_word, width
from scorecard.render.heads import turn_table, with_short_names, without_spare
from scorecard.render.lines import evenly
from scorecard.render.printed import PrintedBars, PrintedTable
from scorecard.render.safe import is_number

_NARROWEST = 4
_ROOMY = 10
_NAME = 12
_LONGEST_WORD = 12
_HEAD_LINES = 3
_CHARACTER = 2


Lines = tuple[tuple[str, ...], ...]


class Slice(NamedTuple):
    """Some columns of a table, folded to `widths`; `gap` blanks stand between two of them.

    The header and each row are lines, and a line holds a piece of text for each column; `colours` holds
    one for each cell, "" for none. `blocks` are the names above rows that stand together, by the first of them.
    `bars` may stand to the right of it: they are no part of its width.
    """

    header: Lines
    rows: tuple[Lines, ...]
    colours: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: tuple[bool, ...]
    gap: int
    blocks: Mapping[int, str] = {}
    bars: PrintedBars | None = None

    @property
    def width(self) -> int:
        """Columns the panel takes."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


@dataclass(frozen=True)
class _MeasuredColumn:
    """A column's texts, header first, and how wide it likes to be, may well be, and must be.

    different : each text once, the heading as it is folded
    """

    texts: tuple[str, ...]
    below: str
    colours: tuple[str, ...]
    key: bool
    right: bool
    different: frozenset[str]

    @cached_property
    def natural(self) -> int:
        """How wide it likes to be."""
        return max(1, *map(width, self.different))

    @cached_property
    def roomy(self) -> int:
        """How wide it may well be."""
        least = _NAME if self.key else _ROOMY
        return max(1, *(_least(text, least) for text in self.different))

    @cached_property
    def narrowest(self) -> int:
        """How wide it must be."""
        least = _NAME if self.key else _NARROWEST
        return max(1, *(_least(text, least) for text in self.different))


class TableLayout(NamedTuple):
    """A table as it is laid out: headed by short names, turned, or headed by numbers with their legend."""

    table: PrintedTable
    panels: tuple[Slice, ...]


def lay_out_table(table: PrintedTable, columns: int, gaps: Sequence[int], lang: Lang) -> TableLayout:
    """The first way that keeps a table whole: with short names, without what can be spared, turned; else split.

    Numbers alone head columns only where not even one column fits under its name.
    """
    under_names = with_short_names(table)
    spares = sorted({column.spare for column in table.columns}, reverse=True)
    for most in spares:
        chosen = without_spare(under_names, most)
        measured = _measure_columns(chosen)
        if _natural(measured, gaps[-1]) <= columns:
            return TableLayout(chosen, _panels(chosen, measured, columns, gaps))
    least = without_spare(under_names, 0)
    ways = [least, turn_table(least, lang)]
    split = [TableLayout(way, panels(way, columns, gaps)) for way in ways if way is not None]
    whole = [way for way in split if len(way.panels) == 1]
    if whole:
        return whole[0]
    return split[0] if split[0].panels else TableLayout(table, panels(without_spare(table, 0), columns, gaps))


def _natural(measured: Sequence[_MeasuredColumn], gap: int) -> int:
    """How wide a table likes to be."""
    return sum(column.natural for column in measured) + gap * (len(measured) - 1)


def panels(table: PrintedTable, columns: int, gaps: Sequence[int]) -> tuple[Slice, ...]:
    """The table in panels that fit into so many columns; none if it does not fit at all.

    Each panel repeats the key columns, whose names are folded to no less than `_NAME`. Other texts are
    folded to less than `_ROOMY` only where that, or a smaller one of the `gaps`, saves splitting.
    """
    return _panels(table, _measure_columns(table), columns, gaps)


def _panels(
    table: PrintedTable, measured: list[_MeasuredColumn], columns: int, gaps: Sequence[int]
) -> tuple[Slice, ...]:
    """The same of a table whose columns are measured."""
    # A narrower gap before any folding.
    fits = next((gap for gap in gaps if _natural(measured, gap) <= columns), None)
    ways = _folded_panels(measured, columns, gaps) if fits is None else ([measured], fits)
    if ways is None:
        return ()
    split, gap = ways
    blocks = _blocks(table)
    bars = table.bars if len(split) == 1 else None
    return tuple(_panel(chosen, columns, gap, blocks)._replace(bars=bars) for chosen in split)


def _folded_panels(
    measured: list[_MeasuredColumn], columns: int, gaps: Sequence[int]
) -> tuple[list[list[_MeasuredColumn]], int] | None:
    """Which columns each panel holds where some have to be folded, and the gap between two; None if they do not fit at all."""
    leasts = ([column.roomy for column in measured], [column.narrowest for column in measured])
    roomy, narrow = (
        [(_split_columns(measured, least, columns, gap), gap) for gap in gaps] for least in leasts
    )
    whole = [way for way in roomy + narrow if len(way[0]) == 1]
    fitting = whole or [way for way in roomy if way[0]] or [way for way in narrow if way[0]]
    return min(fitting, key=lambda way: len(way[0]), default=None)


def _blocks(table: PrintedTable) -> dict[int, str]:
    """The name of each group, at its first row."""
    if not table.blocks:
        return {}
    starts = [n for n, group in enumerate(table.groups) if n == 0 or group != table.groups[n - 1]]
    return {n: table.groups[n] or "—" for n in starts}


def _measure_columns(table: PrintedTable) -> list[_MeasuredColumn]:
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    colours = list(zip(*table.colours, strict=True)) or [()] * len(table.columns)
    return [_measure_column(table, k, columns[k], colours[k]) for k in range(len(table.columns))]


def _measure_column(
    table: PrintedTable, k: int, cells: tuple[str, ...], colours: tuple[str, ...]
) -> _MeasuredColumn:
    below = table.below[k] if table.below else ""
    distinct = set(cells)
    head = [table.header[k]]
    if table.shorts and table.shorts[k] and table.columns[k].kind != "text":
        # A name that heads figures is folded rather than widening them.
        head = fold(head[0], _head_width(head[0], max(map(width, distinct), default=1)))
    distinct |= {*head, *below.split("·")}
    return _MeasuredColumn(
        texts=(table.header[k], *cells),
        below=below,
        colours=colours,
        key=table.columns[k].key,
        right=table.columns[k].kind != "text",
        different=frozenset(distinct),
    )


def _head_width(head: str, least: int) -> int:
    """How narrow a name is folded above figures: to a few lines, no word broken, no character left alone."""
    start = max(_NARROWEST, least, min(longest_word(head), _LONGEST_WORD))
    for columns in range(start, width(head)):
        lines = fold(head, columns)
        if len(lines) <= _HEAD_LINES and width(lines[-1]) > _CHARACTER:
            return columns
    return max(start, width(head))


def _least(text: str, least: int) -> int:
    """How narrow a text may be folded: a number stays whole, and a word if it is not too long."""
    whole = width(text)
    if whole <= least or is_number(text):
        return whole
    return min(whole, max(least, min(longest_word(text), _LONGEST_WORD)))


def _split_columns(
    measured: list[_MeasuredColumn], least: list[int], columns: int, gap: int
) -> list[list[_MeasuredColumn]]:
    """Which columns each panel holds, filled from the left; empty if one does not fit."""
    need = [width + gap for width in least]
    keys = [k for k, column in enumerate(measured) if column.key]
    others = [k for k, column in enumerate(measured) if not column.key]
    room = columns + gap - sum(need[k] for k in keys)
    if room < max((need[k] for k in others), default=0):
        return []
    split: list[list[int]] = [[]]
    for k in others:
        if sum(need[j] for j in split[-1]) + need[k] > room:
            split.append([])
        split[-1].append(k)
    return [[measured[k] for k in sorted(keys + chosen)] for chosen in split]


def _panel(chosen: list[_MeasuredColumn], columns: int, gap: int, blocks: Mapping[int, str]) -> Slice:
    """The chosen columns, each as wide as it likes, then narrowed from the widest until they fit."""
    widths = [column.natural for column in chosen]
    least = [column.roomy for column in chosen]
    room = columns - gap * (len(chosen) - 1)
    if sum(least) > room:
        least = [column.narrowest for column in chosen]
    for _ in range(sum(widths) - room):
        widest = max(range(len(widths)), key=lambda k: widths[k] if widths[k] > least[k] else 0)
        widths[widest] -= 1
    header = [evenly(c.texts[0], w) for c, w in zip(chosen, widths, strict=True)]
    below = _lines(
        [
            [line for part in c.below.split("·") for line in fold(part, w)]
            for c, w in zip(chosen, widths, strict=True)
        ]
    )
    return Slice(
        header=(
            *_lines(header, at_the_foot=True),
            *(below if any(c.below for c in chosen if not c.key) else ()),
        ),
        rows=_rows(chosen, widths),
        colours=tuple(zip(*(column.colours for column in chosen), strict=True)),
        widths=tuple(widths),
        right=tuple(column.right for column in chosen),
        gap=gap,
        blocks=blocks,
    )


def _rows(chosen: list[_MeasuredColumn], widths: list[int]) -> tuple[Lines, ...]:
    """The rows of a panel, folded where they have to be."""
    if all(c.natural <= w for c, w in zip(chosen, widths, strict=True)):
        columns = (map(str.rstrip, c.texts[1:]) for c in chosen)
        return tuple((row,) for row in zip(*columns, strict=True))
    folded = ([fold(text, w) for text in c.texts[1:]] for c, w in zip(chosen, widths, strict=True))
    return tuple(_lines(row) for row in zip(*folded, strict=True))


def _lines(folded: Sequence[list[str]], at_the_foot: bool = False) -> Lines:
    """Folded cells side by side, as the lines they are printed in."""
    tallest = max(map(len, folded), default=0)
    blanks = [[""] * (tallest - len(cell)) for cell in folded]
    cells = [
        above + cell if at_the_foot else cell + above for cell, above in zip(folded, blanks, strict=True)
    ]
    return tuple(zip(*cells, strict=True))
