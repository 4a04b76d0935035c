"""Names that mean something to a spreadsheet, a browser, a terminal or a table: literal in every file, live in none."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import html

from tests.cli.running import run

LONG = "长" * 40
STRANGE = ("=1+1", "<script>alert(1)</script>", "[bold]甲[/]", "乙|丙", LONG, "𬭎㙍𠮷镇", "+86", "@SUM(A1)")
INDICATOR = '=HYPERLINK("http://x","<b>|[red]")'
SCHEME = {
    "title": "示例 <i>&amp;|=1",
    "year": 2026,
    "frequency": "year",
    "units": {f"u{n}": {"name": name} for n, name in enumerate(STRANGE)},
    "tables": {
        "t": {
            "title": "=2+3|<b>",
            "annex": 1,
            "indicators": {
                "a": {"name": INDICATOR, "number": 1, "points": 10, "targets": [10] * len(STRANGE)},
                "b": {"name": "乙项", "number": 2, "points": 10, "targets": [8] * len(STRANGE)},
            },
        }
    },
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("strange")
    (root / "config").mkdir()
    (root / "data").mkdir()
    # JSON is YAML.
    (root / "config/indicators.yaml").write_text(json.dumps(SCHEME, ensure_ascii=False), "utf-8")
    with (root / "data/2026.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["单位", INDICATOR, "乙项"])
        sheet.writerows([name, 5 + n, 7] for n, name in enumerate(STRANGE))
    return root


def asked(project: Path, *words: str) -> None:
    said = run(*words, "-C", str(project), "--lang", "zh", "-q")
    assert said.code == 0, said.err


def texts_of_book(file: Path) -> set[str]:
    """What stands in a workbook; nothing of it is a formula that calls what a name says, or an address."""
    texts = set()
    for page in openpyxl.load_workbook(file):
        for line in page.iter_rows():
            for cell in line:
                assert cell.hyperlink is None
                assert cell.data_type != "f" or not any(
                    word in str(cell.value) for word in ("HYPERLINK", "@SUM", "=1+1", "=2+3")
                )
                texts.add(str(cell.value))
    return texts


def test_they_are_literal_in_all_that_a_report_hands_out(project: Path, tmp_path: Path) -> None:
    asked(project, "report", "-o", str(tmp_path / "out"))
    out = tmp_path / "out"
    word = docx.Document(next(out.glob("*.docx")))
    in_word = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    page = html.fromstring(next(out.glob("*.html")).read_bytes())
    assert [script.get("src") for script in page.iter("script")] == [None]
    in_page = {cell.text_content() for cell in page.iter("td", "th")}
    in_book = texts_of_book(next(out.glob("*.xlsx")))
    for name in STRANGE:
        assert name in in_word and name in in_page and name in in_book, name
    titles = {paragraph.text for paragraph in word.paragraphs}
    assert "=2+3|<b>" in titles and "=2+3|<b>" in in_book
    cards = [docx.Document(file) for file in out.glob("*/*.docx")]
    headed = " ".join(paragraph.text for card in cards for paragraph in card.paragraphs)
    assert len(cards) == len(STRANGE) and all(name in headed.replace("\n", "") for name in STRANGE)


def test_they_are_literal_in_forms_and_come_back_in_them(project: Path, tmp_path: Path) -> None:
    asked(project, "template", "-p", "2026", "--by", "all", "-o", str(tmp_path / "forms"))
    (form,) = (tmp_path / "forms").glob("*.xlsx")
    texts = texts_of_book(form)
    assert [name for name in (*STRANGE, INDICATOR) if name not in texts] == []


def test_a_spreadsheet_takes_none_in_a_csv_for_a_formula(project: Path, tmp_path: Path) -> None:
    asked(project, "evaluate", "-f", "csv", "-o", f"{tmp_path}/")
    cells = [
        cell
        for file in tmp_path.glob("*.csv")
        for row in csv.reader(file.read_text("utf-8-sig").splitlines())
        for cell in row
    ]
    assert [cell for cell in cells if cell[:1] in ("=", "@")] == []
    assert [name for name in STRANGE if not any(name in cell for cell in cells)] == []


@pytest.mark.parametrize("format", ["plain", "markdown", "terminal"])
def test_they_are_literal_as_text(project: Path, format: str) -> None:
    said = run("evaluate", "-f", format, "-C", str(project), "--lang", "zh", columns=400)
    text = said.out.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
    assert said.code == 0
    assert [name for name in STRANGE if name not in text] == []
