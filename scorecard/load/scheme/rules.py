"""Rules of a row, with what their scale and their comparison read of them; and its pace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from scorecard.base.message import message
from scorecard.base.names import fold_name, some
from scorecard.base.span import Span
from scorecard.load.scheme.conditions import Scope, rule_scope
from scorecard.load.scheme.entries import WrittenEntry
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.inherit import InheritedDefaults
from scorecard.load.scheme.judging import check_marks
from scorecard.load.scheme.quantity import quantity
from scorecard.load.scheme.references import Members, RuleReferences
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.judging import Judging
from scorecard.model.period import MONTHS
from scorecard.model.rule import Rule
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare import COMPARISONS, TAKEN_BY, Comparison, Value
from scorecard.scheme.kinds import CustomOf, Kind, KnotsOf, MapOf, Quantity, ReferenceOf
from scorecard.scheme.scale import NAMED, Proportional, Scale

if TYPE_CHECKING:
    from scorecard.load.scheme.custom import WrittenCustom

_NO_PACE = {"stock": message("a stock"), "ratio": message("a ratio")}
_MARKED = message("marked by judges")
# What may stand beside a rule for each group.
_BESIDE = ("by_group", "clause")


class RuleReading(WrittenMapping):
    """A rule, or a mapping inside it, as it is read: figures in the unit of what is compared.

    compare : what is compared; judged : whether the row is marked; members : what the rule can name
    """

    def __init__(
        self,
        reader: FieldReader,
        node: NodeRead,
        compare: type[Comparison],
        judged: bool,
        scope: Scope | None,
        members: Members,
    ) -> None:
        super().__init__(reader, node, scope)
        self.compare, self.judged, self.members = compare, judged, members

    def make_value(self, read: ReadValue, kind: Kind) -> Any:
        """What a value becomes, figures in the unit of what is compared."""
        make = _MADE.get(type(kind))
        return make(self, read, kind) if make else super().make_value(read, kind)

    def inside(self, node: NodeRead) -> Any:
        """A mapping below, of the same rule."""
        below = RuleReading(self.reader, node, self.compare, self.judged, self.scope, self.members)
        return below.record(node.type.record) if node.type.record else below


def _knots(rule: RuleReading, read: ReadValue, kind: Kind) -> tuple[tuple[Span, float | None, Amount], ...]:
    """The corners: where each stands, its figure and its points."""
    return tuple(
        (knot.span, quantity(rule.reader, knot.value[0], rule.compare), knot.value[1]) for knot in read.value
    )


def _entries(rule: RuleReading, read: ReadValue, kind: Kind) -> tuple[WrittenEntry, ...]:
    return tuple(
        WrittenEntry(text, entry.value, entry.key, rule.reader) for text, entry in read.value.items()
    )


def _custom(rule: RuleReading, read: ReadValue, kind: Kind) -> WrittenCustom:
    from scorecard.load.scheme.custom import WrittenCustom

    return WrittenCustom(rule.reader, read.value, rule.compare)


_MADE: dict[type[Kind], Callable[[RuleReading, ReadValue, Any], Any]] = {
    Quantity: lambda rule, read, kind: quantity(rule.reader, read.value, rule.compare),
    KnotsOf: _knots,
    MapOf: _entries,
    CustomOf: _custom,
    ReferenceOf: lambda rule, read, kind: RuleReferences(rule.reader, read.value, kind, rule.members),
}
"""What is made of a value that is more than its kind says: in the unit of what is compared, or with a scope."""


def compile_rule(
    reader: FieldReader, node: NodeRead | None, targets: bool, judged: bool, members: Members
) -> Rule:
    """The rule of a row as written; without one, the common case: in proportion, capped at full points."""
    if node is None:
        return Rule(Value()) if judged else Rule()
    if node.wrote("by_group"):
        return _rule_by_group(reader, node, targets, judged, members)
    named: str | None = node.get("compare")
    compare = COMPARISONS[named] if named else _implied_comparison(reader, node, targets, judged, members)
    written = _written_rule(reader, node, compare, judged, members)
    rule = written.record(Rule, compare=compare.read(written), scale=_scale(written), span=node.span)
    _check_rule(written, rule)
    return rule


def _written_rule(
    reader: FieldReader, node: NodeRead, compare: type[Comparison], judged: bool, members: Members
) -> RuleReading:
    scope = rule_scope(members.rows, lambda reader, bound: quantity(reader, bound, compare), members.row)
    return RuleReading(reader, node, compare, judged, scope, members)


def _implied_comparison(
    reader: FieldReader, node: NodeRead, targets: bool, judged: bool, members: Members
) -> type[Comparison]:
    """What is compared where the rule does not say it: marks as they are, else as its scale implies."""
    if judged:
        return Value
    named = next((scale for name, scale in NAMED.items() if node.wrote(name)), Proportional)
    return named.implied_comparison(_written_rule(reader, node, Value, judged, members), targets)


def _scale(rule: RuleReading) -> Scale:
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


def _check_rule(written: RuleReading, rule: Rule) -> None:
    """What means nothing beside what is compared."""
    compare = written.compare
    if written.judged:
        check_marks(written.reader, written.node, rule)
    for name, words in TAKEN_BY.items():
        if name in written and not compare.takes(name, written):
            written.fault("SC271", written.key(name), field=name, wanted="compare: " + ", ".join(words))
    if rule.max_rate is not None and (compare.met_only or not compare.pure):
        written.fault("SC048", written.at("max_rate"), a="max_rate", b=f"compare: {compare.word}")


def compile_pace(
    reader: FieldReader,
    node: NodeRead,
    within: InheritedDefaults,
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
    values = (
        [read.value for read in written]
        if isinstance(written, tuple)
        else [shares[m].value for m in sorted(m for m in shares if m)]
    )
    if values and None not in values and (values != sorted(values) or values[-1] != 1):
        reader.fault("SC046", span)
    return tuple((m, shares[m].value) for m in sorted(m for m in shares if m) if shares[m].value is not None)


def _rule_by_group(
    reader: FieldReader, node: NodeRead, targets: bool, judged: bool, members: Members
) -> Rule:
    """A whole rule for each group; every group of the table's units has one, and nothing else stands beside."""
    for name, read in node.fields.items():
        if name not in _BESIDE:
            reader.fault("SC048", read.key, a="by_group", b=name)
    written = node.entries("by_group")
    groups = {fold_name(group): group for group in members.names.groups_of(members.units)}
    rules: dict[str, Rule] = {}
    for name, read in written.items():
        group = groups.get(fold_name(name))
        if group is None:
            reader.unknown_name("SC285", read.key, name, groups.values())
        elif "by_group" in read.value:
            reader.fault("SC048", read.value.fields["by_group"].key, a="by_group", b="by_group")
        else:
            part = rules[group] = compile_rule(reader, read.value, targets, judged, members)
            if part.scale.words:
                # The words of a row are those of its one rule.
                reader.fault(
                    "SC048",
                    read.value.fields["choices"].key,
                    a="by_group",
                    b=f"choices: {part.scale.words[0]}",
                )
    if written:
        _check_groups(reader, node, members)
    return Rule(clause=node.get("clause"), by_group=tuple(rules.items()), span=node.span)


def _check_groups(reader: FieldReader, node: NodeRead, members: Members) -> None:
    """No unit of the table is without a rule."""
    named = {fold_name(name) for name in node.get("by_group")}
    units = (members.names.units[u] for u in members.units)
    # Of classes each must have one, whichever the units are in.
    groups = [(word, word) for word in members.names.classes.values()]
    each = groups or [(unit.short, unit.group or "") for unit in units]
    without = [name for name, group in each if fold_name(group) not in named]
    if without:
        reader.fault("SC286", node.at("by_group"), names=some(without, 20))
