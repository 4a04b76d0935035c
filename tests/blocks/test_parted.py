"""Any units in any blocks: every figure, bound, status, rank and grade is that of the run in one piece, bit for bit."""

from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.engine.not_in_blocks import hindrances
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.others import UnitQuestion, UnitsOfBlock
from scorecard.workspace import read_workspace
from tests.blocks.bits import apart
from tests.blocks.parted import differences, in_blocks, partition
from tests.boards import SCORED, case_board, drawn_board

ROOT = Path(__file__).resolve().parents[2]
EVERY = bool(os.environ.get("SCORECARD_EVERY_BLOCK"))
SEEDS = range(200 if EVERY else 8)
LOOK_AT_OTHERS = ("08-", "16-与其他单位比", "24-")


def _wanted(n: int, id: str) -> bool:
    """Whether a case is tried in the ordinary run: those that look at other units, and one in six of the rest."""
    return EVERY or id.startswith(LOOK_AT_OTHERS) or n % 6 == 0


@pytest.mark.parametrize("file", sorted({id.split("：")[0] for id in SCORED}))
def test_worked_cases(file):
    boards = {
        id: case_board(id) for n, id in enumerate(SCORED) if id.startswith(f"{file}：") and _wanted(n, id)
    }
    found = {id: differences(board, id) for id, board in boards.items()}
    assert {id: apart for id, apart in found.items() if apart} == {}


def test_random_schemes():
    boards = {seed: drawn_board(seed) for seed in SEEDS}
    found = {seed: differences(board, seed) for seed, board in boards.items() if board}
    assert {seed: apart for seed, apart in found.items() if apart} == {}
    # A scheme that is refused proves nothing.
    assert sum(apart is not None for apart in found.values()) > len(SEEDS) * 0.8


@pytest.mark.parametrize(
    "project", [ROOT, *sorted(path.parent for path in ROOT.glob("examples/*/config"))], ids=lambda p: p.name
)
def test_shipped_data_and_examples(project):
    workspace = read_workspace(project)
    for period in workspace.periods if EVERY else workspace.periods[-1:]:
        board = workspace.board(period)
        assert not differences(board, f"{period}"), period


def test_a_block_of_each_unit_and_one_block_of_all():
    board = drawn_board(3)
    count = len(board.scheme.units)
    single = in_blocks(board, [np.array([u]) for u in range(count)])
    whole = in_blocks(board, [np.arange(count)])
    assert [one.scheme.units for one in single] == [(unit,) for unit in board.scheme.units]
    assert whole[0].account == board.account
    assert sum(one.account.used for one in single) == board.account.used


def test_without_the_answers_of_others_figures_would_be_others(monkeypatch):
    def own(self: UnitsOfBlock, name: tuple, question: UnitQuestion) -> object:
        self.asked[(*self.place, *name)] = question
        return question.answer()

    monkeypatch.setattr(UnitsOfBlock, "ask", own)
    ranked = [id for id in SCORED if id.startswith("16-与其他单位比：")]
    assert any(differences(case_board(id), id) for id in ranked)


def test_a_partition_holds_every_unit_once():
    for seed in range(20):
        parts = partition(random.Random(seed), 7)
        assert sorted(np.concatenate(parts).tolist()) == list(range(7))


HEAD = """title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  t:
    title: 表
    indicators:
      a: {name: 甲项, points: 5, nature: flow, targets: 10%s}
      b: {name: 乙项, points: 5, measure: 件, targets: 10, formula: "%s"}
"""


def test_what_an_amended_target_makes_of_its_row_holds_in_all_blocks(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    scheme = HEAD % ("", "2 * a")
    for n, target in enumerate(("{times: 2, base: last_year, base_value: 3}", "{indicator: c}")):
        rows = f"{scheme}      c: {{name: 丙项, points: 5, targets: 4}}\n".replace(
            "year: 2017", "plan: 2016-2017"
        )
        amendment = f"amendments: [{{from: 2016Q3, source: 文, set: {{targets.甲镇.甲项: {target}}}}}]\n"
        (tmp_path / "config" / "indicators.yaml").write_text(rows + amendment, encoding="utf-8")
        figures = "".join(
            f"2016Q3,{unit},{row},{n + 3}\n" for unit in ("甲镇", "乙镇") for row in ("甲项", "丙项")
        )
        (tmp_path / "data" / "a.csv").write_text(f"期间,单位,指标,数值\n{figures}", encoding="utf-8")
        workspace = read_workspace(tmp_path)
        board = workspace.board(workspace.periods[-1])
        parts = [np.array([0]), np.array([1])]
        assert [where for block in in_blocks(board, parts) for where in apart(board, block)] == []


REFUSED = {
    "rank(a)": (
        "",
        "config/indicators.yaml:10: the formula of “乙项” goes on from places or classes of units",
    ),
    "units_mean(a)": (
        ", suspect: {at_most: 0}",
        "config/indicators.yaml:9: “甲项” has suspect values, and formulas look at several units",
    ),
}


@pytest.mark.parametrize("formula", REFUSED)
def test_what_cannot_be_scored_in_blocks_is_named_with_its_row(formula):
    beside, said = REFUSED[formula]
    file = load_scheme(Source("config/indicators.yaml", (HEAD % (beside, formula)).encode()))
    assert file.scheme is not None, [fault.lines("en") for fault in file.faults]
    (found,) = hindrances(file.scheme, {})
    assert f"{found.span.path}:{found.span.line}: {say(found.what, 'en')}" == said


def test_units_that_were_others_in_an_earlier_year_are_refused():
    boards = [case_board(id) for id in SCORED if SCORED[id].get("earlier")]
    found = [hindrances(board.scheme, board.years) for board in boards]
    assert any("was another unit" in say(one.what, "en") for each in found for one in each)
    assert not all(found)
