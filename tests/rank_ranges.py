"""Ranks still open, beside every way in which the lacking figures may come: small random schemes, scored again and again.

For each unit that lacks figures, many figures are sent for them (edges, beside edges, a grid, 0, very small and very
large), alone and together with what others lack; each board is scored by the engine itself. Every rank that comes of
it must lie in the range that was told; where nothing compares units with each other, both ends must come of it too.

By hand, and long:  python -m tests.rank_ranges --schemes 20000 --seed 1
"""

import argparse
import itertools
import json
import random
from collections import Counter
from dataclasses import replace
from math import inf, isnan

import numpy as np

from scorecard.base.fault import errors
from scorecard.engine.figures import official, printed_total
from scorecard.engine.ranking import ranked_figure
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.figure import ordinals
from scorecard.model.ledger import Role
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status

PERIOD = parse_period("2017")


def own_rules(draw):
    """A rule that looks at nothing but the unit's own figure, and the fields of its row."""
    target = {"targets": 100}
    return draw.choice(
        [
            target,
            target | {"direction": "lower"},
            target | {"direction": "lower", "rule": {"reverse": "mirror"}},
            target | {"rule": {"max_rate": "120%"}},
            target | {"rule": {"max_points": 12, "min_points": -3}},
            target | {"allowed": {"between": [20, 70]}},
            target | {"allowed": {"between": [20, 130], "whole": True}},
            {"rule": {"compare": "value", "bands": bands(draw)}},
            target
            | {
                "rule": {
                    "bands": [
                        {"at_least": "90%", "points": 10},
                        {"at_least": "50%", "points": 6},
                        {"points": 1},
                    ]
                }
            },
            target
            | {
                "allowed": {"between": [60, 80]},
                "rule": {
                    "bands": [
                        {"at_least": "90%", "points": 10},
                        {"at_least": "70%", "points": 6},
                        {"points": 1},
                    ]
                },
            },
            {
                "rule": {"compare": "value", "choices": {1: 10, 2: 4, 3: 0}},
                "allowed": {"between": [1, 3], "whole": True},
            },
            {"rule": {"compare": "value", "line": [[20, 0], [60, 6], [90, 10]]}},
            {"rule": {"compare": "value", "line": [[20, 10], [60, 4], [90, 7]]}},
            target
            | {
                "rule": {
                    "steps": {
                        "at": "100%",
                        "base": 8,
                        "over": {"each": "5%", "add": 0.5, "part": "dropped", "limit": 2},
                        "under": {"each": "5%", "deduct": 1, "part": "counted"},
                    }
                }
            },
            {"rule": {"compare": "value", "each": 0.5}},
            target | {"rule": {"compare": "difference", "against": "target", "each": 0.2}},
            target | {"rule": {"only_if": {"at_least": "60%"}}},
            target | {"rule": {"compare": "met"}},
        ]
    )


def bands(draw):
    low, high = sorted(draw.sample(range(10, 100, 5), 2))
    return [
        {"at_least": high, "points": 10},
        {"at_least": low, "points": draw.choice([2, 7])},
        {"points": draw.choice([0, 5])},
    ]


def rule_over_others(draw):
    return draw.choice(
        [
            {"rule": {"compare": "rank", "each": -2}},
            {"rule": {"compare": "ratio", "against": "best"}},
            {"rule": {"compare": "ratio", "against": "mean", "max_rate": "150%"}},
            {"rule": {"compare": "position", "against": ["worst", "best"]}},
            {"rule": {"compare": "rank", "each": -3, "among": "group"}},
        ]
    )


class Drawn:
    """A random scheme, what is reported, and which cells are not: (unit, row)."""

    def __init__(self, draw, others):
        self.draw = draw
        count = draw.randint(2, 5)
        self.units = [f"u{n}" for n in range(count)]
        groups = draw.random() < 0.4
        rows = {f"r{n}": self.row(n, others) for n in range(draw.randint(1, 4))}
        self.tables = {"t": {"title": "T", "indicators": self.headed(rows)}}
        self.rows = {id: row for id, row in rows.items()}
        if draw.random() < 0.4:
            second = {"s0": self.row(9, False)}
            self.rows |= second
            self.tables["v"] = {"title": "V", "indicators": second}
        self.scheme = {
            "title": "示例",
            "year": 2017,
            "units": {
                u: {"name": u.upper()}
                | ({"group": draw.choice("AB")} if groups and draw.random() < 0.9 else {})
                for u in self.units
            },
            "tables": self.tables,
        }
        if groups:
            self.scheme["ranking"] = {"among": draw.choice(["group", "group", "table"])}
        ranking = self.scheme.setdefault("ranking", {})
        ranking["ties"] = draw.choice(["competition", "last", "dense", "average", "ordinal"])
        if draw.random() < 0.3:
            ranking["direction"] = "lower"
        if draw.random() < 0.3:
            ranking["by"] = "share"
        rounding = {"rank_on": "exact"} if draw.random() < 0.3 else {}
        if draw.random() < 0.4:
            rounding |= draw.choice(
                [
                    {"points": 0},
                    {"total": 0},
                    {"points": 1, "total": 0},
                    {"points": 0, "mode": "down"},
                    {"completion": 0},
                ]
            )
        if rounding:
            self.scheme["rounding"] = rounding
        if "v" in self.tables:
            self.scheme["totals"] = {
                "all": draw.choice(
                    [
                        {"title": "合", "weights": {"t": 70, "v": 30}},
                        {"title": "合", "weights": {"t": 70, "v": 30}, "combine": "geometric"},
                        {"title": "合", "weights": ["t", "v"]},
                    ]
                )
            }
        if others == "mixed":
            self.mix(draw, ranking)
        cells = [(u, r) for u in self.units for r in self.rows]
        self.lacking = draw.sample(cells, min(draw.choice([1, 1, 2]), len(cells)))
        self.sent = {cell: self.figure(cell) for cell in cells if cell not in self.lacking}

    def mix(self, draw, ranking):
        """Policies, bonuses, limits, tie-breaks, effects, coverage and gates on another row."""
        table = self.tables["t"]
        first = "r0"
        for _ in range(draw.randint(1, 3)):
            kind = draw.choice(
                [
                    *("policy", "bonus", "deduction", "limits", "tie", "effect", "coverage", "gate"),
                    *("answer", "heading"),
                ]
            )
            if kind == "heading" and self.heading:
                says = draw.choice(["mean", "unranked", "leave_out", 3, "40%"])
                table["indicators"]["h"]["unscored"] = {"heading": says}
            row = draw.choice(list(self.rows))
            if kind == "answer":
                instead = draw.choice(["redistribute", "leave_out", 0, "60%", "mean"])
                self.rows[row] |= {"may_not_apply": True, "unscored": {"not_applicable": instead}}
            if kind == "policy":
                policies = [0, -3, "leave_out"]
                status = draw.choice(["missing", "pending", "pending"])
                chosen = draw.choice([*policies, "mean"] if status == "missing" else policies)
                self.rows[row]["unscored"] = {status: chosen}
            elif kind in ("bonus", "deduction"):
                extra = {"name": "加减", "counts_as": kind, "nature": "stock"}
                each = 0.5 if kind == "bonus" else -0.5
                limit = {
                    "max_points" if kind == "bonus" else "min_points": draw.choice(
                        ["none", 5 if kind == "bonus" else -5]
                    )
                }
                extra["rule"] = {"compare": "value", "each": each} | limit
                table["indicators"]["x"] = extra
                self.rows["x"] = extra
            elif kind == "limits":
                table |= draw.choice([{"max_points": 15}, {"min_points": 4}])
            elif kind == "tie":
                ranking["tie_break"] = draw.choice([[row], [f"{row}.points"], [f"{first}.points", row]])
            elif kind == "effect":
                condition = draw.choice(
                    [
                        {"below": 10},
                        {"of": row, "below": 60},
                        {"of": f"{row}.points", "at_least": 8},
                        {"of": "rank", "at_most": 1},
                    ]
                )
                then = draw.choice([{"total": 0}, {"total": 12}, {"unranked": True}])
                self.scheme.setdefault("effects", []).append(
                    {"name": f"第{len(self.scheme.get('effects', []))}条", "if": condition, "then": then}
                )
            elif kind == "coverage":
                table["coverage"] = "60%"
                for one in self.rows.values():
                    one.setdefault("unscored", {"missing": draw.choice(["leave_out", "unranked", 0])})
            elif kind == "gate" and row != first and "only_if" not in self.rows[row].get("rule", {}):
                self.rows[row].setdefault("rule", {})["only_if"] = {"of": first, "at_least": 50}

    def row(self, n, others):
        looks = others is True and self.draw.random() < 0.5
        fields = rule_over_others(self.draw) if looks else own_rules(self.draw)
        return {"name": f"行{n}", "number": n + 1, "nature": "stock"} | fields

    def headed(self, rows):
        self.heading = self.draw.random() < 0.4 and len(rows) > 2
        if not self.heading:
            return rows
        inside = dict(list(rows.items())[:2])
        for one in inside.values():
            one.pop("number")
        heading = {
            "name": "标题",
            "number": 1,
            "points": 10,
            "combine": self.draw.choice(["best", "worst", "mean", "geometric", "chosen"]),
        }
        for one in inside.values():
            one["points"] = 10
        for n, one in enumerate(list(rows.values())[2:], 2):
            one["number"] = n
        return {"h": heading | {"children": inside}} | dict(list(rows.items())[2:])

    def figure(self, cell):
        allowed = self.rows[cell[1]].get("allowed", {}).get("between")
        low, high = allowed or (0, 130)
        return self.draw.choice(
            [self.draw.randint(low, high), self.draw.randint(low, high), low, min(100, high)]
        )


FIGURES = sorted(
    {0, 1, 2, 3, 100, 1e12, 1e14, -1, -1e12, 1e-9, 20, 70, 60, 80, 90, 130, 50}
    | set(range(5, 130, 10))
    | {e + d for e in (20, 50, 60, 70, 90, 100) for d in (-0.001, 0.001, -1)}
    | {83.33, 166.7, 89.5, 200, 1000}
)

ANSWER = inf
"""Stands among the figures for “not applicable”, where a row may be answered so."""


def figures_for(drawn, row):
    allowed = drawn.rows[row].get("allowed")
    answer = [ANSWER] if drawn.rows[row].get("may_not_apply") else []
    if not allowed:
        return [*FIGURES, *answer]
    low, high = allowed["between"]
    inside = [f for f in FIGURES if low <= f <= high and (not allowed.get("whole") or f == round(f))]
    return [*sorted({*inside, low, high}), *answer]


def loaded(drawn):
    """The scheme; None where it is none, as some draws say nothing that makes sense together."""
    text = json.dumps(drawn.scheme, ensure_ascii=False)
    file = load_scheme(Source("indicators.yaml", text.encode()))
    drawn.faults = [f"{f.code} {f.message.say('en')}" for f in errors(file.faults)] if file.faults else []
    return file.scheme if not drawn.faults else None


def ledger_of(drawn, scheme, sent):
    rows = "".join(f"2017,{u.upper()},{r},{v!r}\n" for (u, r), v in sent.items())
    actuals = load_actuals(
        (Source("data/a.csv", f"period,unit,indicator,value\n{rows}".encode()),), (scheme,)
    )
    assert not errors(actuals.faults), [f.message.say("en") for f in errors(actuals.faults)]
    return actuals.ledgers[scheme.year]


def parts(board):
    return {one.table.id: one for one in board.tables} | {one.total_of.id: one for one in board.totals}


def checked(drawn, tight):
    """One scheme: how many open ranks there were, how many unknown, and what is wrong with them."""
    scheme = loaded(drawn)
    if scheme is None:
        return Counter(refused=1), []
    before = parts(score(scheme, ledger_of(drawn, scheme, drawn.sent), PERIOD))
    found = {id: [set() for _ in one.units] for id, one in before.items()}
    tried = [figures_for(drawn, row) for _, row in drawn.lacking]
    base = {cell: tried[n][0] for n, cell in enumerate(drawn.lacking)}
    whole = ledger_of(drawn, scheme, drawn.sent | base)
    at = {cell: place_of(scheme, whole, cell) for cell in drawn.lacking}

    def score_with(way):
        ledger = sent_again(
            whole, [(at[cell], figure) for cell, figure in zip(drawn.lacking, way, strict=True)]
        )
        boards = parts(score(scheme, ledger, PERIOD))
        for id, one in boards.items():
            for u, rank in enumerate(official(one).tolist()):
                if not isnan(rank):
                    found[id][u].add(rank)
        return boards

    def alone(n, figure):
        return score_with([figure if m == n else None for m in range(len(drawn.lacking))])

    telling = []
    for n, (cell, figures) in enumerate(zip(drawn.lacking, tried, strict=True)):
        points = {}
        for figure in figures:
            points[figure] = points_of(alone(n, figure), cell)
        given = [f for f in figures if not isnan(points[f])] or figures
        edges = {min(given, key=points.get), max(given, key=points.get)}
        edges |= {figure for figure in figures if figure == ANSWER}
        telling.append([None, *sorted(edges | set(drawn.draw.sample(figures, min(4, len(figures)))))])
    if len(telling) == 2:
        for way in itertools.product(*telling):
            score_with(way)
    count, wrong = Counter(), []
    # Of several units whose points come in steps, no two may be able to differ.
    several = len({unit for unit, _ in drawn.lacking}) > 1
    for id, one in before.items():
        for u in range(len(one.units)):
            if one.total.known[u]:
                continue
            low, high, unknown = one.ranks.best[u], one.ranks.worst[u], bool(one.ranks.unknown[u])
            count["unknown" if unknown else "open"] += 1
            seen = found[id][u]
            if unknown or not seen:
                continue
            if isnan(low) or min(seen) < low or max(seen) > high:
                wrong.append((id, one.units[u].id, "beyond", [low, high], sorted(seen)))
            elif (
                tight
                and not (several and one_of(one).ranking.ties == "dense")
                and (min(seen), max(seen)) != (low, high)
            ):
                wrong.append((id, one.units[u].id, "loose", [low, high], sorted(seen)))
            count["tight"] += (min(seen), max(seen)) == (low, high)
    return count, wrong


def one_of(board):
    return board.table if hasattr(board, "table") else board.total_of


def points_of(boards, cell):
    unit, row = cell
    board = next(one for one in boards.values() if hasattr(one, "table") and row in one.table.index)
    u = [one.id for one in board.units].index(unit)
    return float(board.points.value[u, board.table.index[row]])


def place_of(scheme, ledger, cell):
    """Where the figure of a cell stands in the ledger."""
    unit, row = cell
    table = next(n for n, one in enumerate(scheme.tables) if row in one.index)
    u = [one.id for one in scheme.units_of(scheme.tables[table])].index(unit)
    here = (ledger.table == table) & (ledger.unit == u) & (ledger.row == scheme.tables[table].index[row])
    return int(np.flatnonzero(here)[0])


def sent_again(ledger, figures):
    """The same returns with other figures in some places, or without them (None)."""
    value, role, status = ledger.value.copy(), ledger.role.copy(), ledger.status.copy()
    for at, figure in figures:
        value[at] = np.nan if figure in (None, ANSWER) else figure
        role[at] = Role.REPEATED if figure is None else Role.STANDING
        status[at] = Status.NOT_APPLICABLE if figure == ANSWER else Status.SCORED
    return replace(ledger, value=value, role=role, status=status)


KINDS = {"own rules, tight": False, "rules over others": True, "policies, bonuses, limits, effects": "mixed"}


def run(schemes, seed, others, tight):
    total, wrong = Counter(), []
    for n in range(schemes):
        drawn = Drawn(random.Random(f"{seed}/{n}/{others}"), others)
        count, faults = checked(drawn, tight)
        total += count
        wrong += [(n, *fault, drawn) for fault in faults]
    return total, wrong


def printed_apart(seed, others):
    """Pairs of units of one random scheme whose ranked figures print alike, and who differ in rank or grade.

    Places are counted without breaking ties: neither by another figure nor by the printed order. Where ranks are
    formed on the exact total, units are alike whose totals are the same but for noise.
    """
    draw = random.Random(seed)
    drawn = Drawn(draw, others)
    drawn.scheme["ranking"].pop("tie_break", None)
    drawn.scheme["ranking"]["ties"] = draw.choice(["competition", "last", "dense", "average"])
    drawn.scheme["grades"] = [
        {"grade": "甲", "if": {"at_least": 15}},
        {"grade": "乙", "top": "50%"},
        {"grade": "丙"},
    ]
    drawn.sent |= {cell: drawn.figure(cell) for cell in drawn.lacking}
    scheme = loaded(drawn)
    assert scheme is not None, drawn.faults
    for one in parts(score(scheme, ledger_of(drawn, scheme, drawn.sent), PERIOD)).values():
        of = one.table if hasattr(one, "table") else one.total_of
        figure = ranked_figure(
            one.total, one.full_total, of.ranking.by, of.ranking.rank_on, scheme.decimals.total
        )
        total = ordinals(printed_total(scheme, one))
        keys, groups = (
            ordinals(figure),
            [unit.group if of.ranking.among == "group" else None for unit in one.units],
        )
        out = [] if one.effected is None else np.flatnonzero(one.effected.held.any(axis=1)).tolist()
        for a, b in itertools.combinations([u for u in range(len(keys)) if u not in out], 2):
            if keys[a] != keys[b]:
                continue
            if one.ranks.overall[a] != one.ranks.overall[b]:
                yield seed, "rank", one.units[a].id, one.units[b].id, drawn.scheme
            if one.grade and groups[a] == groups[b] and total[a] == total[b] and one.grade[a] != one.grade[b]:
                yield seed, "grade", one.units[a].id, one.units[b].id, drawn.scheme


def told(total):
    ranges = total["open"] + total["unknown"]
    share = total["unknown"] / ranges if ranges else 0.0
    return f"{ranges} open ranks, {share:.1%} of them unknown, {total['tight']} with both ends reached; {total['refused']} schemes refused"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schemes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    given = parser.parse_args()
    for name, others in KINDS.items():
        total, wrong = run(given.schemes, given.seed, others, tight=others is False)
        print(name, "-", told(total), dict(Counter(w[3] for w in wrong)) or "nothing wrong")
        for n, *fault, drawn in wrong[: given.show]:
            print(n, fault, json.dumps(drawn.scheme, ensure_ascii=False), drawn.lacking, drawn.sent)


if __name__ == "__main__":
    main()
