"""The other units of a column: who is compared with whom, and what is made of their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from scorecard.base.message import message
from scorecard.base.records import dataclass
from scorecard.model.external_figure import ExternalFigure
from scorecard.model.figure import Figure, Flags, Floats, as_figures, where
from scorecard.scheme.field import scheme_field
from scorecard.scheme.words import AMONG

Among = Literal["table", "group"]


class UnitColumn(Protocol):
    """A row over all units, as its comparison sees it."""

    @property
    def value(self) -> Figure:
        """float64[U], the actual."""

    @property
    def rate(self) -> Figure:
        """float64[U], how far the target is reached; may be infinite."""

    @property
    def target(self) -> Figure | None:
        """float64[U], the number that a difference is taken from."""

    @property
    def ranged(self) -> Flags:
        """bool[U], whether that is one of the numbers of a range."""

    @property
    def direction(self) -> str:
        """Which way is better."""

    @property
    def reverse(self) -> str:
        """How a rate is turned where lower is better."""

    @property
    def ties(self) -> str:
        """How units with equal figures share places."""

    @property
    def compared(self) -> Flags:
        """bool[U], the units that others are compared with."""

    @property
    def groups(self) -> tuple[str, ...]:
        """By unit, its group."""

    @property
    def ids(self) -> tuple[str, ...]:
        """By unit, its id."""

    @property
    def names(self) -> tuple[str, ...]:
        """By unit, its name."""

    @property
    def own(self) -> Figure | None:
        """float64[U], under which value each unit stands among those gathered, where that may be another."""

    def outside(self, named: ExternalFigure) -> Figure:
        """A figure from outside the column; NaN where it is not at hand."""

    def places(self, keys: Floats, order: Floats, own: Floats | None) -> Floats:
        """The place of each key among sorted keys, the smallest first; its own entry left out where it is given."""


@dataclass(frozen=True, eq=False)
class Pool:
    """What a rule needs of the whole column.

    others : by group (one for the whole table), the figures compared with
    named : by id, the value of each unit that the rule names
    """

    others: Mapping[str, Figure]
    named: Mapping[str, Figure]


def units_compared() -> Any:
    """The field of a comparison that says which units are compared with each other."""
    return scheme_field(AMONG, "范围", message("which units are compared"), default="table")


def groups_of(column: UnitColumn, among: Among) -> NDArray[np.object_]:
    """The group each unit is compared in; one and the same for all where the whole table is."""
    within = column.groups if among == "group" else ("",) * len(column.value)
    return np.array(within, dtype=object)


def comparison_pool(column: UnitColumn, among: Among, named: Sequence[str] = ()) -> Pool:
    """The figures of a column, by the groups that are compared in; named : the ids of units that a rule names."""
    figures, of = column.value, groups_of(column, among)
    known = column.compared & figures.known
    # Where groups count, a unit without one is compared with nobody.
    groups = [group for group in sorted(set(of)) if group or among == "table"]
    others = {group: figures[known & (of == group)] for group in groups}
    return Pool(others, {id: figures[column.ids.index(id)] for id in named if id in column.ids})


def rivals(column: UnitColumn, among: Among, u: int) -> list[int]:
    """The units that one is compared with, itself among them; nobody where groups count and it has none."""
    of = groups_of(column, among)
    if among == "group" and not of[u]:
        return []
    units: list[int] = np.flatnonzero(column.compared & column.value.known & (of == of[u])).tolist()
    return units


def statistic(kind: str, others: Figure, own: Figure, direction: str) -> Figure:
    """Mean, median, best or worst of figures, without each one's own (NaN: all count).

    >>> others, own = as_figures([20.0, 60.0, 10.0]), as_figures([60.0, np.nan])
    >>> [statistic(kind, others, own, "higher").shown.tolist() for kind in ("mean", "median", "best")]
    [[15.0, 30.0], [15.0, 20.0], [20.0, 60.0]]
    """
    inside = own.known
    left = len(others) - inside.astype(np.int64)
    enough = left > 0
    if kind == "mean":
        return (others.sum() - own.filled(0.0)) / where(enough, left.astype(np.float64), np.nan)
    order = others[np.argsort(others.value, kind="stable")]
    # The place at which each one's own figure stands; beyond all where it does not.
    gap = np.where(inside, np.searchsorted(order.value, own.value), len(order))

    def nth(place: NDArray[np.int64]) -> Figure:
        at = np.clip(place + (place >= gap), 0, max(len(order) - 1, 0))
        return where(enough, order[at], np.nan) if len(order) else as_figures(np.full(own.shape, np.nan))

    if kind == "median":
        return (nth((left - 1) // 2) + nth(left // 2)) / 2
    largest = (kind == "best") == (direction == "higher")
    return nth(left - 1 if largest else np.zeros_like(left))
