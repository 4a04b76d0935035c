"""The conditions of a rule at work: each with the figure it looks at, and whether it holds."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf, isnan
from typing import cast

from scorecard.base.text import Text
from scorecard.engine.conditions import judge
from scorecard.model.condition import Condition
from scorecard.model.figure import Figure
from scorecard.model.named import Kind, Named
from scorecard.scheme.condition_words import Basis, condition_text, figure_text, shown
from scorecard.study.explain.step import CellOf, Input, Step

PREMISE = Text("条件", "Condition")
_HOLDS = Text("成立", "holds")
_FAILS = Text("不成立", "does not hold")
_OPEN = Text("无法判断", "cannot be told")


class Judging:
    """Judges the conditions of the rule of one cell, whose figure compared is `basis`."""

    def __init__(self, cell: CellOf, basis: Figure, words: Basis) -> None:
        self.cell = cell
        self.named = cell.table.named[cell.i]
        self.u = cell.u
        self.basis = basis
        self.words = words
        self.told: list[Condition] = []

    def figure(self, condition: Condition) -> float:
        """The figure a condition looks at, NaN where there is none."""
        return float(self._figure(condition.id, condition.what)[0])

    def holds(self, conditions: tuple[Condition, ...]) -> bool | None:
        """Whether all of them hold; None where it cannot be told."""
        told = judge(conditions, self._figure)
        return True if told.holds[0] else False if told.fails[0] else None

    def steps(self, conditions: Sequence[Condition]) -> list[Step]:
        """One line for each condition that has not been told before."""
        new = [one for one in dict.fromkeys(conditions) if one not in self.told]
        self.told += new
        return [self._step(condition) for condition in new]

    def _figure(self, id: str, what: str) -> Figure:
        if what == "basis":
            return self.basis[None]
        return self.named[Named(id, cast("Kind", what))][self.u : self.u + 1]

    def _step(self, condition: Condition) -> Step:
        said, inputs = self._told(condition)
        verdict = self._verdict(condition)
        return Step(
            PREMISE,
            Text(f"{said.zh}：{verdict.zh}", f"{said.en}: {verdict.en}"),
            shown=verdict,
            inputs=tuple(inputs),
        )

    def _word(self, condition: Condition, value: float) -> str:
        """The word that a figure of a row of words stands for; "" for a number."""
        if condition.what == "basis":
            return self.cell.row.word(value)
        rows = (row for table in self.cell.board.tables for row in table.table.rows)
        named = next((row for row in rows if row.id == condition.id), None)
        return named.word(value) if named and condition.what == "value" else ""

    def _verdict(self, condition: Condition) -> Text:
        return {True: _HOLDS, False: _FAILS, None: _OPEN}[self.holds((condition,))]

    def _told(self, condition: Condition) -> tuple[Text, list[Input]]:
        """A condition beside its figure; of several that would do, each with its own verdict."""
        if not condition.any:
            value = self.figure(condition)
            name, wanted = figure_text(condition, self.words), condition_text(condition, self.words)
            word = self._word(condition, value)
            now = "—" if isnan(value) else "∞" if isinf(value) else shown(value, condition, self.words)
            said = Text(f"须{wanted.zh}，现为 {word or now}", f"{wanted.en} is wanted; it is {word or now}")
            return said, [Input(name, word or value)]
        texts, inputs = [], []
        for one in condition.any:
            said, given = self._told(one)
            verdict = self._verdict(one)
            texts.append(Text(f"{said.zh}，{verdict.zh}", f"{said.en}, which {verdict.en}"))
            inputs += given
        return Text("；或".join(t.zh for t in texts), "; or ".join(t.en for t in texts)), inputs
