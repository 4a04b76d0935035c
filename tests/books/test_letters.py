"""Letters that are raised, lowered or struck through: in a figure they are no part of it, in a name they are read as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from scorecard.load.books.book import read_book
from scorecard.load.source import Source
from tests.books.drawn import draw, in_letters
from tests.cli.running import run

SCHEME = """title: 考核
year: 2017
language: LANG
units: {a: {name: 甲镇}, b: {name: 乙镇}}
tables:
  t:
    title: 考核
    indicators:
      patents: {name: 专利申请, number: 1, measure: 件, nature: stock, targets: 100}
      area: {name: 绿化面积, number: 2, measure: m2, nature: stock, targets: 100}
"""
SHEET = """## 2017
指标,甲镇,乙镇
专利申请,90,80
绿化面积(m2),70,60
"""


def assessed(place: Path, *letters: str, lang: str = "en") -> tuple[int, str, str]:
    """What `evaluate` says of a workbook in some of whose cells there are letters of several kinds."""
    for folder in ("config", "data"):
        (place / folder).mkdir(parents=True)
    (place / "config" / "indicators.yaml").write_text(SCHEME.replace("LANG", lang), encoding="utf-8")
    draw(SHEET + "".join(f"!letters {cell}\n" for cell in letters), place / "data" / "2017.xlsx")
    outcome = run("evaluate", "-p", "2017", "-f", "csv", at=place)
    return outcome.code, outcome.out, outcome.err


@pytest.mark.parametrize(
    ("cell", "code", "said"),
    [
        ("B2 5^1^", "SC168", '"5¹" has digits other than 0–9'),
        ("B2 5_1_", "SC168", '"5₁" has digits other than 0–9'),
        ("B2 ~120~130", "SC516", '"120130": “120” is struck through'),
        ("B2 ~1~30", "SC516", '"130": “1” is struck through'),
        ("B2 ~-~30", "SC516", '"-30": “-” is struck through'),
        ("B2 ~120~", "SC516", '"120": “120” is struck through'),
        ("B2 ~1~2~3~4", "SC516", '"1234": “1”, “3” is struck through'),
    ],
)
def test_figures(cell: str, code: str, said: str, tmp_path: Path) -> None:
    result, out, err = assessed(tmp_path, cell)
    assert result == 1 and not out
    assert f"row 2, column B: error[{code}] {said}" in " ".join(err.split())


def test_figures_in_chinese(tmp_path: Path) -> None:
    result, _, err = assessed(tmp_path, "B2 ~120~130", "C2 5^1^", lang="zh")
    assert result == 1
    assert "错误[SC516] “120130”里，“120”打了删除线" in err and "错误[SC168] “5¹”里有不是 0–9 的数字" in err


def test_a_name_that_is_struck_through_is_another_name(tmp_path: Path) -> None:
    result, _, err = assessed(tmp_path, "A2 ~发明~专利申请")
    assert result == 1 and "发\u0336明\u0336专利申请" in err


def test_what_is_raised_in_a_name_or_a_measure_and_blanks_that_are_struck_through(tmp_path: Path) -> None:
    plain = assessed(tmp_path / "plain")
    lettered = assessed(tmp_path / "lettered", "A3 绿化面积(m^2^)", "B2 90~ ~")
    assert plain[0] == 0 and lettered == plain


@pytest.mark.parametrize("width", [1, 300])
def test_cells_whose_own_font_is_so(width: int, tmp_path: Path) -> None:
    """The same in the cells that need no care: numbers, and texts that several cells share."""
    written = Workbook()
    sheet = written.active
    sheet.append(["甲镇"] * width)
    sheet.append([120] * width)
    sheet.append([0.5] * width)
    for cell in (sheet["A1"], sheet["A2"]):
        cell.font = Font(strike=True)
    sheet["A3"].font, sheet["A3"].number_format = Font(vertAlign="superscript"), "0%"
    written.save(tmp_path / "a.xlsx")
    rows = read_book(Source("a.xlsx", (tmp_path / "a.xlsx").read_bytes()), 10_000).sheets[0].records
    assert [row.cells[0] for row in rows] == ["甲\u0336镇\u0336", "1\u03362\u03360\u0336", "⁵⁰%"]
    assert all(
        list(row.cells[1:]) == [text] * (width - 1)
        for row, text in zip(rows, ("甲镇", "120", "0.5"), strict=True)
    )


def test_a_part_without_a_font_of_its_own_has_that_of_the_cell(tmp_path: Path) -> None:
    written = Workbook()
    cell = written.active["A1"]
    cell.value, cell.font = in_letters("120^1^"), Font(strike=True)
    written.save(tmp_path / "a.xlsx")
    rows = read_book(Source("a.xlsx", (tmp_path / "a.xlsx").read_bytes()), 10).sheets[0].records
    assert rows[0].cells[0] == "1\u03362\u03360\u0336¹"
