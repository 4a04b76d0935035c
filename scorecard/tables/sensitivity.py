"""What `sensitivity` hands out: ranks over the draws, fragile neighbours, ranks without each item and by other choices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.base.decimals import percent, plain
from scorecard.base.message import Text, comma_list, message, plural, sense, sentences
from scorecard.engine.figures import among_of
from scorecard.model.board import TotalBoard
from scorecard.model.figure import Floats
from scorecard.study.compare.moved import some_names
from scorecard.study.sensitivity.finding import Sensitivity, fragile_units
from scorecard.study.sensitivity.method import method
from scorecard.study.sensitivity.variants import Variant
from scorecard.tables import words
from scorecard.tables.chart import Intervals, RankInterval
from scorecard.tables.ranking import inside_groups
from scorecard.tables.table import Cell, Column, Document, Table
from scorecard.tables.view import WHOLE, View

_MOST_DRAWN = 60
_MOST_PAIRS = 20
_MOST_PLACES = 30
_SURE = 0.9


def sensitivity_document(sensitivity: Sensitivity, view: View = WHOLE, illustrated: bool = False) -> Document:
    """The tables, and where there is room the chart and how often each unit took each place."""
    board, place = sensitivity.board, sensitivity.place
    drawn = (_intervals(sensitivity, view), _how_often(sensitivity, view)) if illustrated else ()
    tables = [_ranks(sensitivity, view), _pairs(sensitivity, view)]
    tables += [
        _otherwise(sensitivity, "without", message("Without one item"), words.INDICATOR, sensitivity.without),
        _otherwise(
            sensitivity, "policies", message("By other choices"), message("Choice"), sensitivity.policies
        ),
    ]
    return Document(
        titles=(
            board.scheme.title,
            message("Would the order hold? {place}, {period}", place=place.of.title, period=board.title),
        ),
        lead=(finding(sensitivity),),
        tables=tuple(table for table in tables if table is not None),
        notes=tuple(note.text for note in method(sensitivity)),
        annexes=tuple(part for part in drawn if part is not None),
    )


def finding(sensitivity: Sensitivity) -> Text:
    """The answer in a few sentences: who keeps the rank, the first, and the pair that is most fragile."""
    sure = int((sensitivity.places.at_rank >= _SURE).sum())
    texts: list[Text] = [
        plural(
            "Of {count} ranked unit {sure} keeps its rank in at least {share} of the draws.",
            "Of {count} ranked units {sure} keep their rank in at least {share} of the draws.",
            len(sensitivity.units),
            sure=str(sure),
            share=percent(_SURE),
        )
    ]
    first = np.flatnonzero(sensitivity.rank == 1)
    if len(first) == 1 and among_of(sensitivity.place) == "table":
        n = int(first[0])
        share = percent(float(sensitivity.places.at_rank[n]), 1)
        texts.append(message("{unit} stays first in {share}.", unit=_name(sensitivity, n), share=share))
    if sensitivity.fragile:
        pair = sensitivity.fragile[0]
        more = plural(
            "The order of {count} pair of neighbours is fragile, {above} before {below}: turned round in {share} of the "
            "draws; {item} decides.",
            "The order of {count} pairs of neighbours is fragile, most of all {above} before {below}: turned round in "
            "{share} of the draws; {item} decides.",
            len(sensitivity.fragile),
            above=_name(sensitivity, pair.above),
            below=_name(sensitivity, pair.below),
            share=percent(pair.share, 1),
            item=_member(sensitivity, pair.decided_by),
        )
        texts.append(more)
    else:
        texts.append(message("The order of no neighbours is fragile."))
    if isinstance(sensitivity.place, TotalBoard):
        texts.append(_weights_drawn(sensitivity))
    return sentences(texts)


def _weights_drawn(sensitivity: Sensitivity) -> Text:
    """That a total is tried under other weights of its parts alone, and how to try the items in them."""
    members = sensitivity.weighed.members
    return message(
        "Drawn were the weights of {names} alone; those of the items in them were held: to draw these, {ways}.",
        names=comma_list(list(sensitivity.names)),
        ways=comma_list([f"sensitivity -t {id}" for id in members]),
    )


def _name(sensitivity: Sensitivity, n: int) -> str:
    return sensitivity.place.units[int(sensitivity.units[n])].short


def _member(sensitivity: Sensitivity, id: str) -> Text:
    return sensitivity.names[sensitivity.weighed.members.index(id)]


def _order(sensitivity: Sensitivity, view: View) -> list[int]:
    """The ranked units that are shown, best first, by their places among the ranked ones."""
    at = {int(u): n for n, u in enumerate(sensitivity.units.tolist())}
    place = sensitivity.place
    return [at[u] for u in view.ranked_units(place) if u in at]


def _ranks(sensitivity: Sensitivity, view: View) -> Table:
    fragile, grouped = fragile_units(sensitivity.fragile), inside_groups(sensitivity.place)
    decimals = sensitivity.board.scheme.decimals.total
    columns = [
        Column("rank", words.GROUP_RANK if grouped else words.RANK, "rank", key=True),
        Column("unit", words.UNIT, key=True),
        Column("total", words.TOTAL, "number", decimals),
        Column("median", message("Median"), "rank"),
        Column("p5", message("5 %"), "rank"),
        Column("p95", message("95 %"), "rank"),
        Column("best", sense("a rank", "Best"), "rank", spare=1),
        Column("worst", sense("a rank", "Worst"), "rank", spare=1),
        Column("share_at_rank", message("As ranked"), "percent", 1),
    ]
    order = _order(sensitivity, view)
    if fragile:
        columns.append(Column("mark", words.REMARK))
    totals = sensitivity.place.total.shown
    rows: list[tuple[Cell, ...]] = []
    for n in order:
        at = sensitivity.places
        rows.append(
            (
                float(sensitivity.rank[n]),
                _name(sensitivity, n),
                float(totals[sensitivity.units[n]]),
                *(float(figures[n]) for figures in at[:5]),
                float(at.at_rank[n]),
                *([_MARK if n in fragile else ""] if fragile else []),
            )
        )
    groups = tuple(sensitivity.place.units[int(sensitivity.units[n])].group or "" for n in order)
    return Table(
        f"{sensitivity.place.of.id}.sensitivity",
        (message("Ranks over {count:# draw|# draws} of weights", count=str(sensitivity.made)),),
        tuple(columns),
        tuple(rows),
        groups=groups,
        blocks=grouped,
    )


_MARK = message("fragile")


def _how_often(sensitivity: Sensitivity, view: View) -> Table | None:
    """How often each unit took each place, where they are few enough to stand side by side."""
    often = sensitivity.often
    if often is None or len(sensitivity.units) > _MOST_PLACES:
        return None
    taken = sorted({rank for each in often for rank in each})
    columns = (
        Column("unit", words.UNIT, key=True),
        *(Column(plain(rank), plain(rank), "percent", 1, over=words.RANK) for rank in taken),
    )
    rows = tuple(
        (_name(sensitivity, n), *(often[n].get(rank, "") for rank in taken))
        for n in _order(sensitivity, view)
    )
    return Table(
        f"{sensitivity.place.of.id}.places", (message("How often each unit took each rank"),), columns, rows
    )


def _pairs(sensitivity: Sensitivity, view: View) -> Table | None:
    units = set(_order(sensitivity, view))
    pairs = [pair for pair in sensitivity.fragile if {pair.above, pair.below} & units]
    if not pairs:
        return None
    columns = (
        Column("above", sense("of two neighbours", "Above"), key=True),
        Column("below", sense("of two neighbours", "Below"), key=True),
        Column("gap", message("Apart"), "number", sensitivity.board.scheme.decimals.total),
        Column("share", message("Turned round"), "percent", 1),
        Column("decided_by", message("Decided by")),
    )
    rows = tuple(
        (
            _name(sensitivity, pair.above),
            _name(sensitivity, pair.below),
            pair.gap,
            pair.share,
            _member(sensitivity, pair.decided_by),
        )
        for pair in pairs[:_MOST_PAIRS]
    )
    title = message("Fragile order")
    notes: tuple[Text, ...] = ()
    if len(pairs) > _MOST_PAIRS:
        notes = (
            message(
                "The {shown} most fragile of {count} pairs; all of them: -f json",
                shown=str(_MOST_PAIRS),
                count=str(len(pairs)),
            ),
        )
    return Table(f"{sensitivity.place.of.id}.fragile", (title,), columns, rows, notes=notes)


def _otherwise(
    sensitivity: Sensitivity, id: str, title: Text, head: Text, variants: Sequence[Variant] | None
) -> Table | None:
    """How many ranks would be others, how far the furthest, and who would be first."""
    if not variants:
        return None
    columns = (
        Column("what", head, key=True),
        Column("moved", message("Ranks changed"), "number", 0),
        Column("furthest", message("By at most"), "number"),
        Column("who", message("Whose")),
        Column("first", sense("a rank", "First")),
    )
    rows = tuple(_variant(sensitivity, variant) for variant in variants)
    return Table(f"{sensitivity.place.of.id}.{id}", (title,), columns, rows)


def _variant(sensitivity: Sensitivity, variant: Variant) -> tuple[Cell, ...]:
    moved, by = shifts(sensitivity, variant)
    furthest = float(np.nanmax(by, initial=0.0))
    who = [_name(sensitivity, n) for n in np.flatnonzero(by == furthest).tolist()] if furthest else []
    best = [
        unit.short for unit, rank in zip(sensitivity.place.units, variant.ranks, strict=True) if rank == 1
    ]
    return (
        variant.said,
        float(moved),
        furthest,
        some_names(who) if who else "—",
        some_names(best) if best else "—",
    )


def shifts(sensitivity: Sensitivity, variant: Variant) -> tuple[int, Floats]:
    """How many of the ranked units have another rank, or none, and by how much each."""
    then = variant.ranks[sensitivity.units]
    by = np.abs(then - sensitivity.rank)
    return int((~(by == 0)).sum()), by


def _intervals(sensitivity: Sensitivity, view: View) -> Intervals | None:
    order = _order(sensitivity, view)
    if not 1 < len(order) <= _MOST_DRAWN:
        return None
    at, fragile = sensitivity.places, fragile_units(sensitivity.fragile)
    rows = tuple(
        RankInterval(
            _name(sensitivity, n),
            float(sensitivity.rank[n]),
            float(at.median[n]),
            (float(at.early[n]), float(at.late[n])),
            (float(at.best[n]), float(at.worst[n])),
            n in fragile,
        )
        for n in order
    )
    return Intervals(message("Ranks over the draws"), "", rows)
