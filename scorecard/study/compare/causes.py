"""The causes of a changed total, cell by cell, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Message, Text, comma_list, message, sense
from scorecard.model.figure import Figure, as_figures, more_than, same
from scorecard.model.period import Period
from scorecard.model.unit import Unit, position_of
from scorecard.scheme.written import exact, figure
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.changes import BoardComparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.frame import other_group
from scorecard.study.compare.reasons import NOW, Reason, reason_text, why_not_comparable

CAUSE_NAMES = {
    "actual": message("Actual"),
    "target": message("Target"),
    "points": message("Points/weights"),
    "rule": message("Rule"),
    "reference": message("Reference"),
    "scope": message("Scope"),
}


class Cause(NamedTuple):
    """One cause of a changed total: what it brought, of what, and why.

    `table` and `row` are "" where it is no single cell; `kind` is one of CAUSES, the largest part.
    """

    brought: Figure
    table: str
    row: str
    kind: str
    name: Text
    why: Text

    @property
    def change(self) -> float:
        """What it brought, as it is shown."""
        return float(self.brought)


def weightiest(
    comparison: BoardComparison, subject: TotalChange | TableChange, u: int, way: float, most: int
) -> list[Cause]:
    """The cells that weigh most in one direction, up where `way` is above 0; what they brought is told of them alone.

    Indicators that came and went are left out where there are several: one takes the place of another.
    """
    unit = subject.ranking.units[u]
    weighed: list[tuple[float, TableChange, int, int, Figure]] = []
    swapped = 0
    for table, each in _weights(subject, u):
        place = position_of(unit.id, table.ranking.units)
        if place is None:
            continue
        brought = np.nan_to_num((table.brought[place] * each).shown)
        exchanged = np.isin(table.reason[place], _EXCHANGED)
        swapped += int((exchanged & (brought != 0)).sum())
        weighed += [
            (float(brought[i]), table, place, int(i), each) for i in np.flatnonzero(brought * way > 0)
        ]
    weighed.sort(key=lambda cause: (-abs(cause[0]), cause[1].id, cause[1].frame.rows[cause[3]].id))
    alone = [
        cause for cause in weighed if swapped < 2 or cause[1].reason[cause[2], cause[3]] not in _EXCHANGED
    ]
    return [
        cell_cause(comparison, table, place, i, table.because_of(i)[place] * each)
        for _, table, place, i, each in alone[:most]
    ]


_EXCHANGED = (Reason.ROW_CAME, Reason.ROW_WENT)


def _weights(subject: TotalChange | TableChange, u: int) -> list[tuple[TableChange, Figure]]:
    """The tables that a unit's total is made of, each with what a point of it brings."""
    if isinstance(subject, TotalChange):
        return [(table, subject.each[table.id][u]) for table in subject.tables]
    return [(subject, as_figures(1.0))]


def cell_cause(comparison: BoardComparison, table: TableChange, u: int, i: int, parts: Figure) -> Cause:
    """What one cell brought, and the cause that weighs most in that direction."""
    change = parts.sum()
    kind = CAUSES[int(np.argmax(parts.shown * (1 if float(change) >= 0 else -1)))]
    row = table.frame.rows[i]
    why = _why(comparison, table, u, i, kind)
    return Cause(change, table.id, row.id, kind, row.short, why)


def _why(comparison: BoardComparison, table: TableChange, u: int, i: int, kind: str) -> Text:
    if kind == "actual" and (more := _more_rounds(table, i)):
        labels = [period.label(comparison.now.scheme.calendar) for period in more]
        return message("{periods} counted too", periods=comma_list(labels))
    if kind == "actual":
        return _actual(table, u, i)
    if kind == "target":
        return _target(table, u, i)
    if kind == "points":
        now, then = _pair(table.frame.both(lambda board: board.terms.points), u, i)
        return message("full points {before} → {now}", before=then, now=now)
    if kind == "rule":
        return message("the rule changed")
    if kind == "reference":
        return message("figures of other units")
    return _scope(comparison, table, u, i)


_CHANGES: Mapping[tuple[str, str], Message] = {
    ("mark", "rise"): sense("rise", "mark {before} → {now}"),
    ("mark", "fall"): sense("fall", "mark {before} → {now}"),
    ("actual", "rise"): sense("rise", "actual {before} → {now}"),
    ("actual", "fall"): sense("fall", "actual {before} → {now}"),
    ("target", "rise"): sense("rise", "target {before} → {now}"),
    ("target", "fall"): sense("fall", "target {before} → {now}"),
    ("due", "rise"): sense("rise", "due {before} → {now}"),
    ("due", "fall"): sense("fall", "due {before} → {now}"),
}


def _actual(table: TableChange, u: int, i: int) -> Text:
    both = table.frame.measured(lambda board: board.observations.value)
    if table.frame.rows[i].words:
        word, before = (text or "—" for text in table.frame.words(both, u, i))
        return message("“{before}” → “{word}”", before=before, word=word)
    now, then = _pair(both, u, i)
    kind = "mark" if table.frame.rows[i].judging else "actual"
    way = "rise" if more_than(both[0][u, i], both[1][u, i]) else "fall"
    return _CHANGES[kind, way].fill(before=then, now=now)


def _more_rounds(table: TableChange, i: int) -> list[Period]:
    """The periods of the year that a rule has counted since then."""
    frame = table.frame
    now, then = frame.now.by_period[frame.at_now[i]], frame.then.by_period[frame.at_then[i]]
    same_year = {period.year for period in now} == {period.year for period in then}
    return [period for period in now if period not in then] if same_year and then else []


def _target(table: TableChange, u: int, i: int) -> Text:
    both = table.frame.measured(lambda board: board.terms.target)
    kind = "target"
    if same(both[0][u, i], both[1][u, i]):
        both, kind = table.frame.measured(lambda board: board.terms.seen), "due"
    now, then = _pair(both, u, i)
    way = "rise" if more_than(both[0][u, i], both[1][u, i]) else "fall"
    return _CHANGES[kind, way].fill(before=then, now=now)


def _pair(both: tuple[Figure, Figure], u: int, i: int) -> tuple[str, str]:
    """Both figures in the fewest decimals that hold them, or four."""
    now, then = (exact(f) if len(exact(f)) < 8 else figure(f) for f in (float(each[u, i]) for each in both))
    return now, then


def _scope(comparison: BoardComparison, table: TableChange, u: int, i: int) -> Text:
    reason = Reason(int(table.reason[u, i]))
    if reason == Reason.ROW_CAME:
        return message("a new indicator")
    if reason == Reason.ROW_WENT:
        return message("no longer assessed")
    if reason in (Reason.NONE, Reason.SPAN):
        if not table.now.table.tree.plain or not table.then.table.tree.plain:
            return message("what counts in its heading")
        return message("points shared from items that do not apply")
    tell = reason_text if reason < NOW else why_not_comparable
    return tell(reason, table.frame.links[u], comparison.labels)


_MOST_PASSED = 30
"""So many of the units that were passed are named; the rest are counted."""


def passed_names(comparison: BoardComparison, ranking: RankChange, units: tuple[Unit, ...]) -> Text:
    """Units that were passed or passed, by name; those that are ranked on one side only say so; of many the first."""
    return names_and_more(_names(comparison, ranking, units[:_MOST_PASSED]), len(units) - _MOST_PASSED)


def names_and_more(first: Sequence[Text], more: int) -> Text:
    """Names in a row, and how many more there are, if any."""
    names = comma_list(first)
    return message("{names} and {count} more", names=names, count=more) if more > 0 else names


def ranked_beside(comparison: BoardComparison, ranking: RankChange, units: tuple[Unit, ...]) -> bool:
    """Whether all of them were ranked beside it on both sides, so that one really passed the other."""
    if ranking.undisturbed:
        return True
    names = _names(comparison, ranking, units)
    return all(name == unit.short for name, unit in zip(names, units, strict=True))


def _names(comparison: BoardComparison, ranking: RankChange, units: tuple[Unit, ...]) -> list[Text]:
    return [_name(comparison, ranking, unit, ranking.position.get(unit.id)) for unit in units]


def _name(comparison: BoardComparison, ranking: RankChange, unit: Unit, u: int | None) -> Text:
    now, then = comparison.labels
    if u is None or unit in ranking.went:
        return message("{unit} (gone in {now})", unit=unit.short, now=now)
    if np.isnan(ranking.rank.now[u]):
        return message("{unit} (unranked in {now})", unit=unit.short, now=now)
    if np.isnan(ranking.rank.then[u]):
        new = ranking.links[u].kind != "same"
        return message(
            "{unit} ({before})",
            unit=unit.short,
            before=message("new") if new else message("unranked in {before}", before=then),
        )
    group = other_group(unit, ranking.links[u]) if np.isnan(ranking.rank.change[u]) else None
    if group:
        return message(
            "{unit} (in {before} {old}, in {now} {group})",
            unit=unit.short,
            before=then,
            old=group,
            now=now,
            group=ranking.units[u].group or "—",
        )
    return unit.short
