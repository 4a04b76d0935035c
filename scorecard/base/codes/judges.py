"""Faults of judges and juries, in the scheme and in marks: SC300 to SC309, SC220 to SC224."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

_JURIES = (
    error(
        "SC300",
        title=Text("没有这个评委组", "no such jury"),
        message=Text("没有叫“{name}”的评委组{hint}", "there is no jury “{name}”{hint}"),
        cure=Text(
            "写方案的 juries 里的评委组，或把它加进去",
            "write a jury that stands under `juries` of the scheme, or add it there",
        ),
        why=Text("各组的平均分要先知道组里有谁。", "A jury's mean needs to know who sits on it."),
        bad="juries: {园区: [评委1, 评委2]}\njudges: {圆区: 100}",
        good="juries: {园区: [评委1, 评委2]}\njudges: {园区: 100}",
    ),
    error(
        "SC301",
        title=Text("评委组的权重合计不是 100", "weights of juries do not make 100"),
        message=Text("各评委组的权重合计 {sum}，不是 100", "the weights of the juries make {sum}, not 100"),
        cure=Text("改权重，使合计为 100", "change the weights to make 100"),
        why=Text("权重是各组平均分所占的百分比。", "Each weight is the share of a jury's mean, in percent."),
        bad="judges: {园区: 70, 乡镇: 20}",
        good="judges: {园区: 70, 乡镇: 30}",
    ),
    error(
        "SC302",
        title=Text("一位评委坐了两席", "one judge in two seats"),
        message=Text("“{judge}”在“{other}”里，也在“{jury}”里", "“{judge}” sits on “{other}” and on “{jury}”"),
        cure=Text("只留一处", "keep one of them"),
        why=Text("他的分会算两次。", "The same mark would count twice."),
        bad="juries: {园区: [评委1, 评委2], 乡镇: [评委2]}",
        good="juries: {园区: [评委1, 评委2], 乡镇: [评委3]}",
    ),
)

_RULES = (
    error(
        "SC303",
        title=Text("评分没有目标值", "marks have no target"),
        message=Text("{said} 要有目标值，评委打的分没有", "{said} wants a target, and marks have none"),
        cure=Text(
            "评分可以比：value（缺省）、rank、difference、ratio、position，对照 mean、best、一个数等",
            "marks can be compared as value (if not said), rank, difference, ratio, position, against mean, best, a number …",
        ),
        why=Text("由评委打分的项不写 targets。", "A row that judges mark has no targets."),
        bad="judges: mean\nrule: {compare: completion, bands: […]}",
        good="judges: mean\nrule: {bands: […]}",
    ),
    error(
        "SC304",
        title=Text("评分越低越好，却按评分的比例计分", "lower is better, yet points rise with the mark"),
        message=Text(
            "本项越低越好，得分却随评分按比例升高",
            "lower is better here, but points are in proportion to the mark",
        ),
        cure=Text(
            "写明怎样变成分，如名次的平均：rule: {{at: 1, each: -2%}}；或删去 direction: lower",
            "say how it becomes points, for a mean of places rule: {{at: 1, each: -2%}}; or delete direction: lower",
        ),
        why=Text(
            "评分高的得分高；名次这样的数要另有规则。",
            "A higher mark earns more; places want a rule of their own.",
        ),
        bad="{direction: lower, judges: mean}",
        good="{direction: lower, judges: mean, rule: {at: 1, each: -2%}}",
    ),
    error(
        "SC305",
        title=Text("不知道评分的上限", "no highest mark"),
        message=Text(
            "“{name}”的评分没有上限（scale），不能按比例计分",
            "{name} has no highest mark (scale), so points cannot be in proportion",
        ),
        cure=Text("在该项写 scale: 10（打分的上限）", "write scale: 10 (the highest mark) on the row"),
        why=Text(
            "按比例计分是评分 ÷ 上限；原来的规则不用上限，所以没有写。",
            "In proportion means mark ÷ highest mark; the rule so far did not need it.",
        ),
        bad="amendments: [{from: 2017Q3, …, set: {rule.重视程度: {max_points: 9}}}]",
        good="重视程度: {judges: mean, scale: 10, rule: {at: 1, each: -2%}}",
    ),
    error(
        "SC306",
        title=Text("没有评委组，却按组写最少评委", "quorums of juries where there are none"),
        message=Text("按组写了 quorum，judges 却没有按组写", "quorum is said by jury, but judges is not"),
        cure=Text(
            "写一个数：quorum: 3；或按组写 judges", "write one number, quorum: 3; or write judges by jury"
        ),
        why=Text("最少评委数要知道是哪些评委的。", "A quorum is one of known judges."),
        bad="{judges: mean, quorum: {园区: 2}}",
        good="{judges: {园区: 70, 乡镇: 30}, quorum: {园区: 2, 乡镇: 1}}",
    ),
)

_ALLOWED = (
    error(
        "SC307",
        title=Text("轮不到的允许值", "allowed figures that are never reached"),
        message=Text(
            "上面一行没有条件，总是成立，轮不到这一行", "a row above has no condition and always counts"
        ),
        cure=Text(
            "把没有条件的一行放在最后，或删去这一行", "put the row without condition last, or delete this one"
        ),
        why=Text(
            "自上而下，第一个条件成立的行为准。", "From the top, the first row counts whose conditions hold."
        ),
        bad="allowed: [{between: [0, 6]}, {if: {of: class1, at_least: 1}, between: [7, 8]}]",
        good="allowed: [{if: {of: class1, at_least: 1}, between: [7, 8]}, {between: [0, 6]}]",
    ),
    error(
        "SC308",
        title=Text("允许什么要看它自己", "what is allowed hangs on itself"),
        message=Text(
            "允许值的条件要看别的项的数，不能看本项的",
            "a condition on what is allowed looks at another row, not its own",
        ),
        cure=Text("写明看哪一项：of: 指标代号", "say at which row: of: ID"),
        why=Text("报了什么，要由别的数来判断。", "What was sent in is judged by other figures."),
        bad="allowed: {if: {at_least: 1}, between: [7, 8]}",
        good="allowed: {if: {of: class1, at_least: 1}, between: [7, 8]}",
    ),
    error(
        "SC309",
        title=Text("词不分情形", "words by case"),
        message=Text("分情形的允许值只管数，不管词", "what is allowed by case is numbers, not words"),
        cure=Text("不分情形，只写 allowed: {{words: […]}}", "write allowed: {{words: […]}} alone"),
        why=Text("一项要么总报数，要么总报词。", "A row takes numbers or words, always the same."),
        bad="allowed: [{if: {of: class1, at_least: 1}, words: [是, 否]}]",
        good="allowed: {words: [是, 否]}",
    ),
)

SCHEME: tuple[Code, ...] = _JURIES + _RULES + _ALLOWED

_BY_OTHERS = Text(
    "方案写明了有哪些情形、各允许什么数。", "The scheme says which figures are allowed in which case."
)
_CURE = Text(
    "照原始记录改正这个数，或改正条件所看的数；确是这样就改方案的 allowed",
    "correct it from the record, or the figure that its case hangs on, or change `allowed` in the scheme",
)

DATA: tuple[Code, ...] = (
    error(
        "SC221",
        title=Text("这种情形只能是整数", "whole numbers only in this case"),
        message=Text(
            "{unit}“{indicator}”（{when}）只能报 {range}，这里是 {text}",
            "{unit}, {indicator} ({when}): {range} are allowed, not {text}",
        ),
        cure=_CURE,
        why=_BY_OTHERS,
        bad="2017,甲公司,技术先进性,7.5,专家1",
        good="2017,甲公司,技术先进性,7,专家1",
    ),
    error(
        "SC222",
        title=Text("超出这种情形允许的范围", "outside what is allowed in this case"),
        message=Text(
            "{unit}“{indicator}”（{when}）只能报 {range}，这里是 {text}",
            "{unit}, {indicator} ({when}): {range} are allowed, not {text}",
        ),
        cure=_CURE,
        why=_BY_OTHERS,
        bad="2017,甲公司,技术先进性,6,专家1",
        good="2017,甲公司,技术先进性,7,专家1",
    ),
    error(
        "SC223",
        title=Text("没有哪种情形允许报数", "no case allows a figure"),
        message=Text(
            "{unit}“{indicator}”报了 {text}，但允许值没有一行的条件对它成立",
            "{unit}, {indicator}: {text} was sent in, but none of the rows of `allowed` holds for it",
        ),
        cure=Text(
            "改正条件所看的数，或在 allowed 最后加一行没有条件的",
            "correct the figures the conditions look at, or add a last row without condition",
        ),
        why=_BY_OTHERS,
        bad="allowed: [{if: {of: class1, at_least: 1}, between: [7, 8]}]",
        good="allowed: [{if: {of: class1, at_least: 1}, between: [7, 8]}, {between: [0, 6]}]",
    ),
    warning(
        "SC224",
        title=Text("无法判断是否允许", "it cannot be told whether it is allowed"),
        message=Text(
            "{unit}“{indicator}”允许什么数，要看的那个数还没有",
            "{unit}, {indicator}: what is allowed hangs on a figure that is not there yet",
        ),
        cure=Text("补报条件所看的数", "send in the figure that the conditions look at"),
        why=Text("没有那个数，报来的数没有核对过。", "Without it what was sent in has not been checked."),
    ),
    error(
        "SC220",
        title=Text("评委不在评委组里", "a judge on no jury"),
        message=Text(
            "“{judge}”不在“{indicator}”的评委组（{juries}）里",
            "“{judge}” sits on none of the juries of {indicator} ({juries})",
        ),
        cure=Text(
            "是不是 {suggestion}？确是新评委就加进方案的 juries",
            "did you mean {suggestion}? A new judge is added to `juries` in the scheme",
        ),
        why=Text(
            "不知道这位评委的分按哪一组的权重计。", "It cannot be told by which weight the mark counts."
        ),
        bad="2017Q2,春江镇,工作重视程度,9,平委1",
        good="2017Q2,春江镇,工作重视程度,9,评委1",
    ),
)

CODES: tuple[Code, ...] = SCHEME + DATA
