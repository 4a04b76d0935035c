"""What it would take: every answer does, one step less does not; found by hand in small projects, by scoring in all."""

from __future__ import annotations

import json
import os

import pytest

from scorecard.load.source import Source
from scorecard.model.ledger import Role, period_of
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status
from scorecard.study.gap.gap import WantedGoal, gap
from scorecard.workspace import read_workspace
from tests.boards import drawn_board
from tests.cli.running import ROOT, run
from tests.random_schemes.agreement import csv
from tests.random_schemes.draws import scheme_and_returns
from tests.whatif.projects import HEAD, write
from tests.whatif.scored_again import again, reached, wrong

pytestmark = pytest.mark.long


def asked(root, *args):
    """What the command says, by unit."""
    said = run("gap", *args, "-f", "json", "-q", at=root)
    assert said.code == 0, said.err
    return {one["unit"]: one for one in json.loads(said.out)["goals"]}


def project(root, rows, values, more="", period="2017Q4"):
    """A project of one table; `values` by row, in the order of the units."""
    lines = ["期间,单位,指标,数值"]
    lines += [
        f"{period},{unit},{row},{value}"
        for row, of in values.items()
        for unit, value in zip(("jia", "yi", "bing"), of, strict=True)
        if value is not None
    ]
    return write(root, HEAD + "".join(f"      {row}\n" for row in rows) + more, "\n".join([*lines, ""]))


FIRMS, LABS = "firms: {name: 企业, targets: 50}", "labs: {name: 机构, targets: 10}"


def moves(goal):
    """By row, from where to where."""
    return {one["indicator"]: (one["from"], one["to"]) for one in goal["singles"]}


def test_the_next_place_by_hand(tmp_path):
    # 甲 8 + 8 = 16, 乙 9 + 6 = 15, 丙 5 + 5 = 10 points.
    root = project(tmp_path, [FIRMS, LABS], {"firms": (40, 45, 25), "labs": (8, 6, 5)})
    goals = asked(root)
    assert (goals["jia"]["reached"], goals["jia"]["singles"]) == (True, [])
    # 乙 lacks one point: five firms, which are all there can be points for, or one lab; a shared place counts.
    assert moves(goals["yi"]) == {"firms": (45, 50), "labs": (6, 7)}
    assert [(one["total"], one["rank"]) for one in goals["yi"]["singles"]] == [(16, 1), (16, 1)]
    # 丙 lacks five, 25 firms or five labs.
    assert moves(goals["bing"]) == {"firms": (25, 50), "labs": (5, 10)}
    assert goals["yi"]["combination"] is None and goals["yi"]["now"] == {"total": 15, "rank": 2}


def test_the_lowest_total_is_first_by_hand(tmp_path):
    # Points are faults: 甲 5 × 2 + 2 × 3 = 16, 乙 3 × 2 + 1 × 3 = 9, 丙 9 × 2 + 4 × 3 = 30.
    rows = [
        "wrong: {name: 差错, nature: stock, points: 60, rule: {compare: value, each: 2}}",
        "late: {name: 迟报, nature: stock, points: 40, rule: {compare: value, each: 3}}",
    ]
    values = {"wrong": (5, 3, 9), "late": (2, 1, 4)}
    root = project(tmp_path, rows, values, "    ranking: {direction: lower}\n")
    goals = asked(root)
    assert goals["yi"]["reached"]
    # 甲 needs 7 fewer: with late returns at most 6 go, so four wrong ones (8), and not three.
    assert moves(goals["jia"]) == {"wrong": (5, 1), "late": (2, None)}
    assert [(one["total"], one["rank"]) for one in goals["jia"]["singles"]][:1] == [(8, 1)]
    # 丙 needs 14 fewer for the second place, and 21 for the first: no single one has as many.
    assert moves(goals["bing"]) == {"wrong": (9, 2), "late": (4, None)}
    first = asked(root, "丙街道", "--rank", "1")["bing"]
    assert {one["to"] for one in first["singles"]} == {None} and first["combined"] == {"total": 9, "rank": 1}
    assert {one["indicator"]: one["to"] for one in first["combination"]} == {"wrong": 0, "late": 3}


def test_figures_of_formulas_are_tried_together_too(tmp_path):
    # 甲 18, 乙 5 + 5: each of the two sums can bring five more.
    rows = [f"{row}: {{name: {row}, formula: {row}_a + {row}_b, targets: 10}}" for row in ("p", "q")]
    more = "inputs:\n" + "".join(
        f"  {row}_{k}: {{name: {row}{k}}}\n" for row in ("p", "q") for k in ("a", "b")
    )
    values = {"p_a": (5, 3, 0), "p_b": (4, 2, 0), "q_a": (5, 3, 0), "q_b": (4, 2, 0)}
    goal = asked(project(tmp_path, rows, values, more))["yi"]
    assert {one["to"] for one in goal["singles"]} == {None} and goal["combined"]["rank"] == 1
    # Five more of the one and four of the other: 10 + 9 is above 18; three would share the place at 18.
    found = {one["indicator"]: one["to"] - one["from"] for one in goal["combination"]}
    assert sum(found.values()) == 8


def test_several_together_where_none_does_alone(tmp_path):
    # 乙 5 + 5, 甲 9 + 9: neither five more points of the one nor of the other make 18.
    root = project(tmp_path, [FIRMS, LABS], {"firms": (45, 25, 5), "labs": (9, 5, 1)})
    goal = asked(root, "乙镇")["yi"]
    assert [one["reached"] for one in goal["singles"]] == [False, False]
    assert [one["to"] for one in goal["singles"]] == [None, None]
    together = {one["indicator"]: one["to"] for one in goal["combination"]}
    assert together["firms"] / 5 + together["labs"] == 18 and goal["combined"] == {"total": 18, "rank": 1}
    said = run("gap", "乙镇", at=root).out
    assert "单项不足：企业、机构" in said and "一种做法（合起来总分18.00、第1名）" in said


def test_not_even_all_together(tmp_path):
    extra = "extra: {name: 加分, counts_as: bonus, rule: {compare: value, each: 1, max_points: 9}, applies_to: [jia]}"
    root = project(
        tmp_path, [FIRMS, LABS, extra], {"firms": (50, 25, 5), "labs": (10, 5, 1), "extra": (9, None, None)}
    )
    goal = asked(root, "乙镇")["yi"]
    assert goal["combination"] is None and not any(one["reached"] for one in goal["singles"])
    assert "各项都到试算中的最好数值也达不到" in run("gap", "乙镇", at=root, columns=200).out


def test_a_place_and_a_place_in_the_group(tmp_path):
    rows, values = [FIRMS, LABS], {"firms": (40, 45, 25), "labs": (8, 6, 5)}
    goals = asked(project(tmp_path / "a", rows, values), "--rank", "2")
    assert goals["jia"]["reached"] and goals["yi"]["reached"] and moves(goals["bing"])["labs"] == (5, 10)
    grouped = asked(project(tmp_path / "b", rows, values, "ranking: {among: group}\n"))
    assert grouped["bing"]["reached"] and moves(grouped["yi"])["labs"] == (6, 7)


def test_a_place_in_another_group_is_not_the_one_that_was_asked_for(tmp_path):
    scheme = """\
title: 积分
year: 2017
groups: {from: stage}
units: {jia: {name: 甲}, yi: {name: 乙}, bing: {name: 丙}, ding: {name: 丁}}
inputs:
  revenue: {name: 营收, nature: stock}
  stage: {name: 阶段, formula: revenue, class: [{class: 成长, below: 200}, {class: 稳定}]}
tables:
  t:
    title: 积分表
    ranking: {among: group}
    indicators:
      firms: {name: 专利, nature: stock, targets: {成长: 50, 稳定: 500}}
"""
    sent = {"jia": (150, 45), "yi": (199, 40), "bing": (900, 400), "ding": (100, 50)}
    lines = [
        f"2017,{unit},{row},{value}"
        for unit, values in sent.items()
        for row, value in zip(("revenue", "firms"), values, strict=True)
    ]
    goals = asked(write(tmp_path, scheme, "\n".join(["期间,单位,指标,数值", *lines, ""])))
    # With a revenue of 200 yi would be second of two in the other group, with 40 ÷ 500 of the points.
    assert moves(goals["yi"]) == {"firms": (40, 45), "revenue": (199, None)}


def test_a_grade(tmp_path):
    grades = (
        "    grades: [{grade: 优秀, if: {at_least: 18}}, {grade: 良好, if: {at_least: 15}}, {grade: 一般}]\n"
    )
    root = project(tmp_path, [FIRMS, LABS], {"firms": (40, 45, 25), "labs": (8, 6, 5)}, grades)
    goals = asked(root, "--grade", "优秀")
    assert moves(goals["jia"]) == {"firms": (40, 50), "labs": (8, 10)}
    assert moves(goals["yi"]) == {"firms": (45, None), "labs": (6, 9)}
    assert asked(root, "--grade", "良好")["yi"]["reached"]
    said = run("gap", "--grade", "合格", "--lang", "en", at=root)
    assert said.code == 2 and "there is no grade “合格” here, only: 优秀, 良好, 一般" in said.err


def test_targets_pace_and_full_points_within_the_year(tmp_path):
    rows = [
        FIRMS,
        "share: {name: 占比, measure: '%', targets: [40.0, 40.0, 40.0], rule: {compare: completion, max_rate: 110%, max_points: 110%}}",
        "waste: {name: 能耗, nature: stock, direction: lower, targets: 3.00}",
    ]
    values = {"firms": (20, 25, 30), "share": (38.25, 40, 44), "waste": (3.2, 3, 2.5)}
    root = project(tmp_path, rows, values, period="2017Q2")
    target, pace, full = (asked(root, f"--{goal}", "-p", "2017Q2") for goal in ("target", "pace", "full"))
    assert moves(target["jia"]) == {"firms": (20, 50), "share": (38.25, 40), "waste": (3.2, 3)}
    assert moves(pace["jia"]) == {"firms": (20, 25), "share": (38.25, 40), "waste": (3.2, 3)}
    assert moves(full["jia"]) == {"firms": (20, 25), "share": (38.25, 40), "waste": (3.2, 3)}
    assert moves(target["yi"]) == {"firms": (25, 50)} and pace["yi"]["reached"]
    # 30 more in two quarters to come; a level and a share do not count up.
    assert [one["per_period"] for one in target["jia"]["singles"]] == [15, None, None]
    assert (
        asked(root, "甲镇", "--target", "--indicator", "企业", "-p", "2017Q2")["jia"]["singles"][0][
            "indicator"
        ]
        == "firms"
    )


def test_steps_are_those_of_the_targets_as_written(tmp_path):
    rows = [
        "a: {name: 甲项, measure: '%', nature: ratio, targets: 40.00}",
        "b: {name: 乙项, measure: '%', nature: ratio, targets: 40}",
    ]
    root = project(tmp_path, rows, {"a": (39.1234, 40, 40), "b": (39.9, 40, 40)})
    goal = asked(root, "甲镇", "--target")["jia"]
    assert [(one["to"], one["step"]) for one in goal["singles"]] == [(40, 0.01), (40, 1)]
    # A row that says its decimals goes by them, whatever its targets are written with.
    said = [f"{row[:-1]}, decimals: {n}}}" for row, n in zip(rows, (1, 2), strict=True)]
    finer = asked(project(tmp_path / "said", said, {"a": (39.12, 40, 40), "b": (39.123, 40, 40)}), "甲镇")[
        "jia"
    ]
    assert [one["step"] for one in finer["singles"]] == [0.1, 0.01]
    assert asked(tmp_path / "said", "乙镇", "--target")["yi"]["reached"]
    # 19.975 + … of 20: by the hundredth, and by the whole.
    assert moves(asked(root, "甲镇")["jia"]) == {"a": (39.1234, None), "b": (39.9, None)}


def test_a_figure_that_is_rounded_need_only_round_to_the_target(tmp_path):
    rows = [
        "a: {name: 甲项, nature: stock, targets: 8.50, rounding: {value: 1}}",
        "b: {name: 乙项, nature: stock, targets: 8.50, rounding: {value: 0, mode: down}}",
        "c: {name: 丙项, targets: 8.50, rounding: {value: 1, mode: up}}",
    ]
    root = project(tmp_path, rows, {"a": (8.36, 9, 9), "b": (8.2, 9, 9), "c": (8.4, 9, 9)})
    # 8.45 is 8.5; 9.00 is the first that stays above 8.5; 8.41 is 8.5.
    singles = moves(asked(root, "甲镇", "--target")["jia"])
    assert singles == {"a": (8.36, 8.45), "b": (8.2, 9), "c": (8.4, 8.41)}


def test_a_share_is_not_more_than_100_and_a_limit_of_the_scheme_holds(tmp_path):
    rows = [
        "a: {name: 占比, measure: '%', nature: ratio, rule: {compare: value, each: 1, max_points: none}}",
        "b: {name: 数, nature: stock, allowed: {between: [0, 30]}, rule: {compare: value, each: 1, max_points: none}}",
    ]
    root = project(tmp_path, rows, {"a": (90, 20, 0), "b": (20, 10, 0)})
    goal = asked(root, "乙镇")["yi"]
    # 110 against 30: 80 more is a share of 100, and more than 30 may be.
    assert moves(goal) == {"a": (20, 100), "b": (10, None)}


def test_a_rule_that_does_not_rise_with_the_figure_is_said(tmp_path):
    bands = "{compare: value, bands: [{at_least: 60, points: 4}, {at_least: 50, points: 10}, {points: 0}]}"
    row = f"a: {{name: 甲项, nature: stock, monotone: any, rule: {bands}}}"
    root = project(tmp_path, [row], {"a": (50, 30, 10)})
    goal = asked(root, "乙镇")["yi"]
    assert moves(goal) == {"a": (30, 50)}
    assert "不是数越好得分越高" in run("gap", "乙镇", at=root, columns=200).out


def test_lower_is_better_and_words_and_marks(tmp_path):
    scheme = (
        HEAD
        + """\
      waste: {name: 能耗, nature: stock, direction: lower, targets: 3.0}
      state: {name: 状况, points: 3, rule: {compare: value, choices: {好: 3, 中: 2, 差: 0}}}
      effort: {name: 重视程度, judges: mean, points: 10}
"""
    )
    rows = "期间,单位,指标,数值,评委\n" + "".join(
        f"2017Q4,{u},waste,{w},\n2017Q4,{u},state,{s},\n2017Q4,{u},effort,{a},评委1\n2017Q4,{u},effort,{b},评委2\n"
        for u, w, s, a, b in (("jia", 3.0, "好", 8, 9), ("yi", 3.6, "中", 8.5, 8), ("bing", 4, "差", 7, 7))
    )
    goal = asked(write(tmp_path, scheme, rows), "乙镇", "--full")["yi"]
    assert moves(goal) == {"waste": (3.6, 3), "state": ("中", "好"), "effort": (8.25, 10)}


def test_what_several_reach_together_is_done_by_the_unit_before_judges_are_asked(tmp_path):
    # 甲 7 + 9 + 9, 乙 6 + 6 + 6: seven points lack, of which each row has four.
    scheme = (
        HEAD
        + "      effort: {name: 重视程度, judges: mean, points: 10}\n"
        + "".join(f"      {row}\n" for row in (FIRMS, LABS))
    )
    rows = "期间,单位,指标,数值,评委\n" + "".join(
        f"2017Q4,{u},firms,{5 * f},\n2017Q4,{u},labs,{f},\n2017Q4,{u},effort,{m},评委1\n2017Q4,{u},effort,{m},评委2\n"
        for u, f, m in (("jia", 9, 7), ("yi", 6, 6), ("bing", 1, 1))
    )
    root = write(tmp_path, scheme, rows)
    combination = asked(root, "乙镇")["yi"]["combination"]
    assert {one["indicator"] for one in combination} == {"firms", "labs"}
    for lang, said in (("zh", "评委评定的项在后"), ("en", "marks that judges give after them")):
        assert said in " ".join(run("gap", "乙镇", "--lang", lang, at=root, columns=300).out.split())


def test_periods_that_are_added_up_are_told_as_they_are_sent(tmp_path):
    rows = ["firms: {name: 企业, reported: period, targets: 50}"]
    root = project(tmp_path, rows, {"firms": (40, 30, 20)}, period="2017Q1")
    text = (root / "data/a.csv").read_text(
        "utf-8"
    ) + "2017Q2,jia,firms,3\n2017Q2,yi,firms,9\n2017Q2,bing,firms,1\n"
    (root / "data/a.csv").write_text(text, "utf-8")
    # 39 so far, 25 due: the target of the year lacks 11, so that this quarter's own figure is 20.
    goal = asked(root, "乙镇", "--target", "-p", "2017Q2")["yi"]
    assert moves(goal) == {"firms": (9, 20)} and goal["singles"][0]["per_period"] == 5.5


def test_points_of_the_period_alone_are_not_told_by_the_periods_to_come(tmp_path):
    rows = ["firms: {name: 企业, score: period, targets: 50}"]
    root = project(tmp_path, rows, {"firms": (40, 10, 20)}, period="2017Q1")
    single = asked(root, "乙镇", "--pace", "-p", "2017Q1")["yi"]["singles"][0]
    assert single["to"] == 13 and single["per_period"] is None


@pytest.mark.parametrize(("reported", "to"), [("cumulative", 50), ("period", 40)])
def test_the_target_of_the_year_is_reached_by_the_count_where_the_period_alone_is_scored(
    reported, to, tmp_path
):
    rows = [f"firms: {{name: 企业, score: period, reported: {reported}, targets: 50}}"]
    root = project(tmp_path, rows, {"firms": (40, 10, 20)}, period="2017Q1")
    with (root / "data/a.csv").open("a", encoding="utf-8") as returns:
        returns.writelines(f"2017Q2,{unit},firms,22\n" for unit in ("jia", "yi", "bing"))
    single = asked(root, "乙镇", "--target", "-p", "2017Q2")["yi"]["singles"][0]
    # 50 in all; or 40 in this quarter, on top of the 10 of the first.
    assert single["to"] == to and single["per_period"] == (to - 22) / 2


def test_a_figure_that_is_worked_out_is_reached_by_what_it_is_made_of(tmp_path):
    scheme = HEAD.replace(
        "tables:", "inputs: {rd: {name: 经费, nature: flow}, gdp: {name: 产值, nature: flow}}\ntables:"
    )
    scheme += "      rate: {name: 强度, measure: '%', formula: rd / gdp * 100, targets: 3}\n"
    rows = "期间,单位,指标,数值\n" + "".join(
        f"2017Q4,{u},rd,{r}\n2017Q4,{u},gdp,1000\n" for u, r in (("jia", 30), ("yi", 20), ("bing", 10))
    )
    root = write(tmp_path, scheme, rows)
    goal = asked(root, "乙镇", "--target")["yi"]
    assert moves(goal) == {"rd": (20, 30), "gdp": (1000, 666)}
    assert {one["for"]["indicator"] for one in goal["singles"]} == {"rate"}
    # Of 667 the rate is 2.9985 %, which gives 9.995 points: printed 10.00, a shared place.
    assert moves(asked(root, "乙镇")["yi"]) == {"rd": (20, 30), "gdp": (1000, 667)}


def test_who_is_unranked_has_nobody_next_to_it(tmp_path):
    root = project(tmp_path, [FIRMS, LABS], {"firms": (40, 45, None), "labs": (8, 6, 5)})
    goal = asked(root, "丙街道")["bing"]
    assert (goal["reached"], goal["singles"], goal["lacking"]) == (False, [], ["firms"])
    assert "缺企业，未排名" in run("gap", "丙街道", at=root, columns=200).out
    # A place can be asked for: with the figure that is lacking.
    assert moves(asked(root, "丙街道", "--rank", "2")["bing"]) == {"firms": (None, 50), "labs": (5, None)}


@pytest.mark.parametrize("goal", ["--next", "--full"])
@pytest.mark.parametrize("shown", ["json", "plain"])
def test_several_processes_find_what_one_finds(goal, shown, monkeypatch):
    alone = run("gap", goal, "-f", shown)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("scorecard.cli.gap._MANY", 2)
    assert alone.code == 0 and run("gap", goal, "-f", shown) == alone


def test_one_goal_at_a_time():
    said = run("gap", "--target", "--full", "--lang", "en")
    assert said.code == 2 and "--target, --full: one goal at a time" in said.err
    assert run("gap", "春港镇").code == 2


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "csv"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format(form, lang):
    said = run("gap", "薛家镇", "-f", form, "--lang", lang, columns=120)
    assert said.code == 0 and "科普活动" in said.out and "18" in said.out


def shipped(period):
    """The shipped board of a period, and its actuals of that period as one sheet, which is sooner read again."""
    workspace = read_workspace(ROOT)
    when = parse_period(period)
    board, scheme = workspace.board(when), workspace.scheme_of(when)
    ledger, lines = board.ledger, ["period,unit,indicator,value,status,judge"]
    for e in range(len(ledger)):
        if ledger.role[e] != Role.STANDING or period_of(int(ledger.period[e])) != when:
            continue
        table = scheme.tables[ledger.table[e]]
        at = period_of(int(ledger.period[e])).label(scheme.calendar)
        status = "" if ledger.status[e] == Status.SCORED else Status(int(ledger.status[e])).id
        value = "" if ledger.value[e] != ledger.value[e] else repr(float(ledger.value[e]))
        judge = ledger.judges[ledger.judge[e]] if ledger.judge[e] >= 0 else ""
        unit = scheme.units[table.units[ledger.unit[e]]].id
        lines.append(f"{at},{unit},{table.id}/{table.rows[ledger.row[e]].id},{value},{status},{judge}")
    scored = again([Source("a.csv", "\n".join(lines).encode())], (scheme,), board)
    assert scored({}).totals[0].total.value.tolist() == pytest.approx(
        board.totals[0].total.value.tolist(), nan_ok=True
    )
    return board, scored


GOALS = [
    ("2017Q4", WantedGoal()),
    ("2017Q2", WantedGoal()),
    ("2017Q4", WantedGoal("rank", 3)),
    ("2017Q4", WantedGoal("full")),
    ("2017Q3", WantedGoal("target")),
    ("2017Q3", WantedGoal("pace")),
]


EVERY_UNIT = bool(os.environ.get("SCORECARD_EVERY_UNIT"))
"""All units for every goal take a minute and a half: for all but one goal a few are asked, unless this is set."""


@pytest.mark.parametrize(("period", "wanted"), GOALS, ids=lambda one: getattr(one, "kind", one))
def test_every_unit_of_the_shipped_project_scored_again(period, wanted):
    board, scored = shipped(period)
    # Before the year's end the total is not formed yet.
    place = board.totals[0] if period == "2017Q4" else board.table("towns")
    every = EVERY_UNIT or (period, wanted.kind) == ("2017Q4", "next")
    few = place.units[::4] if wanted.kind in ("next", "rank") else place.units[:1]
    units = place.units if every else few
    gaps = [gap(board, place, unit, wanted) for unit in units]
    assert [line for one in gaps for line in wrong(one, scored)] == []
    assert sum(one.single.to is not None for each in gaps for one in each.singles) > len(gaps) // 4


# In the first two a figure reaches the goal by what it takes from other units, which no rule of its own row tells.
NEVER_SUFFICES = [20, 28, *range(3)]


def drawn(seed):
    """The board of a random scheme, and what scores it again; None of one that is not sound."""
    board = drawn_board(seed)
    if board is None:
        return None
    scheme, sent, _, _ = scheme_and_returns(seed)
    return board, again([Source("data/a.csv", csv(scheme, sent).encode())], (board.scheme,), board)


def test_random_schemes_scored_again():
    answers = 0
    for seed in range(24):
        if (of := drawn(seed)) is None:
            continue
        (board, scored), place = of, of[0].places[-1]
        for unit, kind in zip(place.units, ("next", "full", "target", "pace", "next"), strict=False):
            found = gap(board, place, unit, WantedGoal(kind))
            answers += sum(one.single.to is not None for one in found.singles)
            assert list(wrong(found, scored)) == [], seed
        if answers > 10:
            break
    assert answers > 10


def missed(found, scored):
    """Figures that are said not to reach the goal by themselves, and of some that were tried one does."""
    for one in found.singles:
        steps = one.single.cell.steps
        tried = {round(steps.low + (steps.high - steps.low) * share / 4) for share in range(5)}
        if one.single.to is None and any(
            reached(found, (one.table, one.of.id), scored({one.single.cell: k})) for k in sorted(tried)
        ):
            yield one.single.cell.indicator.id


@pytest.mark.parametrize("seed", NEVER_SUFFICES)
def test_what_is_said_not_to_suffice_does_not(seed):
    of = drawn(seed)
    if of is None:
        pytest.skip("the scheme is not sound")
    board, scored = of
    for place in board.places:
        for unit in place.units[:2]:
            assert list(missed(gap(board, place, unit, WantedGoal()), scored)) == [], (place.of.id, unit.id)


RAW = """\
inputs:
  rd: {name: 研发经费, nature: flow}
  gdp: {name: 生产总值, nature: flow%s}
  heads: {name: 人数, nature: stock}
"""
RATE = "rate: {name: 强度, measure: '%', formula: rd / gdp * 100, targets: 3}"
RAW_SENT = {"rd": (30, 20, 10), "gdp": (1000, 1000, 1000), "heads": (7, 8, 9)}


def test_raw_figures_that_nothing_uses_are_left_out(tmp_path):
    goal = asked(project(tmp_path / "a", [RATE], RAW_SENT, RAW % ""))["yi"]
    assert list(moves(goal)) == ["rd", "gdp"]
    # With a veto on it, it is looked at: with fewer heads the total is no longer 0.
    veto = RAW % "" + "effects: [{name: 超编, if: {of: heads, at_least: 8}, then: {total: 0}}]\n"
    vetoed = asked(project(tmp_path / "b", [RATE], RAW_SENT, veto), "丙街道", "--rank", "1")["bing"]
    assert "heads" in moves(vetoed)


def test_a_lower_raw_figure_stands_last_and_is_said_to_be_no_advice(tmp_path):
    rate = RATE.replace("rd / gdp", "1 / gdp * rd")
    root = project(tmp_path / "a", [rate], RAW_SENT, (RAW % "").replace("  rd:", "  z: {name: 零}\n  rd:"))
    goal = asked(root, "乙镇", "--target")["yi"]
    assert [(one["indicator"], one["doubtful"]) for one in goal["singles"]] == [("rd", False), ("gdp", True)]
    assert "生产总值：按公式，该数减少也能达到" in run("gap", "乙镇", "--target", at=root, columns=200).out
    for way, to in (("higher", None), ("lower", 666)):
        said = project(tmp_path / way, [RATE], RAW_SENT, RAW % f", direction: {way}")
        goal = asked(said, "乙镇", "--target")["yi"]
        assert moves(goal) == {"rd": (20, 30), "gdp": (1000, to)}
        assert not any(one["doubtful"] for one in goal["singles"])


def test_a_row_that_one_of_its_figures_reaches_is_not_said_to_fall_short(tmp_path):
    root = project(tmp_path, [RATE], RAW_SENT, RAW % ", direction: higher")
    said = run("gap", "乙镇", "--target", at=root, columns=120).out
    assert "1项未达到。" in said and "单项不足" not in said and "要达到的项" in said


@pytest.mark.parametrize(("ties", "labs"), [("competition", 8), ("last", 9), ("dense", 8), ("average", 9)])
def test_a_shared_place_is_the_one_that_the_scheme_gives(tmp_path, ties, labs):
    # 甲 8 + 8 = 16; 乙 8 + 6 draws level with two more labs, and is ahead with three.
    more = f"    ranking: {{ties: {ties}}}\n"
    root = project(tmp_path, [FIRMS, LABS], {"firms": (40, 40, 5), "labs": (8, 6, 1)}, more)
    goal = asked(root, "乙镇", "--rank", "1")["yi"]
    assert moves(goal)["labs"] == (6, labs) and goal["singles"][-1]["rank"] == 1
    assert ("并列算达到" in run("gap", "乙镇", at=root).out) == (labs == 8)


def test_rows_without_points_without_figures_and_without_goals(tmp_path):
    rows = [
        "firms: {name: 企业, points: 50, rule: {compare: rank, each: -1}}",
        "news: {name: 信息, targets: 9, points: 0}",
        "effort: {name: 重视程度, judges: mean, points: 10}",
    ]
    root = project(tmp_path, rows, {"firms": (40, 30, 20), "news": (3, 9, 9)})
    # A target can be asked for though no points hang on it; marks need judges who gave them.
    assert moves(asked(root, "甲镇", "--target")["jia"]) == {"news": (3, 9)}
    full = asked(root, "甲镇", "--full")["jia"]
    assert full["unsent"] == ["effort"] and not full["reached"]
    assert "没有可以试算的报数：重视程度" in run("gap", "甲镇", "--full", at=root, columns=120).out
    assert "没有指标设这一目标" in run("gap", "甲镇", "--target", "--indicator", "企业", at=root).out


def test_none_of_many_figures_does_it_alone(tmp_path):
    rows = [f"r{n}: {{name: 第{n}项, targets: 10}}" for n in range(5)]
    root = project(tmp_path, rows, {f"r{n}": (9, 2, 1) for n in range(5)})
    assert "单项均不足（试算5项）" in run("gap", "乙镇", at=root).out
