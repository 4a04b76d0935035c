"""Faults of workbooks: what is not opened, and what only a sheet of a workbook can have wrong: SC430 to SC449."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, remark, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC430",
        title=Text("不是可读的工作簿", "no workbook that can be read"),
        message=Text("这个文件打不开：它是{kind}", "this file cannot be opened: it is {kind}"),
        cure=Text(
            "用 Excel 或 WPS 打开原表，“另存为”选“Excel 工作簿（.xlsx）”，再放回原处",
            'open the original in Excel or WPS, "Save as" and choose "Excel Workbook (.xlsx)", then put it back',
        ),
        why=Text(
            "读的是 .xlsx 和 .xlsm；改扩展名不改变内容，旧格式要另存才行。",
            "What is read is .xlsx and .xlsm; another name does not change a file, and old formats must be saved anew.",
        ),
    ),
    error(
        "SC431",
        title=Text("工作簿有密码", "a workbook with a password"),
        message=Text(
            "这个工作簿有打开密码，没有读", "this workbook needs a password to open and was not read"
        ),
        cure=Text(
            "在 Excel 或 WPS 里取消打开密码（文件—信息—保护工作簿），再保存",
            "take the password off in Excel or WPS (File, Info, Protect Workbook) and save it",
        ),
        why=Text(
            "程序不问也不保存密码。工作表保护不要紧：锁定的单元格照样读。",
            "The program neither asks for passwords nor keeps them. Protected sheets are no matter: locked cells are read.",
        ),
    ),
    error(
        "SC432",
        title=Text("普通工作簿里带着宏", "macros in a plain workbook"),
        message=Text(
            "这个文件里有宏（{part}），扩展名却不是 .xlsm，没有读",
            "there are macros in this file ({part}), though it is no .xlsm; it was not read",
        ),
        cure=Text(
            "另存为不带宏的 .xlsx；确是带宏的表就用 .xlsm：宏不会运行，只读单元格",
            "save it as .xlsx without macros; if the macros belong there, as .xlsm: they are never run, only cells are read",
        ),
        why=Text(
            "扩展名与内容不符的文件 Excel 也拒绝打开，来路不明。",
            "Excel itself refuses a file whose name hides its macros; nobody knows where it comes from.",
        ),
    ),
    error(
        "SC433",
        title=Text("工作簿展开后太大", "a workbook that unpacks into too much"),
        message=Text(
            "这个文件解压后超过 {most}，没有读", "unpacked, this file has more than {most}; it was not read"
        ),
        cure=Text(
            "在 Excel 里删去用不着的工作表和整列的格式，或把要报的那张表另存成新的工作簿",
            "in Excel delete the sheets and whole-column formats that are not needed, or save the one sheet that counts as "
            "a new workbook",
        ),
        why=Text(
            "工作簿是压缩包；几 KB 可以展开成几 GB，把内存占满。",
            "A workbook is a packed archive; a few KB may unfold into GB and use up the memory.",
        ),
    ),
    error(
        "SC434",
        title=Text("工作簿里有不该有的声明", "declarations that belong in no workbook"),
        message=Text(
            "工作簿里的 {part} 声明了实体或换了编码，没有读",
            "{part} in this workbook declares entities or another encoding; it was not read",
        ),
        cure=Text(
            "用 Excel 或 WPS 打开原表，另存为新的 .xlsx",
            "open the original in Excel or WPS and save it as a new .xlsx",
        ),
        why=Text(
            "Excel、WPS 从不写这样的声明；它能让几行文字展开成几 GB，或读别的文件。",
            "Excel and WPS never write such declarations; they can unfold a few lines into GB, or read other files.",
        ),
    ),
    error(
        "SC435",
        title=Text("工作簿里的单元格太多", "a workbook with too many cells"),
        message=Text(
            "这个工作簿有 {cells} 个有内容的单元格，最多读 {most} 个，没有读",
            "this workbook has {cells} filled cells; {most} at most are read, so it was not",
        ),
        cure=Text(
            "看看是不是放错了文件；确是数据就按期间分成几个文件",
            "see whether it is the right file; if these are the figures, cut it into one file per period",
        ),
        why=Text(
            "方案的格数 = 单位 × 指标 × 期间 × 评委；最多读它的三倍，不足 20 万的按 20 万。",
            "A scheme has units × rows × periods × judges cells; three times as many are read, and 200,000 in any case.",
        ),
    ),
    error(
        "SC436",
        title=Text("公式没有算出来的值", "a formula without its value"),
        message=Text(
            "这一格是公式“{text}”，文件里没有保存它的结果",
            'this cell is the formula "{text}", and the file keeps no result of it',
        ),
        cure=Text(
            "用 Excel 或 WPS 打开这个文件，保存一次；或改填数值",
            "open the file in Excel or WPS and save it once, or type the value",
        ),
        why=Text(
            "公式不在这里计算：算法与 Excel 稍有不同，结果就不同。别的程序生成的表往往没有保存结果。",
            "Formulas are not calculated here, where the result might differ from Excel's. Sheets made by other programs "
            "often keep none.",
        ),
        bad="=C5+D5",
        good="437",
    ),
    remark(
        "SC437",
        title=Text("隐藏的工作表", "a hidden sheet"),
        message=Text("这张工作表是隐藏的，照样读了", "this sheet is hidden, and was read all the same"),
        cure=Text(
            "不该报的就删去这张表，或把表名改成以 _ 开头",
            "if it does not belong, delete it, or begin its name with _",
        ),
        why=Text(
            "隐藏的表里可能是旧数；看不见的数也会计分，所以要说。",
            "A hidden sheet may hold old figures; they count although nobody sees them, so it is said.",
        ),
    ),
    remark(
        "SC438",
        title=Text("隐藏的行或列", "hidden rows or columns"),
        message=Text("{what}是隐藏的，照样读了", "{what} are hidden, and were read all the same"),
        cure=Text("不该报的就删去，不要隐藏", "what does not belong is to be deleted, not hidden"),
        why=Text(
            "隐藏与筛选只改变看到的样子，数还在表里。",
            "Hiding and filtering change what is seen; the figures stay.",
        ),
    ),
    remark(
        "SC439",
        title=Text("只有文字的工作表", "a sheet of words only"),
        message=Text(
            "表“{sheet}”里没有表头，也没有一个数，没有读",
            "sheet “{sheet}” has no header and not a single number; it was not read",
        ),
        cure=Text(
            "是填表说明就不用管；该有数的，补上表头（期间、单位、指标、数值，或照附件的样子）",
            "if it only explains, leave it; if it should have figures, add a header (period, unit, indicator, value, or "
            "as in the annex)",
        ),
        why=Text(
            "说明、封面不是数据，跳过时要说一声。",
            "Covers and instructions are no data, and passing over is said.",
        ),
    ),
    error(
        "SC440",
        title=Text("一个数占了几格", "one figure over several cells"),
        message=Text(
            "“{text}”填在合并的单元格 {area} 里，分不清是哪一格的数",
            '"{text}" stands in the merged cells {area}; it cannot be told whose figure it is',
        ),
        cure=Text(
            "取消合并，每格各填各的数；没有的写 --",
            "unmerge them and give each cell its own figure; -- where there is none",
        ),
        why=Text(
            "合并的名称照所占的行理解；合并的数可能是合计，也可能各是这么多，不能猜。",
            "A merged name stands for the rows it covers; a merged figure may be their sum or each one's, and is not guessed.",
        ),
    ),
    warning(
        "SC441",
        title=Text("读不了的表格文件", "a table in a form that is not read"),
        message=Text(
            "{suffix} 文件不读，里面的数没有计入", "{suffix} files are not read; what is in it does not count"
        ),
        cure=Text(
            "用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV，放在原处；不是数据就移到别处，或把文件名改成以 _ 开头",
            "open it in Excel or WPS and save it as .xlsx or CSV in its place; if it is no data, move it away or begin its "
            "name with _",
        ),
        why=Text(
            "少读一个文件，结果就少一块，所以要说。",
            "A file not read is a piece of the result missing, so it is said.",
        ),
    ),
    error(
        "SC442",
        title=Text("没有目标任务表", "no table of targets"),
        message=Text(
            "这个文件里没有一行既有名称又有数的表",
            "no row of any table in this file has both a name and figures",
        ),
        cure=Text(
            "给出附件里的目标任务表：指标一列、各单位一列一列的目标值（或转过来），存成 .xlsx、.csv 或 .docx",
            "give the table of targets of the annex: a column of indicators and one of targets for each unit (or turned), as "
            ".xlsx, .csv or .docx",
        ),
        why=Text(
            "方案由表里的指标、单位和目标值生成。",
            "The scheme is made from the table's indicators, units and targets.",
        ),
    ),
    error(
        "SC443",
        title=Text("方案所指的表读不到", "a table that a scheme names and that cannot be had"),
        message=Text("读不到“{file}”：{reason}", "“{file}” cannot be had: {reason}"),
        cure=Text(
            "写清文件名，从方案所在的文件夹算起；工作簿里的某一张表写作 {{from: targets.xlsx, sheet: 附件2}}",
            "name the file as it is seen from the scheme's folder; one sheet of a workbook: {{from: targets.xlsx, sheet: NAME}}",
        ),
        why=Text(
            "方案的一部分在这张表里；项目之外的文件不读，别人的电脑上没有。",
            "A part of the scheme is in this table; files outside the project are not read, for others do not have them.",
        ),
        bad="units: {from: ../../units.csv}",
        good="units: {from: units.csv}",
    ),
    error(
        "SC444",
        title=Text("单位表没有名称一列", "a table of units without names"),
        message=Text("单位表里没有“名称”一列", "the table of units has no column “name”"),
        cure=Text(
            "首行写列名：{known}；“代号”（id）可有可无", "head its columns: {known}; an id is optional"
        ),
        why=Text("单位由名称认出。", "Units are known by their names."),
        bad="镇,分组\n春江镇,镇",
        good="名称,分组\n春江镇,镇",
    ),
    error(
        "SC445",
        title=Text("目标表里的指标不认识", "a row of targets that means no indicator"),
        message=Text("方案的这张表里没有“{name}”{hint}", "the scheme's table has no “{name}”{hint}"),
        cure=Text(
            "改成方案里的名称、简称或别名；不在这张表考核的，从目标表里删去",
            "write its name, short name or alias in the scheme; delete the row if it is not assessed in this table",
        ),
        why=Text("认错一行，目标就给错一项。", "A row that is misread gives its targets to another."),
    ),
    error(
        "SC446",
        title=Text("一项指标有两处目标值", "targets of one indicator in two places"),
        message=Text(
            "“{name}”的目标值还写在第 {line} 行", "the targets of “{name}” are also written in line {line}"
        ),
        cure=Text("留一处，删去另一处", "keep one of them and delete the other"),
        why=Text("两处不同时分不清以哪处为准。", "Where the two differ, nobody can tell which holds."),
    ),
    remark(
        "SC447",
        title=Text("目标表、单位表里没有用到的", "what of a table beside the scheme was not used"),
        message=Text("“{text}”：{reason}", "“{text}”: {reason}"),
        cure=Text(
            "不必改；若本该用到，改成认得的列名",
            "nothing need be done; if it should count, give it a head that is known",
        ),
        why=Text("跳过的要说一声。", "Passing over is said."),
    ),
    error(
        "SC448",
        title=Text("目标表里的一格读不懂", "a target that cannot be understood"),
        message=Text(
            "{unit}“{indicator}”的目标值“{text}”：{reason}",
            "the target “{text}” of {unit}, “{indicator}”: {reason}",
        ),
        cure=Text(
            "写成数、百分数（计量单位是 % 的）、≥90、2-3 这样的范围，或 --（不考核）",
            "write a number, a percentage (where the measure is %), ≥90, a range such as 2-3, or -- (not assessed)",
        ),
        why=Text("目标值不能猜。", "Targets are never guessed."),
        bad="视情况",
        good="90",
    ),
    error(
        "SC449",
        title=Text("工作簿里没有可读的表", "a workbook without any sheet to read"),
        message=Text("这个工作簿里没有一张有数的表", "no sheet of this workbook holds any figures"),
        cure=Text(
            "看看是不是存错了文件；不是数据就移到别处，或把文件名改成以 _ 开头",
            "see whether it is the right file; if it is no data, move it away or begin its name with _",
        ),
        why=Text(
            "空的文件往往是没有存上：以为报了，其实没有。",
            "An empty file has often not been saved: it seems to be reported and is not.",
        ),
    ),
)
