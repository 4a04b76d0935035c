"""What a rule compares, and what it holds values against, in words."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.model.indicator import Indicator
from scorecard.model.named import OWN, Named
from scorecard.model.rule import Reference, Rule
from scorecard.scheme.written import exact

MARK = message("mark")

_KINDS = {
    "target": message("the target"),
    "mean": message("the mean"),
    "median": message("the median"),
    "best": message("the best"),
    "worst": message("the worst"),
}


def compare_of(rule: Rule) -> str:
    """What a rule compares: a scale what it names, a rule in proportion always a rate."""
    implied = rule.scale.in_proportion and rule.compare in ("value", "rank")
    return "completion" if implied else rule.compare


def compared(row: Indicator) -> Text:
    """What the rule of a row compares: a rule in proportion always a rate."""
    what = compare_of(row.rule)
    if what == "rank":
        return _ranked(row.rule)
    if what == "value":
        return MARK if row.judging else message("actual")
    if row.judging:
        return message("share of the scale")
    if what in ("difference", "ratio", "position"):
        return held_text(row.rule)
    if row.met_only:
        return message("target place reached")
    if what == "met":
        return message("target met")
    if row.rule.level == "stretch":
        return message("completion of the stretch target")
    if what == "progress":
        return message("progress")
    if row.interim == "due" and row.pace != "none":
        return message("progress")
    return message("completion")


def _ranked(rule: Rule) -> Text:
    """A place: in the table or the group, from the top or the bottom."""
    words = message("rank from the last") if rule.counted_from == "bottom" else message("rank")
    return message("{words} in the group", words=words) if rule.among == "group" else words


def headed(text: Text) -> Text:
    """A phrase as the name of a line."""
    return message("{text:capital}", text=text)


def reference_text(rule: Rule, one: Reference) -> Text:
    """A reference in words.

    >>> reference_text(Rule(among="group"), Reference("mean")).say("zh")
    '本组平均值'
    """
    if one.kind == "number":
        return message("the benchmark {value}", value=exact(one.value))
    if one.kind in ("unit", "indicator"):
        name = one.name or one.id
        return message("the figure of “{name}”", name=name)
    if one.kind == "year":
        year = f"{one.value:.0f}"
        return message("the figure of {year}", year=year)
    if one.kind == "last_year":
        return message("the figure of the same period of last year")
    said = _KINDS[one.kind]
    if one.kind == "target":
        return said
    of = message(" of the group") if rule.among == "group" else ""
    if rule.without_self:
        of = message("{whole}, without itself", whole=of)
    return message("{words}{whole}", whole=of, words=said)


def held_text(rule: Rule) -> Text:
    """What is compared where a rule holds values against something.

    >>> held_text(Rule("ratio", (Reference("best"),))).say("zh")
    '与最好值之比'
    """
    texts = [reference_text(rule, one) for one in rule.against]
    if rule.compare == "position":
        return message("position between {texts} and {texts_2}", texts=texts[0], texts_2=texts[1])
    if rule.compare == "ratio":
        return message("ratio to {texts}", texts=texts[0])
    return message("difference from {texts}", texts=texts[0])


def outside_text(named: Named, row: str) -> Text:
    """A figure from outside the column of a rule, in words; that of another row by the row's name."""
    if named.year is not None:
        return message("the figure of {year}", year=named.year)
    if named == OWN:
        return message("the figure of this year")
    return message("the figure of last year") if named.last_year else row
