"""How far the points of a row go: limits that stand on the row itself, and what a bonus or deduction must say."""

from __future__ import annotations

from dataclasses import fields, replace
from math import inf

from scorecard.base.message import message
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


def check_policies(written: WrittenRow, row: Indicator) -> None:
    """What stands in for a value is no share outside full points, and gives nothing in a deduction.

    There a share would be of the limit: who does not send the accidents would get points for it.
    """
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
            written.fault(
                "SC470",
                written.within.policy_at(field.name) or written.span,
                name=row.name,
                word=_WORDS[row.counts_as],
                field=field.name,
                said=str(policy),
                good="-2" if row.counts_as == "deduction" else "1",
            )


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
