"""A change of the scheme that is tried stands in its tree, as if the file said so, and is read with all the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.span import Span
from scorecard.load.changes.meant import ResolvedChange
from scorecard.load.scheme.file import Rewrite
from scorecard.load.scheme.in_english import row_field_in_english
from scorecard.load.yaml.tree import Mapping, Node, Scalar
from scorecard.load.yaml.tree import Sequence as Items
from scorecard.model.amendment import AmendedField
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.period_names import parse_period
from scorecard.model.rounding import RowRounding
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.target import TARGET, Target

_Edit = Callable[[Node], Node]


def rewriting(changes: Sequence[ResolvedChange], scheme: Scheme, period: Period) -> Rewrite:
    """Puts changes into the tree that a scheme was read from; where an amendment in force says the same, into that."""

    def rewrite(root: Mapping, faults: list[Fault]) -> Mapping:
        for change in changes:
            if change.form == "weights":
                root = _changed_inside(root, ("totals", change.total), _weighing(change))
                continue
            value = row_field_in_english(change.form, change.value, faults)
            root = _with_change(root, change._replace(value=value), scheme, period)
        return root

    return rewrite


def _with_change(root: Mapping, change: ResolvedChange, scheme: Scheme, period: Period) -> Mapping:
    table = scheme.tables[change.table]
    row = table.row(change.row)
    amended = _amendment_span(scheme, change, period)
    if amended:
        return _changed_inside(
            root, ("amendments",), lambda node: _below(node, amended, lambda _: change.value)
        )
    if change.form == "targets":
        due = _target_period(scheme, row, period)
        unit = scheme.units[table.units[change.unit]].id
        cell = _TargetCell(due, unit, change.unit, len(table.units), change, scheme.first_month)
        edit: _Edit = lambda node: _field(node, "targets", change.key, cell.put_target)  # noqa: E731
    else:
        edit = lambda node: _field(node, change.form, change.key, lambda _: change.value)  # noqa: E731
    above = ("inputs",) if table.inputs else ("tables", table.id)
    return _changed_inside(root, above, lambda node: _below(node, row.span, edit))


def _target_period(scheme: Scheme, row: Indicator, period: Period) -> Period:
    """Which target of a row is changed: that of the year, or in a plan of all its years."""
    year = Period(period.year, 12)
    return year if year in row.targets else Period(scheme.year, 12)


def _amendment_span(scheme: Scheme, change: ResolvedChange, period: Period) -> Span | None:
    """Where the amendment in force stands that speaks of the same; the last of several."""
    kind = {"targets": Target, "points": tuple, "rule": Rule, "rounding": RowRounding}[change.form]
    table = scheme.tables[change.table]
    unit = change.unit if change.form == "targets" else None
    year_end, due = Period(scheme.year, 12), _target_period(scheme, table.row(change.row), period)

    def same(other: AmendedField) -> bool:
        of_period = unit is None or (other.period or year_end) == due
        where = other.table, other.indicator, other.unit
        return of_period and where == (table.id, change.row, unit) and _is(other.value, kind)

    changes = [
        each.span
        for amendment in scheme.amendments
        if amendment.holds_in(period)
        for each in amendment.changes
        if same(each)
    ]
    return changes[-1] if changes else None


def _is(value: object, kind: type) -> bool:
    # A target is a tuple too.
    return isinstance(value, kind) and (kind is not tuple or not isinstance(value, Target))


class _TargetCell(NamedTuple):
    """The target of one unit: of which period, its id and its place among so many, and when the year starts."""

    due: Period
    unit: str
    at: int
    units: int
    change: ResolvedChange
    starts: int

    def put_target(self, node: Node) -> Node:
        """The targets of a row with this one in place."""
        value = self.change.value
        if isinstance(node, Items):
            cells = tuple(value if n == self.at else cell for n, cell in enumerate(node.items))
            return Items(cells, node.span)
        if isinstance(node, Mapping) and any(parse_period(key.text, self.starts) for key, _ in node.entries):
            entries = (
                (k, self.put_target(inner) if parse_period(k.text, self.starts) == self.due else inner)
                for k, inner in node.entries
            )
            return Mapping(tuple(entries), node.span)
        if isinstance(node, Mapping) and not any(key.text in TARGET.by_name for key, _ in node.entries):
            # What is said last of a unit holds, whether it was named before or its group was.
            others = (entry for entry in node.entries if entry[0].text != self.unit)
            return Mapping((*others, (Scalar(self.unit, True, self.change.key), value)), node.span)
        return Items(tuple(value if n == self.at else node for n in range(self.units)), node.span)


def _weighing(change: ResolvedChange) -> _Edit:
    """A total with one weight changed, whether it is written in full or as its weights alone."""

    def set_weight(node: Node) -> Node:
        full = isinstance(node, Mapping) and any(key.text == "weights" for key, _ in node.entries)
        path = ("weights", change.part) if full else (change.part,)
        return _changed_inside(node, path, lambda _: change.value)

    return set_weight


def _changed_inside(node: Node, path: tuple[str, ...], edit: _Edit) -> Mapping:
    """A tree with what stands at a path changed."""
    assert isinstance(node, Mapping)
    first, *rest = path

    def change_inside(value: Node) -> Node:
        return _changed_inside(value, tuple(rest), edit) if rest else edit(value)

    return node.change_value(first, change_inside)


def _below(node: Node, key: Span, edit: _Edit) -> Node:
    """A tree with the value of the key that stands at a place changed."""
    if isinstance(node, Items):
        return Items(tuple(_below(item, key, edit) for item in node.items), node.span)
    if not isinstance(node, Mapping):
        return node
    entries = ((k, edit(value) if k.span == key else _below(value, key, edit)) for k, value in node.entries)
    return Mapping(tuple(entries), node.span)


def _field(node: Node, name: str, key: Span, edit: _Edit) -> Node:
    """A mapping with a field changed, or set where it is not written."""
    assert isinstance(node, Mapping)
    if any(k.text == name for k, _ in node.entries):
        return node.change_value(name, edit)
    return Mapping((*node.entries, (Scalar(name, True, key), edit(Mapping((), key)))), node.span)
