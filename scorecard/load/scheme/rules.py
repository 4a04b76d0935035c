"""Rules and pace of a row."""

from __future__ import annotations

from typing import Any, Literal

from scorecard.base.message import message
from scorecard.load.scheme.conditions import of_rule
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.judging import check_marks
from scorecard.load.scheme.of_groups import of_groups
from scorecard.load.scheme.quantity import quantity
from scorecard.load.scheme.references import Members, check_against, compile_against, compile_level
from scorecard.load.scheme.written import WrittenRule
from scorecard.model.judging import Judging
from scorecard.model.period import MONTHS
from scorecard.model.rule import Rule
from scorecard.scheme.compared import Compare
from scorecard.scheme.scale import NAMED, Proportional, Scale

_NO_PACE = {"stock": message("a stock"), "ratio": message("a ratio")}
_MARKED = message("marked by judges")


def compile_rule(
    reader: FieldReader, node: NodeRead | None, targets: bool, judged: bool, members: Members
) -> Rule:
    """The rule of a row as written; without one, the common case: in proportion, capped at full points."""
    if node is None:
        return Rule(compare="value") if judged else Rule()
    if node.wrote("by_group"):
        return of_groups(
            reader, node, members, lambda part: compile_rule(reader, part, targets, judged, members)
        )
    compare: Compare = node.get("compare") or _implied(reader, node, targets, judged, members)
    written = _written(reader, node, compare, judged, members)
    rule = Rule(
        compare=compare,
        against=compile_against(reader, node, compare, members),
        among=node.get("among"),
        without_self=node.get("without_self"),
        if_equal=node.get("if_equal"),
        counted_from=node.get("from"),
        reverse=node.get("reverse"),
        max_rate=node.get("max_rate"),
        level=compile_level(node, compare),
        max_points=node.get("max_points"),
        min_points=node.get("min_points"),
        max_extra=node.get("max_extra"),
        scale=_scale(written),
        every=node.get("every"),
        only_if=written.get("only_if") or (),
        clause=node.get("clause"),
        span=node.span,
    )
    _check_rule(reader, node, rule, judged)
    return rule


def _written(
    reader: FieldReader, node: NodeRead, compare: Compare, judged: bool, members: Members
) -> WrittenRule:
    scope = of_rule(members.rows, lambda reader, bound: quantity(reader, bound, compare), members.row)
    return WrittenRule(reader, node, compare, judged, scope)


def _implied(reader: FieldReader, node: NodeRead, targets: bool, judged: bool, members: Members) -> Compare:
    """What is compared where the rule does not say it: marks as they are, else as its scale implies."""
    if judged:
        return "value"
    named = next((scale for name, scale in NAMED.items() if node.wrote(name)), Proportional)
    return named.implied(_written(reader, node, "value", judged, members), targets)


def _scale(rule: WrittenRule) -> Scale:
    """The one scale that is named, and that fits what is compared; none named, in proportion."""
    said = [scale for name, scale in NAMED.items() if name in rule]
    for scale in said[1:]:
        rule.fault("SC048", rule.at(scale.word), a=said[0].word, b=scale.word)
    for scale in said:
        if rule.compare not in scale.compares:
            rule.fault("SC048", rule.at(scale.word), a=scale.word, b=f"compare: {rule.compare}")
    for scale in NAMED.values():
        for field in scale.fields[1:]:
            if field.name in rule and scale.word not in rule:
                rule.fault("SC271", rule.key(field.name), field=field.name, wanted=scale.word)
    read = [found for found in (scale.read(rule) for scale in said) if found]
    if any(rule.wrote(name) for name in NAMED):
        return read[0] if read else Proportional()
    return Proportional.read(rule)


def _check_rule(reader: FieldReader, node: NodeRead, rule: Rule, judged: bool) -> None:
    if "from" in node and rule.compare != "rank":
        reader.fault("SC271", node.fields["from"].key, field="from", wanted="compare: rank")
    if judged:
        check_marks(reader, node, rule)
    check_against(reader, node, rule)
    if rule.max_rate is not None and rule.compare not in ("completion", "progress", "ratio", "position"):
        reader.fault("SC048", node.at("max_rate"), a="max_rate", b=f"compare: {rule.compare}")


def compile_pace(
    reader: FieldReader,
    node: NodeRead,
    within: Inherited,
    nature: str,
    judging: Judging | None,
    scheme: NodeRead,
) -> Literal["linear", "none"] | tuple[tuple[int, float], ...]:
    """The pace of a row: only flows have one."""
    if nature != "flow" or judging:
        if "pace" in node and node.get("pace") != "none":
            reader.fault("SC044", node.fields["pace"].key, nature=_MARKED if judging else _NO_PACE[nature])
        return "none"
    written: Any = within.get("pace")
    if written is None or isinstance(written, str):
        return "none" if written == "none" else "linear"
    step = MONTHS[scheme.get("frequency")]
    months = list(range(step, 13, step))
    span = node.at("pace")
    shares = dict(zip(months, written, strict=False)) if isinstance(written, tuple) else written
    if isinstance(written, tuple) and len(written) != len(months):
        reader.fault("SC045", span, found=str(len(written)), wanted=str(len(months)))
    elif set(shares) - {None} != set(months):
        reader.fault("SC045", span, found=str(len(shares)), wanted=str(len(months)))
    values = [shares[m].value for m in sorted(m for m in shares if m) if shares[m].value is not None]
    if values and (values != sorted(values) or values[-1] != 1):
        reader.fault("SC046", span)
    return tuple((m, shares[m].value) for m in sorted(m for m in shares if m) if shares[m].value is not None)
