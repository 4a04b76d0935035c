"""Forms as an office uses them: sent out, filled in by clerks, put into data/ as they come back."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scorecard.cli import main
from tests.cli.running import ROOT, run
from tests.faults.gallery import HERE
from tests.forms.clerk import Clerk

pytestmark = pytest.mark.long

PERIOD = "2017Q2"
Cell = tuple[str, str, str]


@pytest.fixture
def bureau(tmp_path: Path) -> Path:
    """The office of the three towns; nothing is reported yet."""
    shutil.copytree(HERE / "base" / "config", tmp_path / "config")
    return tmp_path


def reported() -> dict[Cell, list[str]]:
    """What the towns report: by period, unit and indicator; of a judged item by judge."""
    with (HERE / "base" / "data" / "2017Q2.csv").open(encoding="utf-8") as file:
        return {(r["unit"], r["indicator"], r["judge"]): r["value"] for r in csv.DictReader(file)}  # type: ignore[misc]


def sent_out(office: Path, *more: str, period: str = PERIOD) -> dict[str, Path]:
    """The forms of a period, by whose they are."""
    done = run("template", "-p", period, "-o", "forms", *more, at=office)
    assert done.code == 0, done.err
    return {path.stem.partition("·")[2]: path for path in sorted((office / "forms").iterdir())}


def returned(office: Path, forms: Iterable[Path]) -> None:
    """Every form comes back with what is reported for it."""
    for path in forms:
        clerk = Clerk(path)
        for (unit, indicator, judge), value in reported().items():
            if judge:
                sheet = judge.replace("评委", "打分")
                if sheet in clerk.book.sheetnames:
                    clerk.mark(sheet, indicator, unit, float(value))
            elif (PERIOD, unit, indicator) in clerk.cells():
                clerk.fill(unit, indicator, float(value))
        clerk.send(office / "data")


def checked(office: Path, *more: str, period: str = PERIOD) -> dict[str, Any]:
    """What `check` says, as data."""
    return json.loads(run("check", "-p", period, "-f", "json", *more, at=office).out)


def standing(said: dict[str, Any], side: str) -> dict[str, str]:
    """Who has returned what, as `check` says."""
    return {one["name"]: one["returned"] for one in said["returns"][side]}


def codes(said: dict[str, Any]) -> list[str]:
    return [fault["code"] for fault in said["faults"]]


@pytest.mark.parametrize("by", ["provider", "unit", "all"])
def test_filled_forms_score_as_the_same_figures_in_a_file_of_text(
    bureau: Path, tmp_path: Path, by: str
) -> None:
    returned(bureau, sent_out(bureau, "--by", by).values())
    told = run("check", "-p", PERIOD, at=bureau)
    assert (told.code, told.out) == (0, "通过：2017Q2 方案与数据无误，应报项齐全。\n"), told.out
    from_forms = run("evaluate", "-p", PERIOD, "-f", "json", at=bureau).out
    shutil.rmtree(bureau / "data")
    shutil.copytree(HERE / "base" / "data", bureau / "data")
    assert (
        json.loads(from_forms)["tables"]
        == json.loads(run("evaluate", "-p", PERIOD, "-f", "json", at=bureau).out)["tables"]
    )


def test_an_untouched_form_is_no_return_and_no_fault(bureau: Path) -> None:
    for path in sent_out(bureau, "--by", "unit").values():
        Clerk(path).send(bureau / "data")
    said = checked(bureau)
    assert codes(said) == [] and said["account"]["rows"] == 0
    assert set(standing(said, "units").values()) == {"no"}
    assert {one["shape"] for one in said["files"]} == {"form"}


def test_who_has_not_returned_is_told(bureau: Path) -> None:
    forms = sent_out(bureau, "--by", "unit")
    returned(bureau, [forms["甲镇"]])
    half = Clerk(forms["乙镇"])
    half.fill("乙镇", "专利申请", 310)
    half.send(bureau / "data")
    said = checked(bureau)
    assert codes(said) == []
    # Nobody has marked yet, which is not for the towns to do.
    assert standing(said, "units") == {"甲镇": "yes", "乙镇": "partly", "丙街道": "no"}
    told = run("check", "-p", PERIOD, at=bureau).out
    assert "丙街道  未报送" in told and "甲镇    已报齐" in told


def test_who_provides_nothing_is_told(bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    provided = scheme.read_text("utf-8").replace("name: 专利申请,", "name: 专利申请, provider: 专利科,")
    scheme.write_text(provided.replace("judges: mean,", "judges: mean, provider: 评委,"), "utf-8")
    forms = sent_out(bureau)
    assert sorted(forms) == ["专利科", "评委", "（未注明）"]
    returned(bureau, [forms["专利科"]])
    assert standing(checked(bureau), "providers") == {"专利科": "yes", "评委": "no", "": "no"}
    alone = checked(bureau, "--provider", "专利科")
    assert standing(alone, "providers") == {"专利科": "yes"} and alone["lacking"] == []
    told = run("check", "-p", PERIOD, "--provider", "专利课", at=bureau)
    assert told.code == 2 and "没有叫“专利课”的数据来源；是不是“专利科”？" in told.err


@pytest.mark.parametrize("called", ["未注明", "（未注明）", "not said", "(Not said)"])
def test_what_says_no_provider_can_be_asked_for_alone(called: str, bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    provided = scheme.read_text("utf-8").replace("name: 专利申请,", "name: 专利申请, provider: 专利科,")
    scheme.write_text(provided, "utf-8")
    assert sorted(sent_out(bureau, "--provider", called, "--by", "provider")) == ["评委", "（未注明）"]
    some_data(bureau)
    assert standing(checked(bureau, "--provider", called), "providers") == {"": "no"}
    both = checked(bureau, "--provider", called, "--provider", "专利科")
    assert standing(both, "providers") == {"专利科": "partly", "": "no"}


def some_data(bureau: Path) -> None:
    """One figure, so that there is anything to check."""
    (bureau / "data").mkdir(exist_ok=True)
    (bureau / "data" / "1.csv").write_text(f"期间,单位,指标,数值\n{PERIOD},甲镇,专利申请,310\n", "utf-8")


def test_where_every_row_says_its_provider_there_is_no_such_word(bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    scheme.write_text(
        scheme.read_text("utf-8").replace("tables:", "defaults: {provider: 科技局}\ntables:"), "utf-8"
    )
    some_data(bureau)
    told = run("check", "-p", PERIOD, "--provider", "未注明", at=bureau)
    assert told.code == 2 and "没有叫“未注明”的数据来源" in told.err


def test_a_provider_of_that_name_is_meant(bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    provided = scheme.read_text("utf-8").replace("name: 专利申请,", "name: 专利申请, provider: 未注明,")
    scheme.write_text(provided, "utf-8")
    some_data(bureau)
    assert standing(checked(bureau, "--provider", "未注明"), "providers") == {"未注明": "partly"}
    assert standing(checked(bureau, "--provider", "（未注明）"), "providers") == {"": "no"}


def test_the_rest_of_a_half_filled_form_may_come_in_a_second_one(bureau: Path) -> None:
    forms = sent_out(bureau, "--by", "unit")
    early, late = Clerk(forms["乙镇"]), Clerk(forms["乙镇"])
    early.fill("乙镇", "专利申请", 310)
    early.send(bureau / "data", "乙镇.xlsx")
    late.fill("乙镇", "发明授权", 9)
    late.send(bureau / "data", "乙镇补报.xlsx")
    said = checked(bureau)
    assert codes(said) == [] and said["account"]["used"] == 2


def test_two_mistakes_are_told_with_their_cells(bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    scheme.write_text(
        scheme.read_text("utf-8").replace(
            "name: 专利申请,", "name: 专利申请, allowed: {between: [0, 5000], whole: true},"
        ),
        "utf-8",
    )
    clerk = Clerk(sent_out(bureau, "--by", "unit")["甲镇"])
    rule = clerk.allowed("甲镇", "专利申请")
    assert rule.type == "whole" and (float(rule.formula1), float(rule.formula2)) == (0, 5000)
    # What Excel refuses may still come in by copying, or from another program.
    clerk.fill("甲镇", "专利申请", 50000)
    clerk.fill("甲镇", "发明授权", "三十一")
    clerk.send(bureau / "data")
    said = checked(bureau)
    told = {
        fault["code"]: (fault["sheet"], fault["cell"])
        for fault in said["faults"]
        if fault["severity"] == "error"
    }
    where = {row: sheet.cell(row, heads["数值"]).coordinate for sheet, heads, row in clerk.lines()}
    assert set(told) == {"SC165", "SC188"}
    assert {sheet for sheet, _ in told.values()} == {"填报表"} and {cell for _, cell in told.values()} <= set(
        where.values()
    )


def test_a_status_is_chosen_from_the_list(bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    scheme.write_text("marks: {暂缺: missing}\n" + scheme.read_text("utf-8"), "utf-8")
    clerk = Clerk(sent_out(bureau, "--by", "unit")["甲镇"])
    words = [cell.value for cell in clerk.book["_lists"]["A"]]
    assert words[:2] == ["未报", "待核"] and "暂缺" in words and not {"--", "/"}.intersection(words)
    assert clerk.allowed("甲镇", "专利申请", "状态").formula1 == f"'_lists'!$A$1:$A${len(words)}"
    clerk.fill("甲镇", "专利申请", "待核", head="状态")
    clerk.fill("甲镇", "发明授权", "暂缺", head="状态")
    clerk.fill("甲镇", "新增研发机构", 4)
    clerk.fill("甲镇", "省级以上", 1)
    clerk.fill("甲镇", "高新产业占比", 46.8)
    clerk.send(bureau / "data")
    said = checked(bureau, "--unit", "甲镇", "-t", "towns")
    lacking = {(one["indicator"], one["status"]) for one in said["lacking"]}
    assert codes(said) == [] and lacking == {("applications", "pending"), ("granted", "missing")}


def test_a_note_without_a_figure_is_said(bureau: Path) -> None:
    clerk = Clerk(sent_out(bureau, "--by", "unit")["甲镇"])
    clerk.fill("甲镇", "发明授权", "省局数据7月才出", head="备注")
    clerk.send(bureau / "data")
    (fault,) = checked(bureau)["faults"]
    assert (
        fault["code"] == "SC450" and "省局数据7月才出" in fault["message"] and fault["severity"] == "remark"
    )


def test_remarks_and_signatures_are_no_figures(bureau: Path) -> None:
    forms = sent_out(bureau, "--by", "unit")
    for path in forms.values():
        clerk = Clerk(path)
        for sheet in clerk.sheets():
            foot = [row for row in sheet.iter_rows() if str(row[0].value or "").endswith("：")][-2:]
            for row in foot:
                for label, place in pairwise(row):
                    if str(label.value or "").endswith("：") and not place.protection.locked:
                        day = str(label.value).startswith("填报日期")
                        place.value = datetime(2017, 7, 5) if day else "专利申请 437"
        clerk.send(bureau / "data")
    said = checked(bureau)
    assert codes(said) == [] and said["account"]["rows"] == 0


def test_what_is_printed_in_a_form_cannot_be_changed(bureau: Path) -> None:
    for path in sent_out(bureau).values():
        for sheet in Clerk(path).sheets():
            assert sheet.protection.sheet and not sheet.protection.password
            locked = {
                cell.value
                for row in sheet.iter_rows()
                for cell in row
                if cell.value and not cell.protection.locked
            }
            assert all(str(word).startswith("评委") for word in locked)


def test_targets_and_earlier_figures_stand_beside(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    clerk = Clerk(sent_out(tmp_path, "--by", "unit", "--unit", "春江镇", period="2017Q4")["春江镇"])
    shown = [
        clerk.beside("春江镇", "专利申请", head)
        for head in ("年度目标", "序时目标", "上年同期（2016Q4）", "上期（2017Q3）", "已报", "口径")
    ]
    now, before = (
        {
            cell["unit"]: cell["cells"]["applications"]
            for table in json.loads(run("evaluate", "-p", period, "-f", "json", at=tmp_path).out)["tables"]
            if table["id"] == "towns"
            for cell in table["rows"]
        }["chunjiang"]["actual"]
        for period in ("2017Q4", "2017Q3")
    )
    assert shown[0:2] == [910, 910] and shown[3:] == [before, now, "年初累计"]
    shutil.rmtree(tmp_path / "forms")
    first = Clerk(sent_out(tmp_path, "--by", "unit", "--unit", "春江镇", period="2017Q1")["春江镇"])
    assert first.beside("春江镇", "专利申请", "上期（2016Q4）") == shown[2]


def test_a_form_for_what_is_reported_takes_corrections(bureau: Path) -> None:
    returned(bureau, sent_out(bureau, "--by", "unit").values())
    shutil.rmtree(bureau / "forms")
    clerk = Clerk(sent_out(bureau, "--by", "unit")["甲镇"])
    assert clerk.beside("甲镇", "专利申请", "已报") == 437
    clerk.fill("甲镇", "专利申请", 440)
    clerk.fill("甲镇", "专利申请", 437, head="原值")
    clerk.fill("甲镇", "专利申请", "重复申报核减后复核", head="原因")
    clerk.send(bureau / "data", "甲镇更正.xlsx")
    said = checked(bureau)
    (change,) = said["corrections"]
    assert (change["indicator"], change["figures"]) == ("applications", ["437", "440"])
    assert codes(said) == [] and change["place"].startswith("data/甲镇更正.xlsx[填报表]!")
    told = run("check", "-p", PERIOD, at=bureau, columns=120)
    assert "首报以后更正的" in told.out and "437 → 440  重复申报核减后复核" in told.out


def test_a_second_return_that_differs_is_told_cell_by_cell(bureau: Path) -> None:
    forms = sent_out(bureau, "--by", "unit")
    returned(bureau, forms.values())
    again = Clerk(bureau / "data" / forms["甲镇"].name)
    again.fill("甲镇", "专利申请", 440)
    again.send(bureau / "data", "甲镇二次.xlsx")
    said = checked(bureau)
    assert sorted(codes(said)) == ["SC192", "SC198"]
    differs, same = sorted(said["faults"], key=lambda fault: fault["code"])
    assert "437" in differs["message"] and "440" in differs["message"] and "4 个数" in same["message"]


def test_a_form_that_is_there_is_left_as_it_is(bureau: Path) -> None:
    forms = sent_out(bureau, "--by", "unit")
    clerk = Clerk(forms["甲镇"])
    clerk.fill("甲镇", "专利申请", 437)
    clerk.book.save(forms["甲镇"])
    filled = forms["甲镇"].read_bytes()
    forms["乙镇"].unlink()
    done = run("template", "-p", PERIOD, "--by", "unit", "-o", "forms", at=bureau)
    assert done.code == 0 and forms["甲镇"].read_bytes() == filled and forms["乙镇"].exists()
    assert "没有动：forms/2017Q2·甲镇.xlsx 已经在那里" in done.err and "写了 1 份" in done.err


def test_forms_do_not_go_among_the_returns(bureau: Path) -> None:
    (bureau / "data").mkdir()
    done = run("template", "-p", PERIOD, "-o", "data/forms", at=bureau)
    assert done.code == 2 and not (bureau / "data" / "forms").exists()
    assert run("template", "-p", PERIOD, at=bureau).code == 2


def test_two_runs_give_the_same_bytes(bureau: Path) -> None:
    for folder in ("a", "b"):
        run("template", "-p", PERIOD, "-o", folder, at=bureau)
    names = [sorted(path.name for path in (bureau / folder).iterdir()) for folder in ("a", "b")]
    assert names[0] == names[1]
    assert all((bureau / "a" / name).read_bytes() == (bureau / "b" / name).read_bytes() for name in names[0])


STRANGE = ("=1+1", "<b>甲", "丙|丁", "@SUM(A1)", "名" * 40)


def test_names_are_literal_wherever_they_stand(bureau: Path) -> None:
    names = list(STRANGE)
    rows = "".join(
        f'      r{n}: {{name: "{name}", number: {n + 1}, targets: 1, provider: "{name}"}}\n'
        for n, name in enumerate(names)
    )
    units = ", ".join(f'u{n}: {{name: "{name}镇"}}' for n, name in enumerate(names))
    scheme = f"title: 甲\nyear: 2017\nfrequency: quarter\nunits: {{{units}}}\ntables:\n  t:\n    title: =表\n    indicators:\n{rows}"
    (bureau / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    value = 0.0
    for path in sent_out(bureau).values():
        clerk = Clerk(path)
        for _, unit, indicator in clerk.cells():
            assert indicator in names and unit.removesuffix("镇") in names
            value += 1
            clerk.fill(unit, indicator, value)
        assert not any(
            cell.data_type == "f" for sheet in clerk.book for row in sheet.iter_rows() for cell in row
        )
        clerk.send(bureau / "data")
    said = checked(bureau)
    assert value == len(names) ** 2 and not [code for code in codes(said) if code[:3] in ("SC1", "SC3")]
    assert said["account"]["used"] == value


def test_only_what_is_named_is_asked_for(bureau: Path) -> None:
    clerk = Clerk(sent_out(bureau, "--by", "all", "--unit", "甲镇", "-t", "towns")["全部"])
    assert {unit for _, unit, _ in clerk.cells()} == {"甲镇"} and len(clerk.sheets()) == 1
    # Not assessed there: 丙街道 has no target for it.
    shutil.rmtree(bureau / "forms")
    assert "高新产业占比" not in {i for _, _, i in Clerk(sent_out(bureau, "--by", "unit")["丙街道"]).cells()}
    done = run("template", "-p", "2017Q1", "-t", "rubric", "-o", "forms", at=bureau)
    assert done.code == 2 and "没有应报的数" in done.err


def test_the_shipped_forms_are_filled_as_its_data_are(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    before = json.loads(run("evaluate", "-p", "2017Q3", "-f", "json", at=tmp_path).out)["tables"]
    (tmp_path / "data" / "2017" / "2017Q3-各单位完成情况.csv").unlink()
    figures = {
        (row["name"], one["name"]): row["cells"][one["id"]]
        for table in before
        for row in table["rows"]
        for one in table["indicators"]
        if one["id"] in row["cells"]
    }
    for path in sent_out(tmp_path, period="2017Q3").values():
        clerk = Clerk(path)
        for _, unit, indicator in clerk.cells():
            cell = next(c for (u, i), c in figures.items() if i == indicator and (u == unit or unit in u))
            if clerk.beside(unit, indicator, "已报") is None and cell["actual"] is not None:
                clerk.fill(unit, indicator, cell["actual"])
        clerk.send(tmp_path / "data")
    after = json.loads(run("evaluate", "-p", "2017Q3", "-f", "json", at=tmp_path).out)["tables"]
    assert [[(row["printed"], row["rank"]) for row in table["rows"]] for table in after] == [
        [(row["printed"], row["rank"]) for row in table["rows"]] for table in before
    ]


MONTHS = """\
title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲区}, 乙: {name: 乙区}}
inputs: {增速: {name: GDP增速, measure: "%"}, 投资: {name: 投资增速, measure: "%"}}
tables:
  表:
    title: 表
    defaults: {measure: "%"}
    indicators:
      年度: {name: 年度得分, number: 1, points: 100, nature: stock, targets: 100}
      争先:
        name: 争先进位
        number: 2
        counts_as: bonus
        max_points: none
        of: 增速
        rule:
          every: month
          compare: rank
          only_if: [{of: 投资, at_least: 10}]
          bands: [{at_most: 1, points: 0.5}, {points: 0}]
"""


def test_a_rule_that_counts_each_month_asks_for_each(bureau: Path) -> None:
    (bureau / "config" / "indicators.yaml").write_text(MONTHS, "utf-8")
    clerk = Clerk(sent_out(bureau, "--by", "all")["全部"])
    asked = {
        indicator: [p for p, u, i in clerk.cells() if (u, i) == ("甲区", indicator)]
        for _, _, indicator in clerk.cells()
    }
    assert asked["年度得分"] == ["2017Q2"] and "争先进位" not in asked
    assert asked["GDP增速"] == asked["投资增速"] == ["2017-04", "2017-05", "2017Q2"]
    for n, (period, unit, indicator) in enumerate(clerk.cells()):
        clerk.fill(unit, indicator, 10 + n % 3, period=period)
    clerk.send(bureau / "data")
    assert [fault for fault in checked(bureau)["faults"] if fault["severity"] == "error"] == []


WORDS = """\
title: 示例
year: 2017
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    indicators:
      水质: {name: 水质, number: 1, rule: {choices: {优: 10, "良,好": 6, 差: 0}}}
"""


def test_a_word_is_chosen_where_a_word_is_asked_for(bureau: Path) -> None:
    (bureau / "config" / "indicators.yaml").write_text(WORDS, "utf-8")
    clerk = Clerk(sent_out(bureau, period="2017")["甲镇"])
    assert clerk.allowed("甲镇", "水质").type == "list"
    words = [[cell.value for cell in column if cell.value] for column in clerk.book["_lists"].iter_cols()]
    assert ["优", "良,好", "差"] in words
    clerk.fill("甲镇", "水质", "良,好")
    clerk.send(bureau / "data")
    said = checked(bureau, period="2017")
    assert codes(said) == [] and standing(said, "units") == {"甲镇": "yes", "乙镇": "no"}


def test_a_form_in_english_is_read_too(bureau: Path) -> None:
    forms = sent_out(bureau, "--by", "unit", "--lang", "en")
    for path in forms.values():
        Clerk(path).send(bureau / "data")
    assert codes(checked(bureau)) == []
    clerk = Clerk(forms["甲镇"])
    clerk.fill("甲镇", "专利申请", 437)
    clerk.fill("甲镇", "发明授权", "pending", head="状态")
    clerk.send(bureau / "data")
    shutil.rmtree(bureau / "forms")
    again = Clerk(sent_out(bureau, "--by", "unit", "--lang", "en")["甲镇"])
    assert again.beside("甲镇", "发明授权", "已报") == "pending"
    for indicator, value, was in (("专利申请", 440, 437), ("发明授权", 31, "pending")):
        again.fill("甲镇", indicator, value)
        again.fill("甲镇", indicator, was, head="原值")
        again.fill("甲镇", indicator, "settled", head="原因")
    again.send(bureau / "data", "again.xlsx")
    said = checked(bureau)
    assert [change["figures"] for change in said["corrections"]] == [["437", "440"], ["待核", "31"]]
    assert codes(said) == []


def test_without_the_package_one_line_says_which(bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = run("template", "-p", PERIOD, "-o", "forms", at=bureau)
    assert done.code == 2 and done.err.count("\n") <= 2 and "scorecard-kaohe[xlsx]" in done.err
    assert not (bureau / "forms").exists()


def test_a_shell_offers_the_providers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    from click.shell_completion import ShellComplete

    offered = ShellComplete(main, {}, "scorecard", "_SCORECARD_COMPLETE").get_completions(
        ["check", "-C", str(ROOT), "--provider"], "统"
    )
    assert [item.value for item in offered] == ["统计、科技部门", "统计部门"]
    years = ShellComplete(main, {}, "scorecard", "_SCORECARD_COMPLETE").get_completions(
        ["init", "-C", str(ROOT), "--from-year"], "2"
    )
    assert [item.value for item in years] == ["2017", "2016"]
    unsaid = ShellComplete(main, {}, "scorecard", "_SCORECARD_COMPLETE").get_completions(
        ["template", "-C", str(ROOT), "--provider"], "未"
    )
    assert [item.value for item in unsaid] == ["未注明"]


EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir())


@pytest.mark.parametrize("name", EXAMPLES)
def test_forms_of_an_example_take_its_own_figures(name: str, tmp_path: Path) -> None:
    """What stands already is entered once more: nothing differs, and nothing is said but that it stood."""
    for part in ("config", "data"):
        shutil.copytree(ROOT / "examples" / name / part, tmp_path / part)
    before = json.loads(run("check", "-f", "json", at=tmp_path).out)
    entered = 0
    for path in sent_out(tmp_path, "--by", "all", period=before["period"]).values():
        clerk = Clerk(path)
        for sheet, where, row in clerk.lines():
            if "已报" in where and sheet.cell(row, where["已报"]).value is not None:
                sheet.cell(row, where["数值"]).value = sheet.cell(row, where["已报"]).value
                entered += 1
        clerk.send(tmp_path / "data")
    after = json.loads(run("check", "-f", "json", at=tmp_path).out)
    assert entered and set(codes(after)) - set(codes(before)) == {"SC191"}
    assert after["lacking"] == before["lacking"]
    assert {fault["severity"] for fault in after["faults"]} <= {"warning", "remark"}


def added(office: Path, text: str) -> None:
    """More lines for the scheme of an office."""
    scheme = office / "config" / "indicators.yaml"
    scheme.write_text(scheme.read_text("utf-8") + text, "utf-8")


def test_an_amended_target_stands_in_the_form_and_is_read_as_one(bureau: Path) -> None:
    added(
        bureau,
        "amendments:\n  - {from: 2017Q2, source: 调整通知, set: {targets.甲镇.专利申请: 950}}\n",
    )
    clerk = Clerk(sent_out(bureau, "--by", "unit")["甲镇"])
    assert clerk.beside("甲镇", "专利申请", "年度目标") == 950
    clerk.fill("甲镇", "专利申请", 437)
    clerk.send(bureau / "data")
    assert codes(checked(bureau)) == []


def test_a_judge_signs_with_a_name_of_his_own(bureau: Path) -> None:
    clerk = Clerk(sent_out(bureau, "--by", "unit")["评委"])
    page = clerk.book["打分2"]
    name = next(cell for row in page.iter_rows() for cell in row if cell.value == "评委2")
    assert not name.protection.locked
    name.value = "张工"
    for sheet, mark in (("打分1", 8), ("打分2", 9), ("打分3", 7)):
        clerk.mark(sheet, "重视程度", "甲镇", mark)
    clerk.send(bureau / "data")
    assert codes(checked(bureau)) == []
    told = run("explain", "甲镇", "重视程度", "-p", PERIOD, at=bureau).out
    assert "张工" in told and "评委2" not in told
    # The next forms are for the judges who marked before.
    shutil.rmtree(bureau / "forms")
    again = Clerk(sent_out(bureau, "--by", "unit")["评委"])
    names = {cell.value for sheet in again.sheets() for row in sheet.iter_rows() for cell in row}
    assert {"张工", "评委1", "评委3"} <= names and "评委2" not in names


def test_a_judge_who_came_late_keeps_the_number(bureau: Path) -> None:
    (bureau / "data").mkdir()
    (bureau / "data" / "a.csv").write_text(
        "期间,单位,指标,数值,评委\n2017Q2,甲镇,重视程度,8,评委3\n", "utf-8"
    )
    form = Clerk(sent_out(bureau, "--by", "unit")["评委"])
    judges = [
        cell.value for sheet in form.sheets() for cell in sheet[2] if str(cell.value).startswith("评委")
    ]
    assert [judge for judge in judges if judge != "评委："] == ["评委3", "评委1", "评委2"]


def test_marks_for_many_units_stand_below_each_other(bureau: Path) -> None:
    units = "".join(f"  u{n}: {{name: 第{n}村}}\n" for n in range(1, 21))
    rubric = "tables:\n  rubric:\n    title: 评议表\n    defaults: {judges: mean, panel: 1, scale: 100}\n"
    rows = "    indicators:\n      a: {name: 组织领导, number: 1}\n      b: {name: 报送及时性, number: 2}\n"
    scheme = f"title: 甲\nyear: 2017\nfrequency: quarter\nunits:\n{units}{rubric}{rows}"
    (bureau / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    clerk = Clerk(sent_out(bureau, "--by", "unit")["评委"])
    (sheet,) = clerk.sheets()
    head = next(row for row in sheet.iter_rows() if row[0].value == "单位")
    assert [cell.value for cell in head[:3]] == ["单位", "组织领导", "报送及时性"]
    for n in range(1, 21):
        for column in (2, 3):
            sheet.cell(head[0].row + n, column).value = 80 + n / 2
    clerk.send(bureau / "data")
    said = checked(bureau)
    assert codes(said) == [] and said["account"]["used"] == 40 and not said["lacking"]


@pytest.mark.parametrize(
    ("rows", "english", "chinese"),
    [
        (
            "a: {name: 组织领导, number: 1, scale: 10}, b: {name: 报送, number: 2}, c: {name: 质量, number: 3, scale: 10}",
            "Marks run from 0 to 10 for 组织领导, 质量; from 0 to 100 for 报送, with decimals where wanted.",
            "“组织领导、质量”每格打 0 至 10 分；“报送”每格打 0 至 100 分，可以有小数。空着的格不算打分。",
        ),
        (
            "b: {name: 报送, number: 2}",
            "Marks run from 0 to 100, with decimals",
            "每格打 0 至 100 分，可以有小数。",
        ),
    ],
)
def test_marks_of_several_scales(rows: str, english: str, chinese: str, bureau: Path) -> None:
    rubric = "tables:\n  rubric:\n    title: 评议表\n    defaults: {judges: mean, panel: 1, scale: 100}\n"
    scheme = f"title: 甲\nyear: 2017\nfrequency: quarter\nunits: {{a: {{name: 甲镇}}}}\n{rubric}    indicators: {{{rows}}}\n"
    (bureau / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    for lang, said in (("en", english), ("zh", chinese)):
        (form,) = sent_out(bureau, "--by", "unit", "--lang", lang).values()
        sheet = next(iter(Clerk(form).sheets()))
        assert str(sheet["A4"].value).startswith(said)
        form.unlink()


OBJECTS = """\
title: 示例
year: 2017
units: {甲: {name: 甲园}, 乙: {name: 乙园}}
tables:
  表:
    title: 表
    indicators:
      平台:
        name: 平台
        number: 1
        per_item: best
        children:
          省级: {name: 省级平台, points: 4, rule: {each: 2}}
          国家级: {name: 国家级平台, points: 6, rule: {each: 3}}
"""


def test_objects_have_a_line_each(bureau: Path) -> None:
    (bureau / "config" / "indicators.yaml").write_text(OBJECTS, "utf-8")
    clerk = Clerk(sent_out(bureau, period="2017")["甲园"])
    lines = [
        (sheet, where, row)
        for sheet, where, row in clerk.lines()
        if sheet.cell(row, where["指标"]).value == "省级平台"
    ]
    assert len(lines) > 2
    for (sheet, where, row), name in zip(lines, ("材料院", "光电所"), strict=False):
        sheet.cell(row, where["对象"]).value, sheet.cell(row, where["数值"]).value = name, 1
    clerk.fill("甲园", "国家级平台", "材料院", head="对象")
    clerk.fill("甲园", "国家级平台", 1)
    clerk.send(bureau / "data")
    said = checked(bureau, period="2017")
    assert codes(said) == [] and said["account"]["rows"] == 3 and standing(said, "units")["甲园"] == "yes"


def test_what_is_sent_in_by_the_period_is_asked_for_alone(bureau: Path) -> None:
    scheme = bureau / "config" / "indicators.yaml"
    scheme.write_text(
        scheme.read_text("utf-8").replace("name: 专利申请,", "name: 专利申请, reported: period,"), "utf-8"
    )
    (bureau / "data").mkdir()
    (bureau / "data" / "q1.csv").write_text("期间,单位,指标,数值\n2017Q1,甲镇,专利申请,200\n", "utf-8")
    clerk = Clerk(sent_out(bureau, "--by", "unit")["甲镇"])
    assert (
        clerk.beside("甲镇", "专利申请", "口径") == "本期"
        and clerk.beside("甲镇", "专利申请", "已报") is None
    )
    clerk.fill("甲镇", "专利申请", 237)
    clerk.send(bureau / "data")
    board = json.loads(run("evaluate", "-p", PERIOD, "-f", "json", at=bureau).out)
    (row,) = [row for row in board["tables"][0]["rows"] if row["unit"] == "jia"]
    assert row["cells"]["applications"]["actual"] == 437


def test_a_form_of_others_is_read_as_any_sheet(bureau: Path) -> None:
    """A number above a sheet of the statistics office makes it no form of ours: what is said above it counts."""
    (bureau / "data").mkdir()
    text = (
        "表号：科统1表,,,\n填报单位：甲镇,,,\n期间：2017Q2,,,\n指标,计量单位,目标,完成\n专利申请,件,900,437\n"
    )
    (bureau / "data" / "甲镇.csv").write_text(text, "utf-8")
    said = checked(bureau)
    assert said["files"][0]["shape"] == "own" and said["account"]["used"] == 1


def test_a_row_that_stands_in_two_tables_is_written_with_its_table(bureau: Path) -> None:
    row = "    indicators: {a: {name: 专利申请, number: 1, targets: 1}}\n"
    scheme = (
        "title: 甲\nyear: 2017\nfrequency: quarter\nunits: {a: {name: 东风镇}, b: {name: 东风街道}}\n"
        f"tables:\n  one:\n    title: 任务表\n{row}  two:\n    title: 提升表\n{row}"
    )
    (bureau / "config" / "indicators.yaml").write_text(scheme, "utf-8")
    clerk = Clerk(sent_out(bureau, "--by", "all")["全部"])
    assert {indicator for _, _, indicator in clerk.cells()} == {"任务表/专利申请", "提升表/专利申请"}
    for n, (_, unit, indicator) in enumerate(clerk.cells()):
        clerk.fill(unit, indicator, n)
    clerk.send(bureau / "data")
    said = checked(bureau)
    assert [fault for fault in said["faults"] if fault["severity"] == "error"] == [] and not said["lacking"]
