"""The fixed words of a sheet: its columns, the lines above it, and the rows that are not data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from scorecard.base.message import term
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern

ValueHead = Literal["value", "cumulative", "period"]
"""Whether a column of values says since when they count: since the year began, since the period before, or not at all."""

FIELDS: dict[str, str] = {
    "period": "期间",
    "unit": "单位",
    "indicator": "指标",
    "value": "数值",
    "judge": "评委",
    "status": "状态",
    "source": "来源",
    "note": "备注",
    "was": "原值",
    "reason": "原因",
    "signer": "签批人",
    "date": "日期",
    "item": "对象",
    "measure": "计量单位",
}
"""The columns of a long sheet, English and Chinese."""

REQUIRED = ("period", "unit", "indicator", "value")
REQUIRED_HEAD = term(",".join(REQUIRED), zh=",".join(FIELDS[field] for field in REQUIRED))
"""The head that a long sheet needs at least, as it is written in each language."""
ABOVE = ("period", "judge", "source", "note", "table", "unit", "measure")
"""What lines above a sheet may say."""

_BY_WORD = {word: field for field, chinese in FIELDS.items() for word in (field, chinese)}
_BY_WORD["unitofmeasure"] = "measure"
_ABOVE = {**_BY_WORD, "table": "table", "表": "table", "评议人": "judge", "说明": "note", "报告期": "period"}
_ABOVE |= dict.fromkeys(("填报单位", "报送单位", "上报单位", "填表单位", "reportingunit"), "unit")

NUMBERING = frozenset({"序号", "编号", "no", "no.", "number", "#"})
CORNERS = frozenset({"单位指标", "指标单位", "单位\\指标", "指标\\单位", "单位/指标", "指标/单位"})
"""What stands in the corner of an annex whose diagonal parts two words; the numbers of rows may stand below it."""
MEASURES = frozenset({"计量单位", "单位", "measure", "unitofmeasure", "unit", "units"})
UNITS = frozenset({"单位", "考核单位", "单位名称", "被考核单位", "unit"})
INDICATORS = frozenset(
    {"指标", "指标名称", "考核指标", "考核项目", "项目", "indicator", "indicators", "评议内容"}
)
TARGETS = frozenset(
    {"目标", "目标值", "目标任务", "目标数", "年度目标", "全年目标", "年度目标值", "target", "targets"}
)
"""Columns that repeat a target of the scheme."""

BESIDE = frozenset(
    {
        "分值",
        "满分",
        "权重",
        "备注",
        "来源",
        "数据来源",
        "责任单位",
        "责任部门",
        "提供单位",
        "分组",
        "组别",
    }
    | {"points", "weight", "note", "source", "group"}
)
"""Columns of a wide sheet that say something beside the values, and are not read."""

_AREAS = pattern(r"各?(?:单位(?:名称)?)?\(?(?:乡|镇|街道?|县|市|区|园区|地区|板块|属地|[()、/])+(?:名称)?")
_ELSEWHEN = pattern(
    "上年|去年|上期|上一年|上季|同期|同比|环比|完成率|完成比|完成进度|增长率|增速|增幅|lastyear|previousyear|yearonyear"
)
_MONTHS = {False: r"1[-—–~至到]\d{1,2}月份?", True: r"\d{1,2}月?[-—–~至到](?:[次翌]年)?\d{1,2}月份?"}
"""Months that are counted together, by whether the year starts in another month than January."""
_TIME = (
    r"(?:\d{4}年)?(?:(?:自?年初(?:以来|至今)?|本年|全年|年度|上半年|前三季度|%s)(?:累计)?|累计|年内|年初至今)"
)
_ALONE = r"(?:当季|本季度?|当月|本月|当期|单季|单月|第?[一二三四1-4]季度|Q[1-4]|\d{1,2}月份?)"
_DONE = r"(?:实际)?完成(?:数|值|情况|量|额|实绩)?|实际(?:数|值|完成)?|实绩|数值|完成|累计数?|累计值|值"
_GAINED = r"(?:新增|净增|发生)(?:数|值|额|量)?"
_CUMULATIVE = {
    moved: pattern(
        f"{time}(?:{_DONE}|{_GAINED})?|(?:{_DONE})?[:(]?{time}\\)?(?:数|值)?|cumulative.*|todate|ytd|yeartodate"
    )
    for moved, time in ((moved, _TIME % months) for moved, months in _MONTHS.items())
}
_PERIOD = pattern(f"{_ALONE}(?:{_DONE}|{_GAINED}|数|值)?|(?:thisquarter|thismonth|thisperiod).*", re.I)
_VALUE = pattern(
    f"(?:本期|本次|报告期)?(?:{_DONE})|任务完成(?:数|值|情况)?|values?|actuals?|actualvalue|result|achieved|done|completed"
)

_TOTAL = pattern(
    r"(?:全[区市县镇]|各[镇单]位?)?(?:合计|总计|小计|共计|平均|平均值|平均数|均值)(?:[::].*)?|(?:sub|grand)?total|average|sum"
)
_FOOTER = pattern(
    r"(?:注|备注|说明|附注|填表|填报|制表|审核|复核|联系|负责人|单位负责人|分管|签字|盖章|日期|报送|数据来源|note)[^,]{0,12}?(?:[::].*|)|\d?[*※].*"
)


def field_of(cell: str) -> str | None:
    """The column of a long sheet that a header cell names.

    >>> field_of(" 期间 "), field_of("Value"), field_of("春江镇")
    ('period', 'value', None)
    """
    return _BY_WORD.get(fold_name(cell))


def above_of(cell: str) -> str | None:
    """What a line above a wide sheet says, by its first cell (`期间：` as well as `期间`)."""
    return _ABOVE.get(re.sub(r"\((?:盖章|公章|章)\)", "", fold_name(cell)).rstrip(":"))


def is_unit_head(head: str) -> bool:
    """Whether a head (folded) is over the names of units.

    >>> [is_unit_head(head) for head in ("单位", "镇(街道)", "乡镇、街道", "单位(镇街)", "园区名称", "街道办事处", "市场")]
    [True, True, True, True, True, False, False]
    """
    return head in UNITS or _AREAS.fullmatch(head) is not None


def says_another_time(head: str) -> bool:
    """Whether a head speaks of last year, or of a rate of completion or growth: never this period's value.

    >>> says_another_time("上年同期"), says_another_time("完成率"), says_another_time("1-6月累计")
    (True, True, False)
    """
    return _ELSEWHEN.search(fold_name(head)) is not None


# Most sheets of a project have the same heads, and names in the rows below them.
@lru_cache(maxsize=4096)
def value_head(head: str, starts: int = 1) -> ValueHead | None:
    """Whether a head (folded, without measure) holds values, and since when they count.

    starts : the month in which the year starts; months from it on are a count, and others no month of this period

    >>> [value_head(head) for head in ("完成数", "1-6月累计", "累计完成", "当季", "目标", "完成率", "经办人")]
    ['value', 'cumulative', 'cumulative', 'period', None, None, None]
    """
    if says_another_time(head):
        return None
    if _CUMULATIVE[starts != 1].fullmatch(head):
        return "cumulative"
    if _PERIOD.fullmatch(head):
        return "period"
    return "value" if _VALUE.fullmatch(head) else None


def is_total(name: str) -> bool:
    """Whether a name stands for a total or a mean instead of a unit or an indicator.

    >>> is_total("合 计"), is_total("平均"), is_total("合计镇")
    (True, True, False)
    """
    return _TOTAL.fullmatch(fold_name(name)) is not None


def is_sum(name: str) -> bool:
    """Whether a total is the sum of what stands beside it: no mean, and no sum of a part.

    >>> is_sum("合 计"), is_sum("平均"), is_sum("小计")
    (True, False, False)
    """
    return is_total(name) and not re.search("平均|均值|小计|average|subtotal", fold_name(name))


def is_footer(cells: Sequence[str]) -> bool:
    """Whether a row only holds remarks and signatures.

    >>> is_footer(["注：数据截至6月底", "", "", ""]), is_footer(["填表人：", "", "审核人：", ""])
    (True, True)
    """
    filled = [fold_name(cell) for cell in cells if cell.strip()]
    return bool(filled) and all(_FOOTER.fullmatch(cell) for cell in filled)
