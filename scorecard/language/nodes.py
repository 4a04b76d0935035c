"""Every node of a scheme and its fields: the one declaration of the language."""

from __future__ import annotations

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
from scorecard.scheme.kinds import Kind, NodeOf, WordOrNode
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
