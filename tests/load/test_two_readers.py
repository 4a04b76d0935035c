"""Large sheets are read a column at a time, small ones row by row: both say the same of every sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.load import lines
from scorecard.load.actuals import plain
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.files import Actuals, load_actuals
from scorecard.load.actuals.known import KnownSchemes
from scorecard.load.actuals.plain import read_plain
from scorecard.load.lines import BLOCK
from scorecard.load.source import Source
from scorecard.model.allowed import AllowedRange
from scorecard.model.ledger import Ledger
from scorecard.model.scheme import Scheme
from tests.faults.gallery import HERE
from tests.load import small

ALLOWED = {
    "output": AllowedRange(whole=False, between=(0.0, 1e6)),
    "granted": AllowedRange(whole=True, between=(0.0, 50.0)),
}
_YEAR_AFTER = small.scheme(year=2018, frequency="month")
MONTHLY = replace(
    _YEAR_AFTER,
    tables=tuple(
        replace(
            table,
            indicators=tuple(
                replace(row, reported="period", nature="flow", allowed=ALLOWED[row.id])
                if row.id in ALLOWED
                else row
                for row in table.indicators
            ),
        )
        for table in _YEAR_AFTER.tables
    ),
)
SCHEMES = (small.scheme(), MONTHLY)
ROW_BY_ROW = 1 << 60

PERIODS = [
    "2017Q2",
    "2017Q4",
    "2017-06",
    "2018-03",
    "2018Q1",
    "2018-01/2018-02",
    "2016Q4",
    "２０１７Q2",
    "Jun-17",
    " 2017Q2",
    "",
    "期间",
]
UNITS = [
    "春江镇",
    "chunjiang",
    "滨江经济开发区（春江镇）",
    "孟河镇",
    "创意",
    "创意（亿元）",
    "全区",
    "春 江 镇",
    "春江",
    "合计",
    "奔牛镇",
    "",
    "单位",
]
ROWS = [
    "产值",
    "产值（万元）",
    "专利申请",
    "发明授权",
    "研发机构",
    "研发机构/其中：省级以上",
    "其中：省级以上",
    "科普活动",
    "重视程度",
    "专利",
    "不知道",
    "",
    "指标",
]
VALUES = [
    "5",
    "12.50",
    "-3",
    "0",
    "-0",
    "007",
    "+5",
    "5.",
    ".5",
    "1e3",
    "999999999999999",
    "9999999999999999",
    "0.1234567890123456",
]
VALUES += [
    "47%",
    "--",
    "",
    "暂无",
    "１２",
    "12 ",
    "1_000",
    "nan",
    "-",
    ".",
    "1.2.3",
    "12件",
    "3.141592653589793",
]
BESIDE = ["", "", "", "统计局", "123", "１２３", "٣٣٣", "x", " ", "456", "示例数据"]
BESIDE += ["单位：亿元", "比上年增加3亿元"]
DATES = ["", "", "2018-01-12", "2018年1月12日", "2018-02-30", "昨天", " "]
SILENT = ["", "", "", "评委1", "待核", " "]
WAS = ["", "", "", "5", "12.50", "-3", "--"]
REASONS = ["", "", "录入错误", "镕基路口径更正", "𠮷"]
QUOTED = ['"{}"'] * 9 + [' "{}"', '"{}" ', '"{}""{}"', '{}"', '"{}\n"', '"{},1"', '"""{}"""', '""']
"""How a cell may stand in quotes."""


def joined(draw: st.DrawFn, cells: list[str], separator: str, quotes: str) -> str:
    """A line; of its cells none, all or some in quotes, or some in odd ones."""
    if quotes == "none":
        return separator.join(cells)
    kinds = QUOTED if quotes == "odd" else QUOTED[:1]
    return separator.join(
        draw(st.sampled_from(kinds)).format(cell, cell) if quotes == "all" or draw(st.booleans()) else cell
        for cell in cells
    )


def encoded(draw: st.DrawFn, lines: list[str], end: str) -> bytes:
    """The lines in GB18030, now and then one of them in UTF-8."""
    codecs = st.sampled_from(["gb18030"] * 30 + ["utf-8"])
    mixed = draw(st.integers(0, 3)) == 0
    return end.encode().join(line.encode(draw(codecs) if mixed else "gb18030") for line in lines)


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """A sheet in the long shape, some of its rows odd, some of its bytes too."""
    further = draw(
        st.lists(
            st.sampled_from(["source", "note", "judge", "status", "was", "reason", "对象", "日期"]),
            max_size=3,
            unique=True,
        )
    )
    fields = draw(st.permutations(["period", "单位", "indicator", "value"])) + further
    separator = draw(st.sampled_from([",", ",", ",", ";", "\t"]))
    header = list(fields) + draw(
        st.sampled_from([[], [], [], [""], ["指标"], ["目标"], ["计量单位"], ["哪个"]])
    )
    quotes = draw(st.sampled_from(["none", "none", "all", "some", "some", "odd"]))
    written = [joined(draw, header, separator, "none" if quotes == "odd" else quotes)]
    drawn = {
        "period": PERIODS,
        "单位": UNITS,
        "indicator": ROWS,
        "value": VALUES,
        "source": BESIDE,
        "note": BESIDE,
        "日期": DATES,
        "was": WAS,
        "reason": REASONS,
    }
    for _ in range(draw(st.integers(0, 12))):
        usual = draw(st.booleans())
        cells = [
            drawn.get(field, SILENT)[0]
            if usual and field != "value"
            else draw(st.sampled_from(drawn.get(field, SILENT)))
            for field in header
        ]
        odd = draw(st.integers(0, 12))
        cells += [["x"], [""], []][odd] if odd < 3 else []
        cells = cells[:-1] if odd == 3 else cells
        written.append(
            draw(st.sampled_from(["", ",,,", "  "])) if odd == 4 else joined(draw, cells, separator, quotes)
        )
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    text = end.join(written) + draw(st.sampled_from(["", end]))
    spoilt = draw(st.sampled_from(["", "", "", "", '"', "\x01", "\u200e\u202e", "\ufffd", "\x7f", "\x85"]))
    body = (text + spoilt).encode()
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([b"", b"", b"", b"\xef\xbb\xbf"])) + encoded(draw, written, end)
    return (
        draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"]))
        + body
        + draw(st.sampled_from([b"", b"", b"", b"\xff"]))
    )


def columns(ledger: Ledger) -> dict[str, object]:
    """Everything a ledger holds, as plain lists."""
    held = {name: getattr(ledger, name) for name in ledger.__dataclass_fields__ if name != "column"}
    held["column"] = [ledger.span(n).column for n in range(len(ledger))]
    return {
        name: [repr(one) for one in what.tolist()]
        if isinstance(what, np.ndarray)
        else what
        if isinstance(what, int)
        else list(what)
        for name, what in held.items()
    }


def all_of(actuals: Actuals) -> list[object]:
    """Everything that was read and told."""
    faults = [
        (fault.code, fault.span, sorted((name, repr(arg)) for name, arg in fault.args.items()))
        for fault in actuals.faults
    ]
    shown = {path: list(lines) for path, lines in actuals.lines.items()}
    each = {
        path: [lines[n] for n in range(0, len(lines), 1 + len(lines) // 200)]
        for path, lines in actuals.lines.items()
    }
    said = {
        (year, field): ledger.details.saying(field, lambda text: text.startswith("示例")).tolist()
        for year, ledger in actuals.ledgers.items()
        for field in ("source", "note")
    }
    ledgers = {year: columns(ledger) for year, ledger in actuals.ledgers.items()}
    return [ledgers, faults, actuals.files, shown, each, said]


def agree(files: dict[str, bytes], schemes: tuple[Scheme, ...], block: int = BLOCK) -> None:
    sources = [Source(path, data) for path, data in files.items()]
    with patch.object(lines, "BLOCK", block):
        by_column = all_of(load_actuals(sources, schemes, few=0))
    assert by_column == all_of(load_actuals(sources, schemes, few=ROW_BY_ROW))


@given(st.lists(sheets(), min_size=1, max_size=2), st.sampled_from([20, 100, 300, BLOCK]))
def test_random_sheets(drawn: list[bytes], block: int) -> None:
    agree({f"data/{n}.csv": data for n, data in enumerate(drawn)}, SCHEMES, block)


@pytest.mark.parametrize("path", sorted(HERE.glob("*/data/*.csv")), ids=lambda path: path.parts[-3])
def test_the_sheets_with_faults(path: Path) -> None:
    agree({f"data/{path.name}": path.read_bytes()}, SCHEMES)


def many_rows() -> bytes:
    """A correction, a repeat and a wrong name among 100,000 rows, and names so many that no block holds them all."""
    units = ["春江镇", "孟河镇", "新龙国际商务区(新桥镇)", "创意产业基地"]
    rows = [
        f"{year}-{month:02},{unit},{row},{month}.{n % 7}"
        for year in (2016, 2018)
        for month in range(1, 13)
        for n, unit in enumerate(units)
        for row in ("产值", "发明授权")
    ]
    noise = [f"2016-0{n % 9 + 1},单位{n},指标{n % 40},{n}" for n in range(100_000)]
    odd = ["2018-03,春江镇,产值,7.5", "2018-04,春江,专利申请,五件", "2018-05,无此镇,产值,1"]
    lines = ["period,unit,indicator,value", *noise[:50_000], *rows, *odd, *noise[50_000:], rows[-1]]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("large", [0, plain._LARGE])
def test_many_rows_of_many_blocks(large: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, and in several."""
    monkeypatch.setattr(plain, "_LARGE", large)
    agree(
        {"data/all.csv": many_rows(), "data/more.csv": "期间,单位,指标,数值\n2018-06,孟河镇,产值,8".encode()},
        SCHEMES,
    )


@pytest.mark.parametrize("codec", ["gb18030", "latin-1"])
def test_what_needs_care_is_told_by_any_process(codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "_LARGE", 0)
    odd = b"\n\xff\n" if codec == "latin-1" else "\n2018-03,孟河镇,发明授权,5\n".encode(codec)
    agree(
        {"data/all.csv": many_rows()[:3_000_000].rpartition(b"\n")[0].replace(b"\n", odd, 1)},
        SCHEMES,
        1 << 16,
    )


@pytest.mark.parametrize("block", [BLOCK, 1000])
def test_rows_in_gb18030_are_as_many_as_in_utf_8(block: int) -> None:
    """They take more room once they are in UTF-8 than the file has: that says nothing of how many there are."""
    rows = [f"2018-03,孟河镇,发明授权,{n % 50}" for n in range(200)]
    agree({"data/all.csv": "\n".join(["期间,单位,指标,数值", *rows]).encode("gb18030")}, SCHEMES, block)


def test_few_rows_are_left_to_be_read_one_by_one() -> None:
    read = read_plain(
        Source("data/all.csv", many_rows()), KnownSchemes(SCHEMES), Gatherings([[], []], [0, 0])
    )
    assert read is not None
    assert len(read.others) < 100
    assert read.number + len(read.others) - 1 == many_rows().count(b"\n")
