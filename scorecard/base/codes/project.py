"""Faults of a project as a whole: files, periods and what was asked for: SC201 to SC239."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC201",
        title=Text("没有方案", "no scheme"),
        message=Text("没有找到考核方案", "there is no scheme here"),
        cure=Text(
            "放一个 config/indicators.yaml，用 -C 指明目录，或运行 scorecard init",
            "put one at config/indicators.yaml, name the folder with -C, or run scorecard init",
        ),
        why=Text("方案是考核的依据。", "A scheme is what is assessed against."),
    ),
    error(
        "SC202",
        title=Text("同一年度有两个方案", "two schemes for one year"),
        message=Text(
            "{year} 年有两个方案，另一个是 {other}", "there are two schemes for {year}; the other is {other}"
        ),
        cure=Text("移走一个，或改 year", "move one of them away, or change its year"),
        why=Text("每个期间只能由一个方案计分。", "Each period is scored by exactly one scheme."),
    ),
    warning(
        "SC203",
        title=Text("没有数据", "no data"),
        message=Text("{where} 里没有 .csv 或 .xlsx 文件", "there is no .csv or .xlsx file in {where}"),
        cure=Text(
            "把完成值放进去，或用 --data 指明位置", "put the actuals there, or name the place with --data"
        ),
        why=Text("没有完成值就没有得分。", "Nothing can be scored without actuals."),
    ),
    error(
        "SC204",
        title=Text("文件读不了", "a file that cannot be read"),
        message=Text("读不了这个文件（{reason}）", "this file cannot be read ({reason})"),
        cure=Text(
            "检查文件是否存在、是否被别的程序占用、是否有权限",
            "check that it exists, that no program holds it, and that you may read it",
        ),
        why=Text("少读一个文件，结果就少一块。", "A file not read is a piece of the result missing."),
    ),
    warning(
        "SC211",
        title=Text("累计数比上一期少", "a cumulative figure that fell"),
        message=Text(
            "{unit} {indicator}：累计 {now}，比 {then_period} 的 {then} 少",
            "{unit} {indicator}: {now} in all, less than {then} in {then_period}",
        ),
        cure=Text(
            "核对是否报了当期数；确实调减就加一行更正并写明原因，或在这一行的备注里写明缘由",
            "check whether the period's own figure was sent; if it was revised, add a correction with its reason, "
            "or say why in the row's note",
        ),
        why=Text("年初以来的累计数不会变小。", "A sum since January cannot fall."),
    ),
    warning(
        "SC212",
        title=Text("不考核的格报了数", "a value for a cell that is not assessed"),
        message=Text(
            "{unit} {indicator}不考核，报来的 {value} 已搁置",
            "{unit} {indicator} is not assessed; the {value} sent in is set aside",
        ),
        cure=Text(
            "不用处理；确实要考核就在方案里写目标值",
            "nothing to do; if it is to be assessed, give it a target in the scheme",
        ),
        why=Text(
            "适用与否由方案决定，报表不能改变。", "The scheme says what applies; a return cannot change it."
        ),
    ),
    warning(
        "SC213",
        title=Text("有目标却报“不适用”", "not applicable, against a target"),
        message=Text(
            "{unit} {indicator}有目标值，报的“{mark}”按未报处理",
            "{unit} {indicator} has a target; the “{mark}” sent in counts as missing",
        ),
        cure=Text(
            "请单位补报数字；确实不考核就在方案里把目标值改成 --",
            "ask for the figure; if it is not assessed, write -- as its target in the scheme",
        ),
        why=Text("单位不能自己免除考核。", "A unit cannot exempt itself."),
    ),
    warning(
        "SC214",
        title=Text("其中项比总项大", "a part larger than the whole"),
        message=Text(
            "{unit} {indicator}是 {part}，比“{whole}”的 {value} 还大",
            "{unit} {indicator} is {part}, more than the {value} of “{whole}”",
        ),
        cure=Text("核对两个数", "check both figures"),
        why=Text("其中项是总项的一部分。", "A part cannot exceed the whole."),
    ),
    warning(
        "SC215",
        title=Text("未到期的格报了数", "a value before it is due"),
        message=Text(
            "{unit} {indicator}本期不考核，报来的 {value} 已搁置",
            "{unit} {indicator} is not due in this period; the {value} sent in is set aside",
        ),
        cure=Text(
            "不用处理；确实要考核就改方案的 due_in",
            "nothing to do; to assess it now, change due_in in the scheme",
        ),
        why=Text("考核期由方案决定。", "The scheme says when an item is due."),
    ),
    warning(
        "SC216",
        title=Text("缺报", "cells lacking"),
        message=Text("{unit} {indicator}：{status}", "{unit} {indicator}: {status}"),
        cure=Text("请单位报送", "ask the unit for it"),
        why=Text(
            "缺一项就不能排名（除非方案另有声明）。",
            "A unit that lacks an item is not ranked unless the scheme says otherwise.",
        ),
    ),
    warning(
        "SC217",
        title=Text("缺报可能得利", "silence may pay"),
        message=Text(
            "未报的项{what}（missing: {policy}），弱项不报反而有利",
            "missing items {what} (missing: {policy}): not reporting a weak item pays",
        ),
        cure=Text("改为 unranked、0 或扣分", "use unranked, 0 or a deduction"),
        why=Text("漏报不应比如实报送得分高。", "Silence should not score more than an honest report."),
    ),
    warning(
        "SC218",
        title=Text("报了算出来的项", "a value sent for what is computed"),
        message=Text(
            "{unit} 的“{indicator}”由公式算出，报来的 {value} 已搁置",
            "{indicator} of {unit} is computed by a formula; the {value} sent in is set aside",
        ),
        cure=Text(
            "删去这一行；要改数就更正公式用到的原始数据",
            "delete the row; to change the figure, correct what the formula uses",
        ),
        why=Text(
            "同一个数只能有一个来历，否则两处会不一致。",
            "A figure has one source; with two they would differ some day.",
        ),
    ),
)
