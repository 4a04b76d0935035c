"""Forty mistakes of forty kinds, each a small edit of the shipped project, each told at its place."""

from __future__ import annotations

import codecs
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from scorecard.base.codes import severity
from tests.cli.running import ROOT, run
from tests.faults.test_gallery import CURE, faults_in, lines_of

SCHEME = "config/indicators.yaml"
LONG = "data/2017/2017Q4-各镇街道园区.csv"
MARKS = "data/2017/2017Q4-评议打分.csv"
WIDE = "data/2017/2017Q1-目标任务完成情况.csv"
CHAIN = "data/2017/2017Q4-更正与复核.csv"
STATUS = "data/2017/2017Q2-各镇街道园区.csv"

Edit = Callable[[bytes], bytes]


class Mistake(NamedTuple):
    """An edit of a file, the code it must be told under, and the text its caret must stand below.

    The fault must stand in the line that was edited, or (`told_at`) in the first line that holds a text.
    """

    name: str
    file: str
    edit: Edit
    code: str
    at: str
    told_at: str = ""
    renamed: str = ""


def typed(old: str, new: str) -> Edit:
    """Type `new` over the first `old`."""

    def edit(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return edit


def without_line(text: str) -> Edit:
    """Delete the first line that holds a text."""

    def edit(data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        lines.remove(next(line for line in lines if text.encode() in line))
        return b"".join(lines)

    return edit


def cut_utf16(data: bytes) -> bytes:
    return codecs.BOM_UTF16_LE + data.decode().encode("utf-16-le")[:-1]


def one_row_in_gbk(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(line if n != 40 else line.decode().encode("gb18030") for n, line in enumerate(lines))


def workbook(data: bytes) -> bytes:
    return b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + data


GRANTED = "[70, 16, 20, 55, 45, 26, 10, 170, 110, 55, 20]"
CHUNJIANG = "滨江经济开发区（春江镇）"
FIRMS = f"2017Q4,{CHUNJIANG},有效期内的高企总数,88,"


def value(text: str) -> Edit:
    """Type a text over a figure of the long file."""
    return typed(FIRMS, FIRMS.replace("88", text))


YAML = (
    Mistake("unknown key", SCHEME, typed("nature: stock  ", "natuer: stock  "), "SC012", "natuer"),
    Mistake("duplicate key", SCHEME, typed("year: 2017\n", "year: 2017\nyear: 2018\n"), "SC005", "year"),
    Mistake("no as a text", SCHEME, typed("short: 民科\n", "short: no\n"), "SC009", "no"),
    Mistake("010", SCHEME, typed("19, 10]", "19, 010]"), "SC009", "010"),
    Mistake("12:30", SCHEME, typed("19, 10]", "12:30, 10]"), "SC009", "12:30"),
    Mistake("1_000", SCHEME, typed("[910, 600,", "[1_000, 600,"), "SC009", "1_000"),
    Mistake("wrong length", SCHEME, typed(GRANTED, GRANTED.replace(", 20]", "]")), "SC061", "["),
    Mistake(
        "child points",
        SCHEME,
        typed("            points: 4\n", "            points: 3\n"),
        "SC040",
        "10",
        "points: 10\n        children:",
    ),
    Mistake(
        "unknown unit", SCHEME, typed("longhutang, chuangyi]", "longhutan, chuangyi]"), "SC033", "longhutan,"
    ),
    Mistake("tab", SCHEME, typed("        name: 研发经费占", "\t\tname: 研发经费占"), "SC002", "\t"),
    Mistake("full-width colon", SCHEME, typed("short: 研发经费占比", "short：研发经费占比"), "SC003", "："),
    Mistake("unclosed quote", SCHEME, typed('measure: "%"', 'measure: "%'), "SC004", '"%'),
    Mistake(
        "missing target",
        SCHEME,
        without_line("targets: [910, 600"),
        "SC036",
        "applications:",
        "applications:\n",
    ),
    Mistake("empty target", SCHEME, typed(GRANTED, ""), "SC018", ""),
    Mistake(
        "bad rule word",
        SCHEME,
        typed("{max_points: 100%", "{compare: completon, max_points: 100%"),
        "SC015",
        "completon",
    ),
    Mistake("zero target", SCHEME, typed("[5, 3, 3, 5,", "[5, 0, 3, 5,"), "SC038", "0"),
    Mistake("weights", SCHEME, typed("{towns: 70, rubric: 30}", "{towns: 70, rubric: 20}"), "SC043", "{"),
    Mistake("percent in a target", SCHEME, typed("[47.0, 13.5", "[47.0%, 13.5"), "SC019", "47.0%"),
    Mistake("unclosed bracket", SCHEME, typed("19, 10]", "19, 10"), "SC001", "["),
    Mistake("second document", SCHEME, typed("tables:\n", "---\ntables:\n"), "SC010", "---"),
    Mistake("a tag", SCHEME, typed("year: 2017\n", "year: !!int 2017\n"), "SC006", "!!int"),
)
SHAPE = (
    Mistake("mixed encoding", LONG, one_row_in_gbk, "SC104", "2017Q4", "新桥镇),举办"),
    Mistake("NUL", LONG, value("8\0" + "8"), "SC102", "\0"),
    Mistake("measure of another thing", LONG, typed("数值", "数值（吨）"), "SC360", "数值（吨）"),
    Mistake("missing header", LONG, without_line("期间,"), "SC110", "2017Q4"),
    Mistake("short row", LONG, typed(FIRMS, f"2017Q4,{CHUNJIANG},88,"), "SC116", ""),
    Mistake("long row", LONG, typed(FIRMS, FIRMS + "补报,"), "SC117", "示例数据"),
    Mistake("unquoted 1,200", LONG, value("1,200"), "SC118", "1,200"),
    Mistake("cut UTF-16", LONG, cut_utf16, "SC105", "", "-"),
    Mistake("workbook renamed", LONG, workbook, "SC101", ""),
    Mistake("Excel date", LONG, typed(FIRMS, FIRMS.replace("2017Q4", "2017/12/31")), "SC158", "2017/12/31"),
    Mistake(
        "wide sheet without period",
        WIDE,
        without_line("期间,"),
        "SC122",
        "序号",
        "序号",
        "data/2017/目标任务.csv",
    ),
    Mistake("merged unit cell", LONG, typed(FIRMS, FIRMS.replace(CHUNJIANG, "")), "SC156", ","),
    Mistake("broken chain", CHAIN, typed(",71,72,", ",71,73,"), "SC194", "71"),
    Mistake(
        "two values",
        LONG,
        typed(f"{FIRMS}示例数据\n", f"{FIRMS}示例数据\n{FIRMS.replace('88', '89')}\n"),
        "SC192",
        "89",
    ),
    Mistake("unclosed quote in a sheet", LONG, typed(FIRMS, FIRMS.replace("有", '"有')), "SC108", '"有'),
    Mistake("unknown column", LONG, typed("数值", "数植"), "SC112", "数植"),
    Mistake("column without a name", WIDE, typed("奔牛镇,河海街道", ",河海街道"), "SC121", ",河海街道"),
    Mistake("period against file name", WIDE, typed("期间,2017Q1", "期间,2017Q2"), "SC123", "2017Q2"),
)
VALUES = (
    Mistake("underscore", LONG, value("1_000"), "SC167", "1_000"),
    Mistake("nan", LONG, value("nan"), "SC166", "nan"),
    Mistake("#REF!", LONG, value("#REF!"), "SC170", "#REF!"),
    Mistake("########", LONG, value("########"), "SC172", "########"),
    Mistake("full-width letters", LONG, value("８Ｏ"), "SC165", "８Ｏ"),
    Mistake(
        "unknown name",
        LONG,
        typed(FIRMS, FIRMS.replace("高企总数", "高新总数")),
        "SC152",
        "有效期内的高新总数",
    ),
    Mistake("neighbour's name", LONG, typed(FIRMS, FIRMS.replace(CHUNJIANG, "安家镇")), "SC151", "安家镇"),
    Mistake("formula", LONG, value("=D2+D3"), "SC173", "=D2+D3"),
    Mistake("无", LONG, value("无"), "SC174", "无"),
    Mistake("percent of a count", LONG, value("88%"), "SC175", "88%"),
    Mistake("other measure", LONG, typed(",47.6,", ",47.6万元,"), "SC176", "47.6万元"),
    Mistake("mark outside the scale", MARKS, typed(",8.5,", ",85,"), "SC185", "85"),
    Mistake("number in words", LONG, value("八十八"), "SC165", "八十八"),
    Mistake("control byte in a name", LONG, typed(FIRMS, FIRMS.replace("春江", "春\x07江")), "SC107", "\x07"),
    Mistake("unknown status word", STATUS, typed(",74,,", ",74,已核,"), "SC181", "已核"),
    Mistake("status against value", STATUS, typed(",74,,", ",74,未报,"), "SC182", "未报"),
    Mistake("date as a value", LONG, value("8月8日"), "SC171", "8月8日"),
    Mistake("circled digit", LONG, value("8⑧"), "SC168", "8⑧"),
    Mistake("odd comma", LONG, value('"8,8"'), "SC177", '"8,8"'),
    Mistake("value of a heading", LONG, typed(FIRMS, f"2017Q4,{CHUNJIANG},专利,88,"), "SC155", "专利"),
    Mistake("unit of another table", LONG, typed(FIRMS, FIRMS.replace(CHUNJIANG, "全区")), "SC154", "全区"),
    Mistake("unknown judge", MARKS, typed("2017Q4,评委1,", "2017Q4,平委1,"), "SC186", "8.5"),
    Mistake("undeclared mark", LONG, value("……"), "SC179", "……"),
)
FORTY = (*YAML, *SHAPE, *VALUES)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("shipped")
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, place / part)
    return place


def first_difference(before: list[str], after: list[str]) -> int:
    """The number of the first line that is not as it was."""
    changed = [n for n, (old, new) in enumerate(zip(before, after, strict=False), 1) if old != new]
    return changed[0] if changed else min(len(before), len(after)) + 1


def expected_line(mistake: Mistake, before: list[str], after: list[str]) -> int:
    if mistake.told_at == "-":
        return len(after)
    if mistake.told_at:
        first, _, second = mistake.told_at.partition("\n")
        pairs = zip(after, [*after[1:], ""], strict=True)
        return next(n for n, (one, two) in enumerate(pairs, 1) if first in one and second.strip() in two)
    return first_difference(before, after)


def errors_in(printed: str) -> list[str]:
    """The codes of the errors alone: a check tells what is doubtful beside them."""
    return [fault.code for fault in faults_in(printed) if severity(fault.code) == "error"]


def test_there_are_forty_of_the_kinds_asked_for() -> None:
    assert len(YAML) >= 14 and len(SHAPE) >= 14 and len(VALUES) >= 12
    assert len({mistake.name for mistake in FORTY}) == len(FORTY)


@pytest.mark.parametrize("mistake", FORTY, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_place_with_a_cure(mistake: Mistake, shipped: Path) -> None:
    file = shipped / mistake.file
    sound = file.read_bytes()
    before = lines_of(file)
    target = shipped / mistake.renamed if mistake.renamed else file
    try:
        file.unlink()
        target.write_bytes(mistake.edit(sound))
        after = lines_of(target)
        refused = run("evaluate", "--lang", "en", at=shipped, columns=100)
        chinese = run("check", "--lang", "zh", at=shipped, columns=100)
    finally:
        target.unlink()
        file.write_bytes(sound)
    assert (refused.code, refused.out, chinese.code) == (1, "", 1)
    told = {fault.code: fault for fault in reversed(faults_in(refused.err))}
    fault = told[mistake.code]
    assert fault.path == target.relative_to(shipped).as_posix()
    assert errors_in(chinese.out) == errors_in(refused.err)
    assert CURE.search("\n".join(fault.rest))
    assert re.search(r"scorecard why SC\d+", refused.err)
    if mistake.name == "workbook renamed":
        return
    assert fault.line == expected_line(mistake, before, after)
    assert after[fault.line - 1][fault.column - 1 :].startswith(mistake.at)
