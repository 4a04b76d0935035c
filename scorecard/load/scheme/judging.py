"""Judges as written: panels, juries, and what a rule on their marks needs."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any

from scorecard.base.decimals import plain
from scorecard.base.message import message
from scorecard.base.names import judge_name
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.inherit import Inherited
from scorecard.model.figure import same, total
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging, Jury
from scorecard.model.rule import Rule

_HUNDRED = 100.0


def juries_of(scheme: NodeRead) -> dict[str, tuple[str, ...]]:
    """The judges of each jury of a scheme."""
    return {
        name: tuple(judge_name(one.value) for one in read.value)
        for name, read in (scheme.get("juries") or {}).items()
    }


def check_juries(reader: FieldReader, scheme: NodeRead) -> None:
    """Every jury has judges, and nobody sits twice."""
    seat: dict[str, str] = {}
    for name, read in (scheme.get("juries") or {}).items():
        if not read.value:
            reader.fault("SC016", read.span, found="[]", wanted=message("one judge at least"))
        for one in read.value:
            judge = judge_name(one.value)
            if judge in seat:
                reader.fault("SC302", one.span, judge=one.value, jury=seat[judge], other=name)
            seat.setdefault(judge, name)


def judged_rule(within: Inherited) -> NodeRead | None:
    """The rule of a judged row: one written where `judges` is written, or nearer.

    A rule written further out is that of measured rows.
    """
    rule: NodeRead | None = within.get("rule") if within.as_near("rule", "judges") else None
    return rule


def compile_judging(
    reader: FieldReader, scheme: NodeRead, node: NodeRead, within: Inherited, full: float, rule: Rule
) -> Judging | None:
    """How marks become a value; None for a measured row."""
    how = within.get("judges")
    if how is None:
        for name in ("panel", "quorum", "scale"):
            if name in node:
                reader.fault("SC052", node.fields[name].key, field=name)
        return None
    if "targets" in node:
        reader.fault("SC048", node.fields["targets"].key, a="targets", b="judges")
    said = within.get("scale")
    scale = said.value if said else full if rule.by_mark else inf
    if isinstance(how, dict):
        return Judging("juries", scale, juries=_juries(reader, scheme, node, within, how))
    return Judging(how, scale, *_panel(reader, node, within))


def check_amended_marks(reader: FieldReader, node: NodeRead, rule: Rule, row: Indicator) -> None:
    """A new rule in proportion to marks needs to know the highest of them, and that more is better."""
    if row.judging is None or not rule.by_mark:
        return
    if row.judging.open_ended:
        reader.fault("SC305", node.span, name=row.name)
    if row.direction == "lower":
        reader.fault("SC304", node.span)


def check_marks(reader: FieldReader, node: NodeRead, rule: Rule) -> None:
    """A rule on marks compares what marks have: they have no target, and are numbers."""
    if rule.scale.words:
        reader.fault("SC292", node.fields["choices"].key, field="judges", word=rule.scale.words[0])
    if rule.compare.to_target:
        reader.fault("SC303", node.at("compare"), said=f"compare: {rule.compare.word}")
    elif rule.against_target:
        reader.fault("SC303", node.at("against"), said="against: target")


def _panel(reader: FieldReader, node: NodeRead, within: Inherited) -> tuple[int | None, int | None]:
    """The number of judges and the fewest marks."""
    panel, quorum = within.get("panel"), within.get("quorum")
    if isinstance(quorum, dict):
        reader.fault("SC306", within.at("quorum") or node.span)
        quorum = None
    if panel and quorum and quorum > panel:
        _too_many(reader, within, node, quorum, panel)
    if within.get("judges") == "trimmed" and panel and panel < 3:
        reader.fault(
            "SC016",
            within.at("panel") or node.span,
            found=str(panel),
            wanted=message("at least 3 judges"),
        )
    return panel, quorum


def _too_many(reader: FieldReader, within: Inherited, node: NodeRead, quorum: int, panel: int) -> None:
    wanted = message("at most {panel}", panel=panel)
    reader.fault("SC016", within.at("quorum") or node.span, found=str(quorum), wanted=wanted)


def _juries(
    reader: FieldReader, scheme: NodeRead, node: NodeRead, within: Inherited, weights: Mapping[str, Read]
) -> tuple[Jury, ...]:
    """The juries of a row with their weights and quorums."""
    known = juries_of(scheme)
    if "panel" in node:
        reader.fault("SC048", node.fields["panel"].key, a="panel", b=message("judges by jury"))
    for name, read in weights.items():
        if name not in known:
            _unknown(reader, name, read, known)
    made = total(read.value.value for read in weights.values())
    if not same(made, _HUNDRED):
        reader.fault("SC301", within.at("judges") or node.span, sum=plain(float(made)))
    quorums = _quorums(reader, node, within, weights)
    juries = []
    for name, read in weights.items():
        judges, quorum = known.get(name, ()), quorums.get(name)
        if judges and quorum and quorum > len(judges):
            _too_many(reader, within, node, quorum, len(judges))
        juries.append(Jury(name, read.value.value, judges, quorum))
    return tuple(juries)


def _quorums(
    reader: FieldReader, node: NodeRead, within: Inherited, weights: Mapping[str, Read]
) -> dict[str, int]:
    """The quorum of each jury that has one declared; one number is that of each of them."""
    said: Any = within.get("quorum")
    if not isinstance(said, dict):
        return dict.fromkeys(weights, said) if said else {}
    for name, read in said.items():
        if name not in weights:
            _unknown(reader, name, read, weights)
    return {name: read.value for name, read in said.items()}


def _unknown(reader: FieldReader, name: str, read: Read, known: Mapping[str, object]) -> None:
    reader.unknown_name("SC300", read.key, name, known)
