"""What must be said of targets that are more than a number: the choices a notice leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.text import Text, listed
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.model.target import Target


def target_notes(board: Board) -> Iterator[tuple[str, Text]]:
    """How wide “about” is, what is past a range worth, what a place and two levels count; with their codes."""
    cells = [
        (row, held[i])
        for table in board.tables
        for held in table.terms.cells
        for i, row in enumerate(table.table.rows)
    ]
    found = [(row, cell) for row, cell in cells if cell is not None and cell.assessed]
    tolerances = {
        cell.tolerance for _, cell in found if cell.relation == "about" and cell.tolerance is not None
    }
    for share in sorted(tolerances):
        width = f"{share * 100:.10g}%"
        yield (
            "about",
            Text(
                f"“左右”为目标值上下 {width}（含）。", f"“About” is the target ± {width}, both ends included."
            ),
        )
    yield from _ranges(found)
    yield from _places(found)
    yield from _levels(found)
    yield from _links(found)


def _names(rows: list[Indicator]) -> Text:
    return listed(list(dict.fromkeys(row.short for row in rows)))


def _ranges(found: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    ranged = [row for row, cell in found if cell.relation in ("between", "about", "equals")]
    for over, zh, en in (
        ("less", "超出上端按上端÷完成值折减", "past the upper end completion is upper end ÷ actual"),
        ("full", "超出上端仍按100%", "past the upper end completion is 100%"),
    ):
        rows = [row for row in ranged if row.over_range == over and not row.met_only]
        if rows:
            names = _names(rows)
            yield (
                "range",
                Text(
                    f"{names.zh}：目标为区间、左右或等于，在范围内完成率为100%，低于下端按完成值÷下端，{zh}。",
                    f"{names.en}: completion is 100% within the range, actual ÷ lower end below it; {en}.",
                ),
            )


def _places(found: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    rows = [row for row, _ in found if row.met_only]
    if rows:
        names = _names(rows)
        yield (
            "place",
            Text(
                f"{names.zh}：位次目标只看是否达到，不计完成率；计分时达到按100%，未达到按0%。",
                f"{names.en}: a target place is reached or not and has no completion; points count 100% or 0%.",
            ),
        )


def _links(found: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    rows = [row for row, cell in found if cell.link and not cell.known]
    if rows:
        names = _names(rows)
        yield (
            "no_base",
            Text(
                f"{names.zh}：目标由基期或另一指标的数算得，那个数没有，目标无法计算。",
                f"{names.en}: the target is worked out from a figure that is lacking, so there is none.",
            ),
        )


def _levels(found: list[tuple[Indicator, Target]]) -> Iterator[tuple[str, Text]]:
    for against, zh, en in (("must", "确保", "must"), ("stretch", "奋斗", "stretch")):
        rows = [
            row
            for row, cell in found
            if cell.stretch and any(rule.level == against for rule in row.rule.parts)
        ]
        if rows:
            names = _names(rows)
            yield (
                "two_levels",
                Text(
                    f"{names.zh}：完成率对照确保目标，得分对照{zh}目标。",
                    f"{names.en}: completion is against the must target, points against the {en} target.",
                ),
            )
