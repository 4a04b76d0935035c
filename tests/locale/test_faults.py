"""What the languages say of kinds of fault: the same kinds, the same gaps, each kind that the package tells."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from scorecard.base.codes import codes, severity
from tests.locale.catalogues import PACKAGE, gaps

FILES = sorted((PACKAGE / "faults").glob("*.toml"))
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
