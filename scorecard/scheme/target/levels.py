"""Targets of two levels: one that must be reached, 确保, and a stretch target beside it, 奋斗."""

from __future__ import annotations

from scorecard.base.message import message
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import Decimal

FIELDS = (
    Field("must", Decimal(), "确保", message("the target that must be reached: completion is against it")),
    Field("stretch", Decimal(), "奋斗", message("the stretch target, printed beside it")),
)


def notice_levels(must: str, stretch: str) -> str:
    """How a notice writes both.

    >>> notice_levels("23.9%", "24.93%")
    '确保23.9%、奋斗24.93%'
    """
    return f"确保{must}、奋斗{stretch}"
