"""Faults in what a row takes as its value: words, the period alone, objects: SC290 to SC299."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC290",
        title=Text("同一个词写了两次", "a word twice"),
        message=Text("“{word}”与“{first}”是同一个词", "“{word}” and “{first}” are one word"),
        cure=Text("留一个；确是两种情况就换一个词", "keep one, or use another word for the other case"),
        why=Text(
            "报来的词按去掉空格、统一全半角和大小写以后比对，这两个分不开。",
            "Words are matched without blanks, width and letter case, so these two cannot be told apart.",
        ),
        bad="rule: {choices: {A级: 10, a 级: 8}}",
        good="rule: {choices: {A级: 10, B级: 8}}",
    ),
    error(
        "SC291",
        title=Text("数和词混在一起", "numbers among words"),
        message=Text(
            "{number} 是数，“{word}”是词，一项只能报其中一种",
            "{number} is a number and “{word}” a word; a row takes one or the other",
        ),
        cure=Text(
            "都写成词（如“0个”），或都写成数",
            "write all of them as words, such as “0 of them”, or as numbers",
        ),
        why=Text(
            "一项的数据要么是数要么是词，否则报来的 1 不知道是选项还是数量。",
            "A return of 1 would be a count or a choice, and nobody could say which.",
        ),
        bad="rule: {choices: {0: 0, 有: 10}}",
        good="rule: {choices: {无: 0, 有: 10}}",
    ),
    error(
        "SC292",
        title=Text("词没有这个规定", "of no sense for words"),
        message=Text(
            "这一项报词（如“{word}”），不能写 {field}",
            "this row takes words, such as “{word}”, and cannot have {field}",
        ),
        cure=Text("删去 {field}，或让这一项报数", "delete {field}, or let the row take numbers"),
        why=Text(
            "词不能累计、不能与目标值相除，也不能由评委取平均。",
            "Words cannot be counted up, divided by a target or averaged over judges.",
        ),
        bad="{name: 主导产品领域, targets: 5, rule: {choices: {新兴产业: 10, 其他: 5}}}",
        good="{name: 主导产品领域, rule: {choices: {新兴产业: 10, 其他: 5}}}",
    ),
    error(
        "SC293",
        title=Text("词没有分", "words without points"),
        message=Text(
            "“{name}”报词（如“{word}”），没有写每个词得多少分",
            "{name} takes words, such as “{word}”, and nothing says what they are worth",
        ),
        cure=Text(
            "写 rule: {{choices: {{{word}: 分数, …}}}}；不计分的写 points: 0",
            "write rule: {{choices: {{{word}: POINTS, …}}}}, or points: 0 where it is shown only",
        ),
        why=Text("词只能由选项变成分，没有别的算法。", "Only choices make points of words."),
        bad="{name: 是否建院, points: 10, allowed: {words: [是, 否]}}",
        good="{name: 是否建院, points: 10, rule: {choices: {是: 10, 否: 0}}}",
    ),
    error(
        "SC294",
        title=Text("条件里的词不对", "a condition that is no word"),
        message=Text(
            "“{name}”报词，只能写 equals 和其中一个词（{known}），这里是 {found}",
            "{name} takes words, so a condition on it is `equals` one of {known}, not {found}",
        ),
        cure=Text("写 equals: {suggestion} 这样的条件", "write such as equals: {suggestion}"),
        why=Text(
            "词没有大小，只能问是不是这个词；不是其中的词，条件永远不成立。",
            "A word has no size: all that can be asked is whether it is this one; any other would never hold.",
        ),
        bad="only_if: {of: 类别, at_least: 1}",
        good="only_if: {of: 类别, equals: 省级}",
    ),
    error(
        "SC295",
        title=Text("词也是符号", "a word that is a mark"),
        message=Text(
            "“{word}”也是数据里的符号，分不清报的是词还是没有数",
            "“{word}” is also a mark of the returns, so that nobody can say which is meant",
        ),
        cure=Text("换一个词，如“不适用”写“无此项”", "use another word, such as “none of these” for “n/a”"),
        why=Text(
            "符号说明没有数和为什么没有，词是一个结果，两者得分不同。",
            "A mark says that there is no figure and why; a word is a result. Their points differ.",
        ),
        bad="rule: {choices: {合格: 10, 待核: 0}}",
        good="rule: {choices: {合格: 10, 不合格: 0}}",
    ),
    error(
        "SC296",
        title=Text("公式里有词", "a formula over words"),
        message=Text(
            "“{name}”要用“{of}”来算，它报的是词（如“{word}”）",
            "{name} calculates with {of}, which takes words, such as “{word}”",
        ),
        cure=Text(
            "原样取用写 of: 代号（上年的加 take: last_year）；要算就让它报数",
            "write of: ID to use it as it is, or let it take numbers",
        ),
        why=Text("词不能加减乘除。", "Words cannot be added, divided or compared in size."),
        bad="得数: {name: 得数, formula: 等级 * 2}",
        good="得数: {name: 得数, of: 等级, rule: {choices: {甲: 10, 乙: 5}}}",
    ),
    error(
        "SC297",
        title=Text("选项与报的词不一致", "choices that are not the words"),
        message=Text(
            "“{name}”的选项与报来的词不一致：{difference}",
            "the choices of {name} are not the words that are sent in: {difference}",
        ),
        cure=Text(
            "两处写同样的词；年中才有的选项也写进方案，不得分的写 0",
            "write the same words in both places; a choice of later in the year too, with 0 points until then",
        ),
        why=Text(
            "多出的选项永远用不上，缺的词报来就没有分。",
            "A choice that cannot occur is of no use, and a word without points would leave the unit unranked.",
        ),
        bad="inputs: {等级: {name: 等级, allowed: {words: [甲, 乙]}}}，选项却写 {甲: 10, 丙: 0}",
        good="inputs: {等级: {name: 等级, allowed: {words: [甲, 乙]}}}，选项写 {甲: 10, 乙: 0}",
    ),
    error(
        "SC298",
        title=Text("不能按当期数计分", "not to be scored by the period alone"),
        message=Text("“{name}”不能写 score: period：{reason}", "{name} cannot have score: period: {reason}"),
        cure=Text("删去 score，或改掉与它矛盾的规定", "delete `score`, or what contradicts it"),
        why=Text(
            "当期数是本期累计减上期累计，只有逐期累计的流量才有。",
            "The figure of a period is its count less the count before; only a flow that is counted up has one.",
        ),
        bad="{name: 高企总数, nature: stock, score: period, targets: 86}",
        good="{name: 新认定高企, score: period, targets: 86}",
    ),
    error(
        "SC299",
        title=Text("不能“同一对象只算一次”", "objects cannot count once here"),
        message=Text(
            "“{name}”不能写 per_item: best：{reason}", "{name} cannot have per_item: best: {reason}"
        ),
        cure=Text(
            "让下面各项都按个数计分（rule: {{each: 分数}}），或删去 per_item",
            "let all rows below give points for each (rule: {{each: POINTS}}), or delete `per_item`",
        ),
        why=Text(
            "同一对象算在每个得分最多的一项，所以各项都要写明每个多少分。",
            "An object counts under the row where it gives most, so each row must say how much it gives.",
        ),
        bad="平台: {per_item: best, children: {国家级: {rule: {bands: […]}}, …}}",
        good="平台: {per_item: best, children: {国家级: {rule: {each: 4}}, 省级: {rule: {each: 2}}}}",
    ),
)
