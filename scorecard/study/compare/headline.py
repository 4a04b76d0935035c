"""Who rose most, who fell most, and why: one paragraph in the words of a circular."""

from __future__ import annotations

import numpy as np

from scorecard.base.text import Text, listed
from scorecard.model.figure import Floats, read, rounded, where
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.causes import CAUSE_NAMES, Cause, causes, named
from scorecard.study.compare.comparison import Comparison, RankChange, TableChange, TotalChange
from scorecard.study.compare.frame import called
from scorecard.study.compare.reasons import Reason, reason_text
from scorecard.study.explain.step import exact, fixed

_TOLD = 3

Subject = TotalChange | TableChange


def headline(comparison: Comparison) -> Text:
    """The paragraph on the first total; on a table where no total can be compared; or that nothing can."""
    ranked = [t for t in comparison.tables if not np.isnan(t.ranking.rank.change).all()]
    subjects: list[Subject] = [*comparison.totals, *ranked, *comparison.tables]
    found = next((one for one in subjects if not np.isnan(one.ranking.total.change).all()), None)
    if found is None:
        return _joined([_opening(comparison), _nothing(comparison, subjects)])
    said = [_opening(comparison)]
    if subjects[0] is not found:
        said.append(_instead(comparison, subjects[0], found))
    said += _counts(comparison, found)
    said += _movers(comparison, found)
    said += _left_out(comparison, found.ranking)
    return _joined(said)


def title(subject: Subject) -> Text:
    """What a total or table is called."""
    if isinstance(subject, TotalChange):
        return Text(subject.now.total_of.title, subject.now.total_of.title)
    return called(subject.frame.now.table)


def inside_groups(subject: Subject) -> bool:
    """Whether the official ranks are those inside groups."""
    board = subject.now if isinstance(subject, TotalChange) else subject.frame.now
    return board.of.among == "group"


def _joined(said: list[Text]) -> Text:
    return Text("".join(one.zh for one in said), " ".join(one.en for one in said))


def _opening(comparison: Comparison) -> Text:
    now = comparison.now
    zh_now, en_now = now.period.title(now.scheme.frequency)
    zh_then, en_then = comparison.then_title
    return Text(f"{zh_now}与{zh_then}相比，", f"Comparing {en_now} with {en_then},")


def _nothing(comparison: Comparison, subjects: list[Subject]) -> Text:
    if not subjects:
        return Text(
            "两期没有相同的表，不能比较。", "the two have no table in common; nothing can be compared."
        )
    why = _why_not(comparison, subjects[0].ranking)
    return Text(f"总分都不能比较：{why.zh}。", f"no total can be compared: {why.en}.")


def _instead(comparison: Comparison, wanted: Subject, found: Subject) -> Text:
    why = _why_not(comparison, wanted.ranking)
    return Text(
        f"{title(wanted).zh}不能比较（{why.zh}），以下按{title(found).zh}的得分比较。",
        f"{title(wanted).en} cannot be compared ({why.en}); what follows is on {title(found).en}:",
    )


def _why_not(comparison: Comparison, ranking: RankChange) -> Text:
    """The reasons met, each once."""
    said = [
        _bare(reason_text(Reason(int(reason)), link, comparison.labels))
        for reason, link in zip(ranking.reason, ranking.links, strict=True)
    ]
    zh, en = list(dict.fromkeys(one.zh for one in said)), list(dict.fromkeys(one.en for one in said))
    return Text("；".join(zh), "; ".join(en))


def _bare(said: Text) -> Text:
    return Text(said.zh.removeprefix("不可比："), said.en.removeprefix("not comparable: "))


def _counts(comparison: Comparison, subject: Subject) -> list[Text]:
    """How many totals are higher, lower, the same, as printed; nothing to count in one."""
    change = _as_printed(comparison, subject.ranking)
    known = change[~np.isnan(change)]
    if len(known) < 2:
        return []
    up, down, level = int((known > 0).sum()), int((known < 0).sum()), int((known == 0).sum())
    same = Text(f"、持平{level}个", f", {level} the same") if level else Text("", "")
    return [
        Text(
            f"{len(known)}个可比单位中，总分上升{up}个、下降{down}个{same.zh}。",
            f"{up} of {len(known)} comparable units have a higher total, {down} a lower one{same.en}.",
        )
    ]


def _as_printed(comparison: Comparison, ranking: RankChange) -> Floats:
    now = rounded(read(ranking.total.now), comparison.now.scheme.decimals.total)
    then = rounded(read(ranking.total.then), comparison.then.scheme.decimals.total)
    return where(np.isnan(ranking.total.change), np.nan, now - then).shown


def _movers(comparison: Comparison, subject: Subject) -> list[Text]:
    """Those that rose most and those that fell most: in rank, in the total where there are no ranks."""
    ranking = subject.ranking
    rank = np.where(np.isnan(ranking.total.change), np.nan, -ranking.rank.change)
    by_rank = not np.isnan(rank).all()
    moved = rank if by_rank else _as_printed(comparison, ranking)
    if not np.nan_to_num(moved).any():
        where = Text("组内", " in its group") if inside_groups(subject) else Text("", "")
        return [Text(f"{where.zh}名次都没有变化。", f"No rank{where.en} changed.")] if by_rank else []
    said = []
    for way in (1, -1):
        most = float(np.nanmax(moved * way))
        if most > 0:
            chosen = np.flatnonzero(moved * way == most).tolist()
            said.append(_group(comparison, subject, chosen, way, most, by_rank))
    return said


def _group(
    comparison: Comparison, subject: Subject, chosen: list[int], way: int, most: float, by_rank: bool
) -> Text:
    names = listed([subject.ranking.units[u].short for u in chosen])
    told = [_mover(comparison, subject, u, way, name=len(chosen) > 1) for u in chosen[:_TOLD]]
    by = exact(most)
    what = Text("名次", "in rank") if by_rank else Text("总分", "in total")
    if by_rank and inside_groups(subject):
        what = Text("组内名次", "in rank in the group")
    verb = Text("上升", "rose") if way > 0 else Text("下降", "fell")
    places = Text(f"{by}位" if by_rank else f"{by}分", f"by {by}")
    all_of = "均" if len(chosen) > 1 else ""
    zh = f"{what.zh}{verb.zh}最多的是{names.zh}，{all_of}{verb.zh}{places.zh}：" + "；".join(
        t.zh for t in told
    )
    en = f"{names.en} {verb.en} most {what.en}, {places.en}: " + "; ".join(t.en for t in told)
    return Text(zh + "。", en + ".")


def _mover(comparison: Comparison, subject: Subject, u: int, way: int, name: bool) -> Text:
    """Rank and total from then to now, and the two causes that weigh most; with the name if asked for."""
    ranking = subject.ranking
    unit = Text(ranking.units[u].short, ranking.units[u].short + " ") if name else Text("", "")
    now = fixed(float(ranking.total.now[u]), comparison.now.scheme.decimals.total)
    then = fixed(float(ranking.total.then[u]), comparison.then.scheme.decimals.total)
    change = float(_as_printed(comparison, ranking)[u])
    rank = Text("", "")
    if not np.isnan(ranking.rank.change[u]):
        before, after = exact(float(ranking.rank.then[u])), exact(float(ranking.rank.now[u]))
        inside, inside_en = ("组内", " in the group") if inside_groups(subject) else ("", "")
        rank = Text(
            f"由{inside}第{before}名到{inside}第{after}名，", f"from rank {before} to {after}{inside_en}, "
        )
    verb = "升至" if change > 0 else "降至"
    total = Text(f"总分由{then}{verb}{now}", f"total {then} → {now}")
    if change == 0:
        total = Text(f"总分仍为{now}", f"total still {now}")
    parts = [unit, rank, total, _split(comparison, ranking, u), _but(comparison, ranking, u, way, change)]
    parts.append(_why(comparison, subject, u, change))
    return Text("".join(part.zh for part in parts), "".join(part.en for part in parts))


def _split(comparison: Comparison, ranking: RankChange, u: int) -> Text:
    """What each cause brought to the total, as the columns below have it, where there are several."""
    decimals = comparison.now.scheme.decimals.total
    brought = [(CAUSE_NAMES[cause], float(ranking.because[u, n])) for n, cause in enumerate(CAUSES)]
    told = [
        (name, fixed(abs(part), decimals), part)
        for name, part in brought
        if abs(part) >= 0.5 * 10.0**-decimals
    ]
    if len(told) < 2:
        return Text("", "")
    zh = "、".join(f"{name.zh}{'+' if part > 0 else '-'}{size}" for name, size, part in told)
    en = ", ".join(f"{name.en.lower()} {'+' if part > 0 else '-'}{size}" for name, size, part in told)
    return Text(f"（{zh}）", f" ({en})")


def _but(comparison: Comparison, ranking: RankChange, u: int, way: int, change: float) -> Text:
    """Where the rank went one way and the total did not: by whom."""
    if change * way > 0 or np.isnan(ranking.rank.change[u]):
        return Text("", "")
    if way > 0:
        names = named(comparison, ranking, ranking.passed[u])
        return Text(f"，但超过了{names.zh}", f", yet it passed {names.en}")
    names = named(comparison, ranking, ranking.passed_by[u])
    return Text(f"，但被{names.zh}超过", f", yet it was passed by {names.en}")


def _why(comparison: Comparison, subject: Subject, u: int, change: float) -> Text:
    """The two indicators that weigh most in the direction of the total."""
    found = [c for c in causes(comparison, subject, u) if c.change * change > 0 and c.row][:2]
    if not found:
        return Text("", "")
    said = [_cause(comparison, one) for one in found]
    return Text(
        "，影响最大的是" + "、".join(one.zh for one in said),
        ", most of all by " + " and ".join(one.en for one in said),
    )


def _cause(comparison: Comparison, cause: Cause) -> Text:
    size = fixed(abs(cause.change), comparison.now.scheme.decimals.total)
    verb = Text("加", "+") if cause.change > 0 else Text("减", "-")
    return Text(
        f"{cause.name.zh}{verb.zh}{size}分（{cause.why.zh}）",
        f"{cause.name.en} {verb.en}{size} ({cause.why.en})",
    )


def _left_out(comparison: Comparison, ranking: RankChange) -> list[Text]:
    """Units whose totals are not compared, each with its reason."""
    whom: dict[Text, list[str]] = {}
    for unit, reason, link in zip(ranking.units, ranking.reason, ranking.links, strict=True):
        if reason != Reason.NONE:
            why = _bare(reason_text(Reason(int(reason)), link, comparison.labels))
            whom.setdefault(why, []).append(unit.short)
    if not whom:
        return []
    zh = "；".join(f"{listed(names).zh}（{why.zh}）" for why, names in whom.items())
    en = "; ".join(f"{listed(names).en} ({why.en})" for why, names in whom.items())
    return [Text(f"未作比较：{zh}。", f"Not compared: {en}.")]
