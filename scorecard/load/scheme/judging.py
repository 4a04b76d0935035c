"""Judges as written: panels, juries, and what a rule on their marks needs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import inf
from typing import Any

from scorecard.base.decimals import brief
from scorecard.base.message import message
from scorecard.base.names import judge_name
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.judging import Judging, Jury
from scorecard.model.rule import Rule

_HUNDRED = Fraction(100)


def juries_of(scheme: NodeRead) -> dict[str, tuple[str, ...]]:
    """The judges of each jury of a scheme."""
    return {
        name: tuple(judge_name(judge_read.value) for judge_read in read.value)
        for name, read in scheme.entries("juries").items()
    }


def check_juries(reader: FieldReader, scheme: NodeRead) -> None:
    """Every jury has judges, and nobody sits twice."""
    seat: dict[str, str] = {}
    for name, read in scheme.entries("juries").items():
        if not read.value and read.whole:
            reader.fault("SC016", read.span, found="[]", wanted=message("one judge at least"))
        for judge_read in read.value:
            judge = judge_name(judge_read.value)
            if judge in seat:
                reader.fault("SC302", judge_read.span, judge=judge_read.value, jury=seat[judge], other=name)
            seat.setdefault(judge, name)


def judged_rule(row: WrittenRow) -> ReadValue | None:
    """The rule of a judged row: one written where `judges` is written, or nearer.

    A rule written further out is that of measured rows.
    """
    return row.read("rule") if row.within.as_near("rule", "judges") else None


def compile_judging(scheme: NodeRead, row: WrittenRow, full: float, rule: Rule, units: int) -> Judging | None:
    """How marks become a value; None for a measured row. Marks go up to the full points where those are in proportion.

    units : how many units the table has
    """
    how = row.read("judges")
    if how is None:
        for name in ("panel", "quorum", "scale", "fewest_marks", "proportional"):
            if name in row:
                row.fault("SC052", row.key(name), field=name)
        return None
    if "targets" in row:
        row.fault("SC048", row.key("targets"), a="targets", b="judges")
    usual = full if rule.by_mark else inf
    scale_said = row.read("scale") is not None
    scale = row.get("scale") if scale_said else usual
    fewest = row.get("fewest_marks")
    if fewest and fewest > units:
        _too_many(row, "fewest_marks", fewest, units)
    if isinstance(how.value, dict):
        juries = _juries(scheme, row, how)
        return Judging("juries", scale=scale, juries=juries, fewest_marks=fewest, scale_said=scale_said)
    if row.get("proportional"):
        row.fault("SC048", _nearest_place(row, "proportional"), a="proportional", b=f"judges: {how.value}")
    judging = row.record(Judging, how=how.value, scale=scale, scale_said=scale_said, **_one_quorum(row))
    _check_panel(row, judging)
    return judging


def check_marks(reader: FieldReader, node: NodeRead, rule: Rule) -> None:
    """A rule on marks compares what marks have: they have no target, and are numbers."""
    if rule.scale.words:
        reader.fault("SC292", node.fields["choices"].key, field="judges", word=rule.scale.words[0])
    if rule.compare.to_target:
        reader.fault("SC303", node.at("compare"), said=f"compare: {rule.compare.word}")
    elif rule.against_target:
        reader.fault("SC303", node.at("against"), said="against: target")


def _one_quorum(row: WrittenRow) -> dict[str, None]:
    """No quorum, in place of one by jury where there are no juries."""
    quorum = row.read("quorum")
    if quorum is None or not isinstance(quorum.value, dict):
        return {}
    row.fault("SC306", quorum.span)
    return {"quorum": None}


def _check_panel(row: WrittenRow, judging: Judging) -> None:
    """There are judges enough for a quorum, and for one mark that is lowest and one that is highest."""
    panel, quorum = judging.panel, judging.quorum
    if panel and quorum and quorum > panel:
        _too_many(row, "quorum", quorum, panel)
    if judging.how == "trimmed" and panel and panel < 3:
        row.fault(
            "SC016", _nearest_place(row, "panel"), found=str(panel), wanted=message("at least 3 judges")
        )


def _nearest_place(row: WrittenRow, name: str) -> Span:
    """Where the nearest value of a field stands."""
    read = row.read(name)
    return read.span if read else row.span


def _too_many(row: WrittenRow, field: str, number: int, most: int) -> None:
    wanted = message("at most {panel}", panel=most)
    row.fault("SC016", _nearest_place(row, field), found=str(number), wanted=wanted)


def _juries(scheme: NodeRead, row: WrittenRow, how: ReadValue) -> tuple[Jury, ...]:
    """The juries of a row with their weights and quorums."""
    known, weights = juries_of(scheme), how.value
    if "panel" in row:
        row.fault("SC048", row.key("panel"), a="panel", b=message("judges by jury"))
    for name, read in weights.items():
        if name not in known:
            _unknown(row.reader, name, read, known)
    each: dict[str, Fraction] = {name: read.value for name, read in weights.items()}
    made = sum(each.values(), Fraction(0))
    if row.get("proportional") and made:
        each = {name: _HUNDRED * weight / made for name, weight in each.items()}
    elif made != _HUNDRED and how.whole:
        row.fault("SC301", how.span, sum=brief(float(made)))
    quorums = _quorums(row, weights)
    juries = []
    for name in weights:
        judges, quorum = known.get(name, ()), quorums.get(name)
        if judges and quorum and quorum > len(judges):
            _too_many(row, "quorum", quorum, len(judges))
        juries.append(Jury(name, each[name], judges, quorum))
    return tuple(juries)


def _quorums(row: WrittenRow, weights: Mapping[str, ReadValue]) -> dict[str, int]:
    """The quorum of each jury that has one declared; one number is that of each of them."""
    quorum: Any = row.get("quorum")
    if not isinstance(quorum, dict):
        return dict.fromkeys(weights, quorum) if quorum else {}
    for name, read in quorum.items():
        if name not in weights:
            _unknown(row.reader, name, read, weights)
    return {name: read.value for name, read in quorum.items()}


def _unknown(reader: FieldReader, name: str, read: ReadValue, known: Mapping[str, object]) -> None:
    reader.unknown_name("SC300", read.key, name, known)
