"""The tool held against the oracle, scheme by scheme."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from math import isnan, ulp
from typing import NamedTuple

from scorecard.base.fault import errors
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.board import Board
from scorecard.model.figure import Figure
from scorecard.model.period import Calendar, Period
from scorecard.model.status import Status
from tests.random_schemes.whole import Whole


class Refused(Exception):
    """The tool refuses the scheme, or what is sent in for it."""


class Apart(NamedTuple):
    """One figure on which they disagree."""

    where: str
    tool: object
    oracle: object


def told(scheme, sent, year, month):
    """What the tool says."""
    file = load_scheme(Source("indicators.yaml", json.dumps(scheme, ensure_ascii=False).encode()))
    if errors(file.faults):
        raise Refused([f"{fault.code} {fault.message.say('en')}" for fault in errors(file.faults)])
    actuals = load_actuals((Source("data/a.csv", csv(scheme, sent).encode()),), (file.scheme,))
    if errors(actuals.faults):
        raise Refused([f"{fault.code} {fault.message.say('en')}" for fault in errors(actuals.faults)])
    return score(file.scheme, actuals.ledgers[file.scheme.year], Period(year, month))


def csv(scheme, sent) -> str:
    """The returns as an official sends them."""
    items = any(one.item for one in sent)
    lines = ["period,unit,indicator,value,status" + (",item" if items else "")]
    for one in sent:
        at = Period(one.year, one.month).label(Calendar(scheme["frequency"]))
        if one.months:
            at = f"{one.year}年{one.month - one.months + 1}-{one.month}月"
        said = ",pending" if one.value == "pending" else f"{one.value},"
        row = one.row if one.table == "inputs" else f"{one.table}/{one.row}"
        lines.append(f"{at},{one.unit},{row},{said}" + (f",{one.item}" if items else ""))
    return "\n".join(lines)


def compared(scheme, sent, year, month, seen: Counter[str]) -> list[Apart]:
    """Where the two disagree; `seen` counts the figures compared and the kinds met."""
    return differences(told(scheme, sent, year, month), Whole(scheme, sent, year, month), seen)


def differences(board: Board, whole: Whole, seen: Counter[str]) -> list[Apart]:
    """Where a board and the oracle's figures disagree."""
    found: list[Apart] = []

    def hold(where, tool, oracle) -> None:
        seen["figures"] += 1
        if not same(tool, oracle):
            found.append(Apart(where, float(tool), None if oracle is None else float(oracle)))

    for mine in board.tables:
        id = mine.table.id
        if id not in whole.tables:
            continue
        theirs = whole.tables[id]
        values, points = mine.observations.value, mine.points
        for u, unit in enumerate(mine.units):
            for i, row in enumerate(mine.table.rows):
                cell = theirs.cells[unit.id][row.id]
                seen["cells"] += 1
                seen[f"{row.rule.compare.word} {row.rule.scale.label}"] += cell.own is not None
                if theirs.rows[row.id].value[unit.id] is not None:
                    hold(f"{id}/{row.id} {unit.id} value", values[u, i], theirs.rows[row.id].value[unit.id])
                hold(f"{id}/{row.id} {unit.id} points", points[u, i], cell.points)
                hold(f"{id}/{row.id} {unit.id} lacking", float(mine.lacking[u, i]), Fraction(cell.lacking))
    for mine in (*board.tables, *board.totals):
        of = mine.table if mine in board.tables else mine.total_of
        if of.id in whole.standing:
            outcome(mine, of.id, whole, hold)
    return found


def outcome(mine, id, whole, hold) -> None:
    """Totals, full points, ranks and grades of a table or total."""
    standing = whole.standing[id]
    over, within = standing.ranks("table"), standing.ranks("group")
    totals, full = mine.total, mine.full_total
    for u, unit in enumerate(mine.units):
        hold(f"{id} {unit.id} total", totals[u], standing.totals[unit.id])
        if standing.totals[unit.id] is not None:
            hold(f"{id} {unit.id} full points", full[u], standing.full[unit.id])
        hold(f"{id} {unit.id} rank", mine.ranks.overall[u], over[unit.id])
        hold(f"{id} {unit.id} rank in the group", mine.ranks.in_group[u], within[unit.id])
        if id in whole.totals:
            status, theirs = Status(int(mine.status[u])).id, whole.totals[id].status[unit.id]
            # What an effect sets the total to is a total.
            theirs = "scored" if theirs == "missing" and standing.totals[unit.id] is not None else theirs
            hold(f"{id} {unit.id} {status}, {theirs}", 1.0, Fraction(status == theirs))
        if mine.grade:
            grade = whole.outcome[id].grade[unit.id]
            hold(f"{id} {unit.id} grade {mine.grade[u]!r}, {grade!r}", 1.0, Fraction(mine.grade[u] == grade))


def same(tool, oracle) -> bool:
    """Whether a figure of the tool is the oracle's, within the bound that it carries itself."""
    if not isinstance(tool, Figure):
        return isnan(tool) if oracle is None else tool == oracle
    value, bound = float(tool.value), float(tool.error)
    if oracle is None:
        return isnan(value)
    # A bound that leaves more than noise would prove nothing.
    assert bound <= 1e-9 * max(1.0, abs(value)), (value, bound)
    return not isnan(value) and abs(Fraction(value) - oracle) <= Fraction(bound) + Fraction(ulp(value))
