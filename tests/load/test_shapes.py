"""The three shapes of a sheet, and what is wrong with a sheet as a whole."""

from __future__ import annotations

import pytest
from small import HEADER, SHORT, content, load, load_files, only, scheme, told, values

LONG = (
    HEADER
    + "2017Q2,春江镇,高新技术产业产值占比,47.1,,,,,,,,\n2017Q2,孟河镇,高新技术产业产值占比,--,,,,,,,,\n"
    + "2017Q2,春江镇,专利申请,437,,,,,,,,\n2017Q2,孟河镇,专利申请,300,,,,,,,,\n"
    + "2017Q2,春江镇,研发机构/省级以上,1,,,,,,,,\n2017Q2,孟河镇,众创空间/省级以上,2,,,,,,,,\n"
)
ANNEX = (
    "序号,指标,,计量单位,分值,春江镇,孟河镇\n1,高新技术产业产值占比（%）,,%,10,47.1,--\n"
    "6,专利,专利申请,件,10,437,300\n,,发明授权,件,,,\n7,研发机构,,个,10,,\n,,其中：省级以上,个,,1,\n"
    "8,众创空间,,个,10,,\n,,其中：省级以上（个）,个,,,2\n"
)
TURNED = (
    "组别,单位,高新技术产业产值占比,专利,,研发机构,众创空间\n,,,专利申请,发明授权,其中：省级以上,其中：省级以上\n"
    "镇,春江镇,47.1,437,,1,\n,孟河镇,--,300,,,2\n"
)


@pytest.mark.parametrize(("sheet", "shape"), [(ANNEX, "annex"), (TURNED, "turned")])
@pytest.mark.parametrize("said", ["name", "line"])
def test_wide_sheets_say_the_same_as_long_ones(sheet: str, shape: str, said: str) -> None:
    by_name = {"data/2017Q2-园区.csv": sheet}
    by_line = {"data/a.csv": f"期间：,2017年二季度,,\n{sheet}"}
    read = load_files(by_name if said == "name" else by_line)
    assert read.faults == ()
    assert (read.files[0].shape, read.files[0].rows) == (shape, 6)
    assert values(read.ledgers[2017]) == values(load(LONG).ledgers[2017])


def test_annex_with_two_header_rows() -> None:
    sheet = "序号,指标,镇,,园区\n,,春江镇,孟河镇,创意\n1,专利申请,5,6,7\n"
    read = load_files({"data/2017Q2.csv": sheet})
    assert read.faults == ()
    assert [v[3] for v in values(read.ledgers[2017])] == [5.0, 6.0, 7.0]


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("2017Q2-评议表-评委3.csv", ""),
        ("2017-06_评议表_评委3.csv", ""),
        ("a.csv", "期间,2017Q2\n评委,评委 ３\n表,评议表\n"),
        ("2017年1-6月-评委3.csv", "工作开展进度评议表,,\n评委,评委3,\n"),
    ],
)
def test_period_judge_and_table_of_a_wide_sheet(name: str, above: str) -> None:
    read = load_files(
        {f"data/{name}": above + "来源,示例数据\n指标,春江镇,孟河镇\n重视程度,9,8.5\n推进情况,,7\n"}
    )
    ledger = read.ledgers[2017]
    assert read.faults == ()
    assert values(ledger)[0] == ("2017Q2", "chunjiang", "attention", 9.0)
    assert ledger.judges == ("评委3",) and ledger.judge.tolist() == [0, 0, 0]
    assert {d.source for d in ledger.details} == {"示例数据"}


def test_a_table_in_the_file_name_settles_a_name_of_two_tables() -> None:
    sheet = "单位,科普活动\n全区,5\n"
    assert load_files({"data/2017Q2-whole.csv": sheet}).faults == ()
    # The name of a file prefers a table and forbids none: 全区 stands in the other one only.
    read = load_files({"data/2017Q2-towns.csv": sheet})
    assert read.faults == () and values(read.ledgers[2017]) == [("2017Q2", "district", "fairs", 5.0)]


def test_where_a_value_of_a_wide_sheet_was_read() -> None:
    ledger = load("期间,2017Q2\n指标,春江镇,孟河镇\n专利申请,437,300\n").ledgers[2017]
    assert (ledger.line.tolist(), ledger.column.tolist()) == ([3, 3], [6, 10])


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("2017Q2,春江镇,专利申请,437\n", "SC110", 1, 1),
        ("期间,2017Q2\n专利申请,437,300\n", "SC110", 1, 1),
        ("2017年二季度完成情况\n" + SHORT + "2017Q2,春江镇,专利申请,437\n", "SC365", 1, 1),
        ("二季度情况,,\n期间,2017Q2,\n指标,春江镇,孟河镇\n专利申请,4,3\n", "SC365", 1, 1),
        ("period,unit,indicator,vlaue\n2017Q2,春江镇,专利申请,437\n", "SC112", 1, 23),
        ("period,unit,indicator,value,备住\n2017Q2,春江镇,专利申请,437,x\n", "SC112", 1, 29),
        ("period,unit,value\n2017Q2,春江镇,437\n", "SC113", 1, 1),
        ("期间,单位,指标,数值,value\n2017Q2,春江镇,专利申请,4,4\n", "SC114", 1, 13),
        ("期间,2017Q2,\n指标,春江镇,春江\n专利申请,4,4\n", "SC114", 2, 8),
        ("期间,2017Q2,\n单位,专利申请,专利/专利申请\n春江镇,4,4\n", "SC114", 2, 9),
        (SHORT + "2017Q2,春江镇,专利申请,437\n" + SHORT, "SC115", 3, 1),
        ("期间,2017Q2\n指标,春江镇,孟河镇\n指标,春江镇,孟河镇\n专利申请,4,3\n", "SC115", 3, 1),
        (SHORT + "2017Q2,春江镇,437\n", "SC116", 2, 15),
        ("period,unit,indicator,value,note\n2017Q2,春江镇,专利申请,437\n", "SC116", 2, 20),
        (SHORT + "2017Q2,春江镇,专利申请,437,,,多\n", "SC117", 2, 23),
        (SHORT + "2017Q2,春江镇,专利申请,1,200\n", "SC118", 2, 17),
        ("period,unit,indicator,value,note\n2017Q2,春江镇,专利申请,1,200,\n", "SC118", 2, 17),
        ("period,unit,indicator,value,note\n2017Q2,春江镇,专利申请,1,200\n", "SC118", 2, 17),
        ("期间,2017Q2\n指标,春江镇,孟河镇\n专利申请,1,200,3\n", "SC118", 3, 6),
        ("期间，单位，指标，数值\n2017Q2，春江镇，专利申请，4\n", "SC119", 1, 1),
        ("", "SC120", 1, 1),
        (SHORT, "SC120", 1, 1),
        ("period,unit,indicator,value,,note\n2017Q2,春江镇,专利申请,437,x,\n", "SC121", 2, 21),
        ("期间,2017Q2\n指标,春江镇,,孟河镇\n专利申请,4,5,3\n", "SC121", 2, 8),
        ("指标,春江镇\n专利申请,437\n", "SC122", 1, 1),
        ("期间,二季度\n指标,春江镇\n专利申请,437\n", "SC157", 1, 4),
        ("期间,2017Q2\n期间,2017Q1\n指标,春江镇\n专利申请,437\n", "SC123", 2, 4),
        ("期间,2017Q2\n指标,春江镇,孟江镇\n专利申请,4,3\n", "SC151", 2, 8),
        ("期间,2017Q2\n指标,春港镇,孟河镇\n专利申请,4,3\n", "SC151", 2, 4),
        ("期间,2017Q2\n指标,春江镇,孟河镇\n专力申请,4,3\n", "SC152", 3, 1),
        ("期间,2017Q2\n指标,春江镇\n其中：省级以上,4\n", "SC153", 3, 1),
        ("期间,2017Q2\n指标,春江镇\n专利,4\n", "SC155", 3, 1),
        ("期间,2017Q2\n单位,专利申请\n春江镇,4\n,5\n", "SC156", 4, 1),
        ("期间,2017Q2\n指标,春江镇\n专利申请,4\n,5\n", "SC156", 4, 1),
        ("期间,2017Q2\n指标,春江镇,合计\n专利申请,4,4\n", "SC160", 2, 8),
        ("期间,2017Q2\n单位,专利申请\n春江镇,4\n合 计,4\n", "SC160", 4, 1),
        ("期间,2017Q2\n指标,春江镇\n专利申请,4\n填表人：,\n", "SC161", 4, 1),
    ],
)
def test_each_fault_of_shape_has_its_own_code_and_place(text: str, code: str, line: int, column: int) -> None:
    fault = only(load(text))
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)


@pytest.mark.parametrize(
    ("text", "said", "in_chinese"),
    [
        ("期间,单位,指标,数值,数值\n", '"数值" stands in the header twice', "“数值”在表头里出现了两次"),
        (
            "期间,单位,指标,数值,value\n",
            '"value" means the same as “数值”',
            "“value”和表头里的“数值”是一回事",
        ),
        (
            "期间,2017Q2,\n指标,春江镇,春江\n专利申请,4,4\n",
            '"春江" means the same as “春江镇”',
            "“春江”和表头里的“春江镇”是一回事",
        ),
        (
            "单位,指标,一季度,二季度,上半年\n春江镇,专利申请,1,2,3\n",
            '"上半年" ends when “二季度” does',
            "“上半年”和“二季度”同时截止",
        ),
        (
            "单位,指标,3月,一季度,4月\n春江镇,专利申请,1,2,3\n",
            '"一季度" ends when “3月” does',
            "“一季度”和“3月”同时截止",
        ),
    ],
)
def test_two_heads_of_one_thing(text: str, said: str, in_chinese: str) -> None:
    fault = next(fault for fault in load_files({"data/2017.csv": text}).faults if fault.code == "SC114")
    assert fault.message.say("en").startswith(said) and fault.message.say("zh").startswith(in_chinese)
    ends = "ends when" in said
    assert fault.cure.say("en").startswith("delete or correct one of the two" + ": keep the one" * ends)
    assert fault.cure.say("zh").startswith("删去或改正其中一列" + "：留下合乎报送方式的一列" * ends)


def test_a_file_name_that_contradicts_its_lines() -> None:
    sheet = "期间,2017Q2\n评委,评委3\n指标,春江镇\n重视程度,9\n"
    assert told(load_files({"data/2017Q1-评委4.csv": sheet})) == [("SC123", 1, 4), ("SC123", 2, 4)]


def test_rows_are_never_shifted() -> None:
    read = load(SHORT + "2017Q2,春江镇,1,200,专利申请\n2017Q2,,专利申请,5\n2017Q2,孟河镇,专利申请,6\n")
    assert [f.code for f in read.faults] == ["SC118", "SC156"]
    assert values(read.ledgers[2017]) == [("2017Q2", "menghe", "applications", 6.0)]


def test_totals_and_footers_are_counted_and_never_scored() -> None:
    rows = "2017Q2,春江镇,专利申请,437\n2017Q2,合计,专利申请,437\n小计,,,437\n,总计,,437\n注：截至6月底\n填表人：张,审核人：李,,\n"
    read = load(SHORT + rows)
    assert [f.code for f in read.faults] == ["SC160", "SC160", "SC160", "SC161", "SC161"]
    assert all(f.severity == "warning" for f in read.faults)
    assert (len(read.ledgers[2017]), read.ledgers[2017].totals_left_out) == (1, 5)


def test_rows_belong_to_the_scheme_of_their_year() -> None:
    schemes = (scheme(2016), scheme(2017), scheme(2015, first_year=2013))
    read = load(
        SHORT
        + "2016Q4,春江镇,专利申请,1\n2017Q1,春江镇,专利申请,2\n2014,春江镇,专利申请,3\n2011Q1,无此镇,无此项,x\n",
        schemes=schemes,
    )
    assert told(read) == [("SC501", 5, 1)]
    assert {year: ledger.value.tolist() for year, ledger in read.ledgers.items()} == {
        2016: [1],
        2017: [2],
        2015: [3],
    }
    assert read.ledgers[2017].other_years == 1


def test_wide_sheets_of_years_without_a_scheme_are_counted_and_told() -> None:
    read = load("期间,2014Q2\n指标,春江镇\n专力申请,x\n")
    assert (told(read), len(read.ledgers[2017]), read.ledgers[2017].other_years) == ([("SC501", 1, 4)], 0, 1)


def test_without_any_file_every_scheme_has_an_empty_ledger() -> None:
    read = load_files({}, (scheme(2016), scheme(2017)))
    assert {year: len(ledger) for year, ledger in read.ledgers.items()} == {2016: 0, 2017: 0}
    assert content(read.ledgers[2016]) == content(read.ledgers[2017])
