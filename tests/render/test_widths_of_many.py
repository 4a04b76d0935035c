"""What is measured and printed by short ways is what the long way gives."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from scorecard.base.width import fold, usual, width
from scorecard.render.cells import printed_cell
from scorecard.render.printed import printed_table
from scorecard.render.safe import visible
from scorecard.tables.table import Cell, Column, FlaggedFigure, Kind, Partial, Table, TonedCell

TEXTS = st.text("镇单位（）、，·é\u0301\ufe0f\u3000\u302a\u303fｱ！＝ a1.%-\t\x1b", max_size=12)
CELLS = st.one_of(
    TEXTS,
    st.integers(-3, 3),
    st.sampled_from([0.0, -0.0, 1.0, 2.5, 2.675, 1e6]),
    st.none(),
    st.builds(Partial, st.sampled_from([1.0, 2.5])),
    st.builds(TonedCell, st.sampled_from(["缺", 1.0]), st.sampled_from(["", "missing"])),
    st.builds(FlaggedFigure, st.just(0.5), st.just("红"), st.just("red")),
)


@given(TEXTS)
def test_a_usual_text_is_as_wide_as_the_library_says(text: str) -> None:
    if usual(text):
        assert width(text) == wcswidth(text)
        assert visible(text) == text
        assert not {unicodedata.category(char) for char in text} & {"Cc", "Cf", "Cs", "Cn"}


def test_every_usual_character_is_as_wide_as_the_library_says() -> None:
    every = [chr(code) for code in range(0x20, 0x10000) if usual(chr(code))]
    assert len(every) > 27_000
    assert [char for char in every if width(char) != wcswidth(char)] == []
    assert [char for char in every if visible(char) != char] == []


@given(TEXTS, st.integers(2, 30))
def test_a_text_that_fits_is_one_line(text: str, columns: int) -> None:
    text = visible(text)
    if width(text) <= columns:
        assert fold(text, columns) == [text.rstrip()]


@given(st.lists(CELLS, max_size=12), st.sampled_from(["number", "percent", "rank", "text"]))
def test_a_column_is_printed_as_each_of_its_cells(cells: list[Cell], kind: Kind) -> None:
    column = Column("x", "x", kind, 2, signed=True)
    made = printed_table(Table("t", (), (column,), tuple((cell,) for cell in cells)), "zh", visible)
    assert [row[0] for row in made.rows] == [visible(printed_cell(cell, column, "zh")) for cell in cells]
    colours = [
        cell.tone if isinstance(cell, TonedCell) else cell.colour if isinstance(cell, FlaggedFigure) else ""
        for cell in cells
    ]
    assert [row[0] for row in made.colours] == colours
