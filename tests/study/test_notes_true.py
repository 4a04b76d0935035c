"""Every sentence below a table is held against the board it stands below, of worked cases and of random schemes."""

import re

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.engine.figures import official
from scorecard.model.status import Status
from scorecard.study.explain.cell import explain_totals
from scorecard.study.notes import notes
from scorecard.study.readback.policy import does
from scorecard.workspace import read_workspace
from tests.boards import CASES, case_board, drawn_board
from tests.cli.running import ROOT

NAMES = {"missing": "未报", "pending": "待核", "not_applicable_rule": "不适用"}


def places(board):
    return [*board.tables, *board.totals]


def titled(board, title):
    return next(one for one in places(board) if one.of.title == title)


def scored_rows(board):
    return [
        row
        for table in board.tables
        for i, row in enumerate(table.table.rows)
        if row.scores and (table.terms.points.value[:, i] > 0).any() and table.terms.due_now[i]
    ]


def contradicted(board):
    """The sentences that the board contradicts."""
    return [say(note.text, "zh") for note in notes(board) if not holds(board, note)]


def holds(board, note):
    check = CHECKS.get(note.code)
    return check is None or check(board, say(note.text, "zh"), say(note.text, "en"))


def rank_on(board, zh, en):
    """Ranks there are, formed on what is said, among whom it is said."""
    ranked = [one.of for one in places(board) if not np.isnan(official(one)).all()]
    named = [of for of in ranked if of.title in zh.split("：")[0].split("、")] if "：" in zh else ranked
    return bool(named) and all(
        ("得分率" in zh) == (of.ranking.by == "share")
        and ("打印的总分" in zh) == (of.ranking.by != "share" and of.ranking.rank_on == "printed")
        and ("组内" in zh) == (of.ranking.among == "group")
        for of in named
    )


def policy(status):
    def check(board, zh, en):
        """Every policy that is told is that of a row, and every row's is told."""
        said = {say(does(getattr(row.unscored, status)), "zh") for row in scored_rows(board)}
        return bool(said) and all(one in zh for one in said) and ("其他各项" in zh) == (len(said) > 1)

    return check


def unranked(board, zh, en):
    """The unit has no rank, lacks what is said, and the ranges are those of the rankings named."""
    short = zh.split("未排名")[0]
    alone = sum(not table.table.inputs for table in board.tables) == 1 and not board.totals
    found = []
    for place in places(board):
        of = place.of
        name = f"附件{of.annex}" if getattr(of, "annex", None) is not None else of.title
        for u, unit in enumerate(place.units):
            if unit.short != short or not np.isnan(official(place)[u]):
                continue
            if not np.isnan(place.ranks.best[u]):
                found.append((name, float(place.ranks.best[u]), float(place.ranks.worst[u])))
            lacks = place.lacking[u].any() if hasattr(place, "lacking") else place.status[u] == Status.MISSING
            where = "" if alone else name
            if not lacks or getattr(of, "inputs", False):
                continue
            if bool(re.search(f"(，|补齐后){where}(组内)?名次现在无法知道", zh)) != bool(
                place.ranks.unknown[u]
            ):
                return False
    told = zh.partition("补齐后")[2]
    told = re.findall(r"([^，]*?)(?:组内)?名次(?:可能在第([\d.]+)至|仍是)第([\d.]+)", told)
    for where, low, high in told:
        low = low or high
        if not any(
            name == where or (alone and not where)
            for name, *ends in found
            if ends == [float(low), float(high)]
        ):
            return False
    units = [(t, t.units.index(u)) for t in board.tables for u in t.units if u.short == short]
    return any(t.lacking[u].any() and np.isnan(official(t)[u]) for t, u in units)


def without_total(board, zh, en):
    names, title = zh.split("在“")[0].split("、"), zh.split("在“")[1].split("”")[0]
    place = titled(board, title)
    units = [u for u, unit in enumerate(place.units) if unit.short in names]
    lacks = place.lacking.any(axis=1) if hasattr(place, "lacking") else place.status == Status.MISSING
    return len(units) == len(names) and bool((place.total.missing & ~lacks)[units].all())


def not_applicable(board, zh, en):
    """What is told to go to siblings did so; nothing goes anywhere where nothing is left."""
    units, row = re.match("(.*?)(?:不考核)?“(.*?)”", zh).groups()
    names = units.split("、")
    for table in board.tables:
        for i, one in enumerate(table.table.rows):
            if one.short != row:
                continue
            for u, unit in enumerate(table.units):
                shared = "分摊给" in zh and unit.short in names
                if shared and not table.terms.applicable[u, i] and not float(table.full_total[u]) > 0:
                    return False
    return True


def stood_in(board, zh, en):
    names, rest = zh.split("的“", 1)
    row, said = rest.split("”", 1)
    status = Status.MISSING if said.startswith("未报") else Status.PENDING
    return any(
        set(names.split("、")) <= {table.units[u].short for u in np.flatnonzero(cells)}
        for table in board.tables
        for i, one in enumerate(table.table.rows)
        if one.short == row
        for cells in (table.observations.status[:, i] == status,)
    )


def shared(board, zh, en):
    """The points printed add up to the first figure, and the total is the second."""
    table = next(
        t for t in board.tables if zh.startswith(f"附件{t.table.annex}") or zh.startswith(t.table.title)
    )
    for short, earned, total in re.findall(r"([^：、\s]+) (-?[\d.]+)/[\d.]+ → (-?[\d.]+)/", zh):
        u = next(n for n, unit in enumerate(table.units) if unit.short == short)
        if (
            abs(np.nansum(table.points.shown[u]) - float(earned)) > 0.0051
            or abs(float(table.known[u]) - float(total)) > 0.51
        ):
            return False
    return True


CHECKS = {
    "rank_on": rank_on,
    "missing": policy("missing"),
    "pending": policy("pending"),
    "not_applicable_rule": policy("not_applicable"),
    "unranked": unranked,
    "without_total": without_total,
    "not_applicable": not_applicable,
    "stood_in": stood_in,
    "shared": shared,
    "interim": lambda board, zh, en: board.scheme.frequency != "year" or board.scheme.is_plan,
}


def told_of_one(board):
    """The units of which `explain` says that they are the only one, where they are not."""
    return [
        unit.short
        for place in board.tables
        if sum(unit.assessed for unit in place.units) > 1 and not place.table.inputs
        for unit in place.units
        if any("只有一个单位" in say(step.formula, "zh") for step in explain_totals(board, unit, place))
    ]


@pytest.mark.parametrize("id", CASES)
def test_no_case_contradicts_its_notes(id):
    board = case_board(id)
    if board is not None:
        assert contradicted(board) == [] and told_of_one(board) == []


@pytest.mark.parametrize(
    "at", [".", *sorted(str(path.parent.relative_to(ROOT)) for path in ROOT.glob("examples/*/config"))]
)
def test_what_is_shipped_does_not(at):
    workspace = read_workspace(ROOT / at)
    for period in workspace.periods[-3:]:
        assert contradicted(workspace.board(period)) == []


def test_no_random_board_contradicts_its_notes():
    agree()
    assert MET["unranked"] and MET["stood_in"] and MET["rank_on"] and MET["missing"], MET


MET = dict.fromkeys(CHECKS, 0)


def agree():
    for seed in range(60):
        board = drawn_board(seed)
        if board is None:
            continue
        assert contradicted(board) == [], seed
        assert told_of_one(board) == [], seed
        for note in notes(board):
            MET[note.code] = MET.get(note.code, 0) + 1
