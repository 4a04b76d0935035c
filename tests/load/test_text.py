"""Bytes: which encoding, and which bytes are refused."""

from __future__ import annotations

import pytest
from small import SHORT, content, load, only, values

TEXT = SHORT + "2017Q2,春江镇,专利申请,437\n2017Q2,孟河镇,发明授权,5\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 BOM"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16"),
    ],
)
def test_each_encoding_gives_the_same_ledger(codec: str, name: str) -> None:
    read = load(TEXT.encode(codec))
    assert read.faults == ()
    assert read.files[0].encoding == name
    assert read.lines["data/0.csv"] == tuple(TEXT.splitlines())
    assert content(read.ledgers[2017]) == content(load(TEXT).ledgers[2017])


def test_rare_characters_of_gb18030_are_read() -> None:
    text = "period,unit,indicator,value,note\n2017Q2,春江镇,专利申请,437,㐂𠮷镕€\n"
    assert load(text.encode("gb18030")).ledgers[2017].details[0].note == "㐂𠮷镕€"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_keep_line_numbers(end: str) -> None:
    fault = only(load((TEXT + "2017Q2,春港镇,专利申请,1\n").replace("\n", end)))
    assert (fault.code, fault.span.line, fault.span.column) == ("SC151", 4, 8)


UTF8_LINE, GBK_LINE = "2017Q2,春江镇,专利申请,437\n".encode(), "2017Q2,孟河镇,发明授权,5\n".encode("gbk")


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "SC101", 1, 1),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "SC101", 1, 1),
        (SHORT.encode() + b"2017Q2,a\x00b,c,1\n", "SC102", 2, 9),
        (TEXT.encode("utf-16-le"), "SC102", 1, 2),
        (SHORT.encode() + UTF8_LINE + "2017Q2,春".encode() + b"\xff\xff,c,1\n", "SC103", 3, 9),
        (SHORT.encode() + GBK_LINE + b"2017Q2,\xff\xff,c,1\n", "SC103", 3, 8),
        (b"\xef\xbb\xbf" + SHORT.encode() + UTF8_LINE + b"\xff\n", "SC103", 3, 1),
        (SHORT.encode() + UTF8_LINE * 2 + GBK_LINE, "SC104", 4, 1),
        (SHORT.encode() + GBK_LINE * 2 + UTF8_LINE, "SC104", 4, 1),
        # As many of the one as of the other: the UTF-8 lines are told, wherever they stand.
        (SHORT.encode() + UTF8_LINE + GBK_LINE, "SC104", 2, 1),
        (SHORT.encode() + GBK_LINE + UTF8_LINE, "SC104", 3, 1),
        (SHORT.encode() + (GBK_LINE + UTF8_LINE) * 2, "SC104", 3, 1),
        (TEXT.encode("utf-16")[:-1], "SC105", 3, 18),
        (SHORT.encode() + UTF8_LINE + "2017Q2,春江".encode()[:-1], "SC105", 3, 9),
        (SHORT.encode() + GBK_LINE + "2017Q2,春江".encode("gbk")[:-1], "SC105", 3, 9),
        (SHORT.encode() + "2017Q2,春\ufffd镇,专利申请,437\n".encode(), "SC106", 2, 9),
        (SHORT.encode() + "2017Q2,春江\x1b[31m镇,专利申请,437\n".encode(), "SC107", 2, 10),
        (SHORT.encode() + "2017Q2,春\u202e江镇,专利申请,437\n".encode(), "SC107", 2, 9),
    ],
)
def test_bytes_that_are_refused(data: bytes, code: str, line: int, column: int) -> None:
    fault = only(load(data))
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)


def test_a_refused_character_takes_only_its_own_row() -> None:
    read = load(SHORT + "2017Q2,春\x07江镇,专利申请,437\n2017Q2,孟河镇,发明授权,5\n")
    assert only(read).code == "SC107"
    assert values(read.ledgers[2017]) == [("2017Q2", "menghe", "granted", 5.0)]


def test_short_chinese_lines_of_gbk_are_not_taken_for_utf8() -> None:
    text = SHORT + "2017Q2,chunjiang,applications,437\n2017Q1,chunjiang,applications,目\n"
    fault = only(load(text.encode("gbk")))
    assert (fault.code, fault.span.line) == ("SC165", 3)
