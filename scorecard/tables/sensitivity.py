"""What `sensitivity` hands out: ranks over the draws, fragile neighbours, ranks without each item and by other choices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scorecard.base.decimals import fixed, percent, plain
from scorecard.base.message import Lang, Text, message, plural, say, sense, sentences
from scorecard.engine.figures import among_of, official
from scorecard.model.board import TableBoard
from scorecard.model.figure import Floats
from scorecard.study.overview.leaders import some_names
from scorecard.study.sensitivity.finding import Sensitivity, fragile_units
from scorecard.study.sensitivity.method import method
from scorecard.study.sensitivity.variants import Variant
from scorecard.tables import words
from scorecard.tables.chart import Interval, Intervals
from scorecard.tables.ranking import inside_groups
from scorecard.tables.record import Json, number
from scorecard.tables.table import Cell, Column, Document, Table
from scorecard.tables.view import WHOLE, View

_MOST_DRAWN = 60
_MOST_PAIRS = 20
_MOST_PLACES = 30
_SURE = 0.9


def sensitivity_document(found: Sensitivity, view: View = WHOLE, illustrated: bool = False) -> Document:
    """The tables, and where there is room the chart and how often each unit took each place."""
    board, place = found.board, found.place
    drawn = (_intervals(found, view), _how_often(found, view)) if illustrated else ()
    tables = [_ranks(found, view), _pairs(found, view)]
    tables += [
        _otherwise(found, "without", message("Without one item"), words.INDICATOR, found.without),
        _otherwise(found, "policies", message("By other choices"), message("Choice"), found.policies),
    ]
    return Document(
        titles=(
            board.scheme.title,
            message(
                "Would the order hold? {place}, {period}", place=place.of.title, period=board.period.title
            ),
        ),
        lead=(finding(found),),
        tables=tuple(table for table in tables if table is not None),
        notes=tuple(note.text for note in method(found)),
        annexes=tuple(part for part in drawn if part is not None),
    )


def finding(found: Sensitivity) -> Text:
    """The answer in a few sentences: who keeps the rank, the first, and the pair that is most fragile."""
    sure = int((found.places.at_rank >= _SURE).sum())
    texts = [
        plural(
            "Of {count} ranked unit {sure} keeps its rank in at least {share} of the draws.",
            "Of {count} ranked units {sure} keep their rank in at least {share} of the draws.",
            len(found.units),
            sure=str(sure),
            share=percent(_SURE),
        )
    ]
    first = np.flatnonzero(found.rank == 1)
    if len(first) == 1 and among_of(found.place) == "table":
        n = int(first[0])
        share = percent(float(found.places.at_rank[n]), 1)
        texts.append(message("{unit} stays first in {share}.", unit=_name(found, n), share=share))
    if found.fragile:
        pair = found.fragile[0]
        more = plural(
            "The order of {count} pair of neighbours is fragile, {above} before {below}: turned round in {share} of the "
            "draws; {item} decides.",
            "The order of {count} pairs of neighbours is fragile, most of all {above} before {below}: turned round in "
            "{share} of the draws; {item} decides.",
            len(found.fragile),
            above=_name(found, pair.above),
            below=_name(found, pair.below),
            share=percent(pair.share, 1),
            item=_member(found, pair.decided_by),
        )
        texts.append(more)
    else:
        texts.append(message("The order of no neighbours is fragile."))
    return sentences(texts)


def _name(found: Sensitivity, n: int) -> str:
    return found.place.units[int(found.units[n])].short


def _member(found: Sensitivity, id: str) -> Text:
    return found.names[found.weighed.members.index(id)]


def _order(found: Sensitivity, view: View) -> list[int]:
    """The ranked units that are shown, best first, by their places among the ranked ones."""
    at = {int(u): n for n, u in enumerate(found.units.tolist())}
    place = found.place
    return [at[u] for u in view.order(place.units, official(place), inside_groups(place)) if u in at]


def _ranks(found: Sensitivity, view: View) -> Table:
    fragile, grouped = fragile_units(found.fragile), inside_groups(found.place)
    decimals = found.board.scheme.decimals.total
    columns = (
        Column("rank", words.GROUP_RANK if grouped else words.RANK, "rank", key=True),
        Column("unit", words.UNIT, key=True),
        Column("total", words.TOTAL, "number", decimals),
        Column("median", message("Median"), "rank"),
        Column("p5", message("5 %"), "rank"),
        Column("p95", message("95 %"), "rank"),
        Column("best", sense("a rank", "Best"), "rank", spare=1),
        Column("worst", sense("a rank", "Worst"), "rank", spare=1),
        Column("share_at_rank", message("As ranked"), "percent", 1),
        Column("mark", words.REMARK),
    )
    order = _order(found, view)
    totals = found.place.total.shown
    rows = []
    for n in order:
        at = found.places
        rows.append(
            (
                float(found.rank[n]),
                _name(found, n),
                float(totals[found.units[n]]),
                *(float(figures[n]) for figures in at[:5]),
                float(at.at_rank[n]),
                _MARK if n in fragile else "",
            )
        )
    groups = tuple(found.place.units[int(found.units[n])].group or "" for n in order)
    return Table(
        f"{found.place.of.id}.sensitivity",
        (message("Ranks over {count:# draw|# draws} of weights", count=str(found.made)),),
        columns,
        tuple(rows),
        groups=groups,
        blocks=grouped,
    )


_MARK = message("fragile")


def _how_often(found: Sensitivity, view: View) -> Table | None:
    """How often each unit took each place, where they are few enough to stand side by side."""
    often = found.often
    if often is None or len(found.units) > _MOST_PLACES:
        return None
    taken = sorted({rank for each in often for rank in each})
    columns = (
        Column("unit", words.UNIT, key=True),
        *(Column(plain(rank), plain(rank), "percent", 1, over=words.RANK) for rank in taken),
    )
    rows = tuple((_name(found, n), *(often[n].get(rank, "") for rank in taken)) for n in _order(found, view))
    return Table(
        f"{found.place.of.id}.places", (message("How often each unit took each rank"),), columns, rows
    )


def _pairs(found: Sensitivity, view: View) -> Table | None:
    units = set(_order(found, view))
    pairs = [pair for pair in found.fragile if {pair.above, pair.below} & units]
    if not pairs:
        return None
    columns = (
        Column("above", sense("of two neighbours", "Above"), key=True),
        Column("below", sense("of two neighbours", "Below"), key=True),
        Column("gap", message("Apart"), "number", found.board.scheme.decimals.total),
        Column("share", message("Turned round"), "percent", 1),
        Column("decided_by", message("Decided by")),
    )
    rows = tuple(
        (
            _name(found, pair.above),
            _name(found, pair.below),
            pair.gap,
            pair.share,
            _member(found, pair.decided_by),
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
    return Table(f"{found.place.of.id}.fragile", (title,), columns, rows, notes=notes)


def _otherwise(
    found: Sensitivity, id: str, title: Text, head: Text, variants: Sequence[Variant] | None
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
    rows = tuple(_variant(found, variant) for variant in variants)
    return Table(f"{found.place.of.id}.{id}", (title,), columns, rows)


def _variant(found: Sensitivity, variant: Variant) -> tuple[Cell, ...]:
    moved, by = shifts(found, variant)
    furthest = float(np.nanmax(by, initial=0.0))
    who = [_name(found, n) for n in np.flatnonzero(by == furthest).tolist()] if furthest else []
    best = [unit.short for unit, rank in zip(found.place.units, variant.ranks, strict=True) if rank == 1]
    return (
        variant.said,
        float(moved),
        furthest,
        some_names(who) if who else "—",
        some_names(best) if best else "—",
    )


def shifts(found: Sensitivity, variant: Variant) -> tuple[int, Floats]:
    """How many of the ranked units have another rank, or none, and by how much each."""
    then = variant.ranks[found.units]
    by = np.abs(then - found.rank)
    return int((~(by == 0)).sum()), by


def _intervals(found: Sensitivity, view: View) -> Intervals | None:
    order = _order(found, view)
    if not 1 < len(order) <= _MOST_DRAWN:
        return None
    at, fragile = found.places, fragile_units(found.fragile)
    rows = tuple(
        Interval(
            _name(found, n),
            float(found.rank[n]),
            float(at.median[n]),
            (float(at.early[n]), float(at.late[n])),
            (float(at.best[n]), float(at.worst[n])),
            n in fragile,
        )
        for n in order
    )
    return Intervals(message("Ranks over the draws"), "", rows)


def sensitivity_record(found: Sensitivity, lang: Lang) -> Json:
    """Everything that was found as plain data."""
    board, place = found.board, found.place
    around = found.asked.around
    units = [place.units[int(u)] for u in found.units.tolist()]
    return {
        "period": board.period.label(board.scheme.frequency),
        "place": {
            "id": place.of.id,
            "kind": "table" if isinstance(place, TableBoard) else "total",
            "title": place.of.title,
        },
        "seed": found.asked.seed,
        "draws": found.made,
        "asked": found.asked.draws,
        "rescored": found.rescored,
        "around": {around.word: number(around.far)},
        "weights": {
            id: number(w) for id, w in zip(found.weighed.members, found.weighed.weights, strict=True)
        },
        "finding": say(finding(found), lang),
        "rows": _rows(found),
        "threshold": found.threshold,
        "fragile": [
            {
                "above": units[pair.above].id,
                "below": units[pair.below].id,
                "gap": number(pair.gap),
                "share": number(pair.share),
                "decided_by": pair.decided_by,
            }
            for pair in found.fragile
        ],
        "without": _variants(found, found.without, lang),
        "policies": _variants(found, found.policies, lang),
        "notes": [{"code": note.code, "text": say(note.text, lang)} for note in method(found)],
    }


def _rows(found: Sensitivity) -> list[Json]:
    """All units of the place, in the scheme's order; null where one is not ranked."""
    place, at = found.place, {int(u): n for n, u in enumerate(found.units.tolist())}
    fragile = fragile_units(found.fragile)
    totals, rank, rows = place.total.shown, official(place), []
    for u, unit in enumerate(place.units):
        n = at.get(u)
        figures = dict.fromkeys(("median", "p5", "p95", "best", "worst", "share_at_rank"))
        if n is not None:
            figures = {key: number(column[n]) for key, column in zip(figures, _in_order(found), strict=True)}
        total = number(totals[u])
        often = None if n is None or found.often is None else found.often[n]
        rows.append(
            {
                "unit": unit.id,
                "name": unit.name,
                "group": unit.group,
                "rank": number(rank[u]),
                "total": total,
                "printed": None if total is None else fixed(total, found.board.scheme.decimals.total),
                **figures,
                "fragile": None if n is None else n in fragile,
                "places": None
                if often is None
                else [{"rank": number(r), "share": number(s)} for r, s in often.items()],
            }
        )
    return rows


def _in_order(found: Sensitivity) -> tuple[Floats, ...]:
    at = found.places
    return at.median, at.early, at.late, at.best, at.worst, at.at_rank


def _variants(found: Sensitivity, variants: Sequence[Variant] | None, lang: Lang) -> list[Json] | None:
    if variants is None:
        return None
    return [
        {
            "id": variant.id,
            "name": say(variant.said, lang),
            "table": variant.table or None,
            "moved": shifts(found, variant)[0],
            "ranks": {
                unit.id: number(rank)
                for unit, rank in zip(found.place.units, variant.ranks.tolist(), strict=True)
            },
        }
        for variant in variants
    ]
