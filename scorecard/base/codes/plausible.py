"""Doubts about figures, about judges' marks, and about rules that turn against their row: SC178, SC420 to SC429."""

from __future__ import annotations

from scorecard.base.codes.code import Code, remark, warning
from scorecard.base.text import Text

_CURE = Text(
    "照原始记录核对，错了就更正；确是这个数，在这一行的备注里写明缘由，或在方案里写 plausible",
    "look it up and correct it; if it is right, say why in the row's note, or write `plausible` in the scheme",
)

CODES: tuple[Code, ...] = (
    warning(
        "SC178",
        title=Text("百分数像是写成了小数", "a fraction where percent are meant"),
        message=Text(
            "{unit}“{indicator}”以 % 计，{period} 报 {value}，{held}：可能填成了小数",
            "{unit} sent {value} for {indicator} in {period}, which is in %, {held}: perhaps a fraction",
        ),
        cure=Text(
            "若是 {meant}%，就填 {meant}；确是 {value}% 就写 {value}%，或在这一行的备注里写明缘由",
            "write {meant} if {meant}% is meant, {value}% if it really is that, or say why in the row's note",
        ),
        why=Text(
            "Excel 里显示 47% 的格存的是 0.47，粘出来差 100 倍；程序不替人猜。",
            "A cell that Excel shows as 47% holds 0.47; pasted elsewhere it is 100 times too small, "
            "and it is not for a program to guess.",
        ),
        bad="2017Q2,春江镇,高新技术产业产值占比,0.47",
        good="2017Q2,春江镇,高新技术产业产值占比,47.0",
    ),
    warning(
        "SC420",
        title=Text("不在可信范围内", "not in the plausible range"),
        message=Text(
            "{unit}“{indicator}”{period} 报 {value}，不在方案的可信范围 {low} 至 {high} 内",
            "{unit} sent {value} for {indicator} in {period}; the scheme holds {low} to {high} plausible",
        ),
        cure=Text(
            "照原始记录核对，错了就更正；确是这个数，在这一行的备注里写明缘由，或放宽 plausible",
            "look it up and correct it; if it is right, say why in the row's note, or widen `plausible`",
        ),
        why=Text(
            "可信范围是方案写的：此外的数照常计分，但要有人看过。",
            "The range is the scheme's own: any other figure is scored, but somebody should have looked at it.",
        ),
        bad="plausible: {between: [0, 120]} 与 2017Q2,春江镇,产值占比,450",
        good="2017Q2,春江镇,产值占比,45",
    ),
    warning(
        "SC421",
        title=Text("计数小于 0", "a count below 0"),
        message=Text(
            "{unit}“{indicator}”{period} 报 {value}，小于 0{held}：计数不会小于 0",
            "{unit} sent {value} for {indicator} in {period}, less than 0{held}: a count is never below 0",
        ),
        cure=_CURE,
        why=Text(
            "数出来的东西最少是 0；负号多半是多打的，或把增减数填进了总数。",
            "What is counted is 0 at least; a minus is a slip, or a change was sent where a count is asked.",
        ),
        bad="2017Q2,春江镇,专利申请,-437",
        good="2017Q2,春江镇,专利申请,437",
    ),
    warning(
        "SC423",
        title=Text("差了十倍以上", "ten times as much, or a tenth"),
        message=Text(
            "{unit}“{indicator}”{period} 报 {value}，{held}：{apart}",
            "{unit} sent {value} for {indicator} in {period}, {held}: {apart}",
        ),
        cure=_CURE,
        why=Text(
            "差到十倍，多半是多一个 0、少一个小数点，或用了别的计量单位。",
            "Ten times off is most often one 0 too many, a lost decimal point, or another measure.",
        ),
        bad="2017Q2,春江镇,高企总数,800",
        good="2017Q2,春江镇,高企总数,80",
    ),
    warning(
        "SC424",
        title=Text("像是日期的序列号", "a date's serial number"),
        message=Text(
            "{unit}“{indicator}”{period} 报 {value}，{held}：{value} 是 Excel 里 {date} 这一天的序列号",
            "{unit} sent {value} for {indicator} in {period}, {held}: {value} is what Excel keeps for {date}",
        ),
        cure=Text(
            "那一格被 Excel 当成了日期（如 6-30、1/2），照原始记录改成数；确是这个数，在这一行的备注里写明缘由，"
            "或在方案里写 plausible",
            "Excel took the cell for a date, such as 6-30 or 1/2: put the figure there; if it is right, "
            "say why in the row's note, or write `plausible` in the scheme",
        ),
        why=Text(
            "Excel 把日期存成自 1900 年起的天数，改回数字格式就成了四万多。",
            "Excel keeps a date as days since 1900, and shows some forty thousand once the format is a number again.",
        ),
        bad="2017Q2,春江镇,产学研活动,42916",
        good="2017Q2,春江镇,产学研活动,3",
    ),
    warning(
        "SC425",
        title=Text("评委没有打分", "a judge without a mark"),
        message=Text(
            "“{table}”{period}：“{judge}”一个分也没有打（应有 {due} 个）",
            "{table}, {period}: {judge} gave no mark at all, where {due} are due",
        ),
        cure=Text(
            "补报这位评委的分；确实缺席的，每格报一行“--”；评委不是这些人，改 panel 或评委组",
            "send the judge's marks; for one who was absent send `--` in each cell; "
            "if these are not the judges, correct `panel` or the jury",
        ),
        why=Text(
            "缺席的评委不计入平均，分就由其余评委定；漏报和缺席要分清。",
            "An absent judge is left out of the mean, so the others decide; a lost sheet is something else.",
        ),
        bad="panel: 3，而评委3 一个分也没有",
        good="2017Q2,孟河镇,工作创新,--,评委3",
    ),
    warning(
        "SC426",
        title=Text("评委只打了几个分", "a judge who marked a few only"),
        message=Text(
            "“{table}”{period}：“{judge}”只打了 {given} 个分，应有 {due} 个，缺 {cells}",
            "{table}, {period}: {judge} gave {given} of {due} marks; there is none for {cells}",
        ),
        cure=Text(
            "补报缺的分；确实没有打（如回避）的，那一格报一行“--”",
            "send the marks that are lacking; where there is none, as for a judge who stood aside, send `--`",
        ),
        why=Text(
            "缺的分不计入平均，各单位就由不同的评委定分；漏报和回避要分清。",
            "What is lacking is left out of the mean, so units are judged by different people.",
        ),
        bad="评委3 只给 11 个镇中的 2 个打了分",
        good="2017Q2,孟河镇,工作创新,--,评委3",
    ),
    warning(
        "SC427",
        title=Text("评分比评委少", "fewer marks than judges"),
        message=Text(
            "“{indicator}”{period}：应有 {due} 名评委，{cells}没有这么多分",
            "{indicator}, {period}: {due} judges are due, and there are fewer marks for {cells}",
        ),
        cure=Text(
            "补报缺的分；确实缺席的，那一格报一行“--”；评委不是这么多就改 panel",
            "send the marks that are lacking; for a judge who was absent send `--`; or correct `panel`",
        ),
        why=Text(
            "方案写了评委人数；少了的不计入平均，漏报和缺席要分清。",
            "The scheme says how many judges there are; those without a mark are left out of the mean.",
        ),
        bad="panel: 5，而只有 4 名评委的分",
        good="panel: 4",
    ),
    warning(
        "SC428",
        title=Text("更好的数得分更少", "better scores less"),
        message=Text(
            "“{indicator}”{direction}，而{unit}若报 {better} 得 {fewer} 分，若报 {worse} 得 {more} 分：更好的得分更少",
            "{indicator}: {direction}, yet {unit}{better} would get {fewer} points and {worse} would get {more}: "
            "the better one gets less",
        ),
        cure=Text(
            "{how}；确要如此，写 monotone: any",
            "{how}; if it is meant so, write `monotone: any`",
        ),
        why=Text(
            "方向写了哪边好，计分办法把分给了另一边；check 用一串完成值逐项试算。",
            "The direction says which way is better, and the rule rewards the other; `check` tries each row "
            "on a grid of figures.",
        ),
        bad="direction: lower, rule: {compare: difference, against: target, steps: {under: {each: 1, deduct: 0.5}}}",
        good="direction: lower, rule: {compare: difference, against: target, steps: {over: {each: 1, deduct: 0.5}}}",
    ),
    remark(
        "SC429",
        title=Text("可疑的数有备注", "a doubtful figure with a note"),
        message=Text("{doubt}；备注：{note}", "{doubt}; note: {note}"),
        cure=Text(
            "看备注是否说清了这个数；没有说清就核对",
            "see whether the note accounts for the figure; look it up if not",
        ),
        why=Text(
            "报数的人已经写明缘由，所以只提示，连同备注一起印出。",
            "Whoever sent the figure has said why, so it is a remark, printed with the note.",
        ),
        bad="2017Q2,春江镇,高企总数,800",
        good="2017Q2,春江镇,高企总数,800,含并入的开发区（备注）",
    ),
)
