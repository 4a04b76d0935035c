"""What is not opened, and what is: nothing of a workbook but its cells, and of no file more than there is room for."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from scorecard.load.actuals.words import FIELDS
from scorecard.load.limits import book_cells
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.workspace import read_workspace
from tests.books.drawn import HEAD, TAIL, draw, small_book
from tests.cli.running import run
from tests.faults.gallery import HERE

pytestmark = pytest.mark.long

SHEET = "## 二季度\n指标,甲镇,乙镇,丙街道\n专利申请,437,310,190\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "base" / "config", tmp_path / "config")
    (tmp_path / "data").mkdir()
    return tmp_path


def codes(place: Path) -> list[str]:
    return [fault.code for fault in read_workspace(place).faults if fault.severity != "remark"]


def rows(place: Path) -> int:
    workspace = read_workspace(place)
    return len(workspace.ledger(workspace.schemes[0]))


def test_macros_of_an_xlsm_are_left_alone(place: Path) -> None:
    book = place / "data" / "2017Q2.xlsm"
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>甲镇</t></is></c></row>'
    cells += '<row r="2"><c r="A2" t="inlineStr"><is><t>专利申请</t></is></c><c r="B2"><v>437</v></c></row>'
    small_book(book, HEAD, cells, TAIL, **{"xl/vbaProject.bin": "Sub Auto_Open()"})
    assert codes(place) == [] and rows(place) == 1


def test_a_million_formatted_rows_without_figures(place: Path) -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>甲镇</t></is></c></row>'
    cells += '<row r="2"><c r="A2" t="inlineStr"><is><t>专利申请</t></is></c><c r="B2"><v>437</v></c></row>'
    empty = '<row r="3" ht="15" customHeight="1"><c r="A3" s="1"/><c r="B3" s="1"/></row>'
    book = place / "data" / "2017Q2.xlsx"
    small_book(book, HEAD, cells, [empty, 1_000_000], TAIL)
    assert rows(place) == 1


def test_merged_areas_as_large_as_a_sheet(place: Path) -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>甲镇</t></is></c></row>'
    cells += '<row r="2"><c r="A2" t="inlineStr"><is><t>专利申请</t></is></c><c r="B2"><v>437</v></c></row>'
    merged = '<mergeCells count="1"><mergeCell ref="C1:XFD1048576"/></mergeCells></worksheet>'
    small_book(place / "data" / "2017Q2.xlsx", HEAD, cells, TAIL.replace("</worksheet>", merged))
    assert codes(place) == [] and rows(place) == 1


def test_a_figure_in_the_last_row_of_all(place: Path) -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c><c r="B1" t="inlineStr"><is><t>甲镇</t></is></c></row>'
    cells += '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>专利申请</t></is></c><c r="B1048576"><v>437</v></c></row>'
    small_book(place / "data" / "2017Q2.xlsx", HEAD, cells, TAIL)
    assert codes(place) == [] and rows(place) == 1


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0" encoding="UTF-16"?>' + HEAD + TAIL,
        '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">' + HEAD + TAIL,
    ],
)
def test_declarations_are_refused(xml: str, place: Path) -> None:
    small_book(place / "data" / "2017Q2.xlsx", xml)
    assert codes(place) == ["SC434"]


@pytest.mark.parametrize(
    "xml", ["", "<worksheet>", "<a/>", HEAD + "<row r='x'><c r='ZZZZ0'><v>1</v></c></row>" + TAIL]
)
def test_a_workbook_of_nonsense_is_one_fault(xml: str, place: Path) -> None:
    small_book(place / "data" / "2017Q2.xlsx", xml)
    said = run("check", "--lang", "en", at=place)
    assert said.code == 1 and "Traceback" not in said.out and said.out.count("error[") == 1


def test_a_workbook_cut_anywhere_is_refused(place: Path) -> None:
    book = place / "data" / "2017Q2.xlsx"
    draw(SHEET, book)
    whole = book.read_bytes()
    for end in range(0, len(whole) - 1, max(1, len(whole) // 40)):
        book.write_bytes(whole[:end])
        assert codes(place) == ["SC430"], end


def test_without_the_reader_one_line_says_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(SHEET, place / "data" / "2017Q2.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for lang, locale in (
        ("读 data/2017Q2.xlsx 需要先安装", "zh_CN.UTF-8"),
        ("to read data/2017Q2.xlsx", "en_US.UTF-8"),
    ):
        said = run("check", at=place, locale=locale)
        assert (said.code, said.out) == (2, "") and said.err.count("\n") == 1
        assert lang in said.err and "pip install 'scorecard-kaohe[xlsx]'" in said.err


def test_of_two_files_of_one_name_the_text_is_read(place: Path) -> None:
    draw(SHEET, place / "data" / "2017Q2.xlsx")
    (place / "data" / "2017Q2.csv").write_text("指标,甲镇\n专利申请,400\n", encoding="utf-8")
    said = run("check", "-p", "2017Q2", "--lang", "zh", at=place)
    assert "没有读 data/2017Q2.xlsx：读了同名的 .csv" in said.err and rows(place) == 1


def test_names_that_begin_with_a_stroke_are_passed_over(place: Path) -> None:
    draw(SHEET + "## _旧表\n指标,甲镇\n专利申请,1\n", place / "data" / "2017Q2.xlsx")
    draw(SHEET, place / "data" / "~$2017Q2.xlsx")
    assert codes(place) == [] and rows(place) == 3


@pytest.mark.parametrize("name", ["=1+1", "<script>", "bold", "甲|乙", "很" * 31])
def test_names_of_sheets_come_out_literally(name: str, place: Path) -> None:
    draw(f"## {name}\n指标,甲镇\n专利申请,甲\n", place / "data" / "2017Q2.xlsx")
    said = run("check", "-f", "json", at=place)
    (fault,) = json.loads(said.out)["faults"]
    assert (fault["file"], fault["sheet"], fault["line"], fault["column"], fault["cell"]) == (
        "data/2017Q2.xlsx",
        name,
        2,
        2,
        "B2",
    )
    assert f"表“{name}” 第2行 B列" in run("check", "--lang", "zh", at=place, columns=300).out


def test_explain_and_seals_know_the_cell(place: Path) -> None:
    shutil.copy(HERE / "base" / "data" / "2017Q2.csv", place / "data" / "2017.csv")
    text = (place / "data" / "2017.csv").read_text(encoding="utf-8")
    (place / "data" / "2017.csv").unlink()
    draw(f"## 二季度\n{text}", place / "data" / "2017.xlsx")
    told = run("explain", "甲镇", "专利申请", "-p", "2017Q2", "--lang", "zh", at=place, columns=200)
    assert "data/2017.xlsx[二季度]!D3" in told.out
    assert run("publish", "2017Q2", at=place).code == 0
    assert run("verify", "2017Q2", at=place).code == 0


def test_a_sheet_that_is_named_and_not_there(place: Path) -> None:
    whole, book = place / "whole.xlsx", place / "data" / "2017Q2.xlsx"
    draw(SHEET + "\n## 三季度\n指标,甲镇,乙镇,丙街道\n专利申请,600,400,300\n", whole)
    assert codes(place) == ["SC203"]
    with zipfile.ZipFile(whole) as full, zipfile.ZipFile(book, "w") as cut:
        for part in full.namelist():
            if not part.endswith("sheet2.xml"):
                cut.writestr(part, full.read(part))
    assert codes(place) == ["SC430"]


def test_all_cells_of_a_scheme_in_long_rows_with_every_column_are_not_too_many() -> None:
    units = "".join(f"  u{n}: {{name: 单位{n}}}\n" for n in range(100))
    rows = "".join(f"      r{n}: {{name: 指标{n}, number: {n + 1}, targets: 9}}\n" for n in range(50))
    text = (
        f"title: 大\nyear: 2026\nfrequency: quarter\nunits:\n{units}"
        f"tables:\n  t:\n    title: 大\n    indicators:\n{rows}"
    )
    scheme = load_scheme(Source("config/indicators.yaml", text.encode())).scheme
    assert scheme and book_cells([scheme]) == 100 * 50 * 4 * len(FIELDS)
