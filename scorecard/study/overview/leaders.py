"""Who leads, and who has no rank yet, in the words of a circular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.base.decimals import decimal_text, percent, plain
from scorecard.base.message import Text, comma_list, message, plural, semicolon_list, sequence
from scorecard.engine.figures import among_of, official
from scorecard.model.board import Board, Place, TableBoard, TotalBoard
from scorecard.model.figure import Floats
from scorecard.model.status import Status
from scorecard.model.unit import position_of
from scorecard.study.compare.moved import Subject, some_names
from scorecard.study.open_ranks import open_ranks_text
from scorecard.study.overview.subjects import tables_of

_NEXT = 2
_NAMED = 5
_GROUPS = 6


def leaders(board: Board, place: Place, change: Subject | None) -> list[Text]:
    """Who is first and who comes next; group by group where ranks are inside groups."""
    rank = official(place)
    ranked = np.flatnonzero(~np.isnan(rank)).tolist()
    if not ranked:
        return [message("No unit has a rank yet.")]
    if among_of(place) == "group":
        return _group_leaders(board, place, rank, ranked)
    if len(ranked) == 1:
        return [message("{unit} alone has a rank so far.", unit=_unit_total_text(board, place, ranked[0]))]
    first, after = _first(rank, ranked), _runners_up(rank, ranked)
    lead = _lead(board, place, first, rank[first[0]], change)
    words = sequence((lead, _follow(board, place, rank, after)), "")
    sentences: list[Text] = [message("{words}.", words=words)]
    if (place.ranks.worst[first] > rank[first]).any():
        sentences.append(message("First place is not settled yet."))
    return sentences


def _first(rank: Floats, units: Sequence[int]) -> list[int]:
    best = min(rank[u] for u in units)
    return [u for u in units if rank[u] == best]


def _runners_up(rank: Floats, units: Sequence[int]) -> list[int]:
    """Those that come next, as far as third place."""
    first = set(_first(rank, units))
    later = sorted((u for u in units if u not in first), key=lambda u: (rank[u], u))
    last = rank[later[min(_NEXT, len(later)) - 1]] if later else 0.0
    after = [u for u in later if rank[u] <= last]
    return after if len(first) == 1 and len(after) <= _NAMED else []


def _lead(board: Board, place: Place, first: list[int], rank: float, change: Subject | None) -> Text:
    """Who leads; several may share a rank that is not the first (ties: last, average)."""
    if len(first) > _NAMED and rank == 1:
        return plural("{count} unit leads", "{count} units share first place", len(first))
    names: Text = comma_list(_unit_total_text(board, place, u) for u in first)
    if len(first) > _NAMED:
        names = plural("{count} unit", "{count} units", len(first))
    if len(first) > 1 and rank != 1:
        return message("{units} lead, each with rank {rank}", units=names, rank=plain(rank))
    if len(first) > 1:
        return message("{units} share first place", units=names)
    return (
        message("{unit} still leads") if _was_sole_leader(change, first[0]) else message("{unit} leads")
    ).fill(unit=names)


def _was_sole_leader(change: Subject | None, u: int) -> bool:
    """Whether it was first before, alone."""
    if change is None or np.isnan(change.ranking.total.change[u]):
        return False
    return bool(change.ranking.rank.then[u] == 1 and (official(change.then) == 1).sum() == 1)


def _follow(board: Board, place: Place, rank: Floats, after: list[int]) -> Text:
    if not after:
        return ""
    names = comma_list(
        message("{unit} (rank {rank})", unit=_unit_total_text(board, place, u), rank=plain(rank[u]))
        for u in after
    )
    return message("; next come {names}", names=names)


def _group_leaders(board: Board, place: Place, rank: Floats, ranked: list[int]) -> list[Text]:
    """The first of each group."""
    groups = list(dict.fromkeys(unit.group for unit in place.units if unit.group))
    if len(groups) > _GROUPS:
        return [message("Units are ranked inside {count} groups.", count=len(groups))]
    group_texts, all_first = [], True
    for group in groups:
        inside = [u for u in ranked if place.units[u].group == group]
        if inside:
            first = _first(rank, inside)[:_NAMED]
            names: Text = comma_list(_unit_total_text(board, place, u) for u in first)
            if rank[first[0]] != 1:
                all_first = False
                names = message("{units}, each with rank {rank}", units=names, rank=plain(rank[first[0]]))
            group_texts.append(message("{group}: {names}", group=group, names=names))
    joint = semicolon_list(group_texts)
    if all_first:
        return [message("First in their groups are {names}.", names=joint)]
    return [message("Leading their groups are {names}.", names=joint)]


def _unit_total_text(board: Board, place: Place, u: int) -> Text:
    """A unit with what its rank is formed on: its total, or its share of the points that it could have."""
    if place.of.ranking.by == "share":
        share = percent(float((place.total / place.full_total).shown[u]), board.scheme.decimals.total)
        return message("{unit} with {share} of its points", unit=place.units[u].short, share=share)
    total = decimal_text(place.total.shown[u], board.scheme.decimals.total)
    return message("{unit} with {total:# point|# points}", unit=place.units[u].short, total=total)


def unranked_sentences(board: Board, place: Place) -> Iterator[Text]:
    """Who has no rank, for want of what, and which one it may still get."""
    rank, lacks = official(place), totals_open(place)
    open_ = [u for u in range(len(place.units)) if np.isnan(rank[u]) and lacks[u] and place.units[u].assessed]
    if len(open_) == 1:
        yield _open(board, place, open_[0])
    elif open_:
        names = some_names([place.units[u].short for u in open_])
        yield message("Not ranked for want of figures: {names}.", names=names)
    others = [
        u for u in range(len(place.units)) if np.isnan(rank[u]) and not lacks[u] and place.units[u].assessed
    ]
    if others and len(others) < len(place.units):
        names = some_names([place.units[u].short for u in others])
        yield message("Not ranked: {names}; the notes say why.", names=names)


def totals_open(place: Place) -> list[bool]:
    """Whether a unit's total is open for want of figures."""
    if isinstance(place, TotalBoard):
        return [status == Status.MISSING for status in place.status.tolist()]
    return [bool(part) for part in place.partial]


def _open(board: Board, place: Place, u: int) -> Text:
    unit, names = place.units[u], wanting_text(board, place, u, _NEXT + 1)
    ranks = open_ranks_text(place, u, "")
    if not names:
        return message("{unit} is not ranked; the notes say why.", unit=unit.short)
    sentence = message("{unit} lacks {what} and is not ranked", unit=unit.short, what=names)
    if ranks:
        sentence = message("{words}; once complete {ranks}", words=sentence, ranks=ranks)
    return message("{words}.", words=sentence)


def wanting_text(board: Board, place: Place, u: int, most: int = 1) -> Text:
    """What a unit's total lacks: so many rows by name, more by their number; "" where it lacks none."""
    unit = place.units[u].id
    rows = [row for table in tables_of(board, place) for row in _rows_lacking(table, unit)]
    return comma_list(rows) if len(rows) <= most else plural("{count} figure", "{count} figures", len(rows))


def _rows_lacking(table: TableBoard, unit: str) -> list[Text]:
    at = position_of(unit, table.units)
    if at is None:
        return []
    rows: list[Text] = []
    for i in np.flatnonzero(table.lacking[at]).tolist():
        row, status = table.table.rows[i], table.observations.status_of(at, i)
        pending = status == Status.PENDING
        rows.append(message("{row} ({status})", row=row.short, status=status.text) if pending else row.short)
    return rows
