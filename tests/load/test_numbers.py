"""The grammar of values."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.codes import fault_text
from scorecard.load.actuals.numbers import Refusal, read_number


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("437", "件", 437.0),
        (" 437\u3000", "件", 437.0),
        ("\u200b437", "件", 437.0),
        ("４３７．５", "件", 437.5),
        ("－5", "件", -5.0),
        ("\u22125", "件", -5.0),
        ("+5", "件", 5.0),
        (".5", "件", 0.5),
        ("5.", "件", 5.0),
        ("1,200", "件", 1200.0),
        ("1，200", "件", 1200.0),
        ("1,200,000.5", "件", 1200000.5),
        ("1.2E+03", "件", 1200.0),
        ("1e-2", "件", 0.01),
        ('="86"', "件", 86.0),
        ("47.0%", "%", 47.0),
        ("47.0％", "%", 47.0),
        ("12个", "个", 12.0),
        ("12 个", "个", 12.0),
        ("1.2亿元", "万元", 12000.0),
        ("1.1亿元", "万元", 11000.0),
        ("500元", "万元", 0.05),
        ("1.2万", "个", 12000.0),
        ("3万亩", "亩", 30000.0),
        ("2个百分点", "个百分点", 2.0),
        ("0", "件", 0.0),
        ("-0", "件", 0.0),
        ("１", "件", 1.0),
        ("1件", "件", 1.0),
        ("0件", "件", 0.0),
        ("－1", "件", -1.0),
        ("1.2千元", "元", 1200.0),
        ("1.2千元", "万元", 0.12),
        ("1.2千", "件", 1200.0),
        ("1十", "件", 10.0),
        ("1.2百", "件", 120.0),
        ("1.2千万元", "元", 12000000.0),
        ("1.2百亿元", "亿元", 120.0),
    ],
)
def test_what_is_plain_is_read(text: str, measure: str, value: float) -> None:
    assert read_number(text, measure) == value


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("SC165", ["约437", "八十六", "1.2.3", "", "(5)", "5~6", "x" * 100_000, "9" * 300]),
        ("SC166", ["nan", "NaN", "inf", "-Infinity"]),
        ("SC167", ["1_000"]),
        ("SC168", ["٤٣٧", "①", "8²", "4٣7", "๔"]),
        ("SC169", ["1e400", "1e-400", "9" * 60, "1e15", "1e99999"]),
        ("SC170", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?"]),
        (
            "SC171",
            ["2017/3/1", "2017-03", "2017-03-01", "2017年3月", "1月3日", "3-Jan", "Jan-17", "1/3", "12:30"],
        ),
        ("SC172", ["########", "##"]),
        ("SC173", ["=A1+B1", "=SUM(A1:A9)", "+A1", "@SUM(A1)"]),
        ("SC174", ["无"]),
        ("SC175", ["47%", "47％"]),
        ("SC176", ["437万元", "5kg", "5个百分点"]),
        ("SC177", ["1,20", "12,00", "1 200", "1,2000", ",5"]),
    ],
)
def test_what_is_not_plain_is_refused_by_its_own_name(code: str, texts: list[str]) -> None:
    for text in texts:
        refused = read_number(text, "件", "专利申请")
        assert isinstance(refused, Refusal), text
        assert refused.code == code, text
        for part in ("message", "cure"):
            assert fault_text(code, part, refused.args).say("zh") and fault_text(
                code, part, refused.args
            ).say("en")


@pytest.mark.parametrize(
    ("largest", "too_large"),
    [
        ("999999999999999", "1000000000000000"),
        ("999999999999999.8", "999999999999999.9999999999"),
        ("-999999999999999.8", "-999999999999999.9999999999"),
        ("9.99e14", "1e15"),
        ("99999999999万", "100000000000万"),
    ],
)
def test_the_limit_of_size_is_the_same_however_a_number_is_written(largest: str, too_large: str) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for text, fits in ((largest, True), (too_large, False)):
        ways = [text, text.translate(wide), f"{text}件", f" {text}", f'="{text}"']
        if text.lstrip("-").replace(".", "").isdigit():
            whole, point, part = text.partition(".")
            ways.append(f"{int(whole):,}{point}{part}")
        found = [read_number(way, "件") for way in ways]
        assert all(one == found[0] if fits else isinstance(one, Refusal) for one in found), text
        assert fits or {one.code for one in found if isinstance(one, Refusal)} == {"SC169"}, text


def test_a_scale_is_not_guessed() -> None:
    for text in ("1.2亿美元", "1.2万"):
        refused = read_number(text, "万元")
        assert isinstance(refused, Refusal) and refused.code == "SC176"


@given(st.text(max_size=30), st.sampled_from(["", "%", "件", "万元"]))
def test_any_text_is_a_finite_number_or_refused(text: str, measure: str) -> None:
    read = read_number(text, measure)
    assert isinstance(read, Refusal) or isfinite(read)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_every_way_to_write_a_number_gives_the_same(number: object) -> None:
    plain = f"{number:f}"
    wide = plain.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．\u2212"))
    ways = (plain, f"{number:,f}", wide, f" {plain} ", f'="{plain}"', f"{plain}件")
    assert {read_number(way, "件") for way in ways} == {float(plain)}
