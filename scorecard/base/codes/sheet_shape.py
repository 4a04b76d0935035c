"""Faults found in the shape of a file of actuals: header, columns, rows."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC110",
        title=Text("没有表头", "no header"),
        message=Text(
            "找不到表头：既没有 {wanted}，也没有哪一行列着方案里的单位或指标",
            "no header found: neither {wanted}, nor a line with units or indicators of the scheme",
        ),
        cure=Text(
            "第一行写 period,unit,indicator,value（或 期间,单位,指标,数值）",
            "let the first line be period,unit,indicator,value (or 期间,单位,指标,数值)",
        ),
        why=Text("没有表头就不知道哪一列是什么。", "Without a header nobody knows which column is which."),
        bad="2017Q2,春江镇,专利申请,437",
        good="period,unit,indicator,value\n2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC111",
        title=Text("表头上方有标题行", "a title line above the header"),
        message=Text(
            "表头上方的这一行不认识：“{text}”", 'this line above the header is not understood: "{text}"'
        ),
        cure=Text(
            "删去标题行；宽表上方只写 期间、评委、来源、表 这样的行",
            "delete it; above a wide sheet stand only period (期间), judge (评委), source (来源), table (表)",
        ),
        why=Text("多出一行会让程序把标题当表头。", "A title taken as the header would shift every column."),
        bad="2017年二季度完成情况,,,\nperiod,unit,indicator,value",
        good="period,unit,indicator,value",
    ),
    error(
        "SC112",
        title=Text("不认识的列", "an unknown column"),
        message=Text("不认识的列名“{name}”{hint}", 'unknown column "{name}"{hint}'),
        cure=Text("改成：{known}；或删去这一列", "use one of: {known}; or delete the column"),
        why=Text(
            "写错的列名若被略过，整列数据就悄悄丢了。",
            "A misspelled column passed over is a column silently lost.",
        ),
        bad="period,unit,indicator,vlaue",
        good="period,unit,indicator,value",
    ),
    error(
        "SC113",
        title=Text("缺列", "a column is lacking"),
        message=Text("表头缺少“{name}”列", 'the header lacks the column "{name}"'),
        cure=Text(
            "补上这一列：长表必须有 period,unit,indicator,value",
            "add it: period,unit,indicator,value must be there",
        ),
        why=Text(
            "期间、单位、指标、数值四项缺一不可。",
            "A value means nothing without its period, unit and indicator.",
        ),
        bad="period,unit,value",
        good="period,unit,indicator,value",
    ),
    error(
        "SC114",
        title=Text("同一列出现两次", "the same column twice"),
        message=Text("“{name}”在表头里出现了两次", '"{name}" stands in the header twice'),
        cure=Text("删去或改正其中一列", "delete or correct one of the two"),
        why=Text("不知道该用哪一列。", "It cannot be told which of the two counts."),
        bad="期间,单位,指标,数值,数值",
        good="期间,单位,指标,数值",
    ),
    warning(
        "SC115",
        title=Text("表头重复", "the header repeated"),
        message=Text("这一行又是表头，已跳过", "this row repeats the header and was skipped"),
        cure=Text("可以删去这一行", "delete the row"),
        why=Text("拼接文件时常留下表头。", "It is left behind when files are joined."),
        bad="period,unit,indicator,value\n…\nperiod,unit,indicator,value",
        good="period,unit,indicator,value\n…",
    ),
    error(
        "SC116",
        title=Text("这一行缺格", "a short row"),
        message=Text(
            "这一行只有 {found} 格，表头有 {wanted} 格", "this row has {found} cells, the header has {wanted}"
        ),
        cure=Text(
            "补足逗号；空格子也要留位置", "add the commas that are lacking; an empty cell keeps its place"
        ),
        why=Text(
            "缺格的行说不清缺的是哪一格，错位会张冠李戴。",
            "It cannot be told which cell is lacking; cells are never shifted.",
        ),
        bad="2017Q2,春江镇,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC117",
        title=Text("这一行多格", "a long row"),
        message=Text(
            "这一行有 {found} 格，表头只有 {wanted} 格，多出“{text}”",
            'this row has {found} cells, the header only {wanted}; "{text}" is too much',
        ),
        cure=Text(
            "删去多出的格；格内有逗号的，整格加引号",
            "delete what is too much; put a cell with a comma in quotes",
        ),
        why=Text("多格的行错位会张冠李戴。", "Cells are never shifted to make a row fit."),
        bad="2017Q2,春江镇,专利申请,437,,,多",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC118",
        title=Text("千分位逗号没有加引号", "a thousands comma without quotes"),
        message=Text(
            "这一行多出一格：“{text}”像是带千分位逗号的数，被拆成了两格",
            'this row has a cell too many: "{text}" looks like one number with a thousands comma, cut in two',
        ),
        cure=Text(
            '写成 "{text}"（加引号）或 {plain}（去掉逗号）',
            'write "{text}" in quotes, or {plain} without the comma',
        ),
        why=Text("CSV 里逗号是分格的。", "In CSV a comma ends the cell."),
        bad="2017Q2,春江镇,专利申请,1,200",
        good='2017Q2,春江镇,专利申请,"1,200"',
    ),
    error(
        "SC119",
        title=Text("用了全角逗号", "full-width commas"),
        message=Text("各格之间用的是全角逗号“，”", "the cells are parted by full-width commas"),
        cure=Text("把“，”全部换成英文逗号 ,", "replace every ， by ,"),
        why=Text("CSV 只认英文逗号、分号或制表符。", "CSV knows only comma, semicolon and tab."),
        bad="期间，单位，指标，数值",
        good="期间,单位,指标,数值",
    ),
    warning(
        "SC120",
        title=Text("空文件", "an empty file"),
        message=Text("这个文件里没有数据行", "there is no row of data in this file"),
        cure=Text("重新导出，或删去这个文件", "export it again, or delete it"),
        why=Text("空文件往往是导出失败。", "An empty file is often an export that failed."),
        bad="period,unit,indicator,value",
        good="period,unit,indicator,value\n2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC121",
        title=Text("有数据的列没有列名", "values in a column without a name"),
        message=Text(
            "第 {number} 列没有列名，下面却有数据", "column {number} has no name, yet there are values below"
        ),
        cure=Text(
            "补上列名；合并单元格要先取消合并，每列都写全",
            "name the column; unmerge merged cells and name each column",
        ),
        why=Text("没有列名就不知道数据是谁的。", "Without a name it cannot be told whose values they are."),
        bad="指标,春江镇,,河海街道",
        good="指标,春江镇,孟河镇,河海街道",
    ),
    error(
        "SC122",
        title=Text("宽表没有期间", "a wide sheet without a period"),
        message=Text("这张宽表没有写明是哪一期的", "this wide sheet does not say which period it is for"),
        cure=Text(
            "在表头上方加一行 期间,2017Q2，或把文件名改成 2017Q2-….csv",
            "add a line 期间,2017Q2 (period) above the header, or name the file 2017Q2-….csv",
        ),
        why=Text("期间不能从别处猜。", "A period is never guessed."),
        bad="指标,春江镇\n专利申请,437",
        good="期间,2017Q2\n指标,春江镇\n专利申请,437",
    ),
    error(
        "SC123",
        title=Text("两处写得不一样", "two places disagree"),
        message=Text(
            "{what}有两种说法：这里是“{here}”，{where}是“{there}”",
            'two different entries for the {what}: "{here}" here, "{there}" in {where}',
        ),
        cure=Text("改成一致，或只在一处写", "make them agree, or say it in one place only"),
        why=Text("不知道该信哪一个。", "It cannot be told which of the two is meant."),
        bad="2017Q1-报表.csv: 期间,2017Q2",
        good="2017Q2-报表.csv: 期间,2017Q2",
    ),
)
