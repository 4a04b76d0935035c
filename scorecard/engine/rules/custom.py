"""A scale of another package: its points held between the limits, and nothing it does can end a run."""

from __future__ import annotations

import numpy as np

from scorecard.engine.rules.basis import basis_of, gather
from scorecard.engine.rules.rule import Award, Column, Pool, ScoringRule, capped, limits, within
from scorecard.model.custom import Custom
from scorecard.model.figure import UNIT, Figure, Floats, blank, least, most


def award(column: Column, pool: Pool) -> Award:
    """What the scale gives for the figure compared, then the limits; 0 and full points unless others are named.

    Where the scale fails there are no points: `scorecard.study.custom` tells how it failed.
    """
    basis = capped(column, basis_of(column, pool))
    low, high = limits(column)
    return Award(basis, within(_points(column.rule.custom, basis, column.full), low, high))


def bounds(column: Column) -> tuple[Figure, Figure]:
    """The fewest and the most points: what the scale says of itself, inside the limits."""
    low, high = limits(column)
    custom = column.rule.custom
    ends = None if custom is None or custom.bounds is None else bounds_of(custom, column.full.shown)
    if ends is None or isinstance(ends, Exception):
        return low, high
    fewest, greatest = (most(least(_figure(end), high), low) for end in ends)
    return fewest, greatest


# What a scale of another package loses on its way is not known: as much as a few operations do.
_LOST = 8 * UNIT


def _figure(numbers: Floats) -> Figure:
    return Figure(numbers, _LOST * np.abs(numbers))


def _points(custom: Custom | None, basis: Figure, full: Figure) -> Figure:
    points, here = blank(basis.shape), basis.known
    # It compares numbers by itself, so it is given those that are shown.
    given = points_of(custom, basis.shown[here], full.shown[here]) if custom and here.any() else None
    if given is not None and not isinstance(given, Exception):
        points.put(here, _figure(given))
    return points


def points_of(custom: Custom, basis: Floats, full: Floats) -> Floats | Exception:
    """The points that a scale gives to units that all have a figure, or how it failed; float64[K].

    It is given copies, so that it can change nothing but what it gives back.
    """
    try:
        with np.errstate(all="ignore"):
            found = custom.award(basis.copy(), full.copy(), custom.given)
        return _column(found, basis)
    except (Exception, SystemExit) as error:
        return _failure(error)


def bounds_of(custom: Custom, full: Floats) -> tuple[Floats, Floats] | Exception:
    """The fewest and the most points by the scale itself, or how it failed; float64[U]."""
    if custom.bounds is None:
        none = np.full(full.shape, np.inf)
        return -none, none
    try:
        with np.errstate(all="ignore"):
            least, most = custom.bounds(full.copy(), custom.given)
        return _column(least, full), _column(most, full)
    except (Exception, SystemExit) as error:
        return _failure(error)


class Misshapen(Exception):
    """What a scale gave back is no column of numbers, one for each unit."""


def _failure(error: BaseException) -> Exception:
    return error if isinstance(error, Exception) else RuntimeError(f"{type(error).__name__}({error})")


def _column(found: object, like: Floats) -> Floats:
    if not isinstance(found, np.ndarray):
        raise Misshapen(type(found).__name__)
    if found.shape != like.shape or found.dtype.kind not in "fiu":
        raise Misshapen(f"{found.dtype}[{', '.join(map(str, found.shape))}]")
    return found.astype(np.float64)


RULE = ScoringRule(gather, award, bounds)
