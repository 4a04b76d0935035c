"""Random small schemes of every kind: the tool and the oracle agree on every value, point, total, rank and grade."""

from collections import Counter

import pytest

from tests.boards import drawn_board
from tests.random_schemes.agreement import differences
from tests.random_schemes.draw_rules import SCALES
from tests.random_schemes.draws import scheme_and_returns
from tests.random_schemes.kinds import KINDS, kinds_of
from tests.random_schemes.whole import Whole

pytestmark = pytest.mark.long

SCHEMES = 100


def test_tool_and_oracle_agree_on_schemes_of_every_kind():
    seen: Counter[str] = Counter()
    for seed in range(SCHEMES):
        drawn = scheme_and_returns(seed)
        board = drawn_board(seed)
        if board is None:
            seen["refused"] += 1
            continue
        assert differences(board, Whole(*drawn), seen) == [], (
            f"python -m tests.random_schemes --seed 0 --from {seed} --schemes 1"
        )
        seen.update(kinds_of(drawn[0]))
    wanted = {f"{compare} {scale}" for compare, scales in SCALES.items() for scale in scales} | KINDS
    # Agreement means something only of what was met.
    assert [kind for kind in sorted(wanted) if not seen[kind]] == []
    assert seen["refused"] < SCHEMES / 20
