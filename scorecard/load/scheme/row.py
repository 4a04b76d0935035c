"""The record of one row: what it says and inherits, and what follows for one that has values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from scorecard.base.message import Text, message
from scorecard.load.scheme.allowed import compile_allowed, compile_plausible
from scorecard.load.scheme.bands import check_bands
from scorecard.load.scheme.conditions import check_one_of_each, read_bound, rule_scope
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue, once
from scorecard.load.scheme.formulas import formula_of
from scorecard.load.scheme.inherit import InheritedDefaults, unscored_of
from scorecard.load.scheme.judging import compile_judging, judged_rule
from scorecard.load.scheme.lights import compile_lights
from scorecard.load.scheme.limits import check_limit, within_limits
from scorecard.load.scheme.marks import marks_of
from scorecard.load.scheme.points import full_points
from scorecard.load.scheme.references import Members
from scorecard.load.scheme.row_place import RowPosition, TableScope
from scorecard.load.scheme.rules import compile_pace, compile_rule
from scorecard.load.scheme.units import listed_units
from scorecard.load.scheme.worded import words_of
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.condition import HIGH, LOW, What
from scorecard.model.indicator import Indicator, Nature
from scorecard.model.judging import Judging
from scorecard.model.light import Light
from scorecard.model.rounding import AS_IT_IS
from scorecard.model.rule import Rule
from scorecard.model.shared import OneForAll
from scorecard.model.shown import NOTHING, Class, ShownColumn
from scorecard.scheme.target import PLACE

_NATURES: Mapping[str, Nature] = {"%": "ratio", PLACE: "stock"}

_NO_PERIOD = {
    "stock": message("a stock has no figure of the period alone"),
    "ratio": message("a ratio has no figure of the period alone"),
}
_MARKED = message("judges mark every period by itself")
_COMPUTED = message("it is computed from other figures")
_YEAR = message("the figure of a period is not held against the year's target")
_STAGED = message(
    "the target of a stage is a count from January on, as the returns are; what is due by when may be said with `pace` instead"
)
_CARRIED = message("a count carried over would mean that nothing was done")


def nature_of(written: WrittenRow) -> Nature:
    """What is said of the row; a measure of its own goes before a flow that is said of many rows further out.

    Percentages of several months are never added up because a table of flows has one row of them.
    """
    nature: Nature | None = written.get("nature")
    further = nature == "flow" and not written.within.as_near("nature", "measure")
    return _NATURES.get(written.get("measure"), "flow") if nature is None or further else nature


def heading_row(table: TableScope, written: WrittenRow, position: RowPosition) -> Indicator:
    """The record of a heading: what it says is for the rows below it."""
    row = _row(table, written, position, heading=True, suspect=())
    pace = compile_pace(table.reader, written.node, written.within, row.nature, None, table.scheme)
    return replace(row, pace=pace)


def value_row(table: TableScope, written: WrittenRow, position: RowPosition) -> Indicator:
    """The record of a row with values: with its targets, its rule, and how its figures are read."""
    reader, scheme, node, within = table.reader, table.scheme, written.node, written.within
    row = _row(table, written, position)
    targets = table.targets.read(written)
    rule = _rule(table, written, bool(targets), position.limited)
    judging = compile_judging(scheme, written, row.full, rule, len(row.applies))
    words = words_of(written, rule, marks_of(scheme))
    check_limit(written, position.limited)
    nature = "stock" if words and "nature" not in written else row.nature
    return replace(
        row,
        nature=nature,
        targets=targets,
        target_spans=table.targets.spans(written),
        pace=compile_pace(reader, node, within, nature, judging, scheme),
        score=_score(reader, node, within, nature, judging, any(period.month < 12 for period in targets)),
        judging=judging,
        rule=rule,
        formula=formula_of(written),
        grown="of" in written and written.get("take") in ("growth", "period_growth"),
        words=words,
        lights=_lights(table, within) if targets else (),
        rounding=AS_IT_IS if words else row.rounding,
        shown=NOTHING if words else compile_shown(written, bool(targets), row.scores),
    ).settled


def _row(table: TableScope, written: WrittenRow, position: RowPosition, **more: object) -> Indicator:
    """What is said of a row with values and of a heading alike."""
    within, name = written.within, written.name
    allowed, allowed_if = compile_allowed(written)
    return written.record(
        Indicator,
        id=written.id,
        name=name,
        short=written.get("short") or name,
        aliases=_aliases(table, written),
        nature=nature_of(written),
        direction=within.direction,
        directed=written.read("direction") is not None,
        score_said=written.read("score") is not None,
        per_said=written.read("per") is not None,
        allowed=allowed,
        allowed_if=allowed_if,
        plausible=compile_plausible(written),
        points=full_points(table, written, position),
        counts_as=within.counts_as,
        applies=_applies(table, written),
        unscored=unscored_of(within),
        relation=position.relation,
        item=written.get("number") or position.item,
        parent=position.parent,
        depth=position.depth,
        span=written.id_at,
        **more,
    )


def _rule(table: TableScope, written: WrittenRow, targets: bool, limited: bool) -> Rule:
    """The rule of a row that has values, with the limits that stand on the row itself."""
    members = Members(table.names, table.members, table.rows, written.id, table.targets.year or 0)
    judged = written.read("judges") is not None
    read = judged_rule(written) if judged else written.read("rule")
    node = read.value if read else None
    return within_limits(written, node, compile_rule(table.reader, node, targets, judged, members), limited)


def _lights(table: TableScope, within: InheritedDefaults) -> tuple[Light, ...]:
    """The nearest lights, the scheme's where nothing nearer says any; what is faulty is told once."""
    reads = within.get("lights") or table.scheme.get("lights") or ()
    with once(table.reader) as reader:
        return compile_lights(reader, reads, table.rows)


def _applies(table: TableScope, written: WrittenRow) -> Sequence[bool]:
    """Which units of the table the row is for."""
    listed = written.read("applies_to")
    if not listed or not listed.value:
        return OneForAll(True, len(table.members))
    chosen = listed_units(table.reader, table.names, listed.value)
    among = frozenset(chosen)
    return tuple(u in among for u in table.members)


def _aliases(table: TableScope, written: WrittenRow) -> tuple[str, ...]:
    """Other spellings, headers of turned sheets among them."""
    columns = (header for header, meant in table.columns.items() if meant in (written.id, written.name))
    return (*(written.get("aliases") or ()), *columns)


def _score(
    reader: FieldReader,
    node: NodeRead,
    within: InheritedDefaults,
    nature: str,
    judging: Judging | None,
    staged: bool,
) -> Literal["to_date", "period"]:
    """How a flow is scored. Said of a row that cannot be it is a fault; inherited by one, of no effect.

    staged : whether the row has targets of stages
    """
    if within.get("score") != "period":
        return "to_date"
    reason = _NO_PERIOD.get(nature)
    if judging:
        reason = _MARKED
    elif "formula" in node or "of" in node:
        reason = _COMPUTED
    if reason:
        if "score" in node:
            _refuse(reader, node, reason)
        return "to_date"
    # Both were meant for this row, wherever they stand.
    if within.get("interim") == "year":
        _refuse(reader, node, _YEAR)
    if staged and within.get("reported") != "period":
        _refuse(reader, node, _STAGED)
    if within.policy("missing").kind == "carry":
        _refuse(reader, node, _CARRIED)
    return "period"


def _refuse(reader: FieldReader, node: NodeRead, reason: Text) -> None:
    at = node.fields["score"].key if "score" in node else node.span
    reader.fault("SC298", at, name=node.get("name") or "", reason=reason)


def compile_shown(written: WrittenRow, targets: bool, scores: bool) -> ShownColumn:
    """What a row of numbers shows beside its figure; a class of what the row does not have is told."""
    display = written.record(ShownColumn, classes=())
    reads: tuple[ReadValue, ...] = tuple(getattr(written.read("class"), "value", None) or ())
    if not reads:
        return display
    has = {"value": True, "completion": targets, "points": scores}
    if not has[display.class_of] and "class_of" in written:
        written.fault("SC395", written.at("class_of"), name=written.name, what=display.class_of)
    with once(written.reader) as reader:
        classes = tuple(_class(written, read, display.class_of) for read in reads)
        if all(not read.value.broken for read in reads):
            bands = [(class_.bounds, False) for class_ in classes]
            check_bands(reader, reads, bands, gap="SC396", idle="SC397")
    return written.record(ShownColumn, classes=classes)


def _class(written: WrittenRow, read: ReadValue, of: What) -> Class:
    reader, node = written.reader, read.value
    check_one_of_each(reader, node)
    scope = rule_scope({}, lambda reader, node: None)
    bounds_read = (
        (word, read_bound(reader, node.fields[word].value, of, scope))
        for word in (*LOW, *HIGH)
        if word in node
    )
    bounds = tuple(each._replace(word=word) for word, each in bounds_read if each is not None)
    return Class(node.get("class") or "", bounds, read.span)
