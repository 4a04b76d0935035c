"""How firm an order is, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Lang, say
from scorecard.engine.figures import official
from scorecard.model.board import TableBoard
from scorecard.model.figure import Floats
from scorecard.study.sensitivity.finding import Sensitivity, fragile_units
from scorecard.study.sensitivity.method import method
from scorecard.study.sensitivity.variants import Variant
from scorecard.tables.record_cells import Json, notes_record, number
from scorecard.tables.sensitivity import finding, shifts


def sensitivity_record(sensitivity: Sensitivity, lang: Lang) -> Json:
    """Everything that was found as plain data."""
    board, place = sensitivity.board, sensitivity.place
    around = sensitivity.asked.around
    units = [place.units[int(u)] for u in sensitivity.units.tolist()]
    return {
        "period": board.label,
        "place": {
            "id": place.of.id,
            "kind": "table" if isinstance(place, TableBoard) else "total",
            "title": place.of.title,
        },
        "seed": sensitivity.asked.seed,
        "draws": sensitivity.made,
        "asked": sensitivity.asked.draws,
        "rescored": sensitivity.rescored,
        "around": {around.word: number(around.far)},
        "weights": {
            id: number(w)
            for id, w in zip(sensitivity.weighed.members, sensitivity.weighed.weights, strict=True)
        },
        "finding": say(finding(sensitivity), lang),
        "rows": _rows(sensitivity),
        "threshold": sensitivity.threshold,
        "fragile": [
            {
                "above": units[pair.above].id,
                "below": units[pair.below].id,
                "gap": number(pair.gap),
                "share": number(pair.share),
                "decided_by": pair.decided_by,
            }
            for pair in sensitivity.fragile
        ],
        "without": _variants(sensitivity, sensitivity.without, lang),
        "policies": _variants(sensitivity, sensitivity.policies, lang),
        "notes": notes_record(method(sensitivity), lang),
    }


def _rows(sensitivity: Sensitivity) -> list[Json]:
    """All units of the place, in the scheme's order; null where one is not ranked."""
    place, at = sensitivity.place, {int(u): n for n, u in enumerate(sensitivity.units.tolist())}
    fragile = fragile_units(sensitivity.fragile)
    totals, rank, rows = place.total.shown, official(place), []
    for u, unit in enumerate(place.units):
        n = at.get(u)
        figures = dict.fromkeys(("median", "p5", "p95", "best", "worst", "share_at_rank"))
        if n is not None:
            figures = {
                key: number(column[n])
                for key, column in zip(figures, _rank_summary(sensitivity), strict=True)
            }
        total = number(totals[u])
        often = None if n is None or sensitivity.often is None else sensitivity.often[n]
        rows.append(
            {
                "unit": unit.id,
                "name": unit.name,
                "group": unit.group,
                "rank": number(rank[u]),
                "total": total,
                "printed": None
                if total is None
                else decimal_text(total, sensitivity.board.scheme.decimals.total),
                **figures,
                "fragile": None if n is None else n in fragile,
                "places": None
                if often is None
                else [{"rank": number(r), "share": number(s)} for r, s in often.items()],
            }
        )
    return rows


def _rank_summary(sensitivity: Sensitivity) -> tuple[Floats, ...]:
    at = sensitivity.places
    return at.median, at.early, at.late, at.best, at.worst, at.at_rank


def _variants(sensitivity: Sensitivity, variants: Sequence[Variant] | None, lang: Lang) -> list[Json] | None:
    if variants is None:
        return None
    return [
        {
            "id": variant.id,
            "name": say(variant.said, lang),
            "table": variant.table or None,
            "moved": shifts(sensitivity, variant)[0],
            "ranks": {
                unit.id: number(rank)
                for unit, rank in zip(sensitivity.place.units, variant.ranks.tolist(), strict=True)
            },
        }
        for variant in variants
    ]
