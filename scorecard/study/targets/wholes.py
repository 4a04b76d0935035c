"""What the whole (a district) is to reach, against what is asked of its units (the towns)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.model.indicator import Indicator
from scorecard.study.targets.promised import PromisedTable, amount

_LEAST = 3
"""Short names of fewer characters, such as 专利, stand in too many others to say what a row is."""


class RowUnits(NamedTuple):
    """A row of a table, and which of its units are meant."""

    of: PromisedTable
    row: Indicator
    units: Sequence[int]


def whole_unit_faults(tables: Sequence[PromisedTable], asked: frozenset[str]) -> Iterator[Fault]:
    """What units are asked for against the one unit that is shown and not assessed, in their table or one of its own.

    asked : the tables that are asked about; one of the two rows is to stand in one of them
    """
    for whole, units in _pairs(tables):
        if {whole.of.table.id, units.of.table.id} & asked:
            yield from _whole_faults(whole, units)


def _pairs(tables: Sequence[PromisedTable]) -> Iterator[tuple[RowUnits, RowUnits]]:
    alone: list[PromisedTable] = []
    parted: list[PromisedTable] = []
    for table in tables:
        assessed = table.assessed
        outside = [u for u in range(len(table.units)) if u not in assessed]
        if len(outside) == 1 and len(assessed) > 1:
            yield from (
                (RowUnits(table, row, outside), RowUnits(table, row, assessed)) for row in table.rows()
            )
        elif len(outside) == 1 and not assessed:
            alone.append(table)
        elif not outside and len(assessed) > 1:
            parted.append(table)
    for whole in alone:
        for units in parted:
            for a, b in _matches(list(whole.rows()), list(units.rows())):
                yield RowUnits(whole, a, [0]), RowUnits(units, b, units.assessed)


def _matches(wholes: Sequence[Indicator], rows: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator]]:
    """Rows of two tables that count the same: of one name, else the one row whose short name holds the other's."""
    named = [(a, b) for a in wholes for b in rows if _comparable(a, b) and _names(a) & _names(b)]
    yield from named
    taken_wholes, taken = {a.id for a, _ in named}, {b.id for _, b in named}
    left = [a for a in wholes if a.id not in taken_wholes]
    free = [b for b in rows if b.id not in taken]
    near = [(a, b) for a in left for b in free if _comparable(a, b) and _is_near_name(a, b)]
    for a, b in near:
        if sum(whole is a for whole, _ in near) == 1 and sum(part is b for _, part in near) == 1:
            yield a, b


def _names(row: Indicator) -> set[str]:
    return {fold_name(name) for name in (row.name, row.short, *row.aliases)}


def _comparable(a: Indicator, b: Indicator) -> bool:
    """A count is not held against a stock, nor one measure against another."""
    measured = a.measure == b.measure or not (a.measure and b.measure)
    return measured and (a.nature, a.direction) == (b.nature, b.direction)


def _is_near_name(a: Indicator, b: Indicator) -> bool:
    """Whether one short name begins or ends with the other: 研发机构 and 新增研发机构."""
    shorter, longer = sorted((fold_name(a.short), fold_name(b.short)), key=len)
    return len(shorter) >= _LEAST and (longer.startswith(shorter) or longer.endswith(shorter))


def _whole_faults(whole: RowUnits, units: RowUnits) -> Iterator[Fault]:
    value = whole.of.numbers(whole.row)[whole.units[0]]
    cells = units.row.targets[units.of.year_end]
    numbers = [units.of.numbers(units.row)[u] for u in units.units]
    known_numbers = [number for number in numbers if number is not None]
    known = all(n is not None or not cells[u].assessed for u, n in zip(units.units, numbers, strict=True))
    if value is None or not known or len(known_numbers) < 2:
        return
    if all(number == value for number in known_numbers):
        # A level that each is to reach, such as inventions for each 10 000 people: no parts of a sum.
        return
    args: dict[str, Text] = {
        "unit": whole.of.units[whole.units[0]].short,
        "whole": whole.row.short,
        "value": whole.of.printed_target(whole.row, whole.units[0]),
        "indicator": units.row.short,
        "count": str(len(known_numbers)),
    }
    place = whole.of.place(whole.row, whole.units[0])
    if units.row.nature == "ratio":
        low, high, mean = min(known_numbers), max(known_numbers), _mean(known_numbers)
        between = {"low": amount(low, units.row), "high": amount(high, units.row)}
        if not low <= value <= high:
            yield Fault("SC464", place, {**args, **between})
        elif mean != value:
            yield Fault("SC499", place, {**args, **between, "mean": amount(mean, units.row)})
        return
    together = sum(known_numbers, Decimal(0))
    if together != value:
        less = together < value
        covered = less == (whole.row.direction == "lower")
        gap = amount(abs(together - value), units.row)
        apart = message("{gap} less", gap=gap) if less else message("{gap} more", gap=gap)
        own: dict[str, Text] = {"sum": amount(together, units.row), "apart": apart}
        yield Fault("SC463" if covered else "SC462", place, {**args, **own})


def _mean(shares: Sequence[Decimal]) -> Decimal:
    """The simple mean, to the decimals that the shares are written with."""
    finest = min((share.normalize() for share in shares), key=lambda share: int(share.as_tuple().exponent))
    step = Decimal(1).scaleb(min(int(finest.as_tuple().exponent), 0))
    return (sum(shares, Decimal(0)) / len(shares)).quantize(step, ROUND_HALF_UP)
