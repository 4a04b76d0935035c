"""A workbook of results works itself out: recalculated by engines that are not ours, as written and with figures changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from scorecard.tables.calculation import with_calculations
from scorecard.tables.table import Document
from tests.boards import drawn_board
from tests.cli.running import ROOT, run
from tests.render.rendered import render
from tests.workbook.recalculated import Book, Cell, differing

TOWNS, TOTAL = "计算 附件2", "计算 总分"
PERIODS = ("2016Q4", "2017Q1", "2017Q2", "2017Q3", "2017Q4")
EXAMPLES = ("fourteenth-five-year", "israel-park")
CHANGED = {
    ("滨江经济开发区（春江镇）", "新增市级以上研发机构"): ("春江镇", "研发机构", 1),
    ("滨江经济开发区（春江镇）", "有效期内的高企总数"): ("春江镇", "高企总数", 60),
    ("现代农业产业园区（孟河镇）", "专利申请"): ("孟河镇", "专利申请", 655),
    ("新龙国际商务区(新桥镇)", "民科指标数"): ("新桥镇", "民科", 14.5),
    ("生命健康产业园区（薛家镇）", "组织专场科普活动场"): ("薛家镇", "科普活动", 0),
    ("西夏墅镇", "发明授权"): ("西夏墅镇", "发明授权", 31),
    ("奔牛镇", "发明授权"): ("奔牛镇", "发明授权", 9),
    ("河海街道", "新增市级以上研发机构"): ("河海街道", "研发机构", 1),
    ("三井街道", "科技工作信息"): ("三井街道", "科技信息", 3),
    ("创意产业基地", "认定市级及以上创新人才"): ("创意产业基地", "创新人才", 2),
}
libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def workbook(folder: Path, at: Path, period: str = "") -> Book:
    """The workbook of a project."""
    file = at / "results.xlsx"
    said = run(
        "-C", str(folder), "evaluate", *(["-p", period] if period else []), "-o", str(file), "--lang", "zh"
    )
    assert said.code == 0, said.err
    return Book(file.read_bytes())


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Book]:
    """The workbook of a period of the shipped project, written and opened once."""
    return cache(lambda period: workbook(ROOT, tmp_path_factory.mktemp("shipped"), period))


def project(at: Path) -> Path:
    """The shipped project, to be changed."""
    for name in ("config", "data"):
        shutil.copytree(ROOT / name, at / "project" / name)
    return at / "project"


def with_other_actuals(folder: Path) -> None:
    """Ten actuals of the last period are others, one of them of a cell that was not reported."""
    file = folder / "data" / "2017" / "2017Q4-各镇街道园区.csv"
    text = file.read_text("utf-8")
    for (unit, row), (_, _, value) in CHANGED.items():
        text, count = re.subn(
            rf"^(2017Q4,{re.escape(unit)},{re.escape(row)}),[^,]*,",
            rf"\g<1>,{value},",
            text,
            flags=re.MULTILINE,
        )
        assert count == 1, (unit, row)
    file.write_text(text, "utf-8")


def typed(book: Book) -> dict[Cell, float]:
    """The same actuals typed into the workbook."""
    return {book.cell(TOWNS, unit, row, "完成值"): value for unit, row, value in CHANGED.values()}


def official(book: Book) -> list[object]:
    """Totals and ranks as the sheet shows them."""
    units = ("春江镇", "孟河镇", "奔牛镇", "三井街道", "创意产业基地")
    return [book.value(book.cell(TOTAL, unit, "", head)) for unit in units for head in ("总分", "名次")]


@pytest.mark.parametrize("period", PERIODS)
def test_every_formula_of_the_shipped_scheme_comes_to_what_was_scored(
    period: str, shipped: Callable[[str], Book]
) -> None:
    book = shipped(period)
    assert len(book.worked) > 500
    assert differing(book.by_formualizer(), book.worked) == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_formula_of_an_example_comes_to_what_was_scored(name: str, tmp_path: Path) -> None:
    book = workbook(ROOT / "examples" / name, tmp_path)
    assert book.worked and differing(book.by_formualizer(), book.worked) == {}


@pytest.mark.parametrize("seed", range(1_000_000, 1_000_060, 2))
def test_every_formula_of_a_random_scheme_comes_to_what_was_scored(seed: int) -> None:
    board = drawn_board(seed)
    if board is None:
        pytest.skip("the draw is refused, as its faults say")
    drawn = render(with_calculations(Document(("随机",), ()), board, None), "xlsx", "zh")
    assert isinstance(drawn, bytes)
    book = Book(drawn)
    assert differing(book.by_formualizer(), book.worked) == {}


def test_ten_actuals_changed_in_the_workbook_give_what_the_tool_gives(
    tmp_path: Path, shipped: Callable[[str], Book]
) -> None:
    before = shipped("2017Q4")
    folder = project(tmp_path)
    with_other_actuals(folder)
    after = workbook(folder, tmp_path, "2017Q4")
    found = before.by_formualizer(typed(before))
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}
    assert official(before) != official(after)


def test_a_target_and_full_points_changed_in_the_workbook_give_what_the_tool_gives(
    tmp_path: Path, shipped: Callable[[str], Book]
) -> None:
    before = shipped("2017Q4")
    folder = project(tmp_path)
    scheme = folder / "config" / "indicators.yaml"
    text = scheme.read_text("utf-8")
    text, count = re.subn(
        r"(name: 有效期内的高企总数.*?points: )10(.*?targets: \[)\d+",
        r"\g<1>20\g<2>90",
        text,
        count=1,
        flags=re.DOTALL,
    )
    assert count == 1
    scheme.write_text(re.sub(r"points: 100( +# 选定：十个序号)", r"points: 110\1", text), "utf-8")
    after = workbook(folder, tmp_path, "2017Q4")
    units = [
        "春江镇",
        "孟河镇",
        "新桥镇",
        "薛家镇",
        "罗溪镇",
        "西夏墅镇",
        "奔牛镇",
        "河海街道",
        "三井街道",
        "龙虎塘街道",
        "创意产业基地",
    ]
    changes = {before.cell(TOWNS, unit, "高企总数", "分值"): 20.0 for unit in units}
    changes[before.cell(TOWNS, "春江镇", "高企总数", "目标值")] = 90.0
    found = before.by_formualizer(changes)
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}


@libreoffice
def test_libreoffice_comes_to_the_same(tmp_path: Path) -> None:
    before = workbook(ROOT, tmp_path, "2017Q4")
    assert differing(before.by_libreoffice(tmp_path), before.worked) == {}
    folder = project(tmp_path)
    with_other_actuals(folder)
    after = workbook(folder, tmp_path, "2017Q4")
    found = before.by_libreoffice(tmp_path, typed(before))
    assert differing({cell: found[cell] for cell in after.worked}, after.worked) == {}


@libreoffice
def test_libreoffice_comes_to_the_same_for_hundreds_of_units(tmp_path: Path) -> None:
    book = workbook(ROOT / "examples" / "per-mu", tmp_path)
    assert len(book.worked) > 7000
    assert differing(book.by_libreoffice(tmp_path), book.worked) == {}


def test_what_is_not_worked_out_is_listed_with_its_reason(shipped: Callable[[str], Book]) -> None:
    page = shipped("2017Q2").values[TOWNS]
    notes = [str(cell.value) for line in page.iter_rows() for cell in line if cell.value]
    assert any("不随表重算：省高品" in note and "待核" in note for note in notes)


def test_a_unit_that_lacks_a_figure_has_no_total_and_no_rank_and_never_0(
    shipped: Callable[[str], Book],
) -> None:
    book = shipped("2017Q4")
    assert book.value(book.cell(TOWNS, "奔牛镇", "发明授权", "完成值")) == "未报"
    for sheet in (TOWNS, TOTAL):
        assert [book.value(book.cell(sheet, "奔牛镇", "", head)) for head in ("总分", "名次")] == [None, None]
