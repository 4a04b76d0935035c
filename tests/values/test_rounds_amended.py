"""A rule that counts each quarter, changed within the year: the quarters before stay as they were scored."""

from __future__ import annotations

import json
from fractions import Fraction
from math import nan
from pathlib import Path

import pytest
from pytest import approx

from scorecard.workspace import read_workspace
from tests.cli.running import run

SCHEME = """\
title: 示例
year: 2026
frequency: quarter
language: zh
units: {{甲: {{name: 甲镇, group: 镇}}, 乙: {{name: 乙街道, group: 街道}}}}
tables:
  表:
    title: 表
    indicators:
      r: {{name: 项目, number: 1, points: 100, nature: stock, targets: 40, rule: {rule}}}
amendments:
  - {{from: 2026Q3, source: 调整, set: {changes}}}
"""
EACH = "{{every: {every}, compare: value, each: {each}}}"
ONCE = "{compare: value, each: 0.1}"
BY_GROUP = "{{by_group: {{镇: {towns}, 街道: {streets}}}}}"


def each(points: str, every: str = "quarter") -> str:
    return EACH.format(every=every, each=points)


def rounds(root: Path, rule: str, changes: str, value: int = 10) -> dict[str, list[float]]:
    """By unit, the points of each quarter of the year."""
    (root / "config").mkdir(exist_ok=True)
    (root / "data").mkdir(exist_ok=True)
    (root / "config" / "2026.yaml").write_text(SCHEME.format(rule=rule, changes=changes), encoding="utf-8")
    lines = [f"2026Q{q},{unit},项目,{value}" for q in range(1, 5) for unit in ("甲镇", "乙街道")]
    (root / "data" / "a.csv").write_text("\n".join(["period,unit,indicator,value", *lines]), encoding="utf-8")
    workspace = read_workspace(root)
    assert not workspace.faults and workspace.latest
    table = workspace.board(workspace.latest).tables[0]
    by_period = table.by_period[0]
    return {
        unit.name: [float(points.shown[u]) for _, points in sorted(by_period.items())]
        for u, unit in enumerate(table.units)
    }


@pytest.mark.parametrize(
    ("rule", "changes", "towns", "streets"),
    [
        # 每个 0.1 分，三季度起每个 0.2 分：一、二季度仍各 1 分。
        (each("0.1"), f"{{rule.r: {each('0.2')}}}", [1, 1, 2, 2], [1, 1, 2, 2]),
        # 街道的办法改了，镇的没有。
        (
            BY_GROUP.format(towns=each("0.1"), streets=each("0.3")),
            f"{{rule.r: {BY_GROUP.format(towns=each('0.1'), streets=each('0.2'))}}}",
            [1, 1, 1, 1],
            [3, 3, 2, 2],
        ),
        # 原来分组，后来不分；原来不分，后来分组。
        (
            BY_GROUP.format(towns=each("0.1"), streets=each("0.3")),
            f"{{rule.r: {each('0.2')}}}",
            [1, 1, 2, 2],
            [3, 3, 2, 2],
        ),
        (
            each("0.2"),
            f"{{rule.r: {BY_GROUP.format(towns=each('0.1'), streets=each('0.3'))}}}",
            [2, 2, 1, 1],
            [2, 2, 3, 3],
        ),
        # 另一组不按季计，这一组照样：没有各季的得分可说。
        (
            BY_GROUP.format(towns=each("0.1"), streets=ONCE),
            f"{{rule.r: {BY_GROUP.format(towns=each('0.2'), streets=ONCE)}}}",
            [1, 1, 2, 2],
            [nan] * 4,
        ),
        # 原来不按季计：全年都按新的计。
        ("{compare: value, each: 0.1}", f"{{rule.r: {each('0.2')}}}", [2, 2, 2, 2], [2, 2, 2, 2]),
        # 目标值 40 → 80，满分 100 → 50：完成率 25% 得 25 分，三季度起 12.5% 得 6.25 分。
        (
            "{every: quarter}",
            "{targets.甲镇.r: 80, points.r: 50}",
            [25, 25, 6.25, 6.25],
            [25, 25, 12.5, 12.5],
        ),
    ],
)
def test_quarters_before_a_change_stay_as_they_were(tmp_path, rule, changes, towns, streets):
    assert rounds(tmp_path, rule, changes) == {"甲镇": approx(towns), "乙街道": approx(streets, nan_ok=True)}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ("{targets.甲镇.r: 80}", ["10 ÷ 40 = 25%", "10 ÷ 40 = 25%", "10 ÷ 80 = 12.5%", "10 ÷ 80 = 12.5%"]),
        (f"{{rule.r: {each('0.2')}}}", ["0.1 × 10 = 1", "0.1 × 10 = 1", "0.2 × 10 = 2", "0.2 × 10 = 2"]),
    ],
)
def test_each_quarter_is_told_by_what_held_in_it(tmp_path, changes, told):
    rounds(tmp_path, "{every: quarter}" if "targets" in changes else each("0.1"), changes)
    steps = json.loads(run("explain", "甲镇", "项目", "-p", "2026Q4", "-f", "json", at=tmp_path).out)["steps"]
    what = "完成率" if "÷" in told[0] else "得分"
    lines = [step["formula"] for step in steps if step["what"] in [f"2026Q{q}：{what}" for q in range(1, 5)]]
    assert lines == told


@pytest.mark.parametrize("value", [7, 10, 33])
def test_the_sum_is_that_of_the_quarters(tmp_path, value):
    (towns, _) = rounds(tmp_path, each("0.1"), f"{{rule.r: {each('0.3')}}}", value).values()
    exact = [Fraction(value, 10)] * 2 + [Fraction(3 * value, 10)] * 2
    assert list(map(Fraction, map(str, towns))) == exact
    out = json.loads(run("evaluate", "-p", "2026Q4", "-f", "json", at=tmp_path).out)
    assert Fraction(str(out["tables"][0]["rows"][0]["total"])) == sum(exact)


def test_months_of_a_quarter_go_by_what_is_amended_from_that_quarter(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    scheme = SCHEME.format(
        rule="{every: month, compare: completion, max_points: none}", changes="{targets.甲镇.r: 80}"
    )
    (tmp_path / "config" / "2026.yaml").write_text(
        scheme.replace("points: 100", "points: 10"), encoding="utf-8"
    )
    lines = [f"2026-{month:02},甲镇,项目,40" for month in range(1, 10)]
    (tmp_path / "data" / "a.csv").write_text(
        "\n".join(["period,unit,indicator,value", *lines]), encoding="utf-8"
    )
    out = json.loads(run("evaluate", "-p", "2026Q3", "-f", "json", at=tmp_path).out)
    (cell,) = (row["cells"]["r"] for row in out["tables"][0]["rows"] if row["unit"] == "甲")
    # 一至六月按 40 各得 10 分，七至九月按 80 各得 5 分。
    assert list(cell["by_period"].values()) == [10] * 6 + [5] * 3 and cell["points"] == 75


LATER = "{targets.甲镇.r: 40}"


def begun_later(root: Path, reported: range) -> dict[str, object]:
    """The rows of the table by unit, where a town is assessed from the third quarter on and reports some quarters."""
    (root / "config").mkdir()
    (root / "data").mkdir()
    scheme = SCHEME.format(rule="{every: quarter, max_points: none}", changes=LATER)
    scheme = scheme.replace("points: 100", "points: 10").replace(
        "targets: 40", "targets: {甲镇: --, 乙街道: 40}"
    )
    (root / "config" / "2026.yaml").write_text(scheme, encoding="utf-8")
    lines = [f"2026Q{q},{unit},项目,20" for q in range(1, 5) for unit in ("甲镇", "乙街道")]
    kept = [line for line in lines if "甲镇" not in line or int(line[5]) in reported]
    (root / "data" / "a.csv").write_text("\n".join(["period,unit,indicator,value", *kept]), encoding="utf-8")
    out = json.loads(run("evaluate", "-p", "2026Q4", "-f", "json", at=root).out)
    return {row["unit"]: row for row in out["tables"][0]["rows"]}


@pytest.mark.parametrize("reported", [range(1, 5), range(3, 5)])
def test_quarters_before_a_row_applies_add_nothing(tmp_path, reported):
    rows = begun_later(tmp_path, reported)
    # 三、四季度各 20 ÷ 40，各 5 分；另一个单位四个季度都算。
    assert (rows["甲"]["cells"]["r"]["points"], rows["甲"]["rank"]) == (10, 2)
    assert rows["乙"]["cells"]["r"]["points"] == 20


def test_a_quarter_that_counts_is_still_to_be_reported(tmp_path):
    rows = begun_later(tmp_path, range(1, 4))
    assert rows["甲"]["cells"]["r"]["status"] == "missing" and rows["甲"]["rank"] is None
    steps = json.loads(run("explain", "乙街道", "项目", "-p", "2026Q4", "-f", "json", at=tmp_path).out)[
        "steps"
    ]
    assert "5 + 5 + 5 + 5 = 20" in [step["formula"] for step in steps]


def test_what_a_unit_can_still_have_is_of_the_quarters_that_count(tmp_path):
    begun_later(tmp_path, range(1, 4))
    notes = run("evaluate", "-p", "2026Q4", "-f", "plain", at=tmp_path).out
    assert "补齐后名次可能在第1至第2之间" in notes.replace("\n", "")


def test_quarters_without_a_target_are_told_as_not_assessed(tmp_path):
    begun_later(tmp_path, range(3, 5))
    steps = json.loads(run("explain", "甲镇", "项目", "-p", "2026Q4", "-f", "json", at=tmp_path).out)["steps"]
    assert "0 + 0 + 5 + 5 = 10" in [step["formula"] for step in steps]
    assert any(step["what"].startswith("2026Q1：") and "不考核" in step["formula"] for step in steps)
