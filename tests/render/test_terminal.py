"""A terminal: bars where there is room and no figure lost for them, colours that only repeat what words say."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from scorecard.base.message import Lang
from scorecard.tables.table import Bars, Column, Document, Table, TonedCell
from tests.render.rendered import render
from tests.render.sample_page import NAMES
from tests.render.samples import DOCUMENTS

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LANGS: tuple[Lang, ...] = ("zh", "en")
WIDTHS = range(30, 171, 10)


def drawn(document: Document, columns: int, colour: bool = False, lang: Lang = "zh") -> str:
    text = render(document, "terminal", lang, width=columns, colour=colour)
    assert isinstance(text, str)
    return text


def ranking(lengths: tuple[float | None, ...], full: float | None = None) -> Document:
    """Units with their totals, and a bar for each."""
    columns = (Column("unit", "单位", key=True), Column("total", "总分", "number", 2))
    rows = tuple((f"单位{n}", 90.0 - n) for n in range(len(lengths)))
    return Document((), (Table("t", (), columns, rows, bars=Bars("失分", lengths, full)),))


def bars_of(document: Document, columns: int) -> list[str]:
    """What stands behind the total of each row."""
    lines = drawn(document, columns).rstrip("\n").split("\n")
    return [
        re.sub(r"^单位\d+ +\d\d\.\d\d *", "", line)
        for line in lines
        if line.startswith("单位") and "." in line
    ]


def test_bars_are_to_scale_and_take_the_room_there_is() -> None:
    nothing, least, half, most, unknown = bars_of(ranking((0.0, 0.001, 5.0, 10.0, None)), 36)
    assert (nothing, unknown) == ("", "")
    assert least == "="
    assert set(most) == {"="} and len(half) * 2 == len(most)


def test_a_bar_of_a_whole_shows_what_lacks_and_is_full_only_where_nothing_does() -> None:
    nothing, nearly, whole = bars_of(ranking((0.0, 0.9999, 1.0), full=1.0), 60)
    assert set(nothing) == {"-"} and set(whole) == {"="}
    assert len(nothing) == len(nearly) == len(whole) == 24
    assert nearly == "=" * 23 + "-"


@pytest.mark.parametrize(("columns", "there"), [(20, False), (23, False), (24, True), (80, True)])
def test_bars_stand_only_where_they_can_be_read(columns: int, there: bool) -> None:
    assert ("失分" in drawn(ranking((3.0, 1.0)), columns)) == there


def test_where_all_is_nothing_no_bars_stand() -> None:
    assert "失分" not in drawn(ranking((0.0, None)), 80)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e9)), min_size=1, max_size=8), st.integers(20, 90))
def test_longer_is_never_drawn_shorter(lengths: list[float | None], columns: int) -> None:
    bars = bars_of(ranking(tuple(lengths)), columns)
    known = sorted(
        (length, len(bar)) for length, bar in zip(lengths, bars, strict=True) if length is not None
    )
    assert [size for _, size in known] == sorted(size for _, size in known)


def figures(text: str) -> list[str]:
    return re.findall(r"\d+\.\d+%?", text)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_bars_cost_no_figure_and_no_width(lang: Lang, columns: int) -> None:
    page = DOCUMENTS["first-page"]
    bare = page._replace(tables=tuple(table._replace(bars=None) for table in page.tables))
    with_bars, without = drawn(page, columns, lang=lang), drawn(bare, columns, lang=lang)
    assert figures(with_bars) == figures(without)
    assert [line for line in with_bars.split("\n") if wcswidth(line) > columns] == []


def wide(text: str) -> int:
    """Columns in a Chinese terminal that draws what is ambiguous two wide."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def test_rules_are_as_wide_as_their_table_also_where_ambiguous_signs_are_wide() -> None:
    lines = drawn(ranking((3.0, 1.0, 2.0)), 80).rstrip("\n").split("\n")
    rule = next(line for line in lines if set(line) == {"-"})
    assert max(map(wide, lines)) == wide(rule) == wcswidth(rule)


def test_the_rule_of_a_group_is_as_wide_as_the_table_with_its_bars() -> None:
    page = ranking((3.0, 1.0, 2.0))
    table = page.tables[0]._replace(groups=("镇", "镇", "街道"), blocks=True)
    rules = [line for line in drawn(page._replace(tables=(table,)), 80).split("\n") if line.endswith("----")]
    assert [line.rstrip("-").strip() for line in rules] == ["", "镇", "街道"]
    assert len(set(map(wcswidth, rules))) == 1


@pytest.mark.parametrize("columns", (80, 120))
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_colour_changes_no_sign(name: str, lang: Lang, columns: int) -> None:
    plain = drawn(DOCUMENTS[name], columns, False, lang).rstrip("\n")
    lines = ESCAPE.sub("", drawn(DOCUMENTS[name], columns, True, lang)).rstrip("\n").split("\n")
    coloured = "\n".join(line.rstrip() for line in lines)
    # What bold and reversed mean is said only where they are.
    legend = coloured.removeprefix(plain)
    assert coloured.startswith(plain) and ("25%" in legend) == (name == "first-page") == bool(legend)


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in drawn(DOCUMENTS["first-page"], 120)


@pytest.mark.parametrize("colour", (False, True))
def test_names_stand_as_they_are(colour: bool) -> None:
    text = ESCAPE.sub("", drawn(DOCUMENTS["first-page"], 160, colour))
    for name in ("[bold]孟河镇[/]", "<script>alert(1)</script>", "=1+1|a", "\U00020bb7野家𠮷镇"):
        assert name in NAMES and text.count(name) >= 2


def test_a_tone_repeats_what_the_cell_says() -> None:
    columns = (Column("unit", "单位", key=True), Column("moved", "升降"))
    cells = (TonedCell("升1", "rise"), TonedCell("降1", "fall"), TonedCell("未报", "missing"), "平")
    table = Table("t", (), columns, tuple((f"甲{n}", cell) for n, cell in enumerate(cells)))
    text = drawn(Document((), (table,)), 40, True)
    for word, codes in (("升1", "94"), ("降1", "31"), ("未报", "1;33")):
        assert f"\x1b[{codes}m{word}" in text
    assert re.search(r"\x1b\[[^m]*m平", text) is None
