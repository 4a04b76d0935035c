"""The causes of a changed total, cell by cell, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.model.figure import Figure, added, more_than, read, same
from scorecard.model.scheme import Unit
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.comparison import Comparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.reasons import NOW, Reason, reason_text
from scorecard.study.explain.step import exact, figure

CAUSE_NAMES = {
    "actual": Text("完成值", "Actual"),
    "target": Text("目标", "Target"),
    "points": Text("分值权重", "Points/weights"),
    "rule": Text("规则", "Rule"),
    "reference": Text("参照", "Reference"),
    "scope": Text("范围", "Scope"),
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


def causes(comparison: Comparison, subject: TotalChange | TableChange, u: int) -> list[Cause]:
    """All that changed the total of a unit, the largest first; they add up to its change.

    What changed weights brought is told once, not cell by cell; so are indicators that came and went,
    for one takes the place of another.
    """
    found: list[Cause] = []
    swapped: list[Cause] = []
    unit = subject.ranking.units[u]
    for id, parts in _cells(subject).items():
        table = comparison.table(id)
        if table is None:
            continue
        place = next(n for n, one in enumerate(table.ranking.units) if one.id == unit.id)
        for i in np.flatnonzero(np.nan_to_num(parts[u].shown).any(axis=1)):
            one = cell_cause(comparison, table, place, int(i), parts[u, int(i)])
            exchanged = table.reason[place, i] in (Reason.ROW_CAME, Reason.ROW_WENT)
            (swapped if exchanged else found).append(one)
    found += _exchanged(swapped)
    if isinstance(subject, TotalChange):
        found += _of_tables(comparison, subject, u)
    found += _of_headings(subject, u, found)
    return sorted(found, key=lambda cause: (-abs(cause.change), cause.table, cause.row))


def _of_headings(subject: TotalChange | TableChange, u: int, found: list[Cause]) -> list[Cause]:
    """What is of no single cell: limits of headings and tables, geometric means, real rounding."""
    rest = subject.ranking.because[u].sum() - added([read(0.0), *(one.brought for one in found)])
    if not rest.known or not float(rest):
        return []
    why = Text("标题、总分的限额、合成或修约", "limits, combining or rounding above the cells")
    return [Cause(rest, "", "", "scope", Text("合成与限额", "combining and limits"), why)]


def _exchanged(swapped: list[Cause]) -> list[Cause]:
    """Indicators that came and went, as one cause with their names."""
    if len(swapped) < 2:
        return swapped
    change = added([one.brought for one in swapped])
    zh = "，".join(f"{one.why.zh}“{one.name.zh}”" for one in swapped)
    en = ", ".join(f"{one.name.en}: {one.why.en}" for one in swapped)
    return [Cause(change, "", "", "scope", Text("指标增减", "indicators"), Text(zh, en))]


def _cells(subject: TotalChange | TableChange) -> Mapping[str, Figure]:
    return subject.cells if isinstance(subject, TotalChange) else {subject.id: subject.because}


def _of_tables(comparison: Comparison, subject: TotalChange, u: int) -> list[Cause]:
    """Changed weights, and tables of one side only."""
    weighting = added([read(0.0), *(part[u] for part in subject.weighting.values())])
    name, why = Text("权重", "weights"), Text("权重调整", "weights changed")
    found = [Cause(weighting, "", "", "points", name, why)] if float(weighting) else []
    titles = {t.table.id: t.table.title for t in (*comparison.then.tables, *comparison.now.tables)}
    for id, part in subject.whole.items():
        came = id in subject.now.per_point
        why = Text("新增的表", "a new table") if came else Text("取消的表", "a table no longer used")
        found.append(Cause(part[u], id, "", "scope", Text(titles[id], titles[id]), why))
    return found


def cell_cause(comparison: Comparison, table: TableChange, u: int, i: int, parts: Figure) -> Cause:
    """What one cell brought, and the cause that weighs most in that direction."""
    change = parts.sum()
    kind = CAUSES[int(np.argmax(parts.shown * (1 if float(change) >= 0 else -1)))]
    row = table.frame.rows[i]
    why = _why(comparison, table, u, i, kind)
    return Cause(change, table.id, row.id, kind, Text(row.short, row.short), why)


def _why(comparison: Comparison, table: TableChange, u: int, i: int, kind: str) -> Text:
    if kind == "actual":
        return _actual(table, u, i)
    if kind == "target":
        return _target(table, u, i)
    if kind == "points":
        now, then = _pair(table.frame.both(lambda board: board.terms.points), u, i)
        return Text(f"分值由{then}调为{now}", f"full points {then} → {now}")
    if kind == "rule":
        return Text("计分规则调整", "the rule changed")
    if kind == "reference":
        return Text("其他单位完成情况变化", "figures of other units")
    return _scope(comparison, table, u, i)


def _actual(table: TableChange, u: int, i: int) -> Text:
    both = table.frame.both(lambda board: board.observations.value)
    if table.frame.rows[i].words:
        word, before = (said or "—" for said in table.frame.words(both, u, i))
        return Text(f"由“{before}”变为“{word}”", f"“{before}” → “{word}”")
    now, then = _pair(both, u, i)
    verb = "升至" if more_than(both[0][u, i], both[1][u, i]) else "降至"
    if table.frame.rows[i].judging:
        return Text(f"评分由{then}{verb}{now}", f"mark {then} → {now}")
    return Text(f"完成值由{then}{verb}{now}", f"actual {then} → {now}")


def _target(table: TableChange, u: int, i: int) -> Text:
    both = table.frame.both(lambda board: board.terms.target)
    word = Text("目标", "target")
    if same(both[0][u, i], both[1][u, i]):
        both, word = table.frame.both(lambda board: board.terms.seen), Text("序时目标", "due")
    now, then = _pair(both, u, i)
    verb = "提高到" if more_than(both[0][u, i], both[1][u, i]) else "降低到"
    return Text(f"{word.zh}由{then}{verb}{now}", f"{word.en} {then} → {now}")


def _pair(both: tuple[Figure, Figure], u: int, i: int) -> tuple[str, str]:
    """Both figures in the fewest decimals that hold them, or four."""
    now, then = (exact(f) if len(exact(f)) < 8 else figure(f) for f in (float(each[u, i]) for each in both))
    return now, then


def _scope(comparison: Comparison, table: TableChange, u: int, i: int) -> Text:
    reason = Reason(int(table.reason[u, i]))
    if reason == Reason.ROW_CAME:
        return Text("新增指标", "a new indicator")
    if reason == Reason.ROW_WENT:
        return Text("不再考核", "no longer assessed")
    if reason in (Reason.NONE, Reason.SPAN):
        if not table.frame.now.table.tree.plain or not table.frame.then.table.tree.plain:
            return Text("标题下合成取舍的变化", "what counts in its heading")
        return Text("不适用项分值的分摊", "points shared from items that do not apply")
    said = reason_text(reason, table.frame.links[u], comparison.labels)
    if reason < NOW:
        return said
    return Text(said.zh.removeprefix("不可比："), said.en.removeprefix("not comparable: "))


def named(comparison: Comparison, ranking: RankChange, units: tuple[Unit, ...]) -> Text:
    """Units that were passed or passed, by name; those that are ranked on one side only say so."""
    if not units:
        return Text("", "")
    at = {unit.id: n for n, unit in enumerate(ranking.units)}
    said = [_name(comparison, ranking, unit, at.get(unit.id)) for unit in units]
    return Text(listed([one.zh for one in said]).zh, listed([one.en for one in said]).en)


def _name(comparison: Comparison, ranking: RankChange, unit: Unit, u: int | None) -> Text:
    now, then = comparison.labels
    if u is None or unit in ranking.went:
        return Text(f"{unit.short}（{now}不再参评）", f"{unit.short} (gone in {now})")
    if np.isnan(ranking.rank.now[u]):
        return Text(f"{unit.short}（{now}未排名）", f"{unit.short} (unranked in {now})")
    if np.isnan(ranking.rank.then[u]):
        new = ranking.links[u].kind != "same"
        return Text(
            f"{unit.short}（{'新参评' if new else then + '未排名'}）",
            f"{unit.short} ({'new' if new else 'unranked in ' + then})",
        )
    return Text(unit.short, unit.short)
