"""Changes that are tried, put where real ones would stand: into the tree of the scheme, and among what was sent in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scorecard.base.fault import Fault
from scorecard.base.message import term
from scorecard.base.names import fold_name
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Entry, Gatherings
from scorecard.load.actuals.known import KnownPeriod, KnownSchemes
from scorecard.load.actuals.measures import Manner
from scorecard.load.actuals.names import Slot
from scorecard.load.actuals.values import Values, ValueTexts
from scorecard.load.changes.in_scheme import rewriting
from scorecard.load.changes.meant import ResolvedChange
from scorecard.load.disk import opener_of
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.source import Source
from scorecard.load.yaml.tree import text_of
from scorecard.model.period import Calendar, Period

_ALONE = Manner(noted=False)
"""How a value is written that is tried: nothing stands beside it."""


def read_again(file: SchemeFile, changes: Sequence[ResolvedChange], period: Period, root: Path) -> SchemeFile:
    """A scheme file with the changes that are of the scheme; as it is where there are none."""
    of_scheme = [change for change in changes if change.form != "actual"]
    if not of_scheme or file.scheme is None:
        return file
    source = Source(file.path, "\n".join(file.lines).encode())
    opener = opener_of((root / file.path).parent, root)
    tried = load_scheme(source, "", opener, rewriting(of_scheme, file.scheme, period))
    return replace(tried, faults=tuple(map(_asking_for_more, tried.faults)))


_SUMS = {
    **dict.fromkeys(("SC040", "SC041", "SC315"), term("points.INDICATOR=NUMBER", zh="分值.指标=数")),
    "SC043": term("weights.TABLE=NUMBER", zh="权重.表=数"),
}
"""What must add up, with the change that makes it do so again beside one that is tried."""


def _asking_for_more(fault: Fault) -> Fault:
    """A fault of a scheme with changes; where one asks for another, that is to be tried too, and no file is to be mended."""
    if fault.code not in _SUMS:
        return fault
    return replace(fault, code="SC520", args={"wrong": fault.message, "form": _SUMS[fault.code]})


def put_in(
    changes: Sequence[ResolvedChange],
    period: Period,
    known: KnownSchemes,
    values: Sequence[Values],
    gathered: Gatherings,
) -> None:
    """Values that are tried in the place of what was sent in for their cells, read by the same grammar.

    What cannot be read is a fault at its place.
    """
    when = known.when(period.label(Calendar("month", known.starts)))
    assert isinstance(when, KnownPeriod)
    entries = gathered.entries[when.scheme]
    for change in (each for each in changes if each.form == "actual"):
        table = known.schemes[when.scheme].tables[change.table]
        row = table.index[change.row]
        cell = (when.ordinal, change.table, change.unit, row)
        before = [
            e
            for e in entries
            if e[:4] == cell and (not change.judge or fold_name(e.judge) == fold_name(change.judge))
        ]
        slot = Slot(change.table, change.unit, row, table.rows[row])
        for judge in dict.fromkeys([e.judge for e in before] or [change.judge]):
            entry = _entry(change, slot, when, judge, values[when.scheme])
            if entry:
                spans = {e.months for e in before}
                entries.append(entry._replace(months=spans.pop()) if len(spans) == 1 else entry)
        replaced = set(map(id, before))
        entries[:] = [e for e in entries if id(e) not in replaced]
        gathered.held[:] = [sum_entry for sum_entry in gathered.held if id(sum_entry.entry) not in replaced]


def _entry(change: ResolvedChange, slot: Slot, when: KnownPeriod, judge: str, values: Values) -> Entry | None:
    """The entry of one value; a word of the column of statuses may stand in its place."""
    span = change.value.span

    def at(field: str) -> Span:
        return span

    text = text_of(change.value)
    entry_parts = (
        ValueTexts("", judge, status=text)
        if values.is_status(text, slot.indicator)
        else ValueTexts(text, judge)
    )
    return values.enter(slot, when, entry_parts, at, _ALONE)
