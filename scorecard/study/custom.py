"""Scales of other packages put to the test: on the figures they are given, as faults and never as tracebacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.engine.rules.rule import limits_of, parts
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import Flags, Floats, as_figures
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.scale.custom import Custom, MisshapenResult
from scorecard.scheme.written import exact

_NEAR = 1e-9
# Of a long column the arithmetic is tried on so many units, evenly spread.
_MOST = 200
_SHARES = (0.0, 0.5, 1.0, 1.2, -0.25)
_FIGURES = (0.0, 1.0, 2.5, 100.0, -3.0)


class Trouble(NamedTuple):
    """How a scale fails: a code of the catalogue, what is wrong, and of which figure where it is known."""

    code: str
    reason: Text
    figure: float | None = None


def customs_of(scheme: Scheme) -> tuple[tuple[Indicator, Custom], ...]:
    """The rows that a scale of another package gives points to, amendments included."""
    rows = [row for table in scheme.tables for row in table.rows]
    customs = [(row, part) for row in rows for part in row.rule.parts]
    for amendment in scheme.amendments:
        for change in amendment.changes:
            if isinstance(change.value, Rule):
                table = scheme.table(change.table)
                row = table.rows[table.index[change.indicator]]
                customs += [(row, part) for part in change.value.parts]
    return tuple(
        (replace(row, rule=part), part.scale) for row, part in customs if isinstance(part.scale, Custom)
    )


def trial(scheme: Scheme) -> tuple[Fault, ...]:
    """What is wrong with the scales of a scheme before any figure is reported: each is tried on a few."""
    faults = []
    for row, custom in customs_of(scheme):
        tried = np.array(_SHARES if row.rule.compare.pure else _FIGURES)
        faults += _faults(row, custom, tried, np.full(tried.shape, row.full))
    return tuple(faults)


def failures(board: Board) -> tuple[Fault, ...]:
    """What is wrong with scales on the figures of a board."""
    return tuple(
        fault
        for table in board.tables
        for i, row in enumerate(table.table.rows)
        for part, here in parts(row.rule, table.terms.groups)
        if isinstance(part.scale, Custom) and row.scores
        for fault in _failures(table, i, replace(row, rule=part), part.scale, here)
    )


def _failures(table: TableBoard, i: int, row: Indicator, custom: Custom, of: Flags) -> list[Fault]:
    basis = table.basis[:, i]
    here = basis.known & of
    full = table.terms.points[:, i]
    return _faults(row, custom, basis.shown[here], full.shown[here]) if here.any() else []


def _faults(row: Indicator, custom: Custom, basis: Floats, full: Floats) -> list[Fault]:
    trouble = next(troubles(custom, row.rule, basis, full), None)
    return [Fault(trouble.code, custom.span, _args(row, custom, trouble))] if trouble else []


def _args(row: Indicator, custom: Custom, trouble: Trouble) -> dict[str, Text]:
    at: Text = ""
    if trouble.figure is not None:
        compared = exact(trouble.figure) if np.isfinite(trouble.figure) else str(trouble.figure)
        at = message(" ({row}, figure compared {shown})", row=row.short, shown=compared)
    reason = message("{trouble}{place}", trouble=trouble.reason, place=at)
    return {"name": custom.name, "package": custom.origin, "reason": reason}


def troubles(custom: Custom, rule: Rule, basis: Floats, full: Floats) -> Iterator[Trouble]:
    """Every way in which a scale fails on figures, the worst first; nothing for a sound one.

    Its ends need hold only inside the limits of the rule, as nothing else counts.
    """
    points = custom.award_points(basis, full)
    if isinstance(points, Exception):
        yield _locate_failure(custom, points, basis, full)
        return
    ends = custom.ends(full)
    if isinstance(ends, Exception):
        yield _failure_trouble("bounds", ends, None)
        return
    low, high = (end.value for end in limits_of(rule, as_figures(full)))
    given, least, most = (np.clip(each, low, high) for each in (points, *ends))
    yield from _bound_troubles(given, least, most, basis)
    yield from _dependence_troubles(custom, points, basis, full)
    yield from _worked_otherwise(custom, points, basis, full)


def _locate_failure(custom: Custom, error: Exception, basis: Floats, full: Floats) -> Trouble:
    """The failure, and the first figure that brings it about alone."""
    for n in range(len(basis)):
        alone = custom.award_points(basis[n : n + 1], full[n : n + 1])
        if isinstance(alone, Exception):
            return _failure_trouble("award", alone, float(basis[n]))
    return _failure_trouble("award", error, None)


def _failure_trouble(what: str, error: Exception, figure: float | None) -> Trouble:
    told = " ".join(str(error).split())[:200]
    if isinstance(error, MisshapenResult):
        reason = message(
            "{subject} gave {parts}, and should give a numpy array with one number for each unit",
            subject=what,
            parts=told,
        )
        return Trouble("SC355", reason)
    kind = type(error).__name__
    sentence = f"{what}: {kind}: {told}" if told else f"{what}: {kind}"
    return Trouble("SC354", sentence, figure)


def _bound_troubles(points: Floats, least: Floats, most: Floats, basis: Floats) -> Iterator[Trouble]:
    """Points that are fewer or more than the scale says they can be."""
    out = np.flatnonzero((points < least - _NEAR) | (points > most + _NEAR))
    if len(out):
        n = int(out[0])
        given, ends = f"{points[n]:.6g}", f"{least[n]:.6g}…{most[n]:.6g}"
        reason = message(
            "award gave {points:# point|# points}, while bounds says {ends}", points=given, ends=ends
        )
        yield Trouble("SC355", reason, float(basis[n]))


def _dependence_troubles(custom: Custom, points: Floats, basis: Floats, full: Floats) -> Iterator[Trouble]:
    """Points that change when other units are left out: they would depend on who else was asked for."""
    for part in (slice(0, None, 2), slice(1, None, 2)):
        if not len(basis[part]):
            continue
        alone = custom.award_points(basis[part], full[part])
        if isinstance(alone, Exception) or not _same(alone, points[part]):
            reason = message(
                "the points of a unit change with the other units; award must look at one unit at a time"
            )
            yield Trouble("SC355", reason)
            return


def _same(points: Floats, other: Floats) -> bool:
    return bool(np.allclose(points, other, rtol=_NEAR, atol=_NEAR, equal_nan=True))


def _worked_otherwise(custom: Custom, points: Floats, basis: Floats, full: Floats) -> Iterator[Trouble]:
    """Arithmetic that cannot be shown, or that ends in other points than are given."""
    for n in range(0, len(basis), max(1, len(basis) // _MOST)):
        if not (np.isfinite(points[n]) and np.isfinite(basis[n])):
            continue
        lines = custom.worked_lines(float(basis[n]), float(full[n]))
        if isinstance(lines, Exception):
            yield _failure_trouble("steps", lines, float(basis[n]))
            return
        ends_in = lines[-1].result
        if not _same(np.array([ends_in]), points[n : n + 1]):
            last, given = f"{ends_in:.6g}", f"{points[n]:.6g}"
            reason = message("steps ends in {result}, award gave {points}", result=last, points=given)
            yield Trouble("SC355", reason, float(basis[n]))
            return
