"""Figures of a year before in another measure: what is made of them, against plain loops in fractions."""

from __future__ import annotations

import json
import random
from fractions import Fraction

import pytest

from scorecard.base.fault import errors
from scorecard.model.period import Period
from scorecard.workspace import read_workspace

SIZES = {
    **{"元": Fraction(1), "千元": Fraction(1000), "万元": Fraction(10**4), "亿元": Fraction(10**8)},
    **{"亩": Fraction(1), "公顷": Fraction(15), "平方公里": Fraction(1500), "平方米": Fraction(3, 2000)},
}
MONEY, AREAS = [*SIZES][:4], [*SIZES][4:]
UNITS = [f"u{n}" for n in range(6)]
EDGES = (90, 100, 105, 110, 120)


def scheme(year, measure):
    bands = [{"at_least": f"{edge}%", "points": n} for n, edge in reversed([*enumerate(EDGES, 1)])]
    rows = {
        "x": {
            "name": "甲",
            "nature": "stock",
            "measure": measure,
            "targets": {"times": 1.05, "base": "last_year"},
        },
        "ratio": {
            **{"name": "乙", "nature": "stock", "measure": measure},
            **{"rule": {"compare": "ratio", "against": "last_year", "bands": [*bands, {"points": 0}]}},
        },
        "grown": {"name": "丙", "of": "x", "take": "growth", "measure": "%", "points": 0},
        "more": {"name": "丁", "of": "x", "take": "increment", "measure": measure, "points": 0},
        "was": {
            **{"name": "戊", "formula": "last_year(x)", "measure": measure, "points": 0},
            "rounding": {"value": 2},
        },
    }
    units = {unit: {"name": unit} for unit in UNITS}
    return {
        "title": "示例",
        "year": year,
        "units": units,
        "tables": {"t": {"title": "表", "indicators": rows}},
    }


def decimal(number):
    """A number that ends, as it is written."""
    whole = number * 10**18
    assert whole.denominator == 1
    digits = f"{abs(whole.numerator):019d}"
    return ("-" if number < 0 else "") + f"{digits[:-18]}.{digits[-18:]}".rstrip("0").rstrip(".")


def project(root, rng):
    """Two years with measures of one kind that are drawn, this year's figures often on an edge of last year's."""
    measures = [rng.choice(kind) for kind in [rng.choice((MONEY, AREAS))] for _ in range(2)]
    (root / "config").mkdir(parents=True)
    (root / "data").mkdir()
    factor = SIZES[measures[0]] / SIZES[measures[1]]
    lines, sent = ["period,unit,indicator,value"], {}
    for year, measure in zip((2016, 2017), measures, strict=True):
        text = json.dumps(scheme(year, measure), ensure_ascii=False)
        (root / "config" / f"{year}.yaml").write_text(text, encoding="utf-8")
    for unit in UNITS:
        for row in ("甲", "乙"):
            # Thirds of mu end only where three goes into them.
            then = Fraction(3 * rng.randint(1, 5000), 10 ** rng.randint(0, 3))
            now = then * factor * Fraction(rng.choice((*EDGES, 101)), 100)
            now += rng.choice((0, 0, Fraction(1, 10**9), Fraction(-1, 10**9))) if 1 < now < 10**5 else 0
            sent[unit, row] = then * factor, Fraction(decimal(now))
            lines += [f"2016,{unit},{row},{decimal(then)}", f"2017,{unit},{row},{decimal(now)}"]
    (root / "data" / "all.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sent


def half_up(number, places):
    whole = number * 10**places
    return Fraction(int(whole + Fraction(1, 2)), 10**places)


@pytest.mark.parametrize("seed", range(60))
def test_against_fractions(tmp_path, seed):
    sent = project(tmp_path, random.Random(seed))
    workspace = read_workspace(tmp_path)
    assert not errors(workspace.faults)
    table = workspace.board(Period(2017, 12)).tables[0]
    at, value = table.table.index, table.observations.value
    for u, unit in enumerate(UNITS):
        then, now = sent[unit, "甲"]
        assert table.terms.target.at((u, at["x"])) == float(then * Fraction("1.05"))
        for id, wanted in (
            ("grown", (now - then) / then * 100),
            ("more", now - then),
            ("was", half_up(then, 2)),
        ):
            found = float(value[u, at[id]])
            assert found == pytest.approx(float(wanted), rel=1e-11, abs=1e-13 * float(now)), id
        assert float(value[u, at["was"]]) == float(half_up(then, 2))
        assert float(table.completion[u, at["x"]]) == pytest.approx(
            float(now / then / Fraction("1.05")), rel=1e-12
        )
        then, now = sent[unit, "乙"]
        wanted = max((n for n, edge in enumerate(EDGES, 1) if now / then >= Fraction(edge, 100)), default=0)
        assert float(table.points[u, at["ratio"]]) == wanted, (then, now)
