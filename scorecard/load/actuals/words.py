"""The fixed words of a sheet: its columns, the lines above it, and the rows that are not data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scorecard.base.names import fold_name

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
}
"""The columns of a long sheet, English and Chinese."""

REQUIRED = ("period", "unit", "indicator", "value")
ABOVE = ("period", "judge", "source", "note", "table")
"""What lines above a wide sheet may say."""

_BY_WORD = {word: field for field, chinese in FIELDS.items() for word in (field, chinese)}
_ABOVE = {**_BY_WORD, "table": "table", "表": "table", "评议人": "judge", "说明": "note"}

NUMBERING = frozenset({"序号", "编号", "no", "no.", "number", "#"})
MEASURES = frozenset({"计量单位", "单位", "measure"})
UNITS = frozenset({"单位", "考核单位", "单位名称", "被考核单位", "unit"})
INDICATORS = frozenset({"指标", "指标名称", "考核指标", "考核项目", "项目", "indicator", "评议内容"})
BESIDE = frozenset(
    {
        "分值",
        "满分",
        "权重",
        "目标",
        "目标值",
        "备注",
        "来源",
        "数据来源",
        "责任单位",
        "责任部门",
        "提供单位",
        "分组",
        "组别",
    }
    | {"points", "weight", "target", "note", "source", "group"}
)
"""Columns of a wide sheet that say something beside the values, and are not read."""

_TOTAL = re.compile(
    r"(?:全[区市县镇]|各[镇单]位?)?(?:合计|总计|小计|共计|平均|平均值|平均数|均值)(?:[::].*)?|(?:sub|grand)?total|average|sum"
)
_FOOTER = re.compile(
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
    return _ABOVE.get(fold_name(cell).rstrip(":"))


def is_total(name: str) -> bool:
    """Whether a name stands for a total or a mean instead of a unit or an indicator.

    >>> is_total("合 计"), is_total("平均"), is_total("合计镇")
    (True, True, False)
    """
    return _TOTAL.fullmatch(fold_name(name)) is not None


def is_footer(cells: Sequence[str]) -> bool:
    """Whether a row only holds remarks and signatures.

    >>> is_footer(["注：数据截至6月底", "", "", ""]), is_footer(["填表人：", "", "审核人：", ""])
    (True, True)
    """
    filled = [fold_name(cell) for cell in cells if cell.strip()]
    return bool(filled) and all(_FOOTER.fullmatch(cell) for cell in filled)
