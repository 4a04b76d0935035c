"""What rows are worth that do not say it in points: weights, defaults below a heading, limits outside full points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from fractions import Fraction
from math import inf

from scorecard.base.message import message
from scorecard.base.names import fold_name
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.inherit import Inherited
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Policy, Rule
from scorecard.scheme.amount import Amount

Row = tuple[float, ...]
# What a share of a bonus without points of its own is a share of.
_USUAL = 10.0
_WORDS = {"bonus": message("bonus"), "deduction": message("deduction")}
_LIMIT = {"bonus": "max_points", "deduction": "min_points"}


def worths(
    reader: FieldReader, below: Mapping[str, Read], given: Row, inherited: Inherited, adds_up: bool
) -> dict[str, Row]:
    """Full points of the rows below, per unit, where they follow from what is above.

    weight     given × weight ÷ Σ weights of the siblings
    adds_up    else given for each

    Weights 7 and 3 below 20 points: 14 and 6.
    """
    weights = {id: read.value for id, read in below.items() if "weight" in read.value}
    for node in weights.values():
        if "points" in node:
            reader.fault("SC048", node.fields["weight"].key, a="weight", b="points")
    if not weights:
        return {} if adds_up else dict.fromkeys(below, given)
    # Worked out on the decimals as written, and off by half a last place at most, as a figure that is read.
    each = {id: Fraction(repr(node.get("weight").value)) for id, node in weights.items()}
    whole = sum(each.values())
    for id, read in below.items():
        inside = inherited.within(read.value, None).get("counts_as") == "base"
        if inside and id not in weights:
            reader.fault("SC261", read.key, name=read.value.get("name") or id)
    return {
        id: tuple(float(Fraction(repr(one)) * weight / whole) if whole else 0.0 for one in given)
        for id, weight in each.items()
    }


def outside_points(node: NodeRead, counts_as: str) -> float:
    """The full points that shares of a bonus or deduction are of: its own limit in points, else 10."""
    limit: Amount | None = node.get(_LIMIT[counts_as])
    known = limit is not None and not limit.share and abs(limit.value) not in (0.0, float("inf"))
    return abs(limit.value) if limit and known else _USUAL


def check_limit(reader: FieldReader, read: Read, name: str, counts_as: str, above: bool) -> None:
    """A bonus or deduction says how far it goes; one limit on a heading is not that of its rows."""
    node: NodeRead = read.value
    field = _LIMIT.get(counts_as)
    if field and not node.wrote(field) and not _says(node.get("rule"), field) and not above:
        reader.fault("SC262", read.key, name=name, field=field, word=_WORDS[counts_as])


def _says(rule: NodeRead | None, field: str) -> bool:
    """Whether a rule names a limit; of one that differs by group, each must."""
    if rule is None or field in rule:
        return rule is not None
    groups = rule.get("by_group")
    return bool(groups) and all(field in read.value for read in groups.values())


def check_policies(reader: FieldReader, read: Read, row: Indicator, within: Inherited) -> None:
    """What stands in for a value is no share outside full points, and gives nothing in a deduction.

    There a share would be of the limit: who does not send the accidents would get points for it.
    """
    for field in fields(row.unscored):
        if field.name == "not_applicable" and all(row.applies) and not row.targets:
            continue  # Nothing can make it so.
        policy: Policy = getattr(row.unscored, field.name)
        stated = policy.amount
        turned = stated.share if stated.value else False
        turned = turned or (row.counts_as == "deduction" and stated.value > 0)
        if policy.kind == "amount" and row.scores and turned:
            reader.fault(
                "SC470",
                within.policy_at(field.name) or read.span,
                name=row.name,
                word=_WORDS[row.counts_as],
                field=field.name,
                said=str(policy),
                good="-2" if row.counts_as == "deduction" else "1",
            )


def within_limits(
    reader: FieldReader,
    node: NodeRead,
    written: NodeRead | None,
    rule: Rule,
    counts_as: str,
    held: bool = False,
) -> Rule:
    """The rule of a row, `written` there or inherited, with the limits that stand on the row itself.

    A bonus never takes points and a deduction never gives any; both begin at 0 and not at full points.
    Where a heading above has the limit (`held`), a bonus that says none of its own has none.
    """
    for field in ("max_points", "min_points"):
        if field in node and "rule" in node and any(getattr(part, field) is not None for part in rule.parts):
            reader.fault("SC048", node.fields[field].key, a=field, b=f"rule: {field}")
    parts = (
        (group, _limited(node, _part(written, group), part, counts_as, held)) for group, part in rule.by_group
    )
    return replace(_limited(node, written, rule, counts_as, held), by_group=tuple(parts))


def _part(written: NodeRead | None, group: str) -> NodeRead | None:
    """The rule of one group as it is written."""
    groups: dict[str, Read] = (written.get("by_group") if written else None) or {}
    found: NodeRead | None = next(
        (read.value for name, read in groups.items() if fold_name(name) == fold_name(group)), None
    )
    return found


def _limited(node: NodeRead, written: NodeRead | None, rule: Rule, counts_as: str, held: bool) -> Rule:
    most, least = node.get("max_points"), node.get("min_points")
    if counts_as != "base":
        rule = replace(rule, scale=rule.scale.outside(written)) if written else rule
    if counts_as == "bonus":
        if held and rule.max_points is None and rule.max_extra is None and rule.max_rate is None:
            most = most or Amount(inf)
        least = least or Amount(0.0)
    if counts_as == "deduction":
        most = most or Amount(0.0)
        own = rule.min_points if "rule" in node else None
        least = least or own or Amount(inf)
    return replace(rule, max_points=most or rule.max_points, min_points=least or rule.min_points)
