"""Measures as returns state them: in heads, in brackets, behind figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.words import MEASURES, UNITS
from scorecard.model.measure import COUNTERS, POWER, SIZED, convert, parse_measure

_SAID = pattern(r"(?:计量单位|单位|unit|measure):?(.+)")
_BEHIND = pattern(
    r"单位\s*(?:[:：]|均?为|是)?\s*([^\s)）](?:(?!单位)[^)）])*)|以\s*([^\s)）]+?)\s*(?:为单位|计)"
)
_KEYED_IN_TITLE = pattern(r"单位\s*[:：]\s*([^\s)）]+)")
_ALONE = pattern(r"[（(\[【][^（()）\[\]【】]*[）)\]】]|(?:金额|计量|货币)?单位[\s:：为是].*|以.*为单位")
_ALONE_AT_END = "元吨亩%‰"
_INSIDE = pattern(r"[（(\[【〔]([^（()）\[\]【】〔〕]*)[）)\]】〕]")
_BEFORE_BRACKETS = pattern(r"([^（(\[【）)\]】]+)[（(\[【]([^（()）\[\]【】]*)[）)\]】]")
_NONE = pattern(r"[-‐‑–—―/]*")
_KEYED = pattern(r"[(（]?([^:：]{1,12})[:：]\s*([^:：)）]+)[)）]?")
_BRACKETED = pattern(r"(.+?)[(\[【]([^()\[\]【】]*)[)\]】]")

_COMMON = (
    frozenset("元人只头台套条辆次天篇场名位分所座株批种宗处")
    | frozenset(("美元", "欧元", "人次", "百分点"))
    | SIZED
    | COUNTERS
)
_MEASURED = SIZED | frozenset(("元", "美元", "欧元"))
"""What is measured, and not counted in pieces or heads."""
_TIMES = frozenset("天日月季年")
_BETWEEN = pattern(r"[、，,;；]|(?<=[^\x00-\x7f]|%)\s+(?=[^\x00-\x7f]|%)")
"""What stands between measures of a list."""
_NAMED = r"人民币|rmb|cny|[￥¥]"
_MONEY = rf"(?:[（(](?:{_NAMED})[）)]|(?:{_NAMED}))"
_WHICH_MONEY = pattern(rf"{_MONEY}[\s,，、]*(?=[十百千万亿]*元)|(?<=元)[\s,，、]*{_MONEY}", re.I)
"""Which money a measure of money is in, where that stands apart from it."""
_THOUSAND = 1000
"""From here on a multiple in English, alone in its line, is a measure; 10 people are an amount."""


class StatedMeasure(NamedTuple):
    """A measure that a sheet states, as written, and where.

    of_items : whether a title says it of items that it names, and so of no row that cannot be measured so
    """

    text: str
    span: Span
    of_items: bool = False


class Comma(NamedTuple):
    """What a comma in a number of a file is, and whether it surely is the decimal sign somewhere in the file."""

    sign: Literal["thousands", "decimal", "unclear"] = "thousands"
    decimal_somewhere: bool = False


IN_THOUSANDS = Comma()


def comma_beside(separator: str) -> Comma:
    """What a comma in a number is, by the sign that parts the cells: `,` needs quotes, `;` goes with decimal commas."""
    return Comma("thousands" if separator == "," else "decimal" if separator == ";" else "unclear")


class Manner(NamedTuple):
    """How the figures of a sheet are written: in which measure (None: not said), and with which commas.

    noted : whether remarks have a column of their own beside them
    """

    measure: StatedMeasure | None = None
    comma: Comma = IN_THOUSANDS
    noted: bool = True


def choose(stated: str, declared: str) -> str:
    """Of several measures that a line names for a whole sheet, the one for a row.

    >>> choose("万元、件", "件"), choose("万元、%", "亿元"), choose("万元", "件"), choose("亿元  万人", "人"), choose("亿 元", "元")
    ('件', '万元', '万元', '万人', '亿 元')
    """
    parts = [stated] if is_measure(stated) else [part for part in _BETWEEN.split(stated) if part.strip()]
    for fit in ("same", "converted", "counter", "yearly"):
        fitting = [part for part in parts if convert(part, declared).fit == fit]
        if len(fitting) == 1 and not POWER.fullmatch(fold_name(stated)):
            return fitting[0]
    return stated


def is_measure(text: str, declared: frozenset[str] = frozenset()) -> bool:
    """Whether a text is a measure: one that a scheme declares (folded), or a usual one.

    >>> is_measure("万元"), is_measure("春江镇"), is_measure("万头")
    (True, False, True)
    """
    folded = fold_name(text)
    if not folded or folded in declared:
        return bool(folded)
    base = parse_measure(text).base
    known = base in _COMMON or base in {parse_measure(name).base for name in declared}
    return not base or known or _is_quotient(base)


def _is_quotient(base: str) -> bool:
    """Whether a measure is so much for each of something; a stroke may part two words for one thing, too.

    >>> [_is_quotient(base) for base in ("元/人", "元/亩", "件/万人", "次/年", "场/次", "名/人", "甲/乙")]
    [True, True, True, True, False, False, False]
    """
    counted, *each = map(parse_measure, base.split("/"))
    per_known = all(per.base in _MEASURED | _TIMES | {"人"} for per in each)
    if counted.base not in _COMMON or not each or not per_known:
        return False
    return counted.base in _MEASURED or any(per.size != 1 or per.base != "人" for per in each)


def is_measure_list(text: str) -> bool:
    """Whether a text is a measure, or several.

    >>> is_measure_list("万元、件"), is_measure_list("亿元  万人"), is_measure_list("科技局")
    (True, True, False)
    """
    return is_measure(text) or all(is_measure(part) for part in _BETWEEN.split(text))


def is_multiple(text: str) -> bool:
    """Whether a measure is a multiple of what is counted in pieces or heads: of that alone, none declared, it is asked.

    >>> is_multiple("百件"), is_multiple("万人"), is_multiple("件"), is_multiple("万元"), is_multiple("万")
    (True, True, False, False, False)
    """
    size, base = parse_measure(text)
    return size != 1 and base in COUNTERS | {"人"}


@lru_cache(maxsize=4096)
def measure_in(name: str, declared: frozenset[str] = frozenset()) -> tuple[str, str]:
    """A folded name without the measure in brackets behind it, and that measure; "" where there is none.

    >>> measure_in("税收（万元）"), measure_in("税收[单位：亿元]"), measure_in("空港产业园（罗溪镇）")
    (('税收', '万元'), ('税收', '亿元'), ('空港产业园(罗溪镇)', ''))
    >>> measure_in("税收（亿元、现价）")
    ('税收', '亿元')
    """
    folded = fold_name(name)
    match = _BRACKETED.fullmatch(folded)
    if not match:
        return folded, ""
    bracketed = _SAID.fullmatch(match[2])
    measure = _without_remark(bracketed[1] if bracketed else match[2])
    return (match[1], measure) if is_measure(measure, declared) else (folded, "")


def measure_alone(cell: str) -> str:
    """The measure, or the list of them, that a cell states and nothing else; "" where it says anything else.

    >>> measure_alone("亿元"), measure_alone("（亿元）"), measure_alone("单位：亿元"), measure_alone("万元、件"), measure_alone("--")
    ('亿元', '亿元', '亿元', '万元、件', '')
    >>> measure_alone("产值（亿元）"), measure_alone("100"), measure_alone("")
    ('', '', '')
    """
    text = cell.strip()
    bracketed = _INSIDE.fullmatch(text)
    text = bracketed[1].strip() if bracketed else text
    keyed = _SAID.fullmatch(fold_name(text))
    text = keyed[1] if keyed else text
    return text if not text.replace(",", "").isdecimal() and is_measure_list(text) else ""


def measure_in_column(cell: str) -> str:
    """What a column of measures states of its row; "" where a mark or nothing stands there.

    >>> measure_in_column("（亿元）"), measure_in_column("--"), measure_in_column("〃")
    ('亿元', '', '〃')
    """
    return measure_alone(cell) or ("" if _NONE.fullmatch(cell.strip()) else cell.strip())


def measure_in_head(head: str) -> str:
    """The measure that the head of a column states; "" where it states none.

    >>> measure_in_head("指标（亿元）"), measure_in_head("单位：万元"), measure_in_head("单位名称")
    ('亿元', '万元', '')
    """
    match = _SAID.fullmatch(fold_name(head))
    return match[1] if match and is_measure(match[1]) else measure_in(head)[1]


def measure_said(text: str) -> str:
    """The measure, or the list of them, that a title or a line states for all that stands below it; "" where it states none.

    It stands in brackets, behind 单位, or by itself at the end.

    >>> rest = ("（亿元）完成情况", "（单位：万元，截至6月）", " 单位 亿元", "  亿元", "（十）", "")
    >>> [measure_said(f"2026年产值{each}") for each in rest]
    ['亿元', '万元', '亿元', '亿元', '', '']
    >>> measure_said("金额单位（人民币亿元）"), measure_said("以亿元为单位"), measure_said("单位：万元，件"), measure_said("单位：甲镇")
    ('亿元', '亿元', '万元，件', '')
    >>> measure_said("2026年高企（家）、产值（亿元）"), measure_said("综合得分（分）"), measure_said("各镇排名 位")
    ('家、亿元', '', '')
    >>> [measure_said(each) for each in ("单位：人民币 亿元", "（亿元，人民币）", "（人民币）", "单位：亿元 %", "单位：亿元 截至6月")]
    ['亿元', '亿元', '', '亿元 %', '亿元']
    >>> measure_said("RMB 100 million"), measure_said("(million yuan)"), measure_said("people"), measure_said("1000")
    ('RMB 100 million', 'million yuan', '', '')
    >>> measure_said("2026年产值（亿元，现价）"), measure_said("2026年产值（以亿元计）"), measure_said("2026年产值〔亿元〕")
    ('亿元', '亿元', '亿元')
    """
    text = _WHICH_MONEY.sub("", text)
    pieces = [*map(_without_remark, _INSIDE.findall(text)), _INSIDE.sub(" ", text)]
    for behind in ("".join(match).strip() for piece in pieces for match in _BEHIND.findall(piece)):
        for text_behind in (behind, re.split("[,，;；]", behind)[0], behind.split()[0]):
            if is_measure_list(text_behind):
                return text_behind
    # At the end by itself stands 亿元; “per 10,000 people” and 各镇排名 位 say nothing of what is below.
    rest = pieces.pop()
    size, base = parse_measure(rest)
    if rest.isascii() and base and size >= _THOUSAND and is_measure(rest):
        return rest.strip()
    last = rest.split()[-1:]
    pieces += [end for end in last if (len(end) > 1 and not end.isascii()) or end in _ALONE_AT_END]
    # 附件（十） numbers a table, 万 alone is of nothing, and 分 is what is given, not what is reported.
    measures = filter(is_measure_list, pieces)
    return "、".join(dict.fromkeys(each for each in measures if parse_measure(each).base not in ("", "分")))


def _without_remark(text: str) -> str:
    """A measure without what is remarked on it behind a comma; anything else as it stands.

    >>> _without_remark("亿元、现价"), _without_remark("万元、件"), _without_remark("现价、亿元")
    ('亿元', '万元、件', '现价、亿元')
    """
    first, *others = re.split("[,，;；、]", text)
    return first if others and is_measure(first) and not any(map(is_measure, others)) else text


def said_in_title(text: str) -> str:
    """The measure that a title states, else what stands in it behind `单位：`, such as a town; "" where it says neither.

    >>> said_in_title("附件2（单位：亿元）"), said_in_title("各项完成情况 单位：甲镇"), said_in_title("附件2")
    ('亿元', '甲镇', '')
    """
    match = _KEYED_IN_TITLE.search(text)
    return measure_said(text) or (re.split("[,，;；]", match[1])[0] if match else "")


def items_measured(text: str) -> list[tuple[str, str]]:
    """What stands right before each measure in brackets, and that measure.

    >>> items_measured("2026年高企（家）、产值（亿元）情况"), items_measured("2026年情况（试行）")
    ([('2026年高企', '家'), ('、产值', '亿元')], [])
    """
    pairs = _BEFORE_BRACKETS.findall(text)
    return [(before.rstrip(), measure) for before, measure in pairs if is_measure(measure)]


def measure_in_line(cells: Sequence[str]) -> str:
    """The measure, or the list of them, that a line above a table states for all of it; "" where it states none.

    Beside it there may be a title, and in a line of one cell it may stand within or behind the title.

    >>> measure_in_line(["附件2 目标分解表（单位：亿元）", ""]), measure_in_line(["单位", "万元"]), measure_in_line(["单位：甲镇"])
    ('亿元', '万元', '')
    >>> measure_in_line(["Measure: 1,000 t"]), measure_in_line(["单位", "税收", "专利"]), measure_in_line(["考核单位", "税收"])
    ('1,000 t', '', '')
    >>> measure_in_line(["目标任务表（亿元）"]), measure_in_line(["目标任务表", "", "单位：亿元"])
    ('亿元', '亿元')
    >>> measure_in_line(["指标", "税收（亿元）"]), measure_in_line(["单位", "目标值（亿元）"])
    ('', '')
    """
    filled = [_WHICH_MONEY.sub("", cell).strip() for cell in cells if cell.strip()]
    if len(filled) == 2 and fold_name(filled[0]).rstrip(":") in MEASURES:
        return _stated_alone(f"{filled[0].rstrip(':：')}：{filled[1]}")
    stated = [said for cell in filled if (said := _stated_alone(cell))]
    if len(stated) == 1 and len(filled) <= 2:
        return stated[0]
    return measure_said(filled[0]) if len(filled) == 1 else ""


def measure_stated(cell: str) -> str:
    """The measure, or the list of them, that a cell in a line of its own states; "" where it says anything else.

    >>> measure_stated("单位：亿元"), measure_stated("（单位：亿元）"), measure_stated("单位：甲镇"), measure_stated("亿元")
    ('亿元', '亿元', '', '')
    """
    measure = _stated_alone(cell.strip())
    return measure if is_measure_list(measure) else ""


def _stated_alone(cell: str) -> str:
    """The measure of a cell that states one and says nothing else."""
    keyed = _KEYED.fullmatch(cell)
    if not keyed or fold_name(keyed[1]) not in MEASURES:
        states = _ALONE.fullmatch(cell)
        return measure_said(cell) if states else ""
    return keyed[2] if fold_name(keyed[1]) not in UNITS or is_measure_list(keyed[2]) else ""
