"""Boards scored again in blocks of units."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence

import numpy as np

from scorecard.engine.blocks import finish_board, score_block, score_in_blocks
from scorecard.engine.not_in_blocks import hindrances
from scorecard.model.blocks import block_of
from scorecard.model.board import Board
from scorecard.model.others import Places
from tests.blocks.bits import apart


class BlocksHere:
    """Blocks in this process, one after the other."""

    def __init__(self, blocks, period, years):
        self.blocks = blocks
        self.period = period
        self.years = years
        self.places = [block.places for block in blocks]
        self.units = [block.units for block in blocks]
        self.scored = []

    def score(self, answers):
        pairs = zip(self.blocks, answers, strict=True)
        self.scored = [score_block(block, self.period, self.years, known) for block, known in pairs]

    def each(self, function, *args, **named):
        return [function(board, *args, **named) for board in self.scored]

    def one(self, function, *args, **named):
        return function(self.scored[0], *args, **named)

    def finish(self, outcome, then):
        return (then(finish_board(board, came)) for board, came in zip(self.scored, outcome, strict=True))


def partition(draw: random.Random, count: int) -> list[Places]:
    """So many units parted at random: any unit may be in any block."""
    blocks = draw.randint(2, 4)
    of = np.array([draw.randrange(blocks) for _ in range(count)])
    return [np.flatnonzero(of == n) for n in range(blocks) if (of == n).any()]


def in_blocks(board: Board, parts: Sequence[Places]) -> list[Board]:
    """The boards of its blocks, sent as they are sent to another machine."""
    cut = [pickle.loads(pickle.dumps(block_of(board.scheme, board.ledger, units))) for units in parts]
    blocks = BlocksHere(cut, board.period, board.years)
    return list(score_in_blocks(board.scheme, board.period, blocks, lambda one: one))


def differences(board: Board, seed: str | int) -> list[str] | None:
    """Where the boards of blocks differ from a board in one piece; None where it cannot be scored in blocks."""
    if hindrances(board.scheme, board.years):
        return None
    parts = partition(random.Random(f"{seed}"), len(board.scheme.units))
    found = [where for block in in_blocks(board, parts) for where in apart(board, block)]
    return [f"{[part.tolist() for part in parts]} {where}" for where in found]
