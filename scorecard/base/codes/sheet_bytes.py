"""Faults found in the bytes of a file of actuals."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

_SAVE_UTF8 = Text(
    "用 Excel 或 WPS 打开原表，“另存为”选“CSV UTF-8（逗号分隔）”，再放回原处",
    'open the original in Excel or WPS, "Save as" and choose "CSV UTF-8 (comma delimited)", then put it back',
)

CODES: tuple[Code, ...] = (
    error(
        "SC101",
        title=Text("工作簿改名成了 CSV", "a workbook renamed to .csv"),
        message=Text("这个文件其实是{kind}，不是 CSV 文本", "this file is really {kind}, not CSV text"),
        cure=_SAVE_UTF8,
        why=Text(
            "把 .xlsx 改名为 .csv 并不会改变内容，里面没有可读的文字行。",
            "Renaming an .xlsx to .csv does not change its content; there are no lines of text to read.",
        ),
        bad="PK\\x03\\x04…",
        good="period,unit,indicator,value",
    ),
    error(
        "SC102",
        title=Text("含有空字节", "a NUL byte"),
        message=Text(
            "文件里有空字节（NUL），不是普通的文字文件", "there is a NUL byte; this is not plain text"
        ),
        cure=_SAVE_UTF8,
        why=Text(
            "空字节多半来自没有 BOM 的 UTF-16 或写坏的磁盘；硬读会丢字。",
            "It comes from UTF-16 without a byte order mark or a damaged disk; reading on would lose text.",
        ),
        bad="2017Q2,春江镇,专利申请,4\\x0037",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC103",
        title=Text("编码损坏", "broken encoding"),
        message=Text(
            "从这里起既不是 UTF-8 也不是 GB18030，读不出文字",
            "from here on this is neither UTF-8 nor GB18030 and cannot be read as text",
        ),
        cure=_SAVE_UTF8,
        why=Text("读不出的字若被猜成别的字，名称就对不上。", "Guessed characters would become other names."),
        bad="2017Q2,春\\xff\\xff镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC104",
        title=Text("两种编码混用", "two encodings in one file"),
        message=Text(
            "这一行是 {here}，第 {line} 行却是 {there}：一个文件里混了两种编码",
            "this line is {here} but line {line} is {there}: two encodings are mixed in one file",
        ),
        cure=Text(
            "用记事本分别打开两处来源，都存成 UTF-8 后再拼在一起",
            "save both sources as UTF-8 first, then join them",
        ),
        why=Text(
            "把两个文件首尾相接时常见；按任何一种编码读，另一半都是乱码。",
            "It happens when files are joined; read either way, the other half is garbage.",
        ),
        bad="cat gbk.csv utf8.csv > all.csv",
        good="period,unit,indicator,value",
    ),
    error(
        "SC105",
        title=Text("文件被截断", "the file is cut off"),
        message=Text(
            "文件在一个字的中间断了（{encoding}），末尾可能丢了行",
            "the file ends in the middle of a character ({encoding}); rows may be lost",
        ),
        cure=Text("重新复制或重新导出这个文件", "copy or export the file again"),
        why=Text(
            "断在字中间说明文件没有传完，少的行会被当成未报。",
            "A file that ends inside a character was not copied whole; lost rows would look unreported.",
        ),
        bad="2017Q2,春江\\xe9",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC106",
        title=Text("字符已丢失", "a lost character"),
        message=Text(
            "这里有替换符 U+FFFD，说明这个字在以前某次转换中已经丢失",
            "there is a U+FFFD: the character was lost in an earlier conversion",
        ),
        cure=Text(
            "照原表补上这个字，或从原表重新导出", "type the character again, or export the original again"
        ),
        why=Text("丢了的字无法还原，也不能猜。", "A lost character cannot be restored and is never guessed."),
        bad="2017Q2,春\ufffd镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC107",
        title=Text("含有控制字符", "a control character"),
        message=Text("这里有看不见的控制字符 {char}", "there is an invisible control character here, {char}"),
        cure=Text("删掉这个字符，重新输入这一格", "delete the character and type the cell again"),
        why=Text(
            "控制字符和改变书写方向的字符能让显示的与实际的不同。",
            "Control and direction-changing characters can make what is shown differ from what is there.",
        ),
        bad="2017Q2,春江\\x1b镇,专利申请,437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    error(
        "SC108",
        title=Text("引号没有闭合", "an unclosed quote"),
        message=Text("从这里开始的引号没有闭合", "the quote that opens here is never closed"),
        cure=Text(
            "在这一格末尾补上引号；格内的引号要写两个",
            "close it at the end of the cell; a quote inside a cell is doubled",
        ),
        why=Text(
            "不闭合的引号会把后面的行都吞进一格。", "An unclosed quote swallows the rows below into one cell."
        ),
        bad='2017Q2,"春江镇,专利申请,437',
        good='2017Q2,"春江镇",专利申请,437',
    ),
    error(
        "SC109",
        title=Text("引号后面还有字", "text after a closing quote"),
        message=Text("引号已经闭合，后面却还有“{text}”", 'the quote is closed, yet "{text}" follows'),
        cure=Text("整格放进引号；格内的引号写两个", "put the whole cell in quotes; double a quote inside it"),
        why=Text("分不清哪一部分才是这一格。", "It cannot be told which part is the cell."),
        bad='2017Q2,"春江"镇,专利申请,437',
        good='2017Q2,"春江镇",专利申请,437',
    ),
)
