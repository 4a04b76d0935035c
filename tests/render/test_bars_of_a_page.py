"""Bars on the page: to scale, beside the figure they stand for, and said twice to nobody."""

from __future__ import annotations

import re

import pytest

from scorecard.tables.table import Bars, Column, Document, Table
from tests.render.rendered import render

BAR = re.compile(r'<td class="bars[^"]*">(?:<svg class="slim"[^>]* aria-hidden="true">(.*?)</svg>)?</td>')


def page(
    lengths: tuple[float | None, ...], full: float | None = None, charted: str = "", more: int = 0
) -> str:
    columns = (
        Column("unit", "单位", key=True),
        Column("total", "总分", "number", 2),
        *(Column(f"m{k}", f"指标{k}", "number", 2) for k in range(more)),
    )
    rows = tuple((f"单位{n}", 90.0 - n, *(10.0 for _ in range(more))) for n in range(len(lengths)))
    table = Table("t", (), columns, rows, charted=charted, bars=Bars("失分", lengths, full))
    text = render(Document(("题",), (table,)), "html", "zh")
    assert isinstance(text, str)
    return text


def widths(drawing: str, kind: str) -> list[float]:
    return [float(width) for width in re.findall(rf'width="([\d.]+)" height="6" class="{kind}"', drawing)]


def test_bars_are_to_the_scale_of_the_longest() -> None:
    half, most, nothing, unknown = BAR.findall(page((5.0, 10.0, 0.0, None)))
    assert [widths(one, "bar") for one in (half, most, nothing)] == [[44.0], [88.0], [0.0]]
    assert unknown == "" and "rest" not in most


def test_a_bar_of_a_whole_shows_what_lacks() -> None:
    (one,) = BAR.findall(page((0.75,), full=1.0))
    assert widths(one, "bar") == [66.0] and widths(one, "rest") == [88.0]


@pytest.mark.parametrize(("charted", "place"), [("total", 2), ("unit", 1), ("", 2)])
def test_a_bar_stands_behind_its_figure_else_at_the_end(charted: str, place: int) -> None:
    text = page((1.0, 2.0), charted=charted)
    heads = re.findall(r'<th scope="col" class="(\w+)', text)
    assert heads.index("bars") == place and len(heads) == 3


def test_on_paper_a_bar_takes_no_column_its_place() -> None:
    assert 'class="bars"' in page((1.0, 2.0), more=2)
    assert 'class="bars spare"' in page((1.0, 2.0), more=14) and "td.bars" not in page((1.0,))


def test_where_all_is_nothing_there_is_no_column() -> None:
    assert 'class="bars' not in page((0.0, None))
