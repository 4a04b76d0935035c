"""Next year's scheme from this year's: the text to the letter, the targets asked for anew."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scorecard.base.fault import errors
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.workspace import read_workspace
from tests.cli.running import Outcome, run
from tests.groups import test_stages as stages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped project."""
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


@pytest.fixture(params=["xlsx", "csv"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """In which kind of file the targets are asked for: without the package that writes workbooks, in text."""
    if request.param == "csv":
        monkeypatch.setattr("scorecard.cli.init.find_spec", lambda name: None)
    return str(request.param)


def raised(project: Path, year: int = 2017) -> Outcome:
    done = run("init", "--from-year", str(year), at=project)
    assert done.code == 0, done
    return done


def fill(project: Path, all_of_them: bool = True) -> int:
    """Type last year's target into each empty cell, as a clerk would who changes nothing; how many."""
    count = 0
    for path in sorted((project / "config").glob("*目标值*.xlsx")):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows(min_row=4):
                if row[3].value is None and (all_of_them or row[1].value != "发明授权"):
                    row[3].value, count = row[4].value, count + 1
        book.save(path)
    for path in sorted((project / "config").glob("*目标值*.csv")):
        head, *rows = csv.reader(decoded(path).splitlines())
        for cells in rows:
            if not cells[3] and (all_of_them or cells[1] != "发明授权"):
                cells[3], count = cells[4], count + 1
        text = "\n".join(",".join(cells) for cells in [head, *rows])
        path.write_bytes(text.encode("gb18030"))
    return count


def decoded(path: Path) -> str:
    """The text of a file: as the program writes it, or as WPS saves it."""
    data = path.read_bytes()
    return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030")


def scheme_of(project: Path, year: int) -> Scheme:
    return next(scheme for scheme in read_workspace(project, actuals=False).schemes if scheme.year == year)


def targets(scheme: Scheme) -> dict[tuple[str, str, str], object]:
    return {
        (table.id, scheme.units[u].id, row.id): (cell.value, cell.relation) if cell.assessed else "--"
        for table in scheme.tables
        for row in table.rows
        for u, cell in zip(table.units, row.targets.get(Period(scheme.year, 12), ()), strict=False)
    }


def test_filled_in_as_last_year_every_target_is_last_years(shipped: Path, kind: str) -> None:
    raised(shipped)
    assert fill(shipped) == 165 + 7
    then, now = scheme_of(shipped, 2017), scheme_of(shipped, 2018)
    assert targets(now) == targets(then) and len(targets(now)) == 165 + 7
    assert now.units == then.units and now.totals == then.totals and now.notes == then.notes
    for was, now_is in zip(then.tables, now.tables, strict=True):
        rows = [replace(row, targets={}) for row in was.indicators]
        assert [replace(row, targets={}) for row in now_is.indicators] == rows
        assert now_is.title == was.title.replace("2017", "2018")


def test_the_text_stays_to_the_letter(shipped: Path, kind: str) -> None:
    done = raised(shipped)
    was = (shipped / "config" / "indicators.yaml").read_text(encoding="utf-8").split("\n")
    now = (shipped / "config" / "2018.yaml").read_text(encoding="utf-8").split("\n")
    gone = [line.strip() for line in was if line not in now]
    # What the text of the notice named is last year's, too: it is kept as a comment.
    text = [line for line in gone if line.startswith(("in_text:", "- {name:"))]
    assert len(text) == 7 and all(any(one.startswith("#   ") and line in one for one in now) for line in text)
    # So is the comment that stood above it.
    above = [
        line
        for line in gone
        if line.startswith("#") and any(one.startswith("#   ") and line in one for one in now)
    ]
    others = [line for line in gone if line not in [*text, *above]]
    assert all(line.startswith(("targets:", "title: 2017", "year: 2017")) for line in others)
    assert len(others) == 28 - 1
    assert "        # -- 为附件原文，不考核" in now
    # A comment behind targets is kept; what speaks of last year is told with its line.
    for number, line in enumerate(now, 1):
        if "2017" in line and "还" not in line and number < 290 and not line.startswith("#   "):
            assert f"第{number}行仍写着2017：{line.strip()[:60]}" in done.out


def test_last_years_target_and_figure_stand_beside_each_blank(shipped: Path, kind: str) -> None:
    raised(shipped)
    assert "2018年目标值" in (shipped / "config" / "2018.yaml").read_text(encoding="utf-8")
    if kind == "csv":
        with (shipped / "config" / "2018年目标值-附件2.csv").open(encoding="utf-8-sig") as file:
            rows = [tuple(row) for row in csv.reader(file)]
    else:
        book = openpyxl.load_workbook(shipped / "config" / "2018年目标值.xlsx")
        cells = book["附件2"].iter_rows(min_row=3, values_only=True)
        rows = [tuple("" if cell is None else str(cell) for cell in row) for row in cells]
    assert rows[0] == ("考核单位", "指标", "计量单位", "目标值", "2017年目标值", "2017年度完成值")
    assert ("春江镇", "专利申请", "", "", "910", "988") in rows
    assert ("创意产业基地", "高新技术产业产值占规上工业产值比重", "%", "", "--", "") in rows
    assert ("奔牛镇", "发明授权", "", "", "10", "未报") in rows
    assert len(rows) == 1 + 165


def test_until_they_are_filled_in_one_list_says_so_and_other_years_are_scored(
    shipped: Path, kind: str
) -> None:
    before = run("evaluate", "-p", "2017Q4", "-f", "json", at=shipped).out
    raised(shipped)
    checked = run("check", at=shipped, columns=200)
    assert checked.code == 0 and checked.out.count("[SC451]") == 2 and "错误" not in checked.out
    assert "2018年还有165个目标值没有填（共165个）：高新技术产业产值占规上工业产值比重、" in checked.out
    assert run("evaluate", "-p", "2017Q4", "-f", "json", at=shipped).out == before
    asked = run("evaluate", "-p", "2018Q1", at=shipped)
    assert asked.code == 2 and "2018年的目标值还没有填全" in asked.err


def test_some_that_lack_are_named_with_their_units(shipped: Path, kind: str) -> None:
    raised(shipped)
    fill(shipped, all_of_them=False)
    assert "2018年还有11个目标值没有填（共165个）：发明授权\n" in run("check", at=shipped, columns=200).out
    fill(shipped)
    path = next((shipped / "config").glob("2018年目标值*2.csv"), None)
    if path:
        text = decoded(path)
        path.write_text(text.replace("奔牛镇,发明授权,,10,", "奔牛镇,发明授权,,,"), encoding="gb18030")
        told = run("check", at=shipped, columns=200).out
        assert "2018年还有1个目标值没有填（共165个）：发明授权（奔牛镇）" in told


def test_a_scheme_whose_targets_lack_cannot_be_scored_alone(shipped: Path, kind: str) -> None:
    raised(shipped)
    told = run("check", "--config", "config/2018.yaml", at=shipped)
    assert told.code == 1 and "[SC452]" in told.out and told.out.count("错误") == 1 + 1


def test_nothing_is_replaced(shipped: Path) -> None:
    raised(shipped)
    fill(shipped)
    files = {path: path.read_bytes() for path in (shipped / "config").iterdir()}
    again = run("init", "--from-year", "2017", at=shipped)
    assert again.code == 2 and "2018年已经有方案：config/2018.yaml" in again.err
    (shipped / "config" / "2018.yaml").unlink()
    left = run("init", "--from-year", "2017", at=shipped)
    assert left.code == 2 and "2018年目标值.xlsx 已经在那里" in left.err
    assert {path: path.read_bytes() for path in (shipped / "config").iterdir()} == {
        path: data for path, data in files.items() if path.name != "2018.yaml"
    }
    assert run("init", "--from-year", "2017", "--force", at=shipped).code == 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--from-year", "2019"), "没有 2019 年的方案，只有 2016, 2017"),
        (("--from-year", "2016"), "2017年已经有方案：config/indicators.yaml"),
        (("--from-year", "2017", "--year", "2018"), "--from-year 单独用"),
        (("--from-year", "2017", "--from", "附件2.docx"), "--from-year 单独用"),
    ],
)
def test_refused(asked: tuple[str, ...], told: str, shipped: Path) -> None:
    refused = run("init", *asked, at=shipped)
    assert refused.code == 2 and told in refused.err
    assert not (shipped / "config" / "2018.yaml").exists()


def test_from_a_folder_below_or_by_its_name(shipped: Path) -> None:
    assert run("init", "--from-year", "2017", at=shipped / "data" / "2017").code == 0
    assert (shipped / "config" / "2018.yaml").exists()
    assert run("init", shipped.name, "--from-year", "2017", "--force", at=shipped.parent).code == 0


CHINESE = """\
标题: 2025年考核
年度: 2025
频度: 季度
考核单位:
  donghe: {名称: 东河镇, 由何合并: [dong, he], 等次: 优}   # 二月合并
  xihe: {名称: 西河街道, 简称: "=西河"}
表:
  jia:
    标题: 目标表
    # 以下各行照附件
    指标:
      shenqing: {名称: 申请, 序号: 1, 目标值: [100, 200], 数据来源: 科技局}
      shouquan:   # 分段
        名称: 授权
        序号: 2
        目标值:
          2025Q2: [5, 6]
          2025: [10, 12]   # 通知第3条
      shui: {名称: 税收, 序号: 3, 计量单位: 万元,
             目标值: {东河镇: 50, 西河街道: --}}
      shou: {名称: 收入, 目标值: [{达到: 3}, {区间: [2, 3]}], 序号: 4}
  yi: {标题: 2025年另表, 指标: {jian: {名称: 申请, 序号: 1, 适用: [东河镇], 目标值: 7}}}
调整:
  - 起始: 2025Q3
    依据: 第88号
    调整为:
      目标值.东河镇.jia.申请: 130
等次: [{名称: 优, 前: 1}, {名称: 良}]
正文目标: [{名称: 贡献率, 目标: 62.5}]
说明: [一条]
"""


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    """A project whose scheme is written in Chinese names, with what is of one year alone."""
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "2025.yaml").write_text(CHINESE, encoding="utf-8")
    return tmp_path


def test_what_is_of_one_year_alone_is_set_aside_and_said(chinese: Path) -> None:
    done = raised(chinese, 2025)
    text = (chinese / "config" / "2026.yaml").read_text(encoding="utf-8")
    scheme, _, rest = text.partition("# 由上年方案改成，尚待核定：")
    assert scheme.rstrip("\n") == CHINESE_NEXT
    for what in (
        "donghe 在2025年由何合并（上年方案第5行）",
        "2025年给 donghe 的等次（上年方案第5行）",
        "“授权”的2025年目标值（上年方案第16行）",
        "“收入”的2025年目标值（上年方案第21行）",
        "2025年的调整（上年方案第23行）",
        "2025年通知正文里的数（上年方案第29行）",
    ):
        assert f"没有沿用：{what}" in done.out and f"# 没有沿用：{what}" in rest
    for line in ("2025: [10, 12]", "目标值.东河镇.jia.申请: 130", "由何合并: [dong, he]", "等次: 优"):
        assert any(one.startswith("#   ") and one.endswith(line) for one in rest.split("\n"))


CHINESE_NEXT = """\
标题: 2026年考核
年度: 2026
频度: 季度
考核单位:
  donghe: {名称: 东河镇}   # 二月合并
  xihe: {名称: 西河街道, 简称: "=西河"}
表:
  jia:
    标题: 目标表
    # 以下各行照附件
    目标值: {文件: "2026年目标值.xlsx", 工作表: jia}
    指标:
      shenqing: {名称: 申请, 序号: 1, 数据来源: 科技局}
      shouquan:   # 分段
        名称: 授权
        序号: 2
        # 通知第3条
      shui: {名称: 税收, 序号: 3, 计量单位: 万元}
      shou: {名称: 收入, 序号: 4}
  yi: {标题: 2026年另表, 目标值: {文件: "2026年目标值.xlsx", 工作表: yi}, 指标: {jian: {名称: 申请, 序号: 1, 适用: [东河镇]}}}
等次: [{名称: 优, 前: 1}, {名称: 良}]
说明: [一条]"""


def test_amended_targets_are_last_years(chinese: Path) -> None:
    raised(chinese, 2025)
    book = openpyxl.load_workbook(chinese / "config" / "2026年目标值.xlsx")
    rows = list(book["jia"].iter_rows(min_row=4, values_only=True))
    assert ("东河镇", "申请", None, None, 130, "未报") in [
        tuple(cell or None for cell in row) for row in rows
    ]
    asked = [row[:5] for row in rows]
    assert ("xihe", "收入", "", None, "2-3") in asked and ("xihe", "税收", "万元", None, "--") in asked
    # What the scheme itself says, that the row is not for this unit, need not be typed.
    assert [row[3] for row in book["yi"].iter_rows(min_row=4, values_only=True)] == [None, "--"]
    fill(chinese)
    assert [cell.text for cell in scheme_of(chinese, 2026).tables[0].rows[0].targets[Period(2026, 12)]] == [
        "130",
        "200",
    ]
    assert run("check", at=chinese).code == 0


def test_amended_targets_of_classes_and_of_single_units_are_last_years(tmp_path: Path) -> None:
    stages.project(tmp_path, stages.SCHEME + stages.AMENDED)
    raised(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "config" / "2018年目标值.xlsx")
    asked = [(row[0], row[1], row[4]) for row in book.active.iter_rows(min_row=4, values_only=True)]
    assert asked == [
        *(("初创期", "研发", 50), ("成长期", "研发", 200), ("稳定期", "研发", 2000)),
        # What was amended of these two is theirs, whatever their class has.
        *(("甲企", "研发", 80), ("己企", "研发", 400)),
        *(("初创期", "出口", "--"), ("成长期", "出口", "--"), ("稳定期", "出口", 100)),
    ]
    fill(tmp_path)
    (tmp_path / "data" / "2018.csv").write_text(
        stages.DATA.format(period=2018, age=10, revenue=3000), "utf-8"
    )
    workspace = read_workspace(tmp_path)
    assert not errors(workspace.faults)
    board = workspace.board(Period(2018, 12))
    assert board.table("firms").terms.target[:, 0].shown.tolist() == [80, 200, 200, 2000, 50, 400]


def test_what_all_units_are_amended_to_is_the_class_own(tmp_path: Path) -> None:
    lines = "".join(f"      targets.{unit}企.研发: 60\n" for unit in "甲乙丙丁戊己")
    single = stages.AMENDED[
        stages.AMENDED.index("      targets.甲企") : stages.AMENDED.index("      points.")
    ]
    stages.project(tmp_path, stages.SCHEME + stages.AMENDED.replace(single, lines))
    raised(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "config" / "2018年目标值.xlsx")
    asked = [(row[0], row[4]) for row in book.active.iter_rows(min_row=4, max_row=6, values_only=True)]
    assert asked == [("初创期", 60), ("成长期", 60), ("稳定期", 60)]


def test_the_comment_of_what_is_set_aside_goes_with_it(chinese: Path) -> None:
    path = chinese / "config" / "2025.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("正文目标:", "# 正文第三段\n# 和第四段\n正文目标:"), encoding="utf-8")
    raised(chinese, 2025)
    scheme, _, rest = (
        (chinese / "config" / "2026.yaml").read_text(encoding="utf-8").partition("# 由上年方案改成")
    )
    assert "第三段" not in scheme and "#   # 正文第三段\n#   # 和第四段\n#   正文目标" in rest


def test_a_plan_is_refused(chinese: Path) -> None:
    plan = (
        CHINESE.replace("年度: 2025", "规划期: 2021-2025").replace(", 等次: 优}", "}").partition("调整:")[0]
    )
    (chinese / "config" / "2025.yaml").write_text(plan, encoding="utf-8")
    refused = run("init", "--from-year", "2025", at=chinese)
    assert refused.code == 2 and "几年的规划" in refused.err, refused


def test_two_runs_give_the_same_bytes(shipped: Path) -> None:
    raised(shipped)
    first = {path.name: path.read_bytes() for path in (shipped / "config").iterdir()}
    run("init", "--from-year", "2017", "--force", at=shipped)
    assert {path.name: path.read_bytes() for path in (shipped / "config").iterdir()} == first


def test_the_drafted_scheme_is_read_by_itself(shipped: Path) -> None:
    """That the table is all that lacks: without it, the fault names it and nothing else."""
    raised(shipped)
    text = (shipped / "config" / "2018.yaml").read_bytes()
    assert {fault.code for fault in load_scheme(Source("config/2018.yaml", text)).faults} == {"SC443"}
