"""How returns say what they mean: measures, commas, titles, a unit's own sheet, columns nobody declared, totals."""

from __future__ import annotations

import pytest
from small import SHORT, load, load_files, scheme, values

from scorecard.load.actuals.files import Actuals, load_actuals
from scorecard.load.source import Source

OUTPUT = ("2017Q2", "chunjiang", "output")


def read(actuals: Actuals) -> dict[tuple[str, str, str], float | str]:
    """Every value by period, unit and indicator."""
    return {found[:3]: found[3] for found in values(actuals.ledgers[2017], scheme())}


def codes(actuals: Actuals) -> set[str]:
    return {fault.code for fault in actuals.faults}


@pytest.mark.parametrize(
    ("sheet", "value"),
    [
        ("期间,2017Q2\n指标,计量单位,春江镇\n产值,元,4500000\n", 450.0),
        ("期间,2017Q2\n指标,单位,春江镇\n产值,亿元,1.1\n", 11000.0),
        ("期间,2017Q2\n单位：千元\n指标,春江镇\n产值,1.2\n", 0.12),
        ("期间,2017Q2\n指标,春江镇\n产值（亿元）,0.3\n", 3000.0),
        ("期间,2017Q2\n单位,产值（元）\n春江镇,1000\n", 0.1),
        ("期间,2017Q2\n单位,产值\n计量单位,亿元\n春江镇,0.07\n", 700.0),
        ('期间,2017Q2\nindicator,unit of measure,春江镇\n产值,"10,000 yuan",5\n', 5.0),
        ("期间,单位,指标,数值（元）\n2017Q2,春江镇,产值,30000\n", 3.0),
        ("期间,单位,指标,数值,计量单位\n2017Q2,春江镇,产值,0.0123,亿元\n", 123.0),
        ("期间,2017Q2\n指标,计量单位,春江镇\n产值,元,450万元\n", 450.0),
        ("期间,2017Q2\n指标,计量单位,春江镇\n产值,元,1.2万\n", 1.2),
    ],
)
def test_a_measure_that_a_sheet_states_is_converted(sheet: str, value: float) -> None:
    actuals = load(sheet)
    assert read(actuals)[OUTPUT] == value
    assert codes(actuals) <= {"SC361"}


@pytest.mark.parametrize("measure", ["件", "吨", "%", "美元"])
def test_a_measure_of_something_else_is_refused(measure: str) -> None:
    assert codes(load(f"期间,2017Q2\n指标,计量单位,春江镇\n产值,{measure},45\n")) == {"SC360"}


def test_counters_are_read_as_they_stand_and_said() -> None:
    actuals = load("期间,2017Q2\n指标,计量单位,春江镇\n研发机构,家,4\n科普活动,次,2\n")
    assert codes(actuals) == {"SC362"}
    assert sorted(read(actuals).values()) == [2.0, 4.0]


def test_percentage_points_are_no_percentages() -> None:
    assert codes(load("期间,2017Q2\n指标,计量单位,春江镇\n高新技术产业产值占比,百分点,40\n")) == {"SC360"}


@pytest.mark.parametrize("text", ['"0,750"', '"00,750"', '"0，75"'])
def test_no_thousands_begin_with_a_nought(text: str) -> None:
    actuals = load(SHORT + f"2017Q2,春江镇,产值,{text}\n")
    assert read(actuals)[OUTPUT] == 0.75 and codes(actuals) == {"SC373"}


def test_the_separator_decides_what_a_comma_is() -> None:
    semicolons = load("期间;单位;指标;数值\n2017Q2;春江镇;产值;1,250\n")
    assert read(semicolons)[OUTPUT] == 1.25 and codes(semicolons) == {"SC373"}
    assert codes(load("期间\t单位\t指标\t数值\n2017Q2\t春江镇\t产值\t1,250\n")) == {"SC372"}
    assert read(load(SHORT + '2017Q2,春江镇,产值,"1,250"\n'))[OUTPUT] == 1250.0


@pytest.mark.parametrize("few", [0, 1 << 30], ids=["by column", "by row"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_beside_decimal_commas_a_point_before_three_digits_may_part_thousands(
    separator: str, few: int
) -> None:
    """`few` says whether the file is read a column at a time."""

    def told(*figures: str) -> tuple[set[str], list[float | str]]:
        towns = ("春江镇", "孟河镇", "新桥镇")
        rows = [
            ("期间", "单位", "指标", "数值"),
            *(("2017Q2", *row) for row in zip(towns, ["产值"] * 3, figures, strict=True)),
        ]
        text = "".join(separator.join(row) + "\n" for row in rows)
        actuals = load_actuals([Source("data/a.csv", text.encode())], [scheme()], few=few)
        return codes(actuals), sorted(read(actuals).values())

    assert told("0,5", "1.250", "3") == ({"SC373", "SC513"}, [0.5, 3.0])
    assert told("0,5", "-12.250万元", "3") == ({"SC373", "SC513"}, [0.5, 3.0])
    # What the fault proposes is read as it is meant.
    assert told("0,5", "1250", "1.2500") == ({"SC373"}, [0.5, 1.25, 1250.0])
    # Neither could part thousands; and no comma says that points do.
    assert told("0,5", "0.250", "1250.125") == ({"SC373"}, [0.25, 0.5, 1250.125])
    assert told("0.5", "1.250", "3") == (set(), [0.5, 1.25, 3.0])


def test_the_limit_of_size_is_the_same_with_and_without_thousands() -> None:
    for text in ("999999999999999.9999999999", '"999,999,999,999,999.9999999999"'):
        assert codes(load(SHORT + f"2017Q2,春江镇,产值,{text}\n")) == {"SC169"}


@pytest.mark.parametrize(
    "files",
    [
        {"data/a.csv": "填报单位（盖章）：春江镇人民政府,,\n期间：2017Q2,,\n指标,目标,完成\n产值,100,45\n"},
        {"data/2017Q2-春江镇.csv": "序号,指标,单位,目标值,累计完成\n,产值,万元,100,45\n"},
        {"data/a.csv": "春江镇2017年上半年完成情况表,,\n指标,目标,1-6月累计\n产值,100,45\n"},
        {"data/2017Q2-春江.csv": "指标,当季,累计,上年同期,完成率,经办人\n产值,20,45,40,45%,张三\n"},
    ],
)
def test_a_unit_sends_its_own_sheet(files: dict[str, str]) -> None:
    actuals = load_files(files)
    assert read(actuals) == {OUTPUT: 45.0}
    assert codes(actuals) <= {"SC364"}


def test_the_figure_of_a_quarter_is_none_since_january() -> None:
    assert codes(load_files({"data/2017Q2-春江镇.csv": "指标,当季\n产值,20\n"})) == {"SC369"}
    assert read(load_files({"data/2017Q1-春江镇.csv": "指标,当季\n产值,20\n"})) == {
        ("2017Q1", "chunjiang", "output"): 20.0
    }


def test_columns_nobody_declared_are_passed_over_unless_they_resemble_a_name() -> None:
    wide = "期间,2017Q2\n单位,产值,同比,联系电话\n春江镇,45,3,123\n"
    assert read(load(wide)) == {OUTPUT: 45.0} and codes(load(wide)) == {"SC364"}
    assert codes(load(wide.replace("联系电话", "专利申情"))) == {"SC152", "SC364"}
    long = "期间,单位,指标,数值,经办人\n2017Q2,春江镇,产值,45,张三\n"
    assert read(load(long)) == {OUTPUT: 45.0} and codes(load(long)) == {"SC364"}


def test_a_total_is_held_against_its_figures() -> None:
    right = "期间,2017Q2\n指标,春江镇,孟河镇,合计\n产值,0.1,0.2,0.3\n"
    assert codes(load(right)) == {"SC160"}
    assert codes(load(right.replace("0.3", "0.31"))) == {"SC160", "SC368"}
    rows = SHORT + "2017Q2,春江镇,产值,1\n2017Q2,孟河镇,产值,2\n2017Q2,合计,产值,4\n"
    assert codes(load(rows)) == {"SC160", "SC368"}


def test_a_name_may_be_put_together_of_a_name_and_an_alias() -> None:
    for name in ("春江（滨江经济开发区（春江镇））", "春江镇（春江）", "春江（春江镇）"):
        assert read(load(SHORT + f"2017Q2,{name},产值,5\n")) == {OUTPUT: 5.0}
    assert codes(load(SHORT + "2017Q2,春江镇（孟河镇）,产值,5\n")) == {"SC151"}


@pytest.mark.parametrize(
    "sheet",
    [
        # In the head and in the column of one long sheet; in the head and above it.
        "期间,单位,指标,计量单位,数值（元）\n2017Q2,春江镇,产值,万元,450\n",
        "单位：亿元\n期间,单位,指标,数值（万元）\n2017Q2,春江镇,产值,450\n",
        "期间,单位,指标,数值（元）\n2017Q2,春江镇,产值（亿元）,3\n",
        "单位：万元\n2017年上半年完成情况（单位：亿元）\n指标,春江镇\n产值,3\n",
    ],
)
def test_two_measures_for_the_same_figures_are_refused(sheet: str) -> None:
    assert "SC363" in codes(load(sheet))


def test_a_list_of_measures_above_contradicts_nothing() -> None:
    sheet = "单位：万元、件\n期间,单位,指标,数值\n2017Q2,春江镇,产值,3\n2017Q2,春江镇,专利申请,4\n"
    assert codes(load(sheet)) == set()


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"data/2017Q2（亿元）.csv": "指标,春江镇\n产值,0.3\n"}, {"SC361"}),
        ({"data/2017Q2-春江镇（元）.csv": "指标,完成\n产值,30000000\n"}, {"SC361"}),
        ({"data/产值（亿元）.csv": SHORT + "2017Q2,春江镇,产值,0.3\n"}, {"SC361"}),
        # What brackets hold beside a measure is no measure: the first copy of a file.
        ({"data/2017Q2(1).csv": "指标,春江镇\n产值,3000\n"}, set()),
    ],
)
def test_a_file_name_may_state_the_measure(files: dict[str, str], found: set[str]) -> None:
    actuals = load_files(files)
    assert read(actuals) == {OUTPUT: 3000.0} and codes(actuals) == found


def test_a_file_name_and_a_line_above_agree_on_the_measure() -> None:
    files = {"data/2017Q2（元）.csv": "单位：万元\n指标,春江镇\n产值,3000\n"}
    assert codes(load_files(files)) == {"SC363"}


def test_a_month_in_a_file_name_is_never_taken_for_the_year() -> None:
    assert read(load_files({"data/2017-6.csv": "指标,春江镇\n产值,3\n"})) == {OUTPUT: 3.0}
    assert codes(load_files({"data/2017-5.csv": "指标,春江镇\n产值,3\n"})) == {"SC159"}


@pytest.mark.parametrize(
    "sheet",
    [
        "期间,2017Q2\n序号,指标,春江镇,孟河镇\n1,产值,1,2\n合计,,1,2\n",
        "期间,2017Q2\n序号,单位,产值\n1,春江镇,1\n2,孟河镇,2\n合计,,3\n",
        "序号,期间,单位,指标,数值\n1,2017Q2,春江镇,产值,1\n2,2017Q2,孟河镇,产值,2\n合计,,,,3\n",
    ],
)
def test_a_total_may_stand_where_rows_are_numbered(sheet: str) -> None:
    actuals = load(sheet)
    assert {fault.code for fault in actuals.faults if fault.severity != "remark"} <= {"SC160", "SC366"}
    assert sorted(read(actuals).values()) == [1.0, 2.0]


@pytest.mark.parametrize(
    "sheet",
    [
        "期间,2017Q2\n指标（亿元）,春江镇\n产值,0.3\n",
        "期间,2017Q2\n指标（单位：亿元）,春江镇\n产值,0.3\n",
        "期间,2017Q2\n单位：亿元,春江镇\n产值,0.3\n",
        "期间,2017Q2\n单位（元）,产值\n春江镇,30000000\n",
        "期间,单位,指标（亿元）,数值\n2017Q2,春江镇,产值,0.3\n",
        "填报单位：春江镇\n期间：2017Q2\n指标（亿元）,完成\n产值,0.3\n",
    ],
)
def test_the_head_of_the_names_may_state_the_measure_of_the_sheet(sheet: str) -> None:
    actuals = load(sheet)
    assert read(actuals) == {OUTPUT: 3000.0} and codes(actuals) == {"SC361"}


@pytest.mark.parametrize(
    "sheet",
    [
        "期间,2017Q2\n指标,目标值（元）,春江镇\n产值,{},300\n",
        "期间,单位,指标,目标值（元）,数值\n2017Q2,春江镇,产值,{},300\n",
        "填报单位：春江镇\n期间：2017Q2\n指标,目标（元）,完成（万元）\n产值,{},300\n",
    ],
)
def test_a_target_is_held_against_the_scheme_in_the_measure_of_its_own_column(sheet: str) -> None:
    assert codes(load(sheet.format("1000000"))) == set()
    assert codes(load(sheet.format("100"))) == {"SC367"}


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ("孟何镇", {"SC151"}),
        ("孟河鎮", {"SC151"}),
        ("钟楼镇人民政府", {"SC151"}),
        ("区科技局", {"SC365"}),
        ("新北区人民政府", {"SC365"}),
    ],
)
def test_a_town_that_fills_in_a_sheet_is_one_of_the_units_and_a_bureau_need_not_be(stated, codes):
    read = load_files({"data/2017Q2-春江镇.csv": f"填报单位：{stated},,\n指标,目标,完成\n产值,100,45\n"})
    assert {fault.code for fault in read.faults} & {"SC151", "SC365"} == codes


@pytest.mark.parametrize(
    ("files", "found", "read_as"),
    [
        # Of the item alone; what cannot be measured so has its own measure.
        (
            {"data/2017Q2.csv": "专利申请（件）完成情况,\n指标,春江镇\n专利申请,4\n产值,300\n"},
            {"SC530"},
            {4.0, 300.0},
        ),
        ({"data/2017Q2.csv": "专利申请（件）完成情况,\n指标,春江镇\n产值,300\n"}, {"SC530"}, {300.0}),
        (
            {"data/2017Q2.csv": "产值（亿元）完成情况,\n指标,春江镇\n专利申请,4\n产值,3\n"},
            {"SC361", "SC530"},
            {4.0, 30000.0},
        ),
        ({"data/专利申请（件）.csv": f"{SHORT}2017Q2,春江镇,产值,300\n"}, {"SC530"}, {300.0}),
        # Beside it a measure of all others.
        (
            {"data/2017Q2.csv": "专利申请（件）完成情况,\n单位：亿元,\n指标,春江镇\n产值,3\n"},
            {"SC361"},
            {30000.0},
        ),
        # Of all that stands below: nothing is passed over.
        ({"data/2017Q2.csv": "完成情况（件）,\n指标,春江镇\n产值,300\n"}, {"SC360"}, set()),
        ({"data/2017Q2.csv": "完成情况,\n单位：件,\n指标,春江镇\n产值,300\n"}, {"SC360"}, set()),
        ({"data/2017Q2.csv": "产值（万元）,\n单位：亿元,\n指标,春江镇\n产值,3\n"}, {"SC363"}, set()),
    ],
)
def test_a_measure_behind_the_name_of_an_item_is_that_of_the_item(files, found, read_as) -> None:
    actuals = load_files(files)
    assert codes(actuals) - {"SC365"} == found
    if found <= {"SC361", "SC530"}:
        assert set(read(actuals).values()) == read_as


@pytest.mark.parametrize(
    "name",
    [
        "2017Q2-单位亿元",
        "2017Q2-单位亿元-汇总",
        "2017Q2 亿元",
        "2017Q2产值（亿元）汇总",
        "2017Q2（单位：亿元）",
    ],
)
def test_a_measure_anywhere_in_the_name_of_a_file_counts(name: str) -> None:
    actuals = load_files({f"data/{name}.csv": "指标,春江镇\n产值,0.3\n"})
    assert read(actuals) == {OUTPUT: 3000.0} and codes(actuals) == {"SC361"}


def test_a_figure_by_the_year_is_as_many_and_never_more() -> None:
    sheet = "2017年上半年\n单位：{}/年\n指标,春江镇\n产值,300\n"
    same, more = load(sheet.format("万元")), load(sheet.format("亿元"))
    assert codes(same) == {"SC362"} and read(same) == {OUTPUT: 300.0}
    assert codes(more) == {"SC360"}
