"""What is told of ranks is the ranking itself: formed once more, it comes to the board bit for bit."""

import numpy as np

from scorecard.base.message import say
from scorecard.engine.figures import official
from scorecard.study.explain.ranked import ranked
from scorecard.study.explain.rerun_ranks import RerunRanks
from tests.random_schemes.agreement import Refused, told
from tests.random_schemes.draws import scheme_and_returns
from tests.study.calculator import board_of
from tests.study.test_rerun_of_totals import CASES

SEEDS = 80


def check(board):
    for place in board.places:
        rerun = RerunRanks(board, place)
        assert np.array_equal(rerun.official.value, official(place), equal_nan=True)
        for u in np.flatnonzero(rerun.official.known).tolist():
            line = ranked(board, place, u)[-1]
            assert line.result == float(official(place)[u])
            for lang in ("zh", "en"):
                assert str(figures_before(place, u)) in say(line.formula, lang)


def figures_before(place, u):
    """How many units of the unit's ranking are ranked better."""
    ranks = official(place)
    within = [one.group == place.units[u].group or place.of.among == "table" for one in place.units]
    return int(np.sum((ranks < ranks[u]) & within))


def test_the_worked_cases_are_ranked_again_as_they_were(tmp_path):
    for n, case in enumerate(CASES):
        rows = case.get("actuals", "期间,单位,指标,数值\n")
        check(board_of(tmp_path / str(n), case["scheme"], rows, case["period"], case.get("earlier", "")))


def test_random_schemes_are_ranked_again_as_they_were():
    refused = 0
    for seed in range(SEEDS):
        try:
            board = told(*scheme_and_returns(seed))
        except Refused:
            refused += 1
            continue
        check(board)
    assert refused < SEEDS / 10
