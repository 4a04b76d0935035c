"""A scale of another package in words, and its arithmetic of one cell."""

from __future__ import annotations

from math import isfinite

from scorecard.base.text import Text
from scorecard.model.custom import Custom
from scorecard.study.custom import worked
from scorecard.study.explain.step import CellOf, Step, figure, same

_POINTS = Text("得分", "Points")


def custom_text(custom: Custom, basis: Text) -> Text:
    """The scale's own sentence, filled with what is compared and what is set, and where it comes from."""
    said = custom.says.fill(of=basis, **dict(custom.words))
    return Text(
        f"{said.zh}（{custom.name}，扩展包 {custom.origin}）",
        f"{said.en} ({custom.name}, package {custom.origin})",
    )


def custom_steps(cell: CellOf, custom: Custom, basis: float) -> tuple[float, list[Step]]:
    """The points before any limit, and the lines the scale shows of them; the last one is the points."""
    lines = worked(custom, basis, cell.full) if isfinite(basis) else ValueError(basis)
    if isinstance(lines, Exception) or not isfinite(lines[-1].result):
        said = Text(
            f"扩展包 {custom.origin} 没有给出算式",
            f"the package {custom.origin} shows no arithmetic for this",
        )
        return cell.points, [Step(_POINTS, said, cell.points, figure(cell.points))]
    steps = [Step(line.what, _both(line.formula), line.result, figure(line.result)) for line in lines]
    last = steps[-1]
    steps[-1] = Step(_POINTS, last.formula, last.result, last.shown)
    return last.result, steps


def _both(formula: str | Text) -> Text:
    return formula if isinstance(formula, Text) else same(formula)
