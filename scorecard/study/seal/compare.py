"""A sealed period against the files at hand: causes first, then what follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scorecard.model.board import Board
from scorecard.study.seal.causes import row_differences, scheme_differences
from scorecard.study.seal.difference import SealComparison, SealDifference, SealPlace
from scorecard.study.seal.figures import OF_CELL, Record, figures_that_differ, same

# Of a cell, how returns and scheme are written, which may change where their meaning does not.
_AS_WRITTEN = frozenset({"judges", "items", "corrected", "carried", "target_printed"})

_Where = tuple[str | None, str | None, str | None]


def compare(
    sealed: Board,
    now: Board,
    sealed_on: date,
    own: tuple[SealDifference, ...],
    kept: Record,
    recomputed: Record,
    current: Record,
) -> SealComparison:
    """What differs between a seal and the files at hand.

    sealed, now : the boards of the sealed rows and scheme, and of the files
    own         : what of the seal does not follow from its own rows and scheme
    kept        : the record as it was sealed
    recomputed  : the record of `sealed`, by this version
    current     : the record of `now`
    """
    roots = (*scheme_differences(sealed, now), *row_differences(sealed, now, sealed_on))
    followed = figures_that_differ(recomputed, current, sealed, "others")
    # Once causes are told, only cells whose own row and line of the scheme are as they were want a word.
    explained = {_where(d) for d in roots}
    others = (d for d in followed if (_is_unexplained(d, explained) if roots else _is_of_unit(d)))
    return SealComparison((*roots, *own, *others), tuple(_places(kept, current)))


def _is_unexplained(difference: SealDifference, explained: set[_Where]) -> bool:
    """Whether a figure of a cell differs that neither its row nor its line of the scheme accounts for."""
    table, unit, row = _where(difference)
    if (
        not _is_of_unit(difference)
        or difference.what not in OF_CELL
        or difference.row is None
        or difference.row.heading
    ):
        return False
    return not {(table, unit, row), (table, None, row), (table, unit, None)} & explained


def _is_of_unit(difference: SealDifference) -> bool:
    return difference.unit is not None and difference.what not in _AS_WRITTEN


def _where(difference: SealDifference) -> _Where:
    unit, row = difference.unit, difference.row
    return difference.table, unit.id if unit else None, row.id if row else None


def _places(then: Record, this: Record) -> Iterator[SealPlace]:
    """Units whose total or rank is another now; those that came or went have none on one side."""
    before, after = _standings(then), _standings(this)
    for key in dict.fromkeys((*before, *after)):
        board, old = before.get(key, ({}, {}))
        board_now, new = after.get(key, ({}, {}))
        if all(same(old.get(f), new.get(f)) for f in ("total", "rank")):
            continue
        yield SealPlace(
            board=key[0],
            title=(board or board_now)["title"],
            annex=(board or board_now).get("annex"),
            unit=key[1],
            name=(old or new)["name"],
            sealed_total=old.get("total"),
            now_total=new.get("total"),
            sealed_rank=old.get("rank"),
            now_rank=new.get("rank"),
        )


def _standings(record: Record) -> dict[tuple[str, str], tuple[Record, Record]]:
    """The table or total, and the row of each of its units."""
    return {
        (board["id"], row["unit"]): (board, row)
        for board in (*record["totals"], *record["tables"])
        for row in board["rows"]
    }
