"""Results as Word documents, from every command that prints, and within an office's own."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from scorecard.cli import output
from tests.cli.running import ROOT, run
from tests.cli.test_workbooks import PRINTING

CELL_TEXTS = tuple[str, ...]


def rows(file: Path) -> list[CELL_TEXTS]:
    return [
        tuple(cell.text for cell in row.cells) for table in docx.Document(file).tables for row in table.rows
    ]


@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_what_a_command_prints_it_writes_for_word(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "results.docx"
    assert run(*words, "-o", str(file)).code == 0
    first = file.read_bytes()
    assert rows(file)
    assert run(*words, "-o", str(file)).code == 0
    assert file.read_bytes() == first


def test_totals_and_points_are_those_of_the_json_as_printed(tmp_path: Path) -> None:
    file = tmp_path / "circular.docx"
    assert run("evaluate", "-p", "2017Q4", "-o", str(file)).code == 0
    whole = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json").out)
    drawn = [
        [tuple(cell.text for cell in row.cells) for row in table.rows] for table in docx.Document(file).tables
    ]
    totals = {line[0]: line for line in drawn[0]}
    for row in whole["totals"][0]["rows"]:
        if row["rank"] is not None:
            assert row["printed"] in totals[str(row["rank"])]
    for table, lines in zip(whole["tables"][1:], drawn[2:], strict=True):
        ranked = {line[0]: line for line in lines}
        for unit in table["rows"]:
            if unit["rank"] is not None:
                points = [cell["printed"] for cell in unit["cells"].values() if cell["points"] is not None]
                shown = ranked[str(unit["rank"])]
                assert shown[-1] == unit["printed"]
                assert [text for text in shown[2:-1] if text[0].isdigit()] == points


def test_without_the_package_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "find_spec", lambda name: None)
    said = run("evaluate", "-o", str(tmp_path / "results.docx"), "--lang", "zh")
    assert (said.code, said.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "results.docx" in said.err and said.err.endswith("pip install 'scorecard-kaohe[docx]'\n")
    assert said.err.count("\n") == 1


def test_what_another_program_saved_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "results.docx"
    words = ("check", "--targets", "-o", str(file))
    assert run(*words).code == 0
    docx.Document(file).save(file)
    assert run(*words).code == 2
    assert run(*words, "--force").code == 0


def test_it_is_written_into_an_office_s_own_document(tmp_path: Path) -> None:
    own, file = tmp_path / "red.docx", tmp_path / "out.docx"
    word = docx.Document()
    for text in ("某局文件", "{{正文}}", "抄送：某办。"):
        word.add_paragraph(text)
    word.save(own)
    before = own.read_bytes()
    assert run("evaluate", "--template", str(own), "-o", str(file)).code == 0
    said = [paragraph.text for paragraph in docx.Document(file).paragraphs]
    assert said[0] == "某局文件" and said[-1] == "抄送：某办。" and len(said) > 10
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    ("template", "out", "why"),
    [
        ("red.docx", "out.html", "of docx alone"),
        ("red.docx", "out.docx", "no Word document"),
        ("none.docx", "out.docx", "there is no such file"),
        (".", "out.docx", "no Word document"),
    ],
)
def test_what_cannot_be_written_into_is_refused_in_a_line(
    template: str, out: str, why: str, tmp_path: Path
) -> None:
    (tmp_path / "red.docx").write_text("no zip")
    words = ("evaluate", "--template", template, "-o", out, "-C", str(ROOT))
    said = run(*words, at=tmp_path, locale="en_GB.UTF-8")
    assert said.code == 2 and why in said.err and not (tmp_path / out).exists()
