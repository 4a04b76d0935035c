"""A large table of units is read a column at a time, a small one row by row: both say the same of every table."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecard.base.message import Text
from scorecard.base.names import fold_name, fold_names
from scorecard.load.annex.grid import read_grids
from scorecard.load.disk import opener_of
from scorecard.load.scheme.beside_lists import entries_of_nodes
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.scheme.plain_table import plain_table
from scorecard.load.scheme.plain_units import PlainUnits, plain_units
from scorecard.load.source import Source
from scorecard.model.unit import UNIT, Unit, Units
from scorecard.study.plain import scheme_hash

ROW_BY_ROW = 1 << 60
SCHEME = """title: 示例
year: 2017
frequency: quarter
{more}units: {{from: units.csv}}
tables:
  a:
    title: 甲表
    units: [{named}]
    indicators:
      x: {{name: 产值, number: 1, points: 10, targets: 5}}
"""
OTHERS = (
    "",
    "groups: {from: x}\n",
    "grades: [{grade: 优秀, top: 1}]\n",
)

HEADS = [
    "id",
    "name",
    "short",
    "group",
    "名称",
    "简称",
    "分组",
    "代号",
    "序号",
    "等次",
    "参评",
    "备注",
    "编码",
    "",
]
NAMES = [
    *("甲镇", "乙镇", "丙街道", "丁", "戊", "u1", "u2", "2017Q2", "2017", "32041100", "甲 镇", "Ａ", "a"),
    *(
        " 乙镇",
        "空港园（罗溪镇）",
        "罗溪镇(空港园)",
        "New Town",
        "New  Town",
        "新 Town",
        "注：暂定",
        "填表人",
        "镇",
    ),
    *(
        '"丙"',
        '"丁',
        "a;b",
        "\t",
        "",
        "",
        "a'b",
        "yes",
        "{a: b}",
        "甲\u200b镇",
        "\u3000",
        "戊\x07",
        "June 2017",
    ),
]
CELLS = st.one_of(
    st.sampled_from(NAMES),
    st.integers(0, 400).map("单位{}".format),
    st.text("甲乙a1（） \u00a0-,", max_size=3),
)


MOSTLY = (True, True, True, True, False)
USUAL = [("id", "name"), ("name",), ("代号", "名称", "简称", "分组"), ("序号", "名称", "分组")]


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Many of them plain, others but for a cell or two."""

    def usually(usual: Any, *others: Any) -> Any:
        return usual if draw(st.sampled_from(MOSTLY)) else draw(st.sampled_from(others))

    drawn = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=4))
    head = list(usually(draw(st.sampled_from(USUAL)), drawn))
    groups = ("group", "分组")
    rows = [
        [str(n) if h == "序号" else "镇" if h in groups else f"{h}{n}" for h in head]
        for n in range(draw(st.integers(1, 5)))
    ]
    for _ in range(usually(0, 1, 2, 3)):
        draw(st.sampled_from(rows))[draw(st.integers(0, len(head) - 1))] = draw(CELLS)
    separator, end = usually(",", ";", "\t"), usually("\n", "\r\n", "\n\n", "\r")
    lines = [separator.join(row) for row in (head, *rows)]
    lines = usually(lines, ["一览表", *lines], [*lines, "注：如上"])
    text = end.join(lines) + draw(st.sampled_from([end, ""]))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])))


def as_units(source: Source) -> PlainUnits | None:
    """The units of a table that needs no care."""
    table = plain_table(source)
    return plain_units(table) if table else None


def read(table: bytes, few: int, text: str) -> SchemeFile:
    def opener(name: str) -> Source | Text:
        return Source(f"config/{name}", table)

    return load_scheme(Source("config/indicators.yaml", text.encode()), opener=opener, few=few)


def told(file: SchemeFile) -> dict[str, Any]:
    """All that a reader of the file learns."""
    scheme = file.scheme
    return {
        "faults": file.faults,
        "scheme": scheme,
        "hash": scheme and scheme_hash(scheme),
        "places": scheme and [unit.span for unit in scheme.units],
        "lists": scheme and scheme.lists,
        "lines": {path: tuple(lines) for path, lines in file.beside.lines.items()},
        "texts": {name: tuple(rows) for name, rows in file.beside.texts.items()},
    }


@given(
    table=tables(),
    more=st.sampled_from(OTHERS),
    named=st.sampled_from(["名称0", "u1", "镇", "name0, u2", "id0"]),
)
@example(table="name\n甲镇\n乙镇\n".encode(), more="", named="u2, 甲镇")
@example(table="代号,名称,简称,分组\na,甲镇,甲,镇\nb,乙（丙）,,\n".encode(), more="", named="甲, 丙（乙）")
@example(table="id,name,group\na,甲镇,镇\nb,乙,镇\n".encode(), more="groups: {from: x}\n", named="a")
@example(table=b"id,name\ra,x\r", more="", named="a")
@example(table="id,name\na,甲\nb,甲\n".encode(), more="", named="a")
@example(table="id,name\n2017Q2,甲\nb,乙\n".encode(), more="", named="b")
def test_both_readers_say_the_same(table: bytes, more: str, named: str) -> None:
    text = SCHEME.format(more=more, named=named)
    assert told(read(table, 0, text)) == told(read(table, ROW_BY_ROW, text))


@given(table=tables())
def test_the_entries_of_a_plain_table_are_those_read_row_by_row(table: bytes) -> None:
    source = Source("config/units.csv", table)
    plain = as_units(source)
    if plain:
        grids, faults = read_grids(source)
        own: list[Any] = []
        assert list(plain) == entries_of_nodes(grids[0], UNIT, own)
        assert not faults
        assert not own
        assert plain[1:] == list(plain)[1:]


@pytest.mark.parametrize(
    "table",
    [
        "id,name\na,甲\nb,乙 New Town\n",
        "序号,名称,分组\n1,甲,镇\n,乙,\n",
        "name,short\nNew Town,NT\n",
        "名称\r\n甲\r\n乙\r\n",
    ],
)
def test_a_table_without_anything_to_take_care_of_is_plain(table: str) -> None:
    for encoded in (table.encode(), table.encode("utf-8-sig")):
        assert (as_units(Source("units.csv", encoded)) is None) == (" New" in table and "乙 " in table)


def test_a_large_list_of_units_is_read_by_columns(tmp_path: Path) -> None:
    text = SCHEME.format(more="", named="单位7")
    (tmp_path / "units.csv").write_text(
        "id,name\n" + "".join(f"x{n},单位{n}\n" for n in range(8000)), "utf-8"
    )
    file = load_scheme(Source("indicators.yaml", text.encode()), opener=opener_of(tmp_path, tmp_path))
    assert not isinstance(file.beside.lines["units.csv"], tuple)
    assert file.scheme
    assert (len(file.scheme.units), file.scheme.units[7].id) == (8000, "x7")


@given(
    st.lists(
        st.one_of(CELLS, st.text("甲Ａa(（）)ﬁß\n\u00ad\u200f\u3000\u0301가\u11a8 ", max_size=6)), max_size=5
    )
)
@example(["", "\n", "甲（乙）"])
@example([])
def test_names_are_folded_together_as_each_alone(names: list[str]) -> None:
    assert fold_names(names) == list(map(fold_name, names))


def test_any_character_is_folded_the_same_among_others() -> None:
    names = [f"甲{chr(code)}乙" for code in range(0x3100) if chr(code) != "\n"] + ["甲\ufeff乙"]
    assert fold_names(names) == list(map(fold_name, names))


def test_what_was_asked_of_units_is_not_sent_with_them() -> None:
    units = Units([Unit("a", "甲（乙）", "甲"), Unit("b", "乙(甲)", "乙", aliases=("丙",))])
    assert units.by_name["甲(乙)"] == (0, 1)
    assert units.by_name["丙"] == (1,)
    sent = pickle.loads(pickle.dumps(units))
    assert (sent, vars(sent)) == (units, {})
