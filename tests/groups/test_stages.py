"""Stages of firms that follow from age and revenue: worked by hand, open ones, passed bounds, amendments, circles, hashes."""

from __future__ import annotations

import json
from copy import deepcopy

import numpy as np
import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.cli import main
from scorecard.engine.run import Rescorer
from scorecard.language.derived import RowPlace
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.figure import same
from scorecard.model.ledger import CellKey, ordinal
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status
from scorecard.study.compare.comparison import compare
from scorecard.study.compare.scheme import scheme_changes
from scorecard.study.completeness import lacks
from scorecard.study.explain.cell import explain_cell
from scorecard.study.gap.deciding import Deciding
from scorecard.study.notes import notes
from scorecard.study.plain import scheme_hash
from scorecard.study.trend.figures import trend
from scorecard.study.trend.series import TrendSubject
from scorecard.workspace import read_workspace
from tests.cli.running import run as run_cli

SCHEME = """
title: 企业创新积分
year: 2017
frequency: half
groups: {from: stage}
units: {a: {name: 甲企}, b: {name: 乙企}, c: {name: 丙企}, d: {name: 丁企}, e: {name: 戊企}, f: {name: 己企}}
inputs:
  age: {name: 成立年限, nature: stock}
  revenue: {name: 营业收入}
  stage:
    name: 成长阶段
    formula: if(age < 5 and revenue < 2000, 1, if(revenue < 20000, 2, 3))
    class: [{class: 初创期, at_most: 1}, {class: 成长期, at_most: 2}, {class: 稳定期}]
tables:
  firms:
    title: 积分表
    points: 100
    ranking: {among: group}
    grades: [{grade: 重点, top: {初创期: 1, 成长期: 1, 稳定期: 1}}, {grade: 其他}]
    indicators:
      research:
        name: 研发
        number: 1
        nature: stock
        points: {初创期: 60, 成长期: 50, 稳定期: 30}
        targets: {初创期: 50, 成长期: 200, 稳定期: 2000}
      patents:
        name: 专利
        number: 2
        points: {初创期: 40, 成长期: 50, 稳定期: 40}
        nature: stock
        rule: {by_group: {初创期: {each: 4}, 成长期: {each: 2}, 稳定期: {each: 0.5}}}
      export:
        name: 出口
        number: 3
        nature: stock
        points: {初创期: 0, 成长期: 0, 稳定期: 30}
        targets: {初创期: --, 成长期: --, 稳定期: 100}
"""
DATA = """期间,{period}
单位,成立年限,营业收入,研发,专利,出口
甲企,4,1999,40,5,
乙企,5,1999,160,10,
丙企,4,2000,100,30,
丁企,9,20000,1000,100,50
戊企,3,500,50,2,
己企,{age},{revenue},100,10,
"""


def project(place, scheme=SCHEME, **data):
    """A project with its returns by period; of firm 己 the age and the revenue."""
    (place / "config").mkdir(parents=True)
    (place / "data").mkdir()
    (place / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    for period, (age, revenue) in (data or {"2017": (10, 3000)}).items():
        period = period.strip("_")
        text = DATA.format(period=period, age=age, revenue=revenue)
        (place / "data" / f"{period}.csv").write_text(text, encoding="utf-8")
    workspace = read_workspace(place)
    assert [line for fault in errors(workspace.faults) for line in fault.lines("zh")] == []
    return workspace


def year(workspace):
    return workspace.board(parse_period("2017"))


def of(board, what, unit):
    table = board.table("firms")
    u = [one.id for one in table.units].index(unit)
    return getattr(table, what)[u] if what != "group" else table.units[u].group


def test_worked_by_hand(tmp_path):
    board = year(project(tmp_path))
    table = board.table("firms")
    assert [unit.group for unit in table.units] == [
        "初创期",  # 4 years, 1999
        "成长期",  # 5 years
        "成长期",  # 2000
        "稳定期",  # 20000
        "初创期",
        "成长期",
    ]
    # 40/50 of 60 + 5 × 4; 160/200 of 50 + 10 × 2; 100/200 of 50 + 30 × 2, at most 50; 1000/2000 of 30 + 100 × 0.5, at
    # most 40 + 50/100 of 30; 60 + 2 × 4; 100/200 of 50 + 10 × 2.
    assert table.total.shown.tolist() == [68, 60, 75, 70, 68, 45]
    assert table.full_total.shown.tolist() == [100] * 6
    assert table.ranks.in_group.tolist() == [1, 2, 1, 1, 1, 3]
    # A tie at the edge of the first stage is in.
    assert list(table.grade) == ["重点", "其他", "重点", "重点", "重点", "其他"]
    assert table.observations.status[0, 2] == Status.NOT_APPLICABLE


def test_a_unit_whose_class_is_not_known_is_in_no_group_and_pending(tmp_path):
    board = year(project(tmp_path, _2017=("", 1500)))
    table, whole = board.table("firms"), year(project(tmp_path / "whole"))
    assert of(board, "group", "f") is None
    assert table.observations.status[5].tolist()[:2] == [Status.PENDING] * 2
    assert np.isnan(table.points.value[5]).all() and np.isnan(table.total.value[5])
    assert np.isnan(table.ranks.in_group[5])
    # What the others have does not hang on it, but where they end may.
    assert same(table.total, whole.table("firms").total)[:5].all()
    assert table.ranks.in_group[:5].tolist() == whole.table("firms").ranks.in_group[:5].tolist()
    assert [(table.ranks.best[u], table.ranks.worst[u]) for u in (2, 3)] == [(1, 2), (1, 2)]
    assert table.ranks.unknown.tolist() == [False] * 5 + [True]
    # What is lacking is the age, and what may come to be asked of the firm; nothing that was sent in.
    assert [(lack.unit.id, lack.row.id) for lack in lacks(board)] == [("f", "export"), ("f", "age")]
    said = [say(note.text, "en") for note in notes(board) if note.code == "group_open"]
    assert said == [
        "己企 is in no group yet: “成长阶段” is not settled for want of 成立年限 (missing); what goes by groups is pending."
    ]


def test_no_policy_makes_points_of_a_group_that_is_not_known(tmp_path):
    scheme = SCHEME + "unscored: {missing: 50%, pending: unranked}\n"
    workspace = project(tmp_path, scheme, _2017=("", 1500))
    path = tmp_path / "data" / "2017.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1500,100,10,", "1500,,10,"), encoding="utf-8")
    workspace = read_workspace(tmp_path)
    table = year(workspace).table("firms")
    assert np.isnan(table.points.value[5, 0]) and table.lacking[5, 0]


def test_what_a_figure_does_not_hang_on_may_be_lacking(tmp_path):
    """With 2000 or more of revenue the age does not matter."""
    board = year(project(tmp_path, _2017=("", 3000)))
    assert of(board, "group", "f") == "成长期"


def test_who_passes_a_bound_is_scored_by_the_new_class_from_then_on(tmp_path):
    workspace = project(tmp_path, _2017H1=(10, 19000), _2017=(10, 21000))
    half, whole = workspace.board(parse_period("2017H1")), year(workspace)
    assert of(half, "group", "f") == "成长期" and of(whole, "group", "f") == "稳定期"
    assert whole.table("firms").points.shown[5].tolist()[:2] == [1.5, 5]  # 100/2000 of 30, 10 × 0.5
    change = compare(whole, half).table("firms").ranking
    assert np.isnan(change.rank.change[5]) and not np.isnan(change.rank.then[5])
    # Neither did it pass anybody of either group, but those it left behind moved up.
    assert change.passing.passed(5) == change.passing.passed_by(5) == ()
    said = [
        say(note.text, "en") for note in scheme_changes(compare(whole, half)) if note.code == "group_changed"
    ]
    assert said == ["1 unit went from 成长期 to 稳定期: 己企; places in different groups are not compared."]


def test_ranks_that_are_compared_still_add_up(tmp_path):
    workspace = project(tmp_path, _2017H1=(10, 19000), _2017=(10, 21000))
    ranking = compare(year(workspace), workspace.board(parse_period("2017H1"))).table("firms").ranking
    for u in range(5):
        assert ranking.rank.change[u] == len(ranking.passing.passed_by(u)) - len(ranking.passing.passed(u))


def test_typed_groups_that_change_are_told_too(tmp_path):
    scheme = yaml.safe_load(SCHEME)
    del scheme["groups"]
    for id, group in zip(
        scheme["units"], ["初创期", "成长期", "成长期", "稳定期", "初创期", "成长期"], strict=True
    ):
        scheme["units"][id]["group"] = group
    before = deepcopy(scheme) | {"year": 2016, "frequency": "year"}
    scheme["units"]["f"]["group"], scheme["frequency"] = "稳定期", "year"
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "2016.yaml").write_text(
        json.dumps(before, ensure_ascii=False).replace('"--"', "--")
    )
    text = json.dumps(scheme, ensure_ascii=False)
    (tmp_path / "config" / "indicators.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "data").mkdir()
    for period in ("2016", "2017"):
        sent = DATA.format(period=period, age=10, revenue=3000)
        (tmp_path / "data" / f"{period}.csv").write_text(sent, encoding="utf-8")
    workspace = read_workspace(tmp_path)
    assert not errors(workspace.faults)
    comparison = compare(year(workspace), workspace.board(parse_period("2016")))
    assert np.isnan(comparison.table("firms").ranking.rank.change[5])
    assert "group_changed" in [note.code for note in scheme_changes(comparison)]


AMENDED = """amendments:
  - from: 2017
    source: 〔2017〕1号
    set:
      targets.甲企.研发: 80
      targets.己企.研发: 400
      points.专利: 45
      rule.专利: {by_group: {初创期: {each: 5}, 成长期: {each: 1}, 稳定期: {each: 1}}}
"""


def test_amendments_hold_in_each_class(tmp_path):
    table = year(project(tmp_path, SCHEME + AMENDED)).table("firms")
    assert table.points.shown[:, 0].tolist() == [30, 40, 25, 15, 60, 12.5]  # 40/80 of 60; 100/400 of 50
    assert table.points.shown[:, 1].tolist() == [25, 10, 30, 45, 10, 10]


BY_CLASS = (
    ("points: {初创期: 60, 成长期: 50, 稳定期: 30}", "points: {初创期: 50, 成长期: 60, 稳定期: 40}"),
    ("points: {初创期: 40, 成长期: 50, 稳定期: 40}", "points: {初创期: 50, 成长期: 40, 稳定期: 30}"),
)


@pytest.mark.parametrize("firm", [(10, 3000), (10, "")])
@pytest.mark.parametrize("before", [[old for old, _ in BY_CLASS], ["points: 50"] * 2])
def test_points_that_are_amended_by_class_are_as_if_written_so(tmp_path, before, firm):
    first = then = SCHEME.replace("    points: 100\n", "")
    sets = []
    for (written, new), old, row in zip(BY_CLASS, before, ("研发", "专利"), strict=True):
        first, then = first.replace(written, old), then.replace(written, new)
        sets.append(new.replace("points", f"points.{row}"))
    amendment = f"amendments: [{{from: 2017H2, source: 文, set: {{{', '.join(sets)}}}}}]\n"

    def table(name, scheme, period):
        workspace = project(tmp_path / f"{name}{period}", scheme, **{"2017H1": firm, "2017H2": firm})
        return workspace.board(parse_period(period)).table("firms")

    for period, wanted in (("2017H1", first), ("2017H2", then)):
        amended, plain = table("amended", first + amendment, period), table("plain", wanted, period)
        for what in ("total", "full_total", "points"):
            now, due = (getattr(one, what).shown for one in (amended, plain))
            assert np.array_equal(now, due, equal_nan=True)
        assert np.array_equal(amended.observations.status, plain.observations.status)
        marks = [[row.by_class for row in one.table.rows] for one in (amended, plain)]
        assert marks[0] == marks[1]


def test_a_figure_that_is_tried_may_change_the_group(tmp_path):
    board = year(project(tmp_path))
    table = next(n for n, one in enumerate(board.scheme.tables) if one.inputs)
    row = board.scheme.tables[table].index["revenue"]
    cell = CellKey(ordinal(board.period), table, 5, row)
    moved = Deciding.for_board(board).moved_by([RowPlace(table, row)])
    again = Rescorer(board).rescore({cell: 500.0}, moved, range(len(board.tables)))
    assert again.scheme.units[5].group == "成长期"  # ten years old
    again = Rescorer(board).rescore({cell: 20000.0}, moved, range(len(board.tables)))
    assert again.scheme.units[5].group == "稳定期"
    assert again.table("firms").points.shown[5].tolist()[:2] == [1.5, 5]


def read(scheme):
    return load_scheme(Source("indicators.yaml", scheme.encode("utf-8")))


def test_the_hash_is_that_of_the_scheme_as_written(tmp_path):
    scheme = read(SCHEME).scheme
    boards = [
        year(project(tmp_path / name, _2017=of)) for name, of in {"a": (10, 3000), "b": ("", 1500)}.items()
    ]
    assert {scheme_hash(scheme), *(scheme_hash(board.scheme) for board in boards)} == {scheme_hash(scheme)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("成长期: 50, 稳定期: 30}", "成长期: 51, 稳定期: 30}"),
        ("成长期: 200", "成长期: 201"),
        ("成长期: {each: 2}", "成长期: {each: 3}"),
        ("revenue < 20000", "revenue < 30000"),
        ("成长期: --", "成长期: 5"),
    ],
)
def test_what_any_class_is_promised_changes_the_hash(old, new):
    changed = SCHEME.replace("    points: 100\n", "")
    assert old in changed
    assert scheme_hash(read(changed.replace(old, new)).scheme) != scheme_hash(read(changed).scheme)


@pytest.mark.parametrize(
    ("class_of", "more", "circle"),
    [
        ("points", "", "class(x) → points(x) → class(x)"),
        ("completion", "", "class(x) → completion(x) → class(x)"),
        ("value", "formula: units_mean(other, group)", "class(x) → x → class(x)"),
        ("value", "formula: points(y)", "class(x) → x → points(y) → class(x)"),
        ("value", "formula: total(t)", "class(x) → x → total(t) → class(x)"),
        ("value", "formula: rank(y)", "class(x) → x → class(x)"),
    ],
)
def test_a_class_that_hangs_on_what_goes_by_it_is_a_circle(class_of, more, circle):
    scheme = {
        "title": "t",
        "year": 2017,
        "groups": {"from": "x"},
        "units": {"a": {"name": "甲"}, "b": {"name": "乙"}},
        "inputs": {"other": {"name": "另"}},
        "tables": {
            "t": {
                "title": "表",
                "ranking": {"among": "group"},
                "indicators": {
                    "x": {"name": "一", "targets": {"好": 5, "差": 6}, "class_of": class_of}
                    | {
                        "class": [
                            {"class": "好", "at_least": 5 if class_of != "completion" else "50%"},
                            {"class": "差"},
                        ]
                    },
                    "y": {"name": "二", "points": {"好": 10, "差": 20}, "rule": {"each": 1}},
                },
            }
        },
    }
    x = scheme["tables"]["t"]["indicators"]["x"]
    if more:
        x["formula"] = more.removeprefix("formula: ")
        x |= {"targets": 5, "points": 0}
        del x["targets"]
    file = read(json.dumps(scheme, ensure_ascii=False))
    (fault,) = errors(file.faults)
    assert fault.code == "SC095"
    assert say(fault.args["circle"], "en") == circle


def test_a_class_of_points_that_are_the_same_in_all_groups_is_none(tmp_path):
    scheme = SCHEME.replace("from: stage", "from: base").replace(
        "    indicators:\n",
        "    indicators:\n      base: {name: 基础, number: 9, points: 0, nature: stock, targets: 10, class_of: completion, class: "
        "[{class: 初创期, below: 50%}, {class: 成长期, below: 100%}, {class: 稳定期}]}\n",
    )
    file = read(scheme)
    assert not errors(file.faults)


def test_words_tell_groups_too(tmp_path):
    scheme = SCHEME.replace("from: stage", "from: kind").replace(
        "inputs:\n", "inputs:\n  kind: {name: 类别, allowed: {words: [成长期, 初创期, 稳定期]}}\n"
    )
    workspace = project(tmp_path, scheme)
    path = tmp_path / "data" / "2017.csv"
    first, head, *rows = path.read_text(encoding="utf-8").splitlines()
    kinds = ["初创期", "稳定期", "成长期", "稳定期", "初创期", "待核"]
    lines = [first, head + ",类别", *(f"{row},{kind}" for row, kind in zip(rows, kinds, strict=True))]
    path.write_text("\n".join(lines), encoding="utf-8")
    workspace = read_workspace(tmp_path)
    assert not errors(workspace.faults)
    board = year(workspace)
    assert [unit.group for unit in board.scheme.units] == [*kinds[:5], None]
    said = [
        say(step.formula, "en")
        for step in explain_cell(
            board, board.table("firms"), board.scheme.units[1], board.table("firms").table.row("patents")
        ).steps
    ]
    assert "“类别” is 稳定期" in said


def test_why_a_unit_is_in_its_group_is_told(tmp_path):
    board = year(project(tmp_path))
    table = board.table("firms")
    steps = explain_cell(board, table, table.units[1], table.table.row("research")).steps
    (group,) = [step for step in steps if say(step.what, "en") == "Group"]
    assert say(group.formula, "en") == "“成长阶段” is 2; 成长期: at most 2" and group.shown == "成长期"
    assert any("1999" in say(step.formula, "en") for step in steps)


def test_the_order_of_units_changes_nothing(tmp_path):
    one = year(project(tmp_path / "one"))
    turned = yaml.safe_load(SCHEME)
    turned["units"] = dict(reversed(turned["units"].items()))
    text = yaml.safe_dump(turned, allow_unicode=True, sort_keys=False)
    other = year(project(tmp_path / "other", text))
    a, b = one.table("firms"), other.table("firms")
    assert a.total.value.tolist() == b.total.value[::-1].tolist()
    assert a.ranks.in_group.tolist() == b.ranks.in_group[::-1].tolist()
    assert [unit.group for unit in a.units] == [unit.group for unit in reversed(b.units)]


def test_a_class_that_follows_from_last_year_is_kept_through_the_year(tmp_path):
    scheme = SCHEME.replace("revenue <", "last_year(revenue) <").replace("frequency: half\n", "")
    before = scheme.replace("year: 2017", "year: 2016").replace("last_year(revenue)", "revenue")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "2016.yaml").write_text(before, encoding="utf-8")
    (tmp_path / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    (tmp_path / "data").mkdir()
    for period, revenue in {"2016": 19000, "2017": 30000}.items():
        sent = DATA.format(period=period, age=10, revenue=revenue)
        (tmp_path / "data" / f"{period}.csv").write_text(sent, encoding="utf-8")
    workspace = read_workspace(tmp_path)
    assert not errors(workspace.faults)
    assert of(year(workspace), "group", "f") == "成长期"


def test_a_trend_compares_no_places_of_different_groups(tmp_path):
    workspace = project(tmp_path, _2017H1=(10, 19000), _2017=(10, 21000))
    boards = [workspace.board(period) for period in workspace.periods]
    found = trend(boards, TrendSubject("table", "firms", "firms"), "rank")
    u = [unit.id for unit in found.units].index("f")
    assert np.isnan(found.on_previous[u, 1]) and not np.isnan(found.on_previous[:u, 1]).any()
    said = [say(note.text, "en") for note in found.notes if note.code == "group_changed"]
    assert said == ["己企 changed group: places in different groups are not compared."]


def test_a_trend_adds_no_points_of_different_groups_to_one_full_sum(tmp_path):
    # Every stage has 100 points in both halves of the year, the settled ones without exports in the first 70.
    scheme = SCHEME.replace("name: 出口\n", "name: 出口\n        due_in: [H2]\n")
    workspace = project(tmp_path, scheme, _2017H1=(10, 3000), _2017=(10, 3000))
    boards = [workspace.board(period) for period in workspace.periods]
    assert [board.table("firms").full_total.value.max() for board in boards] == [100, 100]
    found = trend(boards, TrendSubject("table", "firms", "firms"), "points")
    assert not [note for note in found.notes if note.code == "full_points"]


def run(place, *args):
    return CliRunner().invoke(main, [*args, "-C", str(place), "--lang", "en"])


@pytest.mark.parametrize("asked", [["-t", "firms"], ["-t", "inputs"], ["--by", "research"]])
def test_who_is_in_no_group_is_told_on_the_page_of_one_table_or_row_too(tmp_path, asked):
    project(tmp_path, _2017=("", 1500))
    found = run(tmp_path, "evaluate", *asked, "-f", "plain")
    assert found.exit_code == 0
    assert "己企 is in no group yet: “成长阶段” is not settled" in " ".join(found.stdout.split())


def test_a_sealed_period_is_proved_and_another_group_is_told(tmp_path):
    project(tmp_path)
    assert run(tmp_path, "publish", "2017", "--date", "2018-01-20").exit_code == 0
    assert run(tmp_path, "verify").exit_code == 0
    path = tmp_path / "data" / "2017.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("甲企,4,", "甲企,5,"), encoding="utf-8")
    found = CliRunner().invoke(main, ["verify", "-C", str(tmp_path), "-f", "json"])
    assert found.exit_code == 1
    told = {(one["indicator"], one["what"]): one for one in json.loads(found.stdout)["differences"]}
    assert told["age", "actual"]["cause"] == "row"
    # The scheme is as it was: that the firm is in another group follows from its age.
    assert told[None, "group"]["sealed"] == "初创期" and told[None, "group"]["now"] == "成长期"
    assert {one["cause"] for one in told.values()} == {"row", "others"}


def test_who_answered_that_the_class_does_not_apply_is_told_though_nothing_lacks(tmp_path):
    scheme = """
title: 积分
year: 2017
groups: {from: size}
units: {a: {name: 甲企}, b: {name: 乙企}}
inputs: {size: {name: 规模, nature: stock, may_not_apply: true, class: [{class: 大, at_least: 100}, {class: 小}]}}
tables:
  t: {title: 表, indicators: {x: {name: 研发, nature: stock, points: 10, targets: {大: 5, 小: 4}}}}
"""
    for folder in ("config", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    for size, wanted in (("90", "sound and complete"), ("n/a", "乙企 is in no group yet")):
        sent = f"期间,2017\n单位,规模,研发\n甲企,120,4\n乙企,{size},4\n"
        (tmp_path / "data" / "a.csv").write_text(sent, encoding="utf-8")
        for asked in ([], ["-t", "t"]):
            found = run(tmp_path, "check", *asked, "-f", "terminal")
            assert found.exit_code == 0 and wanted in " ".join(found.output.split()), found.output


def test_points_that_do_not_add_up_in_several_classes_are_told_once():
    wrong = SCHEME.replace("points: 100\n", "points: 110\n").replace("{初创期: 60, ", "{初创期: 65, ")
    file = load_scheme(Source("indicators.yaml", wrong.encode()))
    assert [fault.code for fault in file.faults] == ["SC041"]


def test_targets_of_classes_are_printed_as_such_where_nobody_is_in_one_yet(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "indicators.yaml").write_text(SCHEME, encoding="utf-8")
    for lang, words, note in (
        ("zh", "按分组", "初创期 50、成长期 200、稳定期 2000"),
        ("en", "by class", "初创期 50, 成长期 200, 稳定期 2000"),
    ):
        done = run_cli("check", "--targets", "--lang", lang, at=tmp_path)
        assert (
            "?" not in done.out and words in done.out and note.replace(" ", "") in "".join(done.out.split())
        )
    project(tmp_path / "with")
    shown = run_cli("check", "--targets", at=tmp_path / "with").out
    assert "按分组" not in shown and "2000" in shown


def test_next_years_targets_are_asked_for_class_by_class(tmp_path):
    project(tmp_path)
    assert run_cli("init", "--from-year", "2017", at=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "config" / "2018年目标值.xlsx")
    lines = [line for line in book.active.iter_rows(min_row=4, values_only=True)]
    assert [(line[0], line[1], line[4]) for line in lines] == [
        *(("初创期", "研发", 50), ("成长期", "研发", 200), ("稳定期", "研发", 2000)),
        *(("初创期", "出口", "--"), ("成长期", "出口", "--"), ("稳定期", "出口", 100)),
    ]
    for cells in book.active.iter_rows(min_row=4):
        cells[3].value = cells[4].value
    book.save(tmp_path / "config" / "2018年目标值.xlsx")
    then, now = read_workspace(tmp_path).schemes
    assert of_classes(now, "2018") == of_classes(then, "2017")


def of_classes(scheme, year):
    """By class the targets of the year."""
    return {
        each.word: [row.targets.get(parse_period(year)) for row in each.tables[0].rows]
        for each in scheme.groups.of_class
    }
