"""Faults of words and of objects in returns: SC230 to SC233."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC230",
        title=Text("不是规定的词", "none of the words"),
        message=Text(
            "“{indicator}”只能报 {known}，这里是“{text}”{hint}",
            "{indicator} takes {known} only, not “{text}”{hint}",
        ),
        cure=Text(
            "照方案的写法报；确有这种情况就在方案里补上这个词",
            "use a word of the scheme, or add this one to the scheme",
        ),
        why=Text(
            "每个词的分写在方案里，别的词没有分；不猜是哪一个。",
            "The scheme says what each word is worth; another word is worth nothing, and none is guessed.",
        ),
        bad="2017,春江镇,主导产品领域,战略新兴",
        good="2017,春江镇,主导产品领域,战略性新兴产业",
    ),
    error(
        "SC231",
        title=Text("既有对象又有合计", "objects beside a value of their own"),
        message=Text(
            "{period} {unit}“{indicator}”已按对象报（如“{item}”，{other}），这一行没有写对象",
            "{period} {unit} {indicator} is reported by objects, such as “{item}” ({other}); this row names none",
        ),
        cure=Text(
            "补上对象，或删去这一行：合计由各对象相加",
            "name the object, or delete the row: the objects are added up",
        ),
        why=Text(
            "一格的数是各对象之和；再有一个不写对象的数，分不清是合计还是又一个对象。",
            "A cell is the sum of its objects; a value beside them is either that sum or one more object.",
        ),
        bad="2017,春江镇,省级平台,1,甲实验室 与 2017,春江镇,省级平台,2,（空）",
        good="2017,春江镇,省级平台,1,甲实验室 与 2017,春江镇,省级平台,1,乙实验室",
    ),
    error(
        "SC232",
        title=Text("这一项不能按对象报", "no objects here"),
        message=Text(
            "“{indicator}”不能按对象报（这里是“{item}”）：{reason}",
            "{indicator} cannot be reported by objects, such as “{item}” here: {reason}",
        ),
        cure=Text("不写对象，报一个数", "leave the object out, and send one value"),
        why=Text("一格的数是各对象的数之和。", "The value of a cell is the sum over its objects."),
        bad="2017,春江镇,研发占比,2.1,甲公司",
        good="2017,春江镇,研发占比,2.6,",
    ),
    warning(
        "SC233",
        title=Text("存疑的数", "a suspect value"),
        message=Text(
            "{unit}“{indicator}”报 {value}，方案规定这样的数存疑：待核，不计分",
            "{unit} sent {value} for {indicator}, which the scheme holds suspect: pending, without points",
        ),
        cure=Text(
            "核实：确是 {value} 的，再报一行，原值写 {value} 并写明原因；不是的照实更正",
            "look into it: if it is {value} indeed, send it again with {value} as `was` and a reason; else correct it",
        ),
        why=Text(
            "越低越好的项报 0，多半是没有数，而不是最好；照常计分会奖励不报的。",
            "A 0 where lower is better is most often no figure at all; scored as the best it would reward silence.",
        ),
        bad="2017,春江镇,万元增加值排放,0",
        good="2017,春江镇,万元增加值排放,0.42",
    ),
)
