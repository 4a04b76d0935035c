"""How what is compared becomes points, as written: quantities, steps, lines, choices."""

from __future__ import annotations

from typing import Any, Literal

from scorecard.base.decimals import plain
from scorecard.base.message import Text
from scorecard.language.kinds import Decimal
from scorecard.language.nodes import SIDE
from scorecard.load.scheme import scalars
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.scalars import Number
from scorecard.load.scheme.yaml_tree import Node, Scalar
from scorecard.model.rule import PURE, Amount, Knot, Rule, Side, Slope, Steps

SCALES = ("bands", "choices", "line", "steps", "each", "custom")
_STARTS = {"completion": 1.0, "progress": 1.0, "ratio": 1.0, "difference": 0.0, "rank": 1.0}
_FULL = Amount(1.0, share=True)


def quantity(reader: FieldReader, node: Node, compare: str) -> float | None:
    """A figure in the unit of what is compared: a share for completion, a plain number otherwise."""
    shown = node.text if isinstance(node, Scalar) else ""
    share = shown.endswith("%")
    plain = scalars.number(Scalar(shown[:-1], True, node.span)) if share else None
    if compare in PURE:
        if isinstance(plain, Number):
            return plain.value / 100
        if isinstance(node, Scalar) and isinstance(scalars.number(node), Number):
            reader.fault("SC270", node.span, found=shown, compare=compare, cure=f"{shown}%")
            return None
        reader.wrong_kind(node, Text("带百分号的数，如 95%", "a number with a percent sign, such as 95%"))
        return None
    if isinstance(plain, Number):
        reader.fault("SC270", node.span, found=shown, compare=compare, cure=shown[:-1])
        return None
    found: Any = reader.read(node, Decimal())
    return found.value if found else None


def compile_line(reader: FieldReader, node: NodeRead, compare: str) -> tuple[Knot, ...]:
    """The corners of a broken line; their figures must rise."""
    knots: list[Knot] = []
    for read in node.get("line") or ():
        at = quantity(reader, read.value[0], compare)
        if at is None:
            continue
        if knots and at <= knots[-1].at:
            reader.fault("SC273", read.span)
        knots.append(Knot(at, read.value[1]))
    return tuple(knots)


def compile_steps(reader: FieldReader, node: NodeRead, compare: str) -> Steps | None:
    """The steps of a rule; where nothing is said of the starting point, what is compared implies it."""
    written: NodeRead | None = node.get("steps")
    if written is None:
        return None
    at = _STARTS.get(compare, 0.0)
    if "at" in written:
        at = _or(quantity(reader, written.fields["at"].value, compare), at)
    elif compare not in _STARTS:
        reader.fault("SC274", written.span, compare=compare)
    base = written.get("base") if "base" in written else _FULL
    over, under = (_slope(reader, written, name, compare) for name in ("over", "under"))
    for name, slope in (("over", over), ("under", under)):
        if slope == "proportional" and at <= 0:
            reader.fault("SC048", written.at(name), a="proportional", b=f"at: {plain(at)}")
    return Steps(at, base, over, under)


def _slope(reader: FieldReader, steps: NodeRead, name: str, compare: str) -> Slope:
    written = steps.get(name)
    if not isinstance(written, NodeRead):
        slope: Literal["level", "proportional"] = written or "level"
        return slope
    each = quantity(reader, written.fields["each"].value, compare) if "each" in written else None
    if each is not None and each <= 0:
        reader.fault(
            "SC016",
            written.at("each"),
            found=written.fields["each"].value.text,
            wanted=Text("大于 0 的数", "a number above 0"),
        )
        each = None
    if "add" in written and "deduct" in written:
        reader.fault("SC048", written.fields["deduct"].key, a="add", b="deduct")
    elif not (written.wrote("add") or written.wrote("deduct")):
        reader.fault("SC013", written.span, field="add", called=SIDE.by_name["add"].called, of=SIDE.title)
    add = written.get("add") or Amount(0.0)
    if "deduct" in written:
        add = Amount(-written.get("deduct").value, written.get("deduct").share)
    return Side(_or(each, 1.0), add, written.get("part") or "dropped", written.get("limit"))


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def check_scales(reader: FieldReader, node: NodeRead, rule: Rule, judged: bool = False) -> None:
    """One way from figure to points, and one that fits what is compared; a mark is points by itself."""
    said = [name for name in SCALES if name in node]
    for name in said[1:]:
        reader.fault("SC048", node.at(name), a=said[0], b=name)
    if "each" in said and rule.compare in PURE:
        reader.fault("SC048", node.at("each"), a="each", b=f"compare: {rule.compare}")
    for name in said:
        if rule.compare == "met" and name != "each":
            reader.fault("SC048", node.at(name), a=name, b="compare: met")
    if rule.choices and rule.compare not in (("value",) if rule.words else ("value", "met")):
        reader.fault("SC048", node.at("choices"), a="choices", b=f"compare: {rule.compare}")
    wanting = ("rank", "difference") if judged else ("rank", "value", "difference")
    if rule.compare in wanting and not any(node.wrote(name) for name in SCALES):
        reader.fault("SC050", node.span, compare=rule.compare)
    for name, wanted, holds in (
        ("at", "each", "each" in node),
        ("beyond", "line", "line" in node),
        ("from", "compare: rank", rule.compare == "rank"),
    ):
        if name in node and not holds:
            reader.fault("SC271", node.fields[name].key, field=name, wanted=wanted)
    _check_steps(reader, node, rule)


def _check_steps(reader: FieldReader, node: NodeRead, rule: Rule) -> None:
    """What is added above the full points must have an end, or it could never count."""
    steps = rule.steps
    if not steps or not isinstance(steps.over, Side) or steps.over.add.value <= 0:
        return
    ends = ("max_rate", "max_points", "max_extra")
    starts_full = steps.base.share and steps.base.value >= 1
    if starts_full and steps.over.limit is None and not any(node.wrote(name) for name in ends):
        over: Read = node.get("steps").fields["over"]
        reader.fault("SC272", over.span)
