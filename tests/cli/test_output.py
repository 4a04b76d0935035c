"""Files are written whole, in the format of their suffix; what cannot be written is told."""

from __future__ import annotations

import codecs
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from scorecard.cli import pages
from scorecard.cli.output import write_whole
from tests.cli.running import ROOT, run

STARTS = {
    "成绩单.csv": codecs.BOM_UTF8,
    "成绩单.html": b"<!DOCTYPE html>",
    "成绩单.htm": b"<!DOCTYPE html>",
    "成绩单.md": b"#",
    "成绩单.json": b"{",
    "成绩单.txt": b" ",
    "成绩单.CSV": codecs.BOM_UTF8,
}


@pytest.mark.parametrize(("name", "start"), STARTS.items())
def test_the_suffix_decides_the_format(name: str, start: bytes, tmp_path: Path) -> None:
    said = run("evaluate", "-o", str(tmp_path / name), "-q")
    assert (said.code, said.out) == (0, "")
    written = (tmp_path / name).read_bytes()
    assert written.lower().startswith(start.lower())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_csv_on_stdout_has_no_byte_order_mark() -> None:
    assert run("evaluate", "-f", "csv").out.startswith("名次,")


def test_a_format_that_is_said_goes_before_the_suffix(tmp_path: Path) -> None:
    assert run("evaluate", "-f", "json", "-o", str(tmp_path / "a.txt")).code == 0
    assert json.loads((tmp_path / "a.txt").read_text(encoding="utf-8"))["period"] == "2017Q4"


@pytest.mark.parametrize("name", ["a.doc", "a.xyz", "a", "a.csv.bak"])
def test_an_unknown_suffix_is_refused(name: str, tmp_path: Path) -> None:
    said = run("evaluate", "-o", str(tmp_path / name))
    assert said.code == 2
    assert name in said.err and ".csv" in said.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [("evaluate",), ("check",), ("check", "--targets")])
def test_every_command_writes_csv_with_a_mark(command: tuple[str, ...], tmp_path: Path) -> None:
    assert run(*command, "-o", str(tmp_path / "a.csv")).code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(codecs.BOM_UTF8)


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    try:
        link.symlink_to(file.name)
    except OSError:
        pytest.skip("no links here")
    assert run("evaluate", "-o", str(link)).code == 0
    assert link.is_symlink() and file.read_bytes().startswith(codecs.BOM_UTF8)
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    said = run("evaluate", "-o", str(file), "--lang", "zh")
    assert said.code == 1 and "写不了" in said.err and "Traceback" not in said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "typed",
    ["evaluate -p 2017Q4 -q --lang zh", "--help", "gap --help", "--version", "completion bash", "why"],
)
def test_stdout_on_a_full_disk_is_told(typed: str) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "scorecard", *typed.split()]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1 and "stdout" in said and "No space left" in said and "SCORECARD" not in said


@pytest.mark.parametrize("command", ["evaluate", "diff", "check"])
def test_an_output_without_a_name_is_wrong_usage(command: str) -> None:
    said = run(command, "-o", "", columns=300)
    assert said.code == 2 and "-o 后面是空的，请写文件或文件夹" in said.err


def test_no_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    for lang, words in (("zh", "没有权限"), ("en", "no permission")):
        said = run("evaluate", "-o", str(tmp_path / "a.csv"), "--lang", lang, columns=300)
        assert said.code == 1 and words in said.err
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    said = run("evaluate", "-o", str(tmp_path / "nowhere" / "a.csv"), "--lang", "en", columns=300)
    assert said.code == 1 and "there is no such folder" in said.err


def test_a_refused_run_writes_nothing(tmp_path: Path) -> None:
    bad = ("-C", "tests/faults/base", "--config", "tests/faults/SC031-same-name/config")
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    assert run("evaluate", *bad, "-o", str(file)).code == 1
    assert file.read_bytes() == b"old"


def test_what_is_written_in_pieces_is_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(file, pieces())
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert file.read_bytes() == b"old"
    write_whole(file, iter([b"n", b"ew"]))
    assert file.read_bytes() == b"new"


def test_a_page_says_what_it_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, few, said = tmp_path / "whole.md", tmp_path / "few.md", "At most the first 3 units"
    run("evaluate", "-o", str(whole), "--lang", "en")
    monkeypatch.setattr(pages, "MOST_UNITS", 3)
    run("evaluate", "-o", str(few), "--lang", "en")
    run("evaluate", "-o", str(tmp_path / "all.csv"), "--lang", "en")
    assert said not in whole.read_text("utf-8") and said in few.read_text("utf-8")
    assert few.read_text("utf-8").count("\n|") < whole.read_text("utf-8").count("\n|")
    assert len((tmp_path / "all.csv").read_text("utf-8").splitlines()) > 4


def test_a_workbook_of_very_many_figures_says_that_it_does_not_work_them_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, few = tmp_path / "whole.xlsx", tmp_path / "few.xlsx"
    run("evaluate", "-o", str(whole), "--lang", "en")
    monkeypatch.setattr(pages, "MOST_WORKED_OUT", 100)
    run("evaluate", "-o", str(few), "--lang", "en")
    books = [openpyxl.load_workbook(file) for file in (whole, few)]
    assert [any(name.startswith("Calculation") for name in book.sheetnames) for book in books] == [
        True,
        False,
    ]
    said = "The sheets that work figures out anew are left out"
    texts = [str([cell.value for sheet in book for row in sheet for cell in row]) for book in books]
    assert [said in text for text in texts] == [False, True]
