"""How far the points of a row go: limits that stand on the row itself, and what a bonus or deduction must say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from math import inf

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.load.scheme.fields import NodeRead, ReadValue
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.indicator import CountsAs, Indicator
from scorecard.model.policy import Policy
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount

_WORDS = {"bonus": message("bonus"), "deduction": message("deduction")}
_LIMIT = {"bonus": "max_points", "deduction": "min_points"}


def limit_of(node: NodeRead, counts_as: CountsAs) -> Amount | None:
    """How far a bonus or deduction goes, as the row itself says it."""
    limit: Amount | None = node.get(_LIMIT[counts_as])
    return limit


def check_limit(row: WrittenRow, limited: bool) -> None:
    """A bonus or deduction says how far it goes; a heading above that does says it for the rows below (`limited`)."""
    field = _LIMIT.get(row.within.counts_as)
    if field and not row.wrote(field) and not _says(row.node.get("rule"), field) and not limited:
        row.fault("SC262", row.id_at, name=row.name, field=field, word=_WORDS[row.within.counts_as])


def _says(rule: NodeRead | None, field: str) -> bool:
    """Whether a rule names a limit; of one that differs by group, each must."""
    if rule is None or field in rule:
        return rule is not None
    groups = rule.get("by_group")
    return bool(groups) and all(field in read.value for read in groups.values())


def policy_faults(row: Indicator, written: WrittenRow | None) -> Iterator[Fault]:
    """What stands in for a value is no share outside full points, and gives nothing in a deduction.

    There a share would be of the limit: who does not send the accidents would get points for it.
    """
    if not row.outside:
        return
    for field in fields(row.unscored):
        if field.name == "not_applicable" and all(row.applies) and not row.targets and not row.answers:
            continue  # Nothing can make it so.
        if field.name == "heading":
            continue  # A heading gives nothing outside full points.
        policy: Policy = getattr(row.unscored, field.name)
        stated = policy.amount
        turned = stated.share if stated.value else False
        turned = turned or (row.counts_as == "deduction" and stated.value > 0)
        if policy.kind == "amount" and row.scores and turned:
            at = written.within.policy_at(field.name) if written else None
            args: dict[str, Text] = {"name": row.name, "word": _WORDS[row.counts_as], "field": field.name}
            args |= {"said": str(policy), "good": "-2" if row.counts_as == "deduction" else "1"}
            yield Fault("SC470", at or row.span, args)


def within_limits(row: WrittenRow, written: NodeRead | None, rule: Rule, limited: bool = False) -> Rule:
    """The rule of a row, `written` there or inherited, with the limits that stand on the row itself.

    A bonus never takes points and a deduction never gives any; both begin at 0 and not at full points.
    Where a heading above has the limit (`limited`), a bonus that says none of its own has none.
    """
    for field in ("max_points", "min_points"):
        if field in row and "rule" in row and any(getattr(part, field) is not None for part in rule.parts):
            row.fault("SC048", row.key(field), a=field, b=f"rule: {field}")
    parts = (
        (group, _with_limits(row, _part(written, group), part, limited)) for group, part in rule.by_group
    )
    of_row = _with_limits(row, written, rule, limited)
    return replace(of_row, by_group=tuple(parts)) if rule.by_group else of_row


def _part(written: NodeRead | None, group: str) -> NodeRead | None:
    """The rule of one group as it is written."""
    groups: dict[str, ReadValue] = (written.get("by_group") if written else None) or {}
    part: NodeRead | None = next(
        (read.value for name, read in groups.items() if fold_name(name) == fold_name(group)), None
    )
    return part


def within_limits_so_far(row: Indicator, written: NodeRead, rule_written: NodeRead, rule: Rule) -> Rule:
    """A rule that takes the place of the one of a row, within its limits where it says none of its own.

    Of a bonus or deduction these are the limits so far, which mostly stand on the row; of any other row those on the
    row itself, and those of the rule before go with it.
    """
    before = row.rule
    if not row.outside:
        before = Rule(
            **{field: written.get(field) for field in ("max_points", "min_points") if field in written}
        )
    return _so_far(rule, rule_written, before, row.outside)


def _so_far(rule: Rule, written: NodeRead | None, before: Rule, outside: bool) -> Rule:
    groups = tuple(
        (group, _so_far(part, _part(written, group), before.for_group(group), outside))
        for group, part in rule.by_group
    )
    most = before.max_points if rule.max_points is None else rule.max_points
    least = before.min_points if rule.min_points is None else rule.min_points
    scale = rule.scale.outside(written) if outside and written else rule.scale
    return replace(rule, scale=scale, max_points=most, min_points=least, by_group=groups)


def _with_limits(row: WrittenRow, written: NodeRead | None, rule: Rule, limited: bool) -> Rule:
    most, least, counts_as = row.get("max_points"), row.get("min_points"), row.within.counts_as
    if counts_as != "base":
        rule = replace(rule, scale=rule.scale.outside(written)) if written else rule
    if counts_as == "bonus":
        if limited and rule.max_points is None and rule.max_extra is None and rule.max_rate is None:
            most = most or Amount(inf)
        least = least or Amount(0.0)
    if counts_as == "deduction":
        most = most or Amount(0.0)
        own = rule.min_points if "rule" in row else None
        least = least or own or Amount(inf)
    if most or least:
        rule = replace(rule, max_points=most or rule.max_points, min_points=least or rule.min_points)
    return rule
