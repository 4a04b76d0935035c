"""Faults of a YAML file as a file: SC001 to SC029, and SC062."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC001",
        title=Text("YAML 写法有误", "not valid YAML"),
        message=Text("这里不是合法的 YAML（{problem}）", "this is not valid YAML ({problem})"),
        cure=Text(
            "检查这一行和上一行：缩进是否对齐，冒号后是否有空格，引号、括号是否成对",
            "look at this line and the one above: indentation, a space after each colon, quotes and brackets in pairs",
        ),
        why=Text("读不懂的方案不能计分。", "A scheme that cannot be read cannot be scored."),
        bad="units:\n  a: {name: 甲镇\n",
        good="units:\n  a: {name: 甲镇}\n",
    ),
    error(
        "SC002",
        title=Text("用制表符缩进", "indented with a tab"),
        message=Text("这一行用制表符（Tab）缩进", "this line is indented with a tab"),
        cure=Text("改用空格缩进，每层两个", "indent with blanks, two for each level"),
        why=Text(
            "YAML 不允许用制表符缩进：不同编辑器显示的宽度不同。",
            "YAML forbids tabs: editors show them in different widths.",
        ),
        bad="units:\n\ta: {name: 甲镇}\n",
        good="units:\n  a: {name: 甲镇}\n",
    ),
    error(
        "SC003",
        title=Text("全角标点", "full-width punctuation"),
        message=Text(
            "这里是全角符号“{char}”，YAML 不认",
            "this is the full-width sign “{char}”, which YAML does not know",
        ),
        cure=Text("换成半角“{plain}”", "write “{plain}” instead"),
        why=Text(
            "冒号、逗号、空格必须是半角，冒号后还要有一个空格。",
            "Colons, commas and blanks must be half-width, with a blank after each colon.",
        ),
        bad="name：甲镇",
        good="name: 甲镇",
    ),
    error(
        "SC004",
        title=Text("引号没有结束", "a quote that never ends"),
        message=Text("从这里开始的引号没有结束", "the quote that begins here never ends"),
        cure=Text("在这段文字末尾补上同样的引号", "close it with the same quote at the end of the text"),
        why=Text(
            "没有结束的引号会把后面所有内容都吞进去。", "A quote without an end swallows all that follows."
        ),
        bad='title: "2017年考核',
        good='title: "2017年考核"',
    ),
    error(
        "SC005",
        title=Text("字段重复", "a key written twice"),
        message=Text(
            "“{key}”写了两次，第一次在第 {first} 行", "“{key}” is written twice, first in line {first}"
        ),
        cure=Text("删去其中一个，或改成不同的名称", "delete one of them, or give it another name"),
        why=Text(
            "两个同名字段必有一个不起作用，而且看不出是哪一个。",
            "One of two equal keys has no effect, and nobody sees which.",
        ),
        bad="year: 2016\nyear: 2017",
        good="year: 2017",
    ),
    error(
        "SC006",
        title=Text("YAML 标签", "a YAML tag"),
        message=Text("不接受 YAML 标签“{tag}”", "the YAML tag “{tag}” is not accepted"),
        cure=Text(
            "删去以 ! 开头的标签，直接写值", "delete the tag that begins with ! and write the value alone"
        ),
        why=Text(
            "标签可以让程序执行别的东西，方案里用不着。",
            "Tags can make programs run things; a scheme needs none.",
        ),
        bad="year: !!int 2017",
        good="year: 2017",
    ),
    error(
        "SC007",
        title=Text("引用过多、过深或成环", "references too many, too deep, or in a circle"),
        message=Text("引用或层次有误：{reason}", "references or levels that cannot be followed: {reason}"),
        cure=Text(
            "先用 & 定义锚，再用 * 引用；层次不超过 40",
            "define the anchor with & before the * that uses it; at most 40 levels deep",
        ),
        why=Text(
            "几行互相引用的 YAML 能展开成几十亿个值。",
            "A few lines of YAML that refer to each other can unfold into billions of values.",
        ),
        bad="a: &a [*a]",
        good="a: &a [1]\nb: *a",
    ),
    error(
        "SC008",
        title=Text("空文件", "an empty file"),
        message=Text("文件是空的", "the file is empty"),
        cure=Text(
            "写入考核方案，或运行 scorecard init 得到一个样例",
            "write the scheme into it, or run scorecard init for an example",
        ),
        why=Text("没有方案就没有考核。", "Nothing can be assessed without a scheme."),
    ),
    error(
        "SC009",
        title=Text("含义不定的写法", "a value programs disagree about"),
        message=Text("“{text}”的含义不定：{reason}", "“{text}” is ambiguous: {reason}"),
        cure=Text(
            '是文字就加引号（"{text}"），是数就写成普通十进制数',
            'quote it if it is a text ("{text}"), or write a plain decimal number',
        ),
        why=Text(
            "no、010、12:30 这类写法，有的程序读成否、8、750。含义不定的数不能进入考核。",
            "Some programs read no, 010 and 12:30 as false, 8 and 750. What is ambiguous must not enter an assessment.",
        ),
        bad="targets: [010, 12:30]",
        good="targets: [10, 12.5]",
    ),
    error(
        "SC010",
        title=Text("一个文件里有两份文档", "two documents in one file"),
        message=Text("文件里有第二份文档（---）", "the file holds a second document (---)"),
        cure=Text("一个方案一个文件", "one scheme to a file"),
        why=Text("第二份文档会被多数程序忽略。", "Most programs ignore a second document."),
        bad="year: 2016\n---\nyear: 2017",
        good="year: 2017",
    ),
    error(
        "SC011",
        title=Text("控制字符", "a control character"),
        message=Text("这里有看不见的控制字符 {char}", "there is an invisible control character {char} here"),
        cure=Text(
            "删去它；多半是从网页或别的程序复制来的",
            "delete it; it was probably copied from a web page or another program",
        ),
        why=Text(
            "控制字符能改变终端显示和文字方向，使名称看起来是别的名称。",
            "Control characters change what a terminal shows and make one name look like another.",
        ),
    ),
    error(
        "SC012",
        title=Text("未知字段", "an unknown field"),
        message=Text(
            "{of}没有“{field}”这个字段；是不是“{suggestion}”？",
            "unknown field “{field}” of {of}; did you mean “{suggestion}”?",
        ),
        cure=Text("改成“{suggestion}”，或删去这一行", "write “{suggestion}”, or delete the line"),
        why=Text("写错的字段不会起作用，却看不出来。", "A misspelt field has no effect, and nobody sees it."),
        bad="piont: 10",
        good="points: 10",
    ),
    error(
        "SC013",
        title=Text("缺少字段", "a field is missing"),
        message=Text("{of}缺少“{field}”（{zh}）", "{of} lacks “{field}”"),
        cure=Text("在这里加上一行 {field}: …", "add a line {field}: … here"),
        why=Text("没有它就无法计分或打印。", "Without it nothing can be scored or printed."),
        bad="chunjiang: {short: 春江镇}",
        good="chunjiang: {name: 滨江经济开发区（春江镇）, short: 春江镇}",
    ),
    error(
        "SC014",
        title=Text("不是应有的内容", "not what belongs here"),
        message=Text("这里是{found}，应当是{wanted}", "this is {found}, where {wanted} belongs"),
        cure=Text("改成{wanted}", "write {wanted}"),
        why=Text(
            "每个字段只接受一种内容，以免猜错。",
            "Each field takes one kind of value, so that nothing is guessed.",
        ),
        bad="year: 今年",
        good="year: 2017",
    ),
    error(
        "SC015",
        title=Text("不认识的词", "an unknown word"),
        message=Text(
            "“{found}”不是这里可用的词{hint}",
            "“{found}” is no word for this field{hint}",
        ),
        cure=Text("可用：{wanted}", "use one of: {wanted}"),
        why=Text(
            "词表是封闭的，写错的词不会被猜测。",
            "The list of words is closed; a wrong word is never guessed.",
        ),
        bad="nature: flwo",
        good="nature: flow",
    ),
    error(
        "SC016",
        title=Text("数值超出范围", "a number out of range"),
        message=Text("{found} 不在允许范围内，应为{wanted}", "{found} is out of range; it must be {wanted}"),
        cure=Text("改为{wanted}", "write {wanted}"),
        why=Text("负的分值、零序号等没有意义。", "Negative points, or a number 0, mean nothing."),
        bad="points: -10",
        good="points: 10",
    ),
    error(
        "SC017",
        title=Text("没有这样的字段", "no such field"),
        message=Text("{of}没有“{field}”这个字段", "{of} has no field “{field}”"),
        cure=Text("可用字段：{known}", "the fields are: {known}"),
        why=Text(
            "不认识的字段不会起作用，却看不出来。", "An unknown field has no effect, and nobody sees it."
        ),
        bad="颜色: 红",
        good="note: 红色预警",
    ),
    error(
        "SC018",
        title=Text("空值", "nothing written"),
        message=Text(
            "冒号后面是空的，应当有{wanted}", "there is nothing after the colon, where {wanted} belongs"
        ),
        cure=Text("补上{wanted}，或删去这一行", "write {wanted}, or delete the line"),
        why=Text("空值不等于 0，也不等于“没有”。", "Nothing is neither 0 nor none."),
        bad="points:",
        good="points: 10",
    ),
    error(
        "SC019",
        title=Text("目标值带百分号", "a target with a percent sign"),
        message=Text("目标值写成了“{found}”", "the target is written “{found}”"),
        cure=Text(
            '写 {plain}，并在该指标上写 measure: "%"', 'write {plain}, and measure: "%" on the indicator'
        ),
        why=Text(
            "47% 是 47 还是 0.47？写明计量单位就没有歧义。", "Is 47% 47 or 0.47? The measure says it once."
        ),
        bad="targets: [47.0%, 13.5%]",
        good='measure: "%"\ntargets: [47.0, 13.5]',
    ),
    error(
        "SC020",
        title=Text("方案不是文字文件", "a scheme that is no text"),
        message=Text("方案读不出文字：{reason}", "the scheme cannot be read as text: {reason}"),
        cure=Text(
            "用记事本打开原来的方案，“另存为”时编码选 UTF-8，再放回原处",
            "open the original scheme in a text editor, save it as UTF-8 and put it back",
        ),
        why=Text(
            "方案是一个文字文件；读不出的字不能猜。",
            "A scheme is a text file; characters that cannot be read are never guessed.",
        ),
        bad="ti\\x00tle: 2017年考核",
        good="title: 2017年考核",
    ),
    error(
        "SC062",
        title=Text("字段写错了地方", "a field in the wrong place"),
        message=Text(
            "{of}没有“{field}”这个字段；它写在{places}（{there}）里",
            "{of} has no field “{field}”; it belongs to {places}",
        ),
        cure=Text("移到 {there} 里：{there}: {{{field}: …}}", "move it there: {there}: {{{field}: …}}"),
        why=Text(
            "每个字段只在一处起作用，写在别处就没有人看它。",
            "Each field has its place, and is looked at nowhere else.",
        ),
        bad="ranking: {rank_on: exact}",
        good="rounding: {rank_on: exact}",
    ),
)
