"""A second row of heads in a sheet with units down."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small import load_files, scheme, values

from scorecard.load.actuals.files import Actuals
from scorecard.model.scheme import Scheme

Q3 = "2017Q3,,,,,\n"


def flows(reported: str = "cumulative") -> Scheme:
    """The small scheme, in which 专利申请 is a flow and 研发机构 a stock."""
    natures = {"applications": {"nature": "flow", "reported": reported}, "labs": {"nature": "stock"}}
    tables = tuple(
        replace(
            table,
            indicators=tuple(replace(row, **natures.get(row.id, {})) for row in table.indicators),  # type: ignore[arg-type]
        )
        for table in scheme().tables
    )
    return replace(scheme(), tables=tables)


def read(sheet: str, reported: str = "cumulative", **files: str) -> Actuals:
    return load_files(
        {"data/a.csv": sheet, **{f"data/{k}.csv": v for k, v in files.items()}}, (flows(reported),)
    )


def found(actuals: Actuals) -> dict[tuple[str, str, str], float | str]:
    return {each[:3]: each[3] for each in values(actuals.ledgers[2017], flows())}


def codes(actuals: Actuals) -> list[str]:
    return [fault.code for fault in actuals.faults if fault.severity != "remark"]


HEADS = [
    "序号,单位名称,专利申请,,,备注\n序号,单位名称,当季新增,1-9月累计,比上年±%,备注\n",
    "序号,单位名称,专利申请,,,备注\n,,当季新增,1-9月累计,比上年±%,\n",
    "序号,镇（街道）,专利申请,,,备注\n,,本季,累计完成,同比,\n",
]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize(("reported", "value"), [("cumulative", 14.0), ("period", 5.0)])
def test_the_column_is_read_that_the_scheme_asks_for(heads: str, reported: str, value: float) -> None:
    actuals = read(Q3 + heads + "1,春江镇,5,14,8,\n2,孟河镇,2,5,-4,\n", reported)
    assert found(actuals)["2017Q3", "chunjiang", "applications"] == value
    assert codes(actuals) == []


def test_the_other_one_is_held_against_it() -> None:
    before = "期间,单位,指标,数值\n2017Q2,春江镇,专利申请,10\n2017Q2,孟河镇,专利申请,3\n"
    actuals = read(Q3 + HEADS[0] + "1,春江镇,5,14,8,\n2,孟河镇,2,5,-4,\n", b=before)
    told = [fault for fault in actuals.faults if fault.code == "SC370"]
    assert [(fault.span.line, fault.span.column) for fault in told] == [(4, 7)]


def test_each_indicator_is_parted_for_itself_and_measures_are_read() -> None:
    sheet = (
        Q3
        + "单位,专利申请,,产值,,研发机构\n,当季,累计,上年同期（亿元）,完成（亿元）,\n春江镇,5,14,1,2,3\n孟河镇,2,5,1,3,4\n"
    )
    actuals = read(sheet)
    assert codes(actuals) == []
    assert {key[2]: value for key, value in found(actuals).items() if key[1] == "chunjiang"} == {
        "applications": 14.0, "output": 20000.0, "labs": 3.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "code"),
    [
        ("单位,专利申请,,\n,A类,B类,\n", "SC538"),
        ("单位,专利申请,,\n,同比,环比,\n", "SC538"),
        ("单位,研发机构,,\n,当季,累计,\n", "SC369"),
        ("单位,专利申请,,\n,当季,同比,\n", "SC369"),
        ("单位,专利申请,,\n,1-6月累计,同比,\n", "SC123"),
    ],
)
def test_what_cannot_be_told_is_said_once_and_at_the_second_row(heads: str, code: str) -> None:
    actuals = read(Q3 + heads + "春江镇,5,14,\n孟河镇,2,5,\n")
    told = [(fault.code, fault.span.line) for fault in actuals.faults if fault.severity == "error"]
    assert told == [(code, 3)]


@pytest.mark.parametrize("heads", ["单位,专利申请,\n,累计,同比\n", "单位,专利申请\n,累计\n"])
def test_the_cure_of_a_head_that_is_not_understood_cures(heads: str) -> None:
    actuals = read("2017Q3,,\n" + heads + "春江镇,14,8\n".replace(",8" if heads.count(",") == 2 else "~", ""))
    assert found(actuals) == {("2017Q3", "chunjiang", "applications"): 14.0}


@pytest.mark.parametrize("row", ["青山镇,无,暂无,", "青山镇,—,—,", ",未报,未报,", "注：数据截至9月底,,,"])
def test_a_row_of_a_unit_is_none(row: str) -> None:
    actuals = read(Q3 + f"单位,专利申请,研发机构,备注\n{row}\n春江镇,5,14,\n")
    assert found(actuals)["2017Q3", "chunjiang", "applications"] == 5.0
    assert "SC538" not in codes(actuals)
