"""`report`: one folder with all that leaves an office, or nothing."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pytest

from scorecard.cli import output
from scorecard.model.board import Board
from scorecard.seal import standing
from scorecard.study.note import Note
from tests.cli.running import run

BASE = "tests/faults/base"


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_writes_circular_workbook_page_and_a_card_for_each_unit(tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = run("report", "-p", "2017Q4", "-o", f"{out}/")
    assert (said.code, said.out) == (0, "")
    names = written(out)
    assert {"工作簿-2017Q4.xlsx", "网页-2017Q4.html", "通报-2017Q4.docx"} <= set(names)
    assert "各单位-2017Q4/春江镇.docx" in names and len(names) == 15
    told = "".join(line.strip() for line in said.err.split("\n"))
    assert all(Path(name).name in told for name in names)
    ranking = docx.Document(out / "通报-2017Q4.docx").tables[0]
    totals = {row.cells[2].text: row.cells[3].text for row in ranking.rows[1:]}
    page = (out / "网页-2017Q4.html").read_text("utf-8")
    book = openpyxl.load_workbook(out / "工作簿-2017Q4.xlsx").worksheets[0]
    held = [cell for line in book.iter_rows(values_only=True) for cell in line if isinstance(cell, float)]
    for unit, total in totals.items():
        bare = total.strip("（）")
        assert total in page and any(f"{value:.2f}" == bare for value in held)
        card = docx.Document(out / f"各单位-2017Q4/{unit}.docx")
        assert any(bare in cell.text for row in card.tables[0].rows for cell in row.cells)


def test_it_is_in_the_language_asked_for_and_the_same_each_time(tmp_path: Path) -> None:
    words = ("report", "-C", BASE, "-p", "2017Q4", "--lang", "en", "-o", str(tmp_path / "out"))
    assert run(*words).code == 0
    first = {name: (tmp_path / "out" / name).read_bytes() for name in written(tmp_path / "out")}
    assert {"Circular-2017Q4.docx", "Workbook-2017Q4.xlsx", "Page-2017Q4.html"} <= set(first)
    again = run(*words)
    assert again.code == 0 and re.search(r"\d+ files written", again.err)
    assert first == {name: (tmp_path / "out" / name).read_bytes() for name in written(tmp_path / "out")}


def test_the_circular_alone_goes_into_the_office_s_own_document(tmp_path: Path) -> None:
    own, out = tmp_path / "red.docx", tmp_path / "out"
    word = docx.Document()
    word.add_paragraph("某局文件")
    word.save(own)
    words = ("report", "-C", BASE, "-p", "2017Q4", "--lang", "zh", "-o", str(out))
    assert run(*words, "--template", str(own)).code == 0
    heads = {
        name: docx.Document(out / name).paragraphs[0].text for name in written(out) if name.endswith("docx")
    }
    assert [name for name, head in heads.items() if head == "某局文件"] == ["通报-2017Q4.docx"]
    assert run(*words, "--template", str(tmp_path / "none.docx")).code == 2


def test_what_is_not_ours_stays_and_nothing_else_is_written(tmp_path: Path) -> None:
    theirs = tmp_path / "通报-2017Q4.docx"
    theirs.write_bytes(b"not ours")
    words = ("report", "-C", BASE, "-p", "2017Q4", "--lang", "zh", "-o", str(tmp_path))
    said = run(*words)
    assert said.code == 2 and "通报-2017Q4.docx" in said.err
    assert written(tmp_path) == [theirs.name] and theirs.read_bytes() == b"not ours"
    assert run(*words, "--force").code == 0 and theirs.read_bytes() != b"not ours"


@pytest.mark.parametrize("lacking", ["docx", "xlsxwriter"])
def test_without_a_package_one_line_says_what_to_install(
    lacking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "find_spec", lambda name: None if name == lacking else object())
    said = run("report", "-C", BASE, "-o", str(tmp_path / "out"))
    assert said.code == 2 and said.err.count("\n") == 1 and "pip install" in said.err
    assert not (tmp_path / "out").exists()


def test_without_a_folder_it_is_wrong_usage() -> None:
    said = run("report", "-C", BASE, locale="en_GB.UTF-8")
    assert said.code == 2 and "-o" in said.err


def test_whether_the_period_is_sealed_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, ask = [], standing.seal_note

    def counted(root: Path, board: Board) -> Note:
        asked.append(board.period)
        return ask(root, board)

    monkeypatch.setattr("scorecard.seal.standing.seal_note", counted)
    assert run("report", "-C", BASE, "-p", "2017Q4", "-o", str(tmp_path / "out")).code == 0
    assert len(asked) == 1
