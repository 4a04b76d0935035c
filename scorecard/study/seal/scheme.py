"""A scheme as it holds in one period, as plain data: to be kept in a seal, and compared with another reading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scorecard.model.board import Board, TableBoard
from scorecard.model.identity import kept_fields
from scorecard.model.indicator import Indicator
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.shown import NOTHING
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.amount import Amount
from scorecard.study import plain as data
from scorecard.study.seal.outcome import outcome_as_held

Plain = dict[str, Any]

# Names that rows may be sent in under, and words about a row: no figure hangs on them.
_WORDS = frozenset({"aliases", "provider", "responsible", "source", "clause", "note", "id", "span"})
# These stand per unit, or as what holds in the period, or only where anything is said, and not as they are written.
_PER_UNIT = frozenset({"targets", "points", "applies", "pace", "shown"})


def scheme_as_held(board: Board) -> Plain:
    """What the scheme promised for the board's period, amendments worked in, other periods' targets left out.

    Tables, indicators, units and totals stand under their ids. Words that no figure hangs on are
    left out: aliases, marks, providers, clauses, notes. What a mark means is seen in the rows.
    """
    scheme = board.scheme
    return {
        "title": scheme.title,
        "year": scheme.year,
        "first_year": scheme.first_year,
        "frequency": scheme.frequency,
        **({} if scheme.first_month == 1 else {"starts": scheme.starts}),
        "rounding": plain(scheme.rounding),
        "decimals": plain(scheme.decimals),
        "units": {unit.id: plain(unit) for unit in scheme.units},
        "tables": {table.table.id: _table(scheme, table) for table in board.tables},
        "totals": {total.id: _total(total) for total in scheme.totals},
    }


def plain(value: Any) -> Any:
    """Plain data without the words that no figure hangs on."""
    return data.plain(value, _record_as_held)


def _record_as_held(record: Any) -> Plain:
    return {name: value for name, value in kept_fields(record).items() if name not in _WORDS}


def _total(total: Total) -> Plain:
    written: Plain = plain(replace(total, grades=(), effects=()))
    return written | outcome_as_held(total.grades, total.effects)


def _rule(rule: Rule) -> Plain:
    """A rule with its limits in full, so that a limit spelled out is the one that holds unsaid.

    Without bands the points lie between 0 and the full points (times `max_rate`); bands have no limit.
    """
    if rule.by_group:
        return {"by_group": {group: _rule(part) for group, part in rule.by_group}}
    fields: Plain = plain(rule)
    most = plain(Amount(1.0 if rule.max_rate is None else rule.max_rate, share=True))
    low, high = ("none", "none") if rule.scale.own_ends else (0, most)
    return fields | {
        "min_points": low if rule.min_points is None else fields["min_points"],
        "max_points": high if rule.max_points is None else fields["max_points"],
    }


def _table(scheme: Scheme, board: TableBoard) -> Plain:
    table: SchemeTable = board.table
    combining = {} if table.tree.plain else {"combining": plain(table.tree)}
    ranking = table.ranking
    declared = {
        "by": ranking.by,
        "direction": "lower" if ranking.lowest_first else None,
        "tie_break": plain(ranking.tie_break),
        "coverage": table.coverage,
    }
    return (
        combining
        | {name: value for name, value in declared.items() if value}
        | outcome_as_held(table.grades, table.effects)
        | {
            "title": table.title,
            "annex": table.annex,
            "among": ranking.among,
            "ties": ranking.ties,
            "rank_on": ranking.rank_on,
            "units": [unit.id for unit in scheme.units_of(table)],
            "order": [row.id for row in table.indicators],
            "indicators": {row.id: _indicator(scheme, board, row) for row in table.indicators},
        }
    )


def _indicator(scheme: Scheme, board: TableBoard, row: Indicator) -> Plain:
    written = {name: plain(value) for name, value in _record_as_held(row).items() if name not in _PER_UNIT}
    if row.words:
        written["words"] = sorted(row.words)
    if row.shown != NOTHING:
        written["shown"] = plain(row.shown)
    if row.heading:
        return written
    i, terms = board.table.index[row.id], board.terms
    units = [unit.id for unit in scheme.units_of(board.table)]

    def unit_figures(column: Any) -> Plain:
        return {unit: plain(float(figure)) for unit, figure in zip(units, column, strict=True)}

    if any(cell and (cell.relation or cell.stretch) for cell in terms.cells[i]):
        promised = [plain(cell) for cell in terms.cells[i]]
        written["promised"] = dict(zip(units, promised, strict=True))
    return written | {
        "rule": _rule(row.rule),
        "pace": plain(float(terms.pace[i])),
        "targets": unit_figures(terms.target[:, i]),
        "points": unit_figures(terms.points[:, i]),
        # What a return answers is no promise of the scheme.
        "assessed": dict(
            zip(units, (terms.applicable | board.observations.answered)[:, i].tolist(), strict=True)
        ),
    }
