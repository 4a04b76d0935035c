"""The cells of a list as they would be written in a scheme, each at its place in the table."""

from __future__ import annotations

from dataclasses import replace

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.measures import choose
from scorecard.load.annex.notice_line import unbroken
from scorecard.load.annex.targets import TargetText, target_text
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence, yaml_tree
from scorecard.model.measure import convert
from scorecard.model.period_names import parse_period
from scorecard.scheme.kinds import Flag, Kind, ListOf, OneLine, OneOrList, PairOf, ReferenceOf, TargetsOf

_BETWEEN = pattern(r"[、，,;；]")
_NOUGHT = pattern(r"0\d")
"""How nobody begins a number of its own: the noughts of 1,000."""
_FLOW = ("{", "[")


def cell_node(text: str, kind: Kind, span: Span, faults: list[Fault]) -> Node:
    """A cell as a value of its kind; several in one cell stand with `、` or another comma between them.

    What a cell of YAML would say in brackets may stand there in the same way.
    """
    if isinstance(kind, OneLine):
        return Scalar(unbroken(text), False, span)
    if text.startswith(_FLOW):
        return _flow(text, span, faults)
    if isinstance(kind, TargetsOf):
        target = target_text(text)
        return target_node(target, span) if target else Scalar(text, True, span)
    if isinstance(kind, ListOf | PairOf | ReferenceOf | OneOrList) and (several := _several(text, kind)):
        return Sequence(tuple(cell_node(part, kind.entry or kind, span, faults) for part in several), span)
    plain = fold_name(text) if isinstance(kind, Flag) else text
    return Scalar(plain, True, span)


def field_node(
    text: str, kind: Kind, span: Span, measures: tuple[str, str], whose: tuple[str, str], faults: list[Fault]
) -> Node:
    """A cell as a value of a field; a target that counts otherwise than its row is told.

    measures : that of the row, and what stands above the table of all its rows
    whose : the row, and the unit or the period whose targets they are, "" for those of the year
    """
    if not isinstance(kind, TargetsOf):
        return cell_node(text, kind, span, faults)
    row, name = whose
    of_all = not name or parse_period(name) is not None
    parts = _parts(text) if of_all and not text.startswith(_FLOW) else []
    if len(parts) > 1 and not any(map(_NOUGHT.match, parts)):
        # The targets of all units in their order, unless the commas may as well part thousands.
        if target_text(text):
            args = {"text": text, "plain": "".join(parts), "parts": ", ".join(parts)}
            faults.append(Fault("SC517", span, args))
        return Sequence(tuple(field_node(part, kind, span, measures, whose, faults) for part in parts), span)
    target = target_text(text)
    measure, above = measures
    problem = no_target(target, choose(above, measure), measure) if target else None
    if problem:
        unit = name or message("all units")
        faults.append(Fault("SC448", span, {"text": text, "indicator": row, "unit": unit, "reason": problem}))
    return cell_node(text, kind, span, faults)


def _several(text: str, kind: Kind) -> list[str]:
    """The values in one cell; none where it is one value that stands for itself."""
    parts = _parts(text)
    return parts if len(parts) > 1 or isinstance(kind, ListOf) else []


def _parts(text: str) -> list[str]:
    """What commas part in a cell."""
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def _flow(text: str, span: Span, faults: list[Fault]) -> Node:
    """What stands in brackets, all of it at the place of the cell."""
    tree = yaml_tree(text, span.path)
    faults += [replace(fault, span=span) for fault in tree.faults]
    return _with_span(tree.root, span) if tree.root else Scalar(text, True, span)


def _with_span(node: Node, span: Span) -> Node:
    if isinstance(node, Scalar):
        return replace(node, span=span)
    if isinstance(node, Sequence):
        return Sequence(tuple(_with_span(item, span) for item in node.items), span)
    return Mapping(
        tuple((replace(key, span=span), _with_span(value, span)) for key, value in node.entries), span
    )


def target_node(target: TargetText, span: Span) -> Node:
    """A target as the tree has it: `90`, `--`, `{at_least: 90}`, `{between: [2, 3]}`."""
    yaml = target.yaml
    if not yaml.startswith("{"):
        return Scalar(yaml, True, span)
    relation, _, figures = yaml.strip("{}").partition(": ")
    several = [Scalar(text, True, span) for text in figures.strip("[]").split(", ")]
    value: Node = Sequence(tuple(several), span) if figures.startswith("[") else several[0]
    return Mapping(((Scalar(relation, True, span), value),), span)


def no_target(target: TargetText | None, stated: str, measure: str) -> Text | None:
    """Why a cell gives no target to a row; None where it does.

    stated : the measure that the table says of it; measure : the row's own
    """
    if target is None:
        return message("it is no target")
    counted = target.measure or stated
    if counted and measure and convert(counted, measure).fit not in ("same", "counter"):
        return message(
            "the table counts in “{measure}”, the scheme in “{measure_2}”", measure=counted, measure_2=measure
        )
    if target.measure == "%" and not measure:
        return message('the scheme does not say measure: "%"')
    return None
