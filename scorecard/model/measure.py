"""Measures of rows and of returns: which of them are sizes of one thing, and by what factor, exactly."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALED = pattern("([十百千万亿]*)(.*)")
_WORDS = {"ten": 10, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_WORDED = pattern(f"((?:{'|'.join(_WORDS)})*)(.*)")
POWER = pattern(r"(1(?:,?0)+)(.*)")

_SIZES: Mapping[str, Mapping[str, Fraction | int]] = {
    "平方米": {"亩": Fraction(2000, 3), "公顷": 10**4, "平方公里": 10**6},
    "米": {"毫米": Fraction(1, 1000), "厘米": Fraction(1, 100), "千米": 1000, "公里": 1000},
    "升": {"毫升": Fraction(1, 1000), "立方米": 1000},
    "克": {
        **{"微克": Fraction(1, 10**6), "毫克": Fraction(1, 1000)},
        **{"斤": 500, "千克": 1000, "公斤": 1000, "吨": 10**6},
    },
    "克标准煤": {"千克标准煤": 1000, "公斤标准煤": 1000, "吨标准煤": 10**6},
    "瓦": {"千瓦": 1000, "兆瓦": 10**6},
    "瓦时": {"千瓦时": 1000, "度": 1000, "兆瓦时": 10**6},
    "秒": {"分钟": 60, "小时": 3600},
    "%": {"‰": Fraction(1, 10), "‱": Fraction(1, 100)},
}
"""How many of the first each other one is: all that is converted, beside multiples by 十, 百, 千, 万, 亿.

Days are not among the times: one of them is eight hours of work, or twenty-four.
"""
_SIZE_OF = {
    word: (Fraction(size), base)
    for base, sizes in _SIZES.items()
    for word, size in {base: 1, **sizes}.items()
}
_SHARES = frozenset(("%", *_SIZES["%"]))
SIZED = frozenset(_SIZE_OF)
"""The words of measures that others of the same kind can be converted into."""
_POINTS = [
    f"{percent}{sign}{points}"
    for percent in ("percentage", "percent", "pct", "%")
    for sign in ("", "-")
    for points in ("point", "points", "pt", "pts")
]
"""What percentages differ by, in English; a point alone may be one of the table's."""
_CURRENCY = ("人民币", "rmb", "cny", "¥", "￥")
"""Yuan, where a size stands beside it; alone it says which money is meant, and not how much of it."""
_SIZED_MONEY = pattern(f"(?:{'|'.join(_CURRENCY)})([^/].*)")
_SAME = {
    **dict.fromkeys(
        ("yuan", *_CURRENCY, *(f"元{name}" for name in _CURRENCY), *(f"元({name})" for name in _CURRENCY)),
        "元",
    ),
    **dict.fromkeys(("person", "persons", "people"), "人"),
    **dict.fromkeys(("百分比", "百分数", "百分率", "percent"), "%"),
    **dict.fromkeys(("千分比", "千分数", "千分率", "permille"), "‰"),
    **dict.fromkeys(("mu",), "亩"),
    **dict.fromkeys(("ha", "hm2", "hectare", "hectares"), "公顷"),
    **dict.fromkeys(("平方千米", "km2", "squarekilometre", "squarekilometres"), "平方公里"),
    **{"m2": "平方米", "m3": "立方米", "km": "公里", "mm": "毫米", "μg": "微克", "mg": "毫克", "kg": "千克"},
    **dict.fromkeys(("公吨", "t", "tonne", "tonnes"), "吨"),
    **{"吨标煤": "吨标准煤", "tce": "吨标准煤", "千克标煤": "千克标准煤", "公斤标煤": "公斤标准煤"},
    **{"kw": "千瓦", "mw": "兆瓦", "kwh": "千瓦时", "千瓦小时": "千瓦时", "mwh": "兆瓦时"},
    **dict.fromkeys(("hour", "hours"), "小时"),
    **dict.fromkeys(("minute", "minutes"), "分钟"),
    **dict.fromkeys(("个百分点", "pp", "pps", "pointsofpercent", "pointsofpercentage", *_POINTS), "百分点"),
}
COUNTERS = frozenset("个家户项件")


class Measure(NamedTuple):
    """A measure as a multiple of what is counted: `万元` is 10000 元."""

    size: Fraction
    base: str


Fit = Literal["same", "converted", "counter", "yearly", "undeclared", "foreign"]


class Conversion(NamedTuple):
    """What a figure in a stated measure is multiplied by to stand in the declared one, and how the two fit."""

    fit: Fit
    factor: Fraction = Fraction(1)

    @property
    def known(self) -> bool:
        """Whether the one can be converted into the other at all."""
        return self.fit != "foreign"

    @property
    def unchanged(self) -> bool:
        """Whether a figure in the one is the same number in the other."""
        return self.known and self.factor == 1


_SAME_MEASURE = Conversion("same")


def parse_measure(text: str) -> Measure:
    """A measure by size and base, as it is written.

    >>> [(int(size), base) for size, base in map(parse_measure, ("亿元", "10,000 yuan", "万公顷", "p.p.", "万元/亩"))]
    [(100000000, '元'), (10000, '元'), (10000, '公顷'), (1, '百分点'), (10000, '元/亩')]
    >>> [(int(size), base) for size, base in map(parse_measure, ("100 million yuan", "RMB 10 million", "人民币亿元"))]
    [(100000000, '元'), (10000000, '元'), (100000000, '元')]
    >>> parse_measure("人民币")
    Measure(size=Fraction(1, 1), base='人民币')
    """
    folded = fold_name(text)
    if folded in _CURRENCY:
        return Measure(Fraction(1), folded)
    sized = _SIZED_MONEY.fullmatch(folded)
    if sized and folded not in _SAME:
        size, base = parse_measure(sized[1])
        return Measure(size, base or "元")
    if folded in _SIZE_OF or folded in _SAME or "百分" in folded:
        return _multiple_measure(1, folded)
    power, words, scaled = POWER.fullmatch(folded), _WORDED.fullmatch(folded), _SCALED.fullmatch(folded)
    if power:
        worded = _WORDED.fullmatch(power[2])
        times, base = _english_multiple(worded) if worded else (1, power[2])
        return _multiple_measure(int(power[1].replace(",", "")) * times, base)
    if words and words[1]:
        return _multiple_measure(*_english_multiple(words))
    if scaled:
        return _multiple_measure(_product(list(scaled[1]), _SCALES), scaled[2])
    return Measure(Fraction(1), folded)


def _english_multiple(words: re.Match[str]) -> tuple[int, str]:
    """The size of a measure in English, and what it is of."""
    return _product(re.findall("|".join(_WORDS), words[1]), _WORDS), words[2]


def _multiple_measure(size: int, base: str) -> Measure:
    """A multiple of a base, which may be another word for one."""
    # p.p. and pct. pts are written with points, and without.
    return Measure(Fraction(size), _SAME.get(base.replace(".", ""), base))


def _in_base(measure: Measure) -> Measure:
    """A measure as a multiple of the first of its kind; what stands behind each `/` is of a kind, too.

    >>> [(str(size), base) for size, base in map(_in_base, map(parse_measure, ("万公顷", "亿元/平方公里", "件/万人")))]
    [('100000000', '平方米'), ('100', '元/平方米'), ('1/10000', '件/人')]
    """
    counted, *others = measure.base.split("/")
    size, base = _SIZE_OF.get(_SAME.get(counted, counted), (Fraction(1), _SAME.get(counted, counted)))
    each = [_in_base(parse_measure(other)) for other in others]
    over = math.prod(part.size for part in each)
    return Measure(measure.size * size / over, "/".join([base, *sorted(part.base for part in each)]))


def _product(signs: list[str], sizes: dict[str, int]) -> int:
    product = 1
    for sign in signs:
        product *= sizes[sign]
    return product


def convert(stated: str, declared: str) -> Conversion:
    """How a stated measure fits a declared one. Only sizes of the same thing are converted.

    >>> convert("元", "万元").factor, convert("家", "个").fit, convert("百分点", "%").fit, convert("万", "件").factor
    (Fraction(1, 10000), 'counter', 'foreign', Fraction(10000, 1))
    >>> convert("万个", "件")
    Conversion(fit='converted', factor=Fraction(10000, 1))
    >>> convert("亩", "平方米").factor, convert("千克标准煤/万元", "吨标准煤/亿元").factor, convert("‰", "%").factor
    (Fraction(2000, 3), Fraction(10, 1), Fraction(1, 10))
    """
    if stated == declared or fold_name(stated) == fold_name(declared):
        return _SAME_MEASURE
    measure, means = parse_measure(stated), parse_measure(declared)
    if not means.base and means.size == 1:
        # Without any base `1.2万` is 12000; in 万元 it stands as it was sent.
        return Conversion("undeclared", Fraction(1) if measure.base else measure.size)
    if not measure.base and means.base and means.size == 1 and means.base not in _SHARES:
        # `1.2万` of 个 is 12000; of 万元 it might be 1.2 or 12000, and is refused.
        return Conversion("converted", measure.size)
    measure, means = _in_base(measure), _in_base(means)
    ratio = measure.size / means.size
    if measure.base == means.base:
        return Conversion("same" if ratio == 1 else "converted", ratio)
    if measure.base in COUNTERS and means.base in COUNTERS:
        return Conversion("counter" if ratio == 1 else "converted", ratio)
    if ratio == 1 and measure.base.removesuffix("/年") == means.base.removesuffix("/年"):
        # 万元/年 of a year is as much in 万元; 亿元/年 is refused, lest a part of a year is taken for all of it.
        return Conversion("yearly")
    return Conversion("foreign")


def in_points(difference: str, of: str) -> bool:
    """Whether one measure is that of a difference of figures in the other: percentages differ by percentage points.

    Points of a table are never a difference of percentages: `pts`, as offices print these, is understood here alone,
    and `points` and 分, which are what a table gives, are not.

    >>> in_points("个百分点", "%"), in_points("% pts", "percent"), in_points("pts", "%")
    (True, True, True)
    >>> in_points("%", "%"), in_points("points", "%"), in_points("分", "%")
    (False, False, False)
    """
    measure = parse_measure(difference).base
    return parse_measure(of).base == "%" and (measure == "百分点" or measure.rstrip(".") in ("pt", "pts"))


def conversion_of_rows(measure: str, wanted: str) -> Conversion:
    """How figures of one row stand in the measure of another; where one of them declares none, they are taken for alike.

    >>> conversion_of_rows("亿元", "万元").factor, conversion_of_rows("", "万元").unchanged, conversion_of_rows("件", "人").known
    (Fraction(10000, 1), True, False)
    """
    return convert(measure, wanted) if measure and wanted else _SAME_MEASURE
