"""From a notice in Word to a sealed circular, through the command line alone, as an office does it once a quarter."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
import pytest

from tests.cli.running import Outcome, run
from tests.quarter import office
from tests.quarter.office import PERIOD, TOWNS, WORDS

pytestmark = pytest.mark.long

LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}

TOLD = {
    "zh": (
        "data/2017Q2·区科技局.xlsx 表“填报表” 第57行 G列: 错误[SC165] “约800”不是数",
        "改法：只填数；说明写进备注列",
        "data/2017Q2·区科技局.xlsx 表“填报表” 第99行 G列: 错误[SC171] “2017-02-03”是日期或时间，不是数",
        "改法：把这一格设成“常规”或“文本”再填原来的数",
        "共 2 个错误，涉及 1 个文件。说明：scorecard why SC165",
    ),
    "en": (
        'data/2017Q2·区科技局.xlsx sheet “Form” row 57, column G: error[SC165] "约800" is not a number',
        "cure: give a number; remarks belong under note (备注)",
        'data/2017Q2·区科技局.xlsx sheet “Form” row 99, column G: error[SC171] "2017-02-03" is a date or a time, not a number',
        "cure: format the cell as General or Text and type the number again",
        "2 errors in 1 file. More: scorecard why SC165",
    ),
}
PASSED = {
    "zh": "通过：2017Q2 方案与数据无误，应报项齐全。\n",
    "en": "passed: 2017Q2, scheme and data are sound and complete.\n",
}


class Desk(NamedTuple):
    """The folder of an office, and the language of its machine."""

    place: Path
    lang: str

    def run(self, *args: str, code: int = 0) -> Outcome:
        done = run(*args, at=self.place, columns=160, locale=LOCALES[self.lang])
        assert done.code == code, done
        return done


@pytest.fixture(scope="module", params=["zh", "en"])
def quarter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The quarter, up to its papers and its seal; each step is held to what it says."""
    desk = Desk(tmp_path_factory.mktemp("quarter"), request.param)
    words = WORDS[desk.lang]
    office.draw_notice(desk.place, desk.lang)
    made = desk.run("init", "--from", words.notice)
    assert "没有读懂" not in made.out and "left to you" not in made.out and "scorecard template" in made.out
    assert desk.run("check").out.count("[SC") == 1
    office.declare_rules(desk.place, desk.lang)
    assert desk.run("check").out.count("[SC") == 1

    desk.run("template", "-p", PERIOD, "-o", words.forms)
    forms = sorted(path.name for path in (desk.place / words.forms).iterdir())
    assert forms == ["2017Q2·区科技局.xlsx", "2017Q2·统计部门.xlsx"]

    office.fill_forms(desk.place, desk.lang, office.MISTAKES)
    wrong = desk.run("check", "-p", PERIOD, code=1)
    assert wrong.out.count("[SC") == 2
    for told in TOLD[desk.lang]:
        assert told in wrong.out
    office.mend_forms(desk.place)
    assert desk.run("check").out == PASSED[desk.lang]

    desk.run("report", "-o", words.papers)
    desk.run("publish", PERIOD)
    desk.run("verify")
    return desk


def board(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(desk.run("evaluate", "-p", PERIOD, "-f", "json").out)
    return found


POINTS = (10, 10, 10, 10, 10, 3, 3, 4, 10, 5, 0, 5, 10, 5, 5)


def by_hand(n: int) -> Fraction:
    """The points of a town, in exact fractions: what it sent in against half of its target, or all of a level or share."""
    earned = Fraction(0)
    due = 0
    for (name, targets), points in zip(office.LINES, POINTS, strict=True):
        if targets[n] == "--":
            continue
        whole = "比重" in name or "总数" in name
        target = Fraction(targets[n].rstrip("%")) * (1 if whole else Fraction(1, 2))
        sent = Fraction(str(office.figure(name, n, targets[n])))
        earned += points * min(sent / target, Fraction(6, 5) if "科普活动" in name else 1)
        due += points
    return earned * 100 / due


def printed(total: Fraction) -> str:
    exact = Decimal(total.numerator) / Decimal(total.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_totals_and_ranks_are_those_by_hand(quarter: Desk) -> None:
    (table,) = board(quarter)["tables"]
    wanted = {name: by_hand(n) for n, name in enumerate(TOWNS)}
    assert [row["printed"] for row in table["rows"]] == [printed(total) for total in wanted.values()]
    for row, total in zip(table["rows"], wanted.values(), strict=True):
        assert row["total"] == pytest.approx(float(total), abs=1e-12)
        better = sum(Decimal(printed(other)) > Decimal(printed(total)) for other in wanted.values())
        assert row["rank"] == 1 + better


def rows_of_docx(path: Path) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells] for table in docx.Document(str(path)).tables for row in table.rows
    ]


def rows_of_workbook(path: Path) -> list[list[str]]:
    sheets = openpyxl.load_workbook(path, data_only=True)
    return [
        [f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row if cell is not None]
        for sheet in sheets
        for row in sheet.iter_rows(values_only=True)
    ]


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def rows_of_page(path: Path) -> list[list[str]]:
    reader = _Rows()
    reader.feed(path.read_text(encoding="utf-8"))
    return [[cell.strip() for cell in row] for row in reader.rows]


READERS = {".docx": rows_of_docx, ".xlsx": rows_of_workbook, ".html": rows_of_page}


@pytest.mark.parametrize("suffix", READERS)
def test_every_paper_ranks_as_the_json_does(suffix: str, quarter: Desk) -> None:
    (table,) = board(quarter)["tables"]
    (path,) = (quarter.place / WORDS[quarter.lang].papers).glob(f"*{suffix}")
    rows = READERS[suffix](path)
    for row in table["rows"]:
        name, rank, total = row["name"], str(row["rank"]), row["printed"]
        short = name.partition("（")[2].rstrip("）") or name.partition("(")[2].rstrip(")") or name
        of_unit = [cells for cells in rows if short in cells or name in cells]
        assert any(rank in cells and total in cells for cells in of_unit), (short, rank, total, of_unit[:3])


def test_every_figure_sent_in_is_the_json_s(quarter: Desk) -> None:
    (table,) = board(quarter)["tables"]
    ids = [row["id"] for row in table["indicators"] if row["id"] in table["rows"][0]["cells"]]
    assert len(ids) == len(office.LINES)
    for n, row in enumerate(table["rows"]):
        for id, (name, targets) in zip(ids, office.LINES, strict=True):
            cell = row["cells"][id]
            assessed = targets[n] != "--"
            assert cell["actual"] == (office.figure(name, n, targets[n]) if assessed else None)
            assert cell["target"] == (float(targets[n].rstrip("%")) if assessed else None)


def test_there_is_a_card_for_each_town(quarter: Desk) -> None:
    papers = quarter.place / WORDS[quarter.lang].papers
    cards = {path.stem for path in papers.rglob("*.docx") if path.parent != papers}
    assert cards == set(TOWNS)


def test_what_is_changed_after_the_seal_is_told(quarter: Desk) -> None:
    path = quarter.place / "data" / "2017Q2·统计部门.xlsx"
    before = path.read_bytes()
    clerk = office.Clerk(path)
    clerk.fill("春江镇", "高新技术产业产值占规上工业产值比重", 40.0)
    clerk.send(path.parent)
    told = quarter.run("verify", code=1).out
    assert "春江镇" in told and "40" in told
    path.write_bytes(before)
    assert quarter.run("verify").code == 0
