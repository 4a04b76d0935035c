"""The points of the rows of a notice: as its own column says, else ten for each number, shared evenly below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scorecard.load.annex.annex import Item

_EACH = 10


class Worth(NamedTuple):
    """The points of rows (by `id` of the item) as written, their sum, and whether the notice states them."""

    points: Mapping[int, str]
    total: str
    stated: bool

    def item_points(self, item: Item) -> str | None:
        """The points of a row; None for one that has none, as what is only part of another."""
        return self.points.get(id(item))


def worth_of(items: Sequence[Item]) -> Worth:
    """What each row is worth."""
    stated = any(_stated_points(item) is not None for item in _all(items))
    points: dict[int, Fraction] = {}
    if stated:
        for item in items:
            _as_stated(item, points)
    else:
        for group in _group_by_number(items):
            for item, share in zip(group, _even_shares(Fraction(_EACH), len(group)), strict=True):
                _share_points(item, share, points)
    total = sum((points.get(id(item), Fraction(0)) for item in items), Fraction(0))
    return Worth({key: _number_text(value) for key, value in points.items()}, _number_text(total), stated)


def _all(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.children)


def _stated_points(item: Item) -> Fraction | None:
    cell = item.said.get("points")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[%％分]?", cell.text) if cell else None
    return Fraction(match[1]) if match else None


def _as_stated(item: Item, points: dict[int, Fraction]) -> Fraction:
    """The points a column gives; those of a heading may stand in its first row, merged over the others."""
    below = [_stated_points(child) for child in item.children]
    if item.children and below[0] is not None and all(part is None for part in below[1:]) and len(below) > 1:
        _share_points(item, below[0], points)
    elif item.children:
        points[id(item)] = sum((_as_stated(child, points) for child in item.children), Fraction(0))
    else:
        points[id(item)] = _stated_points(item) or Fraction(0)
    return points[id(item)]


def _share_points(item: Item, worth: Fraction, points: dict[int, Fraction]) -> None:
    """Give a row its points, and share them among the children of a heading."""
    points[id(item)] = worth
    for child, share in zip(item.children, _even_shares(worth, len(item.children)), strict=True):
        _share_points(child, share, points)


def _even_shares(worth: Fraction, count: int) -> list[Fraction]:
    """Even whole shares, or hundredths where there are too few points; the last takes the rest.

    >>> [int(share) for share in _even_shares(Fraction(10), 3)]
    [3, 3, 4]
    """
    if not count:
        return []
    step = Fraction(1) if worth >= count else Fraction(1, 100)
    share = worth / count // step * step
    return [share] * (count - 1) + [worth - share * (count - 1)]


def _group_by_number(items: Sequence[Item]) -> list[list[Item]]:
    """Rows with a number, each with those that follow it without one; every row by itself where none has a number."""
    groups: list[list[Item]] = []
    numbered = any(item.number is not None for item in items)
    for item in items:
        if groups and numbered and item.number is None:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _number_text(number: Fraction) -> str:
    return f"{float(number):.15g}"
