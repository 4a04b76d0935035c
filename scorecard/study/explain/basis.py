"""What the rule of a cell compared: the figure, where no line before has shown it."""

from __future__ import annotations

from scorecard.study.explain.step import CellOf, Step


def basis_steps(cell: CellOf) -> list[Step]:
    """The figure compared, where no step before has shown it."""
    return cell.rerun.steps(cell.rerun.award.basis)
