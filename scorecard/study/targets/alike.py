"""Two rows of a table with the same targets: one of them may be a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.model.distinct import distinct
from scorecard.study.targets.promised import PromisedTable

_DIFFERENT = 3
"""So many different figures of two digits or more must agree; small figures and a figure for all agree by chance."""
_SLIP = 8
"""Of so many units or more, one may differ: a copy with a slip."""


def repeated_target_faults(promised: PromisedTable) -> Iterator[Fault]:
    """Each row whose targets are those of a row above for all units, or for all but one."""
    rows = list(promised.rows())
    columns = [promised.numbers(row) for row in rows]
    for below, above, other in copies(columns):
        args: dict[str, Text] = {"indicator": rows[below].short, "other": rows[above].short}
        if other is None:
            args["where"] = message("for all units")
        else:
            here, there = (promised.printed_target(rows[i], other) for i in (below, above))
            unit = promised.units[other].short
            args["where"] = message(
                "for all units but {unit} ({here}, and there {there})", unit=unit, here=here, there=there
            )
        place = rows[below].span if other is None else promised.place(rows[below], other)
        yield Fault("SC465", place, args)


def copies(columns: Sequence[Sequence[Decimal | None]]) -> list[tuple[int, int, int | None]]:
    """Rows of numbers that are those of a row above: the row, the first such row above, the unit that differs.

    >>> a = [Decimal(n) for n in (86, 23, 50, 35, 16, 33, 53, 31)]
    >>> copies([a, [*a[:4], Decimal(14), *a[5:]]])
    [(1, 0, 4)]
    """
    numbers = {number: n for n, number in enumerate(dict.fromkeys(n for by in columns for n in by))}
    width = len(columns[0]) if columns else 0
    codes = np.array([[numbers[n] for n in by] for by in columns], dtype=np.int64)
    telling = np.array([number is not None and _digits(number) > 1 for number in numbers], dtype=np.bool_)
    pairs: list[tuple[int, int, int | None]] = []
    for below in range(1, len(codes)):
        same: NDArray[np.bool_] = codes[:below] == codes[below]
        differing = (~same).sum(axis=1)
        slips = 1 if width >= _SLIP else 0
        for above in np.flatnonzero(differing <= slips).tolist():
            agreed = distinct(codes[below][same[above]])
            if telling[agreed].sum() >= _DIFFERENT:
                unit = int(np.flatnonzero(~same[above])[0]) if differing[above] else None
                pairs.append((below, above, unit))
                break
    return pairs


def _digits(number: Decimal) -> int:
    """How many digits a number is written with, noughts before them left out.

    >>> _digits(Decimal("20")), _digits(Decimal("0.5"))
    (2, 1)
    """
    return len(number.as_tuple().digits)
