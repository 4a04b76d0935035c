"""Every node of a scheme and its fields: the one declaration of the language."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.message import Lang
from scorecard.model.allowed import ALLOWED, PLAUSIBLE
from scorecard.model.amendment import AMENDMENT
from scorecard.model.condition import CONDITION
from scorecard.model.effect import EFFECT, THEN
from scorecard.model.grade import GRADE
from scorecard.model.groups import GROUPS
from scorecard.model.in_text import IN_TEXT
from scorecard.model.light import LIGHT
from scorecard.model.policy import UNSCORED
from scorecard.model.ranking import RANKING
from scorecard.model.rounding import DECIMALS, ROUNDING, ROW_ROUNDING
from scorecard.model.row_fields import DEFAULTS, INDICATOR, INPUT
from scorecard.model.rule import RULE
from scorecard.model.scheme import SCHEME
from scorecard.model.shown import CLASS
from scorecard.model.table import TABLE
from scorecard.model.total import TOTAL
from scorecard.model.unit import UNIT
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import Kind, NodeOf, TargetOf, WordOrNode
from scorecard.scheme.scale import BUILT_IN
from scorecard.scheme.target import TARGET

NODES: dict[str, NodeType] = {
    node.name: node
    for node in (
        SCHEME,
        UNIT,
        GROUPS,
        TABLE,
        INDICATOR,
        TARGET,
        INPUT,
        ALLOWED,
        PLAUSIBLE,
        DEFAULTS,
        RULE,
        *(node for scale in BUILT_IN for node in scale.nodes()),
        TOTAL,
        UNSCORED,
        ROUNDING,
        ROW_ROUNDING,
        DECIMALS,
        RANKING,
        GRADE,
        CONDITION,
        EFFECT,
        THEN,
        LIGHT,
        CLASS,
        AMENDMENT,
        IN_TEXT,
    )
}


def inner_node(kind: Kind) -> NodeType | None:
    """The mapping that a value of a kind is; None where it is none."""
    return NODES[kind.name] if isinstance(kind, NodeOf | WordOrNode) else None


def ways_to(node: NodeType, place: NodeType, lang: Lang) -> list[str]:
    """How a mapping is written from a place on, with a gap for its fields: `steps: {under: {%s}}`.

    Where nothing leads there, by those fields of any other mapping that do.
    """
    direct = [form for inner, form in _inner_forms(place, lang) if inner is node]
    through = [
        around % form
        for between, around in _inner_forms(place, lang)
        for inner, form in _inner_forms(between, lang)
        if inner is node
    ]
    anywhere = (
        form for other in NODES.values() for inner, form in _inner_forms(other, lang) if inner is node
    )
    return direct or through or list(dict.fromkeys(anywhere))


def _inner_forms(place: NodeType, lang: Lang) -> Iterator[tuple[NodeType, str]]:
    """The mappings that stand in the fields of one, each with how it is written there."""
    for field in place.fields:
        name = field.chinese if lang == "zh" else field.name
        yield from ((node, f"{name}: {form}") for node, form in _value_forms(field.kind))


def _value_forms(kind: Kind) -> Iterator[tuple[NodeType, str]]:
    """The mapping that is a value of a kind or one of several, with what stands around its fields."""
    node = NODES["target"] if isinstance(kind, TargetOf) else inner_node(kind)
    if node:
        yield node, "{%s}"
    elif kind.entry and kind.entry is not kind:
        around = "{…: %s}" if kind.by_name else "%s" if getattr(kind, "single", False) else "[%s]"
        yield from ((inner, around % form) for inner, form in _value_forms(kind.entry))
