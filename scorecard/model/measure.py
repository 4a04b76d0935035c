"""Measures of rows and of returns: which of them are sizes of one thing, and by what factor, exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal, NamedTuple

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALED = pattern("([十百千万亿]*)(.*)")
_WORDS = {"ten": 10, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_WORDED = pattern(f"((?:{'|'.join(_WORDS)})*)(.*)")
POWER = pattern(r"(1(?:,?0)+)(.*)")

# An area in mu: 15 mu make a hectare.
_AREAS = {
    Fraction(1): ("亩", "mu"),
    Fraction(15): ("公顷", "ha", "hm2", "hectare", "hectares"),
    Fraction(1500): ("平方公里", "平方千米", "km2", "squarekilometre", "squarekilometres"),
    Fraction(3, 2000): ("平方米", "m2"),
}
_AREA = {word: size for size, words in _AREAS.items() for word in words}
_POINTS = [
    f"{percent}{sign}{points}"
    for percent in ("percentage", "percent", "pct", "%")
    for sign in ("", "-")
    for points in ("point", "points", "pt", "pts")
]
"""What percentages differ by, in English; a point alone may be one of the table's."""
_SAME = {
    **dict.fromkeys(("yuan", "rmb", "cny", "人民币", "人民币元", "元人民币"), "元"),
    **dict.fromkeys(("person", "persons", "people"), "人"),
    **dict.fromkeys(("百分比", "百分数", "百分率", "percent"), "%"),
    **dict.fromkeys(("个百分点", "pp", "pps", "pointsofpercent", "pointsofpercentage", *_POINTS), "百分点"),
}
COUNTERS = frozenset("个家户项件")


class Measure(NamedTuple):
    """A measure as a multiple of what is counted: `万元` is 10000 元, an area is counted in mu."""

    size: Fraction
    base: str


Fit = Literal["same", "converted", "counter", "undeclared", "foreign"]


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
    """A measure by size and base.

    >>> [(int(size), base) for size, base in map(parse_measure, ("亿元", "10,000 yuan", "公顷", "p.p."))]
    [(100000000, '元'), (10000, '元'), (15, '亩'), (1, '百分点')]
    """
    folded = fold_name(text)
    folded = folded.removeprefix("人民币") or folded
    if folded in _AREA or folded in _SAME or "百分" in folded:
        return _multiple_measure(1, folded)
    power, words, scaled = POWER.fullmatch(folded), _WORDED.fullmatch(folded), _SCALED.fullmatch(folded)
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
    # p.p. and pct. pts are written with points, and without.
    return Measure(Fraction(size), _SAME.get(base.replace(".", ""), base))


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
    if measure.base in COUNTERS and means.base in COUNTERS:
        return Conversion("counter", ratio)
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
