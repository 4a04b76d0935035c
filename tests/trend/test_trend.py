"""Figures over periods: gaps stay gaps, growth has its base, years are matched by id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bureau import FILINGS, FIRMS, SHARE, Bureau, quarters, row, scheme, told

from tests.cli.running import run


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bureau:
    """Two years of the same scheme, nothing reported yet."""
    made = Bureau(tmp_path, monkeypatch)
    made.promise(2016, scheme(2016))
    made.promise(2017, scheme(2017))
    return made


YEARS = quarters(
    "罗溪镇", "专利申请", q16_1=10, q16_2=25, q16_3=40, q16_4=80, q17_1=20, q17_2=30, q17_3=60, q17_4=108
)


def figures(found: dict[str, Any], unit: str = "luoxi", what: str = "values") -> list[float | None]:
    """Figures of a unit; growth that is a share in percent, as it is printed."""
    scale = 100 if what != "values" and found["growth"] == "percent" else 1
    return [None if figure is None else pytest.approx(figure * scale) for figure in row(found, unit)[what]]


def test_counted_figures_run_up_each_year_and_compare_with_last_years_count(bureau: Bureau) -> None:
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert found["periods"] == [f"{y}Q{q}" for y in (2016, 2017) for q in (1, 2, 3, 4)]
    assert figures(found) == [10, 25, 40, 80, 20, 30, 60, 108]
    assert figures(found, what="year_on_year") == [None] * 4 + [100, 20, 50, 35]
    assert (found["measure"], found["growth"]) == ("件", "percent")


def test_a_count_grows_on_the_period_before_by_what_each_added(bureau: Bureau) -> None:
    bureau.report(*YEARS)
    # Each quarter's own: 10 15 15 40 | 20 10 30 48.
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert figures(found, what="on_previous") == [None, 50, 0, pytest.approx(500 / 3), -50, -50, 200, 60]


def test_in_period_shows_what_each_quarter_added(bureau: Bureau) -> None:
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇", "--in-period")
    assert found["in_period"] is True
    assert figures(found) == [10, 15, 15, 40, 20, 10, 30, 48]
    assert figures(found, what="year_on_year")[4:] == [100, pytest.approx(-100 / 3), 100, 20]


def test_in_period_is_missing_where_either_count_is(bureau: Bureau) -> None:
    bureau.report(*quarters("罗溪镇", "专利申请", q17_1=20, q17_3=60, q17_4=108), "2017Q2,孟河镇,专利申请,3")
    found = bureau.trend("专利申请", "--in-period")
    assert figures(found) == [20, None, None, 48]
    assert row(found, "luoxi")["statuses"] == ["scored", "missing", "missing", "scored"]
    assert figures(found, "menghe") == [None] * 4


def test_in_period_does_not_take_the_first_return_for_the_first_quarter(bureau: Bureau) -> None:
    bureau.report(*quarters("罗溪镇", "专利申请", q17_2=30, q17_3=60))
    found = bureau.trend("专利申请", "--unit", "罗溪镇", "--in-period")
    assert (found["periods"], figures(found)) == (["2017Q2", "2017Q3"], [None, 30])


def test_a_gap_is_a_gap_and_not_nought(bureau: Bureau) -> None:
    bureau.report(
        *quarters("罗溪镇", "高企总数", q17_1=0, q17_3=12, q17_4=20),
        "2017Q2,孟河镇,高企总数,待核",
        "2017Q2,河海街道,高企总数,5",
    )
    bureau.promise(2017, scheme(2017, more='marks: {"待核": pending, "--": not_applicable}\n'))
    found = bureau.trend("高企总数")
    assert figures(found) == [0, None, 12, 20]
    assert row(found, "luoxi")["statuses"] == ["scored", "missing", "scored", "scored"]
    assert row(found, "menghe")["statuses"][1] == "pending"
    assert figures(found, what="on_previous") == [None, None, None, pytest.approx(200 / 3)]
    line = next(s for s in bureau.run("trend", "高企总数").out.split("\n") if s.startswith("罗溪镇"))
    assert line.split()[:5] == ["罗溪镇", "0", "未报", "12", "20"]
    assert "▁⠀▅▇" in line


def test_a_period_nobody_reported_in_is_a_column_of_gaps(bureau: Bureau) -> None:
    bureau.report(*quarters("罗溪镇", "高企总数", q17_1=3, q17_4=9))
    found = bureau.trend("高企总数", "--unit", "罗溪镇")
    assert figures(found) == [3, None, None, 9]
    assert figures(found, what="on_previous") == [None] * 4


def test_nothing_grows_on_nought(bureau: Bureau) -> None:
    bureau.report(
        "2016Q4,罗溪镇,高企总数,0",
        "2017Q4,罗溪镇,高企总数,5",
        "2016Q4,孟河镇,高企总数,4",
        "2017Q4,孟河镇,高企总数,0",
    )
    found = bureau.trend("高企总数")
    assert figures(found, what="year_on_year")[-1] is None
    assert figures(found, "menghe", "year_on_year")[-1] == -100
    out = bureau.run("trend", "高企总数").out
    line = next(s for s in out.split("\n") if s.startswith("罗溪镇"))
    assert line.split()[-1] == "—" and "基数不大于0的，不算增减，记“—”" in out


def test_a_share_grows_by_percentage_points(bureau: Bureau) -> None:
    bureau.report(*quarters("罗溪镇", "高新占比", q16_4=0, q17_3="47.5%", q17_4="48.2%"))
    found = bureau.trend("高新占比", "--unit", "罗溪镇")
    assert (found["growth"], found["measure"]) == ("percentage_points", "%")
    assert figures(found, what="on_previous")[-1] == pytest.approx(0.7)
    assert figures(found, what="year_on_year")[-1] == 48.2
    assert "+0.70" in bureau.run("trend", "高新占比", "--unit", "罗溪镇").out


def test_completion_starts_anew_each_year(bureau: Bureau) -> None:
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇", "--show", "completion")
    assert figures(found) == [0.1, 0.25, 0.4, 0.8, 0.2, 0.3, 0.6, 1.08]
    assert figures(found, what="year_on_year")[4:] == [10, 5, 20, 28]
    assert figures(found, what="on_previous") == [None, 15, 15, 40, None, 10, 30, 48]


def test_ranks_count_places_gained_and_stand_highest_for_the_first(bureau: Bureau) -> None:
    towns = (("罗溪镇", 25, 30), ("孟河镇", 10, 20), ("河海街道", 9, 5))
    bureau.report(
        *(f"{year}Q4,{u},高企总数,{v}" for u, *vs in towns for year, v in zip((2016, 2017), vs, strict=True))
    )
    found = bureau.trend("高企总数", "--show", "rank", "--from", "2016Q4")
    assert [figures(found, u)[0::4] for u in ("luoxi", "menghe", "hehai")] == [[2, 1], [3, 1], [1, 3]]
    assert [figures(found, u, "year_on_year")[-1] for u in ("luoxi", "menghe", "hehai")] == [1, 2, -2]
    out = bureau.run("trend", "高企总数", "--show", "rank", "--from", "2016Q4").out
    lines = {s.split()[0]: s for s in out.split("\n") if s[:2] in ("罗溪", "孟河", "河海")}
    assert "▁⠀⠀⠀▇" in lines["孟河镇"] and "↑2" in lines["孟河镇"]
    assert "▇⠀⠀⠀▁" in lines["河海街道"] and "↓2" in lines["河海街道"]
    assert "第一名为最高" in out


def test_one_period_has_no_growth_and_a_bar_in_the_middle(bureau: Bureau) -> None:
    bureau.report("2017Q4,罗溪镇,高企总数,12")
    found = bureau.trend("高企总数", "--unit", "罗溪镇")
    assert (found["periods"], figures(found)) == (["2017Q4"], [12])
    assert figures(found, what="year_on_year") == figures(found, what="on_previous") == [None]
    assert "▄" in bureau.run("trend", "高企总数", "--unit", "罗溪镇").out


def test_equal_figures_stand_in_the_middle(bureau: Bureau) -> None:
    bureau.report(*quarters("罗溪镇", "高企总数", q17_1=7, q17_2=7, q17_3=7))
    assert "▄▄▄" in bureau.run("trend", "高企总数").out


def test_another_measure_is_another_thing(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016, FILINGS.replace("件", "人"), SHARE, FIRMS))
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert row(found, "luoxi")["statuses"][:4] == ["not_comparable"] * 4
    assert figures(found) == [None] * 4 + [20, 30, 60, 108]
    assert figures(found, what="year_on_year") == [None] * 8
    assert "2016年计量单位为“人”" in told(found)
    assert "不可比" in bureau.run("trend", "专利申请", "--unit", "罗溪镇").out


def test_a_count_and_a_level_are_not_compared(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016, FILINGS.replace("flow", "stock"), SHARE, FIRMS))
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert row(found, "luoxi")["statuses"][:4] == ["not_comparable"] * 4
    assert "2016年该项按存量统计" in told(found)


def test_a_renamed_indicator_is_the_same_by_its_id(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016, FILINGS.replace("专利申请", "专利申请受理量"), SHARE, FIRMS))
    bureau.report("2016Q4,罗溪镇,专利申请受理量,80", "2017Q4,罗溪镇,专利申请,108")
    found = bureau.trend("专利申请受理量", "--unit", "罗溪镇")
    assert (found["name"], figures(found, what="year_on_year")[-1]) == ("专利申请", 35)
    assert "2016年名为“专利申请受理量”" in told(found)


MERGED = "{luoxi: {name: 罗溪镇, group: 镇, was: [luoxi, menghe]}, hehai: {name: 河海街道, group: 街道}}"


def merged(bureau: Bureau) -> None:
    rows = [
        line.replace(", 60, 80", ", 80").replace(", 20, 40", ", 40").replace(", 20, 10", ", 10")
        for line in (FILINGS, SHARE, FIRMS)
    ]
    bureau.promise(2017, scheme(2017, *rows, units=MERGED, members="[luoxi, hehai]"))


def test_merged_units_had_their_counts_together(bureau: Bureau) -> None:
    merged(bureau)
    bureau.report("2016Q4,罗溪镇,专利申请,80", "2016Q4,孟河镇,专利申请,20", "2017Q4,罗溪镇,专利申请,120")
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert figures(found)[::4] == [100, 120]
    assert figures(found, what="year_on_year")[-1] == 20
    assert "罗溪镇2016年的数为罗溪镇、孟河镇之和" in told(found)


def test_merged_units_lack_what_one_of_them_lacks(bureau: Bureau) -> None:
    merged(bureau)
    bureau.report("2016Q4,罗溪镇,专利申请,80", "2017Q4,罗溪镇,专利申请,120")
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert (figures(found)[0], row(found, "luoxi")["statuses"][0]) == (None, "missing")


@pytest.mark.parametrize(
    ("what", "show"), [("高新占比", "value"), ("专利申请", "points"), ("专利申请", "rank")]
)
def test_shares_points_and_ranks_of_merged_units_do_not_add_up(bureau: Bureau, what: str, show: str) -> None:
    merged(bureau)
    bureau.report(f"2016Q4,罗溪镇,{what},40", f"2016Q4,孟河镇,{what},10", f"2017Q4,罗溪镇,{what},50")
    found = bureau.trend(what, "--unit", "罗溪镇", "--show", show)
    assert row(found, "luoxi")["statuses"][0] == "not_comparable"
    assert "不能相加，不可比" in told(found)


def test_a_split_unit_has_no_past_of_its_own(bureau: Bureau) -> None:
    split = (
        "{luoxi: {name: 罗溪镇, was: [luoxi]}, kong: {name: 空港街道, was: [luoxi]}, hehai: {name: 河海街道}}"
    )
    bureau.promise(2017, scheme(2017, units=split, members="[luoxi, kong, hehai]"))
    bureau.report("2016Q4,罗溪镇,专利申请,80", "2017Q4,罗溪镇,专利申请,50", "2017Q4,空港街道,专利申请,40")
    found = bureau.trend("专利申请")
    assert [row(found, u)["statuses"][0] for u in ("luoxi", "kong")] == ["not_comparable"] * 2
    assert row(found, "menghe")["statuses"][-1] == "not_comparable"
    assert "空港街道由拆分而来" in told(found) and "2017年不考核孟河镇" in told(found)


def test_the_order_of_the_units_changes_no_figure(bureau: Bureau) -> None:
    bureau.report(
        *YEARS,
        *quarters("孟河镇", "专利申请", q16_4=60, q17_4=45),
        *quarters("河海街道", "专利申请", q16_4=70, q17_3=80),
    )
    before = {
        show: bureau.trend("专利申请", "--show", show) for show in ("value", "completion", "points", "rank")
    }
    rows = (
        FILINGS.replace("[100, 60, 80]", "[80, 100, 60]"),
        SHARE.replace("[50, 20, 40]", "[40, 50, 20]"),
        FIRMS,
    )
    for year in (2016, 2017):
        bureau.promise(year, scheme(year, *rows, members="[hehai, luoxi, menghe]"))
    for show, found in before.items():
        after = bureau.trend("专利申请", "--show", show)
        assert [r["unit"] for r in after["rows"]] == ["hehai", "luoxi", "menghe"]
        assert sorted(after["rows"], key=lambda r: r["unit"]) == sorted(
            found["rows"], key=lambda r: r["unit"]
        )


def test_years_without_a_base_before_from_still_grow_on_it(bureau: Bureau) -> None:
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇", "--from", "2017", "--to", "2017Q2")
    assert found["periods"] == ["2017Q1", "2017Q2"]
    assert figures(found, what="year_on_year") == [100, 20]
    assert figures(found, what="on_previous") == [-50, -50]


def test_what_the_points_are_out_of_is_told_where_it_changed(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016, FILINGS.replace("flow,", "flow, points: 20,"), SHARE, FIRMS))
    bureau.report(*YEARS)
    assert "满分有变：自2016Q1起 20分；自2017Q1起 10分" in told(bureau.trend("专利申请", "--show", "points"))


def test_several_figures_stand_one_below_the_other(bureau: Bureau) -> None:
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--show", "value", "--show", "points", "--show", "value")
    assert (found["show"], [other["show"] for other in found["also"]]) == ("value", ["points"])


def test_strict_names_the_gaps(bureau: Bureau) -> None:
    bureau.report(*quarters("罗溪镇", "高企总数", q17_1=3, q17_3=9))
    done = bureau.run("trend", "高企总数", "--unit", "罗溪镇", "--strict")
    assert (done.code, "2017Q2 罗溪镇：未报" in done.err) == (1, True)


def test_nothing_grows_by_percent_on_less_than_nought(bureau: Bureau) -> None:
    bureau.report("2016Q4,罗溪镇,高企总数,-4", "2017Q4,罗溪镇,高企总数,8")
    assert figures(bureau.trend("高企总数", "--unit", "罗溪镇"), what="year_on_year")[-1] is None


def test_a_half_year_is_no_base_for_a_quarter_of_its_own(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016).replace("quarter", "half"))
    bureau.report("2016H1,罗溪镇,专利申请,30", "2016H2,罗溪镇,专利申请,80", *YEARS[4:])
    own = bureau.trend("专利申请", "--unit", "罗溪镇", "--in-period")
    assert own["periods"] == ["2016H1", "2016H2", "2017Q1", "2017Q2", "2017Q3", "2017Q4"]
    assert figures(own) == [30, 50, 20, 10, 30, 48]
    assert figures(own, what="year_on_year") == [None] * 6
    counted = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert figures(counted, what="year_on_year") == [None, None, None, 0, None, 35]
    assert figures(counted, what="on_previous") == [None, pytest.approx(200 / 3), None, -50, 200, 60]


def test_what_a_plan_counts_for_each_year_starts_anew(bureau: Bureau) -> None:
    each = "filings: {name: 专利申请, measure: 件, nature: flow, per: year, targets: [100, 60, 80]}"
    (bureau.root / "config" / "2016.yaml").unlink()
    bureau.promise(2017, scheme(2017, each).replace("year: 2017\n", "plan: 2016-2017\n", 1))
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert figures(found, what="on_previous") == [None, 50, 0, pytest.approx(500 / 3), -50, -50, 200, 60]
    assert figures(bureau.trend("专利申请", "--unit", "罗溪镇", "--in-period")) == [
        10,
        15,
        15,
        40,
        20,
        10,
        30,
        48,
    ]
    assert "年初以来累计完成值" in bureau.run("trend", "专利申请").out


def test_a_figure_whose_points_alone_are_pending_is_printed(tmp_path: Path) -> None:
    """The first period has none before it to be held against: its points are open, and its figure is known."""
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "a.yaml").write_text(
        "title: 考核\nyear: 2017\nfrequency: quarter\nunits: {jia: {name: 甲镇}, yi: {name: 乙镇}}\n"
        "tables: {t: {title: 表, indicators: {a: {name: 数, points: 10, rule: {compare: ratio, against: last_period}}}}}\n",
        encoding="utf-8",
    )
    sent = "期间,单位,指标,数值\n2017Q1,甲镇,数,10\n2017Q1,乙镇,数,pending\n2017Q2,甲镇,数,25\n2017Q2,乙镇,数,30\n"
    (tmp_path / "data" / "a.csv").write_text(sent.replace("pending", "待核"), encoding="utf-8")

    def shown(*more: str) -> dict[str, list[str]]:
        lines = run("trend", "数", *more, at=tmp_path).out.split("\n")
        return {line.split()[0]: line.split()[1:3] for line in lines if line.startswith(("甲镇", "乙镇"))}

    assert shown() == {"甲镇": ["10", "25"], "乙镇": ["待核", "30"]}
    assert shown("--in-period") == {"甲镇": ["10", "15"], "乙镇": ["待核", "待核"]}
    assert shown("--show", "points")["甲镇"][0] == "待核"


@pytest.mark.parametrize(
    ("score", "counts", "alone"),
    [
        ("to_date", ["10", "未报", "30", "40"], ["10", "未报", "未报", "10"]),
        ("period", ["10", "未报", "未报", "10"], None),
    ],
)
def test_a_round_that_lacks_a_figure_takes_none_of_the_others_away(
    tmp_path: Path, score: str, counts: list[str], alone: list[str] | None
) -> None:
    """The points of all rounds do not add up; each of them has its figure all the same."""
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "a.yaml").write_text(
        "title: 考核\nyear: 2017\nfrequency: quarter\nunits: {jia: {name: 甲镇}, yi: {name: 乙镇}}\n"
        f"tables: {{t: {{title: 表, indicators: {{a: {{name: 数, points: 40, score: {score}, "
        "rule: {every: quarter, compare: value, each: 0.1}}}}}\n",
        encoding="utf-8",
    )
    sent = ["2017Q1,甲镇,数,10", "2017Q3,甲镇,数,30", "2017Q4,甲镇,数,40", "2017Q2,乙镇,数,20"]
    (tmp_path / "data" / "a.csv").write_text("\n".join(["期间,单位,指标,数值", *sent, ""]), encoding="utf-8")

    def shown(*more: str) -> list[str]:
        lines = run("trend", "数", *more, at=tmp_path).out.split("\n")
        return next(line.split()[1:5] for line in lines if line.startswith("甲镇"))

    assert shown() == counts
    assert shown("--show", "points") == ["1.00", "未报", "未报", "未报"]
    if alone:
        assert shown("--in-period") == alone


def test_a_figure_in_another_measure_is_converted(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016, FIRMS.replace("家", "百家")))
    bureau.promise(2017, scheme(2017, FIRMS))
    bureau.report(*quarters("罗溪镇", "高企总数", q16_4=2, q17_4=250))
    found = bureau.trend("高企总数", "--unit", "罗溪镇")
    assert (figures(found)[0], figures(found)[-1]) == (200, 250)
    assert figures(found, what="year_on_year")[-1] == 25
    assert "2016年的计量单位是“百家”，数已折算为“家”。" in [note["text"] for note in found["notes"]]


def test_what_is_scored_otherwise_is_not_compared_and_that_is_why(bureau: Bureau) -> None:
    bureau.promise(2016, scheme(2016, FILINGS.replace("nature: flow", "nature: flow, score: period")))
    bureau.report(*YEARS)
    found = bureau.trend("专利申请", "--unit", "罗溪镇")
    assert row(found, "luoxi")["statuses"][:4] == ["not_comparable"] * 4
    texts = [note["text"] for note in found["notes"]]
    assert "2016年该项按当期数计分，现为按累计数计分：不可比。" in texts


def test_where_no_total_is_formed_a_table_is_followed_as_the_first_page_ranks_it(bureau: Bureau) -> None:
    late = "totals: {all: {title: 总分, weights: {towns: 60, marks: 40}}}\n"
    marks = f"  marks:\n    title: 评议表\n    defaults: {{due_in: [Q4]}}\n    indicators:\n      {FIRMS.strip()}\n"
    bureau.promise(2017, scheme(2017, FILINGS, more=marks + late))
    bureau.report(*quarters("罗溪镇", "专利申请", q17_1=20, q17_2=30))
    done = bureau.run("trend", "--from", "2017")
    assert "“总分”在这几期都没有形成，以下是“镇街表”" in done.err and "镇街表" in done.out.splitlines()[0]
