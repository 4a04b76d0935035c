"""Headings below which an object counts once: what their rows must be, so that one of them gives most."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.message import Text, message
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.model.indicator import Indicator

NO_HEADING = message("it is no heading, and has no rows below it")
_COMPUTED = message("{row} is computed and has no objects")
_ALONE = message("{row} is scored by the period alone")
_NO_EACH = message("{row} has no `each`, so an object gives no points of its own")
_SIGNS = message("of {row} and {first} one gives and one takes, and neither is more")


def check_per_item(reader: FieldReader, node: NodeRead, rows: Sequence[Indicator]) -> None:
    """Every row below such a heading gives (or takes) so many points for each object."""
    heading, *below = rows
    if node.get("per_item") == "best":
        for _, reason in per_item_obstacles([row for row in below if not row.heading]):
            reader.fault("SC299", node.fields["per_item"].key, name=heading.name, reason=reason)


def per_item_obstacles(rows: Sequence[Indicator]) -> list[tuple[str, Text]]:
    """Why an object cannot count once below a heading with these rows, each with the id of the row that it lies with."""
    obstacles = ((row.id, _obstacle(row, rows[0])) for row in rows)
    return [(id, reason) for id, reason in obstacles if reason]


def _obstacle(row: Indicator, first: Indicator) -> Text | None:
    """Why the objects of a row cannot be told against those of its siblings, the first of them; None if they can."""
    each, of_first = row.rule.scale.per_one, first.rule.scale.per_one
    reason = None
    if row.derived:
        reason = _COMPUTED
    elif row.alone:
        reason = _ALONE
    elif each is None or not row.rule.compare.plain or row.judging or row.words:
        reason = _NO_EACH
    elif of_first is not None and (each.value < 0) != (of_first.value < 0):
        reason = _SIGNS
    return reason.fill(row=row.name, first=first.name) if reason else None
