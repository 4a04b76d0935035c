"""What an amendment sets of a row: the target of a unit, full points, or the rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scorecard.base.decimals import plain
from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.known_rows import compiled_rows
from scorecard.load.scheme.limits import within_limits_so_far
from scorecard.load.scheme.points import points_as_said
from scorecard.load.scheme.references import Members
from scorecard.load.scheme.rules import compile_rule
from scorecard.load.scheme.target_cells import Context, meant_target, name_linked_row
from scorecard.load.scheme.units import UnitNames
from scorecard.load.scheme.worded import check_target_words, check_words, in_words
from scorecard.load.yaml.tree import Node
from scorecard.model.amendment import AmendedField
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.period_names import parse_period
from scorecard.model.rule import RULE
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.scheme import kinds

_NO_TARGETS = message("has no targets")
_NO_STAGE = message("has no stage target of {period}")
_TARGETS_FIRST = message("give it targets in the scheme first, with -- for units that had none until then")
_STAGE_FIRST = message("delete it; what is due by then follows from the target of the year")
_NEVER = message("delete the line; what can be amended of the row are its points and its rule")


@dataclass(frozen=True)
class AmendedRow:
    """What an amendment changes: a row, as it is written, too, and for targets the position of a unit in its table.

    since : the first period it holds for, where that is known
    """

    text: str
    table: SchemeTable
    row: Indicator
    written: NodeRead
    unit: int | None
    key: Span
    since: Period | None


def names_in(scheme: Scheme) -> UnitNames:
    """The names of units and groups."""
    return UnitNames(scheme.units, scheme.groups.words if scheme.groups else ())


def _targets(reader: FieldReader, scheme: Scheme, at: AmendedRow, value: Node) -> Iterator[AmendedField]:
    """A new target of one unit, or those of stages beside that of the year; a row without targets has none to change."""
    if Period(scheme.year, 12) not in at.row.targets or at.unit is None:
        cure = _NEVER if at.row.judging or at.row.words else _TARGETS_FIRST
        reader.fault("SC521", at.key, name=at.row.name, lacks=_NO_TARGETS, cure=cure)
        return
    read: Any = reader.read(value, kinds.TargetsOf())
    if isinstance(read, ReadValue):
        yield _target(reader, scheme, at, read, Period(scheme.year, 12), at.key)
    elif not isinstance(read, dict) or not any(map(parse_period, read)):
        if read is not None:
            reader.wrong_kind(value, kinds.Decimal().words)
    else:
        yield from _of_stages(reader, scheme, at, read)


def _of_stages(
    reader: FieldReader, scheme: Scheme, at: AmendedRow, written: dict[str, ReadValue]
) -> Iterator[AmendedField]:
    """The targets of one unit by period, of those that the row has targets of and that are not over."""
    for key, read in written.items():
        period = parse_period(key, reader.starts)
        if period is None:
            reader.fault("SC047", read.key, found=key, year=str(scheme.year))
        elif period not in at.row.targets:
            lacks = _NO_STAGE.fill(period=period.label(scheme.calendar))
            reader.fault("SC521", read.key, name=at.row.name, lacks=lacks, cure=_STAGE_FIRST)
        elif at.since is not None and period < at.since:
            since = at.since.label(scheme.calendar)
            reader.fault("SC536", read.key, name=at.row.name, period=key, since=since)
        elif isinstance(read.value, ReadValue):
            yield _target(reader, scheme, at, read.value, period, read.key)
        elif read.value is not None:
            found = message("a list")
            reader.fault("SC014", read.span, field="targets", found=found, wanted=kinds.Decimal().words)


def _target(
    reader: FieldReader, scheme: Scheme, at: AmendedRow, read: ReadValue, period: Period, key: Span
) -> AmendedField:
    """A new target of one unit and period; a number alone means what the one before it did."""
    place = at.unit or 0
    old = at.row.targets[period][place]
    context = Context(old.relation, at.row.direction, scheme.about, scheme.year)
    target = name_linked_row(
        reader, meant_target(reader, read.value, context, read.span), at.row, scheme, read.span
    )
    check_target_words(
        reader, at.row.name, (target,), scheme.tables, scheme.tables.index(at.table), read.span
    )
    return AmendedField(
        at.table.id,
        at.row.id,
        place,
        target,
        old.notice_text(""),
        target.notice_text(""),
        None if period == Period(scheme.year, 12) else period,
        span=key,
        address=at.text,
    )


def _points(reader: FieldReader, scheme: Scheme, at: AmendedRow, value: Node) -> Iterator[AmendedField]:
    """New full points, for all units or by group; a heading that combines its rows has other things hang on its own."""
    branch = next((branch for branch in at.table.tree.branches if branch.heading == at.row.id), None)
    if branch and not branch.way.adds_up:
        reader.fault("SC522", at.key, name=at.row.name, way=branch.way.sentence)
        return
    read: Any = reader.read(value, kinds.PointsOf())
    if read is None:
        return
    told = len(reader.faults)
    points = points_as_said(reader, names_in(scheme), at.table.units, read, value.span)
    if len(reader.faults) > told:
        return
    judging = at.row.judging
    if judging and at.row.rule.by_mark and not judging.scale_said and max(points) not in (0, judging.scale):
        most = plain(judging.scale)
        reader.fault("SC537", at.key, name=at.row.name, before=most, after=plain(max(points)))
    yield AmendedField(
        at.table.id,
        at.row.id,
        None,
        tuple(points),
        plain(at.row.full),
        _as_written(read),
        span=at.key,
        before_each=_points_of_each(scheme, at),
        address=at.text,
    )


def _as_written(points: Any) -> str:
    """A number, or numbers by name."""
    if not isinstance(points, dict):
        return str(points.text)
    return "、".join(f"{name} {read.value.text}" for name, read in points.items())


def _points_of_each(scheme: Scheme, at: AmendedRow) -> str:
    """The points of a row as they were, as written where that is by name, else by unit; "" where all have the same."""
    written = at.written.fields.get("points")
    if written and isinstance(written.value, dict):
        return _as_written(written.value)
    if len(set(at.row.points)) < 2:
        return ""
    each = zip(scheme.units_of(at.table), at.row.points, strict=True)
    return "、".join(f"{unit.short} {plain(points)}" for unit, points in each)


def _rule(reader: FieldReader, scheme: Scheme, at: AmendedRow, value: Node) -> Iterator[AmendedField]:
    """A new rule. One in proportion to marks needs to know the highest of them."""
    node = reader.node(value, RULE)
    if node is None:
        return
    others = (table for table in scheme.tables if table is not at.table)
    inputs_first = sorted(others, key=lambda table: not table.inputs)
    known = compiled_rows((at.table, *inputs_first))
    members = Members(names_in(scheme), at.table.units, known, at.row.id, scheme.year)
    rule = compile_rule(reader, node, bool(at.row.targets), at.row.judging is not None, members)
    if at.row.judging and rule.by_mark and at.row.judging.open_ended:
        reader.fault("SC305", node.span, name=at.row.name)
    if rule.scale.words:
        check_words(reader, rule, at.row.words, at.row.name, node)
    if rule.scale.words or at.row.words:
        rule = in_words(rule, at.row.words)
    rule = within_limits_so_far(at.row, at.written, node, rule)
    yield AmendedField(at.table.id, at.row.id, None, rule, "", "", span=at.key, address=at.text)


FORMS = {"targets": _targets, "points": _points, "rule": _rule}
"""What is read of each form of address."""
