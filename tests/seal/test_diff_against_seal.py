"""A period against its own seal: what was sealed, what the files say now, and why it changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorecard.cli import main

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str) -> str:
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    place = tmp_path / "考核"
    for folder in ("config", "data"):
        shutil.copytree(ROOT / folder, place / folder)
    run("publish", "2017Q4", "--with-gaps", "--date", "2018-01-25", "-C", str(place), "--lang", "zh")
    correction = (
        "期间,单位,指标,数值,来源,原值,原因,签批人,日期\n"
        "2017Q4,三井街道,专利申请,1000,示例数据,1631,复核：重复申报,区督查室,2018-02-20\n"
    )
    (place / "data" / "2017Q4-发布后更正.csv").write_text(correction, encoding="utf-8")
    return place


def diff(place: Path, *words: str) -> dict:
    return json.loads(run("diff", "-p", "2017Q4", "-C", str(place), "-f", "json", "-q", *words))


def test_a_correction_after_the_seal_is_the_whole_change(sealed):
    found = diff(sealed, "--against", str(sealed / "published" / "2017Q4.json"))
    towns = next(table for table in found["tables"] if table["id"] == "towns")
    rows = {row["unit"]: row for row in towns["rows"]}
    cell = rows["sanjing"]["cells"]["applications"]
    assert (cell["actual"]["then"], cell["actual"]["now"]) == (1631, 1000)
    assert cell["points"]["change"] == pytest.approx(3 * 1000 / 1600 - 3)
    because = rows["sanjing"]["because"]
    assert because["actual"] == pytest.approx(rows["sanjing"]["total"]["change"])
    assert all(row["total"]["change"] == 0 for unit, row in rows.items() if unit not in ("sanjing", "benniu"))


def test_the_sealed_last_year_is_preferred_and_the_present_is_as_the_files_say(sealed):
    evaluated = json.loads(run("evaluate", "-p", "2017Q4", "-C", str(sealed), "-f", "json", "-q"))
    total = next(row for row in evaluated["totals"][0]["rows"] if row["unit"] == "sanjing")
    found = diff(sealed)
    row = next(row for row in found["totals"][0]["rows"] if row["unit"] == "sanjing")
    assert row["total"]["now"] == pytest.approx(total["total"])


def test_the_page_says_that_it_is_against_the_seal(sealed):
    said = run(
        "diff",
        "-p",
        "2017Q4",
        "-C",
        str(sealed),
        "--lang",
        "zh",
        "-q",
        "--against",
        str(sealed / "published" / "2017Q4.json"),
    )
    assert "与封存的2017年度比较" in said and "封存时" in said
