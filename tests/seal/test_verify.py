"""`verify`: what changes nothing, and what it names when something did."""

import json
import re
import shutil
import sys

import pytest

from scorecard.base.message import say
from scorecard.study.seal.difference import SealDifference
from scorecard.tables.seal_words import what_of
from tests.cli.running import ROOT, run
from tests.seal.project import append, change, differences, found, publish, verify

SCHEME = "config/indicators.yaml"
YEARLY = "data/年报.csv"
LONG = "data/明细.csv"


def test_a_seal_that_holds_takes_one_line(sealed):
    done = verify(sealed)
    assert done.code == 0
    assert done.out.startswith("2017Q4 相符：2018-01-25 封存，编号 ") and done.out.count("\n") == 1
    assert done.err == ""
    assert verify(sealed, "--lang", "en").out.startswith("2017Q4 holds: sealed on 2018-01-25 under ")


def test_every_seal_has_its_line_and_a_period_can_be_named(sealed):
    assert publish(sealed, "--with-gaps", period="2017Q1").code == 0
    assert [line[:6] for line in verify(sealed).out.splitlines()] == ["2017Q1", "2017Q4"]
    assert [line[:6] for line in verify(sealed, "2017Q1").out.splitlines()] == ["2017Q1"]
    assert [line[:6] for line in verify(sealed, "Q4", "2017年一季度").out.splitlines()] == [
        "2017Q4",
        "2017Q1",
    ]


def test_of_several_seals_the_one_that_differs_is_told(sealed):
    assert publish(sealed, "--with-gaps", period="2017Q1").code == 0
    change(sealed, YEARLY, "561", "540")
    done = verify(sealed)
    assert done.code == 1
    assert done.out.startswith("2017Q1 相符") and "\n2017Q4 不符" in done.out
    assert verify(sealed, "2017Q1").code == 0


# ---- a changed digit ----


def test_a_changed_digit_names_unit_indicator_file_and_line_and_restoring_it_heals(sealed):
    before = (sealed / YEARLY).read_bytes()
    change(sealed, YEARLY, "561", "461")
    done = verify(sealed)
    assert done.code == 1
    for said in ("罗溪镇", "专利申请", "完成值", "561", "461", "data/年报.csv:6", "数据改了"):
        assert said in done.out
    (one,) = found(sealed)["differences"]
    assert one == {
        "seal": "2017Q4",
        "unit": "luoxi",
        "indicator": "applications",
        "table": "towns",
        "period": "2017Q4",
        "judge": None,
        "what": "actual",
        "sealed": 561,
        "now": 461,
        "cause": "row",
        "after_seal": False,
        "reason": None,
        "file": "data/年报.csv",
        "line": 6,
    }
    (sealed / YEARLY).write_bytes(before)
    assert verify(sealed).code == 0
    assert found(sealed) == {**found(sealed), "ok": True, "differences": [], "places": [], "faults": []}


def test_a_field_inside_another_is_called_as_schemes_call_it(sealed):
    change(sealed, SCHEME, "name: 高企总数,", "name: 高企总数, rule: {max_rate: 120%},")
    told = verify(sealed, "2017Q4").out
    assert not re.search(r"计分规则 [a-z_]+", told)
    assert "max_rate" in run("verify", "2017Q4", "--lang", "en", at=sealed).out
    named = {
        what: say(what_of(SealDifference("scheme", what, None, None)), "zh")
        for what in ("rounding.value", "rounding.mode", "unscored.missing", "rule.max_rate", "aliases")
    }
    assert named == {
        "rounding.value": "修约 数值",
        "rounding.mode": "修约 方式",
        "unscored.missing": "未计分的处理 未报",
        "rule.max_rate": "计分规则 比率上限",
        "aliases": "别名",
    }


def test_the_ranks_that_moved_are_told(sealed):
    evaluated = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json", at=sealed).out)
    before = {row["unit"]: row["rank"] for row in evaluated["totals"][0]["rows"]}
    change(sealed, YEARLY, "88,33,23", "8,33,23")
    moved = {p["unit"]: p["rank"] for p in found(sealed)["places"] if p["table"] == "overall"}
    evaluated = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json", at=sealed).out)
    after = {row["unit"]: row["rank"] for row in evaluated["totals"][0]["rows"]}
    assert moved == {u: {"sealed": before[u], "now": after[u]} for u in before if u in moved}
    assert {u for u in before if before[u] != after[u]} <= set(moved)
    assert moved["chunjiang"] == {"sealed": 1, "now": 3}
    assert "封存名次" in verify(sealed).out


def shipped_rows():
    """Every number of the small project, by file, place in the file and what it is about."""
    from tests.seal.project import ANNEX_SHAPED, LONG

    units, rows = ("chunjiang", "luoxi", "menghe"), {"1": "share", "2": "firms", "3": "applications"}
    for line, text in enumerate(ANNEX_SHAPED.splitlines()[3:], 4):
        cells = text.replace('"1,004"', "1004").split(",")
        for unit, value in zip(units, cells[2:], strict=True):
            if (unit, rows[cells[0]]) != ("menghe", "share"):
                yield YEARLY, line, value, unit, rows[cells[0]]
    ids = {
        "春江镇": "chunjiang",
        "罗溪镇": "luoxi",
        "孟河镇": "menghe",
        "发明授权": "granted",
        "重视程度": "attention",
    }
    for line, text in enumerate(LONG.splitlines()[1:], 2):
        _, unit, row, value = text.split(",")[:4]
        if value != "6" or unit != "孟河镇":
            yield LONG_FILE, line, value, ids[unit], ids[row]


LONG_FILE = LONG


@pytest.mark.parametrize(("path", "line", "value", "unit", "row"), list(shipped_rows()))
def test_no_used_number_can_change_unnoticed(sealed, path, line, value, unit, row):
    lines = (sealed / path).read_text("utf-8").splitlines(keepends=True)
    place = lines[line - 1]
    written = place if value in place else place.replace("1,004", "1004")
    other = value[:-1] + str((int(value[-1]) + 1) % 10) if value[-1].isdigit() else "41.6%"
    lines[line - 1] = (
        written.replace(f",{value}", f",{other}", 1)
        if f",{value}" in written
        else written.replace(value, other, 1)
    )
    assert lines[line - 1] != place
    (sealed / path).write_text("".join(lines), "utf-8")
    said = found(sealed)
    assert verify(sealed).code == 1
    assert (path, line, unit, row) in {
        (d["file"], d["line"], d["unit"], d["indicator"]) for d in said["differences"]
    }


def test_a_row_taken_away_is_told_with_the_place_where_it_stood(sealed):
    change(sealed, LONG, "2017Q2,罗溪镇,发明授权,11,,,,,,,\n", "")
    (one, *rest) = found(sealed)["differences"]
    assert (one["unit"], one["indicator"], one["period"]) == ("luoxi", "granted", "2017Q2")
    assert (one["sealed"], one["now"], one["file"], one["line"]) == (11, None, LONG, 6)
    assert rest == []
    assert "（2017Q2）" in verify(sealed).out


def test_a_row_that_came_is_told(project):
    change(project, YEARLY, "561", "")
    assert publish(project, "--with-gaps").code == 0
    append(project, LONG, "2017Q4,罗溪镇,专利申请,561,,,,,,,")
    assert differences(project) == [("luoxi", "applications", "actual", None, 561, "row")]


def test_a_value_carried_over_is_sealed_with_the_period_it_came_from(project):
    change(project, SCHEME, "totals:\n", "unscored: {missing: carry}\ntotals:\n")
    change(project, YEARLY, "88,33,23", "88,,23")
    append(project, LONG, "2017Q3,罗溪镇,高企总数,31,,,,,,,", "2017Q2,罗溪镇,高企总数,29,,,,,,,")
    assert publish(project, "--with-gaps").code == 0
    assert verify(project).code == 0
    change(project, LONG, "2017Q2,罗溪镇,高企总数,29", "2017Q2,罗溪镇,高企总数,28")
    assert verify(project).code == 0, "not the one that was carried"
    change(project, LONG, "2017Q3,罗溪镇,高企总数,31", "2017Q3,罗溪镇,高企总数,30")
    assert differences(project) == [("luoxi", "firms", "actual", 31, 30, "row")]
    assert found(project)["differences"][0]["period"] == "2017Q3"


def test_a_plan_is_sealed_with_the_year_ends_it_adds_up(project):
    text = (project / SCHEME).read_text("utf-8")
    text = (
        text.replace("year: 2017", "plan: 2016-2017")
        .replace("reported: period, ", "")
        .replace("due_in: [Q2, Q4]", "due_in: [Q4]")
    )
    (project / SCHEME).write_text(text, "utf-8")
    append(
        project,
        LONG,
        *(f"2016Q4,{u},专利申请,{n},,,,,,," for u, n in (("春江镇", 800), ("罗溪镇", 500), ("孟河镇", 450))),
    )
    append(
        project,
        LONG,
        *(f"2016Q4,{u},发明授权,{n},,,,,,," for u, n in (("春江镇", 60), ("罗溪镇", 40), ("孟河镇", 15))),
    )
    assert publish(project).code == 0
    assert verify(project).code == 0
    change(project, LONG, "2016Q4,罗溪镇,专利申请,500", "2016Q4,罗溪镇,专利申请,510")
    assert differences(project) == [("luoxi", "applications", "actual", 500, 510, "row")]


def test_a_mark_that_changed_names_its_judge(sealed):
    change(sealed, LONG, "罗溪镇,重视程度,7,评委2", "罗溪镇,重视程度,8,评委2")
    (one,) = found(sealed)["differences"]
    assert (one["what"], one["judge"], one["sealed"], one["now"]) == ("mark", "评委2", 7, 8)
    assert "评分评委2" in verify(sealed).out


def test_marks_exchanged_between_judges_are_noticed_although_the_mean_is_the_same(sealed):
    change(sealed, LONG, "罗溪镇,重视程度,7,评委2", "罗溪镇,重视程度,7,评委甲")
    change(sealed, LONG, "罗溪镇,重视程度,8,评委10", "罗溪镇,重视程度,8,评委2")
    change(sealed, LONG, "罗溪镇,重视程度,7,评委甲", "罗溪镇,重视程度,7,评委10")
    assert [d[:5] for d in differences(sealed)] == [
        ("luoxi", "attention", "mark", 7, 8),
        ("luoxi", "attention", "mark", 8, 7),
    ]


def test_a_correction_typed_over_the_report_is_noticed_although_the_figure_is_the_same(sealed):
    change(sealed, LONG, "2017Q4,孟河镇,发明授权,6,,,,,,,\n", "")
    change(
        sealed,
        LONG,
        "2017Q4,孟河镇,发明授权,5,,6,重复申报,督查室,2018-01-12,,",
        "2017Q4,孟河镇,发明授权,5,,,,,,,",
    )
    assert differences(sealed) == [("menghe", "granted", "actual", "6 → 5", "5", "row")]


def test_a_row_that_cannot_be_read_any_more_is_named(sealed):
    change(sealed, YEARLY, "561", "5六1")
    done = verify(sealed)
    assert done.code == 1 and "data/年报.csv:6" in done.err
    said = found(sealed)
    assert said["ok"] is False
    assert ("data/年报.csv", 6) in {(fault["file"], fault["line"]) for fault in said["faults"]}


# ---- what changes nothing ----


def test_rows_of_later_years_change_nothing(sealed):
    append(sealed, LONG, "2018Q1,春江镇,高企总数,90,,,,,,,", "2018Q4,罗溪镇,发明授权,50,,,,,,,")
    assert verify(sealed).code == 0


def test_a_scheme_of_the_next_year_and_its_rows_change_nothing(sealed):
    text = (sealed / SCHEME).read_text("utf-8").replace("2017", "2018").replace("86, 35, 23", "90, 40, 25")
    (sealed / "config/2018.yaml").write_text(text, "utf-8")
    append(sealed, LONG, "2018Q1,春江镇,高企总数,90,,,,,,,")
    assert verify(sealed).code == 0


def test_rows_of_other_quarters_and_other_judges_in_them_change_nothing(sealed):
    append(sealed, LONG, "2017Q3,春江镇,高企总数,80,,,,,,,", "2017Q2,春江镇,重视程度,9,评委7,,,,,,")
    assert verify(sealed).code == 0


def test_a_comment_changes_nothing(sealed):
    change(sealed, SCHEME, "tables:\n", "# 2018年2月核对过\ntables:   # 两张表\n")
    assert verify(sealed).code == 0


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_the_encoding_changes_nothing(sealed, encoding):
    for path in (SCHEME, YEARLY, LONG):
        (sealed / path).write_bytes((sealed / path).read_text("utf-8").encode(encoding))
    assert verify(sealed).code == 0


def test_rows_moved_to_another_file_and_turned_round_change_nothing(sealed):
    head, *rows = (sealed / LONG).read_text("utf-8").splitlines(keepends=True)
    (sealed / LONG).unlink()
    (sealed / "data/县区").mkdir()
    (sealed / "data/县区/一.csv").write_text(head + "".join(reversed(rows[:9])), "utf-8")
    (sealed / "data/二.csv").write_text(head + "".join(reversed(rows[9:])), "utf-8")
    assert verify(sealed).code == 0


def test_another_shape_of_the_sheet_changes_nothing(sealed):
    (sealed / YEARLY).write_text(
        "单位,高新产值占比,高企总数,专利申请\n春江镇,47.6,88.0,1004\n罗溪镇,58.1,33,561\n孟河镇,40,23,590\n",
        "utf-8",
    )
    (sealed / YEARLY).rename(sealed / "data/2017Q4-年报.csv")
    assert verify(sealed).code == 0


def test_the_order_of_keys_in_an_entry_changes_nothing(sealed):
    change(
        sealed,
        SCHEME,
        "{name: 高企总数, number: 2, nature: stock, targets: [86, 35, 23]}",
        "{targets: [86.0, 35, 23], nature: stock, name: 高企总数, number: 2}",
    )
    assert verify(sealed).code == 0


def test_a_limit_spelled_out_that_holds_anyway_changes_nothing(sealed):
    change(sealed, SCHEME, "tables:\n", "defaults: {rule: {max_points: 100%, min_points: 0}}\ntables:\n")
    assert verify(sealed).code == 0


def test_what_no_figure_hangs_on_changes_nothing(sealed):
    change(sealed, SCHEME, "{name: 罗溪镇,", "{name: 罗溪镇, aliases: [空港产业园],")
    change(sealed, SCHEME, "{name: 高企总数,", "{name: 高企总数, provider: 科技局, note: 以公示为准,")
    change(sealed, SCHEME, "totals:\n", "notes: [本方案由考核办解释]\ntotals:\n")
    change(sealed, YEARLY, "来源,统计局", "来源,统计局（2018年1月）")
    assert verify(sealed).code == 0


def test_a_row_sent_twice_or_set_aside_changes_nothing(sealed):
    append(sealed, LONG, "2017Q4,罗溪镇,高企总数,33,,,,,,,")
    change(sealed, YEARLY, "58.1%,40", "58.1%,41")
    assert verify(sealed).code == 0


def test_a_dash_for_a_cell_that_was_missing_changes_nothing(project):
    change(project, YEARLY, "561", "")
    assert publish(project, "--with-gaps").code == 0
    append(project, LONG, "2017Q4,罗溪镇,专利申请,--,,,,,,,")
    assert verify(project).code == 0


def test_a_stage_target_of_another_quarter_and_an_amendment_after_it_change_nothing(project):
    assert publish(project, "--with-gaps", period="2017Q2").code == 0
    change(
        project,
        SCHEME,
        "totals:\n",
        "amendments:\n- {from: 2017Q3, source: 〔2017〕88号, set: {targets.罗溪镇.高企总数: 30}}\ntotals:\n",
    )
    assert verify(project).code == 0


# ---- after the seal, by the rules ----


@pytest.mark.parametrize("day", ["2018-02-30", "昨天", ""])
def test_a_correction_of_no_day_is_not_one_after_the_seal(sealed, day):
    append(sealed, LONG, f"2017Q4,罗溪镇,专利申请,540,,561,复核核减21件,督查室,{day},,")
    assert {difference[-1] for difference in differences(sealed)} == {"row"}


def test_a_correction_dated_after_the_seal_is_told_apart(sealed):
    append(sealed, LONG, "2017Q4,罗溪镇,专利申请,540,,561,复核核减21件,督查室,2018-02-10,,")
    done = verify(sealed)
    assert done.code == 1
    assert "2017Q4 不符，都出自发布后更正" in done.out
    assert "2017Q4 发布后更正" in done.out and "2017Q4 与封存不符之处" not in done.out
    assert "发布后更正：复核核减21件" in done.out.replace("\n", "").replace(" ", "")
    (one,) = found(sealed)["differences"]
    assert (one["sealed"], one["now"], one["cause"], one["after_seal"]) == (561, 540, "corrected", True)
    assert (one["file"], one["line"], one["reason"]) == (LONG, 24, "复核核减21件")


def test_below_the_table_it_is_said_to_be_a_correction_after_the_seal(sealed):
    append(sealed, LONG, "2017Q4,罗溪镇,专利申请,540,,561,复核核减21件,督查室,2018-02-10,,")
    notes = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json", at=sealed).out)["notes"]
    assert notes[0]["code"] == "corrected_after_seal"
    assert notes[0]["text"].startswith("发布后有更正：本期已于2018-01-25封存")


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2018-01-26", True),
        ("2018/2/1", True),
        ("2018年3月1日", True),
        ("2018-01-25", False),
        ("2017-12-31", False),
        ("", False),
    ],
)
def test_only_a_later_day_makes_it_a_correction_after_the_seal(sealed, day, after):
    append(sealed, LONG, f"2017Q4,罗溪镇,专利申请,540,,561,复核,督查室,{day},,")
    (one,) = found(sealed)["differences"]
    assert one["after_seal"] is after


def test_a_second_link_of_a_chain_after_the_seal_is_one_as_well(sealed):
    append(sealed, LONG, "2017Q4,孟河镇,发明授权,6,,5,经复核恢复,督查室,2018-02-20,,")
    assert differences(sealed) == [("menghe", "granted", "actual", 5, 6, "corrected")]


def test_a_late_report_dated_after_the_seal_is_told_apart(project):
    change(project, YEARLY, "561", "")
    assert publish(project, "--with-gaps").code == 0
    append(project, LONG, "2017Q4,罗溪镇,专利申请,561,,,,,2018-02-03,,迟报")
    (one,) = found(project)["differences"]
    assert (one["cause"], one["sealed"], one["now"], one["reason"]) == ("reported", None, 561, "迟报")
    assert "发布后补报" in verify(project).out


def test_beside_another_change_it_does_not_excuse_that(sealed):
    append(sealed, LONG, "2017Q4,罗溪镇,专利申请,540,,561,复核,督查室,2018-02-10,,")
    change(sealed, YEARLY, "88,33,23", "88,34,23")
    done = verify(sealed)
    assert "都出自发布后更正" not in done.out
    assert "2017Q4 与封存不符之处" in done.out and "2017Q4 发布后更正" in done.out


# ---- the scheme ----


def scheme_difference(root):
    return [
        (d["unit"], d["indicator"], d["what"], d["sealed"], d["now"])
        for d in found(root)["differences"]
        if d["cause"] == "scheme"
    ]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[86, 35, 23]", "[86, 34, 23]", [("luoxi", "firms", "target", 35, 34)]),
        (
            "nature: stock, targets",
            "nature: stock, rule: {max_points: 120%}, targets",
            [(None, "firms", "rule.max_points", "100%", "120%")],
        ),
        (
            "{towns: 70, rubric: 30}",
            "{towns: 60, rubric: 40}",
            [(None, None, "weights.towns", 70, 60), (None, None, "weights.rubric", 30, 40)],
        ),
        ("judges: mean", "judges: median", [(None, "attention", "judging.how", "mean", "median")]),
        (
            "{name: 罗溪镇, group: 沿江}",
            "{name: 罗溪镇, group: 内陆}",
            [("luoxi", None, "group", "沿江", "内陆")],
        ),
        ("title: 2017年镇级考核", "title: 镇级考核", [(None, None, "title", "2017年镇级考核", "镇级考核")]),
        (
            "targets: [47.0, 59.0, --]",
            "targets: [47.0, 59.0, 38]",
            [("menghe", "share", "target", None, 38), ("menghe", "share", "assessed", False, True)],
        ),
    ],
)
def test_a_changed_scheme_is_told_with_what_it_said_and_says(sealed, old, new, named):
    change(sealed, SCHEME, old, new)
    line = 1 + (sealed / SCHEME).read_text("utf-8").split(new)[0].count("\n")
    done = verify(sealed)
    assert done.code == 1 and "方案改了" in done.out
    assert scheme_difference(sealed) == named
    assert {(d["file"], d["line"]) for d in found(sealed)["differences"] if d["cause"] == "scheme"} == {
        (SCHEME, line)
    }


def test_points_that_moved_between_rows_are_told(sealed):
    change(sealed, SCHEME, "points: 6", "points: 5")
    change(sealed, SCHEME, "points: 4", "points: 5")
    assert (None, "applications", "points", 6, 5) not in scheme_difference(sealed), "points stand per unit"
    assert ("luoxi", "applications", "points", 6, 5) in scheme_difference(sealed)


def test_an_amendment_of_the_period_is_told_at_its_own_line(sealed):
    change(
        sealed,
        SCHEME,
        "totals:\n",
        "amendments:\n- from: 2017Q3\n  source: 〔2017〕88号\n  set: {targets.罗溪镇.高企总数: 30}\ntotals:\n",
    )
    assert scheme_difference(sealed) == [("luoxi", "firms", "target", 35, 30)]
    (one,) = found(sealed)["differences"]
    text = (sealed / SCHEME).read_text("utf-8").splitlines()
    assert "罗溪镇.高企总数" in text[one["line"] - 1]


def test_an_indicator_that_came_is_told_once(sealed):
    change(
        sealed,
        SCHEME,
        "      patents:\n",
        "      parks: {name: 众创空间, number: 4, nature: flow, targets: [1, 1, 1]}\n      patents:\n",
    )
    told = scheme_difference(sealed)
    assert (None, "parks", "indicator", None, "众创空间") in told
    assert [row for row in told if row[1] == "parks"] == [(None, "parks", "indicator", None, "众创空间")]


def test_what_follows_for_others_is_said_to_follow(sealed):
    change(
        sealed,
        SCHEME,
        "nature: stock, targets: [86, 35, 23]",
        "nature: stock, rule: {compare: rank, each: -2}, targets: [86, 35, 23]",
    )
    assert publish(sealed, "--amend", "按名次计分").code == 0
    change(sealed, YEARLY, "88,33,23", "20,33,23")
    told = differences(sealed)
    assert told[0] == ("chunjiang", "firms", "actual", 88, 20, "row")
    assert {(d[0], d[5]) for d in told[1:]} == {("luoxi", "others"), ("menghe", "others")}
    assert "随其他差异而变" in verify(sealed).out


def test_a_year_whose_scheme_is_gone_is_told(sealed):
    change(sealed, SCHEME, "year: 2017", "year: 2018")
    done = verify(sealed)
    assert done.code == 1 and "SC250" in done.err
    assert [fault["code"] for fault in found(sealed)["faults"]] == ["SC250"]


# ---- asking for it ----


def test_nothing_sealed_is_nothing_proved(project):
    done = verify(project)
    assert (done.code, done.out) == (1, "")
    assert "SC249" in done.err and "各期都没有封存" in done.err
    english = verify(project, "2017Q4", "--lang", "en").err
    assert "error[SC249] 2017Q4 is not sealed" in english
    assert "error[SC249] no period is sealed" in verify(project, "--lang", "en").err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["罗溪镇,专利申请,540,,561"], "1 difference, "),
        (["罗溪镇,专利申请,540,,561", "春江镇,专利申请,980,,1004"], "2 differences, "),
    ],
)
def test_differences_are_counted_in_plain_words(sealed, rows, said):
    for row in rows:
        append(sealed, LONG, f"2017Q4,{row},复核,督查室,2018-02-10,,")
    line = verify(sealed, "--lang", "en").out.splitlines()[0]
    assert line.startswith(f"2017Q4 differs, all by corrections after the seal: {said}")
    assert re.search(r"(\b1 unit|\b[02-9] units|\b\d\d units) with another total or rank; sealed on", line)


def test_a_period_that_is_not_sealed_is_told(sealed):
    done = verify(sealed, "2017Q4", "2017Q3")
    assert done.code == 1
    assert done.out.startswith("2017Q4 相符") and "2017Q3 没有封存" in done.err


def test_what_is_no_period_is_wrong_usage(sealed):
    assert verify(sealed, "去年").code == 2


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "terminal", "plain"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_form_says_it(sealed, form, lang):
    for code, word in ((0, {"zh": "相符", "en": "holds"}[lang]), (1, "461")):
        done = verify(sealed, "-f", form, "--lang", lang)
        assert done.code == code
        assert word in done.out
        if not code:
            change(sealed, YEARLY, "561", "461")


def test_it_is_written_to_a_file(sealed):
    change(sealed, YEARLY, "561", "461")
    assert verify(sealed, "-o", "核对.html").code == 1
    text = (sealed / "核对.html").read_text("utf-8")
    assert "罗溪镇" in text and "461" in text


@pytest.mark.skipif(sys.platform == "win32", reason="one run of the shipped project is enough")
def test_the_shipped_project(tmp_path):
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert publish(tmp_path).code == 1
    assert publish(tmp_path, "--with-gaps").code == 0
    path = "data/2017/2017Q4-各镇街道园区.csv"
    before = (tmp_path / path).read_bytes()
    change(tmp_path, path, "有效期内的高企总数,88,", "有效期内的高企总数,80,")
    (one,) = found(tmp_path)["differences"]
    assert (one["unit"], one["indicator"], one["file"], one["line"]) == (
        "chunjiang",
        "hightech_firms",
        path,
        3,
    )
    (tmp_path / path).write_bytes(before)
    append(tmp_path, path, "2018Q1,春江镇,有效期内的高企总数,90,")
    assert verify(tmp_path).code == 0
