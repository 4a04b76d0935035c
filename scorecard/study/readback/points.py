"""What a row is worth and how its value becomes points; of a heading, how its rows make its points."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.base.message import Text, comma_list, message
from scorecard.model.indicator import Indicator
from scorecard.scheme.sum.limits import limits_text
from scorecard.scheme.words import COUNTS_AS, MONOTONE, PER_ITEM
from scorecard.scheme.written import exact
from scorecard.study.explain.shown import classes_text, rank_text
from scorecard.study.explain.words import rule_text
from scorecard.study.readback.policy import heading_policy, own_policies
from scorecard.study.readback.sentence import RowOf, Say, comma_joined
from scorecard.study.sums import printed_as


def points_of(row: Indicator) -> str:
    """Full points as they are printed beside a row; "" where it has none.

    >>> points_of(Indicator("a", "甲", "甲", relation="numbered", points=(4.0, 3.0), applies=(True, True)))
    '3–4'
    """
    if not row.scores or row.outside:
        return ""
    low, high = min(row.points), max(row.points)
    return exact(high) if low == high else f"{exact(low)}–{exact(high)}"


def outside_text(of: RowOf) -> Text | None:
    """A bonus or a deduction; a row that is shown only."""
    row = of.row
    if row.outside:
        return COUNTS_AS.choices[row.counts_as]
    if row.heading or row.scores or of.table.inputs:
        return None
    return message("shown only, without points")


def full_points(of: RowOf) -> Text | None:
    """Full points where units have different ones."""
    row = of.row
    classes = of.classes
    if classes and len({class_row.points for class_row in classes.values()}) > 1:
        same = all(len(set(class_row.points)) == 1 for class_row in classes.values())
        if same:
            each = comma_list(f"{group} {exact(class_row.points[0])}" for group, class_row in classes.items())
            return message("full points: {words}", words=each)
    if len(set(row.points)) < 2:
        return None
    by_group = _values_by_group(of, lambda u: exact(row.points[u]))
    return message("full points: {words}", words=by_group)


def _values_by_group(of: RowOf, value: Callable[[int], str]) -> Text:
    """A value for each unit, or for each group where all units of the group share it."""
    by_group: dict[str, set[str]] = {}
    for u, unit in enumerate(of.units):
        by_group.setdefault(unit.group or "", set()).add(value(u))
    if "" not in by_group and all(len(values) == 1 for values in by_group.values()):
        return comma_list([f"{group} {values.pop()}" for group, values in by_group.items()])
    return comma_list([f"{unit.short} {value(u)}" for u, unit in enumerate(of.units)])


def notice_points(of: RowOf) -> Text | None:
    """What the notice prints, where it is not what counts."""
    return None if of.row.stated is None else printed_as(of.row.stated)


def not_for(of: RowOf) -> Text | None:
    """The units it is not assessed for."""
    row = of.row
    without = [
        unit.short
        for u, unit in enumerate(of.units)
        if not row.applies[u] or any(not cells[u].assessed for cells in row.targets.values())
    ]
    if not without or row.heading:
        return None
    if len(without) == len(of.units):
        return message("not assessed for any unit")
    return message("not assessed: {names}", names=comma_list(without))


def combine(of: RowOf) -> Text | None:
    """How a heading makes its points, and how far they go."""
    if not of.row.heading:
        return None
    branch = next(part for part in of.table.tree.branches if part.heading == of.row.id)
    limits = limits_text(branch)
    once = [PER_ITEM.choices["best"]] if branch.per_item == "best" else []
    return comma_joined([branch.way.choice, *once, *([limits] if limits else [])])


def rule(of: RowOf) -> Text | None:
    """The rule of a row that is scored."""
    if of.row.heading or not (of.row.scores or of.row.outside):
        return None
    return rule_text(of.row)


def classes(of: RowOf) -> Text | None:
    """Which class a figure is in."""
    return classes_text(of.row.shown) if of.row.shown.classes and not of.row.heading else None


def place(of: RowOf) -> Text | None:
    """That the place of its value is shown."""
    return rank_text(of.row.shown) if of.row.shown.rank and not of.row.heading else None


def monotone(of: RowOf) -> Text | None:
    """That a better figure may score less."""
    return MONOTONE.choices["any"] if of.row.monotone == "any" and not of.row.heading else None


def policies(of: RowOf) -> Text | None:
    """What cells without points do, where that is not as for the scheme."""
    row = of.row
    own = (heading_policy if row.heading else own_policies)(row.unscored, of.scheme.unscored)
    if row.heading or not row.added_up or row.unscored.missing.kind != "carry":
        return own
    none = message("nothing is carried over into a sum of figures that are each of one period")
    return none if own is None else comma_joined((own, none))


SENTENCES: tuple[Say, ...] = (
    outside_text,
    full_points,
    notice_points,
    not_for,
    combine,
    rule,
    classes,
    place,
    monotone,
    policies,
)
