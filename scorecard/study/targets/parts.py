"""Parts against their wholes, and stages against the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list
from scorecard.base.names import fold_name
from scorecard.model.indicator import Indicator
from scorecard.study.targets.promised import PromisedTable, amount

_OF_WHICH = ("其中", "ofwhich")


def parts_and_wholes(promised: PromisedTable) -> Iterator[Fault]:
    """A part with more than its whole; parts that together have more, which is right where they overlap."""
    for whole, parts in _families(promised):
        columns = [promised.numbers(part) for part in parts]
        for u, most in enumerate(promised.numbers(whole)):
            if most is None:
                continue
            given = [(part, number) for part, by in zip(parts, columns, strict=True) if (number := by[u])]
            larger = [part for part, number in given if number > most]
            args: dict[str, Text] = {
                "unit": promised.units[u].short,
                "whole": whole.short,
                "value": promised.printed_target(whole, u),
            }
            for part in larger:
                own = {"indicator": part.short, "part": promised.printed_target(part, u)}
                yield Fault("SC460", promised.place(part, u), {**args, **own})
            together = sum((number for _, number in given), Decimal(0))
            if together > most and not larger:
                args["parts"], args["sum"] = (
                    comma_list([part.short for part, _ in given]),
                    amount(together, whole),
                )
                yield Fault("SC461", promised.place(whole, u), args)


def _families(promised: PromisedTable) -> Iterator[tuple[Indicator, list[Indicator]]]:
    """Each row with its parts, as far as they are counted in the same measure; shares of different wholes are not."""
    rows = {row.id: row for row in promised.rows() if row.nature != "ratio"}
    below: dict[str, list[Indicator]] = defaultdict(list)
    for row in rows.values():
        whole = rows.get(row.parent or "") if row.relation == "part" else None
        if whole and (row.measure == whole.measure or not (row.measure and whole.measure)):
            below[whole.id].append(row)
    return ((rows[id], parts) for id, parts in below.items())


def parts_without_a_whole(promised: PromisedTable) -> Iterator[Fault]:
    """Rows that the notice prints as parts (其中) of a row that has no targets; once for each such row."""
    names = {row.id: row.short for row in promised.table.indicators}
    lacking: dict[str, list[Indicator]] = defaultdict(list)
    for row in promised.rows():
        if row.relation != "part" and any(map(_says_of_which, (row.name, *row.aliases))):
            lacking[row.parent or row.id].append(row)
    for id, rows in lacking.items():
        args: dict[str, Text] = {"parts": comma_list([row.short for row in rows]), "whole": names[id]}
        yield Fault("SC455", rows[0].span, args)


def unnumbered_row_faults(promised: PromisedTable) -> Iterator[Fault]:
    """Rows below a numbered one that have no number and are not said to be a part of it."""
    numbered = {row.item: row for row in promised.rows() if row.relation == "numbered"}
    for row in promised.rows():
        above = numbered.get(row.item) if row.relation == "child" and row.parent is None else None
        if above is None or any(map(_says_of_which, (row.name, *row.aliases))):
            continue
        pairs = zip(promised.numbers(row), promised.numbers(above), strict=True)
        u = next((u for u, (own, other) in enumerate(pairs) if own is not None is not other), None)
        if u is not None:
            args: dict[str, Text] = {
                "indicator": row.short,
                "number": str(row.item),
                "above": above.short,
                "unit": promised.units[u].short,
                "own": promised.printed_target(row, u),
                "other": promised.printed_target(above, u),
            }
            yield Fault("SC508", row.span, args)


def _says_of_which(name: str) -> bool:
    return fold_name(name).startswith(_OF_WHICH)


def stages(promised: PromisedTable) -> Iterator[Fault]:
    """A stage target of a count above a later one, or above the year's."""
    for row in promised.rows():
        if row.nature != "flow" or row.alone:
            continue
        periods = sorted(p for p in row.targets if p.year == promised.scheme.year or row.per == "plan")
        for before, after in pairwise(periods):
            numbers = zip(promised.numbers(row, before), promised.numbers(row, after), strict=True)
            for u, (early, late) in enumerate(numbers):
                if early is not None and late is not None and early > late:
                    calendar = promised.scheme.calendar
                    args = {
                        "unit": promised.units[u].short,
                        "indicator": row.short,
                        "early": promised.printed_target(row, u, before),
                        "before": before.label(calendar),
                        "late": promised.printed_target(row, u, after),
                        "after": after.label(calendar),
                        "beginning": calendar.beginning,
                    }
                    yield Fault("SC456", row.target_span(before, u), args)
