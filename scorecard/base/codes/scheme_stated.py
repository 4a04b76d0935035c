"""Faults in what the notice prints and for whom: SC340 to SC341."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    warning(
        "SC340",
        title=Text("所印分值对不上", "printed points that do not add up"),
        message=Text(
            "“{name}”文件印作 {said} 分，{counts}{printed}",
            "the notice prints {said} points for “{name}”, {counts}{printed}",
        ),
        cure=Text(
            "对照文件看哪个数为准：以各项为准的不用改；以所印为准的改各项的 points",
            "see in the notice which holds: leave it if the parts do, or change the points of the parts",
        ),
        why=Text(
            "文件自己的数对不上，程序不替它选：照 points 计分，并提醒。",
            "Where the notice contradicts itself nothing is chosen for it: `points` count, and this is told.",
        ),
        bad="a: {name: 宣传, points: 2, stated: 3, children: {b: {points: 1, …}, c: {points: 1, …}}}",
        good="a: {name: 宣传, points: 3, children: {b: {points: 1, …}, c: {points: 2, …}}}",
    ),
    error(
        "SC341",
        title=Text("目标写给了不在本表的单位", "a target for a unit outside the table"),
        message=Text(
            "“{name}”不在本表的考核单位里，却写了目标值",
            "“{name}” is not assessed in this table, but has a target here",
        ),
        cure=Text(
            "删去这一格；或把它写进本表的 units，去掉它的 assessed: false",
            "take the cell out; or name it in the table's units, and take out its assessed: false",
        ),
        why=Text(
            "本表不考核的单位没有目标；多半是名称写错，或忘了列入。",
            "A unit that is not assessed has no target: the name is wrong, or the unit was left out of the table.",
        ),
        bad="units: [jia, yi], …, targets: {甲镇: 8, 乙镇: 4, 丙街道: 4}",
        good="units: [jia, yi, bing], …, targets: {甲镇: 8, 乙镇: 4, 丙街道: 4}",
    ),
)
