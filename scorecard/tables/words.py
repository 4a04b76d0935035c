"""Words that head columns or stand in cells, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf

from scorecard.base.decimals import plain
from scorecard.base.text import Text
from scorecard.model.board import TableBoard
from scorecard.model.indicator import Indicator
from scorecard.model.status import Status

RANK = Text("名次", "Rank")
GROUP_RANK = Text("组内名次", "Group rank")
GROUP = Text("分组", "Group")
UNIT = Text("单位", "Unit")
POINTS = Text("得分", "Points")
TOTAL = Text("总分", "Total")
SHARE = Text("得分率", "Share")
MET = Text("达标项", "Met")
BEST = Text("强项", "Strongest")
WORST = Text("短板", "Weakest")
INDICATOR = Text("指标", "Indicator")
NUMBER = Text("序号", "No.")
MEASURE = Text("计量单位", "Measure")
TARGET = Text("目标值", "Target")
DUE = Text("序时目标", "Due")
ACTUAL = Text("完成值", "Actual")
COMPLETION = Text("完成率", "Completion")
PROGRESS = Text("序时完成率", "Progress")
STATUS = Text("状态", "Status")
GRADE = Text("等次", "Grade")
LIGHT = Text("亮灯", "Light")
LIGHTS = {
    "green": Text("绿", "green"),
    "blue": Text("蓝", "blue"),
    "yellow": Text("黄", "yellow"),
    "red": Text("红", "red"),
}
REMARK = Text("备注", "Remark")
UNRANKED = Text("未排名", "unranked")
NOT_APPLICABLE = "--"


def worth(table: TableBoard, i: int, units: Sequence[int]) -> Text:
    """The full points of a row for some units: one figure, else that of each group, else from least to most."""
    by_group: dict[str, set[float]] = {}
    for u in units:
        by_group.setdefault(table.units[u].group or "", set()).add(float(table.terms.points[u, i]))
    figures = sorted(set().union(*by_group.values())) or [table.table.rows[i].full]
    if len(figures) == 1:
        return Text(f"{plain(figures[0])}分", f"{plain(figures[0])} points")
    if "" not in by_group and all(len(each) == 1 for each in by_group.values()):
        zh = "、".join(f"{group}{plain(max(each))}分" for group, each in by_group.items())
        en = ", ".join(f"{plain(max(each))} points for {group}" for group, each in by_group.items())
        return Text(zh, en)
    return Text(
        f"{plain(figures[0])}至{plain(figures[-1])}分", f"{plain(figures[0])} to {plain(figures[-1])} points"
    )


def limit(row: Indicator) -> Text:
    """What stands for the full points of a bonus or deduction: how far it goes."""
    bonus = row.counts_as == "bonus"
    amount = row.rule.max_points if bonus else row.rule.min_points
    word = Text("加分", "bonus") if bonus else Text("扣分", "deduction")
    if amount is None or isinf(amount.value):
        return word
    most = abs(amount.value) * (row.full if amount.share else 1)
    return Text(f"{word.zh}，最多{plain(most)}分", f"{word.en} of {plain(most)} points at most")


def mark(status: Status) -> str | Text:
    """What stands in a cell that has no number."""
    return NOT_APPLICABLE if status == Status.NOT_APPLICABLE else status.text
