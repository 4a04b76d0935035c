"""Twelve sheets as staff really have them: each read right, or refused with its place and a cure."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from scorecard.base.fault import Fault
from scorecard.model.ledger import period_of
from scorecard.model.period import Calendar
from scorecard.workspace import Workspace, read_workspace
from tests.books.drawn import draw
from tests.faults.gallery import HERE

Figures = dict[tuple[str, str, str], float]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "base" / "config", tmp_path / "config")
    (tmp_path / "data").mkdir()
    return tmp_path


def opened(place: Path, name: str, text: str) -> Workspace:
    """The project with one workbook."""
    draw(text, place / "data" / name)
    return read_workspace(place)


def figures(workspace: Workspace) -> Figures:
    """Every figure that was read: period, unit, indicator."""
    (scheme,) = workspace.schemes
    ledger = workspace.ledger(scheme)
    found: Figures = {}
    for n in range(len(ledger)):
        table = scheme.tables[ledger.table[n]]
        unit = scheme.units[table.units[ledger.unit[n]]]
        period = period_of(int(ledger.period[n])).label(Calendar("quarter"))
        found[period, unit.short, table.rows[ledger.row[n]].name] = float(ledger.value[n])
    return found


def told(workspace: Workspace) -> list[str]:
    """The codes of all faults but remarks."""
    return [fault.code for fault in workspace.faults if fault.severity != "remark"]


def remarks(workspace: Workspace) -> list[str]:
    return [fault.code for fault in workspace.faults if fault.severity == "remark"]


def lines(workspace: Workspace, faults: Sequence[Fault]) -> list[str]:
    """Faults as they are printed."""
    return [
        line for fault in workspace.with_excerpts(workspace.with_cells(faults)) for line in fault.lines("zh")
    ]


Q2 = {
    ("2017Q2", "甲镇", "专利申请"): 437,
    ("2017Q2", "乙镇", "专利申请"): 310,
    ("2017Q2", "丙街道", "专利申请"): 190,
    ("2017Q2", "甲镇", "发明授权"): 31,
    ("2017Q2", "乙镇", "发明授权"): 9,
    ("2017Q2", "丙街道", "发明授权"): 10,
}


def test_1_title_lines_and_the_office_that_fills_in(place: Path) -> None:
    workspace = opened(
        place,
        "报表.xlsx",
        """## Sheet1
2017年二季度科技工作任务完成情况表
填报单位：区科技局（盖章）,,,填报时间：2017年7月5日
序号,指标,甲镇,乙镇,丙园区（丙街道）
2,专利申请,437,310,190
,发明授权,31,9,10
填表人：张三,,审核人：李四
## Sheet2
## Sheet3
!merge A1:E1
""",
    )
    assert told(workspace) in ([], ["SC161"])
    assert figures(workspace) == Q2


def test_2_merged_heads_groups_and_names(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## Sheet1
科技工作任务完成情况表
单位 指标,,镇,,街道
,,甲镇,乙镇,丙街道
专利,专利申请,437,310,190
,发明授权,31,9,10
!merge A1:E1
!merge A2:B3
!merge C2:D2
!merge A4:A5
""",
    )
    assert told(workspace) == [] and figures(workspace) == Q2


def test_2_a_number_beside_a_figure_is_no_piece_of_it(place: Path) -> None:
    workspace = opened(place, "a.xlsx", "## Sheet1\n期间,单位,指标,数值,来源\n2017Q2,甲镇,专利申请,12,301\n")
    assert told(workspace) == [] and figures(workspace) == {("2017Q2", "甲镇", "专利申请"): 12}


def test_2_a_unit_merged_over_its_rows(place: Path) -> None:
    workspace = opened(
        place,
        "a.xlsx",
        """## Sheet1
期间,单位,指标,数值
2017Q2,甲镇,专利申请,437
,,发明授权,31
,乙镇,专利申请,310
,,发明授权,9
,丙街道,专利申请,190
,,发明授权,10
!merge A2:A7
!merge B2:B3
!merge B4:B5
!merge B6:B7
""",
    )
    assert told(workspace) == [] and figures(workspace) == Q2


def test_3_percent_formats(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## Sheet1
指标,甲镇,乙镇,丙街道
高新产业占比,0.468,13,--
!format B2 0%
!format C2 0"%"
""",
    )
    assert told(workspace) == []
    read = figures(workspace)
    assert read["2017Q2", "甲镇", "高新产业占比"] == 46.8
    assert read["2017Q2", "乙镇", "高新产业占比"] == 13


def test_3_a_percentage_where_none_belongs(place: Path) -> None:
    workspace = opened(place, "2017Q2.xlsx", "## 表\n指标,甲镇\n专利申请,4.37\n!format B2 0%\n")
    assert told(workspace) == ["SC175"]
    said = lines(workspace, [f for f in workspace.faults if f.code == "SC175"])
    assert said[0].startswith("data/2017Q2.xlsx 表“表” 第2行 B列: 错误[SC175]") and "437%" in said[0]
    assert said[1:3] == ["  2 | 专利申请 | 437%", "                 ^^^^"]


def test_4_gbk_text_from_wps(place: Path) -> None:
    text = "序号,指标,甲镇,乙镇,丙街道\r\n2,专利申请,437,310,190\r\n,发明授权,31,9,10\r\n"
    (place / "data" / "2017Q2.csv").write_bytes(text.encode("gbk"))
    workspace = read_workspace(place)
    assert told(workspace) == [] and figures(workspace) == Q2
    assert workspace.actuals.files[0].encoding == "GB18030"


def test_5_a_town_of_its_own(place: Path) -> None:
    workspace = opened(
        place,
        "2017年上半年-甲镇.xlsx",
        """## Sheet1
甲镇2017年目标任务完成情况
填报单位：,甲镇人民政府（盖章）
序号,指标,计量单位,年度目标,1-6月累计完成,完成率,备注
2,专利申请,件,900,437,0.4856,
,发明授权,件,60,31,#DIV/0!,含转让
!format F4 0.0%
!error F5 #DIV/0!
""",
    )
    assert told(workspace) == []
    assert figures(workspace) == {k: v for k, v in Q2.items() if k[1] == "甲镇"}
    assert set(remarks(workspace)) <= {"SC364", "SC365"}


def test_5_a_town_of_its_own_with_names_in_two_columns(place: Path) -> None:
    workspace = opened(
        place,
        "甲镇.xlsx",
        """## 2017Q2
甲镇科技工作完成情况
序号,指标,,年度目标,1-6月累计
2,专利,专利申请,900,437
,,发明授权,60,31
3,新增研发机构,,8,4
!merge A1:E1
!merge B2:C2
!merge A3:A4
!merge B3:B4
""",
    )
    assert told(workspace) == []
    assert figures(workspace) == {
        **{key: value for key, value in Q2.items() if key[1] == "甲镇"},
        ("2017Q2", "甲镇", "新增研发机构"): 4,
    }


def test_5_towns_on_sheets_of_one_workbook(place: Path) -> None:
    sheet = "指标,完成数\n专利申请,{}\n发明授权,{}\n"
    text = "".join(
        f"## {name}\n" + sheet.format(*values)
        for name, values in (("甲镇", (437, 31)), ("乙镇", (310, 9)), ("丙街道", (190, 10)))
    )
    workspace = opened(place, "2017Q2.xlsx", text)
    assert told(workspace) == [] and figures(workspace) == Q2


@pytest.mark.parametrize("file", ["2017年各镇完成情况.xlsx", "各镇完成情况.xlsx", "2017Q4.xlsx"])
def test_6_two_quarters_in_one_workbook(file: str, place: Path) -> None:
    sheet = "指标,甲镇,乙镇,丙街道\n专利申请,{},310,190\n发明授权,31,9,10\n"
    workspace = opened(place, file, f"## 一季度\n{sheet.format(200)}## 二季度\n{sheet.format(437)}")
    assert not [code for code in told(workspace) if code != "SC211"]
    read = figures(workspace)
    assert {key: value for key, value in read.items() if key[0] == "2017Q2"} == Q2
    assert read["2017Q1", "甲镇", "专利申请"] == 200


def test_6_targets_and_figures_side_by_side_for_each_unit(place: Path) -> None:
    workspace = opened(
        place,
        "完成情况.xlsx",
        """## 二季度
2017年目标任务完成情况
序号,指标,甲镇,,,乙镇,,,丙街道,,
,,目标,完成,完成率,目标,完成,完成率,目标,完成,完成率
2,专利申请,900,437,0.49,600,310,0.52,400,190,0.48
,发明授权,60,31,0.52,20,9,0.45,20,10,0.5
!merge A1:K1
!merge A2:A3
!merge B2:B3
!merge C2:E2
!merge F2:H2
!merge I2:K2
""",
    )
    assert told(workspace) == [] and figures(workspace) == Q2


def test_6_judges_on_sheets_of_one_workbook(place: Path) -> None:
    sheet = "序号,指标,甲镇,乙镇,丙街道\n1,重视程度,{},8,7\n"
    text = "".join(f"## 评委{n}\n" + sheet.format(mark) for n, mark in ((1, 9), (2, 8), (3, 10)))
    workspace = opened(place, "2017Q2-评议表.xlsx", text)
    assert told(workspace) == []
    assert len(workspace.ledger(workspace.schemes[0])) == 9
    assert workspace.ledger(workspace.schemes[0]).judges == ("评委1", "评委2", "评委3")


def test_6_a_title_that_speaks_of_another_quarter_than_its_sheet(place: Path) -> None:
    workspace = opened(
        place, "2017.xlsx", "## 二季度\n2017年一季度完成情况\n指标,甲镇,乙镇\n专利申请,437,310\n"
    )
    (fault,) = [fault for fault in workspace.faults if fault.severity == "error"]
    assert fault.code == "SC123" and "表名是“2017年二季度”" in fault.message.say("zh")


def test_7_error_cells_all_at_once(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## 二季度
指标,甲镇,乙镇,丙街道
专利申请,0,310,0
发明授权,31,0,10
!error B2 #DIV/0!
!error D2 #REF!
!error C3 #N/A
""",
    )
    assert told(workspace) == ["SC170"] * 3
    said = "\n".join(lines(workspace, workspace.faults))
    for cell in ("第2行 B列", "第2行 D列", "第3行 C列"):
        assert f"data/2017Q2.xlsx 表“二季度” {cell}: 错误[SC170]" in said
    assert "  2 | 专利申请 | #DIV/0! | 310 | #REF!" in said and "改法：" in said


def test_8_a_total_row(place: Path) -> None:
    text = """## 二季度
指标,甲镇,乙镇,丙街道,合计
专利申请,437,310,190,937
发明授权,31,9,10,{}
"""
    workspace = opened(place, "2017Q2.xlsx", text.format(50))
    assert told(workspace) == ["SC160"] and figures(workspace) == Q2
    workspace = opened(place, "2017Q2.xlsx", text.format(51))
    assert set(told(workspace)) == {"SC160", "SC368"} and figures(workspace) == Q2


def test_8_a_total_merged_over_two_columns(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## 二季度
序号,单位名称,专利申请,发明授权
1,甲镇,437,31
2,乙镇,310,9
3,丙街道,190,10
合计,,937,50
!merge A5:B5
""",
    )
    assert told(workspace) == ["SC160"] and figures(workspace) == Q2


def test_9_numbers_and_measures(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## 二季度
序号,指标,计量单位,甲镇,乙镇,丙街道
2,专利申请,万件,0.0437,0.031,0.019
2,发明授权,件,31,9,10
""",
    )
    assert told(workspace) == [] and figures(workspace) == Q2
    assert remarks(workspace) == ["SC361"]


def test_9_a_measure_in_the_format(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        '## 二季度\n指标,甲镇\n专利申请,437\n发明授权,31\n!format B2 0"件"\n!format B3 0"亿元"\n',
    )
    assert told(workspace) == ["SC176"]


def test_10_hidden_columns_rows_and_sheets_count_and_are_said(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## 说明
请勿改动表头
## 数 hidden
指标,甲镇,乙镇,丙街道
专利申请,437,310,190
发明授权,31,9,10
!hide column C
!hide row 3
""",
    )
    assert told(workspace) == [] and figures(workspace) == Q2
    assert sorted(remarks(workspace)) == ["SC437", "SC438", "SC438", "SC439"]


def test_11_dates_for_numbers_and_for_periods(place: Path) -> None:
    workspace = opened(
        place, "2017Q2.xlsx", "## 二季度\n指标,甲镇,乙镇\n专利申请,437,310\n!date C2 2017-03-10\n"
    )
    assert told(workspace) == ["SC171"]
    said = "\n".join(lines(workspace, workspace.faults))
    assert "data/2017Q2.xlsx 表“二季度” 第2行 C列: 错误[SC171] “2017-03-10”是日期或时间，不是数" in said
    assert "改法：把这一格设成“常规”或“文本”再填原来的数" in said
    workspace = opened(
        place,
        "2017Q2.xlsx",
        "## 表\n期间,单位,指标,数值\n2017Q2,甲镇,专利申请,437\n!date A2 2017-06-30\n",
    )
    (fault,) = [fault for fault in workspace.faults if fault.severity == "error"]
    assert fault.code == "SC158" and "2017Q2" in fault.message.say("zh") + fault.cure.say("zh")
    assert "data/2017Q2.xlsx 表“表” 第2行 A列: 错误[SC158]" in "\n".join(lines(workspace, [fault]))


def test_12_a_form_half_filled(place: Path) -> None:
    workspace = opened(
        place,
        "2017Q2.xlsx",
        """## 二季度
科技工作季报表
序号,指标,甲镇,乙镇,丙街道
1,高新产业占比,,,
2,专利申请,437,310,190
,发明授权,31,,
3,新增研发机构,,,
备注：
填表人：,,负责人：
""",
    )
    assert not [code for code in told(workspace) if code != "SC161"]
    read = figures(workspace)
    assert {key: value for key, value in read.items() if value == value} == {
        key: value for key, value in Q2.items() if key[2] == "专利申请" or key[1] == "甲镇"
    }
