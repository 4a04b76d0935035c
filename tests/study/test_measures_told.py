"""A row that was in another measure last year: what is told of its figures, where they are shown, and what is doubted."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run

NOW = """\
title: Work
year: 2026
language: en
units: {a: {name: A}, b: {name: B, was: [c, d]}}
tables:
  t:
    title: Work
    indicators:
      tax: {name: Tax, number: 1, nature: stock, measure: 万元, targets: {times: 1.1, base: last_year}}
      growth: {name: Growth, number: 2, of: tax, take: growth, measure: "%", rule: {compare: value, each: 1}}
      trade: {name: Trade, number: 3, nature: stock, measure: 万元, rule: {compare: ratio, against: last_year}}
"""
THEN = """\
title: Work
year: 2025
units: {a: {name: A}, c: {name: C}, d: {name: D}}
tables:
  t:
    title: Work
    indicators:
      tax: {name: Tax, number: 1, nature: stock, measure: 亿元, targets: 10}
      trade: {name: Trade, number: 2, nature: stock, measure: 亿元, targets: 10}
"""
ROWS = """\
period,unit,indicator,value
2025,A,Tax,10
2025,C,Tax,3
2025,D,Tax,4.5
2025,A,Trade,10
2025,C,Trade,3
2025,D,Trade,4.5
2026,A,Tax,110000
2026,B,Tax,90000
2026,A,Trade,90000
2026,B,Trade,75000
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two years of a scheme whose measure changed; two units became one."""
    for path, text in (("config/2026.yaml", NOW), ("config/2025.yaml", THEN), ("data/all.csv", ROWS)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def steps(project: Path, *names: str, lang: str = "en") -> str:
    """The lines of an explanation, however they are broken."""
    done = run("explain", *names, "-f", "csv", "-p", "2026", "--lang", lang, at=project, columns=200)
    assert done.code == 0, done.err
    return " ".join(done.out.split())


@pytest.mark.parametrize("row", ["Growth", "Trade"])
def test_the_conversion_stands_in_the_explanation(project: Path, row: str) -> None:
    assert "2025 in 亿元, here in 万元: 10 × 10000 = 100000" in steps(project, "A", row)
    assert "2025按亿元计，这里按万元：10 × 10000 = 100000" in steps(project, "A", row, lang="zh")


@pytest.mark.parametrize("row", ["Growth", "Trade"])
def test_that_of_each_unit_before_a_merger(project: Path, row: str) -> None:
    told = steps(project, "B", row)
    for sum_ in ("3 × 10000 = 30000", "4.5 × 10000 = 45000"):
        assert f"2025 in 亿元, here in 万元: {sum_}" in told
    assert "30000 + 45000 = 75000" in told


def test_that_of_a_base_year(project: Path) -> None:
    told = steps(project, "A", "Tax")
    assert "2025 in 亿元, here in 万元: 100000" in told
    assert "1.1 × 100000 = 110000" in told


def test_a_form_shows_last_year_in_the_measure_of_this_one(project: Path) -> None:
    done = run("template", "-p", "2026", "-o", "forms", at=project)
    assert done.code == 0, done.err
    cells = {
        cell.value
        for path in (project / "forms").glob("*.xlsx")
        for sheet in load_workbook(path)
        for cells in sheet
        for cell in cells
    }
    assert {100000, 75000} <= cells and not {10, 7.5} & cells


def test_a_figure_in_the_measure_of_last_year_is_doubted(project: Path) -> None:
    data = project / "data" / "all.csv"
    data.write_text(ROWS.replace("2026,A,Trade,90000", "2026,A,Trade,9"), encoding="utf-8")
    told = run("check", "-p", "2026", at=project).out
    assert "Trade" in told and "100000" in told


def test_a_part_in_a_smaller_measure_is_held_against_its_whole(project: Path) -> None:
    scheme = (project / "config" / "2025.yaml").read_text("utf-8")
    part = "tax: {name: Tax, number: 1, parts: {vat: {name: VAT, measure: 万元, nature: stock}},"
    (project / "config" / "2025.yaml").write_text(
        scheme.replace("tax: {name: Tax, number: 1,", part), "utf-8"
    )
    data = project / "data" / "all.csv"
    data.write_text(ROWS + "2025,A,VAT,100000\n2025,C,VAT,30001\n", encoding="utf-8")
    done = run("check", "-p", "2025", "--lang", "en", at=project, columns=200)
    told = [line for line in done.out.splitlines() if "SC214" in line]
    assert len(told) == 1 and "C VAT is 30001, more than the 30000 of “Tax”" in told[0]
