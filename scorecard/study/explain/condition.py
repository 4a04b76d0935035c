"""Conditions in words."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.base.message import Text, message, sense, sequence
from scorecard.model.condition import SHARES, Bound, Condition, What
from scorecard.model.scheme import Scheme
from scorecard.scheme.condition_words import BOUNDS, FIGURES, running_text
from scorecard.scheme.words import LIGHT
from scorecard.scheme.written import figure, percent

_OF = {
    "value": message("“{name}”"),
    "target": message("the target of “{name}”"),
    "points": message("points of “{name}”"),
    "share": message("share of “{name}”"),
    "completion": message("completion of “{name}”"),
    "progress": message("progress of “{name}”"),
    "met": sense("the row itself", "the target of “{name}”"),
    "ahead": message("percentage points that “{name}” is ahead"),
    "total": message("the total of “{name}”"),
    "rank": message("rank of “{name}”"),
    "rank_from_last": message("rank from the last of “{name}”"),
    "class": message("class of “{name}”"),
    "light": message("light of “{name}”"),
}
_MET = {1.0: message("met"), 0.0: message("not met")}


def names_of(scheme: Scheme) -> dict[str, str]:
    """Rows, tables and totals by id, as they are printed; a row comes before a table of its id."""
    rows = {row.id: row.short for table in reversed(scheme.tables) for row in table.indicators}
    titles = {table.id: table.title for table in scheme.tables}
    return titles | {total.id: total.title for total in scheme.totals} | rows


def condition_text(condition: Condition, names: Mapping[str, str]) -> Text:
    """A condition as a sentence part; `names` are rows and tables by id.

    >>> from scorecard.model.condition import Bound
    >>> condition_text(Condition(bounds=(Bound("at_least", 60.0),)), {}).say("zh")
    '总分达到60'
    """
    words = _single_period_text(condition, names)
    return running_text(words, condition.periods) if condition.periods > 1 else words


def _single_period_text(condition: Condition, names: Mapping[str, str]) -> Text:
    """The same of one period."""
    if condition.any:
        each = sequence([condition_text(part, names) for part in condition.any], message(", or "))
        return message("({conditions})", conditions=each)
    return message("{whole} is {bounds}", whole=figure_text(condition, names), bounds=bounds_text(condition))


def figure_text(condition: Condition, names: Mapping[str, str]) -> Text:
    """The figure that a condition is on."""
    if not condition.id:
        return FIGURES[condition.what]
    return _OF[condition.what].fill(name=names.get(condition.id, condition.id))


def bounds_text(condition: Condition) -> Text:
    """What it must be: `达到60且低于80`."""
    bounds = [_bound_text(condition.what, bound) for bound in condition.bounds]
    return sequence(bounds, sense("between conditions", " and "))


def _bound_text(what: What, bound: Bound) -> Text:
    """`达到60`; of a target that is met or not, the word for it; a fraction or a word as it is written."""
    if what == "met" and bound.word == "equals" and bound.value in _MET and not bound.text:
        return shown_text(what, bound.value)
    value: Text = bound.text if bound.text and what != "light" else shown_text(what, bound.value)
    return message("{word} {shown}", word=BOUNDS[bound.word], shown=value)


def shown_text(what: What, value: float) -> Text:
    """A figure as conditions print it: shares in percent, met or not in words.

    >>> from scorecard.base.message import say
    >>> say(shown_text("met", 0.0), "zh"), shown_text("share", 0.6), shown_text("value", 3.0)
    ('未达标', '60%', '3')
    """
    if what == "met" and value in _MET:
        return _MET[value]
    if what == "light":
        return list(LIGHT.choices.values())[int(value)]
    return percent(value) if what in SHARES else figure(value)
