"""How returns say what they mean: measures, lines above, columns, a town's own sheet: SC360 to SC373."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, remark, warning
from scorecard.base.text import Text

_MEASURES = (
    error(
        "SC360",
        title=Text("计量单位换算不了", "a measure that cannot be converted"),
        message=Text(
            "表中写的计量单位“{said}”换算不成“{indicator}”的“{measure}”",
            'the sheet says "{said}", which cannot be converted into the measure "{measure}" of "{indicator}"',
        ),
        cure=Text(
            "改正表中的计量单位；数是以“{measure}”计的，就写“{measure}”",
            'correct the measure in the sheet; if the figures are in "{measure}", write "{measure}"',
        ),
        why=Text(
            "只换算同一种量的大小（元、万元、亿元，公顷、亩）；百分点不是百分数。",
            "Only sizes of one thing are converted (元, 万元, 亿元; 公顷, 亩); percentage points are no percentages.",
        ),
        bad="指标,计量单位,春江镇\n专利申请,万元,437",
        good="指标,计量单位,春江镇\n专利申请,件,437",
    ),
    remark(
        "SC361",
        title=Text("换算了计量单位", "a measure converted"),
        message=Text(
            "“{indicator}”这里以“{said}”计，方案是“{measure}”：{text} 读作 {value}",
            '"{indicator}" is in {said} here and in {measure} in the scheme: {text} is read as {value}',
        ),
        cure=Text("核对换算；不必改", "check the conversion; nothing has to be changed"),
        why=Text(
            "报表写明的计量单位总是算数，换算按十进制精确进行。",
            "A measure that a return states always counts; it is converted exactly, in decimals.",
        ),
        bad="指标,计量单位,春江镇\n到账外资,元,4500000",
        good="指标,计量单位,春江镇\n到账外资,万元,450",
    ),
    remark(
        "SC362",
        title=Text("别的量词，照数读入", "another counter, read as it stands"),
        message=Text(
            "“{indicator}”这里以“{said}”计，{reason}：照数读入",
            '"{indicator}" is in {said} here; {reason}: the figures are read as they stand',
        ),
        cure=Text(
            "不必改；在方案的 measure（计量单位）里写“{said}”，就不再提示",
            'nothing has to be changed; with "{said}" as measure in the scheme this is no longer said',
        ),
        why=Text(
            "个、家、户、项、件只是量词；方案没有写计量单位的，没有可换算的。",
            "个, 家, 户, 项, 件 merely count; without a declared measure there is nothing to convert into.",
        ),
        bad="指标,计量单位,春江镇\n高企总数,户,80",
        good="指标,计量单位,春江镇\n高企总数,家,80",
    ),
    error(
        "SC363",
        title=Text("两种计量单位", "two measures"),
        message=Text(
            "“{indicator}”这里以“{said}”计，{where} 却以“{there}”计",
            '"{indicator}" is in {said} here, but in {there} at {where}',
        ),
        cure=Text(
            "改成同一个计量单位，并在方案的 measure（计量单位）里写明",
            "use one measure, and declare it as measure in the scheme",
        ),
        why=Text("不知道该信哪一个。", "It cannot be told which of the two is meant."),
        bad="指标,计量单位,春江镇\n税收（万元）,元,450",
        good="指标,计量单位,春江镇\n税收（万元）,万元,450",
    ),
)

_COLUMNS = (
    remark(
        "SC364",
        title=Text("没有读的列", "a column passed over"),
        message=Text("没有读“{name}”这一列：{reason}", 'the column "{name}" was not read: {reason}'),
        cure=Text(
            "不必改；若是要报的数，改成方案里的名称",
            "nothing has to be changed; if it is to be read, use a name of the scheme",
        ),
        why=Text(
            "表里常有方案不用的列；与已知名称相近的会报错，不会略过。",
            "Sheets have columns that a scheme does not use; one that resembles a known name is an error instead.",
        ),
        bad="期间,单位,指标,数值,经办人",
        good="期间,单位,指标,数值",
    ),
    remark(
        "SC365",
        title=Text("没有读的标题行", "a line above the header passed over"),
        message=Text("表头上方的“{text}”没有用到", '"{text}" above the header was not used'),
        cure=Text(
            "不必改；若写的是期间、单位或计量单位，写成 期间,2017Q2 或 单位：万元 的样子",
            "nothing has to be changed; a period, unit or measure is written as 期间,2017Q2 or 单位：万元",
        ),
        why=Text(
            "标题行只读期间、单位、计量单位、评委、来源、备注、表。",
            "Of lines above, only what is known is read.",
        ),
        bad="填报人：张三,,\n期间,单位,指标,数值",
        good="期间,单位,指标,数值",
    ),
    warning(
        "SC366",
        title=Text("序号与方案不符", "another number than the scheme's"),
        message=Text(
            "“{indicator}”这里的序号是 {here}，方案里是 {there}",
            '"{indicator}" is number {here} here and number {there} in the scheme',
        ),
        cure=Text(
            "核对这一行是不是张冠李戴；改正序号或指标",
            "see whether the row is another one; correct number or name",
        ),
        why=Text(
            "序号与名称对不上，可能整行填错了位置。",
            "Where number and name disagree, a whole row may be misplaced.",
        ),
        bad="序号,指标,春江镇\n6,科技活动,3",
        good="序号,指标,春江镇\n8,科技活动,3",
    ),
    warning(
        "SC367",
        title=Text("目标值与方案不符", "another target than the scheme's"),
        message=Text(
            "“{indicator}”这里的目标值是 {here}，方案里是 {there}",
            'the target of "{indicator}" is {here} here and {there} in the scheme',
        ),
        cure=Text(
            "核对目标值；以方案为准计分，调整过的目标写进方案的 amendments",
            "check the target; the scheme's counts, and a changed one belongs in its amendments",
        ),
        why=Text("目标只由方案定，报表改不了。", "Targets are the scheme's; a return cannot change them."),
        bad="指标,目标值,春江镇\n专利申请,900,437",
        good="指标,目标值,春江镇\n专利申请,910,437",
    ),
    warning(
        "SC368",
        title=Text("合计与各数之和不等", "a total that differs from its figures"),
        message=Text(
            "“{name}”这里是 {here}，“{what}”各数之和是 {sum}",
            '"{name}" is {here} here, but the figures of "{what}" add up to {sum}',
        ),
        cure=Text(
            "核对合计和各数；计分用各数，不用合计", "check both; the figures are scored, not the total"
        ),
        why=Text(
            "合计不等，说明有一个数抄错或漏了。",
            "A total that does not add up tells of a figure miscopied or lost.",
        ),
        bad="指标,春江镇,孟河镇,合计\n专利申请,437,251,788",
        good="指标,春江镇,孟河镇,合计\n专利申请,437,251,688",
    ),
)

_OWN = (
    error(
        "SC369",
        title=Text("分不清哪一列是完成值", "which column is the value cannot be told"),
        message=Text(
            "“{indicator}”有 {columns}，分不清哪一列是要报的数：{reason}",
            'for "{indicator}" there are {columns}, and which is the value cannot be told: {reason}',
        ),
        cure=Text(
            "只留一列完成值，或把列名写成 当季、累计，并在方案写明 reported",
            "keep one column of values, or head them 当季 and 累计 and say `reported` in the scheme",
        ),
        why=Text("当季数和累计数不能互换。", "A figure of the quarter is none since January."),
        bad="指标,目标,完成,实际完成",
        good="指标,目标,当季,累计完成",
    ),
    warning(
        "SC370",
        title=Text("当期数与累计数对不上", "period and cumulative figures disagree"),
        message=Text(
            "“{indicator}”{period} 这里是 {here}，照{read}算应为 {there}",
            '"{indicator}" in {period} is {here} here; by {read} it would be {there}',
        ),
        cure=Text("核对两列；计分用的是“{used}”", "check both columns; {used} is what is scored"),
        why=Text("累计数是各期之和。", "The cumulative figure is the sum of the periods."),
        bad="指标,当季,累计\n专利申请,200,437（一季度报过 200）",
        good="指标,当季,累计\n专利申请,237,437",
    ),
    error(
        "SC371",
        title=Text("单位自己的表没有写单位", "a unit's own sheet without its unit"),
        message=Text("这张表没有写明是哪个单位的", "this sheet does not say whose it is"),
        cure=Text(
            "在表头上方加一行 填报单位,春江镇，或把单位写进文件名：2017Q2-春江镇.csv",
            "add a line 填报单位,春江镇 (unit) above the header, or name the file 2017Q2-春江镇.csv",
        ),
        why=Text("单位不能从别处猜。", "A unit is never guessed."),
        bad="期间,2017Q2\n指标,目标,完成\n专利申请,910,437",
        good="期间,2017Q2\n填报单位,春江镇\n指标,目标,完成\n专利申请,910,437",
    ),
    error(
        "SC372",
        title=Text("逗号可能是小数点", "a comma that may be a decimal sign"),
        message=Text(
            "这个文件不用逗号分格，“{text}”里的逗号分不清是小数点还是千分位",
            'cells are not parted by commas here: the comma in "{text}" may be decimal or part thousands',
        ),
        cure=Text("去掉逗号（{plain}），或用 . 作小数点", "take the commas out ({plain}), or use a point"),
        why=Text(
            "用分号或制表符分格的文件，多半出自以逗号作小数点的程序。",
            "Files parted by semicolons or tabs often come from programs whose decimal sign is the comma.",
        ),
        bad="2017Q2;春江镇;专利申请;1,234,567",
        good="2017Q2;春江镇;专利申请;1234567",
    ),
    warning(
        "SC373",
        title=Text("逗号读作小数点", "a comma read as the decimal sign"),
        message=Text(
            "“{text}”读作 {value}：这里的逗号只能是小数点",
            '"{text}" is read as {value}: here the comma is the decimal sign',
        ),
        cure=Text(
            "确是 {value} 就用 . 作小数点；不是就去掉逗号",
            "if it is {value}, use a point; if not, take the comma out",
        ),
        why=Text(
            "千分位前不会是 0；用分号分格的文件，逗号是小数点。",
            "No thousands begin with a nought; in a file parted by semicolons the comma is the decimal sign.",
        ),
        bad='2017Q2,春江镇,价格涨幅,"0,750"',
        good="2017Q2,春江镇,价格涨幅,0.750",
    ),
)

CODES: tuple[Code, ...] = _MEASURES + _COLUMNS + _OWN
