"""Faults of files as a whole, and of texts that YAML cuts: SC400 to SC419."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC400",
        title=Text("方案文件太大", "a scheme that is too large"),
        message=Text(
            "这个文件有 {size}，方案不超过 {most}，没有读",
            "this file has {size}; a scheme has {most} at most, so it was not read",
        ),
        cure=Text(
            "看看是不是放错了文件；数据不写在方案里，放到 data/",
            "see whether it is the right file; figures do not belong in a scheme but in data/",
        ),
        why=Text(
            "照着文件写的方案不到 1 MB；这样大的多半不是方案，读它只会耗尽内存。",
            "A scheme written from a notice has less than 1 MB; a file of this size is none, and reading it "
            "would only use up the memory.",
        ),
    ),
    error(
        "SC401",
        title=Text("数据文件太大", "a file of values that is too large"),
        message=Text(
            "这个文件有 {size}；方案一共 {cells} 格，数据文件不超过 {most}，没有读",
            "this file has {size}; the schemes have {cells} cells, for which a file has {most} at most, "
            "so it was not read",
        ),
        cure=Text(
            "看看是不是放错了文件；确是数据就按期间分成几个文件",
            "see whether it is the right file; if these are the figures, cut it into one file per period",
        ),
        why=Text(
            "方案的格数 = 单位 × 指标 × 期间 × 评委；每格留 1000 字节，不足 16 MB 的按 16 MB。超过它的文件装的不会是这些格的数。",
            "A scheme has units × rows × periods × judges cells; 1000 bytes are allowed for each, and 16 MB in any "
            "case. A larger file cannot hold the figures of these cells.",
        ),
    ),
    error(
        "SC402",
        title=Text("没有加引号的逗号", "a comma without quotes"),
        message=Text(
            "{key} 的文字在逗号处断开了：花括号里的逗号要加引号才属于文字",
            "the text of {key} ends at its comma: inside {{ }} a comma belongs to a text only in quotes",
        ),
        cure=Text('把整段加上引号：{key}: "{text}"', 'put the whole text in quotes: {key}: "{text}"'),
        why=Text(
            "YAML 在花括号里用逗号分隔字段，逗号后面的部分被当成另一个字段。",
            "Inside { } YAML separates fields by commas, and takes what follows one for another field.",
        ),
        bad="{name: 最好成绩, formula: max(q1, q2)}",
        good='{name: 最好成绩, formula: "max(q1, q2)"}',
    ),
    error(
        "SC403",
        title=Text("一个单位的评委多于规定人数", "more judges for a unit than its panel has"),
        message=Text(
            "{period}“{table}”{unit}有 {count} 位评委打分（{judges}），方案规定 {panel} 位",
            "{period}, {table}: {count} judges marked {unit} ({judges}), but the panel has {panel}",
        ),
        cure=Text(
            "删去不该有的评分或改正评委名；评委确有这么多就改 panel；各组单位由不同评委打分的，"
            "一组写一项（applies_to），或用 juries 写明各组评委和权重",
            "delete the marks that do not belong, or correct the judge; if there are so many, change panel; where groups "
            "have juries of their own, write one row for each group (applies_to), or declare juries with their weights",
        ),
        why=Text(
            "panel 是给一个单位打分的评委人数；各组单位可以各有评委，人数分别数。",
            "A panel is the number of judges who mark a unit; each group of units may have its own, counted apart.",
        ),
        bad="panel: 3\n2017Q2,春江镇,工作重视程度,9,评委1\n…评委2、评委3、评委4",
        good="panel: 4",
    ),
)
