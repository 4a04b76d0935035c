"""The choices that hold for a scheme as a whole; the notes of a result say the same sentences."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.text import Text, listed
from scorecard.language.words import FREQUENCY
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.study.explain.rounding import rounding_text
from scorecard.study.explain.step import percent
from scorecard.study.readback.policy import policy_text
from scorecard.study.readback.sentence import Line, together

_MOST_LISTED = 60

INTERIM_TEXT = {
    "due": Text(
        "年中按序时目标计分（存量、比率按全年目标）",
        "before the year's end points are against what is due by then (levels and ratios: the year's target)",
    ),
    "year": Text("年中按全年目标计分", "points are against the year's target all year"),
    "none": Text(
        "年末才计分，多年规划期末才计分", "points are given at the end of the year, or of the plan, only"
    ),
}
"""What points are against before the year is over."""


def general(scheme: Scheme) -> Iterator[Line]:
    """Year, units, and what holds for all tables."""
    yield Line("year", Text("考核年度", "Year"), (years(scheme),))
    if scheme.source:
        yield Line("source", Text("依据", "Document"), (Text(scheme.source, scheme.source),))
    yield from _units(scheme)
    yield Line("targets", Text("目标值", "Targets"), tuple(targets(scheme)))
    yield Line("unscored", Text("没有得分的", "Cells without points"), tuple(unscored(scheme)))
    if scheme.marks:
        yield Line("marks", Text("报表中的符号", "Marks in returns"), (marks(scheme),))
    if scheme.about is not None:
        yield Line("about", Text("左右", "About"), (about(scheme.about),))
    yield Line("rounding", Text("修约", "Rounding"), tuple(rounding(scheme)))


def years(scheme: Scheme) -> Text:
    """The year or plan, and how often it is assessed."""
    often = FREQUENCY.choices[scheme.frequency]
    if not scheme.is_plan:
        return Text(f"{scheme.year} 年，{often.zh}考核一次", f"{scheme.year}, assessed {often.en}")
    first = scheme.years[0]
    return Text(
        f"{first} 至 {scheme.year} 年规划，{often.zh}考核一次；目标值为 {scheme.year} 年的，流量自 {first} 年累计",
        f"plan of {first} to {scheme.year}, assessed {often.en}; targets are those of {scheme.year}, "
        f"flows count from {first}",
    )


def _units(scheme: Scheme) -> Iterator[Line]:
    assessed = [unit for unit in scheme.units if unit.assessed]
    groups = dict.fromkeys(unit.group for unit in assessed)
    said = []
    for group in groups:
        inside = [unit.short for unit in assessed if unit.group == group]
        names = (
            listed(inside)
            if len(inside) <= _MOST_LISTED
            else Text(f"{len(inside)} 个", f"{len(inside)} units")
        )
        said.append(Text(f"{group}：{names.zh}", f"{group}: {names.en}") if group else names)
    yield Line("units", Text("考核单位", "Units"), tuple(said))
    shown = [unit.short for unit in scheme.units if not unit.assessed]
    if shown:
        yield Line("shown", Text("只列示、不排名", "Shown, never ranked"), (listed(shown),))
    given = [
        Text(f"{unit.short}（{unit.grade}）", f"{unit.short} ({unit.grade})")
        for unit in scheme.units
        if unit.grade
    ]
    if given:
        yield Line(
            "grades given",
            Text("事先定下的等次，不占名额", "Graded beforehand, outside quotas"),
            (together(given, "、"),),
        )
    merged = tuple(
        Text(
            f"{unit.short}由上年的{listed(unit.was).zh}合并或拆分而来，与上年不可比",
            f"{unit.short} was merged or split from last year's {listed(unit.was).en}: not comparable with it",
        )
        for unit in scheme.units
        if unit.was
    )
    if merged:
        yield Line("was", Text("合并、拆分", "Merged or split"), merged)


def targets(scheme: Scheme) -> Iterator[Text]:
    """What a target means that is no more than a number, and what counts before the year's end."""
    yield Text(
        "只写一个数的：越高越好的，大于或等于它即完成；越低越好的，小于或等于它即完成",
        "a target that is no more than a number is met by it or more, or by it or less where lower is better",
    )
    yield Text(
        "完成率 = 完成值 ÷ 目标值，另有写明的除外", "completion = actual ÷ target, unless said otherwise"
    )
    yield Text(
        "流量的序时目标 = 目标值 × 序时进度；存量、比率不分进度，随时对照目标值",
        "what is due of a flow is target × pace; of a level or ratio the whole target is due at any time",
    )
    yield INTERIM_TEXT[scheme.interim]


def unscored(scheme: Scheme) -> Iterator[Text]:
    """What missing, pending, not applicable and not due cells do."""
    held = scheme.unscored
    yield policy_text("missing", held.missing)
    yield policy_text("pending", held.pending)
    yield policy_text("not_applicable", held.not_applicable)
    yield Text(
        "未到期：所有单位的得分和满分里都没有它",
        "not due: out of the earned and the full points of all units",
    )


def marks(scheme: Scheme) -> Text:
    """What the marks in returns mean."""
    by_status: dict[Status, list[str]] = {}
    for mark, status in scheme.marks.items():
        by_status.setdefault(status, []).append(f"“{mark}”")
    zh = "；".join(f"{listed(found).zh}为{status.text.zh}" for status, found in by_status.items())
    en = "; ".join(f"{listed(found).en}: {status.text.en}" for status, found in by_status.items())
    return Text(zh, en)


def about(tolerance: float) -> Text:
    """How wide “about” is.

    >>> about(0.05).zh
    '“左右”为目标值上下 5%（含）'
    """
    width = percent(tolerance)
    return Text(f"“左右”为目标值上下 {width}（含）", f"“about” is the target ± {width}, both ends included")


def rounding(scheme: Scheme) -> Iterator[Text]:
    """Where rounding is real, and how many decimals are printed."""
    printed = scheme.decimals
    none = Text("途中不修约，只在打印时四舍五入", "nothing is rounded on the way; half-up in print")
    yield rounding_text(scheme.rounding) or none
    yield Text(
        f"得分印 {printed.points} 位小数，总分 {printed.total} 位，完成率 {printed.completion} 位",
        f"printed decimals: points {printed.points}, totals {printed.total}, completion {printed.completion}",
    )
