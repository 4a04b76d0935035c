"""Which sheet and which letters a table needs, and how wide each of its columns is: a figure is never broken."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

from scorecard.base.message import Lang
from scorecard.base.width import longest_word, width
from scorecard.render.heads import turn_table, with_short_names, without_spare
from scorecard.render.printed import PrintedTable
from scorecard.render.safe import is_number

SIZES = (10.5, 9.0, 7.5)
"""五号, 小五, 六号: the letters that tables are set in, in points."""
_POINT = 25.4 / 72
PADDING = 1.2
"""Blank at either side of a cell, in millimetres."""
_TEXT, _NAME, _SHORT, _HEAD = 24, 13, 9, 7
_LEAST = 4


class Fit(NamedTuple):
    """A table as it is set: on a sheet upright or across, in letters of `size` points, in parts that lie one below the other.

    `parts` are the columns of each part, with their widths in millimetres.
    """

    table: PrintedTable
    across: bool
    size: float
    parts: tuple[tuple[tuple[int, float], ...], ...]


def fit_table(table: PrintedTable, rooms: tuple[float, float], spare: bool, lang: Lang) -> Fit:
    """The first way that keeps a table whole: upright, then across, in ever smaller letters, then turned; else in parts.

    rooms : how wide the text is on a sheet upright, and on one across
    spare : columns that can be spared are left out rather than laying the sheet across
    """
    headed = with_short_names(table)
    least = without_spare(headed, 0)
    across = turn_table(least, lang)
    ways: list[tuple[PrintedTable, bool, tuple[float, ...]]] = [(headed, False, SIZES[:2])]
    if spare:
        spares = sorted({column.spare for column in headed.columns}, reverse=True)
        ways += [(without_spare(headed, most), False, SIZES[:2]) for most in spares]
    ways += [(headed, True, SIZES)]
    ways += [(across, sheet, SIZES) for sheet in (False, True) if across is not None]
    ways += [(least, True, SIZES)]
    for way, sheet, sizes in ways:
        for size in sizes:
            room = rooms[sheet]
            if sum(_leasts(way, size)) <= room:
                return Fit(way, sheet, size, (_widths(way, range(len(way.columns)), size, room),))
    return Fit(least, True, SIZES[-1], _parts(least, SIZES[-1], rooms[True]))


def _leasts(table: PrintedTable, size: float) -> list[float]:
    return [_length(_least(table, k), size) for k in range(len(table.columns))]


def _length(signs: float, size: float) -> float:
    """How wide so many signs of half a square are, with the blank around them."""
    return signs * size / 2 * _POINT + 2 * PADDING


def signs(length: float, size: float) -> int:
    """How many signs of half a square stand in a column of this width."""
    return max(2, int((length - 2 * PADDING) / (size / 2 * _POINT)))


def _wide(text: str) -> int:
    """How wide a text is set: Word parts Chinese from figures, and takes signs that both scripts have for Chinese."""
    shared = sum(east_asian_width(sign) == "A" for sign in text)
    return width(text) + shared + 1 if text else 0


def _texts(table: PrintedTable, k: int) -> set[str]:
    return {row[k] for row in table.rows}


def _heads(table: PrintedTable, k: int) -> tuple[str, str]:
    return table.header[k], table.below[k] if table.below else ""


def _least(table: PrintedTable, k: int) -> int:
    """How narrow a column may be: figures whole, texts and heads folded."""
    short = _NAME if table.columns[k].key else _SHORT
    cells = max((_wide(t) if is_number(t) else _folded_width(t, short) for t in _texts(table, k)), default=0)
    head = max(_folded_width(text, _HEAD) for text in _heads(table, k))
    return max(_LEAST, cells, head)


def _folded_width(text: str, least: int) -> int:
    """How narrow a text may be folded; a word stays whole if it is not too long."""
    return min(_wide(text), max(least, min(longest_word(text) + 1, 2 * least)))


def _natural(table: PrintedTable, k: int) -> int:
    """How wide a column likes to be: texts of a few lines, heads of two."""
    longest = max(map(_wide, _texts(table, k)), default=0)
    cells = longest if table.right[k] else min(longest, _TEXT)
    head = max(map(_wide, _heads(table, k)))
    return max(_least(table, k), cells, min(head, 2 * _HEAD, (head + 3) // 2 + 1))


def _widths(
    table: PrintedTable, columns: range | list[int], size: float, room: float
) -> tuple[tuple[int, float], ...]:
    """Widths that fill the room: as narrow as need be, then each as far as it likes, then texts as far as they go."""
    least = {k: _length(_least(table, k), size) for k in columns}
    liked = {k: _length(_natural(table, k), size) - least[k] for k in columns}
    widths = _share_room(least, liked, room)
    longest = {
        k: max(0.0, _length(max(map(_wide, (*_texts(table, k), ""))), size) - widths[k]) for k in columns
    }
    widths = _share_room(widths, longest, room)
    rest = room - sum(widths.values())
    return tuple((k, length + rest / len(widths)) for k, length in widths.items())


def _share_room(widths: dict[int, float], wanted: dict[int, float], room: float) -> dict[int, float]:
    """What is left of the room, shared out by what each column wants."""
    rest, all_wanted = max(0.0, room - sum(widths.values())), sum(wanted.values())
    share = min(1.0, rest / all_wanted) if all_wanted else 0.0
    return {k: length + wanted[k] * share for k, length in widths.items()}


def _parts(table: PrintedTable, size: float, room: float) -> tuple[tuple[tuple[int, float], ...], ...]:
    """The columns in parts that fit, each with those that rows go by."""
    lengths = _leasts(table, size)
    keys = [k for k, column in enumerate(table.columns) if column.key]
    taken = sum(lengths[k] for k in keys)
    parts: list[list[int]] = [[]]
    for k in (k for k in range(len(table.columns)) if k not in keys):
        if parts[-1] and taken + sum(lengths[j] for j in parts[-1]) + lengths[k] > room:
            parts.append([])
        parts[-1].append(k)
    return tuple(_widths(table, sorted(keys + part), size, room) for part in parts)
