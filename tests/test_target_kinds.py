"""Targets worked out from earlier years, their proof tables, and what is explained of them."""

import json

import pytest
from click.testing import CliRunner

from scorecard.base.message import say
from scorecard.cli import main
from scorecard.model.period_names import parse_period
from scorecard.study.explain.cell import explain_cell
from scorecard.tables.record import record
from scorecard.tables.targets import targets_document
from scorecard.workspace import read_workspace

HEAD = "title: 示例\nunits: {甲: {name: 甲镇}, 乙: {name: 乙镇}}\ntables:\n  表:\n    title: 表\n    indicators:\n"


def project(root, schemes, rows):
    """A project of one scheme per year: its rows under a shared head."""
    for year, indicators in schemes.items():
        path = root / "config" / f"{year}.yaml"
        path.parent.mkdir(exist_ok=True)
        span = f"plan: {year}" if "-" in str(year) else f"year: {year}"
        path.write_text(f"{span}\nfrequency: half\n{HEAD}      {indicators}\n", encoding="utf-8")
    (root / "data").mkdir()
    text = "期间,单位,指标,数值\n" + "".join(f"{row}\n" for row in rows)
    (root / "data" / "a.csv").write_text(text, encoding="utf-8")
    workspace = read_workspace(root)
    assert [fault.message.say("zh") for fault in workspace.faults if fault.severity == "error"] == []
    return workspace


def cell(workspace, period, unit=0):
    found = record(workspace.board(parse_period(period)), "zh")["tables"][0]["rows"][unit]["cells"]
    return next(iter(found.values()))


LAST = {
    2016: "税: {name: 税收, number: 1, targets: 50}",
    2017: "税: {name: 税收, number: 1, targets: {times: 1, base: last_year}}",
}


def test_not_below_last_year_takes_the_whole_of_last_year_from_its_data(tmp_path):
    found = project(tmp_path, LAST, ["2016,甲镇,税收,60", "2016H1,甲镇,税收,20", "2017H1,甲镇,税收,24"])
    half = cell(found, "2017H1")
    assert (half["target"], half["target_printed"]) == (60, "不低于上年（60）")
    assert (half["due"], half["completion"], half["progress"], half["met"]) == (30, 0.4, 0.8, False)
    assert half["points"] == 8
    assert cell(found, "2017H1", unit=1)["target"] is None


def test_each_year_of_a_plan_is_held_against_the_year_before_it(tmp_path):
    row = "税: {name: 税收, number: 1, per: year, targets: {times: 1.1, base: last_year}}"
    rows = ["2021,甲镇,税收,50", "2022,甲镇,税收,44", "2023H1,甲镇,税收,22"]
    found = project(tmp_path, {"2021-2025": row}, rows)
    assert (cell(found, "2022")["target"], cell(found, "2022")["completion"]) == (55, 0.8)
    later = cell(found, "2023H1")
    assert (later["actual"], later["due"], later["completion"]) == (22, 24.2, 0.454545454545454)
    board = found.board(parse_period("2023H1"))
    assert (board.account.rows, board.account.used, board.account.other_periods) == (3, 2, 1)


def test_a_seal_keeps_the_year_a_target_starts_from(tmp_path):
    project(
        tmp_path,
        LAST,
        ["2016,甲镇,税收,60", "2016,乙镇,税收,50", "2017H1,甲镇,税收,24", "2017H1,乙镇,税收,25"],
    )
    for command in ("publish 2017H1 --date 2017-08-01", "verify"):
        said = CliRunner().invoke(main, [*command.split(), "-C", str(tmp_path)])
        assert said.exit_code == 0, said.output


def test_where_last_year_is_lacking_there_is_no_target(tmp_path):
    found = project(tmp_path, LAST, ["2016H1,甲镇,税收,20", "2017,甲镇,税收,24"])
    assert cell(found, "2017")["target"] is None
    assert cell(found, "2017")["status"] == "pending"


def test_doubled_over_a_plan(tmp_path):
    row = "高企: {name: 高企数, number: 1, nature: stock, targets: [{times: 2, base: 2020}, {times: 2, base: 2020, base_value: 5}]}"
    schemes = {2020: "高企: {name: 高企数, number: 1, nature: stock, targets: 1}", "2021-2025": row}
    found = project(tmp_path, schemes, ["2020,甲镇,高企数,61", "2025,甲镇,高企数,61", "2025,乙镇,高企数,11"])
    one, other = cell(found, "2025"), cell(found, "2025", unit=1)
    assert (one["target"], one["completion"], one["points"]) == (122, 0.5, 5)
    assert (other["target"], other["target_printed"], other["met"]) == (10, "比2020年翻一番（10）", True)


def test_a_place_not_below_last_years(tmp_path):
    schemes = {
        2016: "位: {name: 排名, number: 1, measure: 位, targets: 30}",
        2017: "位: {name: 排名, number: 1, measure: 位, targets: {times: 1, base: last_year}}",
    }
    rows = ["2016,甲镇,排名,27", "2016,乙镇,排名,40", "2017,甲镇,排名,27", "2017,乙镇,排名,41"]
    found = project(tmp_path, schemes, rows)
    one, other = cell(found, "2017"), cell(found, "2017", unit=1)
    assert (one["relation"], one["met"], one["points"], one["completion"]) == ("at_most", True, 10, None)
    assert (other["met"], other["points"]) == (False, 0)


def test_the_explanation_names_the_base_and_its_product(tmp_path):
    found = project(tmp_path, LAST, ["2016,甲镇,税收,60", "2017,甲镇,税收,66"])
    board = found.board(parse_period("2017"))
    table = board.tables[0]
    explained = explain_cell(board, table, table.units[0], table.table.rows[0])
    said = {say(step.what, "zh"): say(step.formula, "zh") for step in explained.steps}
    assert said["目标值的由来"] == "2016 年的数 60：1 × 60 = 60"
    assert said["完成率"] == "66 ÷ 60 = 110%，序时完成率相同"
    assert said["是否完成"] == "66 > 60"


def shown(workspace):
    """The proof table of targets as texts, row by row."""
    (table,) = targets_document(workspace.schemes[-1]).tables
    return [[str(say(one, "zh")) for one in row[1:]] for row in table.rows]


def test_a_bracketed_part_and_its_whole_both_add_up(tmp_path):
    # Yangzhou 2022: 125(75) = 9(6)+9(6)+12(8)+17(9)+21(12)+21(12)+17(9)+7(4)+12(9).
    cells = [(9, 6), (9, 6), (12, 8), (17, 9), (21, 12), (21, 12), (17, 9), (7, 4), (12, 9)]
    units = ", ".join(f"u{n}: {{name: 第{n}区}}" for n in range(9))
    whole, part = ([pair[side] for pair in cells] for side in (0, 1))
    row = f"企: {{name: 新增企业, number: 1, targets: {whole}, parts: {{规: {{name: 规模以上, targets: {part}}}}}}}"
    (tmp_path / "config").mkdir()
    text = f"year: 2022\n{HEAD}      {row}\n".replace(
        "units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}", f"units: {{{units}}}"
    )
    (tmp_path / "config" / "2022.yaml").write_text(text, encoding="utf-8")
    found = shown(read_workspace(tmp_path))
    assert found == [
        ["新增企业", *map(str, whole), "125"],
        ["其中：规模以上", *map(str, part), "75"],
    ]


@pytest.mark.parametrize(
    ("targets", "printed"),
    [
        ("[{above: 5000}, {above: 3}]", ["超5000", "超3", "5003"]),
        ("[{between: [2, 3]}, {between: [3, 5]}]", ["2-3", "3-5", "5-8"]),
        ("{must: 23.9, stretch: 24.93}", ["确保23.9、奋斗24.93"] * 2 + ["47.8、49.86"]),
        ("[{at_least: 10}, 4]", ["10以上", "4", "14"]),
        ("[{above: 10}, 4]", ["超10", "4", "—"]),
        ("{times: 2, base: 2020}", ["比2020年翻一番"] * 2 + ["—"]),
        ("{times: 1.5, base: 2020, base_value: 4}", ["不低于2020年的1.5倍（6）"] * 2 + ["12"]),
    ],
)
def test_proof_table(tmp_path, targets, printed):
    found = project(tmp_path, {2025: f"企: {{name: 企业, number: 1, targets: {targets}}}"}, [])
    assert shown(found) == [["企业", *printed]]


def test_a_binding_target_says_so(tmp_path):
    row = "排: {name: 排放, number: 1, binding: true, measure: 吨, targets: {at_most: 5}}"
    found = project(tmp_path, {2025: row}, ["2025,甲镇,排放,5"])
    assert shown(found)[0][0] == "排放（约束性）（吨）"
    whole = json.loads(json.dumps(record(found.board(parse_period("2025")), "zh"), default=list))
    assert whole["tables"][0]["indicators"][0]["binding"] is True
