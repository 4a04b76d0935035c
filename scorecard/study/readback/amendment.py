"""Changes in mid-year, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scorecard.base.message import Text, message, sense
from scorecard.model.amendment import AmendedField
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.target import Target
from scorecard.study.explain.words import rule_text
from scorecard.study.readback.sentence import Statement


def amendments(scheme: Scheme) -> Iterator[Statement]:
    """All changes, in the order they are written."""
    for n, amendment in enumerate(scheme.amendments, 1):
        name = message("From {since}", since=amendment.since.label(scheme.calendar))
        source = message("by {source}", source=amendment.source)
        changes = [_change(scheme, change) for change in amendment.changes]
        yield Statement(f"amendment {n}", name, (source, *changes))


def _change(scheme: Scheme, change: AmendedField) -> Text:
    table = scheme.table(change.table)
    row = table.row(change.indicator)
    if isinstance(change.value, Rule):
        old, new = rule_text(row), rule_text(replace(row, rule=change.value))
        return message("rule of “{row}”: {new} (before: {old})", row=row.short, new=new, old=old)
    if change.unit is None:
        return message(
            "full points of “{row}”: {before} becomes {after}",
            row=row.short,
            before=change.was,
            after=change.after,
        )
    words = (
        message("target of {unit}, “{row}”: {before} becomes {after}")
        if change.period is None
        else message(
            "target of {unit} by {period}, “{row}”: {before} becomes {after}",
            period=change.period.label(scheme.calendar),
        )
    )
    return words.fill(
        unit=scheme.units_of(table)[change.unit].short,
        row=row.short,
        before=change.was,
        after=change.after,
    )


def what_changed(scheme: Scheme, change: AmendedField) -> Text | str:
    """A target by what it was and is, full points the same under their name; a rule has no short words."""
    words = f"{change.was} → {change.after}"
    if isinstance(change.value, Target) and change.period is not None:
        period = change.period.label(scheme.calendar)
        return message("the target by {period} {words}", period=period, words=words)
    if isinstance(change.value, Target):
        return words
    if isinstance(change.value, Rule):
        return sense("what an amendment changes", "its rule")
    return message("full points {words}", words=words)
