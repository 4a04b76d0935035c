"""Notices of other shapes: units down, groups over units, columns of points and of rules, what cannot be understood."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import OxmlElement

from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.scheme import Scheme
from tests.cli.running import Outcome, run


def drafted(tmp_path: Path, *lines: str) -> tuple[Scheme, Outcome, str]:
    """The scheme made from a notice of text; it must be read without fault."""
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "附件1.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = run("init", "new", "--from", "附件1.csv", "--lang", "zh", at=tmp_path)
    assert made.code == 0, made
    text = (tmp_path / "new" / "config" / "indicators.yaml").read_text(encoding="utf-8")
    file = load_scheme(Source("config/indicators.yaml", text.encode()))
    assert file.scheme is not None, [fault.message.say("zh") for fault in file.faults] + [text]
    checked = run("check", "--lang", "zh", at=tmp_path / "new")
    assert checked.code == 0 and "错误" not in checked.out, checked.out
    return file.scheme, made, text


def targets(scheme: Scheme, table: int = 0) -> dict[str, list[str]]:
    of = scheme.tables[table]
    return {
        row.name: [target.notice_text(row.measure) for target in cells]
        for row in of.rows
        for cells in row.targets.values()
    }


def test_units_down_with_groups_and_two_rows_of_heads(tmp_path: Path) -> None:
    scheme, _, _ = drafted(
        tmp_path,
        "2018年度目标任务表,,,,,",
        "序号,分组,单位名称,专利,,税收（万元）",
        ",,,申请（件）,授权（件）,",
        "分值,,,4,6,10",
        "1,镇,春江镇,910,70,1200",
        "2,,孟河镇,600,16,--",
        "3,街道,河海街道,1200,170,3400",
        ",,合计,2710,256,4600",
    )
    assert scheme.year == 2018
    assert [(unit.name, unit.group) for unit in scheme.units] == [
        ("春江镇", "镇"),
        ("孟河镇", "镇"),
        ("河海街道", "街道"),
    ]
    assert targets(scheme) == {
        "申请": ["910", "600", "1200"],
        "授权": ["70", "16", "170"],
        "税收": ["1200", "--", "3400"],
    }
    rows = {row.name: row for row in scheme.tables[0].indicators}
    assert rows["专利"].heading and rows["申请"].parent == rows["专利"].id
    assert [rows[name].points[0] for name in ("专利", "申请", "授权", "税收")] == [10, 4, 6, 10]
    assert (rows["申请"].measure, rows["税收"].measure) == ("件", "万元")


def test_columns_of_points_rules_and_sources(tmp_path: Path) -> None:
    scheme, made, _ = drafted(
        tmp_path,
        "序号,指标名称,计量单位,分值,计分办法,数据来源,春江镇,孟河镇",
        "一,税收,万元,60,每超1%加0.5分,税务局,1200,800",
        "二,信访批次,批,40,按比例计分,信访局,≤5,不超过3",
    )
    rows = scheme.tables[0].rows
    assert [(row.number, row.points[0], row.measure) for row in rows] == [(1, 60, "万元"), (2, 40, "批")]
    assert [(row.provider, row.clause) for row in rows] == [
        ("税务局", "每超1%加0.5分"),
        ("信访局", "按比例计分"),
    ]
    assert rows[1].direction == "lower" and [t.value for t in next(iter(rows[1].targets.values()))] == [5, 3]
    assert made.out.count("还没有写成计分规则") == 2 and "第2行 E列" in made.out
    assert "没有写年度" in made.out


def test_groups_over_units_and_a_total_that_is_wrong(tmp_path: Path) -> None:
    scheme, made, _ = drafted(
        tmp_path,
        "2017年任务表,,,,",
        "指标,镇,,街道,合计",
        ",春江镇,孟河镇,河海街道,",
        "新增企业,10,20,30,60",
        "其中：规上,1,2,3,7",
        "合计,11,22,33,67",
    )
    assert [unit.group for unit in scheme.units] == ["镇", "镇", "街道"]
    (row, part) = scheme.tables[0].indicators
    assert (row.name, part.name, part.relation, part.parent) == ("新增企业", "规上", "part", row.id)
    assert "第5行 E列“7”：所印合计 7，各单位相加是 6" in made.out


def test_what_is_not_understood_is_listed_and_marked(tmp_path: Path) -> None:
    scheme, made, text = drafted(
        tmp_path,
        "2017年任务表,,,,",
        "序号,指标名称,春江镇,孟河镇,上年完成",
        "1,新增企业（家）,10,视情况,8",
        "2,研发投入（万元）,1200,12%,900",
        "3,专利,30,,20",
    )
    assert targets(scheme) == {
        "新增企业": ["10", "--"],
        "研发投入": ["1200", "--"],
        "专利": ["30", "--"],
    }
    for said in ("第3行 D列“视情况”", "第4行 D列“12%”", "第5行 D列“空白”", "第2行 E列“上年完成”"):
        assert said in made.out and said in text
    assert text.count("目标值: [10, --]   # 没有读懂“视情况”") == 1


def test_the_sign_of_a_note_is_no_digit_of_the_figure_beside_it(tmp_path: Path) -> None:
    scheme, made, _ = drafted(
        tmp_path,
        "2017年任务表,,,",
        "序号,指标名称,春江镇,孟河镇",
        "1,新增企业（家）,5①,12",
        "2,研发投入（万元）,１２,7²",
    )
    assert targets(scheme) == {"新增企业": ["--", "12"], "研发投入": ["12", "--"]}
    assert "“5①”" in made.out and "“7²”" in made.out


def test_raised_digits_and_hyphens_of_a_word_table(tmp_path: Path) -> None:
    written = docx.Document()
    table = written.add_table(rows=3, cols=4)
    rows = ("序号 指标名称 春江镇 孟河镇", "1 新增企业（家） 5 2", "2 孵化面积m 1.5 7")
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row.split(), strict=True):
            cell.text = text
    for row, column in ((1, 2), (2, 1)):
        table.cell(row, column).paragraphs[0].add_run("2").font.superscript = True
    run_of_two = table.cell(1, 3).paragraphs[0].runs[0]
    run_of_two._r.append(OxmlElement("w:noBreakHyphen"))
    table.cell(1, 3).paragraphs[0].add_run("3")
    written.save(tmp_path / "附件1.docx")
    made = run("init", "new", "--from", "附件1.docx", "--lang", "zh", at=tmp_path)
    text = (tmp_path / "new" / "config" / "indicators.yaml").read_text(encoding="utf-8")
    assert "“5²”" in made.out and "目标值: [--, {区间: [2, 3]}]" in text
    assert "目标值: [1.5, 7]" in text and "孵化面积m²" in text


def test_rows_below_an_open_heading(tmp_path: Path) -> None:
    scheme, _, _ = drafted(
        tmp_path,
        "2017年任务表,,,",
        "序号,指标,甲镇,乙镇",
        "1,专利,,",
        ",申请,1,2",
        ",授权,3,4",
        "2,企业,5,6",
        "2.1,规上,1,1",
    )
    rows = scheme.tables[0].indicators
    assert [(row.id, row.relation) for row in rows] == [
        ("r1", "numbered"),
        ("r1_1", "child"),
        ("r1_2", "child"),
        ("r2", "numbered"),
        ("r2_1", "part"),
    ]


def test_one_column_for_the_whole_district(tmp_path: Path) -> None:
    scheme, _, _ = drafted(
        tmp_path,
        "附件1,,,",
        "2017年新北区工作目标分解表,,,",
        "序号,指标名称,单位,全区",
        "1,研发经费占地区生产总值比重,%,2.86",
        "2,万人发明专利拥有量,件,44.33",
        "5,新增企业研发机构数,个,29",
        ",其中：省级以上,个,8",
    )
    rows = scheme.tables[0].indicators
    assert [(row.measure, row.nature) for row in rows] == [
        ("%", "ratio"),
        ("件", "stock"),
        ("个", "flow"),
        ("个", "flow"),
    ]
    assert rows[3].relation == "part" and scheme.tables[0].annex == 1


def test_a_notice_in_english(tmp_path: Path) -> None:
    scheme, _, _ = drafted(
        tmp_path,
        "Annex 2: Targets for 2026,,,,,",
        "No.,Measure,Unit,Points,Alpha Town,Beta Town",
        "1,R&D share,%,60,3,4",
        "2,Patents,items,40,30,--",
    )
    assert (scheme.year, scheme.tables[0].annex, scheme.title) == (2026, 2, "Targets for 2026")
    assert [unit.name for unit in scheme.units] == ["Alpha Town", "Beta Town"]
    assert targets(scheme) == {"R&D share": ["3%", "4%"], "Patents": ["30", "--"]}
    assert [row.measure for row in scheme.tables[0].rows] == ["%", "items"]


def test_a_year_behind_the_word_annex_is_no_number_of_it(tmp_path: Path) -> None:
    scheme, _, _ = drafted(tmp_path, "附件2026年目标任务,,", "指标,甲镇,乙镇", "专利,30,40")
    assert (scheme.year, scheme.tables[0].annex) == (2026, None)


def test_remarks_below_the_table_of_a_document_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("2026年目标任务表")
    for row, texts in zip(
        document.add_table(rows=2, cols=3).rows,
        (("指标", "甲镇", "乙镇"), ("专利申请", "30", "40")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for remark in ("备注：按申请日统计。", "填表人：某某"):
        document.add_paragraph(remark)
    document.save(str(tmp_path / "a.docx"))
    assert run("init", "new", "--from", "a.docx", "--lang", "zh", at=tmp_path).code == 0
    text = (tmp_path / "new" / "config" / "indicators.yaml").read_text(encoding="utf-8")
    assert '备注: "按申请日统计。 填表人：某某"' in text


def test_names_that_yaml_would_misread_come_out_literally(tmp_path: Path) -> None:
    scheme, made, _ = drafted(
        tmp_path,
        "2017年任务表,,,",
        '序号,指标,"甲: {镇}",Yes',
        '1,"=SUM(A1) #1",1,2',
        "2,'[bold]',3,4",
        "3,R&D | 投入,5,6",
        "4,010,7,8",
    )
    assert [unit.name for unit in scheme.units] == ["甲: {镇}", "Yes"]
    assert [row.name for row in scheme.tables[0].rows] == ["=SUM(A1) #1", "'[bold]'", "R&D | 投入"]
    assert "第6行 A列“4”：这一行有数而没有名称" in made.out


def test_a_file_without_a_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("通知,\n请各单位,认真落实\n", encoding="utf-8")
    made = run("init", "new", "--from", "a.csv", "--lang", "zh", at=tmp_path)
    assert made.code == 1 and "SC442" in made.err and not (tmp_path / "new").exists()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    made = run("init", "new", "--from", "无.docx", "--lang", "zh", at=tmp_path)
    assert made.code == 1 and "文件不存在" in made.err and not (tmp_path / "new").exists()


def test_nothing_is_written_where_no_sound_scheme_comes_of_the_table(tmp_path: Path) -> None:
    notice = tmp_path / "annex.csv"
    notice.write_text("序号,指标,甲镇,乙镇\n1,专利,10,12\n2,论文,3,4\n1,授权,5,6\n", "utf-8")
    done = run("init", "made", "--from", "annex.csv", at=tmp_path)
    assert done.code == 1 and "什么也没有写" in done.err
    assert not (tmp_path / "made").exists()


def test_a_file_that_is_no_table_is_no_notice(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# 说明\n", "utf-8")
    assert run("init", "made", "--from", "README.md", at=tmp_path).code == 2
