"""A comparison as plain data: the shape of the JSON of `diff`."""

from __future__ import annotations

from scorecard.base.message import Lang, say
from scorecard.engine.lineage import Lineage
from scorecard.model.figure import Floats, as_figures
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.changes import (
    BoardComparison,
    FigureChange,
    RankChange,
    TableChange,
    TotalChange,
)
from scorecard.study.compare.frame import group_then, row_reason
from scorecard.study.compare.headline import headline
from scorecard.study.compare.reasons import Reason, reason_text
from scorecard.study.compare.scheme import differences, method
from scorecard.study.notes import Note
from scorecard.study.plain import scheme_hash
from scorecard.tables.record_cells import Json, notes_record, number


def delta_record(comparison: BoardComparison, lang: Lang, standing: tuple[Note, ...] = ()) -> Json:
    """Everything of a comparison, figures unrounded, null with a reason where there is nothing to compare."""
    now, then = comparison.periods
    notes = (*standing, *differences(comparison), *method(comparison))
    return {
        "period": now,
        "against": then,
        "flows": "cumulative" if comparison.spans is None else "period",
        "schemes": {
            "now": scheme_hash(comparison.now.scheme, comparison.now.period),
            "then": scheme_hash(comparison.then.scheme, comparison.then.period),
        },
        "headline": say(headline(comparison), lang),
        "tables": [_table(comparison, table, lang) for table in comparison.tables],
        "totals": [_total(comparison, total, lang) for total in comparison.totals],
        "notes": notes_record(notes, lang),
    }


def _table(comparison: BoardComparison, table: TableChange, lang: Lang) -> Json:
    laid = table.frame
    reasons = list(map(row_reason, laid.rows_now, laid.rows_then))
    rows = []
    for u in range(len(table.ranking.units)):
        row = _rank_record(comparison, table.ranking, u, lang)
        row["cells"] = {
            row_frame.id: _cell(comparison, table, u, i, lang) for i, row_frame in enumerate(laid.rows)
        }
        rows.append(row)
    return {
        "id": table.id,
        "title": laid.now.table.title,
        "came": {
            "units": _came(table.ranking),
            "indicators": [r.id for r, why in zip(laid.rows, reasons, strict=True) if why == Reason.ROW_CAME],
        },
        "went": {
            "units": [unit.id for unit in table.ranking.went],
            "indicators": [r.id for r, why in zip(laid.rows, reasons, strict=True) if why == Reason.ROW_WENT],
        },
        "rows": rows,
    }


def _total(comparison: BoardComparison, total: TotalChange, lang: Lang) -> Json:
    weights = {"now": total.now.total_of.weights, "then": total.then.total_of.weights}
    return {
        "id": total.id,
        "title": total.now.total_of.title,
        "weights": {side: {id: number(float(w)) for id, w in of.items()} for side, of in weights.items()},
        "came": {"units": _came(total.ranking)},
        "went": {"units": [unit.id for unit in total.ranking.went]},
        "rows": [_rank_record(comparison, total.ranking, u, lang) for u in range(len(total.ranking.units))],
    }


def _came(ranking: RankChange) -> list[str]:
    """The ids of the units that came."""
    return [unit.id for unit, link in zip(ranking.units, ranking.links, strict=True) if link.kind == "came"]


def _rank_record(comparison: BoardComparison, ranking: RankChange, u: int, lang: Lang) -> Json:
    unit, reason = ranking.units[u], Reason(int(ranking.reason[u]))
    return {
        "unit": unit.id,
        "name": unit.name,
        "group": unit.group,
        "group_then": group_then(ranking.links[u]),
        "was": [old.id for old in ranking.links[u].then],
        "total": _change(ranking.total, u),
        "rank": _change(ranking.rank, u),
        "because": _because(ranking.because[u].shown),
        "passed": [passer.id for passer in ranking.passing.passed(u)],
        "passed_by": [passer.id for passer in ranking.passing.passed_by(u)],
        **_reason(comparison, reason, ranking.links[u], lang),
    }


def _cell(comparison: BoardComparison, table: TableChange, u: int, i: int, lang: Lang) -> Json:
    at = (u, i)
    actual: Json = {**_change(table.actual, at), "percent": number(table.percent[at])}
    if table.frame.rows[i].words:
        now, then = table.frame.words((as_figures(table.actual.now), as_figures(table.actual.then)), u, i)
        actual = {**dict.fromkeys(actual), "word": {"now": now or None, "then": then or None}}
    return {
        "actual": actual,
        "target": _change(table.target, at),
        "completion": _change(table.completion, at),
        "points": _change(table.points, at),
        "because": _because(table.because[at].shown),
        **_reason(comparison, Reason(int(table.reason[at])), table.frame.links[u], lang),
    }


def _change(change: FigureChange, at: int | tuple[int, int]) -> Json:
    now, then, difference = (number(side[at]) for side in change)
    return {"now": now, "then": then, "change": difference}


def _because(parts: Floats) -> Json:
    return {cause: number(part) for cause, part in zip(CAUSES, parts, strict=True)}


def _reason(comparison: BoardComparison, reason: Reason, link: Lineage, lang: Lang) -> Json:
    if reason == Reason.NONE:
        return {"comparable": True, "reason": None, "reason_code": None}
    text = say(reason_text(reason, link, comparison.labels), lang)
    return {"comparable": False, "reason": text, "reason_code": reason.id}
