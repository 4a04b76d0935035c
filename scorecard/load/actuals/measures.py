"""Measures as returns state them: which of them can be converted into a row's own, and by what factor, exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALED = pattern("([十百千万亿]*)(.*)")
_WORDS = {"ten": 10, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_WORDED = pattern(f"((?:{'|'.join(_WORDS)})*)(.*)")
_POWER = pattern(r"(1(?:,?0)+)(.*)")
_SAID = pattern(r"(?:计量单位|单位|unit|measure):?(.+)")
_BRACKETED = pattern(r"(.+?)[(\[【]([^()\[\]【】]*)[)\]】]")

# An area in mu: 15 mu make a hectare.
_AREAS = {
    Fraction(1): ("亩", "mu"),
    Fraction(15): ("公顷", "ha", "hm2", "hectare", "hectares"),
    Fraction(1500): ("平方公里", "平方千米", "km2", "squarekilometre", "squarekilometres"),
    Fraction(3, 2000): ("平方米", "m2"),
}
_AREA = {word: size for size, words in _AREAS.items() for word in words}
_SAME = {
    **dict.fromkeys(("yuan", "rmb", "cny", "人民币", "人民币元", "元人民币"), "元"),
    **dict.fromkeys(("person", "persons", "people"), "人"),
    **dict.fromkeys(("百分比", "百分数", "百分率", "percent"), "%"),
    "个百分点": "百分点",
}
_COUNTERS = frozenset("个家户项件")
_COMMON = (
    frozenset("元人亩吨克斤只头台套条辆次天篇场名位分所座株升米度批种宗处")
    | frozenset(("美元", "欧元", "人次", "公斤", "公里", "立方米", "吨标准煤", "瓦时", "百分点", "%", "‰"))
    | _COUNTERS
)


class Measure(NamedTuple):
    """A measure as a multiple of what is counted: `万元` is 10000 元, an area is counted in mu."""

    size: Fraction
    base: str


class Stated(NamedTuple):
    """A measure that a sheet states, as written, and where."""

    text: str
    span: Span


Comma = Literal["thousands", "decimal", "unclear"]
_COMMAS: Mapping[str, Comma] = {",": "thousands", ";": "decimal"}


def comma_beside(separator: str) -> Comma:
    """What a comma in a number is, by the sign that parts the cells."""
    return _COMMAS.get(separator, "unclear")


"""What a comma in a number is, by the sign that parts the cells of a file: `,` needs quotes, `;` goes with decimal commas."""


class Manner(NamedTuple):
    """How the figures of a sheet are written: in which measure (None: not said), and with which commas.

    noted : whether remarks have a column of their own beside them
    """

    measure: Stated | None = None
    comma: Comma = "thousands"
    noted: bool = True


Fit = Literal["same", "converted", "counter", "undeclared", "foreign"]


class Conversion(NamedTuple):
    """What a figure in a stated measure is multiplied by to stand in the declared one, and how the two fit."""

    fit: Fit
    factor: Fraction = Fraction(1)


_SAME_MEASURE = Conversion("same")


def parse_measure(text: str) -> Measure:
    """A measure by size and base.

    >>> [(int(size), base) for size, base in map(parse_measure, ("亿元", "10,000 yuan", "公顷", "百分点"))]
    [(100000000, '元'), (10000, '元'), (15, '亩'), (1, '百分点')]
    """
    folded = fold_name(text)
    if folded in _AREA or folded in _SAME or "百分" in folded:
        return _multiple_measure(1, folded)
    power, words, scaled = _POWER.fullmatch(folded), _WORDED.fullmatch(folded), _SCALED.fullmatch(folded)
    if power:
        return _multiple_measure(int(power[1].replace(",", "")), power[2])
    if words and words[1]:
        return _multiple_measure(_product(re.findall("|".join(_WORDS), words[1]), _WORDS), words[2])
    if scaled:
        return _multiple_measure(_product(list(scaled[1]), _SCALES), scaled[2])
    return Measure(Fraction(1), folded)


def _multiple_measure(size: int, base: str) -> Measure:
    """A multiple of a base, which may itself be a multiple or another word."""
    if base in _AREA:
        return Measure(size * _AREA[base], "亩")
    return Measure(Fraction(size), _SAME.get(base, base))


def _product(signs: list[str], sizes: dict[str, int]) -> int:
    product = 1
    for sign in signs:
        product *= sizes[sign]
    return product


def convert(stated: str, declared: str) -> Conversion:
    """How a stated measure fits a declared one. Only sizes of the same thing are converted.

    >>> convert("元", "万元").factor, convert("家", "个").fit, convert("百分点", "%").fit, convert("万", "件").factor
    (Fraction(1, 10000), 'counter', 'foreign', Fraction(10000, 1))
    """
    if stated == declared or fold_name(stated) == fold_name(declared):
        return _SAME_MEASURE
    measure, means = parse_measure(stated), parse_measure(declared)
    if not means.base and means.size == 1:
        # Without any base `1.2万` is 12000; in 万元 it stands as it was sent.
        return Conversion("undeclared", Fraction(1) if measure.base else measure.size)
    ratio = measure.size / means.size
    if measure.base == means.base:
        return Conversion("same" if ratio == 1 else "converted", ratio)
    if not measure.base and means.size == 1 and means.base != "%":
        # `1.2万` of 个 is 12000; of 万元 it might be 1.2 or 12000, and is refused.
        return Conversion("converted", ratio)
    if measure.base in _COUNTERS and means.base in _COUNTERS:
        return Conversion("counter", ratio)
    return Conversion("foreign")


def choose(stated: str, declared: str) -> str:
    """Of several measures that a line names for a whole sheet, the one for a row.

    >>> choose("万元、件", "件"), choose("万元、%", "亿元"), choose("万元", "件")
    ('件', '万元', '万元')
    """
    parts = [part for part in re.split("[、，,;；]", stated) if part.strip()]
    for fit in ("same", "converted", "counter"):
        fitting = [part for part in parts if convert(part, declared).fit == fit]
        if len(fitting) == 1 and not _POWER.fullmatch(fold_name(stated)):
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
    return not base or base in _COMMON or base in {parse_measure(name).base for name in declared}


def is_measure_list(text: str) -> bool:
    """Whether a text is a measure, or several.

    >>> is_measure_list("万元、件"), is_measure_list("科技局")
    (True, False)
    """
    return is_measure(text) or all(is_measure(part) for part in re.split("[、，,;；]", text))


def is_multiple(text: str) -> bool:
    """Whether a measure is a multiple of what is counted in pieces or heads: of that alone, none declared, it is asked.

    >>> is_multiple("百件"), is_multiple("万人"), is_multiple("件"), is_multiple("万元"), is_multiple("万")
    (True, True, False, False, False)
    """
    size, base = parse_measure(text)
    return size != 1 and base in _COUNTERS | {"人"}


@lru_cache(maxsize=4096)
def measure_in(name: str, declared: frozenset[str] = frozenset()) -> tuple[str, str]:
    """A folded name without the measure in brackets behind it, and that measure; "" where there is none.

    >>> measure_in("税收（万元）"), measure_in("税收[单位：亿元]"), measure_in("空港产业园（罗溪镇）")
    (('税收', '万元'), ('税收', '亿元'), ('空港产业园(罗溪镇)', ''))
    """
    folded = fold_name(name)
    match = _BRACKETED.fullmatch(folded)
    if not match:
        return folded, ""
    bracketed = _SAID.fullmatch(match[2])
    measure = bracketed[1] if bracketed else match[2]
    return (match[1], measure) if is_measure(measure, declared) else (folded, "")


def measure_in_head(head: str) -> str:
    """The measure that the head of a column states; "" where it states none.

    >>> measure_in_head("指标（亿元）"), measure_in_head("单位：万元"), measure_in_head("单位名称")
    ('亿元', '万元', '')
    """
    match = _SAID.fullmatch(fold_name(head))
    return match[1] if match and is_measure(match[1]) else measure_in(head)[1]
