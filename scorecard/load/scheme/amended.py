"""What rows, headings and tables become by amendments: they are asked what they were asked as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from scorecard.base.decimals import plain
from scorecard.base.message import comma_list
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.per_item import per_item_obstacles
from scorecard.load.scheme.row_checks import row_faults
from scorecard.load.scheme.tables import sums_of
from scorecard.model.amendment import AmendedField, Amendment, amend
from scorecard.model.branch import Branch
from scorecard.model.figure import same, total
from scorecard.model.indicator import Indicator
from scorecard.model.period import Calendar, Period
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target

Changes = Sequence[AmendedField]


def check_amended(reader: FieldReader, node: NodeRead, scheme: Scheme) -> None:
    """Ask it of each table for each period from which something changes.

    What changes then is taken together: a point may go from one row to another, a rule come with its target.
    """
    year_end = Period(scheme.year, 12)
    for table in scheme.tables:
        now = table
        for _, held in groupby(scheme.amendments, key=lambda amendment: amendment.since):
            each = (change for amendment in held for change in amendment.changes)
            changes = [change for change in each if change.table == table.id]
            before, now = now, _with_places(amend(now, changes, year_end), changes, year_end)
            _check_rows(reader, scheme, before, now, changes)
            _check_objects(reader, before, now, changes)
            pointed = [change for change in changes if not isinstance(change.value, Target | Rule)]
            if pointed:
                written: NodeRead = node.entries("tables")[table.id].value
                _check_points(reader, written, before, now, pointed)
                _check_weights(reader, before, now, pointed)
    _check_stages(reader, scheme)


def _check_stages(reader: FieldReader, scheme: Scheme) -> None:
    """Stage targets still to come are amended with the target of the year, or said to stay; else that is asked.

    Of the rows that one period changes the first unit is told.
    """
    asked: set[tuple[Period, str, str]] = set()
    for amendment in scheme.amendments:
        for change in amendment.changes:
            where = amendment.since, change.table, change.indicator
            stages = list(_stages_left(scheme, amendment, change)) if where not in asked else []
            if not stages:
                continue
            asked.add(where)
            table = scheme.table(change.table)
            labels = [period.label(scheme.calendar) for period, _ in stages]
            each = zip(labels, (text for _, text in stages), strict=True)
            reader.fault(
                "SC535",
                change.span,
                name=table.row(change.indicator).name,
                unit=scheme.units_of(table)[change.unit or 0].name,
                stages=comma_list(f"{label}: {text}" for label, text in each),
                written=f"{{{', '.join(f'{label}: …' for label in (*labels, f'{scheme.year}'))}}}",
            )


def _stages_left(scheme: Scheme, amendment: Amendment, change: AmendedField) -> Iterator[tuple[Period, str]]:
    """The stages still to come, with their targets, that nothing is said of where the target of the year changes."""
    if change.unit is None or change.period is not None:
        return
    row = scheme.table(change.table).row(change.indicator)
    of_unit = change.table, change.indicator, change.unit
    set_since = {
        each.period: (other.since, each.after)
        for other in scheme.amendments
        for each in other.changes
        if (each.table, each.indicator, each.unit) == of_unit
    }
    for period, cells in sorted(row.targets.items()):
        since, text = set_since.get(period, (Period(0, 0), cells[change.unit].notice_text(row.measure)))
        if period < Period(scheme.year, 12) and amendment.holds_in(period) and since < amendment.since:
            yield period, text


def _with_places(table: SchemeTable, changes: Changes, year_end: Period) -> SchemeTable:
    """An amended table whose rows know where their targets were amended."""
    rows = {row.id: row for row in table.indicators}
    for change in changes:
        row = rows[change.indicator]
        if change.unit is not None:
            period = change.period or year_end
            spans = list(row.target_spans[period])
            spans[change.unit] = change.span
            rows[row.id] = replace(row, target_spans={**row.target_spans, period: tuple(spans)})
    return replace(table, indicators=tuple(rows.values()))


def _check_rows(
    reader: FieldReader, scheme: Scheme, before: SchemeTable, now: SchemeTable, changes: Changes
) -> None:
    """What is wrong with a row that was not before is told where the amendment sets it."""
    calendar, unit = Calendar("year", reader.starts), scheme.units_of(now).__getitem__
    for row in now.rows:
        own = [change for change in changes if change.indicator == row.id]
        if not own:
            continue
        told = list(row_faults(before.row(row.id), calendar, unit))
        # What does not lie with a field lies with the rule or the points: targets alone bring nothing else.
        at = next((change.span for change in own if change.unit is None), own[0].span)
        rules = [rule for change in own if isinstance(change.value, Rule) for rule in change.value.parts]
        places = {change.span for change in own} | {rule.span for rule in rules}
        places |= {rule.scale.beyond_full or rule.span for rule in rules}
        for fault in row_faults(row, calendar, unit):
            if fault not in told:
                reader.faults.append(fault if fault.span in places else replace(fault, span=at))


def _check_objects(reader: FieldReader, before: SchemeTable, now: SchemeTable, changes: Changes) -> None:
    """Rules below a heading where an object counts once still say how much each object gives."""
    rules = {change.indicator: change.span for change in changes if isinstance(change.value, Rule)}
    for branch in now.tree.branches if rules else ():
        old, new = ([table.rows[i] for i in branch.leaves] for table in (before, now))
        if branch.per_item != "best" or not branch.heading or rules.keys().isdisjoint(row.id for row in new):
            continue
        last = [rules[row.id] for row in new if row.id in rules][-1]
        known = per_item_obstacles(old)
        for id, reason in per_item_obstacles(new):
            if (id, reason) not in known:
                name = now.row(branch.heading).name
                reader.fault("SC299", rules.get(id, last), name=name, reason=reason)


def _check_points(
    reader: FieldReader, written: NodeRead, before: SchemeTable, now: SchemeTable, changes: Changes
) -> None:
    """The children of headings that add them up make its points, and the rows those of the table."""
    rows = {row.id: row for row in now.indicators}
    told = len(reader.faults)
    for heading in dict.fromkeys(_headings(now.tree, rows, changes)):
        _check_heading(reader, rows, heading, changes)
    said = written.get("points")
    if said is None or len(reader.faults) > told:
        return
    known = set(sums_of(before))
    wrong = next((sum_ for sum_ in sums_of(now) if sum_ != said.value and sum_ not in known), None)
    if wrong is not None:
        reader.fault("SC528", changes[-1].span, name=now.title, said=said.text, sum=plain(wrong))


def _headings(tree: Branch, rows: Mapping[str, Indicator], changes: Changes) -> list[str]:
    """The headings whose own points or whose children's are changed."""
    changed = [rows[change.indicator] for change in changes]
    ids = [row.id if row.heading else row.parent or "" for row in changed]
    ids += [row.parent or "" for row in changed if row.heading]
    added = {branch.heading for branch in tree.branches if branch.heading and branch.way.adds_up}
    return [id for id in ids if id in added and not rows[id].outside]


def _check_heading(
    reader: FieldReader, rows: Mapping[str, Indicator], heading: str, changes: Changes
) -> None:
    children = [
        row for row in rows.values() if row.parent == heading and row.relation == "child" and not row.outside
    ]
    for u, heading_points in enumerate(rows[heading].points):
        points = [row.points[u] for row in children]
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


def _check_weights(reader: FieldReader, before: SchemeTable, now: SchemeTable, changes: Changes) -> None:
    """Below a heading that takes shares alone other full points change no weight, unless it is one of 0."""
    changed = {change.indicator: change for change in changes}
    members = ((branch, member) for branch in now.tree.branches for member in branch.members)
    for branch, member in members:
        if branch.way.by_points or (isinstance(member, Branch) and member.heading):
            continue
        leaves = member.leaves if isinstance(member, Branch) else (member,)
        counted = [i for i in leaves if now.rows[i].scores and not now.rows[i].outside]
        row = now.rows[counted[0]] if len(counted) == 1 else None
        if row is None or row.id not in changed:
            continue
        change, old = changed[row.id], before.row(row.id).points
        if [points > 0 for points in old] == [points > 0 for points in row.points]:
            heading = now.row(branch.heading).name if branch.heading else now.title
            points = {"before": change.was, "after": change.after}
            reader.fault(
                "SC527", change.span, name=row.name, heading=heading, way=branch.way.sentence, **points
            )
