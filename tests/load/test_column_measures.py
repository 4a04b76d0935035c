"""A measure that heads state of columns is that of the columns it stands over, and of no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small import load_files, row, scheme, table, values

from scorecard.load.actuals.files import Actuals
from scorecard.model.scheme import Scheme
from tests.books.drawn import draw

ROWS = (
    row("output", "产值", measure="万元"),
    row("tax", "税收", measure="万元"),
    row("patents", "专利", measure="件"),
)
SCHEME = replace(scheme(), tables=(table("towns", "目标任务表", (0, 1), ROWS),))


def figures(actuals: Actuals, of: Scheme = SCHEME) -> dict[str, list[float | str]]:
    """By row the figures of the units."""
    found: dict[str, list[float | str]] = {}
    for _, _, id, value in values(actuals.ledgers[2017], of):
        found.setdefault(id, []).append(value)
    return found


def codes(actuals: Actuals) -> set[str]:
    return {fault.code for fault in actuals.faults}


def load_text(sheet: str) -> Actuals:
    return load_files({"data/2017Q2.csv": sheet}, (SCHEME,))


def load_book(sheet: str, folder: Path) -> Actuals:
    path = folder / "2017Q2.xlsx"
    draw(f"## 完成情况\n{sheet}", path)
    return load_files({"data/2017Q2.xlsx": path.read_bytes()}, (SCHEME,))


@pytest.mark.parametrize(
    ("heads", "read"),
    [
        ("单位,产值,税收,专利\n,亿元,,件\n!merge A1:A2\n!merge B2:C2", [20000.0, 30000.0, 4.0]),
        ("单位,产值,税收,专利\n,（亿元）,,（件）\n!merge B2:C2", [20000.0, 30000.0, 4.0]),
        ("单位,产值,税收,专利\n,亿元,万元,件", [20000.0, 3.0, 4.0]),
        ("单位,经济指标（亿元）,,创新（件）\n,产值,税收,专利\n!merge A1:A2\n!merge B1:C1", [20000.0, 30000.0, 4.0]),
        ("单位,经济指标（亿元）,,专利\n,产值,税收,\n!merge A1:A2\n!merge B1:C1\n!merge D1:D2", [20000.0, 30000.0, 4.0]),
        (",经济指标（亿元）,,创新（件）\n单位,产值,税收,专利\n!merge B1:C1", [20000.0, 30000.0, 4.0]),
        ("单位,工业（亿元）,财政（万元）,创新\n,产值,税收,专利\n!merge A1:A2", [20000.0, 3.0, 4.0]),
        ("单位,经济指标（亿元）,,\n,产值,税收（万元）,专利\n!merge A1:A2\n!merge B1:C1", [20000.0, 3.0, 4.0]),
    ],
)  # fmt: skip
def test_a_merged_measure_is_that_of_all_columns_it_covers(
    heads: str, read: list[float], tmp_path: Path
) -> None:
    rows, *merged = heads.split("\n!")
    sheet = "\n".join([rows, "春江镇,2,3,4", "孟河镇,2,3,4", *(f"!{said}" for said in merged)])
    actuals = load_book(sheet, tmp_path)
    assert figures(actuals) == {
        id: [value] * 2 for id, value in zip(("output", "tax", "patents"), read, strict=True)
    }
    assert codes(actuals) == {"SC361"}


@pytest.mark.parametrize(
    ("heads", "read", "told"),
    [
        ("单位,产值,税收,专利\n,（亿元）,（亿元）,（件）", [20000.0, 30000.0, 4.0], {"SC361"}),
        ("单位,产值,税收,专利\n计量单位,单位：亿元,万元,件", [20000.0, 3.0, 4.0], {"SC361"}),
        ("单位,经济指标（亿元）,,创新（件）\n,产值,税收,专利", [20000.0, 30000.0, 4.0], {"SC361"}),
        ("序号,单位,经济指标（亿元）,,\n,,产值,税收,专利", [20000.0, 30000.0, 4.0], {"SC361", "SC530"}),
        # Whether it is that of the next column, too, no text can show.
        ("单位,产值,税收,专利\n,亿元,,件", [20000.0, 3.0, 4.0], {"SC361", "SC540"}),
    ],
)
def test_in_a_text_heads_stand_over_all_columns_up_to_the_next(
    heads: str, read: list[float], told: set[str]
) -> None:
    numbered = "1," if heads.startswith("序号") else ""
    actuals = load_text(f"{heads}\n{numbered}春江镇,2,3,4\n{numbered}孟河镇,2,3,4\n")
    assert figures(actuals) == {
        id: [value] * 2 for id, value in zip(("output", "tax", "patents"), read, strict=True)
    }
    assert codes(actuals) == told


@pytest.mark.parametrize(
    "heads",
    [
        "指标,各镇（亿元）,\n,春江镇,孟河镇",
        "指标,春江镇,孟河镇\n,亿元,亿元",
        "指标,春江镇,孟河镇\n计量单位,（亿元）,（亿元）",
        "序号,指标,各镇（单位：亿元）,\n序号,指标,春江镇,孟河镇",
    ],
)
def test_heads_over_units_state_the_measure_of_their_figures(heads: str) -> None:
    numbered = "1," if heads.startswith("序号") else ""
    actuals = load_text(f"{heads}\n{numbered}产值,2,3\n")
    assert figures(actuals) == {"output": [20000.0, 30000.0]}
    assert codes(actuals) == {"SC361"}


@pytest.mark.parametrize(
    "sheet",
    [
        "单位,产值,税收\n,100,10000\n春江镇,2,3\n",
        "单位,产值,税收\n,亿元,3\n春江镇,2,3\n",
        "单位,产值,税收\n,亿元,未定\n春江镇,2,3\n",
        "单位,产值,税收\n奔牛镇,亿元,万元\n春江镇,2,3\n",
    ],
)
def test_a_row_that_holds_anything_else_is_no_row_of_measures(sheet: str) -> None:
    assert codes(load_text(sheet)) & {"SC156", "SC151"}


@pytest.mark.parametrize("nothing", ["", "--", "—", "/"])
@pytest.mark.parametrize(
    "sheet",
    [
        "指标,计量单位,春江镇\n产值,（亿元）,2\n税收,{},3\n",
        "填报单位：春江镇,,\n指标,完成,计量单位\n产值,2,(亿元)\n税收,3,{}\n",
        "期间,单位,指标,数值,计量单位\n2017Q2,春江镇,产值,2,单位：亿元\n2017Q2,春江镇,税收,3,{}\n",
        "2017年,,,\n单位,指标,计量单位,一季度,二季度\n春江镇,产值,（亿元）,1,2\n春江镇,税收,{},1,3\n",
    ],
)
def test_a_column_of_measures_holds_them_in_brackets_or_a_mark_for_none(sheet: str, nothing: str) -> None:
    actuals = load_text(sheet.format(nothing))
    read = figures(actuals)
    assert (read["output"][-1], read["tax"][-1]) == (20000.0, 3.0)
    assert codes(actuals) == {"SC361"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("单位：亿元,,", {"SC361"}),
        (",,单位：亿元", {"SC361"}),
        (",,（单位：亿元）", {"SC361"}),
        ("填报人：张三,,单位：亿元", {"SC361", "SC161"}),
        ("金额单位：亿元,,\n填报人：张三,,", {"SC361", "SC161"}),
        ("填报人：张三,,\n计量单位：亿元,审核人：李四,", {"SC361", "SC161"}),
    ],
)
@pytest.mark.parametrize(
    "sheet",
    [
        "指标,春江镇,孟河镇\n产值,2,3\n{}\n",
        "单位,产值,税收\n春江镇,2,\n孟河镇,3,\n{}\n",
        "期间,2017Q2,\n指标,春江镇,孟河镇\n产值,2,3\n{}\n",
    ],
)
def test_a_line_below_the_rows_states_the_measure_of_all(sheet: str, lines: str, told: set[str]) -> None:
    actuals = load_text(sheet.format(lines))
    assert figures(actuals) == {"output": [20000.0, 30000.0]}
    assert codes(actuals) == told


def test_a_line_below_a_units_own_rows_states_their_measure() -> None:
    actuals = load_text("填报单位：春江镇,,\n指标,目标,完成\n产值,,2\n填报人：张三,,单位：亿元\n")
    assert figures(actuals) == {"output": [20000.0]}
    assert codes(actuals) == {"SC361", "SC161"}


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        # Of which rows a measure is that stands between them nobody knows.
        ("指标,春江镇\n产值,2\n单位：万元,\n税收,3\n", "SC152"),
        ("单位：万元,\n指标,春江镇\n产值,2\n单位：亿元,\n", "SC363"),
        ("指标,春江镇\n产值,2\n单位：春江镇,\n", "SC152"),
        ("指标,春江镇\n产值,2\n,亿元\n", "SC156"),
    ],
)
def test_any_other_line_among_the_rows_is_refused(sheet: str, told: str) -> None:
    assert told in codes(load_text(sheet))
