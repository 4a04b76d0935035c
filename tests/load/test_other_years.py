"""Rows of years that no scheme has: told once for each period, with its count, its places and what may have been meant."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.base.fault import Fault
from scorecard.base.message import say
from scorecard.load import lines
from scorecard.load.actuals.files import Actuals, load_actuals
from scorecard.load.source import Source
from scorecard.model.scheme import Scheme
from scorecard.workspace import read_workspace
from tests.docs.pages import ROOT
from tests.load.small import SHORT, load_files, scheme

ROWS = "".join(
    f"{period},孟河镇,产值,{n}\n" for n, period in enumerate(["2017Q2", *["2071Q2"] * 8, "2018年二季度"])
)


def of_other_years(actuals: Actuals) -> list[Fault]:
    return [fault for fault in actuals.faults if fault.code in ("SC501", "SC502")]


def test_one_warning_for_each_period_however_many_rows_it_has() -> None:
    slip, year = of_other_years(load_files({"data/2017Q2.csv": SHORT + ROWS}))
    assert say(slip.message, "zh") == (
        "“2071Q2”所在的年度没有方案（现有方案管的是 2017Q1 至 2017Q4），这一期的 8 行数据都不计入，"
        "另见第4、5、6、7、8行…；是不是“2017Q2”？"
    )
    assert str(slip.span) == "data/2017Q2.csv:3:1"
    assert "“2018年二季度”" in say(year.message, "zh") and "“2017Q2”？" in say(year.message, "zh")


def test_each_file_is_named_once() -> None:
    rows = "2071Q2,孟河镇,产值,1\n" * 2
    (told,) = of_other_years(load_files({f"data/{name}.csv": SHORT + rows for name in "abc"}))
    assert (
        ": 6 rows of it count nowhere, also in line 3; data/b.csv lines 2, 3; data/c.csv lines 2, 3; did"
        in (say(told.message, "en"))
    )
    assert "另见第3行；data/b.csv 第2、3行；data/c.csv 第2、3行；是" in say(told.message, "zh")


@pytest.mark.parametrize("rows", [1, 3, 9])
def test_a_year_in_the_head_of_a_column_is_told_at_the_head(rows: int) -> None:
    body = "".join(f"孟河镇,{row},1,2,3\n" for row in ["产值", "发明授权", "专利申请"] * 3)
    lines = body.splitlines(keepends=True)[:rows]
    slips = of_other_years(load_files({"data/a.csv": "单位,指标,2071Q1,2071Q2,2017Q3\n" + "".join(lines)}))
    assert [str(told.span) for told in slips] == ["data/a.csv:1:7", "data/a.csv:1:14"]
    assert [told.span.length for told in slips] == [6, 6]
    for told in slips:
        assert told.args["count"] == str(rows) and told.args["also"] == ""


def test_both_readers_say_the_same() -> None:
    """A large file is read a column at a time, save for rows that need care: here one with a mark."""
    text = SHORT + ROWS + "2071Q2,春江镇,产值,—\n" + ROWS * 3
    sources = [Source("data/all.csv", text.encode())]
    by_column, by_row = (load_actuals(sources, [scheme()], few=few) for few in (0, 1 << 30))
    assert of_other_years(by_column) == of_other_years(by_row)
    assert by_column.ledgers[2017].other_years == by_row.ledgers[2017].other_years == 37


@pytest.mark.parametrize(
    ("path", "above"), [("data/2071Q2-创新驱动目标与任务表.csv", ""), ("data/镇.csv", "期间：2071Q2\n")]
)
def test_a_table_whose_file_or_title_names_the_period(path: str, above: str) -> None:
    (told,) = of_other_years(load_files({path: f"{above}指标,春江镇,孟河镇\n产值,5,6\n发明授权,7,8\n"}))
    assert "2 rows of it count nowhere; did you mean “2017Q2”?" in say(told.message, "en")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2071Q4", "2017Q4"),
        ("2107Q4", "2017Q4"),
        ("2007Q4", "2017Q4"),
        ("2019Q4", "2018Q4"),
    ],
)
def test_what_is_one_slip_away_is_suggested_the_nearest_in_time_first(written: str, meant: str) -> None:
    schemes = tuple(scheme(year) for year in (2016, 2017, 2018))
    (told,) = of_other_years(load_files({"data/a.csv": f"{SHORT}{written},孟河镇,产值,1\n"}, schemes))
    assert say(told.message, "en").endswith(f"; did you mean “{meant}”?")


@pytest.mark.parametrize("written", ["2015Q4", "2013Q4", "2011Q4"])
def test_the_years_shortly_before_are_old_figures_and_no_slips(written: str) -> None:
    (told,) = of_other_years(load_files({"data/a.csv": f"{SHORT}{written},孟河镇,产值,1\n"}))
    assert "did you mean" not in say(told.message, "en")


@pytest.mark.parametrize(
    "end", ["2017Q1,孟河镇,产值,5\r", '2017Q1,孟河镇,产值,"5\n"\n', "2017Q1,孟河镇,产值,5\n"]
)
def test_a_file_that_is_read_twice_is_counted_once(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    """A file that turns out to need care at its end is read once more, row by row."""
    monkeypatch.setattr(lines, "BLOCK", 1 << 9)
    text = SHORT + "2071Q2,孟河镇,产值,1\n" * 3 + "2018Q2,春江镇,产值,7\n" * 200 + end
    sources = [Source("data/all.csv", text.encode())]
    by_column, by_row = (load_actuals(sources, [scheme()], few=few) for few in (0, 1 << 30))
    assert of_other_years(by_column) == of_other_years(by_row)
    assert by_column.ledgers[2017].other_years == by_row.ledgers[2017].other_years == 203


def test_where_one_scheme_was_named_other_years_are_left_out_on_purpose(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (only,) = [
        path
        for path in sorted((tmp_path / "config").glob("*.yaml"))
        if "2016" in path.read_text("utf-8")[:400]
    ][:1]
    told = {fault.code for fault in read_workspace(tmp_path, only).faults}
    assert not told & {"SC501", "SC502"}


def test_years_far_off_get_no_suggestion_and_a_month_the_period_it_lies_in() -> None:
    far, month = of_other_years(
        load_files({"data/a.csv": f"{SHORT}1999Q4,孟河镇,产值,1\n2071-05,孟河镇,产值,1\n"})
    )
    assert "did you mean" not in say(far.message, "en")
    assert say(month.message, "en").endswith("; did you mean “2017Q2”?")


@pytest.mark.parametrize(
    "own", [lambda: scheme(2020, first_year=2016), lambda: scheme(2017), lambda: scheme(2017, "year")]
)
def test_periods_of_any_scheme_are_never_told(own: Callable[[], Scheme]) -> None:
    one = own()
    rows = "".join(f"{year}Q4,孟河镇,产值,1\n" for year in one.years)
    assert not of_other_years(load_files({"data/a.csv": SHORT + rows}, (one,)))


def test_a_year_whose_scheme_still_awaits_targets_says_so_itself() -> None:
    sources = [Source("data/a.csv", f"{SHORT}2018Q1,孟河镇,产值,1\n2019Q1,孟河镇,产值,1\n".encode())]
    (told,) = of_other_years(load_actuals(sources, [scheme()], awaited=[2018]))
    assert told.span.line == 3
