"""Ranks, effects and headings of every kind follow an actual that is changed in the workbook, as the tool does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.recalculated import Book, differing
from tests.workbook.test_calculation import workbook

UNITS = ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇")
BEFORE = {"专利": (60, 80, 80, 10, 45), "论文": (90, 50, 50, 90, 45), "奖项": (30, 70, 70, 40, 20)}
CHANGED = {("甲镇", "专利"): 85, ("丙镇", "论文"): 95, ("丁镇", "奖项"): 100, ("戊镇", "专利"): 10}

SCHEME = """title: 示例
year: 2017
units:
  甲: {{name: 甲镇, group: 一组}}
  乙: {{name: 乙镇, group: 二组}}
  丙: {{name: 丙镇, group: 一组}}
  丁: {{name: 丁镇, group: 二组}}
  戊: {{name: 戊镇, group: 一组}}
{ranking}
tables:
  t:
    title: 表
    indicators:
      成果:
        name: 成果
        number: 1
        points: 20
        {heading}
        children:
          专利: {{name: 专利, nature: stock, targets: 100{points}{rule}}}
          论文: {{name: 论文, nature: stock, targets: 100{points}}}
      奖项: {{name: 奖项, nature: stock, number: 2, points: 10, targets: 100}}
{effects}
"""


def scheme(ranking="", heading="", effects="", rule=""):
    points = "" if heading else ", points: 10"
    return SCHEME.format(ranking=ranking, heading=heading, effects=effects, points=points, rule=rule)


def effect(then, condition="of: total, below: 15"):
    return f"effects: [{{name: 约束, for: t, if: {{{condition}}}, then: {{{then}}}}}]"


SCHEMES = {
    "dense": scheme("ranking: {ties: dense}"),
    "dense, ties broken": scheme("ranking: {ties: dense, tie_break: [奖项]}"),
    "ordinal": scheme("ranking: {ties: ordinal}"),
    "average": scheme("ranking: {ties: average}"),
    "a chain of ties broken": scheme("ranking: {tie_break: [奖项, 专利.points, 论文.completion]}"),
    "ranks of groups": scheme("ranking: {among: group, tie_break: [论文]}"),
    "by share, exact": scheme("ranking: {by: share}\nrounding: {rank_on: exact}"),
    "an effect by a target that is met": scheme(effects=effect("total: 1", "of: 奖项.met, equals: 1")),
    "a total set by an effect": scheme(effects=effect("total: 5")),
    "taken out of the ranking": scheme("ranking: {ties: dense}", effects=effect("unranked: true")),
    "an effect by a row": scheme(effects=effect("total: 1", "of: 奖项.points, at_most: 3")),
    "an effect by the rank": scheme(effects=effect("unranked: true", "of: rank, at_least: 4")),
    "the mean": scheme(heading="combine: mean"),
    "the best": scheme(heading="combine: best"),
    "the worst": scheme("ranking: {ties: dense}", heading="combine: worst"),
    "the geometric mean": scheme(heading="combine: geometric"),
    "held against the mean of the group": scheme(
        rule=", rule: {compare: ratio, against: mean, among: group}"
    ),
    "the mean, limited": scheme(heading="combine: mean\n        max_points: 12"),
}


def project(folder: Path, text: str, changes: dict[tuple[str, str], int]) -> Path:
    """A project of one scheme and one return."""
    (folder / "config").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "config" / "2017.yaml").write_text(text, "utf-8")
    lines = [
        f"2017,{unit},{row},{changes.get((unit, row), value)}"
        for row, values in BEFORE.items()
        for unit, value in zip(UNITS, values, strict=True)
    ]
    (folder / "data" / "2017.csv").write_text("\n".join(["期间,单位,指标,数值", *lines, ""]), "utf-8")
    return folder


def ranks(book: Book) -> list[object]:
    return [book.value(book.cell("计算 表", unit, "", "名次")) for unit in UNITS]


@pytest.mark.parametrize("name", SCHEMES)
def test_actuals_changed_in_the_workbook_give_what_the_tool_gives(name: str, tmp_path: Path) -> None:
    before = workbook(project(tmp_path / "before", SCHEMES[name], {}), tmp_path)
    after = workbook(project(tmp_path / "after", SCHEMES[name], CHANGED), tmp_path)
    assert differing(before.by_formualizer(), before.worked) == {}
    typed = {before.cell("计算 表", *place, "完成值"): float(value) for place, value in CHANGED.items()}
    found = before.by_formualizer(typed)
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}
    assert ranks(before) != ranks(after)
    live = {
        cell.row for cell in before.worked if cell.column == before.cell("计算 表", "甲镇", "", "名次").column
    }
    assert len(live) >= len([one for one in ranks(before) if one is not None])
    notes = [str(line[0].value) for line in before.values["计算 表"].iter_rows() if line[0].value]
    assert not any("不随表重算" in note for note in notes)


PLACED = """title: 示例
year: 2017
units:
  甲: {name: 甲镇, group: 一组}
  乙: {name: 乙镇, group: 二组}
  丙: {name: 丙镇, group: 一组}
  丁: {name: 丁镇, group: 二组}
  戊: {name: 戊镇, group: 一组}
ranking: {ties: TIES}
tables:
  t:
    title: 表
    indicators:
      专利: {name: 专利, nature: stock, points: 10, targets: 100, rule: {compare: rank, PLACES, each: -1.5}}
      论文: {name: 论文, nature: stock, points: 10, targets: 100}
"""


def placed(folder: Path, text: str, marks: tuple[int | None, ...]) -> Path:
    """A project of which some unit may lack the figure that it is placed by."""
    (folder / "config").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "config" / "2017.yaml").write_text(text, "utf-8")
    lines = [f"2017,{unit},论文,{50 + n}" for n, unit in enumerate(UNITS)]
    lines += [f"2017,{unit},专利,{mark}" for unit, mark in zip(UNITS, marks, strict=True) if mark is not None]
    (folder / "data" / "2017.csv").write_text("\n".join(["期间,单位,指标,数值", *lines, ""]), "utf-8")
    return folder


@pytest.mark.parametrize("ties", ["competition", "last", "dense", "average", "ordinal"])
@pytest.mark.parametrize("places", ["among: table", "among: group", "from: bottom"])
def test_a_figure_typed_over_a_missing_one_has_its_place_among_the_others(
    ties: str, places: str, tmp_path: Path
) -> None:
    text = PLACED.replace("TIES", ties).replace("PLACES", places)
    before = workbook(placed(tmp_path / "before", text, (60, 80, None, 10, 45)), tmp_path)
    assert differing(before.by_formualizer(), before.worked) == {}
    cell = before.cell("计算 表", "丙镇", "专利", "完成值")
    for mark in (70, 60, 5):
        after = workbook(placed(tmp_path / str(mark), text, (60, 80, mark, 10, 45)), tmp_path)
        found = before.by_formualizer({cell: float(mark)})
        assert differing({at: found[at] for at in after.worked}, after.worked) == {}
    notes = [str(line[0].value) for line in before.values["计算 表"].iter_rows() if line[0].value]
    assert not any("不随表重算" in note for note in notes)


def test_libreoffice_gives_a_figure_typed_over_a_missing_one_its_place_too(tmp_path: Path) -> None:
    text = PLACED.replace("TIES", "average").replace("PLACES", "among: table")
    before = workbook(placed(tmp_path / "before", text, (60, 80, None, 10, None)), tmp_path)
    after = workbook(placed(tmp_path / "after", text, (60, 80, 60, 10, None)), tmp_path)
    cell = before.cell("计算 表", "丙镇", "专利", "完成值")
    assert differing(before.by_libreoffice(tmp_path), before.worked) == {}
    found = before.by_libreoffice(tmp_path, {cell: 60.0})
    assert differing({at: found[at] for at in after.worked}, after.worked) == {}


BEFORE_IT = """title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}, 丁: {name: 丁镇}, 戊: {name: 戊镇}}
tables:
  t:
    title: 表
    indicators:
      项目: {name: 项目, points: 30, nature: %s, rule: {compare: difference, against: last_period, each: 1}}
"""


@pytest.mark.parametrize("nature", ["flow", "stock"])
def test_a_row_held_against_the_period_before_follows_its_actual(nature: str, tmp_path: Path) -> None:
    def two_periods(folder: Path, now: dict[str, int]) -> Path:
        (folder / "config").mkdir(parents=True)
        (folder / "data").mkdir()
        (folder / "config" / "2017.yaml").write_text(BEFORE_IT % nature, "utf-8")
        lines = [f"2017Q1,{unit},项目,{5 + n}" for n, unit in enumerate(UNITS)]
        lines += [f"2017Q2,{unit},项目,{now.get(unit, 20 + 3 * n)}" for n, unit in enumerate(UNITS)]
        (folder / "data" / "2017.csv").write_text("\n".join(["期间,单位,指标,数值", *lines, ""]), "utf-8")
        return folder

    changed = {"甲镇": 29, "丁镇": 25}
    before = workbook(two_periods(tmp_path / "before", {}), tmp_path)
    after = workbook(two_periods(tmp_path / "after", changed), tmp_path)
    assert differing(before.by_formualizer(), before.worked) == {}
    typed = {before.cell("计算 表", unit, "项目", "完成值"): float(value) for unit, value in changed.items()}
    found = before.by_formualizer(typed)
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}
    assert ranks(before) != ranks(after)


EACH_QUARTER = """title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}}
tables:
  t:
    title: 表
    indicators:
      存量: {name: 存量, points: 10, nature: stock, targets: 50, rule: {every: quarter, compare: completion, max_points: none}}
"""


@pytest.mark.parametrize("period", ["2017Q1", "2017Q2"])
def test_a_figure_typed_over_a_missing_one_counts_where_each_quarter_does(
    period: str, tmp_path: Path
) -> None:
    def two_quarters(folder: Path, marks: dict[tuple[str, str], int]) -> Path:
        (folder / "config").mkdir(parents=True)
        (folder / "data").mkdir()
        (folder / "config" / "2017.yaml").write_text(EACH_QUARTER, "utf-8")
        lines = [f"{when},{unit},存量,{mark}" for (when, unit), mark in marks.items()]
        (folder / "data" / "2017.csv").write_text("\n".join(["期间,单位,指标,数值", *lines, ""]), "utf-8")
        return folder

    marks = {(when, f"{unit}镇"): 10 + n for when in ("2017Q1", "2017Q2") for n, unit in enumerate("甲乙丙")}
    lacking = {cell: mark for cell, mark in marks.items() if cell != (period, "乙镇")}
    before = workbook(two_quarters(tmp_path / "before", lacking), tmp_path, "2017Q2")
    after = workbook(two_quarters(tmp_path / "after", marks), tmp_path, "2017Q2")
    over = "存量" if period == "2017Q2" else f"存量 {period}"
    found = before.by_formualizer(
        {before.cell("计算 表", "乙镇", over, "完成值"): float(marks[period, "乙镇"])}
    )
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}
