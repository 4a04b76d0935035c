"""Conditions in words."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.base.text import Text
from scorecard.model.condition import SHARES, Bound, Condition, What
from scorecard.model.scheme import Scheme
from scorecard.study.explain.step import figure, percent, same

_OWN = {
    "total": Text("总分", "the total"),
    "rank": Text("名次", "the rank"),
    "rank_from_last": Text("倒数名次", "the rank from the last"),
}
_OF = {
    "value": Text("“{name}”", "“{name}”"),
    "target": Text("“{name}”目标值", "the target of “{name}”"),
    "points": Text("“{name}”得分", "points of “{name}”"),
    "share": Text("“{name}”得分率", "share of “{name}”"),
    "completion": Text("“{name}”完成率", "completion of “{name}”"),
    "progress": Text("“{name}”序时完成率", "progress of “{name}”"),
    "met": Text("“{name}”", "the target of “{name}”"),
    "ahead": Text("“{name}”超前的百分点", "percentage points that “{name}” is ahead"),
    "total": Text("“{name}”总分", "the total of “{name}”"),
    "rank": Text("“{name}”得分名次", "the rank of “{name}” by points"),
    "rank_from_last": Text("“{name}”得分倒数名次", "the rank of “{name}” by points from the last"),
}
_BOUNDS = {
    "at_least": Text("达到", "at least"),
    "above": Text("超过", "above"),
    "at_most": Text("不超过", "at most"),
    "below": Text("低于", "below"),
    "equals": Text("等于", "equal to"),
}


_MET = {1.0: Text("达标", "met"), 0.0: Text("未达标", "not met")}


def names_of(scheme: Scheme) -> dict[str, str]:
    """Rows, tables and totals by id, as they are printed; a row comes before a table of its id."""
    rows = {row.id: row.short for table in reversed(scheme.tables) for row in table.indicators}
    titles = {table.id: table.title for table in scheme.tables}
    return titles | {total.id: total.title for total in scheme.totals} | rows


def condition_text(condition: Condition, names: Mapping[str, str]) -> Text:
    """A condition as a sentence part; `names` are rows and tables by id.

    >>> from scorecard.model.condition import Bound
    >>> condition_text(Condition(bounds=(Bound("at_least", 60.0),)), {}).zh
    '总分达到60'
    """
    if condition.any:
        each = [condition_text(one, names) for one in condition.any]
        return Text(f"（{'，或'.join(one.zh for one in each)}）", f"({', or '.join(one.en for one in each)})")
    of, bounds = figure_text(condition, names), bounds_text(condition)
    return Text(f"{of.zh}{bounds.zh}", f"{of.en} is {bounds.en}")


def figure_text(condition: Condition, names: Mapping[str, str]) -> Text:
    """The figure that a condition is on."""
    if not condition.id:
        return _OWN[condition.what]
    return _OF[condition.what].fill(name=names.get(condition.id, condition.id))


def bounds_text(condition: Condition) -> Text:
    """What it must be: `达到60且低于80`."""
    said = [_bound_text(condition.what, bound) for bound in condition.bounds]
    return Text("且".join(one.zh for one in said), " and ".join(one.en for one in said))


def _bound_text(what: What, bound: Bound) -> Text:
    """`达到60`; of a target that is met or not, the word for it; a fraction or a word as it is written."""
    if what == "met" and bound.word == "equals" and bound.value in _MET and not bound.text:
        return shown_text(what, bound.value)
    word, shown = _BOUNDS[bound.word], same(bound.text) if bound.text else shown_text(what, bound.value)
    return Text(f"{word.zh}{shown.zh}", f"{word.en} {shown.en}")


def shown_text(what: What, value: float) -> Text:
    """A figure as conditions print it: shares in percent, met or not in words.

    >>> shown_text("met", 0.0).zh, shown_text("share", 0.6).zh, shown_text("value", 3.0).zh
    ('未达标', '60%', '3')
    """
    if what == "met" and value in _MET:
        return _MET[value]
    return same(percent(value) if what in SHARES else figure(value))
