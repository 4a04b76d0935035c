"""Labels of rows without what notices put around a name."""

from __future__ import annotations

import re

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import measure_in

_OF_WHICH = pattern(r"(?:其中|#)[::、]?")
_NUMBERED = pattern(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[.．](?!\d)|、)|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)"
)
"""The number of an item before its name: `1.`, `一、`, `（二）`; 1.5 is none."""


def label_key(name: str, measures: frozenset[str]) -> str:
    """A folded label without what notices put around a name: `其中：` before it, its measure behind.

    >>> label_key("其中：科技 工作信息（条）", frozenset({"条"}))
    '科技工作信息'
    >>> label_key("1.产值（亿元）", frozenset()), label_key("（二）产值", frozenset()), label_key("1.5级产业", frozenset())
    ('产值', '产值', '1.5级产业')
    """
    folded = fold_name(name)
    number = _NUMBERED.match(folded)
    folded = folded[number.end() :] if number else folded
    folded = _OF_WHICH.sub("", folded, count=1) if _OF_WHICH.match(folded) else folded
    return measure_in(folded, measures)[0]


def path_steps(path: str) -> list[str]:
    """The names of a path; a stroke in brackets is one of a measure.

    >>> path_steps("上报信息/人均产值（万元/人）")
    ['上报信息', '人均产值（万元/人）']
    """
    return re.split(r"/(?![^()（）]*[)）])", path)
