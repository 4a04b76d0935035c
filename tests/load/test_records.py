"""Rows and cells: quotes, signs between cells, blank rows, and where everything stands."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import SHORT, load, only, told, values

from scorecard.load.actuals.records import read_records

ROW = "2017Q2,春江镇,专利申请,437"
READ = [("2017Q2", "chunjiang", "applications", 437.0)]


@pytest.mark.parametrize(
    "text",
    [
        SHORT + ROW,
        (SHORT + ROW).replace(",", ";"),
        (SHORT + ROW).replace(",", "\t"),
        "sep=;\n" + (SHORT + ROW).replace(",", ";"),
        "sep=,\n" + SHORT + ROW,
        "\n\n" + SHORT + "\n,,,\n" + ROW + "\n\n",
        SHORT.strip() + ",,,\n" + ROW + ",,,\n,,,,,,\n",
        SHORT.strip() + "\n" + ROW + ",,\n",
        SHORT + '"2017Q2","春江镇", "专利申请","437"\n',
        SHORT + '2017Q2,"春江\n镇",专利申请,437\n',
        " Period ,UNIT,Indicator,Value\n" + ROW,
        "期间,单位,指标,数值\n" + ROW,
        "数值,指标,单位,期间\n437,专利申请,春江镇,2017Q2\n",
    ],
)
def test_shapes_of_writing_that_mean_the_same(text: str) -> None:
    read = load(text)
    assert read.faults == ()
    assert values(read.ledgers[2017]) == READ


def test_lines_after_a_cell_of_two_lines_keep_their_numbers() -> None:
    read = load(SHORT + '2017Q2,"春江\n镇",专利申请,437\n2017Q2,春港镇,专利申请,437\n')
    assert told(read) == [("SC151", 4, 8)]
    assert read.ledgers[2017].line.tolist() == [2]


def test_columns_count_characters_and_quotes() -> None:
    read = load(SHORT + '"2017Q2","春江镇",专利申请,"1,200"\n')
    assert (read.ledgers[2017].line[0], read.ledgers[2017].column[0]) == (2, 21)
    assert read.ledgers[2017].value.tolist() == [1200.0]


def test_an_unclosed_quote_takes_only_its_own_line() -> None:
    read = load(SHORT + '2017Q2,"春江镇,专利申请,437\n2017Q2,孟河镇,专利申请,5\n2017Q2,"春江镇",发明授权,6\n')
    assert [v[1:] for v in values(read.ledgers[2017])] == [
        ("chunjiang", "granted", 6.0),
        ("menghe", "applications", 5.0),
    ]
    assert told(read) == [("SC108", 2, 8)]


def test_an_unclosed_quote_to_the_end_of_the_file() -> None:
    assert told(load(SHORT + '2017Q2,"春江镇,专利申请,437\n' + ROW)) == [("SC108", 2, 8)]


def test_text_after_a_closing_quote() -> None:
    assert only(load(SHORT + '2017Q2,"春江"镇,专利申请,437\n')).code == "SC109"


cells = st.text(alphabet='甲a1 ,;"\n', max_size=6)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6))
def test_quoted_records_are_read_as_the_standard_library_reads_them(table: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["x,", "y,", "z,"], *table])
    lines = buffer.getvalue().split("\n")[:-1]
    records, faults = read_records("a.csv", lines)
    kept = [row for row in table if any(cell.strip() for cell in row)]
    assert faults == []
    assert [r.cells for r in records[1:]] == kept
    for record in records:
        first = record.column(0)
        assert lines[record.line - 1][first - 1] == '"'
