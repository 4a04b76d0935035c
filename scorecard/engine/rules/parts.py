"""The rules of a row that differs by group: each with the units it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.model.figure import Flags
from scorecard.model.rule import Rule


def parts(rule: Rule, groups: Sequence[str]) -> Iterator[tuple[Rule, Flags]]:
    """Each rule, and bool[U] the units it is for; one for all where groups do not matter.

    groups : by unit, its group
    """
    if not rule.by_group:
        yield rule, np.ones(len(groups), dtype=np.bool_)
        return
    of = np.array(groups, dtype=object)
    for group, part in rule.by_group:
        yield part, of == group
