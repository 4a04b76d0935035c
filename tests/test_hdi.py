"""The Human Development Index from one YAML: every published value and rank, exactly as printed."""

import csv
import json
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.model.board import Board
from scorecard.model.period import Period
from scorecard.model.status import Status
from scorecard.study.explain.cell import explain_cell
from scorecard.tables.record import record
from scorecard.workspace import read_workspace

CASES = os.environ.get("SCORECARD_CASES")
PLACE = Path(CASES or "") / "hdi"
YAML = Path(__file__).parent / "hdi" / "indicators.yaml"
FIGURES = ("le", "eys", "mys", "gnipc")
YEARS = range(1990, 2022)
# All four figures of these years are known, but no index is published: that it is withheld is data.
WITHHELD = [("RWA", year) for year in range(1990, 1995)]

pytestmark = pytest.mark.skipif(
    not CASES or not PLACE.is_dir(),
    reason="the environment variable SCORECARD_CASES names no folder that holds hdi/",
)


def rows_of(name):
    with (PLACE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def published():
    return {(row["iso3"], int(row["year"])): row for row in rows_of("expected.csv")}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("hdi")
    inputs = rows_of("inputs.csv")
    units = {
        row["iso3"]: {
            "name": row["country"],
            "group": "aggregates" if row["is_aggregate"] == "1" else "countries",
            "assessed": row["is_aggregate"] == "0",
        }
        for row in inputs
    }
    (root / "config").mkdir()
    method = YAML.read_text(encoding="utf-8")
    # JSON is YAML: each name is quoted as it must be.
    written = json.dumps(units, ensure_ascii=False)
    (root / "config" / "indicators.yaml").write_text(f"{method}units: {written}\n", encoding="utf-8")
    (root / "data").mkdir()
    with (root / "data" / "actuals.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["period", "unit", "indicator", "value", "status", "note"])
        for row in inputs:
            out.writerows([row["year"], row["iso3"], id, row[id], "", ""] for id in FIGURES if row[id])
        out.writerows(
            [year, unit, "index", "", "pending", "not published by UNDP"] for unit, year in WITHHELD
        )
    return read_workspace(root)


@pytest.fixture(scope="module")
def boards(workspace) -> dict[int, Board]:
    assert errors(workspace.faults) == ()
    return {year: workspace.board(Period(year, 12)) for year in YEARS}


@pytest.fixture(scope="module")
def computed(boards):
    """The rows of the table as the JSON has them, by country and year."""
    found = {}
    for year, board in boards.items():
        table = next(one for one in record(board, "en")["tables"] if one["id"] == "hdi")
        found |= {(row["unit"], year): row for row in table["rows"]}
    return found


def test_every_published_value_is_reproduced_as_printed(published, computed):
    # The file drops last zeros: 0.900 stands there as 0.9.
    values = {key: f"{Decimal(row['hdi']):.3f}" for key, row in published.items() if row["hdi"]}
    assert len(values) == 5923
    assert {key: computed[key]["printed"] for key in values} == values


def test_no_value_stands_where_none_is_published(published, computed):
    silent = [key for key, row in published.items() if not row["hdi"]]
    assert {computed[key]["total"] for key in silent} == {None}
    assert len(computed) == len(published) == len(silent) + 5923


def test_the_ranks_of_2021_are_those_published(published, computed):
    ranks = {key: int(row["rank"]) for key, row in published.items() if row["rank"]}
    assert len(ranks) == 191
    assert {key: computed[key]["rank"] for key in ranks} == ranks
    assert max(Counter(ranks.values()).values()) > 1, "the published list has ties"


def test_aggregates_have_an_index_and_no_rank(boards, computed):
    aggregates = [unit.id for unit in boards[2021].scheme.units if not unit.assessed]
    assert len(aggregates) == 11
    assert {computed[id, year]["rank"] for id in aggregates for year in YEARS} == {None}
    assert all(computed[id, 2021]["total"] > 0 for id in aggregates)


def test_what_is_withheld_is_pending_although_all_its_figures_are_known(computed):
    cells = {year: computed[unit, year]["cells"]["index"] for unit, year in WITHHELD}
    assert {cell["status"] for cell in cells.values()} == {Status.PENDING.id}
    assert {computed[key]["rank"] for key in WITHHELD} == {None}
    # In 1994 life expectancy lay below 20 years, where the index has no value at all.
    assert [year for year, cell in cells.items() if cell["actual"] is None] == [1994]


def test_the_explanation_goes_down_to_the_reported_figures(boards):
    board = boards[2021]
    unit = next(one for one in board.scheme.units if one.id == "CHN")
    table = board.table("hdi")
    explained = explain_cell(board, table, unit, table.table.rows[0])
    formulas = [say(step.formula, "en") for step in explained.steps if say(step.what, "en") == "Formula"]
    assert [text.partition(" = ")[0] for text in formulas] == [
        "Health index",
        "Education index",
        "Income index",
        "HDI",
    ]
    places = {span.path for step in explained.steps for span in step.spans}
    assert "data/actuals.csv" in places
