"""The upper of two rows of heads: labels that notices merge over several columns, or over both rows."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.names import fold_name
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.lines_above import is_line_above
from scorecard.load.actuals.names import SchemeNames
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import (
    BESIDE,
    CORNERS,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    is_total,
    is_unit_head,
)

_HEADS = CORNERS | TARGETS | NUMBERING | INDICATORS | MEASURES | BESIDE


def is_group_row(record: Record, names: SchemeNames) -> bool:
    """Whether a row only holds the labels that notices merge over several columns."""
    groups = {fold_name(unit.group) for unit in names.scheme.units if unit.group}
    filled = [cell for cell in record.cells if cell.strip()]
    return len(filled) > 1 and all(
        fold_name(cell) in groups or _is_head(cell) or names.places(cell) for cell in filled
    )


def words_over_names(upper: Record, header: Record, names: SchemeNames) -> Record | None:
    """What the upper half of a head holds beside heads; None where a row is no such half.

    Over several units or indicators may stand any words, such as 中心城区; a title stands beside no heads.
    """
    filled = {n for n, cell in enumerate(upper.cells) if cell.strip()}
    heads = {n for n in filled if _is_head(upper.cells[n]) or header.cells[n : n + 1] == [upper.cells[n]]}
    others = filled - heads
    under = (header.cells[n] if n < len(header.cells) else "" for n in others)
    if not heads or not others or not all(names.units(name) or names.places(name) for name in under):
        return None
    cells = [cell if n in others else "" for n, cell in enumerate(upper.cells)]
    return upper.with_cell_columns()._replace(cells=cells)


def without_heads(lines: Sequence[Record], header: Record, known: KnownSchemes) -> tuple[list[Record], int]:
    """The lines around a sheet, without what belongs to its head; and the line of its upper half, 0: there is none."""
    kept = [record for record in lines if not any(is_group_row(record, names) for names in known.names)]
    upper = upper_head(lines, header, known)
    words = (words_over_names(upper, header, names) for names in known.names) if upper else ()
    beside = next(filter(None, words), None)
    if beside is None:
        return kept, 0
    return [beside if record is upper else record for record in kept], beside.line


def upper_head(lines: Sequence[Record], header: Record, known: KnownSchemes) -> Record | None:
    """The row right above a head that is the upper half of it, and does not hold labels of groups alone."""
    last = next((record for record in reversed(lines) if record.line < header.line), None)
    if last is None or is_line_above(last, known):
        return None
    halves = any(words_over_names(last, header, names) for names in known.names)
    return last if halves and not any(is_group_row(last, names) for names in known.names) else None


def _is_head(cell: str) -> bool:
    folded = fold_name(cell)
    return folded in _HEADS or is_unit_head(folded) or is_total(cell)
