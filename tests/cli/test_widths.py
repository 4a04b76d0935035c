"""At every usual width, in both languages: no line wider than the terminal, and no number broken."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from wcwidth import wcswidth

from tests.cli.running import Outcome, run

COLUMNS = (80, 100, 120, 160)
LANGS = ("zh", "en")
FORMS = ("plain", "terminal")
USES = {
    "all": ("evaluate",),
    "towns": ("evaluate", "-t", "towns"),
    "rubric": ("evaluate", "-t", "rubric"),
    "total": ("evaluate", "-t", "overall"),
    "by": ("evaluate", "--by", "专利申请"),
    "check": ("check",),
    "targets": ("check", "--targets"),
    "faults": ("check", "-C", "tests/faults/base", "--config", "tests/faults/SC017-field/config"),
}
POINTER = re.compile(r"-f\s+html")


@cache
def printed(use: str, columns: int, lang: str, form: str) -> Outcome:
    return run(*USES[use], "-f", form, "--lang", lang, columns=columns)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("use", USES)
def test_no_line_is_wider_than_the_terminal(use: str, columns: int, lang: str, form: str) -> None:
    said = printed(use, columns, lang, form)
    assert said.code == (1 if use == "faults" else 0)
    assert [line for line in (said.out + said.err).split("\n") if wcswidth(line) > columns] == []
    assert all(wcswidth(line) >= 0 for line in said.out.split("\n"))


@cache
def data() -> Any:
    return json.loads(run("evaluate", "--format", "json").out)


def printed_numbers(use: str) -> list[str]:
    """The points and totals that this use prints, as the JSON says they are printed."""
    tables = data()["tables"]
    wanted = [t for t in tables if use == "all" or t["id"] == use]
    numbers = [cell["printed"] for t in wanted for row in t["rows"] for cell in row["cells"].values()]
    numbers += [row["printed"] for t in wanted for row in t["rows"]]
    if use in ("all", "total"):
        numbers += [row["printed"] for total in data()["totals"] for row in total["rows"]]
    return [number for number in numbers if number]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", (20, *COLUMNS))
@pytest.mark.parametrize("use", ("all", "towns", "rubric", "total"))
def test_every_printed_number_stands_whole(use: str, columns: int, lang: str, form: str) -> None:
    numbers = printed_numbers(use)
    assert numbers
    out = printed(use, columns, lang, form).out
    standing = re.findall(r"\d+\.\d+|\d+", out)
    lost = {number for number in numbers if number.strip("()（）") not in standing}
    assert lost <= {number for number in numbers if not re.search(r"\d", number)} or POINTER.search(out)


@pytest.mark.parametrize("columns", COLUMNS)
def test_at_usual_widths_nothing_is_left_out(columns: int) -> None:
    out = printed("all", columns, "zh", "plain").out
    for number in printed_numbers("all"):
        assert re.search(rf"(?<![\d.]){re.escape(number.strip('()（）'))}(?![\d.])", out)
