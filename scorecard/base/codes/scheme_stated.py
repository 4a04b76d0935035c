"""Faults in what the notice itself prints: SC340."""

from __future__ import annotations

from scorecard.base.codes.code import Code, warning
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
)
