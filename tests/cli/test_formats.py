"""A format that is no text, added to the list: it gets numbers as numbers and writes bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard.render.formats import FORMATS
from tests.cli.made_up import SHEET
from tests.cli.running import ROOT, Bytes, environment, run
from tests.whatif.projects import write

BASE = str(ROOT / "tests" / "faults" / "base")


def with_sheets(*args: str, at: Path, stdout: int = subprocess.PIPE) -> Bytes:
    """Run the command line with the made-up format among its formats."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.made_up", *args],
        cwd=at,
        env=environment({"LANG": "en_GB.UTF-8", "COLUMNS": "200"}),
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
    )
    return Bytes(done.returncode, done.stdout or b"", done.stderr)


def tables(sheet: bytes) -> list[dict[str, list[list[object]]]]:
    assert sheet.startswith(SHEET.mark)
    return json.loads(sheet.removeprefix(SHEET.mark))


def test_a_file_of_its_suffix_holds_numbers_as_numbers(tmp_path: Path) -> None:
    done = with_sheets("evaluate", "-p", "2017Q4", "-C", str(ROOT), "-o", "results.sheet", at=tmp_path)
    assert (done.code, done.out) == (0, b"")
    first, *_ = tables((tmp_path / "results.sheet").read_bytes())
    assert ["total", "number", 2, False] in first["columns"]
    where = [column[0] for column in first["columns"]].index("total")
    totals = [row[where] for row in first["rows"]]
    assert all(isinstance(total, float) for total in totals[:-1])
    # Unrounded, and one of which only a part is known.
    assert any(total != round(total, 2) for total in totals[:-1])
    assert totals[-1][0] == "Partial" and isinstance(totals[-1][1], float)


def test_growth_is_a_number_with_its_sign_said(tmp_path: Path) -> None:
    assert with_sheets("trend", "-C", str(ROOT), "-o", "t.sheet", at=tmp_path).code == 0
    columns = tables((tmp_path / "t.sheet").read_bytes())[0]["columns"]
    assert any(signed for _, kind, _, signed in columns if kind != "text")


def test_it_is_named_with_f_and_goes_into_a_pipe_byte_by_byte(tmp_path: Path) -> None:
    done = with_sheets("check", "-f", "sheet", "-C", BASE, at=tmp_path)
    assert done.code == 0 and tables(done.out)
    assert b"sheet" in with_sheets("check", "--help", at=tmp_path).out


def test_it_is_replaced_where_it_shows_our_mark(tmp_path: Path) -> None:
    words = ("check", "-C", BASE, "-o", "a.sheet", "--lang", "en")
    (tmp_path / "a.sheet").write_bytes(b"another program's")
    assert with_sheets(*words, at=tmp_path).code == 2
    assert with_sheets(*words, "--force", at=tmp_path).code == 0
    assert b"in place of the file" in with_sheets(*words, at=tmp_path).err


def test_a_terminal_is_no_place_for_it(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="a terminal of POSIX")
    ours, theirs = pty.openpty()
    done = with_sheets("check", "-f", "sheet", "-C", BASE, at=tmp_path, stdout=theirs)
    os.close(theirs)
    os.close(ours)
    assert done.code == 2 and b"sheet is no text for a terminal; write it to a file with -o" in done.err


def test_every_format_is_declared_once() -> None:
    names = [format.name for format in FORMATS]
    suffixes = [suffix for format in FORMATS for suffix in format.suffixes]
    assert len(set(names)) == len(names) and len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("form", ["plain", "html"])
def test_a_pace_that_does_not_end_is_printed_in_brief(tmp_path: Path, form: str) -> None:
    """By February two twelfths of the year's targets are due."""
    scheme = """
title: 考核
year: 2017
frequency: month
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables: {表: {title: 表, indicators: {产值: {name: 产值, number: 1, targets: 30}, 专利: {name: 专利, number: 2, targets: 3}}}}
"""
    sent = "期间,单位,指标,数值\n" + "".join(
        f"2017-02,{unit},{row},2\n" for unit in ("甲镇", "乙镇") for row in ("产值", "专利")
    )
    said = run("evaluate", "-f", form, "-q", at=write(tmp_path, scheme, sent))
    assert "16.6667%" in said.out
    assert "16.666666" not in said.out
