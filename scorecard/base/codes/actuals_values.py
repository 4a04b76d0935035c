"""Faults found in the values of actuals, their status and their judges."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

_NUMBERS = (
    error(
        "SC165",
        title=Text("数值不是数", "a value that is not a number"),
        message=Text("“{text}”不是数", '"{text}" is not a number'),
        cure=Text("只填数；说明写进 note（备注）列", "give a number; remarks belong under note (备注)"),
        why=Text("文字里的数不猜。", "Numbers are not picked out of words."),
        bad="2017Q2,春江镇,专利申请,约437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC166",
        title=Text("nan 或 inf", "nan or inf"),
        message=Text("“{text}”是程序用的记号，不是数", '"{text}" is a word of programs, not a number'),
        cure=Text(
            "查原始数据；没有数就写 --", "look at the original data; write -- where there is no number"
        ),
        why=Text("它表示上一步计算出了错。", "It says that an earlier calculation went wrong."),
        bad="2017Q2,春江镇,专利申请,nan",
        good="2017Q2,春江镇,专利申请,--",
    ),
    error(
        "SC167",
        title=Text("数里有下划线", "an underscore in a number"),
        message=Text("“{text}”里有下划线", 'there is an underscore in "{text}"'),
        cure=Text("去掉下划线", "take the underscores out"),
        why=Text(
            "下划线是编程写法，也可能是误输。", "It is a programmer's habit, or a slip of the keyboard."
        ),
        bad="2017Q2,春江镇,专利申请,1_000",
        good="2017Q2,春江镇,专利申请,1000",
    ),
    error(
        "SC168",
        title=Text("不认识的数字", "foreign digits"),
        message=Text("“{text}”里有不是 0–9 的数字", '"{text}" has digits other than 0–9'),
        cure=Text("用 0–9 重新输入；①、² 之类不是数", "type it again with 0–9; ① and ² are not numbers"),
        why=Text("8² 会被误读成 82。", "8² would be misread as 82."),
        bad="2017Q2,春江镇,专利申请,٤٣٧",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC169",
        title=Text("数太大或太小", "a number out of bounds"),
        message=Text("“{text}”大得或小得不可能是真的", '"{text}" is too large or too small to be true'),
        cure=Text(
            "核对位数和计量单位；能读的数小于一千万亿",
            "check its digits and measure; numbers below 10^15 are read",
        ),
        why=Text(
            "十五位以上的数已不能精确保存。", "Beyond fifteen digits a number is no longer kept exactly."
        ),
        bad="2017Q2,春江镇,专利申请,1e400",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC170",
        title=Text("Excel 错误值", "an Excel error"),
        message=Text("“{text}”是 Excel 的错误值", '"{text}" is an error of Excel'),
        cure=Text("在原表里改好公式再导出", "mend the formula in the workbook and export again"),
        why=Text(
            "公式出错的格子没有值；不会当成未报或 0。",
            "A failed formula has no value; it is neither missing nor 0.",
        ),
        bad="2017Q2,春江镇,专利申请,#REF!",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC171",
        title=Text("数值成了日期", "a date in place of a value"),
        message=Text("“{text}”是日期或时间，不是数", '"{text}" is a date or a time, not a number'),
        cure=Text(
            "把这一格设成“常规”或“文本”再填原来的数",
            "format the cell as General or Text and type the number again",
        ),
        why=Text("Excel 会把 3-1、1/3 之类变成日期。", "Excel turns entries such as 3-1 or 1/3 into dates."),
        bad="2017Q2,春江镇,专利申请,1月3日",
        good="2017Q2,春江镇,专利申请,3",
    ),
    error(
        "SC172",
        title=Text("列太窄，只剩 ####", "#### instead of a number"),
        message=Text(
            "“{text}”是列太窄时显示的井号，数没有导出来",
            '"{text}" is what a narrow column shows; the number was not exported',
        ),
        cure=Text("在原表里拉宽这一列再导出", "widen the column in the workbook and export again"),
        why=Text("井号里没有数。", "There is no number in it."),
        bad="2017Q2,春江镇,专利申请,########",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC173",
        title=Text("数值是公式", "a formula in place of a value"),
        message=Text("“{text}”是公式，不是数", '"{text}" is a formula, not a number'),
        cure=Text(
            "在原表里“选择性粘贴—数值”再导出", 'use "paste special, values" in the workbook and export again'
        ),
        why=Text("公式不会在这里计算。", "Formulas are not calculated here."),
        bad="2017Q2,春江镇,专利申请,=A1+B1",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC174",
        title=Text("写了“无”", '"无" (none) as a value'),
        message=Text("“{text}”说不清是 0 还是没有上报", '"{text}" may mean 0 or not reported'),
        cure=Text("是 0 就写 0，没有上报就写 --", "write 0 if it is nought, -- if it is not reported"),
        why=Text("0 和未报是两回事。", "Nought and not reported are different things."),
        bad="2017Q2,春江镇,专利申请,无",
        good="2017Q2,春江镇,专利申请,0",
    ),
    error(
        "SC175",
        title=Text("不该有百分号", "a percent sign where none belongs"),
        message=Text(
            "“{text}”带百分号，“{indicator}”的计量单位却是“{measure}”",
            '"{text}" is a percentage, but "{indicator}" is measured in "{measure}"',
        ),
        cure=Text("去掉百分号，填“{measure}”的数", 'give the number in "{measure}" without a percent sign'),
        why=Text(
            "百分数、小数和百分点不互相换算。",
            "Percentages, fractions and percentage points are never guessed.",
        ),
        bad="2017Q2,春江镇,专利申请,47%",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC176",
        title=Text("计量单位不符", "another measure"),
        message=Text(
            "“{text}”的单位“{suffix}”不是“{indicator}”的计量单位“{measure}”",
            '"{suffix}" in "{text}" is not the measure "{measure}" of "{indicator}"',
        ),
        cure=Text("换算成“{measure}”再填，或只填数", 'convert it to "{measure}", or give the number alone'),
        why=Text("换算只做亿、万、千、百这样的倍数。", "Only 亿, 万, 千, 百 are converted."),
        bad="2017Q2,春江镇,专利申请,437万元",
        good="2017Q2,春江镇,专利申请,437件",
    ),
    error(
        "SC177",
        title=Text("逗号或空格的位置不对", "a comma or blank in the wrong place"),
        message=Text(
            "“{text}”里的逗号或空格不像千分位", 'the comma or blank in "{text}" does not part thousands'
        ),
        cure=Text("去掉逗号和空格；小数点用 .", "take commas and blanks out; the decimal sign is ."),
        why=Text("1,20 可能是 120，也可能是 1.20。", "1,20 may be 120 or 1.20."),
        bad='2017Q2,春江镇,专利申请,"1,20"',
        good="2017Q2,春江镇,专利申请,120",
    ),
    error(
        "SC179",
        title=Text("方案没有声明的符号", "a mark the scheme does not declare"),
        message=Text("方案没有说“{text}”是什么意思", 'the scheme does not say what "{text}" means'),
        cure=Text(
            "改用 {known}，或在 status（状态）列写 未报、待核、不适用，或在方案的 marks 里声明它",
            "use {known}; or say missing, pending or not_applicable under status; or declare it under marks",
        ),
        why=Text("一横一杠可能是未报，也可能是不适用。", "A dash may mean not reported or not applicable."),
        bad="2017Q2,春江镇,专利申请,……",
        good="2017Q2,春江镇,专利申请,--",
    ),
)

_STATUS_AND_JUDGES = (
    error(
        "SC181",
        title=Text("不认识的状态", "an unknown status"),
        message=Text("不认识的状态“{text}”", 'unknown status "{text}"'),
        cure=Text(
            "写 未报、待核、不适用（missing、pending、not_applicable）之一，或留空",
            "write missing, pending or not_applicable (未报、待核、不适用), or leave it empty",
        ),
        why=Text(
            "其他状态由方案定，不由上报定。", "Other statuses follow from the scheme, not from a return."
        ),
        bad="2017Q2,春江镇,专利申请,437,已报",
        good="2017Q2,春江镇,专利申请,437,待核",
    ),
    error(
        "SC182",
        title=Text("状态与数值矛盾", "a status against its value"),
        message=Text(
            "状态写“{status}”，却又有数 {text}", 'the status is "{status}", yet there is the number {text}'
        ),
        cure=Text(
            "有数就清空状态（未核实的写 待核）；没有数就清空数值",
            "with a number leave the status empty (or pending); without one leave the value empty",
        ),
        why=Text("不知道该信数还是信状态。", "It cannot be told which of the two is meant."),
        bad="2017Q2,春江镇,专利申请,437,未报",
        good="2017Q2,春江镇,专利申请,,未报",
    ),
    error(
        "SC183",
        title=Text("没有写评委", "a mark without a judge"),
        message=Text(
            "“{indicator}”由评委打分，这里没有写是哪位评委",
            '"{indicator}" is marked by judges, and none is named here',
        ),
        cure=Text(
            "补上 judge（评委）列；宽表在表头上方写 评委,评委1",
            "fill in the judge (评委) column; above a wide sheet write 评委,评委1",
        ),
        why=Text(
            "每位评委的分要分开计，才能取平均。", "Each judge's mark is kept apart before the mean is taken."
        ),
        bad="2017Q2,春江镇,工作重视程度,9",
        good="2017Q2,春江镇,工作重视程度,9,评委1",
    ),
    error(
        "SC184",
        title=Text("不是评议指标却写了评委", "a judge where none marks"),
        message=Text(
            "“{indicator}”不由评委打分，这里却写了“{judge}”",
            '"{indicator}" is not marked by judges, yet "{judge}" is named',
        ),
        cure=Text("删去评委，或改正指标", "delete the judge, or correct the indicator"),
        why=Text("多半是指标或列填错了。", "Probably the indicator or the column is wrong."),
        bad="2017Q2,春江镇,专利申请,437,评委1",
        good="2017Q2,春江镇,专利申请,437,",
    ),
    error(
        "SC185",
        title=Text("评分超出范围", "a mark outside the scale"),
        message=Text("评分 {text} 超出 0 至 {scale} 分", "the mark {text} is outside 0 to {scale}"),
        cure=Text("照评议表改正这个分", "correct the mark from the judge's sheet"),
        why=Text("超出满分的评分只会是笔误。", "A mark beyond the scale can only be a slip."),
        bad="2017Q2,春江镇,工作重视程度,95,评委1",
        good="2017Q2,春江镇,工作重视程度,9.5,评委1",
    ),
    error(
        "SC186",
        title=Text("一位评委像是写成了两个名字", "one judge under two names, as it seems"),
        message=Text(
            "{period}“{table}”有 {count} 位评委（{judges}），方案规定 {panel} 位；“{judge}”是不是“{other}”？",
            '{period}, "{table}": {count} judges ({judges}), but the panel has {panel}; is "{judge}" "{other}"?',
        ),
        cure=Text(
            "改成“{other}”；确是两位评委，就改方案的 panel，或用 juries 写明各组评委",
            'write "{other}"; if there are two judges, change panel in the scheme, or declare each jury under juries',
        ),
        why=Text("一位评委写成两个名字，他的分就算了两次。", "One judge under two names would count twice."),
        bad="2017Q2,春江镇,工作重视程度,9,平委1",
        good="2017Q2,春江镇,工作重视程度,9,评委1",
    ),
)

CODES: tuple[Code, ...] = _NUMBERS + _STATUS_AND_JUDGES
