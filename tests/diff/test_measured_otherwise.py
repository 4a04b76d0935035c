"""A rule that looks at another row, which was measured otherwise the year before: no point comes from the measure."""

import numpy as np
import pytest

from scorecard.model.period import Period
from scorecard.study.compare.attribution import CAUSES
from scorecard.study.compare.comparison import compare
from tests.diff.projects import opened, scheme, write

UNITS = {"jia": "甲镇", "yi": "乙镇"}
ROWS = """2016,jia,stock,50
2016,jia,output,30000
2016,yi,stock,50
2016,yi,output,10000
2017,jia,stock,80
2017,jia,output,4
2017,yi,stock,80
2017,yi,output,4
"""


def year(number: int, measure: str, least: int) -> str:
    stock = (
        f"{{name: 存量, nature: stock, points: 10, targets: 100, "
        f"rule: {{only_if: [{{of: output, at_least: {least}}}]}}}}"
    )
    output = f"{{name: 产值, nature: stock, points: 0, measure: {measure}}}"
    return scheme(number, UNITS, {"stock": stock, "output": output})


def test_a_condition_on_a_row_in_another_measure_is_the_same_rule(tmp_path):
    # 20000 万元 are 2 亿元.
    told = causes_of(tmp_path, [year(2016, "万元", 20000), year(2017, "亿元", 2)], ROWS)
    # 甲: 50 and 80 of 100, the condition met in both years. 乙: 0 and 8; where the condition was met first, 5 of the
    # 8 come from it and 3 from the figure, where the figure came first all 8: half of each.
    assert told == [{"actual": 3.0}, {"actual": 1.5, "reference": 6.5}]


def two_tables(number: int, output: str, rule: str) -> str:
    """A row that is scored by what a row of the other table has."""
    units = "\n".join(f"  {id}: {{name: {name}}}" for id, name in UNITS.items())
    return f"""title: 考核
year: {number}
frequency: year
units:
{units}
tables:
  towns:
    title: 任务表
    indicators:
      stock: {{name: 存量, nature: stock, points: 10, targets: 100, rule: {rule}}}
  figures:
    title: 情况表
    indicators:
      output: {output}
"""


def causes_of(tmp_path, schemes: list[str], rows: str) -> list[dict[str, float]]:
    """What each cause brought to the points of the first table, by unit; the other way round it is the opposite."""
    workspace = opened(write(tmp_path, schemes, rows))
    then, now = workspace.board(Period(2016, 12)), workspace.board(Period(2017, 12))
    table, back = compare(now, then).tables[0], compare(then, now).tables[0]
    because = table.because.shown[:, 0]
    np.testing.assert_allclose(because, -back.because.shown[:, 0], atol=1e-9)
    return [{cause: points for cause, points in zip(CAUSES, of, strict=True) if points} for of in because]


@pytest.mark.parametrize("of", ["output", "output.target"])
def test_a_condition_on_a_row_of_another_table_is_the_same_rule(tmp_path, of):
    def year(number: int, measure: str, least: int, target: int) -> str:
        output = f"{{name: 产值, nature: stock, points: 0, measure: {measure}, targets: [{target}, {target // 4}]}}"
        return two_tables(number, output, f"{{only_if: [{{of: {of}, at_least: {least}}}]}}")

    told = causes_of(tmp_path, [year(2016, "万元", 20000, 40000), year(2017, "亿元", 2, 8)], ROWS)
    assert told == [{"actual": 3.0}, {"actual": 1.5, "reference": 6.5}]


def test_a_row_that_is_compared_with_one_of_another_table_is_the_same_rule(tmp_path):
    def year(number: int, measure: str) -> str:
        output = f"{{name: 产值, nature: stock, points: 0, measure: {measure}}}"
        stock = two_tables(number, output, "{compare: ratio, against: {indicator: output}}")
        return stock.replace("name: 存量,", f"name: 存量, measure: {measure},").replace("targets: 100, ", "")

    rows = "2016,jia,stock,5000\n2016,jia,output,10000\n2016,yi,stock,5000\n2016,yi,output,10000\n"
    rows += "2017,jia,stock,0.8\n2017,jia,output,1\n2017,yi,stock,0.5\n2017,yi,output,2\n"
    told = causes_of(tmp_path, [year(2016, "万元"), year(2017, "亿元")], rows)
    assert told == [{"actual": 3.0}, {"reference": -2.5}]


def test_words_of_another_row_that_stand_in_another_order_are_the_same_words(tmp_path):
    def year(number: int, words: str) -> str:
        output = f"{{name: 产值, nature: stock, points: 0, allowed: {{words: {words}}}}}"
        return two_tables(number, output, "{only_if: [{of: output, equals: 达标}]}")

    rows = "2016,jia,stock,50\n2016,jia,output,达标\n2016,yi,stock,50\n2016,yi,output,不达标\n"
    rows += "2017,jia,stock,80\n2017,jia,output,达标\n2017,yi,stock,80\n2017,yi,output,达标\n"
    schemes = [year(2016, "[达标, 不达标]"), year(2017, "[不达标, 达标]")]
    assert causes_of(tmp_path, schemes, rows) == [{"actual": 3.0}, {"actual": 1.5, "reference": 6.5}]
