"""What changed between two schemes: units, tables, indicators, targets, points, rules, weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import some
from scorecard.model.indicator import Indicator
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total, weight_text
from scorecard.scheme.written import exact
from scorecard.study.compare.changes import BoardComparison, TableChange, TotalChange
from scorecard.study.compare.frame import is_converted, other_group, row_reason, table_label
from scorecard.study.compare.reasons import Reason
from scorecard.study.notes import Note, choices, notes
from scorecard.study.totals import made_text

_MOST = 3
_MOST_NAMED = 20
_OF_A_BOARD = (
    "illustrative",
    "unranked",
    "without_total",
    "without_group",
    "stood_in",
    "heading_stood_in",
    "few_marks",
    "uncovered",
    "tie",
    "effect_held",
    "corrected",
    "amended",
)


def scheme_changes(comparison: BoardComparison) -> tuple[Note, ...]:
    """What is different in the two schemes, so that a change is not taken for a merit."""
    return (
        *_units(comparison),
        *_tables(comparison),
        *(note for table in comparison.tables for note in _rows(table)),
        *(note for table in comparison.tables for note in _targets(table)),
        *_weights(comparison),
    )


def differences(comparison: BoardComparison) -> tuple[Note, ...]:
    """The same, and what must be said of either period."""
    return *scheme_changes(comparison), *_board_notes(comparison)


def method(comparison: BoardComparison) -> tuple[Note, ...]:
    """How the comparison was made, and the choices of the scheme; those of then where they differ."""
    ours, theirs = choices(comparison.now), choices(comparison.then)
    then = comparison.labels[1]
    other = (Note(n.code, _label_text(then, n.text)) for n in theirs if n not in ours)
    return (*_flows(comparison), _PARTS, *ours, *other)


_PARTS = Note(
    "because",
    message(
        "Causes: actual, target, points (and weights), rule and reference (figures of other "
        "units) each get the mean of what they change over all orders; all else is scope (what "
        "came, went, cannot be compared, or is shared from items that do not apply). The "
        "columns add up to the change of the total."
    ),
)


def _flows(comparison: BoardComparison) -> Iterator[Note]:
    """How flows are compared; those of which the period alone is scored, by that."""
    rows = [row for table in comparison.now.tables for row in table.table.rows if row.nature == "flow"]
    alone = [row.short for row in rows if row.alone]
    if len(alone) < len(rows) or not rows:
        yield Note("flows", _way_of_counting(comparison))
    if alone:
        names = some(alone, _MOST_NAMED)
        yield Note("in_period", message("{names}: compared and scored by the period alone.", names=names))


def _way_of_counting(comparison: BoardComparison) -> Text:
    if comparison.spans is None:
        return message(
            "Flows are compared as counted up since {beginning}.",
            beginning=comparison.now.scheme.calendar.beginning,
        )
    return message(
        "Flows are compared in the period (less the period before); completion and points are cumulative."
    )


def _units(comparison: BoardComparison) -> Iterator[Note]:
    now, then = comparison.labels
    for unit in comparison.now.scheme.units:
        link = comparison.links[unit.id]
        olds = comma_list([old.short for old in link.then])
        if link.kind == "came":
            yield Note("unit_came", message("{unit} is new in {now}.", unit=unit.short, now=now))
        elif link.kind == "merged":
            sentence = message(
                "{unit} was merged from {olds}: counts are compared with their sum in {before}; "
                "points, totals and ranks are not.",
                unit=unit.short,
                olds=olds,
                before=then,
            )
            yield Note("merged", sentence)
        elif link.kind == "split":
            sentence = message(
                "{olds} was split into {news}: {unit} cannot be compared with {before}.",
                olds=olds,
                news=comma_list([successor.short for successor in link.now]),
                unit=unit.short,
                before=then,
            )
            yield Note("split", sentence)
        elif link.then[0].name != unit.name:
            old = link.then[0].name
            yield Note("renamed", message("{unit} was called {old}: the same unit.", unit=unit.name, old=old))
    yield from _groups(comparison)
    kept = {old.id for link in comparison.links.values() for old in link.then}
    for gone in comparison.then.scheme.units:
        if gone.id not in kept:
            yield Note(
                "unit_went", message("{gone} is no longer assessed in {now}.", gone=gone.short, now=now)
            )


def _groups(comparison: BoardComparison) -> Iterator[Note]:
    """Who is in another group than before; those who went the same way together."""
    ways: dict[tuple[str, str], list[str]] = {}
    for unit in comparison.now.scheme.units:
        before = other_group(unit, comparison.links[unit.id])
        if before:
            ways.setdefault((before, unit.group or ""), []).append(unit.short)
    scheme = comparison.now.scheme
    places: list[SchemeTable | Total] = [*scheme.tables, *scheme.totals]
    ranked = any(place.ranking.among == "group" for place in places)
    for (old, new), units in ways.items():
        yield Note(
            "group_changed",
            message(
                "{count:# unit|# units} went from {old} to {new}: {names}{unlike}.",
                count=len(units),
                old=old,
                new=new or message("no group"),
                names=some(units, _MOST_NAMED),
                unlike=message("; places in different groups are not compared") if ranked else "",
            ),
        )


def _tables(comparison: BoardComparison) -> Iterator[Note]:
    now, then = comparison.now.scheme, comparison.then.scheme
    for code, scheme, other, word in (
        ("table_came", now, then, message("new table")),
        ("table_went", then, now, message("table no longer used")),
    ):
        for table in scheme.tables:
            if table.id not in {other_table.id for other_table in other.tables}:
                yield Note(code, message("{word}: {table}.", word=word, table=table.title))


def _rows(table: TableChange) -> Iterator[Note]:
    laid = table.frame
    for i, (now, then) in enumerate(zip(laid.rows_now, laid.rows_then, strict=True)):
        name = laid.rows[i].name
        reason = row_reason(now, then)
        if reason == Reason.ROW_CAME:
            yield Note("row_came", message("New indicator: {name}.", name=name))
        elif reason == Reason.ROW_WENT:
            yield Note("row_went", message("Indicator no longer assessed: {name}.", name=name))
        elif reason == Reason.MEASURE and now and then:
            sentence = message(
                "{name}: the measure changed from “{measure}” to “{measure_2}”; not comparable.",
                name=name,
                measure=then.measure,
                measure_2=now.measure,
            )
            yield Note("measure", sentence)
        elif reason != Reason.NONE:
            yield Note("row_changed", message("{name}: redefined; not comparable.", name=name))
        elif now and then:
            if is_converted(then, now):
                sentence = message(
                    "{name}: the measure changed from “{measure}” to “{measure_2}”; figures before are converted.",
                    name=name,
                    measure=then.measure,
                    measure_2=now.measure,
                )
                yield Note("measure", sentence)
            yield from _terms(now, then)


def _terms(now: Indicator, then: Indicator) -> Iterator[Note]:
    """Points and rule of a row that can be compared."""
    if now.full != then.full:
        points = f"{exact(then.full)} → {exact(now.full)}"
        yield Note("points", message("{now}: full points {words}.", now=now.name, words=points))
    same = now.rule.unworded == then.rule.unworded and now.judging == then.judging
    if not same and (now.scores or then.scores):
        old, new = _scoring_text(then), _scoring_text(now)
        if old == new:
            # The same choices, listed in another order.
            return
        yield Note(
            "rule",
            message("{now}: the rule changed from “{old}” to “{new}”.", now=now.name, old=old, new=new),
        )


def _scoring_text(row: Indicator) -> Text:
    """How a row comes by its points; how marks become one value is a part of it."""
    from scorecard.study.explain.panel import panel_text
    from scorecard.study.explain.words import rule_text

    rule = rule_text(row)
    if row.judging is None:
        return rule
    return message("{made}; {rule}", made=panel_text(row.judging), rule=rule)


def _targets(table: TableChange) -> Iterator[Note]:
    """How many targets were raised and lowered, and those that changed most."""
    change = np.nan_to_num(table.target.change)
    up, down = int((change > 0).sum()), int((change < 0).sum())
    if not up + down:
        return
    title = table_label(table.now.table)
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = np.nan_to_num(np.abs(change / table.target.then), posinf=1e9)
    order = np.argsort(-relative, axis=None, kind="stable")[:_MOST]
    told = [_target(table, *divmod(int(n), change.shape[1])) for n in order if relative.flat[n] > 0]
    yield Note(
        "targets",
        message(
            "Targets of {title}: {rising} raised, {falling} lowered; changed most: {most}.",
            title=title,
            rising=up,
            falling=down,
            most=comma_list(told),
        ),
    )


def _target(table: TableChange, u: int, i: int) -> str:
    unit, row = table.ranking.units[u], table.frame.rows[i]
    return f"{unit.short} {row.short} {exact(float(table.target.then[u, i]))} → {exact(float(table.target.now[u, i]))}"


def _weights(comparison: BoardComparison) -> Iterator[Note]:
    titles = {t.table.id: table_label(t.table) for t in (*comparison.then.tables, *comparison.now.tables)}
    for each in (*comparison.then.totals, *comparison.now.totals):
        titles[each.total_of.id] = f"“{each.total_of.title}”"
    for total in comparison.totals:
        now, then = total.now.total_of.weights, total.then.total_of.weights
        changed = [id for id in {**now, **then} if now.get(id, 0) != then.get(id, 0)]
        yield from _composition_notes(comparison, total)
        if changed:
            changes = comma_list(
                message(
                    "{name} {before} → {now}",
                    name=titles[id],
                    before=weight_text(then.get(id, 0)),
                    now=weight_text(now.get(id, 0)),
                )
                for id in changed
            )
            title = total.now.total_of.title
            yield Note("weights", message("Weights of {title}: {changes}.", title=title, changes=changes))


def _composition_notes(comparison: BoardComparison, total: TotalChange) -> Iterator[Note]:
    """That a total is put together otherwise, weights apart."""
    ours, theirs = total.now.total_of, total.then.total_of
    if _composition_fields(ours) == _composition_fields(theirs):
        return
    new, old = made_text(comparison.now.scheme, ours), made_text(comparison.then.scheme, theirs)
    yield Note("made", message("{new}; {before}: {old}.", new=new, before=comparison.labels[1], old=old))


def _composition_fields(total: Total) -> tuple[object, ...]:
    return total.sums, total.add, total.combine, total.most, total.least


def _board_notes(comparison: BoardComparison) -> Iterator[Note]:
    """What must be said of either period; the same sentence once."""
    ours = [note for note in notes(comparison.now) if note.code in _OF_A_BOARD]
    yield from ours
    for note in notes(comparison.then):
        if note.code in _OF_A_BOARD and note not in ours:
            yield Note(note.code, _label_text(comparison.labels[1], note.text))


def _label_text(label: Text, text: Text) -> Text:
    return message("{label}: {text}", label=label, text=text)
