"""The ranks as they would be otherwise: without one indicator, and by other choices than those of the scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from scorecard.base.message import Text, message
from scorecard.engine.figures import official
from scorecard.engine.run import reweigh_board, score
from scorecard.engine.weighing import member_id, members_of
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.branch import Branch
from scorecard.model.figure import Floats
from scorecard.model.figure.rounding import RoundingMode
from scorecard.model.indicator import Indicator
from scorecard.model.policy import Policy, UnscoredPolicies
from scorecard.model.ranking import Ranking, RankOn, Ties
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.scheme.amount import WHOLE, Amount
from scorecard.scheme.words import TIES


class Variant(NamedTuple):
    """One way in which it might be otherwise.

    id, said : what it is; an indicator left out is in a `table`
    ranks : float64[U], the official ranks then, NaN where there is none; those of the place, in its order of units
    """

    id: str
    said: Text
    table: str
    ranks: Floats


Change = Callable[[Scheme], Scheme]


def ranks_on(board: Board, place: Place) -> Floats:
    """float64[U], the official ranks of the same place on another board."""
    there = board.part(place.of.id)
    at = {unit.id: float(rank) for unit, rank in zip(there.units, official(there).tolist(), strict=True)}
    return np.array([at.get(unit.id, np.nan) for unit in place.units])


def name_of(table: TableBoard, id: str) -> Text:
    """What a row or heading of a table is called."""
    return table.table.row(id).short


def leave_one_out(board: Board, place: Place, tables: tuple[TableBoard, ...]) -> Iterator[Variant]:
    """The ranks without one numbered indicator of its tables after another."""
    for table in tables:
        members = [m for m in members_of(table) if _weighs(table, m)]
        for member in members if len(members) > 1 or len(tables) > 1 else ():
            factors = np.ones(len(table.table.rows))
            factors[list(member.leaves) if not isinstance(member, int) else [member]] = 0.0
            id = member_id(table, member)
            after = reweigh_board(board, {table.table.id: factors})
            yield Variant(id, name_of(table, id), table.table.id, ranks_on(after, place))


def _weighs(table: TableBoard, member: object) -> bool:
    leaves = [member] if isinstance(member, int) else list(getattr(member, "leaves", ()))
    return bool((table.full.value[:, leaves] > 0).any())


def other_policies(board: Board, place: Place) -> Iterator[Variant]:
    """The ranks by every other choice that is cheap to make, each scored anew by the changed scheme."""
    for id, words, change in _changes(board, place):
        after = score(change(board.scheme), board.ledger, board.period, 0, board.years)
        yield Variant(id, words, "", ranks_on(after, place))


def _changes(board: Board, place: Place) -> Iterator[tuple[str, Text, Change]]:
    yield from _ranked_otherwise(place)
    yield from _rounded_otherwise(board.scheme)
    yield from _unscored_otherwise(board)
    if isinstance(place, TotalBoard) and place.total_of.weights and place.total_of.combine == "sum":
        yield (
            "combine.geometric",
            message("the geometric mean of the tables' shares instead of their sum"),
            lambda scheme: _totals(scheme, place.total_of.id),
        )


def _totals(scheme: Scheme, id: str) -> Scheme:
    totals = (replace(total, combine="geometric") if total.id == id else total for total in scheme.totals)
    return replace(scheme, totals=tuple(totals))


def _ranked_otherwise(place: Place) -> Iterator[tuple[str, Text, Change]]:
    """Ranks on the other figure, and other ties."""
    ranking = place.of.ranking
    other: RankOn = "exact" if ranking.rank_on == "printed" else "printed"
    on = {"exact": message("ranks by the exact total"), "printed": message("ranks by the total as printed")}
    yield (
        f"rank_on.{other}",
        on[other],
        lambda scheme: _every_ranking(scheme, lambda one: replace(one, rank_on=other)),
    )
    ties: tuple[Ties, ...] = ("competition", "last", "dense", "average", "ordinal")
    for kind in ties:
        if kind != ranking.ties:
            sentence = message("equal totals: {how}", how=TIES.choices[kind])
            yield f"ties.{kind}", sentence, _change_ties(kind)


def _change_ties(kind: Ties) -> Change:
    return lambda scheme: _every_ranking(scheme, lambda ranking: replace(ranking, ties=kind))


def _every_ranking(scheme: Scheme, change: Callable[[Ranking], Ranking]) -> Scheme:
    return replace(
        scheme,
        ranking=change(scheme.ranking),
        tables=tuple(replace(table, ranking=change(table.ranking)) for table in scheme.tables),
        totals=tuple(replace(total, ranking=change(total.ranking)) for total in scheme.totals),
    )


def _rounded_otherwise(scheme: Scheme) -> Iterator[tuple[str, Text, Change]]:
    """Points of rows rounded, or no longer rounded, and totals printed to fewer and more decimals."""
    for places in (None, 2, 1):
        if places != scheme.rounding.points:
            sentence: Text = message("points of rows are not rounded")
            if places is not None:
                sentence = message(
                    "points of rows are rounded to {places:# decimal|# decimals}", places=places
                )
            yield f"points.{places if places is not None else 'exact'}", sentence, _points_to(places)
    for places in (1, 2, 3):
        if places != scheme.decimals.total and scheme.ranking.rank_on == "printed":
            sentence = message("totals are printed with {places:# decimal|# decimals}", places=places)
            yield f"total.{places}", sentence, _total_to(places)
    if scheme.rounding.mode == "half_up" and any(
        getattr(scheme.rounding, level) is not None for level in _LEVELS
    ):
        yield "mode.half_down", message("where figures are rounded, halves go down"), _halves_down


_LEVELS = ("completion", "points", "headings", "total", "overall")
"""What a scheme may round for real; how it is rounded for print is not its choice."""


def _halves_down(scheme: Scheme) -> Scheme:
    def round_half_down(branch: Branch) -> Branch:
        rounded: tuple[int, RoundingMode] | None = branch.rounded and (branch.rounded[0], "half_down")
        return replace(branch, rounded=rounded)

    tables = tuple(
        replace(table, tree=table.tree.change_branches(round_half_down)) for table in scheme.tables
    )
    return replace(scheme, tables=tables, rounding=replace(scheme.rounding, mode="half_down"))


def _points_to(places: int | None) -> Change:
    return lambda scheme: replace(scheme, rounding=replace(scheme.rounding, points=places))


def _total_to(places: int) -> Change:
    return lambda scheme: replace(scheme, decimals=replace(scheme.decimals, total=places))


_INSTEAD: Mapping[str, Policy] = {
    "0": Policy("amount", Amount(0.0)),
    "full": Policy("amount", WHOLE),
    "redistribute": Policy("redistribute"),
    "leave_out": Policy("leave_out"),
    "mean": Policy("mean"),
}
_LACKING = {
    "0": message("what is missing or pending counts 0"),
    "full": message("what is missing or pending counts its full points"),
}
_NOT_FOR_ALL = {
    "redistribute": message("points of what does not apply go to its siblings"),
    "leave_out": message("what does not apply is left out, with its full points"),
    "0": message("what does not apply counts 0"),
    "full": message("what does not apply counts its full points"),
    "mean": message("what does not apply counts the mean of the other units"),
}


def _unscored_otherwise(board: Board) -> Iterator[tuple[str, Text, Change]]:
    """What is missing at worst and at best, and what does not apply in every other way; where there is any."""
    if any(table.lacking.any() for table in board.tables):
        for how, words in _LACKING.items():
            policy = _INSTEAD[how]
            yield f"missing.{how}", words, _every_row(_lacks(policy))
    if _does_not_apply(board):
        declared = {
            str(row.unscored.not_applicable)
            for table in board.scheme.tables
            for row in table.rows
            if row.scores
        }
        for how, words in _NOT_FOR_ALL.items():
            if declared != {str(_INSTEAD[how])}:
                yield f"not_applicable.{how}", words, _every_row(_applies(_INSTEAD[how]))


def _does_not_apply(board: Board) -> bool:
    """Whether any row with points is not for a unit."""
    return any(
        ((table.observations.status == Status.NOT_APPLICABLE) & (table.terms.points.value > 0)).any()
        for table in board.tables
        if not table.table.inputs
    )


def _lacks(policy: Policy) -> Callable[[UnscoredPolicies], UnscoredPolicies]:
    return lambda unscored: replace(unscored, missing=policy, pending=policy, heading=Policy("by_row"))


def _applies(policy: Policy) -> Callable[[UnscoredPolicies], UnscoredPolicies]:
    return lambda unscored: replace(unscored, not_applicable=policy)


def _every_row(change: Callable[[UnscoredPolicies], UnscoredPolicies]) -> Change:
    def change_row(row: Indicator) -> Indicator:
        return replace(row, unscored=change(row.unscored))

    def whole(scheme: Scheme) -> Scheme:
        tables = (replace(t, indicators=tuple(map(change_row, t.indicators))) for t in scheme.tables)
        return replace(scheme, tables=tuple(tables))

    return whole
