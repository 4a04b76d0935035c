"""Which measures are converted into which, exactly; and what returns in them are read as."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SHORT, load, row, scheme, table, values

from scorecard.load.actuals.files import Actuals
from scorecard.load.actuals.measures import is_measure
from scorecard.model.measure import SIZED, convert
from scorecard.model.scheme import Scheme

_MULTIPLES = st.sampled_from(["", "十", "百", "千", "万", "百万", "亿", "1,000", "10,000 "])
_WORDS = st.sampled_from(sorted(SIZED | {"元", "人", "件"}))
_SIMPLE = st.builds("{}{}".format, _MULTIPLES, _WORDS)
_MEASURES = _SIMPLE | st.builds("{}/{}".format, _SIMPLE, _SIMPLE)


@given(_MEASURES, _MEASURES, _MEASURES)
def test_there_and_back_is_the_same_figure_and_so_is_a_way_round(a: str, b: str, c: str) -> None:
    there, back = convert(a, b), convert(b, a)
    assert there.known == back.known
    if there.known:
        assert there.factor * back.factor == 1
        if (on := convert(b, c)).known:
            assert convert(a, c).factor == there.factor * on.factor


@pytest.mark.parametrize(
    ("stated", "declared", "factor"),
    [
        ("‰", "%", Fraction(1, 10)),
        ("千克", "吨", Fraction(1, 1000)),
        ("斤", "公斤", Fraction(1, 2)),
        ("万吨", "千吨", 10),
        ("亩", "㎡", Fraction(2000, 3)),
        ("平方公里", "公顷", 100),
        ("km²", "万平方米", 100),
        ("度", "万千瓦时", Fraction(1, 10000)),
        ("分钟", "小时", Fraction(1, 60)),
        ("元/人", "万元/人", Fraction(1, 10000)),
        ("万元/亩", "亿元/平方公里", Fraction(3, 20)),
        ("千克标准煤/万元", "吨标煤/亿元", 10),
        ("μg/m³", "毫克/立方米", Fraction(1, 1000)),
        ("件/人", "件/万人", 10000),
        ("亿元/年", "万元/年", 10000),
        ("件/万人", "万人/件", None),
        ("小时", "天", None),
        ("吨", "吨标准煤", None),
        ("亿元/年", "万元", None),
        ("‰", "百分点", None),
        ("亩", "米", None),
    ],
)
def test_what_is_converted(stated: str, declared: str, factor: Fraction | None) -> None:
    conversion = convert(stated, declared)
    assert conversion.factor == factor if conversion.known else factor is None


def _load(measure: str, sheet: str) -> tuple[Actuals, Scheme]:
    one = table("towns", "表", (0, 1), (row("x", "甲项", (5.0, 5.0), measure=measure),))
    of_one_row = replace(scheme(), tables=(one,))
    return load(sheet, schemes=(of_one_row,)), of_one_row


def _read(measure: str, sheet: str) -> tuple[set[str], list[float | str]]:
    read, of_one_row = _load(measure, sheet)
    found = values(read.ledgers[2017], of_one_row) if 2017 in read.ledgers else []
    return {fault.code for fault in read.faults}, [each[3] for each in found]


@pytest.mark.parametrize(
    ("measure", "cell", "value"),
    [
        ("%", "5‰", 0.5),
        ("‰", "0.5%", 5.0),
        ("吨", "1.5万千克", 15.0),
        ("㎡", "0.3亩", 200.0),
        ("亩", "100㎡", 0.15),
        ("万千瓦时", "12000度", 1.2),
        ("万元/人", "8500元/人", 0.85),
        ("公顷", "1.2万", 12000.0),
        ("千克", "1.2万", 12000.0),
    ],
)
def test_a_figure_in_another_measure_is_read_exactly_and_that_is_said(
    measure: str, cell: str, value: float
) -> None:
    assert _read(measure, f"{SHORT}2017Q2,春江镇,甲项,{cell}\n") == ({"SC361"}, [value])


@pytest.mark.parametrize(
    "sheet",
    [
        "单位：元/人\n期间,单位,指标,数值\n2017Q2,春江镇,甲项,8500\n",
        "期间,单位,指标,数值（元/人）\n2017Q2,春江镇,甲项,8500\n",
        "期间,2017Q2\n指标,计量单位,春江镇\n甲项,元/人,8500\n",
        "期间,2017Q2\n指标,春江镇\n甲项（元/人）,8500\n",
    ],
)
def test_a_quotient_is_a_measure_wherever_a_sheet_states_it(sheet: str) -> None:
    assert _read("万元/人", sheet) == ({"SC361"}, [0.85])


def test_a_stroke_between_two_words_for_one_thing_makes_no_quotient() -> None:
    assert not any(map(is_measure, ("场/次", "名/人", "家/个", "台/套")))


def test_a_short_figure_is_written_in_full_in_the_measure_as_it_is_declared() -> None:
    read, _ = _load("万吨", f"{SHORT}2017Q2,春江镇,甲项,1.2万\n")
    assert [fault.code for fault in read.faults] == ["SC176"]
    assert "1.2万吨" in read.faults[0].cure.say("zh")


@pytest.mark.parametrize("page", ["actuals.md", "actuals.zh-CN.md"])
def test_the_page_on_returns_names_all_that_is_converted(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    assert [word for word in SIZED if word not in text] == []
