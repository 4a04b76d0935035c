"""Changes in mid-year, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scorecard.base.text import Text
from scorecard.model.rule import Rule
from scorecard.model.scheme import Change, Scheme
from scorecard.study.explain.words import rule_text
from scorecard.study.readback.sentence import Line


def amendments(scheme: Scheme) -> Iterator[Line]:
    """All changes, in the order they are written."""
    for n, amendment in enumerate(scheme.amendments, 1):
        since = amendment.since.label(scheme.frequency)
        name = Text(f"自 {since} 起", f"From {since}")
        source = Text(f"依据：{amendment.source}", f"by {amendment.source}")
        changes = [_change(scheme, change) for change in amendment.changes]
        yield Line(f"amendment {n}", name, (source, *changes))


def _change(scheme: Scheme, change: Change) -> Text:
    table = scheme.table(change.table)
    row = table.row(change.indicator)
    if isinstance(change.value, Rule):
        old, new = rule_text(row), rule_text(replace(row, rule=change.value))
        return Text(
            f"“{row.short}”的计分规则改为：{new.zh}（原为：{old.zh}）",
            f"rule of “{row.short}”: {new.en} (before: {old.en})",
        )
    if change.unit is None:
        return Text(
            f"“{row.short}”分值 {change.before} 改为 {change.after}",
            f"full points of “{row.short}”: {change.before} becomes {change.after}",
        )
    unit = scheme.units_of(table)[change.unit].short
    return Text(
        f"{unit}“{row.short}”目标值 {change.before} 改为 {change.after}",
        f"target of {unit}, “{row.short}”: {change.before} becomes {change.after}",
    )
