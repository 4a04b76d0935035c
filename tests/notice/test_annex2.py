"""The annex of 2017, from any file and in one command: every cell as in the shipped scheme."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from tests.cli.running import run
from tests.notice.printed import as_document, as_text, as_workbook

SHIPPED = Path(__file__).resolve().parents[2] / "config" / "indicators.yaml"


def scheme_of(path: Path) -> Scheme:
    file = load_scheme(Source("config/indicators.yaml", path.read_bytes()))
    assert file.scheme is not None, [fault.message.say("zh") for fault in file.faults]
    return file.scheme


def cells(scheme: Scheme, table: SchemeTable) -> dict[tuple[str, str], tuple[bool, float | None]]:
    units = [scheme.units[unit].name for unit in table.units]
    return {
        (unit, row.name): (target.assessed, target.value if target.assessed else None)
        for row in table.rows
        for targets in row.targets.values()
        for unit, target in zip(units, targets, strict=True)
    }


@pytest.fixture(params=["csv", "xlsx", "docx"])
def notice(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"附件2.{request.param}"
    if request.param == "csv":
        path.write_bytes(as_text())
    else:
        (as_workbook if request.param == "xlsx" else as_document)(path)
    return path


def test_every_cell_is_that_of_the_shipped_scheme(notice: Path, tmp_path: Path) -> None:
    made = run("init", "new", "--from", notice.name, "--lang", "zh", at=tmp_path)
    assert made.code == 0 and "没有读懂" not in made.out
    shipped, drafted = scheme_of(SHIPPED), scheme_of(tmp_path / "new" / "config" / "indicators.yaml")
    towns = next(table for table in shipped.tables if table.id == "towns")
    (annex,) = drafted.tables
    wanted = cells(shipped, towns)
    assert len(wanted) == 165
    assert cells(drafted, annex) == wanted
    assert (annex.title, annex.annex) == (towns.title, 2)
    assert [(row.name, row.number, row.points, row.relation, row.measure) for row in annex.indicators] == [
        (row.name, row.number, row.points, row.relation, row.measure) for row in towns.indicators
    ]


def test_beside_the_notice_itself(notice: Path, tmp_path: Path) -> None:
    assert run("init", "--from", notice.name, "--lang", "zh", at=tmp_path).code == 0
    assert notice.exists() and (tmp_path / "config" / "indicators.yaml").exists()


def test_it_checks_clean(notice: Path, tmp_path: Path) -> None:
    run("init", "new", "--from", notice.name, "--lang", "zh", at=tmp_path)
    checked = run("check", at=tmp_path / "new")
    assert checked.code == 0 and "方案无误" in checked.out and "错误" not in checked.out


def test_the_returned_form_is_read_with_the_drafted_scheme(tmp_path: Path) -> None:
    as_workbook(tmp_path / "附件2.xlsx")
    run("init", "new", "--from", "附件2.xlsx", "--lang", "zh", at=tmp_path)
    as_workbook(tmp_path / "new" / "data" / "2017Q2.xlsx", scale=0.5)
    checked = run("check", "--lang", "zh", at=tmp_path / "new")
    assert checked.code == 0, checked.out
    assert "错误" not in checked.out
