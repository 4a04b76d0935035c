"""Every node of a scheme and its fields: the one declaration of the language."""

from __future__ import annotations

from scorecard.language.nodes.indicator import DEFAULTS, INDICATOR, INPUT
from scorecard.language.nodes.light import LIGHT
from scorecard.language.nodes.outcome import CONDITION, DECIMALS, GRADE, RANKING, ROUNDING, UNSCORED
from scorecard.language.nodes.row_value import ALLOWED, PLAUSIBLE
from scorecard.language.nodes.scheme import AMENDMENT, SCHEME, TABLE, UNIT
from scorecard.language.nodes.target import TARGET
from scorecard.language.nodes.total import TOTAL
from scorecard.model.effect import EFFECT, THEN
from scorecard.model.rule import RULE
from scorecard.scheme.field import NodeType
from scorecard.scheme.scale import BUILT_IN

__all__ = [
    "ALLOWED",
    "AMENDMENT",
    "CONDITION",
    "DECIMALS",
    "DEFAULTS",
    "EFFECT",
    "GRADE",
    "INDICATOR",
    "INPUT",
    "LIGHT",
    "NODES",
    "PLAUSIBLE",
    "RANKING",
    "ROUNDING",
    "RULE",
    "SCHEME",
    "TABLE",
    "TARGET",
    "THEN",
    "TOTAL",
    "UNIT",
    "UNSCORED",
]

NODES: dict[str, NodeType] = {
    node.name: node
    for node in (
        SCHEME,
        UNIT,
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
        DECIMALS,
        RANKING,
        GRADE,
        CONDITION,
        EFFECT,
        THEN,
        LIGHT,
        AMENDMENT,
    )
}
