"""What changed between two years, one case each, with the words an official reads."""

import pytest

from tests.cli.running import run
from tests.diff.projects import (
    FIRMS,
    LABS,
    ROWS,
    UNITS,
    actuals,
    compared,
    rows_of,
    scheme,
    split_unit,
    texts,
    told,
    write,
)

THEN = {"jia": {"firms": 40, "labs": 8}, "yi": {"firms": 40, "labs": 5}, "bing": {"firms": 10, "labs": 10}}
NOW = {"jia": {"firms": 50, "labs": 10}, "yi": {"firms": 30, "labs": 5}, "bing": {"firms": 20, "labs": 10}}


@pytest.fixture
def between(tmp_path):
    """The JSON of 2017 against 2016, each year a scheme and its figures."""

    def told_of(then=None, now=None, then_figures=THEN, now_figures=NOW):
        rows = actuals(2016, then_figures) + actuals(2017, now_figures)
        return told(compared(write(tmp_path, [then or scheme(2016), now or scheme(2017)], rows)))

    return told_of


def test_the_worked_example(between):
    """40 → 54 of 50 → 60 at 10 points: 8.00 → 9.00 = actual +2.17, target −1.17."""
    old, new = (
        "{name: 高新企业, number: 1, targets: [50, 40, 20]}",
        "{name: 高新企业, number: 1, targets: [60, 40, 20]}",
    )
    data = between(
        scheme(2016, rows={"firms": old}),
        scheme(2017, rows={"firms": new}),
        {u: {"firms": f} for u, f in (("jia", 40), ("yi", 40), ("bing", 20))},
        {u: {"firms": f} for u, f in (("jia", 54), ("yi", 40), ("bing", 20))},
    )
    cell = rows_of(data)["jia"]["cells"]["firms"]
    assert cell["points"] == {"now": 9, "then": 8, "change": 1}
    assert cell["actual"] == {"now": 54, "then": 40, "change": 14, "percent": 0.35}
    assert cell["completion"]["change"] == pytest.approx(0.1)
    assert cell["because"]["actual"] == pytest.approx(13 / 6)
    assert cell["because"]["target"] == pytest.approx(-7 / 6)
    assert [cell["because"][c] for c in ("points", "rule", "reference", "scope")] == [0, 0, 0, 0]


def test_the_headline_where_the_lowest_total_is_first(between):
    """Points are faults: 5, 3 and 1 of them become 2, 2 and 8; fewer is the rise."""
    row = {"wrong": "{name: 差错, nature: stock, points: 60, rule: {compare: value, each: 2}}"}
    first = "ranking: {direction: lower}"
    data = between(
        scheme(2016, rows=row, extra=first),
        scheme(2017, rows=row, extra=first),
        {u: {"wrong": n} for u, n in (("jia", 5), ("yi", 3), ("bing", 1))},
        {u: {"wrong": n} for u, n in (("jia", 2), ("yi", 2), ("bing", 8))},
    )
    assert {unit: one["rank"]["now"] for unit, one in rows_of(data).items()} == {"jia": 1, "yi": 1, "bing": 3}
    assert data["headline"].startswith(
        "2017年度与2016年度相比，3个可比单位中，总分降低（向好）2个、升高1个。名次上升最多的是甲镇，上升2位："
    )
    assert "名次下降最多的是丙镇，下降2位：由第1名到第3名，总分由2.00升至16.00" in data["headline"]


def test_the_headline(between):
    assert between()["headline"] == (
        "2017年度与2016年度相比，3个可比单位中，总分上升2个、下降1个。"
        "名次上升最多的是丙镇，上升1位：由第2名到第1名，总分由15.00升至20.00，影响最大的是高新企业加5.00分（完成值由10升至20）。"
        "名次下降最多的是乙镇，下降1位：由第2名到第3名，总分由15.00降至12.50，影响最大的是高新企业减2.50分（完成值由40降至30）。"
    )


def test_ties_are_told_together(between):
    figures = {
        "jia": {"firms": 50, "labs": 5},
        "yi": {"firms": 40, "labs": 5},
        "bing": {"firms": 20, "labs": 8},
    }
    after = {
        "jia": {"firms": 50, "labs": 8},
        "yi": {"firms": 40, "labs": 8},
        "bing": {"firms": 20, "labs": 5},
    }
    said = between(then_figures=figures, now_figures=after)["headline"]
    assert "名次上升最多的是甲镇、乙镇，均上升1位：甲镇由第2名到第1名" in said
    assert "；乙镇由第2名到第1名" in said


def test_no_rank_changed(between):
    assert between(now_figures=THEN)["headline"].endswith("总分上升0个、下降0个、持平3个。名次都没有变化。")


def test_nothing_can_be_compared(between):
    lacking = {unit: {"firms": 40} for unit in UNITS}
    said = between(now_figures=lacking)["headline"]
    assert said == "2017年度与2016年度相比，总分都不能比较：2017没有总分。"


def test_a_renamed_unit_is_the_same_unit(between):
    data = between(now=scheme(2017, units={**UNITS, "jia": "甲街道"}))
    assert texts(data, "renamed") == ["甲街道，原名甲镇，同一单位。"]
    assert rows_of(data)["jia"]["total"] == {"now": 20, "then": 16, "change": 4}


def test_a_unit_with_a_new_id_and_one_origin_is_the_same_unit(between):
    units = {"dong": split_unit("东镇", "jia"), "yi": "乙镇", "bing": "丙镇"}
    data = between(
        now=scheme(2017, units=units), now_figures={"dong": NOW["jia"], "yi": NOW["yi"], "bing": NOW["bing"]}
    )
    assert rows_of(data)["dong"]["total"]["change"] == 4
    assert texts(data, "renamed") == ["东镇，原名甲镇，同一单位。"]


def test_a_merged_pair_compares_its_counts_and_nothing_else(between):
    rows = {
        "firms": "{name: 高新企业, number: 1, targets: [60, 20]}",
        "share": '{name: 占比, number: 2, measure: "%", nature: ratio, targets: [50, 50]}',
    }
    before = {
        "firms": FIRMS,
        "share": '{name: 占比, number: 2, measure: "%", nature: ratio, targets: [50, 50, 50]}',
    }
    units = {"dong": split_unit("东镇", "jia", "yi"), "bing": "丙镇"}
    data = between(
        scheme(2016, rows=before),
        scheme(2017, units=units, rows=rows),
        {u: {"firms": f, "share": 40} for u, f in (("jia", 30), ("yi", 20), ("bing", 10))},
        {u: {"firms": f, "share": 45} for u, f in (("dong", 60), ("bing", 20))},
    )
    dong = rows_of(data)["dong"]
    firms, share = dong["cells"]["firms"], dong["cells"]["share"]
    assert dong["was"] == ["jia", "yi"]
    assert firms["actual"] == {"now": 60, "then": 50, "change": 10, "percent": 0.2}
    assert (firms["target"]["then"], firms["points"]["change"], firms["comparable"]) == (90, None, False)
    assert share["actual"] == {"now": 45, "then": None, "change": None, "percent": None}
    assert dong["total"]["change"] is None and dong["rank"]["then"] is None
    assert set(dong["because"].values()) == {None}
    assert firms["reason"] == "不可比：由甲镇、乙镇合并，数量按合计比，其余不比"
    assert texts(data, "merged") == ["东镇由甲镇、乙镇合并：数量与2016合计比，得分、总分、名次不可比。"]
    assert rows_of(data)["bing"]["total"]["change"] is not None


def test_a_merged_pair_of_which_one_did_not_report_has_no_sum(between):
    units = {"dong": split_unit("东镇", "jia", "yi"), "bing": "丙镇"}
    rows = {"firms": "{name: 高新企业, number: 1, targets: [60, 20]}"}
    data = between(
        scheme(2016, rows={"firms": FIRMS}),
        scheme(2017, units=units, rows=rows),
        {"jia": {"firms": 30}, "bing": {"firms": 10}},
        {"dong": {"firms": 60}, "bing": {"firms": 20}},
    )
    assert rows_of(data)["dong"]["cells"]["firms"]["actual"] == {
        "now": 60,
        "then": None,
        "change": None,
        "percent": None,
    }


def test_a_split_unit_is_not_compared(between):
    units = {"nan": split_unit("南镇", "jia"), "bei": split_unit("北镇", "jia"), "bing": "丙镇"}
    data = between(now=scheme(2017, units=units), now_figures={u: NOW["bing"] for u in units})
    rows = rows_of(data)
    for unit in ("nan", "bei"):
        assert rows[unit]["total"]["change"] is None
        assert rows[unit]["cells"]["firms"]["actual"]["then"] is None
        assert rows[unit]["cells"]["firms"]["reason"] == "不可比：甲镇拆分为南镇、北镇"
    assert texts(data, "split") == [
        "甲镇拆分为南镇、北镇：南镇与2016不可比。",
        "甲镇拆分为南镇、北镇：北镇与2016不可比。",
    ]


def test_a_part_split_off_makes_the_rest_another_unit(between):
    units = {"jia": "甲镇", "bei": split_unit("北镇", "jia"), "bing": "丙镇"}
    data = between(now=scheme(2017, units=units), now_figures={u: NOW["bing"] for u in units})
    assert [rows_of(data)[u]["reason_code"] for u in ("jia", "bei", "bing")] == ["split", "split", None]


def test_a_dropped_and_an_added_unit(between):
    units = {"jia": "甲镇", "yi": "乙镇", "ding": "丁镇"}
    data = between(
        now=scheme(2017, units=units), now_figures={**{u: NOW[u] for u in ("jia", "yi")}, "ding": NOW["bing"]}
    )
    assert texts(data, "unit_came") == ["丁镇：2017新参评。"]
    assert texts(data, "unit_went") == ["丙镇：2017不再参评。"]
    ding = rows_of(data)["ding"]
    assert (ding["reason"], ding["total"]["change"]) == ("不可比：2016没有这个单位", None)
    table = data["tables"][0]
    assert (table["came"]["units"], table["went"]["units"]) == (["ding"], ["bing"])
    assert "未作比较：丁镇（2016没有这个单位）" in data["headline"]
    yi = rows_of(data)["yi"]
    assert (yi["passed"], yi["passed_by"], yi["rank"]["change"]) == ([], ["ding"], 1)


def test_a_unit_that_went_to_another_group_was_not_passed(tmp_path):
    """甲镇 was first of its group and is now in another: 乙镇 comes first by that alone."""
    extra = "ranking: {among: group}"
    then, now = ({id: f"{name}, group: 镇" for id, name in UNITS.items()} for _ in range(2))
    now["jia"] = "甲镇, group: 街道"
    figures = {"jia": {"firms": 50}, "yi": {"firms": 30}, "bing": {"firms": 9}}
    rows = {"firms": FIRMS}
    schemes = [scheme(2016, then, rows, extra), scheme(2017, now, rows, extra)]
    place = write(tmp_path, schemes, actuals(2016, figures) + actuals(2017, figures))
    data = told(compared(place))
    assert rows_of(data)["yi"]["passed"] == ["jia"]
    assert (
        "因甲镇（2016在镇，2017在街道）不再排在它前面" in data["headline"] and "超过" not in data["headline"]
    )
    for lang, words in (("zh", "不是超过"), ("en", "nobody was passed")):
        page = run("diff", "-p", "2017", "--against", "2016", "--lang", lang, at=place).out
        assert words in " ".join(page.split())


def test_a_dropped_and_an_added_indicator(between):
    rows = {"firms": FIRMS, "talents": "{name: 创新人才, number: 2, targets: [4, 4, 4]}"}
    figures = {u: {"firms": NOW[u]["firms"], "talents": 4} for u in UNITS}
    data = between(now=scheme(2017, rows=rows), now_figures=figures)
    cells = rows_of(data)["jia"]["cells"]
    assert cells["talents"]["reason"] == "不可比：2016没有这一项"
    assert cells["labs"]["reason"] == "不可比：2017不再考核这一项"
    assert cells["talents"]["because"]["scope"] == 10 and cells["labs"]["because"]["scope"] == -8
    assert cells["labs"]["actual"] == {"now": None, "then": 8, "change": None, "percent": None}
    assert texts(data, "row_came") == ["新增指标：创新人才。"]
    assert texts(data, "row_went") == ["不再考核的指标：研发机构。"]
    assert rows_of(data)["jia"]["because"] == {
        "actual": 2,
        "target": 0,
        "points": 0,
        "rule": 0,
        "reference": 0,
        "scope": 2,
    }


def test_a_changed_measure_is_never_subtracted(between):
    then = {"firms": FIRMS, "labs": "{name: 产值, number: 2, measure: 万元, targets: [10, 10, 10]}"}
    now = {"firms": FIRMS, "labs": "{name: 产值, number: 2, measure: 吨, targets: [10, 10, 10]}"}
    data = between(scheme(2016, rows=then), scheme(2017, rows=now))
    cell = rows_of(data)["jia"]["cells"]["labs"]
    assert (cell["reason"], cell["actual"]["change"], cell["points"]["change"]) == (
        "不可比：计量单位变了",
        None,
        None,
    )
    assert cell["because"]["scope"] == 2
    assert texts(data, "measure") == ["产值：计量单位由“万元”改为“吨”，不可比。"]


@pytest.mark.parametrize(
    ("terms", "reason"),
    [("nature: stock", "不可比：指标性质变了"), ("direction: lower", "不可比：高低方向变了")],
)
def test_a_changed_nature_or_direction_is_not_compared(between, terms, reason):
    now = {**ROWS, "labs": f"{{name: 研发机构, number: 2, {terms}, targets: [10, 10, 10]}}"}
    data = between(now=scheme(2017, rows=now))
    assert rows_of(data)["jia"]["cells"]["labs"]["reason"] == reason
    assert texts(data, "row_changed") == ["研发机构：口径改变，不可比。"]


def test_a_changed_target(between):
    now = {**ROWS, "labs": "{name: 研发机构, number: 2, targets: [20, 10, 10]}"}
    data = between(now=scheme(2017, rows=now), now_figures=THEN)
    cell = rows_of(data)["jia"]["cells"]["labs"]
    assert cell["target"] == {"now": 20, "then": 10, "change": 10}
    assert (cell["because"]["target"], cell["points"]["change"]) == (-4, -4)
    assert texts(data, "targets") == [
        "“任务表”的目标值：1格提高、0格降低，变动最大的是甲镇 研发机构 10 → 20。"
    ]


def test_changed_points(between):
    now = {"firms": FIRMS.replace("number: 1", "number: 1, points: 5"), "labs": LABS}
    data = between(now=scheme(2017, rows=now), now_figures=THEN)
    assert rows_of(data)["jia"]["cells"]["firms"]["because"]["points"] == -4
    assert texts(data, "points") == ["高新企业：分值 10 → 5。"]


def test_changed_weights(tmp_path):
    rubric = "  rubric:\n    title: 评议表\n    defaults: {judges: mean, panel: 1}\n    indicators:\n      care: {name: 重视, number: 1}\n"
    schemes = [
        scheme(year).replace("tables:\n", f"tables:\n{rubric}")
        + f"totals:\n  overall: {{towns: {w}, rubric: {100 - w}}}\n"
        for year, w in ((2016, 60), (2017, 80))
    ]
    marks = "".join(f"{year},{u},care,5,评委1\n" for year in (2016, 2017) for u in UNITS)
    root = write(tmp_path, schemes, actuals(2016, THEN) + actuals(2017, THEN))
    (root / "data" / "marks.csv").write_text("期间,单位,指标,数值,评委\n" + marks, encoding="utf-8")
    data = told(compared(root))
    jia = data["totals"][0]["rows"][0]
    assert jia["total"] == {"now": 74, "then": 68, "change": 6}
    assert jia["because"]["points"] == pytest.approx(6) and jia["because"]["scope"] == 0
    assert texts(data, "weights") == ["总分的权重：“任务表” 60 → 80、“评议表” 40 → 20。"]


def test_a_changed_rule(between):
    now = {**ROWS, "labs": "{name: 研发机构, number: 2, targets: [10, 10, 10], rule: {max_rate: 120%}}"}
    data = between(
        now=scheme(2017, rows=now),
        then_figures={**THEN, "jia": {"firms": 40, "labs": 12}},
        now_figures={**THEN, "jia": {"firms": 40, "labs": 12}},
    )
    cell = rows_of(data)["jia"]["cells"]["labs"]
    assert (cell["because"]["rule"], cell["points"]["change"]) == (2, 2)
    (said,) = texts(data, "rule")
    assert said.startswith("研发机构：计分规则由“") and "120%" in said


def test_other_units_are_the_reference(between):
    """By rank: 甲镇 stays as it was, is passed, and loses points for that alone."""
    ranked = {"labs": "{name: 研发机构, number: 1, rule: {compare: rank, each: -2}}"}
    data = between(
        scheme(2016, rows=ranked),
        scheme(2017, rows=ranked),
        {u: {"labs": f} for u, f in (("jia", 9), ("yi", 5), ("bing", 3))},
        {u: {"labs": f} for u, f in (("jia", 9), ("yi", 12), ("bing", 3))},
    )
    jia, yi = (rows_of(data)[u]["cells"]["labs"]["because"] for u in ("jia", "yi"))
    assert (jia["reference"], jia["actual"]) == (-2, 0)
    assert (yi["reference"], yi["actual"]) == (0, 2)


def test_nobody_is_compared_with_an_older_figure_of_their_own(between):
    """A unit that falls behind a rival who stood still owes all of it to itself."""
    ranked = {"labs": "{name: 研发机构, number: 1, rule: {compare: rank, each: -2}}"}
    data = between(
        scheme(2016, rows=ranked),
        scheme(2017, rows=ranked),
        {u: {"labs": f} for u, f in (("jia", 9), ("yi", 5), ("bing", 3))},
        {u: {"labs": f} for u, f in (("jia", 4), ("yi", 5), ("bing", 3))},
    )
    because = rows_of(data)["jia"]["cells"]["labs"]["because"]
    assert (because["actual"], because["reference"]) == (-2, 0)


def test_an_amendment_in_mid_year(tmp_path):
    amended = "amendments: [{from: 2017Q3, source: 〔2017〕88号, set: {targets.甲镇.研发机构: 5}}]"
    schemes = [scheme(2016, frequency="quarter"), scheme(2017, frequency="quarter", extra=amended)]
    rows = "".join(actuals(f"{y}Q{q}", THEN) for y in (2016, 2017) for q in (2, 4))
    root = write(tmp_path, schemes, rows)
    after, before = told(compared(root, "2017Q4", "2016Q4")), told(compared(root, "2017Q2", "2016Q2"))
    assert rows_of(after)["jia"]["cells"]["labs"]["target"] == {"now": 5, "then": 10, "change": -5}
    assert rows_of(after)["jia"]["cells"]["labs"]["because"]["target"] == 2
    assert texts(after, "amended") == ["自2017Q3起调整：甲镇“研发机构”10 → 5（〔2017〕88号）。"]
    assert rows_of(before)["jia"]["cells"]["labs"]["target"]["change"] == 0
    assert texts(before, "amended") == []


def test_a_figure_of_0_last_year_has_no_percent(between):
    data = between(then_figures={**THEN, "jia": {"firms": 0, "labs": 8}})
    assert rows_of(data)["jia"]["cells"]["firms"]["actual"] == {
        "now": 50,
        "then": 0,
        "change": 50,
        "percent": None,
    }


def test_a_percentage_changes_by_percentage_points(between):
    share = {"share": '{name: 占比, number: 1, measure: "%", nature: ratio, targets: [50, 50, 50]}'}
    data = between(
        scheme(2016, rows=share),
        scheme(2017, rows=share),
        {u: {"share": "40.0%"} for u in UNITS},
        {u: {"share": "42.5%"} for u in UNITS},
    )
    assert rows_of(data)["jia"]["cells"]["share"]["actual"] == {
        "now": 42.5,
        "then": 40,
        "change": 2.5,
        "percent": None,
    }


@pytest.mark.parametrize(("year", "reason"), [(2016, "不可比：2016未报"), (2017, "不可比：2017未报")])
def test_a_missing_figure_is_not_0(between, year, reason):
    lacking = {**(THEN if year == 2016 else NOW), "jia": {"firms": 40}}
    data = between(**{"then_figures" if year == 2016 else "now_figures": lacking})
    jia = rows_of(data)["jia"]
    cell = jia["cells"]["labs"]
    assert cell["reason"] == reason
    assert cell["actual"]["change"] is None and cell["points"]["change"] is None
    assert set(cell["because"].values()) == {None}
    assert jia["total"]["change"] is None and jia["passed"] == [] == jia["passed_by"]


def test_rank_changes_are_told_by_names(between):
    rows = rows_of(between())
    assert (rows["bing"]["passed"], rows["bing"]["passed_by"]) == (["jia"], [])
    assert (rows["yi"]["passed"], rows["yi"]["passed_by"]) == ([], ["bing"])
    assert [rows[u]["rank"]["change"] for u in ("jia", "yi", "bing")] == [0, 1, -1]


def test_figures_in_another_measure_are_converted(between):
    """8 亿元 of 10 are 80 000 万元 of 100 000: what changed is the rest."""
    old = {"tax": "{name: 税收, number: 1, nature: stock, measure: 亿元, targets: [10, 10, 10]}"}
    new = {"tax": "{name: 税收, number: 1, nature: stock, measure: 万元, targets: [100000, 120000, 100000]}"}
    data = between(
        scheme(2016, rows=old),
        scheme(2017, rows=new),
        {u: {"tax": f} for u, f in (("jia", 8), ("yi", 8), ("bing", 10))},
        {u: {"tax": f} for u, f in (("jia", 90000), ("yi", 80000), ("bing", 100000))},
    )
    cells = {unit: row["cells"]["tax"] for unit, row in rows_of(data).items()}
    assert cells["jia"]["actual"] == {"now": 90000, "then": 80000, "change": 10000, "percent": 0.125}
    assert cells["jia"]["because"]["actual"] == pytest.approx(1)
    assert cells["yi"]["target"] == {"now": 120000, "then": 100000, "change": 20000}
    assert cells["yi"]["because"]["target"] == pytest.approx(-8 / 6)
    assert set(cells["bing"]["because"].values()) == {0}
    assert texts(data, "measure") == ["税收：计量单位由“亿元”改为“万元”，以前的数已折算。"]


def test_bands_see_figures_in_their_own_measure(between):
    """At 1 亿元 8 points, at 10 000 万元 9: only the rule changed."""
    row = "{{name: 税收, number: 1, nature: stock, measure: {0}, rule: {{compare: value, bands: [{1}, {{points: 0}}]}}}}".format
    old, new = row("亿元", "{at_least: 1, points: 8}"), row("万元", "{at_least: 10000, points: 9}")
    data = between(
        scheme(2016, rows={"tax": old}),
        scheme(2017, rows={"tax": new}),
        {u: {"tax": 1} for u in UNITS},
        {u: {"tax": 10000} for u in UNITS},
    )
    because = rows_of(data)["jia"]["cells"]["tax"]["because"]
    assert because["rule"] == pytest.approx(1) and because["actual"] == because["target"] == 0


def test_of_one_unit_that_is_compared_the_first_sentence_stands_by_itself(between):
    data = between(now_figures={"jia": NOW["jia"]}, then_figures={"jia": THEN["jia"], "yi": THEN["yi"]})
    assert data["headline"].startswith("2017年度与2016年度比较。")
