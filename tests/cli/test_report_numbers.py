"""Every number of the files that leave an office is the JSON's, rounded as declared: the files are opened and read back."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
import pytest
from lxml import html

from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from tests.cli.running import ROOT, run

pytestmark = pytest.mark.long

Row = list[str]
PERIOD, BEFORE = "2017Q4", "2016Q4"
SHORT = {
    unit.id: unit.short
    for unit in load_scheme(
        Source("indicators.yaml", (ROOT / "config/indicators.yaml").read_bytes())
    ).scheme.units
}
_FORMAT = re.compile(r"0(\.0+)?(%?)")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


class Files(NamedTuple):
    """What was written in one language, and the JSON of the period and of the one before."""

    rows: dict[str, list[Row]]
    below: set[str]
    cards: dict[str, list[Row]]
    now: dict[str, Any]
    then: dict[str, Any]


def rounded(value: float, decimals: int, sign: str = "") -> str:
    """A number in print: half-up on its decimals."""
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact:{sign}f}"


def percent(value: float, decimals: int = 2) -> str:
    return rounded(float(Decimal(repr(value)) * 100), decimals) + "%"


def brief(value: float) -> str:
    return f"{Decimal(repr(value)).normalize():f}"


def bare(text: str) -> str:
    """A text without the brackets of what is incomplete and the marks beside colours."""
    return text.strip().strip("（）()").removesuffix(" √").removesuffix(" ×")


def word_rows(file: Path) -> list[Row]:
    return [
        [bare(cell.text) for cell in row.cells] for table in docx.Document(file).tables for row in table.rows
    ]


def shown(cell: Any) -> str:
    """A cell of a workbook as its format shows it."""
    if not isinstance(cell.value, int | float):
        return bare(str(cell.value or ""))
    sections = cell.number_format.split(";")
    signed = sections[1] if cell.value < 0 and sections[1:] else sections[0]
    if cell.number_format == "General":
        return brief(float(cell.value))
    decimals, rate = _FORMAT.search(signed).groups()
    value = float(Decimal(repr(abs(cell.value))) * 100) if rate else abs(float(cell.value))
    text = _FORMAT.sub(rounded(value, len(decimals or ".") - 1) + rate, signed, count=1)
    return bare(text.replace('"', ""))


def book_rows(file: Path) -> list[Row]:
    """The sheets that are read; those that are worked out have tests of their own."""
    sheets = [
        page
        for page in openpyxl.load_workbook(file)
        if not any(cell.data_type == "f" for line in page.iter_rows() for cell in line)
    ]
    return [[shown(cell) for cell in line] for page in sheets for line in page.iter_rows()]


def page_rows(file: Path) -> tuple[list[Row], set[str]]:
    """The rows of all tables, and what stands small below the points."""
    page = html.fromstring(file.read_bytes())
    below = {small.text_content().strip() for small in page.iterfind(".//td/small")}
    for small in page.xpath("//td/small | //td/svg"):
        small.getparent().remove(small)
    tables = page.xpath("//section[not(contains(@class, 'workings'))]//table")
    return [
        [bare(cell.text_content()) for cell in row] for table in tables for row in table.iterfind(".//tr")
    ], below


def csv_rows(folder: Path) -> list[Row]:
    return [
        row
        for file in sorted(folder.iterdir())
        for row in csv.reader(file.read_text("utf-8-sig").splitlines())
    ]


@pytest.fixture(scope="module", params=["zh", "en"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    lang, out = request.param, tmp_path_factory.mktemp("out")
    assert run("report", "-p", PERIOD, "--lang", lang, "-o", str(out), "-q").code == 0
    tables = tmp_path_factory.mktemp("csv")
    assert run("evaluate", "-p", PERIOD, "--lang", lang, "-f", "csv", "-o", f"{tables}/", "-q").code == 0
    of_page, below = page_rows(next(out.glob("*.html")))
    rows = {
        "docx": word_rows(next(out.glob("*.docx"))),
        "xlsx": book_rows(next(out.glob("*.xlsx"))),
        "html": of_page,
        "csv": csv_rows(tables),
    }
    cards = {file.stem: word_rows(file) for file in out.glob("*/*.docx")}
    now, then = (json.loads(run("evaluate", "-p", when, "-f", "json").out) for when in (PERIOD, BEFORE))
    return Files(rows, below, cards, now, then)


def numbers(row: Row) -> Row:
    """The numbers that are whole cells of a row."""
    return [cell for cell in row if _NUMBER.fullmatch(cell)]


def rows_of(rows: list[Row], name: str) -> Iterator[Row]:
    """What stands behind a name, in each row that has it as a cell."""
    for row in rows:
        if name in row:
            yield row[row.index(name) + 1 :]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "csv"])
def test_points_totals_and_ranks_of_each_table_are_those_of_the_json(files: Files, kind: str) -> None:
    rows = files.rows[kind]
    for table in files.now["tables"][1:]:
        for unit in table["rows"]:
            points = [cell["printed"] for cell in unit["cells"].values() if cell["points"] is not None]
            assert points == [
                rounded(cell["points"], 2) for cell in unit["cells"].values() if cell["points"] is not None
            ]
            expected = [*points, bare(unit["printed"])]
            found = [row for row in rows_of(rows, SHORT[unit["unit"]]) if numbers(row) == expected]
            assert len(found) == 1, (kind, unit["unit"], expected)
            if unit["rank"] is not None:
                assert [brief(unit["rank"]), SHORT[unit["unit"]], *found[0]] in rows


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "csv"])
def test_the_ranking_is_that_of_the_json(files: Files, kind: str) -> None:
    before = {row["unit"]: row["total"] for row in files.then["totals"][0]["rows"]}
    towns = {row["unit"]: row["cells"].values() for row in files.now["tables"][1]["rows"]}
    for row in files.now["totals"][0]["rows"]:
        lines = [line for line in files.rows[kind] if SHORT[row["unit"]] in line]
        line = next(line for line in lines if bare(row["printed"]) in line)
        scored = [cell for cell in towns[row["unit"]] if cell["points"] is not None and cell["target"]]
        met = [str(sum(cell["met"] for cell in scored)), str(len(scored))]
        assert met == line[4:6] if kind == "csv" else "/".join(met) in line
        if row["rank"] is None:
            continue
        assert row["printed"] == rounded(row["total"], 2) and line[0] == brief(row["rank"])
        if kind != "csv":
            assert set(rounded(part, 2) for part in row["parts"].values()) <= set(line)
            assert rounded(row["total"] - before[row["unit"]], 2, "+") in line


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "csv"])
def test_the_table_of_the_whole_district_is_that_of_the_json(files: Files, kind: str) -> None:
    (whole,) = files.now["tables"][0]["rows"]
    found = [numbers(row) for row in files.rows[kind]]
    for cell in whole["cells"].values():
        expected = [
            cell["target_printed"].removesuffix("%"),
            brief(cell["actual"]),
            percent(cell["completion"]),
            *([cell["printed"]] if cell["points"] is not None else []),
        ]
        assert any(row[-len(expected) :] == expected for row in found), (kind, expected)


def test_below_the_points_of_the_page_stand_the_actual_and_what_is_due(files: Files) -> None:
    cells = [cell for row in files.now["tables"][1]["rows"] for cell in row["cells"].values()]
    reported = [cell for cell in cells if cell["points"] is not None]
    assert {f"{brief(cell['actual'])}/{brief(cell['due'])}" for cell in reported} <= files.below


def test_machines_get_the_actuals_and_completions_of_the_json(files: Files) -> None:
    for unit in files.now["tables"][1]["rows"]:
        lines = [numbers(row) for row in rows_of(files.rows["csv"], SHORT[unit["unit"]])]
        cells = unit["cells"].values()
        assert [brief(cell["actual"]) for cell in cells if cell["actual"] is not None] in lines
        assert [percent(cell["completion"]) for cell in cells if cell["completion"] is not None] in lines


def test_the_card_of_each_unit_has_the_numbers_of_the_json(files: Files) -> None:
    assert set(files.cards) >= {SHORT[row["unit"]] for row in files.now["tables"][1]["rows"]}
    for table in files.now["tables"][1:]:
        for unit in table["rows"]:
            rows = [numbers(row) for row in files.cards[SHORT[unit["unit"]]]]
            for cell in unit["cells"].values():
                if cell["counted"] is None:
                    continue
                measured = [cell["target_printed"], percent(cell["progress"])] if cell["target"] else []
                expected = [brief(cell["actual"]), *measured, rounded(cell["counted"], 2)]
                assert any(expected == row[k : k + len(expected)] for row in rows for k in (0, 1)), (
                    unit["unit"],
                    expected,
                )
            assert any(bare(unit["printed"]) in row for row in rows)
