"""Full points after an amendment still make what the headings say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.base.decimals import plain
from scorecard.load.scheme.fields import FieldReader
from scorecard.model.amendment import AmendedField
from scorecard.model.branch import Branch
from scorecard.model.figure import same, total
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable

Rows = Mapping[str, Indicator]
Points = Mapping[str, Sequence[float]]


def check_points(reader: FieldReader, scheme: Scheme) -> None:
    """The children of every heading that adds them up make its points, from each amendment on.

    What one amendment changes is taken together: a point may go from one child to another.
    """
    for table in scheme.tables:
        rows = {row.id: row for row in table.indicators}
        now: dict[str, Sequence[float]] = {row.id: row.points for row in table.indicators}
        for amendment in scheme.amendments:
            changes = [each for each in amendment.changes if each.table == table.id and _of_points(each)]
            for change in changes:
                now[change.indicator] = change.value  # type: ignore[assignment]
            for heading in dict.fromkeys(_headings(table, rows, changes)):
                _check(reader, rows, heading, now, changes)


def _of_points(change: AmendedField) -> bool:
    """Whether what it sets are full points: one per unit."""
    return isinstance(change.value, tuple) and all(isinstance(number, float) for number in change.value)


def _headings(table: SchemeTable, rows: Rows, changes: list[AmendedField]) -> list[str]:
    """The headings whose own points or whose children's are changed."""
    changed = [rows[change.indicator] for change in changes]
    ids = [row.id if row.heading else row.parent or "" for row in changed]
    ids += [row.parent or "" for row in changed if row.heading]
    added = adding(table.tree)
    return [id for id in ids if id in added and not rows[id].outside]


def adding(branch: Branch) -> set[str]:
    """The headings that add up their children."""
    below = (adding(member) for member in branch.members if isinstance(member, Branch))
    own = {branch.heading} if branch.heading and branch.way.adds_up else set()
    return own.union(*below)


def _check(reader: FieldReader, rows: Rows, heading: str, now: Points, changes: list[AmendedField]) -> None:
    children = [
        row for row in rows.values() if row.parent == heading and row.relation == "child" and not row.outside
    ]
    for u, heading_points in enumerate(now[heading]):
        points = [now[row.id][u] for row in children]
        if not same(total(points), heading_points):
            near = {heading, *(row.id for row in children)}
            last = next(change for change in reversed(changes) if change.indicator in near)
            added = " + ".join(plain(number) for number in points)
            reader.fault(
                "SC315",
                last.span,
                name=rows[heading].name,
                said=plain(heading_points),
                sum=f"{added} = {plain(float(total(points)))}",
            )
            return
