"""Figures of several units in formulas: their mean, median, best, worst and number."""

from __future__ import annotations

import numpy as np

from scorecard.base.records import dataclass
from scorecard.model.figure import Figure, Flags, as_figures, blank, where
from scorecard.model.figure.operation import operation
from scorecard.model.others import Places, UnitQuestion
from scorecard.scheme.compare.others import statistic


@operation(others=True)
def statistic_over_units(figures: Figure, function: str, counted: Flags, groups: tuple[str, ...]) -> Figure:
    """float64[U], a figure of several units, as each of them sees it; a unit outside all groups sees none.

    counted : bool[U], the units it may be of; those without a figure are left out
    groups : by unit, inside which group it is, "" for none; the same for all where groups do not matter

    3, 5 and none of one group: mean 4, number 2.
    """
    result, of = blank(figures.shape), np.array(groups, dtype=object)
    for group in dict.fromkeys(group_of for group_of in groups if group_of):
        here = of == group
        members = figures[here & counted & figures.known]
        alone = as_figures(np.full(1, np.nan))
        number = as_figures(float(len(members)))
        made = (
            number if function == "units_count" else statistic(_OVER[function], members, alone, "higher")[0]
        )
        result.put(here, where(np.ones(int(here.sum()), dtype=np.bool_), made, np.nan))
    return result


@dataclass(frozen=True, eq=False)
class OverUnits(UnitQuestion[Figure]):
    """What a figure of several units is; see `statistic_over_units`."""

    figures: Figure
    counted: Flags
    groups: tuple[str, ...]
    function: str

    def answer(self) -> Figure:
        """The figure, as each unit sees it."""
        return statistic_over_units(self.figures, self.function, self.counted, self.groups)

    def answer_for_units(self, answer: Figure, at: Places) -> Figure:
        """As some of them see it."""
        return answer[at]


_OVER = {"units_mean": "mean", "units_median": "median", "units_max": "best", "units_min": "worst"}
