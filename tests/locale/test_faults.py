"""What the languages say of kinds of fault: the same kinds, the same gaps, each kind that the package tells."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from scorecard.base.codes import codes, severity
from scorecard.base.message import fill_gaps
from tests.locale.catalogues import CATALOGUES, PACKAGE, entries, extracted, gaps

FILES = sorted((PACKAGE / "faults").glob("*.toml"))
(CHINESE,) = (path for path in CATALOGUES if path.parent.parent.name == "zh_CN")
PARTS = ("title", "message", "cure", "why")


def said(path: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(path.read_text("utf-8"))


ENGLISH = said(PACKAGE / "faults" / "en.toml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_language_tells_the_same_kinds(path: Path) -> None:
    words = said(path)
    assert list(words) == list(ENGLISH)
    examples = {"bad", "good"} if path.stem == "en" else set()
    for code, entry in words.items():
        assert set(PARTS) <= entry.keys() <= {*PARTS, *examples}, code
        assert all(entry[part].strip() for part in PARTS), code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_language_has_the_same_gaps(path: Path) -> None:
    for code, entry in said(path).items():
        for part in ("message", "cure"):
            assert gaps(entry[part]) == gaps(ENGLISH[code][part]), (code, part)


def test_every_kind_that_is_told_has_words_and_every_other_is_none() -> None:
    named = {
        code
        for file in PACKAGE.rglob("*.py")
        if file.name != "codes.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for code in re.findall(r"^SC\d{3}$", node.value)
    }
    assert named == set(codes())


def test_no_kind_weighs_that_there_is_not() -> None:
    text = (PACKAGE / "base" / "codes.py").read_text("utf-8")
    assert {code for code in re.findall(r"\bSC\d{3}\b", text) if severity(code) != "error"} <= set(codes())


COUNTED = (
    "arguments|brackets|cells|characters|columns|decimals|digits|errors|figures|files|groups|indicators|items|judges|"
    "levels|lines|marks|names|numbers|pages|parts|periods|places|points|rows|seats|sheets|shares|tables|targets|times|"
    "units|values|warnings|words|years|are|have|were|stand|belong"
)
_OF_ONE = re.compile(rf"\b1 (?:\w+ )?(?:{COUNTED})\b")
NEVER_NUMBERS = re.compile(
    "a|b|every|figures|frequency|heading|high|indicator|label|low|names?|not_said|of|part|period|ranks|suffix|table|title|"
    "units?|value|what|whole|words|year"
)
"""Gaps that name something: no number stands in them alone."""
ALWAYS_SEVERAL = {
    "the formula has more than {most} numbers, names, operators and functions": "the most there may be",
    "the same in {count} places, also at: {places}{more}": "of a few each is told by itself",
    "{files} files written. Next: scorecard check{place}, then scorecard evaluate{place}": "a scheme and its data",
    "{files} files written. Next: scorecard check{place}; settle in the scheme what is marked “choice”; then scorecard "
    "template{place} -o forms, which writes what is to be filled in": "a scheme and what goes with it",
    "this is the first of {count} tables; all of them, a file for each: -f {format} -o FOLDER/": "else it is not said",
    "Units are ranked inside {count} groups.": "of a few each is told by itself",
    "{times} times as much": "else it is as much",
    "{number} rows": "one is told as a row",
    "more than {number} levels deep": "the most there may be",
    "it unfolds into more than {number} values": "the most there may be",
}
OF_THE_TOOLKIT = ("{nargs}", "{len_type}")
"""Gaps of sentences that the toolkit of the command line says; they speak of options that take several values."""


def wrong_for_one(english: str) -> str | None:
    """What would be said of one as of several, were each number a 1."""
    filled_in = [(gap, "…" if NEVER_NUMBERS.fullmatch(gap) else "1") for gap in gaps(english)]
    found = _OF_ONE.search(fill_gaps(english, filled_in, "en"))
    return found[0] if found else None


@pytest.mark.parametrize("code", ENGLISH)
def test_what_counts_is_right_for_one(code: str) -> None:
    for part in ("message", "cure"):
        english = ENGLISH[code][part]
        assert english in ALWAYS_SEVERAL or wrong_for_one(english) is None, english


def test_what_counts_is_right_for_one_in_every_other_sentence() -> None:
    ones = [entry.english[0] for entry in extracted()]
    asked = [
        one for one in ones if one not in ALWAYS_SEVERAL and not any(gap in one for gap in OF_THE_TOOLKIT)
    ]
    assert {one: wrong_for_one(one) for one in asked if wrong_for_one(one)} == {}


def test_the_words_for_one_and_for_several() -> None:
    english = "{count:# cell is|# cells are} missing"
    assert [fill_gaps(english, [("count", n)], "en") for n in ("0", "1", "2", "1.5")] == [
        "0 cells are missing",
        "1 cell is missing",
        "2 cells are missing",
        "1.5 cells are missing",
    ]
    assert wrong_for_one("{count} cells missing") == "1 cells" and wrong_for_one(english) is None


def test_no_blank_stands_between_a_full_width_mark_and_chinese() -> None:
    marks = "，。；：、！？（）《》“”"
    blank = re.compile(f"[{marks}] +[\u4e00-\u9fff{marks}]|[\u4e00-\u9fff] +[{marks}]")
    texts = [text for texts in entries(CHINESE).values() for text in texts]
    texts += [text for entry in said(PACKAGE / "faults" / "zh_CN.toml").values() for text in entry.values()]
    # In a gap it says what is left out.
    assert [text for text in texts if blank.search(re.sub(r"\{[^{}]*\}", "x", text))] == []


def test_what_is_told_in_two_measures_is_followed_by_no_blank() -> None:
    message = said(PACKAGE / "faults" / "zh_CN.toml")["SC519"]["message"]
    gaps = {"indicator": "机构", "measure": "个"}
    assert fill_gaps(message, [*gaps.items(), ("text", "4.5")], "zh") == "“机构”按个计，4.5 不是整数"
    told = [*gaps.items(), ("text", "0.12百个（1.2个）")]
    assert fill_gaps(message, told, "zh") == "“机构”按个计，0.12百个（1.2个）不是整数"
