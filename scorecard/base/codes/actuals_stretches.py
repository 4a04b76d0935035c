"""Faults of rows that are for several months at once: SC380 to SC385."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC380",
        title=Text("同几个月有两个数", "two figures for the same months"),
        message=Text(
            "{unit}“{indicator}”{period} 报 {value}，与 {others} 所说的月份重叠：或是 {value}，或是 {added}，"
            "合起来是 {sum}，不能都对",
            "{unit}, {indicator}: {value} for {period} shares months with {others}: it is {value}, or {added}, "
            "or {sum} together, but not all of these",
        ),
        cure=Text(
            "照原始记录改正其中一行的数或期间，或删去一行",
            "correct the figure or the period of one of the rows from the record, or delete one",
        ),
        why=Text("按期报送的数要加总，每个月只能算一次。", "What is added up must count each month once."),
        bad="2026Q1,春江镇,引进外资,200\n2026Q2,春江镇,引进外资,230\n2026年1-6月,春江镇,引进外资,450",
        good="2026Q1,春江镇,引进外资,200\n2026Q2,春江镇,引进外资,230",
    ),
    warning(
        "SC381",
        title=Text("一行里含着别的行", "a row that holds other rows"),
        message=Text(
            "{unit}“{indicator}”{period} 报 {value}，其中已有 {others}：这几个月按 {value} 计；"
            "若另加这几行，就是 {sum}",
            "{unit}, {indicator}: {value} for {period} holds {others}: these months count {value}; "
            "with those rows added it would be {sum}",
        ),
        cure=Text(
            "确是这几个月的合计，就不必改；只是其中最后一期的数，期间就写那一期",
            "nothing, if it is the sum of these months; if it is the figure of the last one only, name that period",
        ),
        why=Text(
            "期间写明了几个月的，就是这几个月的合计，不再加一次。",
            "A row whose period names several months is their sum, and is not one more period to add.",
        ),
        bad="2026Q1,春江镇,引进外资,200\n2026年1-6月,春江镇,引进外资,430",
        good="2026Q1,春江镇,引进外资,200\n2026Q2,春江镇,引进外资,230",
    ),
    warning(
        "SC382",
        title=Text("合计又报了一次", "a sum that is reported as well"),
        message=Text(
            "{unit}“{indicator}”{period} 的 {value} 正是 {others} 之和，只算一次",
            "{unit}, {indicator}: {value} for {period} is the sum of {others}, and counts once",
        ),
        cure=Text("删去合计的一行", "delete the row of the sum"),
        why=Text("每个月只算一次。", "Each month counts once."),
        bad="2026Q1,春江镇,引进外资,200\n2026Q2,春江镇,引进外资,230\n2026年1-6月,春江镇,引进外资,430",
        good="2026Q1,春江镇,引进外资,200\n2026Q2,春江镇,引进外资,230",
    ),
    error(
        "SC383",
        title=Text("累计数不从一月起", "a count that does not begin in January"),
        message=Text(
            "“{indicator}”报的是年初以来的累计数，期间却写 {period}",
            "{indicator} is reported as the count since January, but the period is {period}",
        ),
        cure=Text(
            "报 {count} 的累计数；各期报当期数的，方案里写 reported: period",
            "send in the count of {count}; if figures are those of each period, write `reported: period` in the scheme",
        ),
        why=Text(
            "当期数当作累计数，就少算了前几个月。",
            "The figure of some months, taken for the count, would lose the months before.",
        ),
        bad="2026年4-6月,春江镇,专利申请,230",
        good="2026年1-6月,春江镇,专利申请,430",
    ),
    error(
        "SC384",
        title=Text("从一期的中间起", "a beginning inside a period"),
        message=Text(
            "“{indicator}”的期间 {period} 从 {inside} 的中间起",
            "{indicator}: {period} begins inside {inside}",
        ),
        cure=Text("从一期的第一个月起报", "report from the first month of a period on"),
        why=Text(
            "这一期前面的月份就没有数，不能相加。",
            "The months of that period before it would have no figure, and nothing could be added up.",
        ),
        bad="2026年2-6月,春江镇,引进外资,400",
        good="2026年1-6月,春江镇,引进外资,430",
    ),
    warning(
        "SC385",
        title=Text("按月报送，却写季度", "a quarter among months"),
        message=Text(
            "“{indicator}”按月报当期数，{period} 算作 {own} 一个月的",
            "{indicator} is reported month by month, so {period} counts for {own} alone",
        ),
        cure=Text(
            "是一个月的，期间写 {own}；是三个月的，写 {whole}",
            "write {own} for the month, or {whole} for all three",
        ),
        why=Text(
            "季度和月份的名称只说期末在哪一月。",
            "The name of a quarter or a month only says in which month the period ends.",
        ),
        bad="2026年一季度,春江镇,设备投资,310",
        good="2026年1-3月,春江镇,设备投资,310",
    ),
)
