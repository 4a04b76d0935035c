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
from scorecard.load.scheme.references import Members
from scorecard.load.scheme.written_rule import WrittenRule
from scorecard.model.judging import Judging
from scorecard.model.period import MONTHS
from scorecard.model.rule import Rule
from scorecard.scheme.compare import COMPARISONS, TAKEN_BY, Comparison, Value
from scorecard.scheme.scale import NAMED, Proportional, Scale

_NO_PACE = {"stock": message("a stock"), "ratio": message("a ratio")}
_MARKED = message("marked by judges")


def compile_rule(
    reader: FieldReader, node: NodeRead | None, targets: bool, judged: bool, members: Members
) -> Rule:
    """The rule of a row as written; without one, the common case: in proportion, capped at full points."""
    if node is None:
        return Rule(Value()) if judged else Rule()
    if node.wrote("by_group"):
        return of_groups(
            reader, node, members, lambda part: compile_rule(reader, part, targets, judged, members)
        )
    named: str | None = node.get("compare")
    compare = COMPARISONS[named] if named else _implied(reader, node, targets, judged, members)
    written = _written(reader, node, compare, judged, members)
    scale = _scale(written)
    rule = written.record(Rule, compare=compare.read(written), scale=scale, span=node.span)
    _check_rule(written, rule)
    return rule


def _written(
    reader: FieldReader, node: NodeRead, compare: type[Comparison], judged: bool, members: Members
) -> WrittenRule:
    scope = of_rule(members.rows, lambda reader, bound: quantity(reader, bound, compare), members.row)
    return WrittenRule(reader, node, compare, judged, scope, members)


def _implied(
    reader: FieldReader, node: NodeRead, targets: bool, judged: bool, members: Members
) -> type[Comparison]:
    """What is compared where the rule does not say it: marks as they are, else as its scale implies."""
    if judged:
        return Value
    named = next((scale for name, scale in NAMED.items() if node.wrote(name)), Proportional)
    return named.implied(_written(reader, node, Value, judged, members), targets)


def _scale(rule: WrittenRule) -> Scale:
    """The one scale that is named, and that fits what is compared; none named, in proportion."""
    named = {name: scale for name, scale in NAMED.items() if name in rule}
    first, *more = named or [""]
    for name in more:
        rule.fault("SC048", rule.at(name), a=first, b=name)
    for name, scale in named.items():
        if not scale.fits(rule.compare):
            rule.fault("SC048", rule.at(name), a=name, b=f"compare: {rule.compare.word}")
    for name, scale in NAMED.items():
        for field in scale.fields()[1:]:
            if field.name in rule and name not in rule:
                rule.fault("SC271", rule.key(field.name), field=field.name, wanted=name)
    read = [scale_read for scale_read in (scale.read(rule) for scale in named.values()) if scale_read]
    if any(rule.wrote(name) for name in NAMED):
        return read[0] if read else Proportional()
    return Proportional.read(rule)


def _check_rule(written: WrittenRule, rule: Rule) -> None:
    """What means nothing beside what is compared."""
    compare = written.compare
    if written.judged:
        check_marks(written.reader, written.node, rule)
    for name, words in TAKEN_BY.items():
        if name in written and not compare.takes(name, written):
            wanted = "compare: " + ", ".join(words)
            written.fault("SC271", written.key(name), field=name, wanted=wanted)
    if rule.max_rate is not None and (compare.met_only or not compare.pure):
        written.fault("SC048", written.at("max_rate"), a="max_rate", b=f"compare: {compare.word}")


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
