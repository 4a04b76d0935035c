"""What a target means for one cell: where it is kept, whether it is, and what is short of each level."""

from __future__ import annotations

from math import isfinite, isnan

from scorecard.base.message import Text, message, sense
from scorecard.engine.completion import beside_end
from scorecard.engine.derived_targets import WORKED_OUT, figure_text, product
from scorecard.model.ends import Ends
from scorecard.model.figure import Line, leaf
from scorecard.scheme.target import Link, Target
from scorecard.scheme.written import exact, operand, percent
from scorecard.study.explain.step import CellOf, Step

MET = sense("a step", "Met")
SPAN = message("Met within")
STRETCH = message("Against stretch")
MUST = message("Against must")


def cell_target(cell: CellOf) -> Target | None:
    """The target in force for a cell; None where it has none."""
    target = cell.table.terms.cells[cell.i][cell.u]
    return target if target and target.assessed else None


def says_more(cell: CellOf) -> bool:
    """Whether a target says more than a number."""
    target = cell_target(cell)
    return bool(target and (target.relation or target.stretch)) or (target is not None and cell.row.met_only)


def ends_of(cell: CellOf, ends: Ends) -> tuple[float, float, bool]:
    """Lower end, upper end, and whether they are outside themselves."""
    at = cell.u, cell.i
    return float(ends.lower[at]), float(ends.upper[at]), bool(ends.strict[at])


def meant(cell: CellOf) -> list[Step]:
    """Where a target that says more than a number is met."""
    target = cell_target(cell)
    if target is None or not says_more(cell):
        return []
    if target.link:
        steps = _worked_out(cell, target.link)
        if not target.known:
            return steps
        sentence = _span_text(*ends_of(cell, cell.table.terms.ends))
        return [*steps, Step(SPAN, sentence, shown=sentence)]
    lower, upper, strict = ends_of(cell, cell.table.terms.ends)
    sentence = _span_text(lower, upper, strict)
    if target.tolerance is not None:
        about = f"{operand(exact(target.value))} × (1 ± {percent(target.tolerance)})"
        sentence = message("{about}: {words}", about=about, words=sentence)
    return [Step(SPAN, sentence, shown=target.printed(cell.row.measure))]


def _worked_out(cell: CellOf, link: Link) -> list[Step]:
    """The number of a target that is worked out from a figure."""
    of = figure_text(link)
    if link.base is None:
        sentence = message("{whole} is lacking, so there is no target", whole=of)
        return [Step(WORKED_OUT, sentence, shown=sense("a target", "none"))]
    return cell.rerun.steps(product(link, leaf(link.base.value, Line(of, "exact"))))


def _span_text(lower: float, upper: float, strict: bool) -> Text:
    if not isfinite(upper):
        text = message("more than {figure} (>)") if strict else message("at least {figure} (≥)")
        return text.fill(figure=exact(lower))
    if not isfinite(lower):
        text = message("less than {figure} (<)") if strict else message("at most {figure} (≤)")
        return text.fill(figure=exact(upper))
    if lower == upper:
        return message("exactly {lower}", lower=exact(lower))
    return message("{lower} to {upper}, both included", lower=exact(lower), upper=exact(upper))


def verdict(cell: CellOf) -> list[Step]:
    """Whether such a target is met by now, and what is short of each of two levels."""
    target = cell_target(cell)
    if target is None or isnan(cell.value) or not says_more(cell):
        return []
    met, due = bool(cell.table.met[cell.u, cell.i]), cell.table.terms.due_ends.column(cell.i)
    word = sense("a met row", "met") if met else sense("a met row", "not met")
    beside = beside_end(cell.table.observations.value[:, cell.i], due, cell.u)
    steps = [Step(MET, beside, float(met), word)]
    if target.stretch:
        for asked, level in ((MUST, "must"), (STRETCH, "stretch")):
            steps += cell.rerun.steps(cell.rerun.short_of(asked, level))
    return steps
