"""Faults in what comes of results: effects, grades they name, quotas, lights: SC320 to SC329."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC320",
        title=Text("没有这个等次", "an unknown grade"),
        message=Text(
            "没有叫“{name}”的等次{hint}",
            "no grade is called “{name}”{hint}",
        ),
        cure=Text(
            "改成 grades 里的等次；只由结果运用给的，在 grades 里加上 grade: {name}，并写 given: true",
            "write one of grades; for one that only effects give, add grade: {name} with given: true to grades",
        ),
        why=Text(
            "不知道它在等次里排第几，就不知道升降到哪里、几条同时成立时哪个最低。",
            "Unless its place among the grades is known, nobody can tell what is a step up, or the lowest of two.",
        ),
        bad="grades: [{grade: 优秀, top: 1}, {grade: 合格}]\neffects: [{name: 否决, if: …, then: {grade: 不合格}}]",
        good="grades: [{grade: 优秀, top: 1}, {grade: 合格}, {grade: 不合格, given: true}]",
    ),
    error(
        "SC321",
        title=Text("结果运用没有说怎样", "an effect that does nothing"),
        message=Text("then 里没有说怎样", "`then` says nothing"),
        cure=Text(
            "写 total: 0、unranked: true、grade、no_higher_than、shift 或 ineligible: true",
            "write total: 0, unranked: true, grade, no_higher_than, shift or ineligible: true",
        ),
        why=Text(
            "条件成立而什么也不发生，多半是漏写了。",
            "If nothing follows from its conditions, something was left out.",
        ),
        bad="then: {unranked: false}",
        good="then: {unranked: true}",
    ),
    error(
        "SC322",
        title=Text("结果运用用在哪里", "an effect for no known place"),
        message=Text(
            "没有叫“{name}”的总分或表{hint}",
            "no total or table is called “{name}”{hint}",
        ),
        cure=Text(
            "写 totals 或 tables 里的代号，或删去 for", "write an id from totals or tables, or take `for` out"
        ),
        why=Text("名称不猜测。", "Names are never guessed."),
        bad="for: overal",
        good="for: overall",
    ),
    error(
        "SC323",
        title=Text("没有等次可变", "no grades to change"),
        message=Text("写了 {field}，而“{place}”没有等次", "it says {field}, but “{place}” has no grades"),
        cure=Text("先写 grades，或删去 {field}", "write grades first, or take {field} out"),
        why=Text(
            "没有等次，升降、封顶、取消资格都无从谈起。",
            "Without grades there is nothing to move, cap or lose.",
        ),
        bad="effects: [{name: 晋档, if: …, then: {shift: +1}}]  # 没有 grades",
        good="grades: [{grade: 优秀, top: 20%}, {grade: 合格}]",
    ),
    error(
        "SC324",
        title=Text("名额多于单位", "more places than units"),
        message=Text(
            "到“{grade}”为止的名额是 {sum} 个，而{where}只有 {units} 个单位",
            "the places up to “{grade}” are {sum}, but there are only {units} units{where}",
        ),
        cure=Text("减少名额，或给其中的等次写上 if", "make them fewer, or give one of the grades an `if`"),
        why=Text(
            "前面的等次把单位取完了，后面的永远轮不到。",
            "The grades before take all units, so that it is never reached.",
        ),
        bad="grades: [{grade: 优秀, top: 60%}, {grade: 良好, top: 50%}]",
        good="grades: [{grade: 优秀, top: 60%}, {grade: 良好}]",
    ),
    error(
        "SC325",
        title=Text("两条结果运用同名", "two effects of one name"),
        message=Text("“{name}”在第 {line} 行已经有了", "“{name}” is there already, in line {line}"),
        cure=Text("各起一个名称", "give each a name of its own"),
        why=Text(
            "印在备注里的名称要能分清是哪一条。",
            "The name is what is printed: it must tell which one it was.",
        ),
        bad="effects: [{name: 否决, …}, {name: 否决, …}]",
        good="effects: [{name: 节能否决, …}, {name: 安全否决, …}]",
    ),
    error(
        "SC326",
        title=Text("按分组的名额，名次却不分组", "places by group, but ranks are not"),
        message=Text(
            "“{grade}”的名额按分组写，而名次是全体一起排的",
            "“{grade}” has places by group, but all units are ranked together",
        ),
        cure=Text(
            "在 ranking 里写 among: group，或只写一个名额",
            "write among: group in ranking, or one quota for all",
        ),
        why=Text(
            "各组取前几名，先要有组内名次。",
            "The first of each group can only be taken where groups are ranked.",
        ),
        bad="grades: [{grade: 优秀, top: {街道: 2, 园区: 1}}]",
        good="ranking: {among: group}\ngrades: [{grade: 优秀, top: {街道: 2, 园区: 1}}]",
    ),
    error(
        "SC327",
        title=Text("亮灯有缺口", "a gap between lights"),
        message=Text("有一段没有灯：{gap}（百分点）", "there is no light for {gap} (points of percent)"),
        cure=Text(
            "补上这一段；原文就没有的，写明 light: none 和这一段的界限",
            "add a light for it; where the notice has none, write light: none with these bounds",
        ),
        why=Text(
            "原文没说的一段，亮不亮灯要写明，不由程序猜。",
            "Where the notice is silent the scheme says so: nothing is guessed.",
        ),
        bad="lights: [{light: green, at_least: 0}, {light: yellow, at_most: -10, at_least: -30}, {light: red, below: -30}]",
        good="lights: [{light: green, at_least: 0}, {light: none, above: -10}, {light: yellow, at_least: -30}, {light: red}]",
    ),
    error(
        "SC328",
        title=Text("永远不亮的灯", "a light that is never shown"),
        message=Text("上面的灯已经占了这一档的全部", "the lights above take all that this one is for"),
        cure=Text("改界限，或删去", "change its bounds, or take it out"),
        why=Text("自上而下第一个成立的灯才亮。", "The first that holds from the top is shown."),
        bad="lights: [{light: green, at_least: -5}, {light: yellow, at_least: 0}, {light: red}]",
        good="lights: [{light: green, at_least: 0}, {light: yellow, at_least: -5}, {light: red}]",
    ),
)
