"""Faults of the formula of a derived indicator: SC080 to SC095."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

_FIGURES = Text(
    "公式只能用到方案里写出的指标。",
    "A formula can use the indicators the scheme declares, and nothing else.",
)
_READABLE = Text(
    "公式要让人能对着考核办法核对。", "A formula is there to be laid beside the notice and checked."
)
_PLAIN = Text(
    "公式只做加减乘除，分档和条件另有写法，这样每一步都能手算核对。",
    "A formula only adds, subtracts, multiplies and divides, so that each step can be redone by hand.",
)

CODES: tuple[Code, ...] = (
    error(
        "SC080",
        title=Text("公式是空的", "an empty formula"),
        message=Text("公式是空的", "the formula is empty"),
        cure=Text(
            "写出公式，如 rd / gdp * 100；不用公式就删去这一行",
            "write a formula, such as rd / gdp * 100, or delete the line",
        ),
        why=Text("没有公式就算不出数值。", "Nothing can be computed without a formula."),
        bad='formula: ""',
        good="formula: rd / gdp * 100",
    ),
    error(
        "SC081",
        title=Text("公式太长", "a formula that is too long"),
        message=Text(
            "公式有 {length} 个字符，最多 {most} 个",
            "the formula has {length} characters; {most} is the most",
        ),
        cure=Text(
            "拆成几个指标，各写一段公式，再用它们的代号合成",
            "split it into several indicators with a formula each, and combine those by their ids",
        ),
        why=_READABLE,
    ),
    error(
        "SC082",
        title=Text("公式层次太深", "a formula nested too deep"),
        message=Text("括号和负号套了 {most} 层以上", "brackets and minus signs stand more than {most} deep"),
        cure=Text(
            "去掉多余的括号，或把里层拆成另一个指标",
            "leave out brackets that are not needed, or make the inner part an indicator of its own",
        ),
        why=_READABLE,
        bad="formula: ((((…(a)…))))",
        good="formula: a",
    ),
    error(
        "SC083",
        title=Text("公式项数太多", "a formula of too many parts"),
        message=Text(
            "公式里的数、名称、运算符和函数合计超过 {most} 个",
            "the formula has more than {most} numbers, names, operators and functions",
        ),
        cure=Text(
            "拆成几个指标，各写一段公式，再用它们的代号合成",
            "split it into several indicators with a formula each, and combine those by their ids",
        ),
        why=_READABLE,
    ),
    error(
        "SC084",
        title=Text("公式里有全角符号", "a full-width sign in a formula"),
        message=Text("公式里有全角符号“{sign}”", "the formula has the full-width sign “{sign}”"),
        cure=Text("换成半角“{plain}”", "write “{plain}” instead"),
        why=Text(
            "两种写法看上去一样，公式只认半角的一种。",
            "Both look alike; a formula knows the half-width one only.",
        ),
        bad="formula: （a＋b）÷c",
        good="formula: (a + b) / c",
    ),
    error(
        "SC085",
        title=Text("公式里没有这个符号", "a sign that no formula has"),
        message=Text("公式里不能写“{sign}”", "a formula cannot hold “{sign}”"),
        cure=Text("{instead}", "{instead}"),
        why=_PLAIN,
        bad="formula: rd / gdp * 100%",
        good="formula: rd / gdp * 100",
    ),
    error(
        "SC086",
        title=Text("公式里的数写法不对", "a number written in another way"),
        message=Text("“{text}”不是普通的小数", "“{text}” is no plain decimal"),
        cure=Text(
            "写成 12、0.5 这样的数（最多 15 位整数、30 位小数）；与名称相乘要写 *",
            "write it like 12 or 0.5, with at most 15 digits and 30 decimals; to multiply by a name, write *",
        ),
        why=Text("1e3、010、.5 在不同程序里意思不同。", "Programs disagree about what 1e3, 010 or .5 mean."),
        bad="formula: 1e3 * a + 2b",
        good="formula: 1000 * a + 2 * b",
    ),
    error(
        "SC087",
        title=Text("公式不能取名称的一部分", "a part of a name"),
        message=Text(
            "“{text}”：公式里不能用点取名称的一部分",
            "“{text}”: a formula cannot take a part of a name by a point",
        ),
        cure=Text(
            "去掉点：本年的值写 {name}，上年的值写 last_year({name})，目标值写 target({name})",
            "leave out the point: {name} is this year's value, last_year({name}) last year's, target({name}) the target",
        ),
        why=_FIGURES,
        bad="formula: gdp.target",
        good="formula: target(gdp)",
    ),
    error(
        "SC088",
        title=Text("公式里的未知名称，有相近的", "an unknown name in a formula, with one like it"),
        message=Text(
            "没有代号为“{name}”的指标；是不是“{suggestion}”？",
            "no indicator has the id “{name}”; did you mean “{suggestion}”?",
        ),
        cure=Text("改成 {suggestion}", "write {suggestion}"),
        why=_FIGURES,
        bad="formula: rd / gpd",
        good="formula: rd / gdp",
    ),
    error(
        "SC089",
        title=Text("公式里的未知名称", "an unknown name in a formula"),
        message=Text(
            "没有代号为“{name}”的指标可用于公式", "a formula knows no indicator with the id “{name}”"
        ),
        cure=Text("{instead}", "{instead}"),
        why=_FIGURES,
        bad="formula: lambda * 2",
        good="formula: gdp * 2",
    ),
    error(
        "SC090",
        title=Text("没有这个函数", "no such function"),
        message=Text("没有叫“{name}”的函数", "no function is called “{name}”"),
        cure=Text("{instead}函数只有 {functions}", "{instead}the functions are {functions}"),
        why=_PLAIN,
        bad="formula: 平均(a, b)",
        good="formula: mean(a, b)",
    ),
    error(
        "SC091",
        title=Text("函数的项数不对", "the wrong number of arguments"),
        message=Text(
            "{function} 的括号里应有{wanted}，这里有 {count} 项",
            "{function} takes {wanted}, not {count}",
        ),
        cure=Text(
            "在括号里写{wanted}，用逗号隔开",
            "write {wanted} in its brackets, parted by commas",
        ),
        why=Text(
            "项数不对，多半是漏了一项，或括号放错了地方。",
            "Usually something was left out, or a bracket stands in the wrong place.",
        ),
        bad="formula: years_ago(gdp)",
        good="formula: years_ago(gdp, 2)",
    ),
    error(
        "SC092",
        title=Text("函数的项不合要求", "an argument of the wrong kind"),
        message=Text(
            "{function} 的第 {place} 项应是{wanted}", "argument {place} of {function} must be {wanted}"
        ),
        cure=Text("在这里写{wanted}", "put {wanted} here"),
        why=Text(
            "往年的数和目标值是报来或定下的，只能按指标的名称去取；算式里可以再用它们。",
            "Earlier figures and targets are looked up by the name of an indicator; calculate with them afterwards.",
        ),
        bad="formula: last_year(a + b)",
        good="formula: last_year(a) + last_year(b)",
    ),
    error(
        "SC093",
        title=Text("括号不成对", "brackets that do not pair"),
        message=Text("这个“{bracket}”没有对应的“{other}”", "this “{bracket}” has no “{other}”"),
        cure=Text("补上“{other}”，或删去这个“{bracket}”", "add the “{other}”, or delete this “{bracket}”"),
        why=Text("括号决定先算什么。", "Brackets decide what is computed first."),
        bad="formula: (a + b * 100",
        good="formula: (a + b) * 100",
    ),
    error(
        "SC094",
        title=Text("公式不完整", "a formula that does not join up"),
        message=Text("这里{found}，应当是{wanted}", "here {found}, where {wanted} belongs"),
        cure=Text(
            "每两个数或名称之间写一个运算符 + - * /；逗号只隔开函数的各项，数里不写千分位逗号",
            "put one of + - * / between two numbers or names; a comma only parts the arguments of a function",
        ),
        why=_PLAIN,
        bad="formula: rd / / gdp 100",
        good="formula: rd / gdp * 100",
    ),
    error(
        "SC095",
        title=Text("公式互相引用成环", "formulas in a circle"),
        message=Text("公式互相引用：{circle}", "the formulas need each other: {circle}"),
        cure=Text(
            "改掉其中一个公式，让它只用报来的指标", "let one of them use only indicators that are reported"
        ),
        why=Text(
            "每个都要等另一个先算，就都算不出来；上年的值也按同一公式计算。",
            "When each waits for another, none is ever computed; last year's value follows from the same formula.",
        ),
        bad="a: {formula: b * 2}\nb: {formula: a / 2}",
        good="b: {formula: a / 2}",
    ),
)
