"""No line is wider than it may be, and no number is ever cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from scorecard.base.message import Lang
from scorecard.tables.table import Cell, Column, Document, Partial, Table
from tests.render.rendered import render
from tests.render.samples import CIRCULAR, INDICATORS, MATRIX, RANKING, UNITS

FORMS = ("terminal", "plain")
WORDS = st.text(st.sampled_from("滨江经济开发区（）()、。：镇街道 ab-Zé①—👍⚠\u0301.,x"), max_size=16)
HUNDREDTHS = st.integers(-10_000_000, 10_000_000)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Document, list[str]]:
    """A table of names and numbers, and its numbers as they must stand in print."""
    count = draw(st.integers(1, 9))
    columns = [Column("unit", draw(WORDS), key=True), Column("word", draw(WORDS))]
    for k in range(count):
        legend = draw(st.none() | WORDS)
        columns.append(
            Column(
                f"n{k}",
                draw(WORDS),
                "number",
                2,
                key=draw(st.sampled_from([False] * 9 + [True])),
                legend=legend,
            )
        )
    rows: list[tuple[Cell, ...]] = []
    numbers: list[str] = []
    for _ in range(draw(st.integers(0, 2))):
        cells: list[Cell] = [draw(WORDS), draw(WORDS)]
        for value in draw(st.lists(st.none() | HUNDREDTHS, min_size=count, max_size=count)):
            partial = draw(st.booleans())
            cells.append(None if value is None else Partial(value / 100) if partial else value / 100)
            if value is not None:
                numbers.append("(%.2f)" % (value / 100) if partial else "%.2f" % (value / 100))
        rows.append(tuple(cells))
    table = Table(
        "t",
        (draw(WORDS),),
        tuple(columns),
        tuple(rows),
        draw(st.none() | st.integers(1, 9)),
        draw(WORDS),
        (draw(WORDS),),
    )
    return Document((draw(WORDS),), (table,), (draw(WORDS), draw(WORDS))), numbers


@given(tables(), st.integers(40, 200), st.sampled_from(FORMS), st.sampled_from(["utf-8", "gbk", "ascii"]))
def test_every_line_fits_and_every_number_stands_whole(
    sample: tuple[Document, list[str]], width: int, form: str, encoding: str
) -> None:
    document, numbers = sample
    text = render(document, form, "en", width=width, encoding=encoding)
    for line in text.splitlines():
        assert wcswidth(line) <= width
        assert line == line.rstrip()
    if f"wider than {width}: use -f html" not in text:
        printed = re.findall(r"(?<!\S)\(?-?\d+\.\d\d\)?(?!\S)", text)
        assert not set(numbers) - set(printed)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
def test_the_circular_fits(form: str, lang: Lang, width: int) -> None:
    text = render(CIRCULAR, form, lang, width=width)
    assert max(wcswidth(line) for line in text.splitlines()) <= width
    assert "-f html" not in text
    for number in ("98.09", "112.5%", "（72.31）" if lang == "zh" else "(72.31)", "10.00", "3.5"):
        assert number in text.split() or f" {number} " in text


def test_a_table_that_fits_is_not_split() -> None:
    assert "续表" not in render(CIRCULAR, "terminal", "zh", width=100)
    assert "续表（2/2）" in render(CIRCULAR, "terminal", "zh", width=80)


def test_a_split_table_repeats_the_units_and_prints_every_column_once() -> None:
    text = render(Document((), (MATRIX,)), "plain", "zh", width=80)
    heads = [line.split() for line in text.splitlines() if line.startswith("单位 ")]
    assert len(heads) == 2
    assert [mark for head in heads for mark in head[1:]] == list(INDICATORS)
    assert text.count("奔牛镇") == 2


def test_each_row_of_a_split_table_keeps_its_own_numbers() -> None:
    text = render(Document((), (MATRIX,)), "plain", "zh", width=80)
    rows = [line.split() for line in text.splitlines() if line.startswith("三井街道")]
    expected = next(row for row in MATRIX.rows if row[0] == UNITS[8])[1:]
    assert [float(number) for row in rows for number in row[1:]] == pytest.approx(expected, abs=0.0051)


def test_the_legend_stands_below_its_table_then_the_notes() -> None:
    text = render(CIRCULAR, "terminal", "zh")
    places = [
        text.index(piece)
        for piece in ("续表", "1 高新技术产业产值", "6.1 专利申请", "注：各指标得分", "注：所用数据")
    ]
    assert places == sorted(places)


def test_notes_hang_under_their_mark() -> None:
    lines = render(CIRCULAR, "plain", "en", width=60).splitlines()
    first = next(k for k, line in enumerate(lines) if line.startswith("Note: Points are printed"))
    assert lines[first + 1].startswith("      ")


def test_titles_stand_in_the_middle_and_the_unit_line_at_the_right() -> None:
    lines = render(Document((), (RANKING,)), "plain", "zh", width=80).splitlines()
    title = next(line for line in lines if line.endswith("得分排名"))
    rule = next(line for line in lines if line.startswith("----"))
    before, after = len(title) - len(title.lstrip()), len(rule) - wcswidth(title)
    assert abs(before - after) <= 1
    assert wcswidth(next(line for line in lines if line.endswith("分、%"))) == len(rule)


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "csv"])
def test_a_table_without_rows_or_columns_is_no_fault(form: str) -> None:
    empty = Document(("空",), (Table("a", (), RANKING.columns, ()), Table("b", ("无",), (), ())))
    assert "名次" in render(empty, form, "zh")
    assert render(Document((), ()), form, "zh") == render(Document((), ()), form, "zh")


HEADS = (
    "R&D share of revenue",
    "Applications",
    "Inventions granted",
    "New high-tech firms",
    "Incubator area",
)


@pytest.mark.parametrize("width", range(60, 100))
def test_no_word_of_a_head_is_broken(width: int) -> None:
    columns = (
        Column("unit", "Unit", key=True),
        *(Column(f"n{k}", f"{k}", "number", 2, legend=head, short=head) for k, head in enumerate(HEADS)),
    )
    rows = tuple((name, *(float(9 + k) for k in range(len(HEADS)))) for name in ("Eastwind", "Newriver"))
    page = render(Document((), (Table("t", ("Points",), columns, rows),)), "plain", "en", width=width)
    words = set(page.replace("·", " ").split())
    for word in " ".join(HEADS).split():
        assert word in words, page
