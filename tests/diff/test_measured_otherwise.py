"""A rule that looks at another row, which was measured otherwise the year before: no point comes from the measure."""

import numpy as np

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
    workspace = opened(write(tmp_path, [year(2016, "万元", 20000), year(2017, "亿元", 2)], ROWS))
    then, now = workspace.board(Period(2016, 12)), workspace.board(Period(2017, 12))
    (table,), (back,) = compare(now, then).tables, compare(then, now).tables
    because = table.because.shown[:, 0]
    told = [{cause: points for cause, points in zip(CAUSES, of, strict=True) if points} for of in because]
    # 甲: 50 and 80 of 100, the condition met in both years. 乙: 0 and 8; where the condition was met first, 5 of the
    # 8 come from it and 3 from the figure, where the figure came first all 8: half of each.
    assert told == [{"actual": 3.0}, {"actual": 1.5, "reference": 6.5}]
    np.testing.assert_allclose(because, -back.because.shown[:, 0], atol=1e-9)
