"""`diff` on the shipped years agrees with two separate runs of `evaluate`, figure by figure."""

import json
from functools import cache

import pytest

from tests.cli.running import run

PAIRS = [
    ("2017Q4", "2016Q4"),
    ("2017Q3", "2016Q3"),
    ("2017Q2", "2016Q2"),
    ("2017Q1", "2016Q1"),
    ("2017Q4", "2017Q2"),
]
CAUSES = ["actual", "target", "points", "rule", "reference", "scope"]


@cache
def evaluated(period):
    said = run("evaluate", "-p", period, "-f", "json", "-q")
    assert said.code == 0, said.err
    return json.loads(said.out)


@cache
def diffed(period, against):
    said = run("diff", "-p", period, "--against", against, "-f", "json", "-q")
    assert said.code == 0, said.err
    return json.loads(said.out)


def by(rows, key):
    return {row[key]: row for row in rows}


def agree(change, now, then):
    """What diff says of a figure against the figures of both runs."""
    assert change["now"] == now and change["then"] == then
    if change["change"] is not None:
        assert change["change"] == pytest.approx(now - then, abs=1e-9)


def ranked(kind):
    """Every row of diff's tables or totals beside those of both runs."""
    for period, against in PAIRS:
        theirs = by(evaluated(against)[kind], "id")
        ours = by(evaluated(period)[kind], "id")
        for part in diffed(period, against)[kind]:
            now, then = (by(side[part["id"]]["rows"], "unit") for side in (ours, theirs))
            for row in part["rows"]:
                yield row, now[row["unit"]], then[row["unit"]]


@pytest.mark.parametrize("kind", ["tables", "totals"])
def test_totals_and_ranks_agree(kind):
    checked = 0
    for row, now, then in ranked(kind):
        agree(row["total"], now["total"], then["total"])
        agree(row["rank"], now["rank"], then["rank"])
        both = now["total"] is not None and then["total"] is not None
        assert row["comparable"] == both == (row["total"]["change"] is not None)
        checked += both
    assert checked > (80 if kind == "tables" else 25)


def test_cells_agree():
    checked = 0
    for row, now, then in ranked("tables"):
        assert set(row["cells"]) == set(now["cells"]) | set(then["cells"])
        for id, cell in row["cells"].items():
            ours, theirs = now["cells"].get(id, {}), then["cells"].get(id, {})
            for ask, give in (
                ("actual", "actual"),
                ("target", "target"),
                ("completion", "completion"),
                ("points", "counted"),
            ):
                agree(cell[ask], ours.get(give), theirs.get(give))
            scored = {"scored", "shown"} >= {ours.get("status"), theirs.get("status")}
            assert cell["comparable"] == scored == (cell["reason"] is None)
            assert (cell["actual"]["change"] is not None) == scored
            checked += scored
    assert checked > 800


def test_percents_are_of_last_year():
    for row, _, _ in ranked("tables"):
        for cell in row["cells"].values():
            actual = cell["actual"]
            if actual["percent"] is not None:
                assert actual["percent"] == pytest.approx(actual["change"] / abs(actual["then"]))
    district = by(diffed("2017Q4", "2016Q4")["tables"], "id")["district"]["rows"][0]["cells"]
    assert district["rd_share"]["actual"]["percent"] is None
    assert district["new_hightech_firms"]["actual"]["percent"] == pytest.approx(19 / 139)


@pytest.mark.parametrize("kind", ["tables", "totals"])
def test_the_parts_of_each_change_add_up(kind):
    for row, _, _ in ranked(kind):
        parts = [row["because"][cause] for cause in CAUSES]
        if row["total"]["change"] is None:
            assert parts == [None] * 6
        else:
            assert sum(parts) == pytest.approx(row["total"]["change"], abs=1e-9)


def test_the_parts_of_each_cell_add_up_to_the_cell_and_the_cells_to_the_table():
    for row, now, then in ranked("tables"):
        for id, cell in row["cells"].items():
            if cell["because"]["scope"] is not None:
                counted = [side["cells"].get(id, {}).get("counted") or 0 for side in (now, then)]
                assert sum(cell["because"].values()) == pytest.approx(counted[0] - counted[1], abs=1e-9)
        if row["total"]["change"] is not None:
            for cause in CAUSES:
                whole = sum(cell["because"][cause] for cell in row["cells"].values())
                assert row["because"][cause] == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize("kind", ["tables", "totals"])
def test_a_rank_change_is_those_who_passed_less_those_passed(kind):
    checked = 0
    for row, now, then in ranked(kind):
        if now["rank"] is not None and then["rank"] is not None:
            assert row["rank"]["change"] == len(row["passed_by"]) - len(row["passed"])
            checked += 1
        else:
            assert row["passed"] == [] == row["passed_by"]
    assert checked > 20


@pytest.mark.parametrize(("period", "against"), PAIRS)
def test_reversing_the_periods_reverses_every_sign(period, against):
    there, back = diffed(period, against), diffed(against, period)
    for kind in ("tables", "totals"):
        for one, other in zip(there[kind], back[kind], strict=True):
            rows = by(other["rows"], "unit")
            for row in one["rows"]:
                reverse(row, rows[row["unit"]])
                for id, cell in row.get("cells", {}).items():
                    reverse(cell, rows[row["unit"]]["cells"][id])


def reverse(one, other):
    for name in ("total", "rank", "actual", "target", "completion", "points"):
        if name in one:
            assert one[name]["now"] == other[name]["then"] and one[name]["then"] == other[name]["now"]
            assert negated(one[name]["change"], other[name]["change"])
    assert all(negated(one["because"][c], other["because"][c]) for c in CAUSES)
    assert one.get("passed", []) == other.get("passed_by", [])


def negated(one, other):
    return one is other is None or one == pytest.approx(-other, abs=1e-9)


def test_against_the_period_before_flows_are_in_the_period():
    data = json.loads(run("diff", "-p", "2017Q2", "--against", "previous", "-f", "json", "-q").out)
    rows = by(by(data["tables"], "id")["towns"]["rows"], "unit")
    first, second = (
        by(by(evaluated(p)["tables"], "id")["towns"]["rows"], "unit") for p in ("2017Q1", "2017Q2")
    )
    checked = 0
    for unit, row in rows.items():
        for id, cell in row["cells"].items():
            now, then = second[unit]["cells"][id]["actual"], first[unit]["cells"][id]["actual"]
            flow = id not in ("hightech_share", "hightech_firms")
            if now is not None and then is not None:
                assert cell["actual"]["now"] == pytest.approx(now - then if flow else now)
                assert cell["actual"]["then"] == then
                assert cell["points"]["now"] == second[unit]["cells"][id]["counted"]
                checked += 1
    assert (data["against"], data["flows"]) == ("2017Q1", "period") and checked > 140


def test_in_the_first_quarter_the_period_before_is_the_last_of_the_year_before():
    data = json.loads(run("diff", "-p", "2017Q1", "--against", "previous", "-f", "json", "-q").out)
    cell = by(by(data["tables"], "id")["towns"]["rows"], "unit")["chunjiang"]["cells"]["applications"]
    third, fourth = (
        by(by(evaluated(p)["tables"], "id")["towns"]["rows"], "unit")["chunjiang"]["cells"]["applications"][
            "actual"
        ]
        for p in ("2016Q3", "2016Q4")
    )
    assert data["against"] == "2016Q4"
    assert cell["actual"]["then"] == fourth - third


def test_what_an_official_reads():
    said = run("diff", columns=120, locale="zh_CN.UTF-8")
    assert said.code == 0
    assert "名次下降最多的是河海街道，下降6位：由第2名到第8名，总分由93.80降至87.42" in said.out.replace(
        "\n", ""
    )
    for words in (
        "光伏产业园区（龙虎塘街道），原名龙虎塘街道，同一单位。",
        "新增指标：认定市级及以上创新人才。",
    ):
        assert words in said.out
    for words in ("不再考核的指标：新增科技上市培育企业数。", "总分的权重：附件2 60 → 70、附件3 40 → 30。"):
        assert words in said.out
    assert "河海街道 发明授权 60 → 170" in said.out.replace("\n", "").replace("       ", "")
