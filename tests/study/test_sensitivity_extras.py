"""What is only added beside full points counts as it is, whatever number stands before it, when weights are drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = """\
title: 示例
year: 2026
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}, 丙: {{name: 丙镇}}}}
tables:
  表:
    title: 表
    indicators:
      r1: {{name: 第一项, number: 1, points: 40, nature: stock, targets: 20}}
      r2: {{name: 第二项, number: 2, points: 10, nature: stock, targets: [20, 20, --]}}
      b: {{name: 加分, {number}counts_as: bonus, max_points: 5, nature: stock, rule: {{compare: value, each: 0.1}}}}
"""
FIGURES = {"甲": (10, 20, 9), "乙": (12, 11, 20), "丙": (13, None, 1)}


INSIDE = """\
      h:
        name: 第一大项
        number: 1
        points: 40
        children:
          r1: {{name: 第一项, points: 40, nature: stock, targets: 20}}
          {bonus}
      r2: {{name: 第二项, number: 2, points: 30, nature: stock, targets: 20}}
"""
BONUS = "b: {name: 加分, counts_as: bonus, max_points: 5, nature: stock, rule: {compare: value, each: 0.1}}"


def told(root: Path, number: str, scheme: str = SCHEME, figures: dict = FIGURES) -> dict:
    (root / "config").mkdir(parents=True)
    (root / "data").mkdir()
    (root / "config" / "2026.yaml").write_text(scheme.format(number=number), encoding="utf-8")
    lines = [
        f"2026,{unit},{row},{value}"
        for unit, values in figures.items()
        for row, value in zip(("第一项", "第二项", "加分"), values, strict=True)
        if value is not None
    ]
    (root / "data" / "a.csv").write_text("\n".join(["period,unit,indicator,value", *lines]), encoding="utf-8")
    return json.loads(run("sensitivity", "--draws", "300", "--seed", "7", "-f", "json", at=root).out)


@pytest.mark.parametrize("number", ["number: 3, ", ""])
def test_a_bonus_is_no_part_of_the_item_above_it(tmp_path: Path, number: str) -> None:
    assert told(tmp_path / "a", number) == told(tmp_path / "b", "number: 3, ")


def test_a_bonus_inside_a_heading_counts_as_it_is_whatever_the_heading_is_worth(tmp_path: Path) -> None:
    head, _, _ = SCHEME.partition("      r1:")
    figures = {"甲": (10, 20, 40), "乙": (16, 11, 20), "丙": (14, 15, 5)}
    bonus = BONUS.replace("{", "{{").replace("}", "}}")
    inside, outside = (
        head + INSIDE.replace("{bonus}", bonus),
        head + INSIDE.replace("{bonus}", "") + f"      {bonus}\n",
    )
    shares = [
        [row["share_at_rank"] for row in told(tmp_path / name, "", scheme, figures)["rows"]]
        for name, scheme in (("inside", inside), ("outside", outside))
    ]
    assert shares[0] == shares[1] and any(0.05 < share < 0.95 for share in shares[0])
