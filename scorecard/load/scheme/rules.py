"""Rules and pace of a row."""

from __future__ import annotations

from typing import Any, Literal

from scorecard.base.text import Text
from scorecard.load.scheme.choices import compile_choices, says_words
from scorecard.load.scheme.conditions import Scope, compile_conditions, of_rule
from scorecard.load.scheme.customs import compile_custom
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.judging import check_marks
from scorecard.load.scheme.of_groups import of_groups
from scorecard.load.scheme.references import Members, check_against, compile_against, compile_level
from scorecard.load.scheme.scales import (
    SCALES,
    check_scales,
    compile_line,
    compile_steps,
    quantity,
)
from scorecard.model.judging import Judging
from scorecard.model.period import MONTHS
from scorecard.model.rule import Band, Compare, Rule

_NO_PACE = {"stock": Text("存量", "a stock"), "ratio": Text("比率", "a ratio")}
_MARKED = Text("评议项", "marked by judges")
_LOW, _HIGH = ("at_least", "above"), ("at_most", "below")


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
    # A scale may stand on the value alone; what is in proportion wants a target, and lacks it without one.
    scaled = any(node.wrote(name) for name in SCALES)
    worded = says_words(node)
    implied: Compare = "value" if judged or (scaled and (worded or not targets)) else "completion"
    compare: Compare = node.get("compare") or implied
    scope = of_rule(members.rows, lambda reader, bound: quantity(reader, bound, compare), members.row)
    bands = tuple(_band(reader, read.value, compare, scope) for read in node.get("bands") or ())
    choices, words = compile_choices(reader, node)
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
        bands=bands,
        choices=choices,
        words=words,
        line=compile_line(reader, node, compare),
        beyond=node.get("beyond"),
        steps=compile_steps(reader, node, compare),
        each=node.get("each"),
        every=node.get("every"),
        at=quantity(reader, node.fields["at"].value, compare) if "at" in node else None,
        custom=compile_custom(reader, node, compare),
        only_if=compile_conditions(reader, node.get("only_if") or (), scope),
        clause=node.get("clause"),
        span=node.span,
    )
    _check_rule(reader, node, rule, judged)
    return rule


def _check_rule(reader: FieldReader, node: NodeRead, rule: Rule, judged: bool) -> None:
    check_scales(reader, node, rule, judged)
    if judged:
        check_marks(reader, node, rule)
    check_against(reader, node, rule)
    if rule.max_rate is not None and rule.compare not in ("completion", "progress", "ratio", "position"):
        reader.fault("SC048", node.at("max_rate"), a="max_rate", b=f"compare: {rule.compare}")
    if rule.bands:
        _check_bands(reader, node, rule.bands)


def _check_bands(reader: FieldReader, node: NodeRead, bands: tuple[Band, ...]) -> None:
    """Read from the top, the rows must leave no gap, and every row must be reachable.

    A row with a condition of its own takes nothing from those below it.
    """
    reads = node.get("bands")
    if any(_unread(read.value, band) for read, band in zip(reads, bands, strict=True)):
        return
    rest = [n for n, band in enumerate(bands) if band.rest]
    if not rest:
        reader.fault("SC049", reads[-1].span)
    for n in range(rest[0] + 1 if rest else len(bands), len(bands)):
        reader.fault("SC051", reads[n].span)
    for n, band in enumerate(bands):
        if any(_covers(upper, band) for upper in bands[:n]) and not (rest and n > rest[0]):
            reader.fault("SC051", reads[n].span)


def _unread(node: NodeRead, band: Band) -> bool:
    """Whether something was written that could not be read, which has been told."""
    low, high = (any(name in node for name in names) for names in (_LOW, _HIGH))
    return (low and band.low is None) or (high and band.high is None) or "if" in node.broken


def _covers(upper: Band, lower: Band) -> bool:
    """Whether every value of a lower row is already taken by an upper one."""
    if upper.rest or upper.conditions:
        return False
    low = upper.low is None or (
        lower.low is not None
        and (
            lower.low > upper.low
            or (lower.low == upper.low and (upper.low_included or not lower.low_included))
        )
    )
    high = upper.high is None or (
        lower.high is not None
        and (
            lower.high < upper.high
            or (lower.high == upper.high and (upper.high_included or not lower.high_included))
        )
    )
    return low and high


def _band(reader: FieldReader, node: NodeRead, compare: str, scope: Scope) -> Band:
    """A band, each edge with whether it is itself inside."""
    low = [name for name in _LOW if name in node]
    high = [name for name in _HIGH if name in node]
    for pair in (low, high):
        if len(pair) > 1:
            reader.fault("SC048", node.fields[pair[1]].key, a=pair[0], b=pair[1])
    return Band(
        low=_edge(reader, node, low[0], compare) if low else None,
        low_included=low[:1] == ["at_least"],
        high=_edge(reader, node, high[0], compare) if high else None,
        high_included=high[:1] == ["at_most"],
        points=node.get("points"),
        conditions=compile_conditions(reader, node.get("if") or (), scope),
    )


def _edge(reader: FieldReader, node: NodeRead, name: str, compare: str) -> float | None:
    """An edge in the unit of what is compared."""
    return quantity(reader, node.fields[name].value, compare)


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
